#include "vitalsigns.h"

namespace tonglan {

using namespace Qt::StringLiterals;

using enum Indicator::Direction;
using enum Indicator::Aggregation;
using enum Rhythm;

// clang-format off
static constexpr VitalSign signs[] = {
    // The twelve of the overview.
    {u"traffic.congestion", u"道路拥堵指数", "Road congestion index"_L1, u"", ""_L1, "traffic"_L1, "traffic"_L1, 300, 2, UpIsBad, Average, 1.36, Rush, false, 0.93, 0.03, 0.8, 1.05, 1.65, 1.8, 2.2, true, u"主干路与快速路，不含隧道收费区", u"实际行程时间 ÷ 自由流行程时间，按里程加权"},
    {u"power.load", u"全市用电负荷", "Electric load"_L1, u"MW", "MW"_L1, "power"_L1, "power"_L1, 300, 0, Neutral, Sum, 6650, Power, false, 0.9, 0.012, -0.03, 4600, 8600, 9200, 9600, true, u"调度口径，含自备电源上网", u"各变电站有功功率之和"},
    {u"water.supply", u"供水总量", "Water supply"_L1, u"万m³", "10k m³"_L1, "water"_L1, "water"_L1, 900, 1, Neutral, Sum, 286, Steady, false, 0.985, 0.012, -0.02, 270, 305, 320, 0, true, u"近 24 小时出厂水量，不含再生水", u"各水厂出厂流量计累计之差"},
    {u"air.aqi", u"空气质量 AQI", "Air quality AQI"_L1, u"", ""_L1, "env"_L1, "env"_L1, 3600, 0, UpIsBad, Average, 62, Steady, false, 0.97, 0.2, -0.3, 0, 100, 150, 200, true, u"各监测点小时值，取各污染物分指数最大者", u"max(IAQI)"},
    {u"transit.rail", u"轨道交通客流", "Rail ridership"_L1, u"万人次", "10k trips"_L1, "traffic"_L1, "rail"_L1, 900, 1, Neutral, Sum, 21.5, Rush, false, 0.82, 0.025, -0.05, 0, 48, 0, 0, true, u"近 1 小时进站，换乘不重复计", u"闸机进站计数之和"},
    {u"port.teu", u"港口集装箱吞吐", "Container throughput"_L1, u"万TEU", "10k TEU"_L1, "port"_L1, "port"_L1, 3600, 2, UpIsGood, Sum, 4.1, Port, false, 0.96, 0.03, -0.06, 3.2, 5.0, 0, 0, true, u"近 24 小时装卸，含中转", u"岸桥作业箱量折算标准箱"},
    {u"health.emergency_wait", u"急诊候诊中位", "A&E median wait"_L1, u"分钟", "min"_L1, "health"_L1, "emergency"_L1, 3600, 0, UpIsBad, Average, 31, Visits, false, 1.08, 0.08, 0.08, 15, 55, 75, 100, true, u"分诊到首诊，不含急危重直接入抢救室者", u"近 1 小时接诊病人的中位数"},
    {u"people.present", u"实有人口", "People present"_L1, u"万人", "10k people"_L1, "people"_L1, "people"_L1, 3600, 1, Neutral, Sum, 749, Present, false, 1.004, 0.001, 0, 735, 765, 0, 0, true, u"此刻在城内者，含访客", u"常住 + 净流入"},
    {u"hotline.accepted", u"12345便民热线今日受理", "12345 calls accepted today"_L1, u"件", "calls"_L1, "community"_L1, "hotline"_L1, 300, 0, Neutral, Sum, 21800, Office, true, 0.74, 0.02, 0.1, 0, 0, 0, 0, true, u"当日 0 时起正式受理，不含骚扰与重复来电", u"受理工单计数"},
    {u"health.visits", u"惠民就医刷脸就诊", "Face check-in visits"_L1, u"人次", "visits"_L1, "health"_L1, "health"_L1, 900, 0, UpIsGood, Sum, 46500, Office, true, 0.55, 0.02, -0.04, 0, 0, 0, 0, true, u"当日 0 时起，235 家接入机构", u"刷脸建单计数"},
    {u"elder.alarms", u"银发智能服务告警处置", "Elder care alarms handled"_L1, u"起", "alarms"_L1, "elder"_L1, "civil"_L1, 900, 0, Neutral, Sum, 74, Visits, true, 1.02, 0.03, 0.05, 0, 0, 0, 0, true, u"当日 0 时起，一键呼叫与体征告警", u"已处置告警计数"},
    {u"mediation.active", u"智慧矛调在调", "Mediations under way"_L1, u"件", "cases"_L1, "community"_L1, "community"_L1, 3600, 0, Neutral, Sum, 286, Steady, false, 1, 0.03, 0, 240, 330, 360, 0, true, u"已受理未办结的调解案件", u"受理 − 办结"},
    // Traffic.
    {u"traffic.speed", u"主干路平均车速", "Main road speed"_L1, u"km/h", "km/h"_L1, "traffic"_L1, "traffic"_L1, 300, 1, UpIsGood, Average, 34, Night, false, 1.06, 0.03, -0.2, 24, 48, 20, 16, true, u"主干路，浮动车与卡口融合", u"里程 ÷ 行程时间"},
    {u"traffic.flow", u"过海隧道流量", "Harbour tunnels flow"_L1, u"辆/时", "veh/h"_L1, "traffic"_L1, "traffic"_L1, 900, 0, Neutral, Sum, 9800, Rush, false, 0.9, 0.03, -0.08, 2500, 14500, 0, 0, false, u"三条过海隧道双向", u"断面计数之和"},
    {u"traffic.accidents", u"今日交通事故", "Traffic accidents today"_L1, u"起", "accidents"_L1, "traffic"_L1, "traffic"_L1, 900, 0, UpIsBad, Sum, 48, Rush, true, 0.9, 0.05, 0.4, 0, 0, 0, 0, true, u"当日 0 时起已登记", u"事故登记计数"},
    {u"traffic.signals", u"信号灯在线率", "Traffic lights online"_L1, u"%", "%"_L1, "traffic"_L1, "traffic"_L1, 900, 1, UpIsGood, Average, 98.9, Steady, false, 1, 0.003, -0.008, 97.5, 100, 96, 93, true, u"联网信号机", u"在线数 ÷ 联网数"},
    {u"bus.ridership", u"公交客流", "Bus ridership"_L1, u"万人次", "10k trips"_L1, "traffic"_L1, "bus"_L1, 900, 1, Neutral, Sum, 16.4, Rush, false, 0.84, 0.03, -0.08, 0, 36, 0, 0, true, u"近 1 小时刷卡与扫码", u"上车计数"},
    {u"bus.punctual", u"公交准点率", "Bus punctuality"_L1, u"%", "%"_L1, "traffic"_L1, "bus"_L1, 3600, 1, UpIsGood, Average, 93.4, Steady, false, 1.01, 0.01, -0.07, 90, 98, 86, 80, true, u"发车晚点不超过 3 分钟", u"准点班次 ÷ 全部班次"},
    {u"rail.punctual", u"轨道准点率", "Rail punctuality"_L1, u"%", "%"_L1, "traffic"_L1, "rail"_L1, 3600, 2, UpIsGood, Average, 99.86, Steady, false, 1, 0.0006, -0.001, 99.5, 100, 99, 97, false, u"到达晚点不超过 2 分钟", u"准点列次 ÷ 开行列次"},
    {u"parking.free", u"公共泊位空余率", "Free public parking"_L1, u"%", "%"_L1, "traffic"_L1, "parking"_L1, 900, 1, UpIsGood, Average, 26, Night, false, 1.1, 0.05, 0.03, 12, 45, 8, 4, true, u"联网公共停车场", u"空泊位 ÷ 联网泊位"},
    // Power and gas.
    {u"power.reserve", u"电力备用率", "Power reserve"_L1, u"%", "%"_L1, "power"_L1, "power"_L1, 900, 1, UpIsGood, Average, 24, Night, false, 1.06, 0.02, 0.02, 15, 40, 12, 8, false, u"可调出力对负荷", u"(可调 − 负荷) ÷ 负荷"},
    {u"grid.frequency", u"电网频率", "Grid frequency"_L1, u"Hz", "Hz"_L1, "power"_L1, "grid"_L1, 10, 3, Neutral, Average, 50, Steady, false, 1, 0.0004, 0, 49.95, 50.05, 50.1, 50.2, false, u"主网母线", u"1 秒采样的 10 秒均值"},
    {u"power.outages", u"停电用户", "Customers without power"_L1, u"户", "customers"_L1, "power"_L1, "power"_L1, 900, 0, UpIsBad, Sum, 190, Steady, false, 0.9, 0.3, 3.0, 0, 600, 1200, 4000, true, u"当前停电超过 3 分钟的用户", u"配网自动化推算"},
    {u"power.evcharging", u"充电桩负荷", "EV charging load"_L1, u"MW", "MW"_L1, "power"_L1, "power"_L1, 900, 0, Neutral, Sum, 118, Crowd, false, 1.05, 0.04, -0.03, 40, 220, 0, 0, true, u"联网公共充电桩", u"桩功率之和"},
    {u"gas.pressure", u"高压管网压力", "Gas main pressure"_L1, u"MPa", "MPa"_L1, "safety"_L1, "gas"_L1, 900, 2, Neutral, Average, 3.42, Steady, false, 1, 0.012, 0, 3.2, 3.6, 3.75, 3.9, false, u"高压管网调压站进口", u"站点均值"},
    {u"gas.supply", u"燃气供应量", "Gas supply"_L1, u"万m³/时", "10k m³/h"_L1, "safety"_L1, "gas"_L1, 3600, 1, Neutral, Sum, 13.5, Water, false, 1.03, 0.03, 0.02, 6, 24, 0, 0, true, u"城市燃气，不含电厂直供", u"门站流量之和"},
    {u"gas.alarms", u"燃气泄漏告警", "Gas leak alarms today"_L1, u"起", "alarms"_L1, "safety"_L1, "gas"_L1, 3600, 0, UpIsBad, Sum, 9, Visits, true, 1, 0.1, 0, 0, 0, 0, 0, true, u"当日 0 时起，含家用报警器联网告警", u"告警计数"},
    // Water and drainage.
    {u"water.pressure", u"管网平均压力", "Water main pressure"_L1, u"MPa", "MPa"_L1, "water"_L1, "water"_L1, 900, 3, Neutral, Average, 0.382, Night, false, 1, 0.01, 0, 0.33, 0.45, 0.3, 0.26, true, u"在线测压点", u"测点均值"},
    {u"water.turbidity", u"出厂水浊度", "Treated water turbidity"_L1, u"NTU", "NTU"_L1, "water"_L1, "water"_L1, 3600, 2, UpIsBad, Average, 0.14, Steady, false, 1, 0.08, 0.5, 0, 0.3, 0.5, 0.8, false, u"各水厂出厂口", u"流量加权均值"},
    {u"water.storage", u"水库总蓄水率", "Reservoir storage"_L1, u"%", "%"_L1, "water"_L1, "water"_L1, 86400, 1, UpIsGood, Average, 78.5, Steady, false, 1, 0.03, 0, 60, 95, 50, 40, false, u"饮用水水库", u"蓄水量 ÷ 总库容"},
    {u"drainage.level", u"河渠最高水位比", "Highest channel level"_L1, u"%", "%"_L1, "water"_L1, "drainage"_L1, 300, 0, UpIsBad, Maximum, 34, Steady, false, 1, 0.05, 1.5, 15, 60, 75, 90, true, u"主干河渠，相对警戒水位", u"max(水位 ÷ 警戒水位)"},
    {u"drainage.pumps", u"排水泵站开机", "Drainage pumps running"_L1, u"台", "pumps"_L1, "water"_L1, "drainage"_L1, 300, 0, Neutral, Sum, 62, Steady, false, 1, 0.06, 1.9, 30, 110, 160, 0, true, u"联网排水泵", u"运行台数"},
    {u"drainage.flooded", u"积水点", "Flooded spots"_L1, u"处", "spots"_L1, "water"_L1, "drainage"_L1, 300, 0, UpIsBad, Sum, 0.6, Steady, false, 1, 0.4, 28, 0, 3, 10, 25, true, u"水深超过 15 厘米", u"电子水尺计数"},
    // Environment and weather.
    {u"air.pm25", u"细颗粒物 PM2.5", "PM2.5"_L1, u"μg/m³", "μg/m³"_L1, "env"_L1, "env"_L1, 3600, 0, UpIsBad, Average, 21, Steady, false, 0.96, 0.22, -0.4, 0, 50, 75, 115, true, u"各监测点小时均值", u"测点均值"},
    {u"air.o3", u"臭氧", "Ozone"_L1, u"μg/m³", "μg/m³"_L1, "env"_L1, "env"_L1, 3600, 0, UpIsBad, Average, 72, Crowd, false, 1.03, 0.15, -0.3, 0, 130, 160, 200, true, u"各监测点小时均值", u"测点均值"},
    {u"env.noise", u"区域噪声", "Ambient noise"_L1, u"dB(A)", "dB(A)"_L1, "env"_L1, "env"_L1, 3600, 1, UpIsBad, Average, 56.5, Present, false, 0.99, 0.012, 0.03, 45, 62, 68, 72, true, u"自动监测点等效声级", u"Leq"},
    {u"env.beach", u"泳滩水质达标率", "Beaches meeting standard"_L1, u"%", "%"_L1, "env"_L1, "env"_L1, 86400, 1, UpIsGood, Average, 95.1, Steady, false, 1, 0.02, -0.08, 90, 100, 85, 75, false, u"开放泳滩", u"达标泳滩 ÷ 开放泳滩"},
    {u"env.waste", u"生活垃圾清运", "Waste collected today"_L1, u"吨", "t"_L1, "env"_L1, "city"_L1, 3600, 0, Neutral, Sum, 10900, Office, true, 1.02, 0.02, -0.03, 0, 0, 0, 0, true, u"当日 0 时起进站称重", u"地磅净重之和"},
    {u"weather.temperature", u"气温", "Temperature"_L1, u"℃", "°C"_L1, "weather"_L1, "weather"_L1, 600, 1, Neutral, Average, 28, Steady, false, 1, 0, 0, 22, 33, 35, 37, true, u"自动站 1.5 米", u"站点均值"},
    {u"weather.rain", u"近 1 小时雨量", "Rain, last hour"_L1, u"mm", "mm"_L1, "weather"_L1, "weather"_L1, 600, 1, Neutral, Average, 0, Steady, false, 1, 0, 0, 0, 20, 30, 50, true, u"自动站", u"站点均值"},
    {u"weather.wind", u"平均风速", "Wind speed"_L1, u"m/s", "m/s"_L1, "weather"_L1, "weather"_L1, 600, 1, Neutral, Average, 4, Steady, false, 1, 0, 0, 0, 10, 13, 17, true, u"自动站 10 分钟均值", u"站点均值"},
    {u"weather.humidity", u"相对湿度", "Humidity"_L1, u"%", "%"_L1, "weather"_L1, "weather"_L1, 600, 0, Neutral, Average, 78, Night, false, 1, 0.04, 0.2, 60, 96, 0, 0, true, u"自动站", u"站点均值"},
    // Port and border.
    {u"port.ships", u"在港船舶", "Ships in port"_L1, u"艘", "ships"_L1, "port"_L1, "port"_L1, 3600, 0, Neutral, Sum, 214, Steady, false, 1, 0.06, -0.05, 170, 260, 0, 0, false, u"锚地与泊位，不含内河小船", u"船舶动态计数"},
    {u"port.berth", u"泊位利用率", "Berth occupancy"_L1, u"%", "%"_L1, "port"_L1, "port"_L1, 3600, 1, Neutral, Average, 71, Port, false, 0.98, 0.05, -0.04, 55, 85, 92, 96, false, u"集装箱泊位", u"占用泊位时 ÷ 可用泊位时"},
    {u"port.queue", u"集卡平均等候", "Truck waiting time"_L1, u"分钟", "min"_L1, "port"_L1, "port"_L1, 3600, 0, UpIsBad, Average, 27, Port, false, 0.8, 0.12, 0.4, 10, 45, 60, 90, false, u"码头闸口", u"进闸时刻 − 到达时刻"},
    {u"port.coldchain", u"冷链温度合格率", "Cold chain in range"_L1, u"%", "%"_L1, "port"_L1, "coldchain"_L1, 3600, 2, UpIsGood, Average, 99.3, Steady, false, 1, 0.003, 0, 98.5, 100, 97, 95, false, u"在途与在库冷链单元", u"合格读数 ÷ 全部读数"},
    {u"port.crossings", u"口岸出入境", "Border crossings"_L1, u"万人次", "10k persons"_L1, "port"_L1, "people"_L1, 3600, 1, Neutral, Sum, 4.3, Crowd, false, 1.25, 0.04, -0.08, 0, 9, 0, 0, false, u"近 1 小时各口岸", u"验放计数"},
    // Health, elderly, education.
    {u"health.ambulance", u"救护车平均到达", "Ambulance response"_L1, u"分钟", "min"_L1, "health"_L1, "emergency"_L1, 3600, 1, UpIsBad, Average, 9.6, Rush, false, 0.98, 0.05, 0.2, 7, 12, 13, 16, true, u"受理到抵达现场", u"近 1 小时均值"},
    {u"health.beds", u"病床使用率", "Beds occupied"_L1, u"%", "%"_L1, "health"_L1, "health"_L1, 3600, 1, UpIsBad, Average, 87.5, Steady, false, 0.98, 0.015, 0, 75, 94, 97, 100, true, u"综合医院普通床", u"占用床日 ÷ 开放床日"},
    {u"health.fever", u"发热门诊量", "Fever clinic visits today"_L1, u"人次", "visits"_L1, "health"_L1, "health"_L1, 3600, 0, UpIsBad, Sum, 1240, Office, true, 0.8, 0.05, 0, 0, 0, 0, 0, true, u"当日 0 时起", u"挂号计数"},
    {u"elder.calls", u"关怀外呼", "Care calls made today"_L1, u"次", "calls"_L1, "elder"_L1, "civil"_L1, 900, 0, UpIsGood, Sum, 5400, Office, true, 0.6, 0.03, 0, 0, 0, 0, 0, true, u"当日 0 时起接通", u"接通计数"},
    {u"elder.meals", u"长者助餐", "Meals served today"_L1, u"份", "meals"_L1, "elder"_L1, "civil"_L1, 3600, 0, UpIsGood, Sum, 18600, Office, true, 0.7, 0.02, -0.03, 0, 0, 0, 0, true, u"当日 0 时起，含送餐", u"核销计数"},
    {u"elder.devices", u"居家设备在线率", "Home devices online"_L1, u"%", "%"_L1, "elder"_L1, "civil"_L1, 3600, 1, UpIsGood, Average, 97.2, Steady, false, 1, 0.006, -0.01, 95, 100, 93, 90, true, u"签约家庭", u"在线 ÷ 签约"},
    {u"education.attendance", u"到校率", "School attendance"_L1, u"%", "%"_L1, "education"_L1, "education"_L1, 86400, 1, UpIsGood, Average, 98.1, Steady, false, 1, 0.006, -0.01, 96, 100, 94, 90, true, u"中小学与幼儿园，上学日", u"到校 ÷ 应到"},
    // Government service and community.
    {u"hotline.wait", u"热线接通时长", "Hotline time to answer"_L1, u"秒", "s"_L1, "community"_L1, "hotline"_L1, 300, 0, UpIsBad, Average, 11, Rush, false, 0.8, 0.12, 0.5, 5, 20, 30, 60, false, u"进线到人工应答", u"近 15 分钟均值"},
    {u"hotline.ontime", u"按时办结率", "Closed on time"_L1, u"%", "%"_L1, "community"_L1, "hotline"_L1, 3600, 1, UpIsGood, Average, 97.1, Steady, false, 1, 0.006, -0.005, 95, 100, 93, 90, true, u"近 7 天到期工单", u"按时办结 ÷ 到期"},
    {u"hotline.satisfied", u"群众满意率", "Satisfied callers"_L1, u"%", "%"_L1, "community"_L1, "hotline"_L1, 86400, 1, UpIsGood, Average, 95.8, Steady, false, 1, 0.006, 0, 94, 100, 92, 88, true, u"回访有效样本", u"满意 ÷ 有效回访"},
    {u"mediation.resolved", u"矛盾化解率", "Disputes resolved"_L1, u"%", "%"_L1, "community"_L1, "community"_L1, 86400, 1, UpIsGood, Average, 93.4, Steady, false, 1, 0.012, 0, 91, 98, 88, 85, true, u"近 30 天办结", u"调解成功 ÷ 办结"},
    {u"city.reported", u"城市管理今日立案", "City management cases today"_L1, u"件", "cases"_L1, "city"_L1, "city"_L1, 900, 0, Neutral, Sum, 2360, Office, true, 0.72, 0.03, 0.06, 0, 0, 0, 0, true, u"当日 0 时起，网格与热线合并去重", u"立案计数"},
    {u"city.lamps", u"亮灯率", "Street lamps lit"_L1, u"%", "%"_L1, "city"_L1, "city"_L1, 3600, 1, UpIsGood, Average, 99.1, Steady, false, 1, 0.003, -0.005, 98, 100, 97, 95, true, u"应亮路灯", u"亮灯数 ÷ 应亮数"},
    {u"city.lifts", u"电梯在用", "Lifts in service"_L1, u"台", "lifts"_L1, "safety"_L1, "city"_L1, 86400, 0, Neutral, Sum, 71820, Steady, false, 1, 0.001, 0, 71000, 73000, 0, 0, true, u"登记在用电梯", u"登记计数"},
    // Safety, fire, economy, tourism.
    {u"fire.calls", u"今日火警", "Fire calls today"_L1, u"起", "calls"_L1, "fire"_L1, "fire"_L1, 900, 0, UpIsBad, Sum, 102, Visits, true, 1.04, 0.04, 0, 0, 0, 0, 0, true, u"当日 0 时起，含误报", u"接警计数"},
    {u"fire.arrival", u"消防平均到场", "Fire engine response"_L1, u"分钟", "min"_L1, "fire"_L1, "fire"_L1, 3600, 1, UpIsBad, Average, 5.4, Rush, false, 0.98, 0.05, 0.15, 4, 6.5, 7.5, 9, true, u"接警到首车到场", u"近 1 小时均值"},
    {u"duty.teams", u"应急队伍待命", "Response teams on standby"_L1, u"支", "teams"_L1, "safety"_L1, "duty"_L1, 3600, 0, UpIsGood, Sum, 164, Steady, false, 0.96, 0.02, -0.12, 140, 190, 120, 100, true, u"可 15 分钟内出动", u"值班上报"},
    {u"economy.power_use", u"规上企业用电", "Industrial power use"_L1, u"万kWh", "10k kWh"_L1, "economy"_L1, "economy"_L1, 86400, 0, UpIsGood, Sum, 3420, Steady, false, 0.82, 0.02, 0, 2500, 3900, 0, 0, true, u"规模以上企业日用电", u"电表日冻结之差"},
    {u"economy.registered", u"新登记经营主体", "New businesses"_L1, u"户", "firms"_L1, "economy"_L1, "economy"_L1, 86400, 0, UpIsGood, Sum, 512, Steady, false, 0.25, 0.06, 0, 100, 700, 0, 0, true, u"当日设立登记", u"登记计数"},
    {u"economy.payments", u"消费支付额", "Retail payments today"_L1, u"亿元", "100m yuan"_L1, "economy"_L1, "economy"_L1, 86400, 2, UpIsGood, Sum, 11.6, Steady, false, 1.22, 0.03, -0.06, 9, 16, 0, 0, true, u"线下电子支付，收单口径", u"成交金额之和"},
    {u"tourism.visitors", u"景区在园", "Visitors in sights"_L1, u"万人", "10k people"_L1, "tourism"_L1, "tourism"_L1, 900, 1, Neutral, Sum, 7.4, Crowd, false, 1.5, 0.05, -0.35, 0, 22, 0, 0, true, u"监测景区此刻在园", u"入园 − 离园"},
    {u"tourism.hotel", u"酒店入住率", "Hotel occupancy"_L1, u"%", "%"_L1, "tourism"_L1, "tourism"_L1, 86400, 1, UpIsGood, Average, 84.6, Steady, false, 1.06, 0.02, 0, 70, 95, 0, 0, true, u"联网酒店", u"已住间夜 ÷ 可供间夜"},
    // Not for every screen: withheld by their owner.
    {u"duty.patrols", u"在岗巡逻力量", "Patrols on duty"_L1, u"组", "patrols"_L1, "safety"_L1, "duty"_L1, 3600, 0, Neutral, Sum, 420, Steady, false, 1, 0.02, 0, 0, 0, 0, 0, false, u"限内部使用，数值不上屏", u"值班上报"},
    {u"duty.reserves", u"应急储备可用量", "Emergency reserves"_L1, u"%", "%"_L1, "safety"_L1, "duty"_L1, 3600, 1, Neutral, Average, 92, Steady, false, 1, 0.01, 0, 0, 0, 0, 0, false, u"限内部使用，数值不上屏", u"值班上报"},
};
// clang-format on

std::span<const VitalSign> vitalSigns()
{
    return signs;
}

const DayShape &shapeOf(Rhythm rhythm)
{
    // Values on the full hours 0 … 23.
    static constexpr DayShape steady = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    static constexpr DayShape rush = {0.62, 0.5, 0.45, 0.45, 0.5, 0.65, 0.95, 1.3, 1.5, 1.25, 1.05, 1.02, 1.08, 1.06, 1.02, 1.05, 1.15, 1.38, 1.55, 1.3, 1.08, 0.98, 0.9, 0.76};
    static constexpr DayShape power = {0.86, 0.81, 0.78, 0.76, 0.76, 0.78, 0.84, 0.93, 1.03, 1.1, 1.14, 1.17, 1.16, 1.17, 1.19, 1.19, 1.17, 1.14, 1.12, 1.12, 1.09, 1.04, 0.99, 0.92};
    static constexpr DayShape water = {0.62, 0.5, 0.45, 0.42, 0.46, 0.68, 1.12, 1.38, 1.36, 1.18, 1.08, 1.1, 1.14, 1.05, 0.98, 0.97, 1.04, 1.16, 1.32, 1.4, 1.36, 1.24, 1.05, 0.82};
    static constexpr DayShape office = {0.12, 0.08, 0.06, 0.06, 0.08, 0.15, 0.4, 0.95, 1.8, 2.3, 2.35, 2.1, 1.5, 1.6, 2.05, 2.0, 1.8, 1.4, 0.95, 0.75, 0.6, 0.48, 0.32, 0.2};
    static constexpr DayShape port = {0.97, 0.96, 0.95, 0.94, 0.94, 0.95, 0.97, 1.0, 1.02, 1.03, 1.05, 1.06, 1.05, 1.04, 1.05, 1.06, 1.05, 1.04, 1.02, 1.01, 1.0, 0.99, 0.98, 0.97};
    static constexpr DayShape present = {0.985, 0.983, 0.982, 0.982, 0.983, 0.987, 0.994, 1.002, 1.008, 1.012, 1.014, 1.015, 1.016, 1.016, 1.016, 1.015, 1.014, 1.011, 1.007, 1.003, 1.0, 0.996, 0.992, 0.988};
    static constexpr DayShape visits = {0.55, 0.45, 0.4, 0.38, 0.42, 0.55, 0.8, 1.05, 1.3, 1.45, 1.5, 1.42, 1.25, 1.2, 1.22, 1.2, 1.18, 1.2, 1.28, 1.3, 1.22, 1.08, 0.9, 0.7};
    static constexpr DayShape crowd = {0.25, 0.2, 0.18, 0.18, 0.2, 0.3, 0.5, 0.75, 0.95, 1.15, 1.35, 1.5, 1.55, 1.6, 1.65, 1.65, 1.6, 1.5, 1.45, 1.4, 1.25, 1.0, 0.7, 0.42};
    static constexpr DayShape night = {1.2, 1.25, 1.28, 1.28, 1.25, 1.18, 1.05, 0.9, 0.8, 0.88, 0.94, 0.95, 0.92, 0.93, 0.95, 0.93, 0.9, 0.82, 0.78, 0.88, 0.96, 1.02, 1.08, 1.14};
    switch (rhythm) {
    case Steady:
        return steady;
    case Rush:
        return rush;
    case Power:
        return power;
    case Water:
        return water;
    case Office:
        return office;
    case Port:
        return port;
    case Present:
        return present;
    case Visits:
        return visits;
    case Crowd:
        return crowd;
    case Night:
        return night;
    }
    return steady;
}

Indicator toIndicator(const VitalSign &sign)
{
    Indicator indicator{
        .head = {.source = sign.source, .id = sign.code.toString()},
        .name = sign.name.toString(),
        .nameEn = sign.nameEn,
        .unit = sign.unit.toString(),
        .unitEn = QString::fromUtf8(sign.unitEn.data(), sign.unitEn.size()),
        .topic = sign.topic,
        .scope = sign.scope.toString(),
        .formula = sign.formula.toString(),
        .periodSeconds = sign.periodSeconds,
        .decimals = sign.decimals,
        .direction = sign.direction,
        .aggregation = sign.sinceMidnight ? Maximum : sign.aggregation};
    if (sign.high > 0) {
        indicator.normalLow = sign.low;
        indicator.normalHigh = sign.high;
    }
    const bool above = sign.yellow >= sign.high;
    if (sign.yellow > 0)
        indicator.limits.push_back({Level::Yellow, above, sign.yellow});
    if (sign.orange > 0)
        indicator.limits.push_back({Level::Orange, above, sign.orange});
    return indicator;
}

}
