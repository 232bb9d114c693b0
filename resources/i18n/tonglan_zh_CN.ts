<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
    <context>
        <name>RegionCrumbs</name>
        <message>
            <source>zone: events by their place</source>
            <translation>功能区 · 按位置计数</translation>
        </message>
        <message>
            <source>zone without an outline: its events cannot be counted</source>
            <translation>功能区无边界，其中事件无法计数</translation>
        </message>
        <message>
            <source>Whole city</source>
            <translation>全市</translation>
        </message>
        <message>
            <source>Back to the whole city</source>
            <translation>返回全市</translation>
        </message>
    </context>
    <context>
        <name>AreaPanel</name>
        <message numerus="yes">
            <source>%n event(s)</source>
            <translation>
                <numerusform>%n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1 米</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 千米</translation>
        </message>
        <message>
            <source>last 24 h</source>
            <translation>近24小时</translation>
        </message>
        <message>
            <source>Hexagon of %1</source>
            <translation>%1 六边形</translation>
        </message>
        <message>
            <source>Square of %1</source>
            <translation>%1 方格</translation>
        </message>
        <message>
            <source>Circle of %1</source>
            <translation>直径 %1</translation>
        </message>
        <message>
            <source>%1 per km²</source>
            <translation>%1 件/km²</translation>
        </message>
        <message>
            <source>No events there any more</source>
            <translation>此处已无事件</translation>
        </message>
        <message>
            <source>Single events are not shown to this role</source>
            <translation>此角色不显示单个事件</translation>
        </message>
    </context>
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
            <translation>已发出，尚未见生效</translation>
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
            <translation>没有权限：%1</translation>
        </message>
        <message>
            <source>the server does not know it</source>
            <translation>服务器没有这条记录</translation>
        </message>
        <message>
            <source>the server answered %1</source>
            <translation>服务器返回 %1</translation>
        </message>
        <message>
            <source>Objection</source>
            <translation>数据异议</translation>
        </message>
    </context>
    <context>
        <name>CoordinateBar</name>
        <message>
            <source>Coordinates in %1</source>
            <translation>%1 坐标</translation>
        </message>
        <message>
            <source>Another datum: D</source>
            <translation>切换坐标系：D</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>Copy: C</source>
            <translation>复制：C</translation>
        </message>
    </context>
    <context>
        <name>EventActions</name>
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
        <message>
            <source>the commander</source>
            <translation>指挥长</translation>
        </message>
        <message>
            <source>intake operators</source>
            <translation>受理员</translation>
        </message>
        <message>
            <source>grid workers</source>
            <translation>网格员</translation>
        </message>
        <message>
            <source>leaders</source>
            <translation>领导</translation>
        </message>
        <message>
            <source>guides</source>
            <translation>讲解员</translation>
        </message>
        <message>
            <source>administrators</source>
            <translation>管理员</translation>
        </message>
        <message>
            <source>the wall</source>
            <translation>大屏</translation>
        </message>
    </context>
    <context>
        <name>EventsPanel</name>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>功能区无边界，其中事件无法计数</translation>
        </message>
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
        <message>
            <source>counts of now; below: of the selected time</source>
            <translation>计数为当前；列表为所选时段</translation>
        </message>
        <message>
            <source>No events in the selected time</source>
            <translation>所选时段内无事件</translation>
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
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前值，非所选时段</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>copy the coordinates, another datum</source>
            <translation>复制坐标，切换坐标系</translation>
        </message>
        <message>
            <source>search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>layers of the map</source>
            <translation>地图图层</translation>
        </message>
        <message>
            <source>close, back</source>
            <translation>关闭、返回</translation>
        </message>
        <message>
            <source>home view</source>
            <translation>回到全市视野</translation>
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
            <source>feeds and sources, and back</source>
            <translation>数据汇聚监测，再按返回</translation>
        </message>
        <message>
            <source>try broken links again now</source>
            <translation>立即重试中断的链路</translation>
        </message>
        <message>
            <source>right click, hold</source>
            <translation>右键、长按</translation>
        </message>
        <message>
            <source>the events behind a colour of the map</source>
            <translation>地图颜色背后的事件</translation>
        </message>
        <message>
            <source>up to the region above</source>
            <translation>回到上一级</translation>
        </message>
        <message>
            <source>Space  ,  .</source>
            <translation>空格  ,  .</translation>
        </message>
        <message>
            <source>play the day, pause; a quarter of an hour back, on</source>
            <translation>回放当日，暂停；后退、前进一刻钟</translation>
        </message>
        <message>
            <source>measure distance and area</source>
            <translation>测距、测面积</translation>
        </message>
        <message>
            <source>kept views of the map, fly to one</source>
            <translation>保存的视角，飞往其一</translation>
        </message>
        <message>
            <source>Shift+arrows</source>
            <translation>Shift+方向键</translation>
        </message>
        <message>
            <source>move the map</source>
            <translation>移动地图</translation>
        </message>
        <message>
            <source>accept, assign, urge, note …: as the buttons of the open event say</source>
            <translation>受理、分拨、催办、备注等，见事件按钮</translation>
        </message>
    </context>
    <context>
        <name>KpiCard</name>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>vs 24 h</source>
            <translation>24时前</translation>
        </message>
        <message>
            <source>vs 7 d</source>
            <translation>7天前</translation>
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
            <source>vs. last week −%1</source>
            <translation>较上周 −%1</translation>
        </message>
        <message>
            <source>+%1 events/km²</source>
            <translation>+%1 件/km²</translation>
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
        <message>
            <source>, fewer than %1 not shown</source>
            <translation>，不足 %1 件不显示</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>生效中</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>拟启用</translation>
        </message>
        <message>
            <source>lifted</source>
            <translation>已解除</translation>
        </message>
        <message>
            <source>N</source>
            <translation>北</translation>
        </message>
        <message>
            <source>rules of this client</source>
            <translation>规则提示</translation>
        </message>
    </context>
    <context>
        <name>MapTools</name>
        <message>
            <source>Search: /</source>
            <translation>搜索：/</translation>
        </message>
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
        <message>
            <source>Measure: M</source>
            <translation>测量：M</translation>
        </message>
        <message>
            <source>Views: B</source>
            <translation>视角：B</translation>
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
            <translation>操作存储曾损坏：%1</translation>
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
            <source>Cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>the first data of the feeds</source>
            <translation>接口的首批数据</translation>
        </message>
        <message>
            <source>The local cache cannot be read</source>
            <translation>本机缓存无法读取</translation>
        </message>
        <message>
            <source>It is read again when data come. If it stays: key F shows cache and feeds.</source>
            <translation>有新数据时自动重读；若持续如此，按 F 查看缓存与接口状态。</translation>
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
        <name>RankRow</name>
        <message>
            <source>zone</source>
            <translation>功能区</translation>
        </message>
        <message>
            <source>no outline</source>
            <translation>无边界</translation>
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
        <message>
            <source>%1, first %2</source>
            <translation>%1，前 %2</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Place, road, facility, event number…</source>
            <translation>地名、道路、设施、事件编号…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Chinese, English, pinyin or its initials</source>
            <translation>中文、英文、拼音或首字母均可</translation>
        </message>
        <message>
            <source>Cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>正在搜索…</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>Districts, places, roads, stations, facilities, events by number or title, grids by code</source>
            <translation>区域、地名、道路、车站、设施，事件编号或标题，网格编码</translation>
        </message>
        <message>
            <source>The names of the map are still being read</source>
            <translation>地图地名仍在读取</translation>
        </message>
        <message>
            <source>Neither in the city&apos;s data nor on the map</source>
            <translation>城市数据和地图上都没有</translation>
        </message>
        <message>
            <source>Reading the names of the map…</source>
            <translation>正在读取地图地名…</translation>
        </message>
        <message>
            <source>↑ ↓ choose · Enter goes there · Esc closes</source>
            <translation>↑ ↓ 选择 · Enter 前往 · Esc 关闭</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>显示 %1 项，共 %2 项</translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>找到 %n 项</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SearchWords</name>
        <message>
            <source>Hospital</source>
            <translation>医院</translation>
        </message>
        <message>
            <source>Clinic</source>
            <translation>诊所</translation>
        </message>
        <message>
            <source>School</source>
            <translation>学校</translation>
        </message>
        <message>
            <source>Kindergarten</source>
            <translation>幼儿园</translation>
        </message>
        <message>
            <source>College</source>
            <translation>高校</translation>
        </message>
        <message>
            <source>Shelter</source>
            <translation>避难场所</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <source>Police</source>
            <translation>公安</translation>
        </message>
        <message>
            <source>Fire station</source>
            <translation>消防站</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>图书馆</translation>
        </message>
        <message>
            <source>Museum</source>
            <translation>博物馆</translation>
        </message>
        <message>
            <source>Sight</source>
            <translation>景点</translation>
        </message>
        <message>
            <source>Station</source>
            <translation>车站</translation>
        </message>
        <message>
            <source>Tram stop</source>
            <translation>电车站</translation>
        </message>
        <message>
            <source>Bus stop</source>
            <translation>公交站</translation>
        </message>
        <message>
            <source>Bus station</source>
            <translation>客运站</translation>
        </message>
        <message>
            <source>Ferry pier</source>
            <translation>码头</translation>
        </message>
        <message>
            <source>Water gauge</source>
            <translation>水位站</translation>
        </message>
        <message>
            <source>Pumping station</source>
            <translation>泵站</translation>
        </message>
        <message>
            <source>Air monitor</source>
            <translation>空气监测站</translation>
        </message>
        <message>
            <source>Public office</source>
            <translation>政务机构</translation>
        </message>
        <message>
            <source>Sports ground</source>
            <translation>体育场馆</translation>
        </message>
        <message>
            <source>Bookshop</source>
            <translation>书店</translation>
        </message>
        <message>
            <source>Care home</source>
            <translation>养老机构</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>公园</translation>
        </message>
        <message>
            <source>Island</source>
            <translation>岛屿</translation>
        </message>
        <message>
            <source>Peak</source>
            <translation>山峰</translation>
        </message>
        <message>
            <source>Water</source>
            <translation>水域</translation>
        </message>
        <message>
            <source>Airport</source>
            <translation>机场</translation>
        </message>
        <message>
            <source>City</source>
            <translation>城市</translation>
        </message>
        <message>
            <source>District</source>
            <translation>区县</translation>
        </message>
        <message>
            <source>Subdistrict</source>
            <translation>街道社区</translation>
        </message>
        <message>
            <source>Zone or grid</source>
            <translation>功能区/网格</translation>
        </message>
        <message>
            <source>Road</source>
            <translation>道路</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>设施</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地名</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Closed event</source>
            <translation>已办结事件</translation>
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
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前值，非所选时段</translation>
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
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前情况，非所选时段</translation>
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
        <message>
            <source>Playback</source>
            <translation>回放</translation>
        </message>
        <message>
            <source>Esc ends the playback</source>
            <translation>按 Esc 结束回放</translation>
        </message>
        <message>
            <source>A quarter of an hour back: ,</source>
            <translation>后退一刻钟：,</translation>
        </message>
        <message>
            <source>Pause: Space</source>
            <translation>暂停：空格键</translation>
        </message>
        <message>
            <source>Play the day: Space</source>
            <translation>回放当日：空格键</translation>
        </message>
        <message>
            <source>A quarter of an hour on: .</source>
            <translation>前进一刻钟：.</translation>
        </message>
        <message>
            <source>%1 min/s</source>
            <translation>%1 分/秒</translation>
        </message>
        <message>
            <source>Begins again at the end</source>
            <translation>到头后重新开始</translation>
        </message>
        <message>
            <source>Stops at the end</source>
            <translation>到头后停止</translation>
        </message>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>功能区无边界，其中事件无法计数</translation>
        </message>
    </context>
    <context>
        <name>tonglan::LinkReasons</name>
        <message>
            <source>%1: %2</source>
            <comment>an address and what is wrong there</comment>
            <translation>%2（%1）</translation>
        </message>
        <message>
            <source>%1; next try in %2 s (attempt %3)</source>
            <translation>%1；%2 秒后重试（第 %3 次）</translation>
        </message>
        <message>
            <source>%1: a person must allow this</source>
            <translation>%1，需人工授权</translation>
        </message>
        <message>
            <source>the server no longer knows our cursor (%1)</source>
            <translation>服务器已不认识本地的游标（%1）</translation>
        </message>
        <message>
            <source>snapshot of %1: %2</source>
            <translation>全量加载%1：%2</translation>
        </message>
        <message>
            <source>changes: %1</source>
            <translation>增量：%1</translation>
        </message>
        <message>
            <source>stream: %1</source>
            <translation>推送流：%1</translation>
        </message>
        <message>
            <source>discovery: %1</source>
            <translation>服务说明：%1</translation>
        </message>
        <message>
            <source>digest: %1</source>
            <translation>摘要：%1</translation>
        </message>
        <message>
            <source>the server&apos;s digest cannot be read: %1</source>
            <translation>服务器的摘要无法读取：%1</translation>
        </message>
        <message>
            <source>feed: %1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>feeds: %1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>the server&apos;s epoch changed to %1 during the snapshot</source>
            <translation>全量加载期间服务器的数据纪元变为 %1</translation>
        </message>
        <message>
            <source>the server&apos;s epoch changed to %1</source>
            <translation>服务器的数据纪元变为 %1</translation>
        </message>
        <message>
            <source>a page that was read is named as the next: they go round in a circle</source>
            <translation>一个已读过的页又被列为下一页：页在循环</translation>
        </message>
    <message>
            <source>%1 empty pages in a row</source>
            <translation>连续 %1 个空页</translation>
        </message>
    <message>
            <source>the cursor is one that was passed before: they go round in a circle</source>
            <translation>游标此前已经过：变更在循环</translation>
        </message>
    <message>
            <source>%1 answers in a row with &quot;more&quot; and without a record</source>
            <translation>连续 %1 次称还有更多却没有记录</translation>
        </message>
    <message>
            <source>the server describes its records anew</source>
            <translation>服务端改变了记录的说明</translation>
        </message>
    <message>
            <source>the name &quot;%1&quot; is given twice in one object</source>
            <translation>同一对象中名称“%1”出现两次</translation>
        </message>
        <message>
            <source>its pages are not of one moment (asOf differs)</source>
            <translation>各分页不是同一时刻的数据（asOf 不同）</translation>
        </message>
        <message>
            <source>prev is not the cursor that was asked for</source>
            <translation>prev 不是所请求的游标</translation>
        </message>
        <message>
            <source>records without a new cursor</source>
            <translation>有记录，却没有新游标</translation>
        </message>
        <message>
            <source>polling: the server has no stream</source>
            <translation>轮询：服务器没有推送流</translation>
        </message>
        <message>
            <source>the server asks for a new snapshot</source>
            <translation>服务器要求重新全量加载</translation>
        </message>
        <message>
            <source>the new answer lacks more than 30 % of the records: looking again before deleting them</source>
            <translation>新数据缺少 30% 以上的记录，再看一次才删除</translation>
        </message>
        <message>
            <source>%1 holds no records</source>
            <translation>%1 中没有记录</translation>
        </message>
        <message>
            <source>recorded, as of %1</source>
            <translation>录制数据，截至 %1</translation>
        </message>
        <message>
            <source>this machine slept or was held for %1 s: connecting again</source>
            <translation>本机休眠或停顿了 %1 秒，正在重新连接</translation>
        </message>
        <message>
            <source>unknown feed type &quot;%1&quot;</source>
            <translation>未知的接入类型“%1”</translation>
        </message>
        <message>
            <source>%1: %2 of %3 parts differ (%4 rows here, %5 at the server)</source>
            <translation>%1：%3 个分区中 %2 个不一致（本地 %4 条，服务器 %5 条）</translation>
        </message>
        <message>
            <source>%1: the server answered with %2 buckets where %3 were asked for</source>
            <translation>%1：请求 %3 个分区，服务器返回 %2 个</translation>
        </message>
        <message>
            <source>no outbox: nothing is live</source>
            <translation>没有实时接入，不受理操作</translation>
        </message>
        <message>
            <source>the outbox is not open yet</source>
            <translation>操作存储尚未打开</translation>
        </message>
        <message>
            <source>feed &quot;%1&quot; takes no commands</source>
            <translation>“%1”不受理操作</translation>
        </message>
        <message>
            <source>%1 commands are waiting already</source>
            <translation>已有 %1 条操作在等待</translation>
        </message>
        <message>
            <source>no complete answer within %1 s</source>
            <translation>%1 秒内没有收到完整应答</translation>
        </message>
        <message>
            <source>nothing came for %1 s</source>
            <translation>%1 秒没有收到数据</translation>
        </message>
        <message>
            <source>%1 where JSON should come (a captive portal or a proxy?)</source>
            <translation>应为 JSON，收到的却是 %1，可能被认证网页或代理拦截</translation>
        </message>
        <message>
            <source>the answer is larger than %1 bytes</source>
            <translation>应答超过 %1 字节</translation>
        </message>
        <message>
            <source>less than %1 bytes in %2 s</source>
            <translation>%2 秒内收到的数据不足 %1 字节</translation>
        </message>
        <message>
            <source>the stream was silent for %1 s</source>
            <translation>推送流已 %1 秒没有数据</translation>
        </message>
        <message>
            <source>&quot;%1&quot; where a text/event-stream should come</source>
            <translation>应为 text/event-stream，收到的却是“%1”</translation>
        </message>
        <message>
            <source>the server closed the stream</source>
            <translation>服务器关闭了推送流</translation>
        </message>
        <message>
            <source>an event of the stream is larger than %1 bytes</source>
            <translation>推送流的一条消息超过 %1 字节</translation>
        </message>
        <message>
            <source>%1 from %2</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>Connection refused</source>
            <translation>连接被拒绝</translation>
        </message>
        <message>
            <source>Connection timed out</source>
            <translation>连接超时</translation>
        </message>
        <message>
            <source>Connection closed</source>
            <translation>连接已关闭</translation>
        </message>
        <message>
            <source>Connection reset by peer</source>
            <translation>连接被对方重置</translation>
        </message>
        <message>
            <source>Host %1 not found</source>
            <translation>找不到主机 %1</translation>
        </message>
        <message>
            <source>Host not found</source>
            <translation>找不到主机</translation>
        </message>
        <message>
            <source>Host unreachable</source>
            <translation>主机不可达</translation>
        </message>
        <message>
            <source>Host requires authentication</source>
            <translation>主机要求认证</translation>
        </message>
        <message>
            <source>No route to host</source>
            <translation>没有到主机的路由</translation>
        </message>
        <message>
            <source>Network unreachable</source>
            <translation>网络不可达</translation>
        </message>
        <message>
            <source>Network is unreachable</source>
            <translation>网络不可达</translation>
        </message>
        <message>
            <source>Network operation timed out</source>
            <translation>网络操作超时</translation>
        </message>
        <message>
            <source>Network error</source>
            <translation>网络错误</translation>
        </message>
        <message>
            <source>Network access is disabled.</source>
            <translation>网络访问已停用</translation>
        </message>
        <message>
            <source>Temporary network failure.</source>
            <translation>网络暂时故障</translation>
        </message>
        <message>
            <source>Socket operation timed out</source>
            <translation>网络操作超时</translation>
        </message>
        <message>
            <source>Remote host closed the connection</source>
            <translation>对方关闭了连接</translation>
        </message>
        <message>
            <source>The remote host closed the connection</source>
            <translation>对方关闭了连接</translation>
        </message>
        <message>
            <source>Unable to write</source>
            <translation>无法发送</translation>
        </message>
        <message>
            <source>Out of resources</source>
            <translation>系统资源不足</translation>
        </message>
        <message>
            <source>Operation canceled</source>
            <translation>操作已取消</translation>
        </message>
        <message>
            <source>Too many redirects</source>
            <translation>重定向次数过多</translation>
        </message>
        <message>
            <source>Insecure redirect</source>
            <translation>重定向到不安全的地址</translation>
        </message>
        <message>
            <source>Proxy connection refused</source>
            <translation>代理拒绝连接</translation>
        </message>
        <message>
            <source>Proxy connection closed prematurely</source>
            <translation>代理提前关闭了连接</translation>
        </message>
        <message>
            <source>Proxy connection timed out</source>
            <translation>连接代理超时</translation>
        </message>
        <message>
            <source>Proxy server not found</source>
            <translation>找不到代理服务器</translation>
        </message>
        <message>
            <source>Proxy requires authentication</source>
            <translation>代理要求认证</translation>
        </message>
        <message>
            <source>No suitable proxy found</source>
            <translation>没有可用的代理</translation>
        </message>
        <message>
            <source>SSL handshake failed</source>
            <translation>TLS 握手失败</translation>
        </message>
        <message>
            <source>SSL handshake failed: %1</source>
            <translation>TLS 握手失败：%1</translation>
        </message>
        <message>
            <source>TLS initialization failed</source>
            <translation>TLS 初始化失败</translation>
        </message>
        <message>
            <source>The certificate has expired</source>
            <translation>证书已过期</translation>
        </message>
        <message>
            <source>The certificate is not yet valid</source>
            <translation>证书尚未生效</translation>
        </message>
        <message>
            <source>The certificate is self-signed, and untrusted</source>
            <translation>证书为自签名，不受信任</translation>
        </message>
        <message>
            <source>The root certificate of the certificate chain is self-signed, and untrusted</source>
            <translation>证书链的根证书为自签名，不受信任</translation>
        </message>
        <message>
            <source>The issuer certificate of a locally looked up certificate could not be found</source>
            <translation>找不到颁发者的证书</translation>
        </message>
        <message>
            <source>The host name did not match any of the valid hosts for this certificate</source>
            <translation>主机名与证书不符</translation>
        </message>
        <message>
            <source>No certificates could be verified</source>
            <translation>证书无法验证</translation>
        </message>
        <message>
            <source>Error transferring %1 - server replied: %2</source>
            <translation>传输 %1 出错，服务器答复：%2</translation>
        </message>
        <message>
            <source>Unknown error</source>
            <translation>未知错误</translation>
        </message>
        <message>
            <source>%1: outbox has schema %2, this program knows %3</source>
            <translation>%1：操作存储为第 %2 版，本程序只支持到第 %3 版</translation>
        </message>
        <message>
            <source>%1: cache has schema %2, this program reads %3</source>
            <translation>%1：缓存为第 %2 版，本程序只支持到第 %3 版</translation>
        </message>
        <message>
            <source>schema %1, this program knows %2</source>
            <translation>第 %1 版，本程序只支持到第 %2 版</translation>
        </message>
        <message>
            <source>%1: a database of another program, left alone</source>
            <translation>%1：是其他程序的数据库，未改动</translation>
        </message>
        <message>
            <source>%1: the folder cannot be made</source>
            <translation>%1：无法创建文件夹</translation>
        </message>
        <message>
            <source>%1: the new file cannot be completed</source>
            <translation>%1：新文件无法写完</translation>
        </message>
        <message>
            <source>%1: cannot be renamed to %2: %3</source>
            <translation>%1：无法改名为 %2：%3</translation>
        </message>
        <message>
            <source>%1: damaged, and cannot be renamed to %2</source>
            <translation>%1：已损坏，且无法改名为 %2</translation>
        </message>
        <message>
            <source>%1: cannot be written to: %2</source>
            <translation>%1：无法写入：%2</translation>
        </message>
        <message>
            <source>%1: damaged (%2), and cannot be copied beside it</source>
            <translation>%1：已损坏（%2），且无法复制到旁边</translation>
        </message>
        <message>
            <source>%1: damaged (%2); %3 commands could be read; %4</source>
            <translation>%1：已损坏（%2），救回 %3 条操作；%4</translation>
        </message>
        <message>
            <source>a salvage that was cut off is finished</source>
            <translation>上次中断的恢复已完成</translation>
        </message>
        <message>
            <source>the damaged file is kept as %1</source>
            <translation>损坏的文件保留为 %1</translation>
        </message>
        <message>
            <source>%1: %2 (%3), kept as %4, a new one begun</source>
            <translation>%1：%2（%3），原文件保留为 %4，已新建</translation>
        </message>
        <message>
            <source>%1: %2, kept as %3, a new one begun</source>
            <translation>%1：%2，原文件保留为 %3，已新建</translation>
        </message>
        <message>
            <source>of a later version</source>
            <translation>由更高版本的程序写成</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>没有应答</translation>
        </message>
        <message>
            <source>it was damaged again</source>
            <translation>再次损坏</translation>
        </message>
        <message>
            <source>the daily examination found: %1</source>
            <translation>每日检查发现：%1</translation>
        </message>
        <message>
            <source>the log cannot be moved into the file: %1</source>
            <translation>日志无法并入文件：%1</translation>
        </message>
        <message>
            <source>the disk cannot be used and the memory for it (%1 MiB) is full: nothing new is taken</source>
            <translation>磁盘不可用，备用内存（%1 MiB）已满，不再接收新数据</translation>
        </message>
        <message>
            <source>rows that wait to be stored cannot be read back: %1</source>
            <translation>待入库的数据无法读回：%1</translation>
        </message>
        <message>
            <source>batch of %1: %2</source>
            <translation>写入 %1 的数据：%2</translation>
        </message>
        <message>
            <source>state of %1: %2</source>
            <translation>%1 的同步状态：%2</translation>
        </message>
        <message>
            <source>audit of %1: %2</source>
            <translation>%1 的对账：%2</translation>
        </message>
        <message>
            <source>pauses of %1: %2</source>
            <translation>%1 的暂停接收：%2</translation>
        </message>
        <message>
            <source>pause of %1: %2</source>
            <translation>%1 的暂停接收：%2</translation>
        </message>
        <message>
            <source>versions of %1: %2</source>
            <translation>%1 的版本：%2</translation>
        </message>
        <message>
            <source>comparison with %1: %2</source>
            <translation>与 %1 比对：%2</translation>
        </message>
        <message>
            <source>database or disk is full</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <source>disk I/O error</source>
            <translation>磁盘读写错误</translation>
        </message>
        <message>
            <source>attempt to write a readonly database</source>
            <translation>数据库为只读</translation>
        </message>
        <message>
            <source>unable to open database file</source>
            <translation>数据库文件无法打开</translation>
        </message>
        <message>
            <source>file is not a database</source>
            <translation>文件不是数据库</translation>
        </message>
        <message>
            <source>database disk image is malformed</source>
            <translation>数据库文件已损坏</translation>
        </message>
        <message>
            <source>database is locked</source>
            <translation>数据库被其他程序占用</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>磁盘空间已满</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>文件系统为只读</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>没有这个文件或文件夹</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>输入输出错误</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>是一个文件夹</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>不是文件夹</translation>
        </message>
        <message>
            <source>%1 does not exist</source>
            <translation>%1 不存在</translation>
        </message>
        <message>
            <source>%1 is not a plain file</source>
            <translation>%1 不是普通文件</translation>
        </message>
        <message>
            <source>%1 cannot be read: %2</source>
            <translation>%1 无法读取：%2</translation>
        </message>
        <message>
            <source>%1 is larger than %2 bytes</source>
            <translation>%1 超过 %2 字节</translation>
        </message>
        <message>
            <source>cannot be read: %1</source>
            <translation>无法读取：%1</translation>
        </message>
        <message>
            <source>is larger than %1 bytes</source>
            <translation>超过 %1 字节</translation>
        </message>
        <message>
            <source>city pack %1: format %2 is of a later version of Tonglan</source>
            <translation>城市包 %1：格式 %2 属于更高版本的统揽</translation>
        </message>
        <message>
            <source>city pack %1: %2</source>
            <translation>城市包 %1：%2</translation>
        </message>
        <message>
            <source>no such file</source>
            <translation>没有这个文件</translation>
        </message>
        <message>
            <source>not a city pack: it has no table %1</source>
            <translation>不是城市包：没有表 %1</translation>
        </message>
        <message>
            <source>the file is damaged: %1</source>
            <translation>文件已损坏：%1</translation>
        </message>
        <message>
            <source>the checksum is %1, but pack_meta.sha256 says %2</source>
            <translation>校验和为 %1，而 pack_meta.sha256 记为 %2</translation>
        </message>
        <message>
            <source>%1:%2: %3</source>
            <translation>%1 第 %2 行：%3</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>has no [[feed]]</source>
            <translation>没有 [[feed]]</translation>
        </message>
        <message>
            <source>has no feed that is enabled: nothing new will come</source>
            <translation>没有启用的接入，不会有新数据</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is missing</source>
            <translation>缺少 %1</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is empty</source>
            <translation>%1 为空</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is longer than %2 characters</source>
            <translation>%1 超过 %2 个字符</translation>
        </message>
        <message>
            <source>&apos;%1&apos; cannot be &apos;%2&apos; (did you mean &quot;%3&quot;?); known are %4</source>
            <translation>%1 不能是“%2”（是否应为“%3”？），可用的有：%4</translation>
        </message>
        <message>
            <source>&apos;%1&apos; cannot be &apos;%2&apos;; known are %3</source>
            <translation>%1 不能是“%2”，可用的有：%3</translation>
        </message>
        <message>
            <source>&apos;%1&apos; is %2, not from %3 to %4</source>
            <translation>%1 为 %2，应在 %3 至 %4 之间</translation>
        </message>
        <message>
            <source>&apos;%1&apos; must be a whole number from %2 to %3</source>
            <translation>%1 应为 %2 至 %3 的整数</translation>
        </message>
        <message>
            <source>&apos;%1&apos; must be %2</source>
            <translation>%1 应为%2</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>a list of texts</source>
            <translation>文本列表</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true 或 false</translation>
        </message>
        <message>
            <source>a table</source>
            <translation>表</translation>
        </message>
        <message>
            <source>a list of tables ([[%1]])</source>
            <translation>表的列表（[[%1]]）</translation>
        </message>
        <message>
            <source>unknown key &apos;%1&apos; (did you mean &quot;%2&quot;?)</source>
            <translation>未知的键 %1（是否应为 %2？）</translation>
        </message>
        <message>
            <source>unknown key &apos;%1&apos;</source>
            <translation>未知的键 %1</translation>
        </message>
        <message>
            <source>&apos;%1&apos; &quot;%2&quot; is not an address that begins with http:// or https://</source>
            <translation>%1 “%2”不是以 http:// 或 https:// 开头的地址</translation>
        </message>
        <message>
            <source>&apos;%1&apos; &quot;&quot; is not an address that begins with http:// or https://</source>
            <translation>%1 不是以 http:// 或 https:// 开头的地址</translation>
        </message>
        <message>
            <source>&apos;%1&apos; a name or password does not belong into an address</source>
            <translation>%1 中不应有用户名或密码</translation>
        </message>
        <message>
            <source>&apos;%1&apos; &quot;%2&quot; is the name of another feed too</source>
            <translation>%1 “%2”与另一路接入重名</translation>
        </message>
        <message>
            <source>&apos;%1&apos; only a geojson or cap feed has a source here</source>
            <translation>只有 geojson 或 cap 接入在此写 %1</translation>
        </message>
        <message>
            <source>&apos;%1&apos; only a geojson feed has a mapping</source>
            <translation>只有 geojson 接入有 %1</translation>
        </message>
        <message>
            <source>a tlf feed needs url and no file</source>
            <translation>tlf 接入需要 url，不用 file</translation>
        </message>
        <message>
            <source>a pack feed needs file and no url</source>
            <translation>pack 接入需要 file，不用 url</translation>
        </message>
        <message>
            <source>a geojson feed needs either url or file</source>
            <translation>geojson 接入需要 url 或 file 之一</translation>
        </message>
        <message>
            <source>a cap feed needs either url or file</source>
            <translation>CAP 接入需要 url 或 file，二者取一</translation>
        </message>
        <message>
            <source>a cap feed needs [feed.source]</source>
            <translation>CAP 接入需要 [feed.source]</translation>
        </message>
        <message>
            <source>%1 of the alerts that the index names can&apos;t be had</source>
            <translation>索引所列预警有 %1 条未能取得</translation>
        </message>
        <message>
            <source>it is an index of alerts, not an alert</source>
            <translation>这是预警索引，不是预警</translation>
        </message>
        <message>
            <source>there is no alert in it: its root is &apos;%1&apos;</source>
            <translation>其中没有预警，根元素是“%1”</translation>
        </message>
        <message>
            <source>it has a document type, which no alert needs: entities could make anything of it</source>
            <translation>含有文档类型声明，预警不需要，已拒绝</translation>
        </message>
        <message>
            <source>a geojson feed needs [feed.source] and [feed.mapping]</source>
            <translation>geojson 接入需要 [feed.source] 和 [feed.mapping]</translation>
        </message>
        <message>
            <source>steps need the property that they are steps of: level is missing</source>
            <translation>有 steps 就要有 level</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>为空</translation>
        </message>
        <message>
            <source>given twice</source>
            <translation>重复出现</translation>
        </message>
        <message>
            <source>is not a string</source>
            <translation>不是字符串</translation>
        </message>
        <message>
            <source>is not text</source>
            <translation>不是文本</translation>
        </message>
        <message>
            <source>is not proper text</source>
            <translation>不是有效的文本</translation>
        </message>
        <message>
            <source>is not a number</source>
            <translation>不是数字</translation>
        </message>
        <message>
            <source>is neither true nor false</source>
            <translation>既不是 true 也不是 false</translation>
        </message>
        <message>
            <source>contains a NUL</source>
            <translation>含有空字符</translation>
        </message>
        <message>
            <source>contains half a surrogate pair</source>
            <translation>含有不完整的代理对</translation>
        </message>
        <message>
            <source>contains a control character</source>
            <translation>含有控制字符</translation>
        </message>
        <message>
            <source>%1 characters, at most %2 are allowed</source>
            <translation>共 %1 个字符，最多 %2 个</translation>
        </message>
        <message>
            <source>%1 bytes, at most %2 are allowed</source>
            <translation>共 %1 字节，最多 %2 字节</translation>
        </message>
        <message>
            <source>%1 is not within %2 … %3</source>
            <translation>%1 不在 %2 … %3 之间</translation>
        </message>
        <message>
            <source>is not a whole number within %1 … %2</source>
            <translation>不是 %1 … %2 之间的整数</translation>
        </message>
        <message>
            <source>is not a list of at most %1 strings</source>
            <translation>不是最多 %1 个字符串的列表</translation>
        </message>
        <message>
            <source>element %1 is not a proper string</source>
            <translation>第 %1 个元素不是有效的字符串</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not an RFC 3339 time with offset</source>
            <translation>“%1”不是带时区的 RFC 3339 时间</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not a word of the protocol</source>
            <translation>“%1”不是协议规定的词</translation>
        </message>
        <message>
            <source>is neither milliseconds since 1970 nor a time with offset</source>
            <translation>既不是 1970 年以来的毫秒数，也不是带时区的时间</translation>
        </message>
        <message>
            <source>%1 of them, not 1 … %2</source>
            <translation>共 %1 个，应为 1 … %2 个</translation>
        </message>
        <message>
            <source>more than %1</source>
            <translation>超过 %1 个</translation>
        </message>
        <message>
            <source>none that this program knows</source>
            <translation>没有本程序认识的</translation>
        </message>
        <message>
            <source>missing or not an object</source>
            <translation>缺失，或不是对象</translation>
        </message>
        <message>
            <source>missing or longer than %1 characters</source>
            <translation>缺失，或超过 %1 个字符</translation>
        </message>
        <message>
            <source>missing or empty, and it is the title</source>
            <translation>缺失或为空，而它是标题</translation>
        </message>
        <message>
            <source>missing, and the mapping requires a place</source>
            <translation>缺失，而映射要求有位置</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is given twice</source>
            <translation>“%1”重复出现</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is unknown</source>
            <translation>“%1”未知</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is neither put nor del</source>
            <translation>“%1”既不是 put 也不是 del</translation>
        </message>
        <message>
            <source>not &quot;%1&quot;, which was asked for</source>
            <translation>不是所请求的“%1”</translation>
        </message>
        <message>
            <source>not &quot;tlf/1&quot;: is this the address of a Tonglan feed?</source>
            <translation>不是“tlf/1”：这是统揽数据服务的地址吗？</translation>
        </message>
        <message>
            <source>not a GeoJSON geometry</source>
            <translation>不是 GeoJSON 几何</translation>
        </message>
        <message>
            <source>not a Feature</source>
            <translation>不是 Feature</translation>
        </message>
        <message>
            <source>not a FeatureCollection</source>
            <translation>不是 FeatureCollection</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not known; say datum in the feeds file</source>
            <translation>未知的坐标系“%1”；请在接入文件中写明 datum</translation>
        </message>
        <message>
            <source>%1 came again with other content</source>
            <translation>版本 %1 再次出现，内容却不同</translation>
        </message>
        <message>
            <source>a position is [longitude, latitude]</source>
            <translation>位置应为 [经度, 纬度]</translation>
        </message>
        <message>
            <source>%1, %2 is not on the Earth (longitude comes first)</source>
            <translation>%1, %2 不在地球上（经度在前）</translation>
        </message>
        <message>
            <source>%1, %2 is not on the Earth in the datum %3</source>
            <translation>%1, %2 不是坐标系 %3 下地球上的位置</translation>
        </message>
        <message>
            <source>a position is [metres east, metres north]</source>
            <translation>位置应为 [东向米, 北向米]</translation>
        </message>
        <message>
            <source>more than %1 points</source>
            <translation>超过 %1 个点</translation>
        </message>
        <message>
            <source>a ring of less than three different points</source>
            <translation>环上不同的点不足三个</translation>
        </message>
        <message>
            <source>a polygon without a ring</source>
            <translation>多边形没有环</translation>
        </message>
        <message>
            <source>&quot;%1&quot; where a Point is needed</source>
            <translation>应为 Point，却是“%1”</translation>
        </message>
        <message>
            <source>&quot;%1&quot; where a Polygon or MultiPolygon is needed</source>
            <translation>应为 Polygon 或 MultiPolygon，却是“%1”</translation>
        </message>
        <message>
            <source>no polygon</source>
            <translation>没有多边形</translation>
        </message>
        <message>
            <source>no position</source>
            <translation>没有位置</translation>
        </message>
        <message>
            <source>a source is its own source: id and source must be equal</source>
            <translation>来源就是它自己：id 与 source 必须相同</translation>
        </message>
        <message>
            <source>a limit has either above or below</source>
            <translation>限值只能有 above 或 below 之一</translation>
        </message>
        <message>
            <source>a reading is about a whole second</source>
            <translation>读数的时间应为整秒</translation>
        </message>
        <message>
            <source>of this reading must be &quot;%1&quot;</source>
            <translation>这条读数的标识应为“%1”</translation>
        </message>
        <message>
            <source>source or id is empty</source>
            <translation>source 或 id 为空</translation>
        </message>
        <message>
            <source>source or id cannot be the key of a record</source>
            <translation>source 或 id 不能作为记录的标识</translation>
        </message>
        <message>
            <source>not JSON: %1 at byte %2</source>
            <translation>不是 JSON：%1（第 %2 字节）</translation>
        </message>
        <message>
            <source>not JSON: %1</source>
            <translation>不是 JSON：%1</translation>
        </message>
        <message>
            <source>not a JSON object: %1</source>
            <translation>不是 JSON 对象：%1</translation>
        </message>
        <message>
            <source>not a JSON object</source>
            <translation>不是 JSON 对象</translation>
        </message>
        <message>
            <source>nested deeper than %1</source>
            <translation>嵌套超过 %1 层</translation>
        </message>
        <message>
            <source>an array should start</source>
            <translation>此处应为数组</translation>
        </message>
        <message>
            <source>illegal value</source>
            <translation>值不合法</translation>
        </message>
        <message>
            <source>illegal number</source>
            <translation>数字不合法</translation>
        </message>
        <message>
            <source>unterminated object</source>
            <translation>对象没有结束</translation>
        </message>
        <message>
            <source>unterminated array</source>
            <translation>数组没有结束</translation>
        </message>
        <message>
            <source>unterminated string</source>
            <translation>字符串没有结束</translation>
        </message>
        <message>
            <source>missing name separator</source>
            <translation>缺少冒号</translation>
        </message>
        <message>
            <source>missing value separator</source>
            <translation>缺少逗号</translation>
        </message>
        <message>
            <source>object is missing after a comma</source>
            <translation>逗号后缺少对象</translation>
        </message>
        <message>
            <source>invalid escape sequence</source>
            <translation>转义序列无效</translation>
        </message>
        <message>
            <source>invalid UTF8 string</source>
            <translation>UTF-8 编码无效</translation>
        </message>
        <message>
            <source>invalid termination by number</source>
            <translation>数字没有正常结束</translation>
        </message>
        <message>
            <source>too deeply nested document</source>
            <translation>嵌套过深</translation>
        </message>
        <message>
            <source>too large document</source>
            <translation>文档过大</translation>
        </message>
        <message>
            <source>garbage at the end of the document</source>
            <translation>文末有多余内容</translation>
        </message>
        <message>
            <source>Bad Request</source>
            <translation>请求有误</translation>
        </message>
        <message>
            <source>Unauthorized</source>
            <translation>未授权</translation>
        </message>
        <message>
            <source>Forbidden</source>
            <translation>禁止访问</translation>
        </message>
        <message>
            <source>Not Found</source>
            <translation>地址不存在</translation>
        </message>
        <message>
            <source>Method Not Allowed</source>
            <translation>不允许的方法</translation>
        </message>
        <message>
            <source>Not Acceptable</source>
            <translation>无法按要求应答</translation>
        </message>
        <message>
            <source>Proxy Authentication Required</source>
            <translation>代理要求认证</translation>
        </message>
        <message>
            <source>Request Timeout</source>
            <translation>请求超时</translation>
        </message>
        <message>
            <source>Conflict</source>
            <translation>冲突</translation>
        </message>
        <message>
            <source>Gone</source>
            <translation>已不再提供</translation>
        </message>
        <message>
            <source>Content Too Large</source>
            <translation>内容过大</translation>
        </message>
        <message>
            <source>URI Too Long</source>
            <translation>地址过长</translation>
        </message>
        <message>
            <source>Unsupported Media Type</source>
            <translation>不支持的格式</translation>
        </message>
        <message>
            <source>Unprocessable Content</source>
            <translation>内容无法处理</translation>
        </message>
        <message>
            <source>Too Many Requests</source>
            <translation>请求过于频繁</translation>
        </message>
        <message>
            <source>Request Header Fields Too Large</source>
            <translation>请求头过大</translation>
        </message>
        <message>
            <source>Unavailable For Legal Reasons</source>
            <translation>因法律原因不可用</translation>
        </message>
        <message>
            <source>Internal Server Error</source>
            <translation>服务器内部错误</translation>
        </message>
        <message>
            <source>Not Implemented</source>
            <translation>服务器不支持</translation>
        </message>
        <message>
            <source>Bad Gateway</source>
            <translation>网关错误</translation>
        </message>
        <message>
            <source>Service Unavailable</source>
            <translation>服务不可用</translation>
        </message>
        <message>
            <source>Gateway Timeout</source>
            <translation>网关超时</translation>
        </message>
        <message>
            <source>Insufficient Storage</source>
            <translation>服务器空间不足</translation>
        </message>
        <message>
            <source>Network Authentication Required</source>
            <translation>网络要求认证</translation>
        </message>
        <message>
            <source>%1</source>
            <comment>a reason that nobody has translated, as it came</comment>
            <translation>原文：%1</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>%1 is no import: it does not begin with the facts of one</source>
            <translation>%1 不是导入文件：开头没有导入信息</translation>
        </message>
        <message>
            <source>%1 imports are damaged and count for nothing: %2</source>
            <translation>%1 次手工导入已损坏，不计入任何指标：%2</translation>
        </message>
        <message>
            <source>%1: the folder of tables to import is not there</source>
            <translation>监视的表格文件夹不存在（%1）</translation>
        </message>
        <message>
            <source>%1: the folder of tables to import can&apos;t be read</source>
            <translation>监视的表格文件夹无法读取（%1）</translation>
        </message>
        <message>
            <source>no indicator is known yet: %1 waits</source>
            <translation>尚无任何指标，%1 等待导入</translation>
        </message>
        <message>
            <source>more than %1 tables: %2 were left alone</source>
            <translation>表格超过 %1 个，其中 %2 个未处理</translation>
        </message>
        <message>
            <source>%1: the report can&apos;t be written: %2</source>
            <translation>导入报告无法写入：%2（%1）</translation>
        </message>
        <message>
            <source>%1 (and %2 more)</source>
            <translation>%1，另有 %2 项</translation>
        </message>
        <message>
            <source>%1 can&apos;t be used: no table is imported from %2</source>
            <translation>%1 无法使用，%2 中的表格不会导入</translation>
        </message>
        <message>
            <source>the imports are in use by %1</source>
            <translation>手工导入正被 %1 使用</translation>
        </message>
    </context>
    <context>
        <name>TopicsPanel</name>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>功能区无边界，其中事件无法计数</translation>
        </message>
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
        <message>
            <source>Withheld</source>
            <translation>不公开</translation>
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
        <message>
            <source>objected to</source>
            <translation>有异议</translation>
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
            <translation>操作无法保存：%1</translation>
        </message>
        <message>
            <source>The source of this event takes no actions</source>
            <translation>该事件的来源不接收操作</translation>
        </message>
        <message>
            <source>Not taken: %1</source>
            <translation>未受理：%1</translation>
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
            <translation>%1%2：%3</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>This seat shows, and asks for nothing</source>
            <translation>本席位只读，不能操作</translation>
        </message>
        <message>
            <source>Not an act of this city: %1</source>
            <translation>本市流程没有此操作：%1</translation>
        </message>
        <message>
            <source>Your role does not %1</source>
            <translation>当前角色无权%1</translation>
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
            <source>not on the map: its datum is not stated</source>
            <translation>未注明坐标系，不上图</translation>
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
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>The link to %1 is lost for %2, %3</source>
            <translation>与 %1 的连接中断 %2，%3</translation>
        </message>
        <message>
            <source>%1 does not answer for %2, %3</source>
            <translation>%1 已 %2没有应答，%3</translation>
        </message>
        <message>
            <source>wrongly configured</source>
            <translation>配置有误</translation>
        </message>
        <message>
            <source>feeds file</source>
            <translation>接入配置文件</translation>
        </message>
        <message>
            <source>none: mend the feeds file, start again</source>
            <translation>无，改好配置文件后重新启动</translation>
        </message>
        <message>
            <source>%1 is configured wrongly and not connected: %2</source>
            <translation>%1 配置有误，未接入：%2</translation>
        </message>
        <message>
            <source>tables</source>
            <translation>表格文件</translation>
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
        <message>
            <source>The store of actions</source>
            <translation>操作存储</translation>
        </message>
        <message>
            <source>Actions cannot be stored: %1</source>
            <translation>操作无法保存：%1</translation>
        </message>
        <message>
            <source>No feed is configured</source>
            <translation>未配置数据接入</translation>
        </message>
        <message>
            <source>No feed has reported yet</source>
            <translation>各路接入尚未报告状态</translation>
        </message>
        <message numerus="yes">
            <source>%n feed(s) have not reported yet</source>
            <translation>
                <numerusform>%n 路尚未报告状态</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n feed(s) do not answer and are tried again</source>
            <translation>
                <numerusform>%n 路未应答，正在重试</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n feed(s) have stopped</source>
            <translation>
                <numerusform>%n 路已停止</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n feed(s) are loading or catching up</source>
            <translation>
                <numerusform>%n 路正在加载或追补</numerusform>
            </translation>
        </message>
        <message>
            <source>Recorded data from a city pack: no live feed is configured</source>
            <translation>录制数据（城市包），未配置实时接入</translation>
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
        <message>
            <source>gives way to the difference to last week</source>
            <translation>让位于较上周的差异</translation>
        </message>
        <message numerus="yes">
            <source>%n record(s), none with a place</source>
            <translation>
                <numerusform>%n 条记录，均无位置</numerusform>
            </translation>
        </message>
        <message>
            <source>gives way to the counts by area</source>
            <translation>让位于区域计数</translation>
        </message>
        <message>
            <source>gives way to the areas above</source>
            <translation>让位于上方的区域图层</translation>
        </message>
        <message>
            <source>indicator %1 is not known yet</source>
            <translation>指标 %1 尚未接入</translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) not drawn: unusable outline</source>
            <translation>
                <numerusform>%n 个区域未绘出：轮廓无效</numerusform>
            </translation>
        </message>
        <message>
            <source>rules of this client</source>
            <translation>本端规则</translation>
        </message>
        <message>
            <source>not judged yet</source>
            <translation>尚未判定</translation>
        </message>
        <message>
            <source>nothing is raised</source>
            <translation>没有触发</translation>
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
        <message>
            <source>feed no. %1</source>
            <translation>第 %1 路接入</translation>
        </message>
        <message>
            <source>objections</source>
            <translation>数据异议</translation>
        </message>
        <message>
            <source>Imports by hand</source>
            <translation>手工导入</translation>
        </message>
        <message>
            <source>Watched folder</source>
            <translation>监视文件夹</translation>
        </message>
        <message>
            <source>forecasts</source>
            <translation>预测</translation>
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
        <message>
            <source>%1 of %2 vital signs</source>
            <translation>体征 %2 项中的 %1 项</translation>
        </message>
        <message numerus="yes">
            <source>%n open event(s)</source>
            <translation>
                <numerusform>在办事件 %n 件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s) in force</source>
            <translation>
                <numerusform>生效预警 %n 条</numerusform>
            </translation>
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
        <message>
            <source>forecast %1 (%2 – %3)</source>
            <translation>预测 %1（%2 – %3）</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) before</source>
            <translation>
                <numerusform>%n 天前</numerusform>
            </translation>
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
    <context>
        <name>LayerPanel</name>
        <message>
            <source>Layers</source>
            <translation>图层</translation>
        </message>
        <message>
            <source>topmost first</source>
            <translation>由上到下</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>下移</translation>
        </message>
        <message>
            <source>Opacity of %1</source>
            <translation>%1不透明度</translation>
        </message>
        <message>
            <source>Base map</source>
            <translation>底图</translation>
        </message>
    </context>
    <context>
        <name>LayerBar</name>
        <message>
            <source>All layers</source>
            <translation>全部图层</translation>
        </message>
    </context>
    <context>
        <name>MapWords</name>
        <message numerus="yes">
            <source>%n event(s)</source>
            <translation>
                <numerusform>%n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 per km²</source>
            <translation>每 km² %1 件</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前情况，非所选时段</translation>
        </message>
    </context>
    <context>
        <name>SceneMap</name>
        <message numerus="yes">
            <source>%n online map(s) not shown: wrongly configured</source>
            <translation>
                <numerusform>%n 个在线底图配置有误，未显示</numerusform>
            </translation>
        </message>
        <message>
            <source>online map incomplete: stored parts are shown</source>
            <translation>在线底图获取不全，以已存部分显示</translation>
        </message>
        <message>
            <source>map approval %1</source>
            <translation>审图号：%1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
    </context>
    <context>
        <name>tonglan::AreaModel</name>
        <message>
            <source>flood zone</source>
            <translation>淹没区</translation>
        </message>
        <message>
            <source>controlled area</source>
            <translation>管控区</translation>
        </message>
        <message>
            <source>plan area</source>
            <translation>预案影响区</translation>
        </message>
        <message>
            <source>building</source>
            <translation>楼宇</translation>
        </message>
        <message>
            <source>warning area</source>
            <translation>预警影响区</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>拟启用</translation>
        </message>
        <message>
            <source>lifted</source>
            <translation>已解除</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>生效中</translation>
        </message>
        <message>
            <source>%1 since %2</source>
            <translation>%1（%2 起）</translation>
        </message>
        <message>
            <source>%1 (unknown source)</source>
            <translation>%1（来源未登记）</translation>
        </message>
        <message>
            <source>%1, no data yet</source>
            <translation>%1，尚无数据</translation>
        </message>
        <message>
            <source>%1, late: %2 old</source>
            <translation>%1，数据延迟：%2前</translation>
        </message>
        <message>
            <source>%1, %2 ago</source>
            <translation>%1，%2前</translation>
        </message>
    </context>
    <context>
        <name>tonglan::RegionFigureModel</name>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>%1, late</source>
            <translation>%1（延迟）</translation>
        </message>
        <message>
            <source>higher is better</source>
            <translation>越高越好</translation>
        </message>
        <message>
            <source>higher is worse</source>
            <translation>越高越差</translation>
        </message>
        <message>
            <source>%1 withheld</source>
            <translation>%1 不公开</translation>
        </message>
        <message>
            <source>%1: no data</source>
            <translation>%1 无数据</translation>
        </message>
        <message>
            <source>doubtful</source>
            <translation>存疑</translation>
        </message>
        <message>
            <source>unknown source</source>
            <translation>来源未登记</translation>
        </message>
        <message>
            <source>%1, late: %2 old</source>
            <translation>%1，数据延迟：%2前</translation>
        </message>
        <message>
            <source>%1, %2 ago</source>
            <translation>%1，%2前</translation>
        </message>
        <message>
            <source>hatched: no data</source>
            <translation>细斜线：无数据</translation>
        </message>
        <message>
            <source>crossed: withheld</source>
            <translation>交叉线：不公开</translation>
        </message>
        <message>
            <source>striped: late or in doubt</source>
            <translation>粗条纹：数据延迟或存疑</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
    </context>
    <context>
        <name>MeasurePanel</name>
        <message>
            <source>Measure</source>
            <translation>测量</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Perimeter</source>
            <translation>周长</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>距离</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>面积</translation>
        </message>
        <message>
            <source>The sides cross: no area</source>
            <translation>边线相交，无法计算面积</translation>
        </message>
        <message>
            <source>The next click begins another</source>
            <translation>再次单击开始新的测量</translation>
        </message>
        <message>
            <source>A click sets the first point</source>
            <translation>在地图上单击确定起点</translation>
        </message>
        <message>
            <source>Double click or Enter ends</source>
            <translation>单击加点，双击或回车结束</translation>
        </message>
        <message>
            <source>Enter ends; the first point closes the ring</source>
            <translation>回车结束；单击起点闭合，计算面积</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已复制</translation>
        </message>
        <message>
            <source>Copy figures</source>
            <translation>复制结果</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回一点</translation>
        </message>
    </context>
    <context>
        <name>tonglan::Measure</name>
        <message>
            <source>%1 m</source>
            <translation>%1 米</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 千米</translation>
        </message>
        <message>
            <source>%1 m²</source>
            <translation>%1 平方米</translation>
        </message>
        <message>
            <source>%1 ha</source>
            <translation>%1 公顷</translation>
        </message>
        <message>
            <source>%1 km²</source>
            <translation>%1 平方千米</translation>
        </message>
        <message>
            <source>%1 · total %2</source>
            <translation>%1 · 共 %2</translation>
        </message>
    </context>
    <context>
        <name>tonglan::BaseMapModel</name>
        <message>
            <source>Base map file</source>
            <translation>底图文件</translation>
        </message>
        <message>
            <source>not drawn: nothing says on which datum its pictures are</source>
            <translation>未绘出：未说明图片的坐标系</translation>
        </message>
        <message>
            <source>not drawn: tiles with the datum %1 can't be</source>
            <translation>未绘出：不支持 %1 坐标系的瓦片</translation>
        </message>
        <message>
            <source>there is none: the outline of the land instead</source>
            <translation>没有底图：只画陆地轮廓</translation>
        </message>
        <message>
            <source>can't be read: the outline of the land instead</source>
            <translation>无法读取：只画陆地轮廓</translation>
        </message>
        <message numerus="yes">
            <source>%n tile(s) missing here: coarser ones instead</source>
            <translation>
                <numerusform>此处缺 %n 块瓦片：以较粗的代替</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: names</source>
            <translation>%1 · 注记</translation>
        </message>
        <message>
            <source>incomplete: stored parts are shown</source>
            <translation>不完整：显示已存部分</translation>
        </message>
        <message>
            <source>not drawn: wrongly configured (tonglan --check says where)</source>
            <translation>未绘出：配置有误（tonglan --check 可查）</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CoordinateReadout</name>
        <message>
            <source>City grid</source>
            <translation>城市坐标系</translation>
        </message>
    </context>
    <context>
        <name>tonglan::BookmarkModel</name>
        <message>
            <source>%1, line %2: %3</source>
            <translation>%1 第 %2 行：%3</translation>
        </message>
        <message>
            <source>not stored: %1</source>
            <translation>未能保存：%1</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视角</translation>
        </message>
    </context>
    <context>
        <name>BaseMapRow</name>
        <message>
            <source>Opacity of %1</source>
            <translation>%1不透明度</translation>
        </message>
    </context>
    <context>
        <name>BookmarkPanel</name>
        <message>
            <source>Views</source>
            <translation>视角</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>No views are kept yet</source>
            <translation>尚未保存视角</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Keep this view</source>
            <translation>保存当前视角</translation>
        </message>
        <message>
            <source>Undo removal</source>
            <translation>撤销删除</translation>
        </message>
    </context>
    <context>
        <name>BookmarkRow</name>
        <message>
            <source>Rename: F2</source>
            <translation>重命名：F2</translation>
        </message>
        <message>
            <source>Remove: Delete</source>
            <translation>删除：Delete</translation>
        </message>
    </context>
    <context>
        <name>SceneDrawers</name>
        <message>
            <source>View</source>
            <translation>视角</translation>
        </message>
    </context>
    <context>
        <name>tonglan::FigureLineage</name>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>No data, %1 old</source>
            <translation>无数据，%1前报</translation>
        </message>
        <message>
            <source>Fresh, %1 old</source>
            <translation>新鲜，%1前</translation>
        </message>
        <message>
            <source>Late, %1 old</source>
            <translation>延迟 %1</translation>
        </message>
        <message>
            <source>Out of date, %1 old</source>
            <translation>过期 %1</translation>
        </message>
        <message>
            <source>In doubt, %1 old</source>
            <translation>存疑，%1前</translation>
        </message>
        <message>
            <source>No registered source</source>
            <translation>未登记来源</translation>
        </message>
        <message>
            <source>No reading has come for this region. That is not zero.</source>
            <translation>本区域没有收到过读数。没有不等于零。</translation>
        </message>
        <message>
            <source>There is a reading, and it is not for this screen.</source>
            <translation>有读数，但不在本屏公开。</translation>
        </message>
        <message>
            <source>A number whose source is not registered is not shown.</source>
            <translation>来源未登记的数字不上屏。</translation>
        </message>
        <message>
            <source>The source reported that it has no value. That is not zero.</source>
            <translation>来源报告该时刻无数据。没有不等于零。</translation>
        </message>
        <message numerus="yes">
            <source>Due every %1, %n time(s) missed.</source>
            <translation>
                <numerusform>应每 %1更新，已错过 %n 次。</numerusform>
            </translation>
        </message>
        <message>
            <source>Due every %1.</source>
            <translation>应每 %1更新。</translation>
        </message>
        <message>
            <source>This is the value of %1, not of now.</source>
            <translation>这是 %1 的值，不代表现在。</translation>
        </message>
        <message>
            <source>Its source marks it as doubtful.</source>
            <translation>来源标注为存疑。</translation>
        </message>
        <message>
            <source>It was typed by hand.</source>
            <translation>为手工填报。</translation>
        </message>
        <message>
            <source>It is simulated.</source>
            <translation>为模拟数据。</translation>
        </message>
        <message>
            <source>Another source says something else.</source>
            <translation>另一来源的数值不一致。</translation>
        </message>
        <message>
            <source>The interface is silent</source>
            <translation>接口没有应答</translation>
        </message>
        <message>
            <source>The source sends nothing</source>
            <translation>来源没有数据</translation>
        </message>
        <message>
            <source>The source sends other figures, not this one</source>
            <translation>来源有其他数据，缺这一项</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>未登记</translation>
        </message>
        <message>
            <source>Interface</source>
            <translation>接口</translation>
        </message>
        <message>
            <source>heard %1</source>
            <translation>%1有应答</translation>
        </message>
        <message>
            <source>Gathered</source>
            <translation>汇聚</translation>
        </message>
        <message>
            <source>Local cache</source>
            <translation>本地缓存</translation>
        </message>
        <message>
            <source>%1 rows, %2 refused</source>
            <translation>%1 行，拒收 %2</translation>
        </message>
        <message>
            <source>Processed</source>
            <translation>加工</translation>
        </message>
        <message>
            <source>Definition, version %1</source>
            <translation>口径 第 %1 版</translation>
        </message>
        <message>
            <source>not defined</source>
            <translation>未定义</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>value of %1</source>
            <translation>%1 的值</translation>
        </message>
        <message>
            <source>no value</source>
            <translation>无值</translation>
        </message>
        <message>
            <source>This screen</source>
            <translation>本屏</translation>
        </message>
        <message>
            <source>dimmed, being out of date</source>
            <translation>过期，已变暗</translation>
        </message>
        <message>
            <source>shown as it is</source>
            <translation>如实显示</translation>
        </message>
        <message>
            <source>shown without a number</source>
            <translation>不显示数字</translation>
        </message>
        <message>
            <source>%1, one for %2: %3 readings, %4 corrected</source>
            <translation>近 %1，每格 %2，%3 次读数，更正 %4 次</translation>
        </message>
        <message>
            <source>%1, one for %2: %3 readings</source>
            <translation>近 %1，每格 %2，%3 次读数</translation>
        </message>
        <message>
            <source>Complete</source>
            <translation>完整性</translation>
        </message>
        <message>
            <source>at least %1</source>
            <translation>规则 ≥ %1</translation>
        </message>
        <message>
            <source>nothing promised</source>
            <translation>无约定</translation>
        </message>
        <message>
            <source>On time</source>
            <translation>及时性</translation>
        </message>
        <message>
            <source>within %1</source>
            <translation>规则 ≤ %1</translation>
        </message>
        <message>
            <source>Agreeing</source>
            <translation>一致性</translation>
        </message>
        <message>
            <source>no other source</source>
            <translation>无校核源</translation>
        </message>
        <message>
            <source>differs by %1</source>
            <translation>差 %1</translation>
        </message>
        <message>
            <source>at most %1</source>
            <translation>规则 ≤ %1</translation>
        </message>
        <message>
            <source>usual %1–%2</source>
            <translation>常态 %1–%2</translation>
        </message>
        <message>
            <source>usual ≤%1</source>
            <translation>常态 ≤%1</translation>
        </message>
        <message>
            <source>usual ≥%1</source>
            <translation>常态 ≥%1</translation>
        </message>
        <message>
            <source>no usual range</source>
            <translation>无常态范围</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>值域</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>口径</translation>
        </message>
        <message>
            <source>The feeds have not defined this indicator</source>
            <translation>数据源未定义该指标</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>公式</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>限值</translation>
        </message>
        <message>
            <source>Contact</source>
            <translation>责任人</translation>
        </message>
        <message>
            <source>the same</source>
            <translation>相同</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>not comparable</source>
            <translation>无可比数值</translation>
        </message>
        <message>
            <source>Last sync</source>
            <translation>最近同步</translation>
        </message>
        <message>
            <source>%1, revision %2, cursor %3</source>
            <translation>%1，修订 %2，游标 %3</translation>
        </message>
        <message>
            <source>Its expression is refused: %1</source>
            <translation>表达式不成立：%1</translation>
        </message>
        <message>
            <source>It can't be worked out: %1 is missing. That is not zero.</source>
            <translation>无法计算：缺少%1。这不是零。</translation>
        </message>
        <message>
            <source>It is made of %1, which is not for this screen.</source>
            <translation>由%1计算，而后者不在本屏公开。</translation>
        </message>
        <message>
            <source>It can't be worked out: it would be divided by zero.</source>
            <translation>无法计算：除数为零。</translation>
        </message>
        <message>
            <source>It can't be worked out: the number is too large.</source>
            <translation>无法计算：数值过大。</translation>
        </message>
        <message numerus="yes">
            <source>Worked out here from %n figure(s), as late as the most overdue of them.</source>
            <translation>
                <numerusform>本机由 %n 项数据计算，时效取其中最滞后的一项。</numerusform>
            </translation>
        </message>
        <message>
            <source>A part of it is in doubt.</source>
            <translation>其中有数据存疑。</translation>
        </message>
        <message>
            <source>A part of it was typed by hand.</source>
            <translation>其中有数据为手工填报。</translation>
        </message>
        <message>
            <source>A part of it is simulated.</source>
            <translation>其中有数据为模拟。</translation>
        </message>
        <message>
            <source>Something that it is made of does not come</source>
            <translation>所依据的数据未到</translation>
        </message>
        <message>
            <source>the regions below</source>
            <translation>下级各区</translation>
        </message>
        <message>
            <source>sum over %1</source>
            <translation>%1合计</translation>
        </message>
        <message>
            <source>mean of %1</source>
            <translation>%1均值</translation>
        </message>
        <message>
            <source>lowest of %1</source>
            <translation>%1最低</translation>
        </message>
        <message>
            <source>highest of %1</source>
            <translation>%1最高</translation>
        </message>
        <message>
            <source>readings of %1</source>
            <translation>%1读数个数</translation>
        </message>
        <message>
            <source>growth an hour over %1</source>
            <translation>%1内每小时增长</translation>
        </message>
        <message numerus="yes">
            <source>%n source(s)</source>
            <translation>
                <numerusform>%n 个来源</numerusform>
            </translation>
        </message>
        <message>
            <source>Computed here</source>
            <translation>本机计算</translation>
        </message>
        <message numerus="yes">
            <source>from %n figure(s)</source>
            <translation>
                <numerusform>依据 %n 项数据</numerusform>
            </translation>
        </message>
        <message>
            <source>that of what it is made of</source>
            <translation>见所依据的各项</translation>
        </message>
        <message>
            <source>Imported from</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>%1, line %2</source>
            <translation>%1，第 %2 行</translation>
        </message>
        <message>
            <source>%1, sheet %2, line %3</source>
            <translation>%1，工作表“%2”，第 %3 行</translation>
        </message>
        <message>
            <source>Imported by</source>
            <translation>导入人</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1，%2</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>To be verified</source>
            <translation>待核</translation>
        </message>
        <message>
            <source>%1: the register has this name without having looked it up</source>
            <translation>%1：名称未与标准原文核对</translation>
        </message>
        <message>
            <source>Wanted</source>
            <translation>要求</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>责任部门</translation>
        </message>
        <message>
            <source>to be agreed</source>
            <translation>待商定</translation>
        </message>
    </context>
    <context>
        <name>tonglan::LineageRowModel</name>
        <message>
            <source>doubtful</source>
            <translation>存疑</translation>
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
            <source>withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>正在保存……</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) saved: %1</source>
            <translation>
                <numerusform>已保存 %n 行：%1</numerusform>
            </translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>未能保存：%1</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Region code</source>
            <translation>区划代码</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>About</source>
            <translation>时刻</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <source>Source code</source>
            <translation>来源编码</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>收到</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>本数</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>本数</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>截至</translation>
        </message>
    </context>
    <context>
        <name>FigureTarget</name>
        <message>
            <source>Opens its lineage</source>
            <translation>打开血缘卡</translation>
        </message>
    </context>
    <context>
        <name>LineageCard</name>
        <message>
            <source>Lineage of %1</source>
            <translation>%1的血缘</translation>
        </message>
        <message>
            <source>Lineage</source>
            <translation>血缘卡</translation>
        </message>
        <message>
            <source>Demo data</source>
            <translation>演示数据</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Typed by hand</source>
            <translation>手工</translation>
        </message>
    </context>
    <context>
        <name>LineageChain</name>
        <message>
            <source>Where it comes from</source>
            <translation>从哪里来</translation>
        </message>
    </context>
    <context>
        <name>LineageChecks</name>
        <message>
            <source>Checks</source>
            <translation>校验</translation>
        </message>
        <message>
            <source>%1 of %2 passed</source>
            <translation>%2 项 %1 通过</translation>
        </message>
        <message>
            <source>not passed</source>
            <translation>不通过</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
    </context>
    <context>
        <name>LineageFacts</name>
        <message>
            <source>Definition</source>
            <translation>定义</translation>
        </message>
        <message>
            <source>Shown in</source>
            <translation>用在</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
    </context>
    <context>
        <name>LineageReadings</name>
        <message>
            <source>the first row is the figure; then all others, the newest first</source>
            <translation>首行即本数，其余从新到旧</translation>
        </message>
        <message>
            <source>The rows behind it</source>
            <translation>背后的记录</translation>
        </message>
        <message>
            <source>About</source>
            <translation>时刻</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>收到</translation>
        </message>
        <message>
            <source>Nothing came for this region. That is not zero.</source>
            <translation>本区域没有收到过读数。没有不等于零。</translation>
        </message>
        <message>
            <source>No readings</source>
            <translation>没有读数</translation>
        </message>
        <message>
            <source>all that it is worked out from, the newest of each first</source>
            <translation>计算用到的全部记录，每项由新到旧</translation>
        </message>
        <message>
            <source>Nothing that it is worked out from has come. That is not zero.</source>
            <translation>所依据的数据都未到。这不是零。</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
    </context>
    <context>
        <name>LineageStrip</name>
        <message>
            <source>What came</source>
            <translation>同步记录</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>按时</translation>
        </message>
        <message>
            <source>late</source>
            <translation>晚到</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>now</source>
            <translation>现在</translation>
        </message>
    </context>
    <context>
        <name>ServiceItem</name>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
    </context>
    <context>
        <name>EventRowsPanel</name>
        <message>
            <source>newest %1 listed</source>
            <translation>列出最新 %1 件</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>No events there any more</source>
            <translation>已没有事件</translation>
        </message>
    </context>
    <context>
        <name>CountPanel</name>
        <message>
            <source>Overdue</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>Reported today</source>
            <translation>今日接报</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>今日办结</translation>
        </message>
        <message>
            <source>Closed in time today</source>
            <translation>今日按期办结</translation>
        </message>
        <message>
            <source>%1, open</source>
            <translation>%1 在办</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>None: that is a count, not a lack of data</source>
            <translation>0 件：是计数为零，不是没有数据</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 %2 件</translation>
        </message>
        <message>
            <source>%1, reported in the last 24 h</source>
            <translation>%1，近 24 小时接报</translation>
        </message>
        <message>
            <source>Of today, %1 or further</source>
            <translation>今日接报中达到“%1”</translation>
        </message>
        <message>
            <source>Of today, now %1</source>
            <translation>今日接报中停在“%1”</translation>
        </message>
        <message>
            <source>Closed in time in 7 days</source>
            <translation>近 7 天按期办结</translation>
        </message>
        <message>
            <source>%1, reported in %2 days</source>
            <translation>%1，近 %2 天接报</translation>
        </message>
        <message>
            <source>%1, reported today</source>
            <translation>%1，今日接报</translation>
        </message>
        <message>
            <source>No level</source>
            <translation>未定级</translation>
        </message>
    </context>
    <context>
        <name>ObjectionWords</name>
        <message>
            <source>Wrong value</source>
            <translation>数值不符</translation>
        </message>
        <message>
            <source>Other definition</source>
            <translation>口径不符</translation>
        </message>
        <message>
            <source>Not updated in time</source>
            <translation>更新不及时</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>registered</source>
            <translation>已登记</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>已受理</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>已答复</translation>
        </message>
        <message>
            <source>corrected</source>
            <translation>已更正</translation>
        </message>
        <message>
            <source>turned down</source>
            <translation>不予处理</translation>
        </message>
        <message>
            <source>held back</source>
            <translation>暂缓</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>排队中</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>发送中</translation>
        </message>
        <message>
            <source>sent, not registered yet</source>
            <translation>已发送，尚未登记</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>已发送</translation>
        </message>
        <message>
            <source>not taken by the server</source>
            <translation>服务器未接收</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>已放弃</translation>
        </message>
    </context>
    <context>
        <name>tonglan::FigureObjections</name>
        <message>
            <source>withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2 的 %1</translation>
        </message>
        <message>
            <source>corrected to %1</source>
            <translation>已更正为 %1</translation>
        </message>
        <message>
            <source>with %1</source>
            <translation>%1 处理中</translation>
        </message>
        <message>
            <source>%1 — %2</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>%1 · no. %2</source>
            <translation>%1 · 编号 %2</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>另有 %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>An objection is open.</source>
            <translation>有异议，尚未答复。</translation>
        </message>
        <message>
            <source>The figure is still being read</source>
            <translation>数据正在读取</translation>
        </message>
        <message>
            <source>There is no reading to object to</source>
            <translation>没有读数，无从提出异议</translation>
        </message>
        <message>
            <source>What is withheld cannot be objected to from here</source>
            <translation>不予展示的数据不能在此提出异议</translation>
        </message>
        <message>
            <source>Objections cannot be sent from here</source>
            <translation>此处不能提出异议</translation>
        </message>
        <message>
            <source>The source of this figure takes no objections</source>
            <translation>该数据来源不接收异议</translation>
        </message>
        <message>
            <source>Choose what is wrong</source>
            <translation>请选择异议原因</translation>
        </message>
        <message>
            <source>Say in words what is wrong</source>
            <translation>请说明异议内容</translation>
        </message>
        <message>
            <source>It is worked out here: object to what it is worked out from</source>
            <translation>本项由本机计算：请对所依据的数据提出异议</translation>
        </message>
    </context>
    <context>
        <name>LineageObjections</name>
        <message>
            <source>Objection</source>
            <translation>数据异议</translation>
        </message>
    </context>
    <context>
        <name>ObjectionForm</name>
        <message>
            <source>Raise an objection</source>
            <translation>提出异议</translation>
        </message>
        <message>
            <source>Objection to %1</source>
            <translation>对 %1 提出异议</translation>
        </message>
        <message>
            <source>What is wrong, and how it is known</source>
            <translation>哪里不对，依据是什么</translation>
        </message>
        <message>
            <source>Who objects</source>
            <translation>提出人</translation>
        </message>
        <message>
            <source>Raise</source>
            <translation>提交</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>It goes to the department of the figure, with the value as it stands here. %1 of %2 characters.</source>
            <translation>将连同此处的数值一并送数据来源部门。已输入 %1 / %2 字。</translation>
        </message>
    </context>
    <context>
        <name>LineageVerdict</name>
        <message>
            <source>Raise an objection</source>
            <translation>提出异议</translation>
        </message>
    </context>
    <context>
        <name>tonglan::IndicatorTreeModel</name>
        <message>
            <source>%1 (to be verified)</source>
            <translation>%1（待核）</translation>
        </message>
        <message numerus="yes">
            <source>%n indicator(s)</source>
            <translation>
                <numerusform>%n 项</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n beyond limits</source>
            <translation>
                <numerusform>越界 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n out of date</source>
            <translation>
                <numerusform>过期 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in doubt</source>
            <translation>
                <numerusform>存疑 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a value</source>
            <translation>
                <numerusform>无值 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more in order</source>
            <translation>
                <numerusform>其余 %n 项正常</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>其余 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>, %1 in order</source>
            <translation>，正常率 %1</translation>
        </message>
        <message numerus="yes">
            <source>, %n beyond limits</source>
            <translation>
                <numerusform>，越界 %n 项</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n not judged</source>
            <translation>
                <numerusform>，%n 项不参评</numerusform>
            </translation>
        </message>
        <message>
            <source>To verify: %1</source>
            <translation>待核·%1</translation>
        </message>
    </context>
    <context>
        <name>TreeLine</name>
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
        <name>TreePanel</name>
        <message>
            <source>Vital signs</source>
            <translation>城市运行体征</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
        <message>
            <source>The register of this city names none</source>
            <translation>本市指标目录中没有条目</translation>
        </message>
        <message>
            <source>No room for the indicators here</source>
            <translation>此处放不下指标</translation>
        </message>
    </context>
    <context>
        <name>LineageInputs</name>
        <message>
            <source>Worked out from</source>
            <translation>计算依据</translation>
        </message>
    </context>
    <context>
        <name>BulletsPanel</name>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>数据源没有定义这些指标</translation>
        </message>
        <message>
            <source>Against limits</source>
            <translation>对照限值</translation>
        </message>
        <message>
            <source>dashed: usual, solid: limit</source>
            <translation>虚线常态，实线限值</translation>
        </message>
        <message>
            <source>first %1 of %2</source>
            <translation>前 %1 项，共 %2 项</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>当前值，非所选时段</translation>
        </message>
    </context>
    <context>
        <name>CalendarHeatPanel</name>
        <message>
            <source>7 days</source>
            <translation>7 天 × 24 时</translation>
        </message>
        <message>
            <source>7 days, reports</source>
            <translation>7 天 × 24 时，接报量</translation>
        </message>
        <message>
            <source>No values yet</source>
            <translation>还没有数值</translation>
        </message>
        <message>
            <source>Withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>empty: not arrived</source>
            <translation>空格 = 未到</translation>
        </message>
        <message>
            <source>cases / h</source>
            <translation>件/时</translation>
        </message>
        <message>
            <source>Reports by hour</source>
            <translation>分时接报</translation>
        </message>
    </context>
    <context>
        <name>CellFigure</name>
        <message>
            <source>withheld</source>
            <translation>不公开</translation>
        </message>
    </context>
    <context>
        <name>CompositionPanel</name>
        <message>
            <source>Nobody has reported events yet</source>
            <translation>尚未收到事件数据</translation>
        </message>
        <message>
            <source>No open events</source>
            <translation>当前无在办事件</translation>
        </message>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>功能区无边界，其中事件无法计数</translation>
        </message>
        <message>
            <source>in all %1</source>
            <translation>共 %1</translation>
        </message>
        <message>
            <source>open events by level, %1</source>
            <translation>百格图：在办 %1 件按级别</translation>
        </message>
        <message>
            <source>Composition</source>
            <translation>构成</translation>
        </message>
        <message>
            <source>in all %1 %2</source>
            <translation>共 %1 %2</translation>
        </message>
        <message>
            <source>open events, a cell is 1%</source>
            <translation>在办事件，每格 1%</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>当前值，非所选时段</translation>
        </message>
    </context>
    <context>
        <name>DualAxisPanel</name>
        <message>
            <source>No values yet</source>
            <translation>还没有数值</translation>
        </message>
        <message>
            <source>Withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>Two indicators</source>
            <translation>双轴</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今日</translation>
        </message>
    </context>
    <context>
        <name>FiguresPanel</name>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>数据源没有定义这些指标</translation>
        </message>
        <message>
            <source>Trust</source>
            <translation>信标</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>常态</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Indicators</source>
            <translation>指标表</translation>
        </message>
        <message>
            <source>page %1 of %2</source>
            <translation>第 %1 页，共 %2 页</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>当前值，非所选时段</translation>
        </message>
        <message>
            <source>vs 7 d</source>
            <translation>7天前</translation>
        </message>
        <message>
            <source>vs 24 h</source>
            <translation>24时前</translation>
        </message>
    </context>
    <context>
        <name>FunnelPanel</name>
        <message>
            <source>Nobody has reported events yet</source>
            <translation>尚未收到事件数据</translation>
        </message>
        <message>
            <source>No work orders today</source>
            <translation>今日尚无工单</translation>
        </message>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>功能区无边界，其中事件无法计数</translation>
        </message>
        <message>
            <source>Last heard of %1 ago</source>
            <translation>上次收到数据在 %1前</translation>
        </message>
        <message>
            <source>median</source>
            <translation>中位用时</translation>
        </message>
        <message>
            <source>stand</source>
            <translation>滞留</translation>
        </message>
        <message>
            <source>came</source>
            <translation>到达</translation>
        </message>
        <message>
            <source>Work orders</source>
            <translation>工单漏斗</translation>
        </message>
        <message>
            <source>reported today</source>
            <translation>今日接报，件</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>当前值，非所选时段</translation>
        </message>
    </context>
    <context>
        <name>FunnelRow</name>
        <message>
            <source>median %1</source>
            <translation>中位用时 %1</translation>
        </message>
        <message>
            <source>%1 stand here</source>
            <translation>滞留 %1</translation>
        </message>
        <message>
            <source>%1: %2 stand here</source>
            <translation>%1：停在此环节 %2</translation>
        </message>
    </context>
    <context>
        <name>GaugesPanel</name>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>数据源没有定义这些指标</translation>
        </message>
        <message>
            <source>Gauges</source>
            <translation>仪表</translation>
        </message>
        <message>
            <source>grey band: usual</source>
            <translation>灰带 = 常态</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>当前值，非所选时段</translation>
        </message>
    </context>
    <context>
        <name>MatrixPanel</name>
        <message>
            <source>No districts</source>
            <translation>没有下级区域</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>crossed: withheld</source>
            <translation>斜杠不公开</translation>
        </message>
        <message>
            <source>dash: no data</source>
            <translation>短横无数据</translation>
        </message>
        <message>
            <source>dashed: out of date</source>
            <translation>虚圈过期</translation>
        </message>
        <message>
            <source>dot: within limits</source>
            <translation>灰点未越界</translation>
        </message>
        <message>
            <source>Districts by indicator</source>
            <translation>区县格阵</translation>
        </message>
        <message>
            <source>all within limits</source>
            <translation>均未越界</translation>
        </message>
        <message>
            <source>%1 beyond a limit</source>
            <translation>%1 项越界</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>当前值，非所选时段</translation>
        </message>
        <message>
            <source>seen: within limits</source>
            <translation>未见越界</translation>
        </message>
    </context>
    <context>
        <name>RadarPanel</name>
        <message>
            <source>scaled to the usual band of each</source>
            <translation>灰环 = 各自常态，已归一</translation>
        </message>
        <message>
            <source>grey: usual</source>
            <translation>灰环 = 常态</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>数据源没有定义这些指标</translation>
        </message>
        <message>
            <source>Against the usual</source>
            <translation>偏离常态</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>当前值，非所选时段</translation>
        </message>
    </context>
    <context>
        <name>RadarSpoke</name>
        <message>
            <source>no usual band</source>
            <translation>无常态区间</translation>
        </message>
    </context>
    <context>
        <name>StackedPanel</name>
        <message>
            <source>Nobody has reported events yet</source>
            <translation>尚未收到事件数据</translation>
        </message>
        <message>
            <source>No events in this time</source>
            <translation>这段时间没有事件</translation>
        </message>
        <message>
            <source>A zone without an outline: its events cannot be counted</source>
            <translation>功能区无边界，其中事件无法计数</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>接报量</translation>
        </message>
        <message>
            <source>today by the hour</source>
            <translation>今日分时</translation>
        </message>
        <message>
            <source>cases a day</source>
            <translation>件/日</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CalendarHeat</name>
        <message>
            <source>nothing arrived</source>
            <translation>未到数据</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>未到时间</translation>
        </message>
    </context>
    <context>
        <name>tonglan::CompositionModel</name>
        <message>
            <source>%1 is below zero: this is no whole</source>
            <translation>%1为负，不成整体</translation>
        </message>
        <message>
            <source>%1 has another unit: this is no whole</source>
            <translation>%1单位不同，不成整体</translation>
        </message>
        <message>
            <source>%1 has no data: the whole is not known</source>
            <translation>%1无数据，整体未知</translation>
        </message>
        <message>
            <source>%1 is withheld: the whole is not known</source>
            <translation>%1不公开，整体未知</translation>
        </message>
    </context>
    <context>
        <name>tonglan::FunnelModel</name>
        <message>
            <source>Closed</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Handled</source>
            <translation>处置</translation>
        </message>
        <message>
            <source>Dispatched</source>
            <translation>分拨</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>受理</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>接报</translation>
        </message>
    </context>
    <context>
        <name>tonglan::RegionMatrixModel</name>
        <message>
            <source>%1, its limits are for the whole city</source>
            <translation>%1（限值针对全市）</translation>
        </message>
        <message>
            <source>%1, in doubt</source>
            <translation>%1，存疑</translation>
        </message>
        <message>
            <source>%1, %2 old</source>
            <translation>%1，已 %2</translation>
        </message>
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
        <name>tonglan::StackChart</name>
        <message>
            <source>in all %1</source>
            <translation>共 %1</translation>
        </message>
        <message>
            <source>so far %1</source>
            <translation>截至目前 %1</translation>
        </message>
    </context>
    <context>
        <name>tonglan::StackModel</name>
        <message>
            <source>no level</source>
            <translation>无级别</translation>
        </message>
        <message>
            <source>all others</source>
            <translation>其他</translation>
        </message>
    </context>
    <context>
        <name>ComparisonWords</name>
        <message>
            <source>last value</source>
            <translation>末值</translation>
        </message>
        <message>
            <source>highest</source>
            <translation>最高</translation>
        </message>
        <message>
            <source>lowest</source>
            <translation>最低</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>均值</translation>
        </message>
        <message>
            <source>the hour from %1</source>
            <translation>%1 起一小时</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今日</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>本周</translation>
        </message>
        <message>
            <source>The week from %1</source>
            <translation>%1起一周</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>本月</translation>
        </message>
        <message>
            <source>This quarter</source>
            <translation>本季度</translation>
        </message>
        <message>
            <source>Quarter %1 of %2</source>
            <translation>%2年%1季度</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>本年</translation>
        </message>
        <message>
            <source>The year %1</source>
            <translation>%1年</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1%2</translation>
        </message>
        <message>
            <source>%1 until %2, %3</source>
            <translation>%1至 %2 %3</translation>
        </message>
        <message>
            <source>%1 so far, %2</source>
            <translation>%1至今%2</translation>
        </message>
        <message>
            <source>no data of it</source>
            <translation>该时段无数据</translation>
        </message>
        <message>
            <source>data of only %1% of it</source>
            <translation>该时段只有 %1% 有数据</translation>
        </message>
        <message>
            <source>so far of the hour before</source>
            <translation>上一小时同期</translation>
        </message>
        <message>
            <source>the hour before</source>
            <translation>上一小时</translation>
        </message>
        <message>
            <source>yesterday until then</source>
            <translation>昨日同期</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>昨日</translation>
        </message>
        <message>
            <source>the day before</source>
            <translation>前一日</translation>
        </message>
        <message>
            <source>as much of last week</source>
            <translation>上周同期</translation>
        </message>
        <message>
            <source>the week before</source>
            <translation>前一周</translation>
        </message>
        <message>
            <source>as much of last month</source>
            <translation>上月同期</translation>
        </message>
        <message>
            <source>the month before</source>
            <translation>前一月</translation>
        </message>
        <message>
            <source>as much of last quarter</source>
            <translation>上季度同期</translation>
        </message>
        <message>
            <source>the quarter before</source>
            <translation>前一季度</translation>
        </message>
        <message>
            <source>as much of last year</source>
            <translation>上年同期</translation>
        </message>
        <message>
            <source>the year before</source>
            <translation>上年</translation>
        </message>
        <message>
            <source>as much of it a year ago</source>
            <translation>去年同期</translation>
        </message>
        <message>
            <source>a year ago</source>
            <translation>去年同时段</translation>
        </message>
        <message>
            <source>up</source>
            <translation>升</translation>
        </message>
        <message>
            <source>down</source>
            <translation>降</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>持平</translation>
        </message>
        <message>
            <source>%1, better</source>
            <translation>%1，向好</translation>
        </message>
        <message>
            <source>%1, worse</source>
            <translation>%1，变差</translation>
        </message>
        <message>
            <source>not enough data of now</source>
            <translation>本期数据不足</translation>
        </message>
        <message>
            <source>it was 0: there is no share of nothing</source>
            <translation>基期为 0，无法求比</translation>
        </message>
        <message>
            <source>Period before</source>
            <translation>环比</translation>
        </message>
        <message>
            <source>Year before</source>
            <translation>同比</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>较目标</translation>
        </message>
        <message>
            <source>the target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>there is none</source>
            <translation>未设定</translation>
        </message>
        <message>
            <source>Days alike</source>
            <translation>较同类日</translation>
        </message>
        <message numerus="yes">
            <source>median of %n such day(s)</source>
            <translation>
                <numerusform>%n 个同类日中位数</numerusform>
            </translation>
        </message>
        <message>
            <source>median of such days</source>
            <translation>同类日中位数</translation>
        </message>
        <message>
            <source>too few such days</source>
            <translation>同类日不足 3 天</translation>
        </message>
        <message>
            <source>only days have such</source>
            <translation>仅按日比较</translation>
        </message>
    </context>
    <context>
        <name>tonglan::ComparisonModel</name>
        <message>
            <source>withheld</source>
            <translation>不公开</translation>
        </message>
        <message>
            <source>no source</source>
            <translation>无登记来源</translation>
        </message>
    </context>
    <context>
        <name>LineageComparisons</name>
        <message>
            <source>Compared</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>: </source>
            <translation>：</translation>
        </message>
    </context>
    <context>
        <name>ComparisonsPanel</name>
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前值，非所选时段</translation>
        </message>
        <message>
            <source>Compared</source>
            <translation>对比</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2 项</translation>
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
        <name>tonglan::RuleWarningModel</name>
        <message>
            <source>above %2 since %3, %1 when raised</source>
            <translation>自 %3 起高于 %2，触发时 %1</translation>
        </message>
        <message>
            <source>below %2 since %3, %1 when raised</source>
            <translation>自 %3 起低于 %2，触发时 %1</translation>
        </message>
        <message>
            <source>changed by %1 within %2, the limit is %3</source>
            <translation>%2内变化 %1，限 %3</translation>
        </message>
        <message>
            <source>nothing for longer than %1</source>
            <translation>超过 %1 未报送</translation>
        </message>
        <message>
            <source>%1 when raised, unusual for this hour of such days: beyond %2</source>
            <translation>触发时 %1，偏离同类日此时常态，界限 %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>%1: not %2</source>
            <translation>%1：未%2</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>above %1</source>
            <translation>高于 %1</translation>
        </message>
        <message>
            <source>below %1</source>
            <translation>低于 %1</translation>
        </message>
        <message>
            <source>%1 within %2</source>
            <translation>%2内%1</translation>
        </message>
        <message>
            <source>missing for %1</source>
            <translation>缺报 %1</translation>
        </message>
        <message>
            <source>unusual</source>
            <translation>异常</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
    </context>
    <context>
        <name>RulesPanel</name>
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前情况，非所选时段</translation>
        </message>
        <message>
            <source>%1 of %2, of this client</source>
            <translation>本端判定，%1 / %2 条</translation>
        </message>
        <message>
            <source>of this client</source>
            <translation>本端判定</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>规则提示</translation>
        </message>
        <message numerus="yes">
            <source>%n rule(s) applied, also without a network</source>
            <translation>
                <numerusform>%n 条规则在用，断网照常</numerusform>
            </translation>
        </message>
        <message>
            <source>A file of rules is named in the settings</source>
            <translation>规则文件由设置指定</translation>
        </message>
        <message>
            <source>No rule is raised</source>
            <translation>没有触发的规则</translation>
        </message>
        <message>
            <source>There are no rules</source>
            <translation>没有规则</translation>
        </message>
    </context>
    <context>
        <name>AttentionRow</name>
        <message>
            <source>not judged</source>
            <translation>未纳入判断</translation>
        </message>
        <message>
            <source>last data %1</source>
            <translation>最近数据 %1</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>自 %1</translation>
        </message>
    </context>
    <context>
        <name>AttentionPanel</name>
        <message numerus="yes">
            <source>%n matter(s)</source>
            <translation>
                <numerusform>%n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 not judged</source>
            <translation>%1 项未纳入判断</translation>
        </message>
        <message>
            <source>For your attention</source>
            <translation>需要您关注</translation>
        </message>
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前值，非所选时段</translation>
        </message>
        <message>
            <source>page %1 of %2</source>
            <translation>第 %1 / %2 页</translation>
        </message>
        <message>
            <source>Nothing needs your attention</source>
            <translation>没有需要您关注的事项</translation>
        </message>
        <message>
            <source>judged: %1</source>
            <translation>已判断：%1</translation>
        </message>
        <message>
            <source>judged: %1; what was not is below</source>
            <translation>已判断：%1；未纳入判断的列在下面</translation>
        </message>
    </context>
    <context>
        <name>WarningsPanel</name>
        <message>
            <source>Warnings in force: %1</source>
            <translation>生效中的预警：%1</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>from %1 until cancelled</source>
            <translation>%1 起，至解除为止</translation>
        </message>
        <message>
            <source>from %1 to %2</source>
            <translation>%1 起，至 %2</translation>
        </message>
        <message>
            <source>None in force any more</source>
            <translation>已没有生效中的预警</translation>
        </message>
    </context>
    <context>
        <name>ForecastMark</name>
        <message>
            <source>forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>no forecast</source>
            <translation>无预测</translation>
        </message>
        <message>
            <source>Model: %1</source>
            <translation>模型：%1</translation>
        </message>
        <message>
            <source>Issued: %1</source>
            <translation>生成时间：%1</translation>
        </message>
        <message>
            <source>Band: %1</source>
            <translation>区间：%1</translation>
        </message>
        <message>
            <source>Error in the back-test: %1</source>
            <translation>回测误差：%1</translation>
        </message>
        <message>
            <source>From %1</source>
            <translation>依据：%1</translation>
        </message>
        <message>
            <source>No forecast: %1</source>
            <translation>无预测：%1</translation>
        </message>
        <message>
            <source>%1: expected, not measured</source>
            <translation>%1，非实测数据</translation>
        </message>
        <message>
            <source>Our own estimate: worked out on this screen, not reported</source>
            <translation>本屏估计：由本屏推算，非上报数据</translation>
        </message>
        <message>
            <source>Department&apos;s forecast: %1</source>
            <translation>部门预测：%1</translation>
        </message>
    </context>
    <context>
        <name>tonglan::ForecastModel</name>
        <message>
            <source>its values are withheld</source>
            <translation>数值不公开</translation>
        </message>
        <message>
            <source>the newest values are too old</source>
            <translation>最新数据过旧</translation>
        </message>
        <message>
            <source>the day is over</source>
            <translation>当日已结束</translation>
        </message>
        <message>
            <source>fewer than four whole days are known</source>
            <translation>已知数据不足四天</translation>
        </message>
        <message>
            <source>season of a week</source>
            <translation>周周期</translation>
        </message>
        <message>
            <source>season of a day</source>
            <translation>日周期</translation>
        </message>
        <message>
            <source>level, damped trend and %1 (Holt–Winters)</source>
            <translation>水平、阻尼趋势加%1（Holt–Winters）</translation>
        </message>
        <message>
            <source>as it was a season ago, %1</source>
            <translation>取上一周期同时刻的值，%1</translation>
        </message>
        <message>
            <source>P10–P90: %1 % of what came in the back-test</source>
            <translation>P10–P90，回测中 %1 % 的实际值落在其中</translation>
        </message>
        <message>
            <source>%1 on average; as it was last %2, as it was a season ago %3</source>
            <translation>平均 %1；沿用上一值 %2，沿用上一周期 %3</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) of this screen's own data; tried out from %1 moments</source>
            <translation>
                <numerusform>本屏 %n 天数据，从 %1 个时刻回测</numerusform>
            </translation>
        </message>
        <message>
            <source>there are too few values a day</source>
            <translation>每日数据太少</translation>
        </message>
        <message>
            <source>as it was last: nothing else did better</source>
            <translation>沿用最近值：其他方法未见更好</translation>
        </message>
        <message>
            <source>forecast by %1</source>
            <translation>%1预测</translation>
        </message>
        <message>
            <source>our own estimate</source>
            <translation>本屏估计</translation>
        </message>
        <message>
            <source>%1 (%2, band %3 %)</source>
            <translation>%1（%2，%3% 区间）</translation>
        </message>
        <message>
            <source>%1 (issued %2, band %3 %)</source>
            <translation>%1（%2 发布，%3% 区间）</translation>
        </message>
        <message>
            <source>%1 (%2, issued %3, band %4 %)</source>
            <translation>%1（%2，%3 发布，%4% 区间）</translation>
        </message>
        <message>
            <source>too old, %1 issued it %2</source>
            <translation>%1 %2 发布，已过时</translation>
        </message>
        <message>
            <source>not of the time from now on, %1 issued it %2</source>
            <translation>%1 %2 发布，不含当前时段</translation>
        </message>
        <message>
            <source>none came</source>
            <translation>未提供</translation>
        </message>
        <message>
            <source>not named</source>
            <translation>未注明</translation>
        </message>
        <message>
            <source>to hold %1 % of what comes, as its department says</source>
            <translation>部门标称 %1% 的实际值落在其中</translation>
        </message>
        <message>
            <source>not known: the department sends none</source>
            <translation>未知，部门未随附</translation>
        </message>
    </context>
    <context>
        <name>ChartTools</name>
        <message>
            <source>More time</source>
            <translation>看更长时间</translation>
        </message>
        <message>
            <source>Less time</source>
            <translation>看更短时间</translation>
        </message>
        <message>
            <source>Back to today</source>
            <translation>回到今日</translation>
        </message>
    </context>
    <context>
        <name>tonglan::ChartExport</name>
        <message>
            <source>Tonglan</source>
            <translation>统揽</translation>
        </message>
        <message>
            <source>Saving …</source>
            <translation>正在保存…</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>未保存：%1</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) saved: %1</source>
            <translation>
                <numerusform>已保存 %n 行：%1</numerusform>
            </translation>
        </message>
        <message>
            <source>Picture saved: %1</source>
            <translation>图片已保存：%1</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>下限</translation>
        </message>
        <message>
            <source>High</source>
            <translation>上限</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Region code</source>
            <translation>区域代码</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>value</source>
            <translation>实际值</translation>
        </message>
        <message>
            <source>forecast</source>
            <translation>预测</translation>
        </message>
    </context>
    <context>
        <name>FlipPanel</name>
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前值，非所选时段</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>重点数字</translation>
        </message>
        <message>
            <source>The feeds have not defined these indicators</source>
            <translation>接入的数据源没有定义这些指标</translation>
        </message>
        <message>
            <source>No indicators</source>
            <translation>没有指标</translation>
        </message>
        <message>
            <source>change against 24 h ago</source>
            <translation>对比24小时前</translation>
        </message>
    </context>
    <context>
        <name>FlipCard</name>
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
        <name>MultiplesPanel</name>
        <message>
            <source>24 h, one scale %1</source>
            <translation>24 小时，量程 %1</translation>
        </message>
        <message>
            <source>Nobody has defined this indicator, or the region has no districts</source>
            <translation>指标未定义，或该区域没有下级分区</translation>
        </message>
        <message>
            <source>No districts to compare</source>
            <translation>没有可比较的分区</translation>
        </message>
    </context>
    <context>
        <name>tonglan::RegionLinesModel</name>
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
        <name>RingPanel</name>
        <message>
            <source>of now, not of the selected time</source>
            <translation>为当前值，非所选时段</translation>
        </message>
        <message>
            <source>Composition</source>
            <translation>构成</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
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
        <name>DepartmentsPanel</name>
        <message>
            <source>On time</source>
            <translation>按时</translation>
        </message>
        <message>
            <source>Complete, 24 h</source>
            <translation>近24小时完整</translation>
        </message>
        <message>
            <source>Sources agree</source>
            <translation>多源一致</translation>
        </message>
        <message>
            <source>By hand</source>
            <translation>手工填报</translation>
        </message>
        <message numerus="yes">
            <source>%n figure(s), lowest score first</source>
            <translation>
                <numerusform>%n 项指标，得分低的在前</numerusform>
            </translation>
        </message>
        <message>
            <source>Trust in departments</source>
            <translation>部门数据可信度</translation>
        </message>
        <message>
            <source>counted here</source>
            <translation>本机统计</translation>
        </message>
        <message>
            <source>Score: mean of on time, complete over 24 h and undisputed, in hundredths; what does not apply is left out. By hand is told, not counted. A department with fewer than %1 figures is not ranked.</source>
            <translation>排名规则：得分为按时率、近24小时完整率、无争议率三项的平均值（百分制），不适用的项不计；手工填报只列出，不扣分；指标少于 %1 项的部门不参与排名。</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>手工</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>完整</translation>
        </message>
        <message>
            <source>disagree</source>
            <translation>不一致</translation>
        </message>
        <message>
            <source>department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>objections</source>
            <translation>未结异议</translation>
        </message>
        <message>
            <source>on time</source>
            <translation>按时</translation>
        </message>
        <message>
            <source>score</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>weakest figure</source>
            <translation>最弱指标</translation>
        </message>
        <message>
            <source>A department is known by the indicators that it defines.</source>
            <translation>部门由其定义的指标识别。</translation>
        </message>
        <message>
            <source>No figures of any department</source>
            <translation>没有任何部门的指标</translation>
        </message>
        <message>
            <source>%1 of %2 departments</source>
            <translation>%2 个部门中的 %1 个</translation>
        </message>
    </context>
    <context>
        <name>DepartmentLine</name>
        <message>
            <source>on time, undisputed</source>
            <translation>按时、无争议</translation>
        </message>
    </context>
    <context>
        <name>DisagreementsPanel</name>
        <message>
            <source>%1 of %2 compared</source>
            <translation>可比 %2 项中 %1 项不一致</translation>
        </message>
        <message>
            <source>Sources that disagree</source>
            <translation>来源不一致</translation>
        </message>
        <message>
            <source>They differ by no more than 5 %.</source>
            <translation>相差均不超过 5%。</translation>
        </message>
        <message>
            <source>No figure comes from more than one source.</source>
            <translation>没有一项指标有两个以上来源。</translation>
        </message>
        <message>
            <source>All sources agree</source>
            <translation>各来源一致</translation>
        </message>
        <message>
            <source>Nothing to compare</source>
            <translation>没有可比的指标</translation>
        </message>
    </context>
    <context>
        <name>ObjectionsPanel</name>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n 件未结</numerusform>
            </translation>
        </message>
        <message>
            <source>Objections to figures</source>
            <translation>数据异议</translation>
        </message>
        <message>
            <source>oldest open one %1</source>
            <translation>最早未结已 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n answered in 30 days</source>
            <translation>
                <numerusform>近30天办结 %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>half of them within %1</source>
            <translation>半数在 %1 内</translation>
        </message>
        <message>
            <source>Whoever doubts a figure says so on its card.</source>
            <translation>对数据有疑问，可在其血缘卡上提出。</translation>
        </message>
        <message>
            <source>Nobody has objected to a figure</source>
            <translation>暂无数据异议</translation>
        </message>
    </context>
    <context>
        <name>RuleMark</name>
        <message>
            <source>%1, raised by rules of this client: %2</source>
            <translation>%1，本端规则触发 %2 条</translation>
        </message>
        <message>
            <source>%1 · rules of this client</source>
            <translation>%1 · 本端规则</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>还有 %n 条</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ActForm</name>
        <message>
            <source>Name, pinyin or initials</source>
            <translation>名称、拼音或首字母</translation>
        </message>
        <message>
            <source>Or in your own words</source>
            <translation>或自行填写</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>第 %1 项，共 %2 项</translation>
        </message>
        <message>
            <source>Yes, do it</source>
            <translation>确认</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>tonglan::EventActs</name>
        <message>
            <source>not while it is %1</source>
            <translation>%1环节不能办理</translation>
        </message>
        <message>
            <source>only for %1</source>
            <translation>仅限%1</translation>
        </message>
        <message>
            <source>No department is called that</source>
            <translation>没有这个部门</translation>
        </message>
        <message>
            <source>Pick a department</source>
            <translation>请选择部门</translation>
        </message>
        <message>
            <source>Nothing was written</source>
            <translation>尚未填写</translation>
        </message>
        <message>
            <source>Pick a reason, or write one</source>
            <translation>请选择或填写理由</translation>
        </message>
        <message>
            <source>%1: to which department?</source>
            <translation>%1：交给哪个部门？</translation>
        </message>
        <message>
            <source>%1: why?</source>
            <translation>%1：理由？</translation>
        </message>
        <message>
            <source>%1 for everybody who handles this</source>
            <translation>%1：写给经办各方</translation>
        </message>
        <message>
            <source>%1: is that meant?</source>
            <translation>确认%1？</translation>
        </message>
        <message>
            <source>suggested: the rule for %1</source>
            <translation>建议：按规则 %1</translation>
        </message>
    </context>
    <context>
        <name>QueueRow</name>
        <message>
            <source>supervised</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>urged</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>退回</translation>
        </message>
        <message>
            <source>no place</source>
            <translation>无坐标</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>超时</translation>
        </message>
    </context>
    <context>
        <name>QueueChoice</name>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>QueueNav</name>
        <message>
            <source>Open</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>City</source>
            <translation>全市</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>主责单位</translation>
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message>
            <source>by level and time left</source>
            <translation>按级别、剩余时限</translation>
        </message>
        <message>
            <source>by time left</source>
            <translation>按剩余时限</translation>
        </message>
        <message>
            <source>newest first</source>
            <translation>最新在前</translation>
        </message>
        <message>
            <source>oldest first</source>
            <translation>最早在前</translation>
        </message>
        <message>
            <source>by stage</source>
            <translation>按环节</translation>
        </message>
        <message>
            <source>Search in the queue</source>
            <translation>在队列中搜索</translation>
        </message>
        <message>
            <source>Title, kind, place; initials</source>
            <translation>标题、类型、地址，首字母</translation>
        </message>
        <message>
            <source>All again</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>%1 of the newest 20,000 that say this</source>
            <translation>命中过多，取最新 2 万件中的 %1 件</translation>
        </message>
        <message>
            <source>%1 events</source>
            <translation>%1 件</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>District</source>
            <translation>属地</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>主责单位</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>接报</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>环节</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>剩余时限</translation>
        </message>
        <message>
            <source>Esc shows all again</source>
            <translation>按 Esc 清除筛选</translation>
        </message>
        <message>
            <source>Nothing is like that</source>
            <translation>没有符合条件的事件</translation>
        </message>
        <message>
            <source>The queue is empty</source>
            <translation>队列为空</translation>
        </message>
        <message>
            <source>pick</source>
            <translation>选择</translation>
        </message>
        <message>
            <source>search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>order</source>
            <translation>排序</translation>
        </message>
    </context>
    <context>
        <name>CasePanel</name>
        <message>
            <source>J, K or the pointer pick one from the queue</source>
            <translation>用 J、K 或指针在队列中选择</translation>
        </message>
        <message>
            <source>No event is picked</source>
            <translation>尚未选择事件</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>left</source>
            <translation>剩余</translation>
        </message>
        <message>
            <source>Handled by</source>
            <translation>主责单位</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>no position: not on the map</source>
            <translation>无坐标，不上图</translation>
        </message>
        <message>
            <source>Happened</source>
            <translation>发生</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>supervised</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>urged</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>returned</source>
            <translation>退回</translation>
        </message>
        <message>
            <source>What is said</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>All that was done</source>
            <translation>全程留痕</translation>
        </message>
        <message>
            <source>Nearby</source>
            <translation>就近资源</translation>
        </message>
        <message>
            <source>nearest of each kind; minutes estimated: 1.4 × the distance at 30 km/h</source>
            <translation>每类取最近；车程为估算：直线 × 1.4，30 km/h</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分</translation>
        </message>
    </context>
    <context>
        <name>tonglan::EventQueueModel</name>
        <message>
            <source>All open</source>
            <translation>全部在办</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>Urged</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>Supervised</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>退回</translation>
        </message>
        <message>
            <source>Reported today</source>
            <translation>今日接报</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>今日办结</translation>
        </message>
        <message>
            <source>All in the cache</source>
            <translation>全部事件</translation>
        </message>
        <message>
            <source>No level</source>
            <translation>未定级</translation>
        </message>
        <message>
            <source>without a source</source>
            <translation>来源不明</translation>
        </message>
        <message>
            <source>not given to one yet</source>
            <translation>尚未分拨</translation>
        </message>
    </context>
</TS>
