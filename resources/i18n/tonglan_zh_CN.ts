<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
    <context>
        <name>CommandWords</name>
        <message>
            <source>Accept</source>
            <translation>受理</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>分拨</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>Supervise</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Send back</source>
            <translation>退回</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>已知悉</translation>
        </message>
        <message>
            <source>held back</source>
            <translation>暂缓发送</translation>
        </message>
        <message>
            <source>to be sent</source>
            <translation>待发送</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>发送中</translation>
        </message>
        <message>
            <source>sent, not yet seen</source>
            <translation>已发出,尚未见生效</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>已发出</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>已确认</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>被拒绝</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>已放弃</translation>
        </message>
        <message>
            <source>already changed by somebody else</source>
            <translation>已被他人处理</translation>
        </message>
        <message>
            <source>already changed at %1</source>
            <translation>已于 %1 被处理</translation>
        </message>
        <message>
            <source>already handled by %1 at %2</source>
            <translation>已由 %1 于 %2 处理</translation>
        </message>
        <message>
            <source>not allowed</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>not allowed: %1</source>
            <translation>没有权限:%1</translation>
        </message>
        <message>
            <source>the server does not know it</source>
            <translation>服务器没有这条记录</translation>
        </message>
        <message>
            <source>the server answered %1</source>
            <translation>服务器返回 %1</translation>
        </message>
    </context>
    <context>
        <name>EventActions</name>
        <message>
            <source>Urge</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Text of the note</source>
            <translation>备注内容</translation>
        </message>
        <message>
            <source>Note for everybody who handles this</source>
            <translation>写给经办各方的备注</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
    </context>
    <context>
        <name>EventCounters</name>
        <message>
            <source>Reported today</source>
            <translation>今日接报</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>按期率</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>超时</translation>
        </message>
    </context>
    <context>
        <name>EventRow</name>
        <message>
            <source>Overdue</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>left</source>
            <translation>剩</translation>
        </message>
        <message>
            <source>supervised</source>
            <translation>督办</translation>
        </message>
    </context>
    <context>
        <name>EventSheet</name>
        <message>
            <source>Overdue</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>left</source>
            <translation>剩</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>EventWords</name>
        <message>
            <source>Reported</source>
            <translation>待受理</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>待分拨</translation>
        </message>
        <message>
            <source>In hand</source>
            <translation>处置中</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>待核查</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>Rated</source>
            <translation>已评价</translation>
        </message>
        <message>
            <source>Grave</source>
            <translation>特别重大</translation>
        </message>
        <message>
            <source>Major</source>
            <translation>重大</translation>
        </message>
        <message>
            <source>Serious</source>
            <translation>较大</translation>
        </message>
        <message>
            <source>Ordinary</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>交通</translation>
        </message>
        <message>
            <source>City upkeep</source>
            <translation>城管</translation>
        </message>
        <message>
            <source>Water</source>
            <translation>水务</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>电力</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>环境</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>医疗</translation>
        </message>
        <message>
            <source>Elder care</source>
            <translation>养老</translation>
        </message>
        <message>
            <source>Safety</source>
            <translation>安全</translation>
        </message>
        <message>
            <source>Fire</source>
            <translation>消防</translation>
        </message>
        <message>
            <source>Weather</source>
            <translation>气象</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>港口</translation>
        </message>
        <message>
            <source>Community</source>
            <translation>社区</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>urged</source>
            <translation>已催办</translation>
        </message>
        <message>
            <source>supervised</source>
            <translation>已督办</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>退回</translation>
        </message>
        <message>
            <source>reported</source>
            <translation>已接报</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>已受理</translation>
        </message>
        <message>
            <source>dispatched</source>
            <translation>已分拨</translation>
        </message>
        <message>
            <source>awaiting check</source>
            <translation>待核查</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>rated</source>
            <translation>已评价</translation>
        </message>
    </context>
    <context>
        <name>EventsPanel</name>
        <message>
            <source>newest %1 of %2 events</source>
            <translation>共 %2 条，列出最新 %1 条</translation>
        </message>
        <message>
            <source>%1 open</source>
            <translation>在办 %1 件</translation>
        </message>
        <message>
            <source>%1 events</source>
            <translation>%1 条</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>%1, checked %2 ago</source>
            <translation>%1，%2前核对</translation>
        </message>
        <message>
            <source>No open events</source>
            <translation>当前无在办事件</translation>
        </message>
        <message>
            <source>Is its feed configured?</source>
            <translation>请检查是否已配置此数据源</translation>
        </message>
        <message>
            <source>Nothing from this source</source>
            <translation>该数据源没有记录</translation>
        </message>
    </context>
    <context>
        <name>Figure</name>
        <message>
            <source>withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
    </context>
    <context>
        <name>HeaderBar</name>
        <message>
            <source>Tonglan</source>
            <translation>统揽</translation>
        </message>
        <message>
            <source>Demonstration data</source>
            <translation>演示数据</translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s) in force</source>
            <translation>
                <numerusform>%n 项预警生效</numerusform>
            </translation>
        </message>
        <message>
            <source>Data trust</source>
            <translation>数据信用</translation>
        </message>
        <message>
            <source>/%1 fresh</source>
            <translation>/%1 新鲜</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>链路</translation>
        </message>
    </context>
    <context>
        <name>IndicatorsPanel</name>
        <message>
            <source>%1 indicators, %2 beyond limits</source>
            <translation>%1 项核心指标，%2 项越界</translation>
        </message>
        <message>
            <source>%1 indicators</source>
            <translation>%1 项核心指标</translation>
        </message>
        <message>
            <source>Vital signs</source>
            <translation>城市运行体征</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>接入的数据源没有定义这些指标</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>close, back</source>
            <translation>关闭、返回</translation>
        </message>
        <message>
            <source>home view</source>
            <translation>回到全市视野</translation>
        </message>
        <message>
            <source>up to the whole city</source>
            <translation>回到全市</translation>
        </message>
        <message>
            <source>previous, next scene</source>
            <translation>上一个、下一个专题</translation>
        </message>
        <message>
            <source>scene by number, overview</source>
            <translation>按编号切换专题，0 为总览</translation>
        </message>
        <message>
            <source>closer, further</source>
            <translation>放大、缩小</translation>
        </message>
        <message>
            <source>source of every figure</source>
            <translation>显示每个数字的来源</translation>
        </message>
        <message>
            <source>full screen</source>
            <translation>全屏</translation>
        </message>
        <message>
            <source>this sheet</source>
            <translation>本页</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>urge, note the open event</source>
            <translation>催办、备注打开的事件</translation>
        </message>
    </context>
    <context>
        <name>KpiCard</name>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>day</source>
            <translation>环比</translation>
        </message>
        <message>
            <source>week</source>
            <translation>同比</translation>
        </message>
    </context>
    <context>
        <name>LevelWords</name>
        <message>
            <source>No level</source>
            <translation>无级别</translation>
        </message>
        <message>
            <source>Grade I</source>
            <translation>Ⅰ级</translation>
        </message>
        <message>
            <source>Grade II</source>
            <translation>Ⅱ级</translation>
        </message>
        <message>
            <source>Grade III</source>
            <translation>Ⅲ级</translation>
        </message>
        <message>
            <source>Grade IV</source>
            <translation>Ⅳ级</translation>
        </message>
        <message>
            <source>Very major</source>
            <translation>特别重大</translation>
        </message>
        <message>
            <source>Major</source>
            <translation>重大</translation>
        </message>
        <message>
            <source>Serious</source>
            <translation>较大</translation>
        </message>
        <message>
            <source>Ordinary</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>橙</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黄</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝</translation>
        </message>
    </context>
    <context>
        <name>MapEdges</name>
        <message numerus="yes">
            <source>%n event(s) beyond this side</source>
            <translation>
                <numerusform>这一侧之外还有 %n 件</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MapLegend</name>
        <message>
            <source>unrated</source>
            <translation>未定级</translation>
        </message>
        <message>
            <source>cluster (ring = levels inside)</source>
            <translation>聚合（环＝级别构成）</translation>
        </message>
        <message>
            <source>density 0</source>
            <translation>密度 0</translation>
        </message>
        <message>
            <source>%1+ events/km²</source>
            <translation>%1+ 件/km²</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 km</translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1 m</translation>
        </message>
    </context>
    <context>
        <name>MapTools</name>
        <message>
            <source>Closer</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Further</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>回到全市视野</translation>
        </message>
    </context>
    <context>
        <name>OutboxPanel</name>
        <message>
            <source>%1 refused</source>
            <translation>%1 件被拒绝</translation>
        </message>
        <message>
            <source>%1 on their way</source>
            <translation>%1 件在途</translation>
        </message>
        <message>
            <source>Actions on their way</source>
            <translation>在途操作</translation>
        </message>
        <message>
            <source>The store of actions was damaged: %1</source>
            <translation>操作存储曾损坏:%1</translation>
        </message>
        <message>
            <source>Nothing is on its way</source>
            <translation>没有在途的操作</translation>
        </message>
        <message>
            <source>No actions can be taken</source>
            <translation>暂不能操作</translation>
        </message>
    </context>
    <context>
        <name>OutboxRow</name>
        <message>
            <source>Resend</source>
            <translation>重发</translation>
        </message>
        <message>
            <source>Give up</source>
            <translation>放弃</translation>
        </message>
        <message>
            <source>Really give up</source>
            <translation>确认放弃</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message numerus="yes">
            <source>%n tries</source>
            <translation>
                <numerusform>第 %n 次发送</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PanelNote</name>
        <message>
            <source>Waiting for %1</source>
            <translation>正在等待%1</translation>
        </message>
        <message>
            <source>data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Cannot be read</source>
            <translation>无法读取</translation>
        </message>
    </context>
    <context>
        <name>RankPanel</name>
        <message>
            <source>number / %</source>
            <translation>件 / %</translation>
        </message>
        <message>
            <source>Districts</source>
            <translation>各区</translation>
        </message>
        <message>
            <source>▽ under %1%</source>
            <translation>▽ 低于 %1%</translation>
        </message>
        <message>
            <source>No districts</source>
            <translation>没有区划数据</translation>
        </message>
        <message>
            <source>first %1</source>
            <translation>前 %1</translation>
        </message>
    </context>
    <context>
        <name>SceneView</name>
        <message>
            <source>Whole city</source>
            <translation>全市</translation>
        </message>
        <message>
            <source>Back to the whole city</source>
            <translation>回到全市</translation>
        </message>
    </context>
    <context>
        <name>ServicesPanel</name>
        <message>
            <source>today</source>
            <translation>今日累计</translation>
        </message>
        <message>
            <source>today · last 7 days</source>
            <translation>今日累计 · 近 7 日</translation>
        </message>
        <message>
            <source>Services for people</source>
            <translation>民生服务</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>接入的数据源没有定义这些指标</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
    </context>
    <context>
        <name>SituationLine</name>
        <message>
            <source>made by rules from these figures</source>
            <translation>规则生成，依据如上</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
    </context>
    <context>
        <name>TickerBar</name>
        <message>
            <source>partly demonstration data</source>
            <translation>部分为演示数据</translation>
        </message>
        <message>
            <source>Latest</source>
            <translation>动态</translation>
        </message>
        <message>
            <source>Data as of</source>
            <translation>数据截至</translation>
        </message>
        <message>
            <source>all of it demonstration data</source>
            <translation>全部为演示数据</translation>
        </message>
    </context>
    <context>
        <name>TimeBar</name>
        <message>
            <source>Recorded</source>
            <translation>录制</translation>
        </message>
        <message>
            <source>Selected</source>
            <translation>选定时段</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>实时</translation>
        </message>
        <message>
            <source>Esc clears the selection</source>
            <translation>按 Esc 取消选择</translation>
        </message>
        <message>
            <source>Drag to select a time</source>
            <translation>拖动选择时段</translation>
        </message>
        <message>
            <source>events / 15 min</source>
            <translation>件 / 15 分</translation>
        </message>
        <message>
            <source>Not live</source>
            <translation>非实时</translation>
        </message>
    </context>
    <context>
        <name>TopicsPanel</name>
        <message>
            <source>last 24 h</source>
            <translation>近 24 小时</translation>
        </message>
        <message>
            <source>Reports by topic</source>
            <translation>接报专题</translation>
        </message>
        <message>
            <source>No events in 24 h</source>
            <translation>近 24 小时没有事件</translation>
        </message>
    </context>
    <context>
        <name>TrendPanel</name>
        <message>
            <source>per 30 min</source>
            <translation>件 / 30 分</translation>
        </message>
        <message>
            <source>Trend</source>
            <translation>走势</translation>
        </message>
        <message>
            <source>No values yet</source>
            <translation>还没有数值</translation>
        </message>
    </context>
    <context>
        <name>TrustCounts</name>
        <message>
            <source>%1 fresh</source>
            <translation>%1 新鲜</translation>
        </message>
        <message>
            <source>%1 late</source>
            <translation>%1 延迟</translation>
        </message>
        <message>
            <source>%1 stale</source>
            <translation>%1 过期</translation>
        </message>
        <message>
            <source>%1 in doubt</source>
            <translation>%1 存疑</translation>
        </message>
    </context>
    <context>
        <name>TrustWords</name>
        <message>
            <source>late</source>
            <translation>延迟</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>过期</translation>
        </message>
        <message>
            <source>in doubt</source>
            <translation>存疑</translation>
        </message>
        <message>
            <source>no source</source>
            <translation>无源</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CommandModel</name>
        <message>
            <source>Recorded data: nobody would act on it</source>
            <translation>录制数据,操作不会有人办理</translation>
        </message>
        <message>
            <source>No feed takes actions</source>
            <translation>没有接收操作的数据源</translation>
        </message>
        <message>
            <source>Actions cannot be stored: %1</source>
            <translation>操作无法保存:%1</translation>
        </message>
        <message>
            <source>The source of this event takes no actions</source>
            <translation>该事件的来源不接收操作</translation>
        </message>
        <message>
            <source>Not taken: %1</source>
            <translation>未受理:%1</translation>
        </message>
        <message>
            <source>again in %1</source>
            <translation>%1后重试</translation>
        </message>
        <message>
            <source>waits for the refused one before it</source>
            <translation>等前一条被拒绝的操作处理完</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>尚无答复</translation>
        </message>
        <message>
            <source>%1 %2: %3</source>
            <translation>%1%2:%3</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
    </context>
    <context>
        <name>tonglan::HealthModel</name>
        <message>
            <source>Live</source>
            <translation>实时同步</translation>
        </message>
        <message>
            <source>Loading %1%</source>
            <translation>载入 %1%</translation>
        </message>
        <message>
            <source>Catching up</source>
            <translation>追赶中</translation>
        </message>
        <message>
            <source>Retrying</source>
            <translation>重试中</translation>
        </message>
        <message>
            <source>Link lost</source>
            <translation>已断开</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>%1起</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>录制数据</translation>
        </message>
    </context>
    <context>
        <name>tonglan::IndicatorModel</name>
        <message>
            <source>Usual %1–%2</source>
            <translation>常态 %1–%2</translation>
        </message>
        <message>
            <source>Usual ≤%1</source>
            <translation>常态 ≤%1</translation>
        </message>
        <message>
            <source>Usual ≥%1</source>
            <translation>常态 ≥%1</translation>
        </message>
        <message>
            <source>same hour yesterday</source>
            <translation>昨日同时</translation>
        </message>
        <message>
            <source>same hour last week</source>
            <translation>上周同时</translation>
        </message>
    </context>
    <context>
        <name>tonglan::LayerModel</name>
        <message>
            <source>source %1 is not known yet</source>
            <translation>数据源 %1 尚未接入</translation>
        </message>
        <message>
            <source>nothing to show: 0 records</source>
            <translation>没有可显示的记录</translation>
        </message>
    </context>
    <context>
        <name>tonglan::SeriesModel</name>
        <message>
            <source>cases</source>
            <translation>件</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今日</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>选定</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>昨日</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) before</source>
            <translation>
                <numerusform>%n 天前</numerusform>
            </translation>
        </message>
        <message>
            <source>last %1</source>
            <translation>上%1</translation>
        </message>
        <message>
            <source>usual P10–P90</source>
            <translation>常态 P10–P90</translation>
        </message>
    </context>
    <context>
        <name>tonglan::SituationModel</name>
        <message>
            <source>+%1 more</source>
            <translation>另 %1 条</translation>
        </message>
        <message>
            <source>%1 vital signs, none beyond limits</source>
            <translation>%1 项体征均在常态</translation>
        </message>
        <message>
            <source>%1 vital signs, %2 beyond limits</source>
            <translation>%1 项体征 %2 项越界</translation>
        </message>
        <message>
            <source>%1 of %2 vital signs up to date, %3 beyond limits</source>
            <translation>%2 项体征 %1 项可判断 %3 项越界</translation>
        </message>
    </context>
    <context>
        <name>tonglan::TickerModel</name>
        <message>
            <source>after %1</source>
            <translation>用时 %1</translation>
        </message>
    </context>
    <context>
        <name>tonglan::TrendChart</name>
        <message>
            <source>now</source>
            <translation>现在</translation>
        </message>
    </context>
    <context>
        <name>tonglan::WarningModel</name>
        <message>
            <source>%1 red warning</source>
            <translation>%1红色预警</translation>
        </message>
        <message>
            <source>%1 orange warning</source>
            <translation>%1橙色预警</translation>
        </message>
        <message>
            <source>%1 yellow warning</source>
            <translation>%1黄色预警</translation>
        </message>
        <message>
            <source>%1 blue warning</source>
            <translation>%1蓝色预警</translation>
        </message>
    </context>
</TS>
