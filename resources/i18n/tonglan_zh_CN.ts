<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
    <context>
        <name>CachePanel</name>
        <message>
            <source>Cache</source>
            <translation>缓存</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Size, log included</source>
            <translation>大小（含日志）</translation>
        </message>
        <message>
            <source>Free on its disk</source>
            <translation>磁盘剩余</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>版本号</translation>
        </message>
        <message>
            <source>Refused records kept</source>
            <translation>隔离记录</translation>
        </message>
        <message>
            <source>Last pruned</source>
            <translation>上次清理</translation>
        </message>
        <message>
            <source>Rebuilt</source>
            <translation>重建</translation>
        </message>
        <message>
            <source>not in this run</source>
            <translation>本次运行未发生</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>损坏情况</translation>
        </message>
    </context>
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
            <source>not stored yet</source>
            <translation>未入库</translation>
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
        <name>FeedLine</name>
        <message>
            <source>Next try</source>
            <translation>下次重试</translation>
        </message>
        <message>
            <source>Last good</source>
            <translation>最近成功</translation>
        </message>
        <message>
            <source>Lag</source>
            <translation>入库时延</translation>
        </message>
        <message>
            <source>Rows in</source>
            <translation>接收</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>拒收</translation>
        </message>
        <message>
            <source>Unknown types</source>
            <translation>未知类型</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>流量</translation>
        </message>
        <message>
            <source>Clock skew</source>
            <translation>时钟偏差</translation>
        </message>
        <message>
            <source>To be stored</source>
            <translation>待入库</translation>
        </message>
        <message>
            <source>Last audit</source>
            <translation>对账</translation>
        </message>
    </context>
    <context>
        <name>FeedList</name>
        <message numerus="yes">
            <source>%n feed(s), worst first</source>
            <translation>
                <numerusform>%n 路，异常在前</numerusform>
            </translation>
        </message>
        <message>
            <source>Links</source>
            <translation>数据链路</translation>
        </message>
        <message>
            <source>Try again now (R)</source>
            <translation>立即重试 R</translation>
        </message>
        <message>
            <source>Nothing to retry</source>
            <translation>无需重试</translation>
        </message>
        <message>
            <source>No feed is configured</source>
            <translation>未配置数据接入</translation>
        </message>
        <message>
            <source>Name one in feeds.toml and start again; what is shown is what the cache last knew.</source>
            <translation>在 feeds.toml 中配置后重新启动；画面显示的是缓存中最后所知。</translation>
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
        <message>
            <source>feeds and sources, and back</source>
            <translation>数据汇聚监测，再按返回</translation>
        </message>
        <message>
            <source>try broken links again now</source>
            <translation>立即重试中断的链路</translation>
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
        <name>LinkBanner</name>
        <message>
            <source>Esc: back</source>
            <translation>Esc 返回</translation>
        </message>
        <message>
            <source>F: details</source>
            <translation>F 查看详情</translation>
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
        <name>QuarantinePanel</name>
        <message>
            <source>newest %1 of %2</source>
            <translation>最新 %1 条，共 %2 条</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n 条</numerusform>
            </translation>
        </message>
        <message>
            <source>Refused records</source>
            <translation>隔离记录</translation>
        </message>
        <message>
            <source>Every record that came could be used.</source>
            <translation>收到的记录全部可用。</translation>
        </message>
        <message>
            <source>Nothing was refused</source>
            <translation>没有被拒收的记录</translation>
        </message>
        <message>
            <source>To export them: %1</source>
            <translation>导出命令：%1</translation>
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
        <name>SourceTable</name>
        <message>
            <source>stale</source>
            <translation>过期</translation>
        </message>
        <message>
            <source>never sent</source>
            <translation>从未报送</translation>
        </message>
        <message>
            <source>late</source>
            <translation>延迟</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>按时</translation>
        </message>
        <message>
            <source>no promise</source>
            <translation>无承诺</translation>
        </message>
        <message numerus="yes">
            <source>%n, worst first</source>
            <translation>
                <numerusform>%n 个，异常在前</numerusform>
            </translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>数据源</translation>
        </message>
        <message>
            <source>Department or system</source>
            <translation>部门或系统</translation>
        </message>
        <message>
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>age</source>
            <translation>数据年龄</translation>
        </message>
        <message>
            <source>collected by</source>
            <translation>采集方式</translation>
        </message>
        <message>
            <source>due every</source>
            <translation>应报间隔</translation>
        </message>
        <message>
            <source>data of</source>
            <translation>数据时间</translation>
        </message>
        <message>
            <source>department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>refused today</source>
            <translation>今日拒收</translation>
        </message>
        <message>
            <source>rows kept</source>
            <translation>缓存记录</translation>
        </message>
        <message>
            <source>state</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>system</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>Choose &quot;all&quot; or clear the word.</source>
            <translation>选择“全部”或清除筛选词。</translation>
        </message>
        <message>
            <source>A feed names its sources with records of the type &quot;source&quot;.</source>
            <translation>数据源由 source 类型的记录登记。</translation>
        </message>
        <message>
            <source>No source is like that</source>
            <translation>没有符合条件的数据源</translation>
        </message>
        <message>
            <source>No source is registered</source>
            <translation>未登记数据源</translation>
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
        <name>tonglan::CacheStatus</name>
        <message>
            <source>not reported yet</source>
            <translation>尚无报告</translation>
        </message>
        <message>
            <source>on disk</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <source>memory only</source>
            <translation>仅内存</translation>
        </message>
        <message>
            <source>no cache</source>
            <translation>无缓存</translation>
        </message>
        <message>
            <source>not in this run</source>
            <translation>本次运行未发生</translation>
        </message>
        <message>
            <source>The cache</source>
            <translation>缓存</translation>
        </message>
        <message>
            <source>The cache runs in memory: %1, new data will not be kept</source>
            <translation>缓存在内存中运行：%1，新数据不会保存</translation>
        </message>
        <message>
            <source>There is no cache: %1, nothing new can be shown</source>
            <translation>缓存不可用：%1，无法显示新数据</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CommandModel</name>
        <message>
            <source>Recorded data: nobody would act on it</source>
            <translation>录制数据，操作不会有人办理</translation>
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
        <name>tonglan::FeedListModel</name>
        <message>
            <source>starting</source>
            <translation>启动中</translation>
        </message>
        <message>
            <source>loading all, %1%</source>
            <translation>全量加载 %1%</translation>
        </message>
        <message>
            <source>loading all</source>
            <translation>全量加载</translation>
        </message>
        <message>
            <source>catching up</source>
            <translation>追补增量</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>录制数据</translation>
        </message>
        <message>
            <source>live</source>
            <translation>实时</translation>
        </message>
        <message>
            <source>link lost</source>
            <translation>中断</translation>
        </message>
        <message>
            <source>retrying</source>
            <translation>重试中</translation>
        </message>
        <message>
            <source>halted</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Tonglan Feed</source>
            <translation>统揽接口</translation>
        </message>
        <message>
            <source>city pack</source>
            <translation>城市包</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 毫秒</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 since %2</source>
            <translation>%1（%2 起）</translation>
        </message>
        <message>
            <source>stopped, too many bad records: %1</source>
            <translation>错误过多，暂停接收：%1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>never</source>
            <translation>从未</translation>
        </message>
        <message>
            <source>agreed, %1</source>
            <translation>一致，%1</translation>
        </message>
        <message>
            <source>differed, %1</source>
            <translation>不一致，%1</translation>
        </message>
        <message>
            <source>in %1, attempt %2</source>
            <translation>%1后，第 %2 次</translation>
        </message>
        <message>
            <source>now, attempt %1</source>
            <translation>正在进行，第 %1 次</translation>
        </message>
        <message>
            <source>none: needs a person</source>
            <translation>不再重试，需人工处理</translation>
        </message>
        <message>
            <source>next try in %1</source>
            <translation>%1后重试</translation>
        </message>
        <message>
            <source>trying now</source>
            <translation>正在重试</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n record type(s) stopped, too many of their records were bad</source>
            <translation>
                <numerusform>%1：%n 类记录因错误过多暂停接收</numerusform>
            </translation>
        </message>
        <message>
            <source>The link to %1 has stopped and needs a person: %2</source>
            <translation>与 %1 的连接已停止，需人工处理：%2</translation>
        </message>
        <message>
            <source>The link to %1 is lost for %2, %3</source>
            <translation>与 %1 的连接中断 %2，%3</translation>
        </message>
        <message>
            <source>%1 does not answer for %2, %3</source>
            <translation>%1 已 %2没有应答，%3</translation>
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
        <message>
            <source>Asked every feed to try again</source>
            <translation>已要求各路立即重试</translation>
        </message>
        <message>
            <source>%1 is stale: no data for %2 (due every %3)</source>
            <translation>%1 数据过期：已 %2未更新（应每 %3一报）</translation>
        </message>
        <message>
            <source>%1 is late: no data for %2 (due every %3)</source>
            <translation>%1 数据延迟：已 %2未更新（应每 %3一报）</translation>
        </message>
        <message>
            <source>The feeds</source>
            <translation>数据接入</translation>
        </message>
        <message>
            <source>No feed is configured: what is shown is what the cache last knew</source>
            <translation>未配置数据接入：画面是缓存中最后所知</translation>
        </message>
        <message>
            <source>%1: well again</source>
            <translation>%1 已恢复</translation>
        </message>
        <message>
            <source>Recorded data: the links are not judged</source>
            <translation>录制数据：不判断链路时效</translation>
        </message>
        <message>
            <source>Every link is up and no source is late</source>
            <translation>各路连接正常，没有数据源延迟</translation>
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
        <name>tonglan::LinkWords</name>
        <message>
            <source>just now</source>
            <translation>刚刚</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>%1前</translation>
        </message>
        <message>
            <source>regions</source>
            <translation>区划</translation>
        </message>
        <message>
            <source>sources</source>
            <translation>数据源</translation>
        </message>
        <message>
            <source>indicators</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>readings</source>
            <translation>指标值</translation>
        </message>
        <message>
            <source>events</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>event log</source>
            <translation>事件流转</translation>
        </message>
        <message>
            <source>assets</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>warnings</source>
            <translation>预警</translation>
        </message>
        <message>
            <source>interface</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>table exchange</source>
            <translation>库表交换</translation>
        </message>
        <message>
            <source>sensor</source>
            <translation>传感</translation>
        </message>
        <message>
            <source>typed by hand</source>
            <translation>手工</translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>模拟</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <source>the disk is read-only</source>
            <translation>磁盘只读</translation>
        </message>
        <message>
            <source>another program holds it</source>
            <translation>被其他程序占用</translation>
        </message>
    </context>
    <context>
        <name>tonglan::QuarantineModel</name>
        <message>
            <source>no type</source>
            <translation>无类型</translation>
        </message>
        <message>
            <source>no longer kept</source>
            <translation>已不再保留</translation>
        </message>
        <message>
            <source>nothing was kept of it</source>
            <translation>没有保留原文</translation>
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
