#include "eventkinds.h"

namespace tonglan {

using namespace Qt::StringLiterals;

using enum Scene;
using enum Hours;

// clang-format off
static constexpr EventKind kinds[] = {
    {"traffic.jam"_L1, u"交通拥堵", "traffic"_L1, "traffic"_L1, 34, Express, Rush, 2.2, 0.7, 0.04, u"缓行 # 米|车龙 # 米", 300, 1800},
    {"traffic.accident"_L1, u"交通事故", "traffic"_L1, "traffic"_L1, 26, Street, Rush, 1.8, 1.0, 0.12, u"两车追尾|三车追尾 占 # 车道|私家车撞栏|电单车碰撞 # 人受伤", 1, 2},
    {"traffic.signal"_L1, u"信号灯故障", "traffic"_L1, "traffic"_L1, 9, Street, Always, 1.7, 1.3, 0.1, u"信号灯不亮|信号灯黄闪", 0, 0},
    {"traffic.breakdown"_L1, u"车辆抛锚", "traffic"_L1, "traffic"_L1, 15, Express, Rush, 1.4, 0.6, 0.03, u"巴士抛锚 占 # 车道|货车抛锚 占 # 车道", 1, 2},
    {"traffic.parking"_L1, u"违章停车", "traffic"_L1, "traffic"_L1, 30, Street, Work, 0.6, 1.2, 0, u"违停 # 辆|双排停车 # 辆", 2, 9},
    {"traffic.rail"_L1, u"轨道延误", "traffic"_L1, "rail"_L1, 4, Station, Rush, 1.3, 0.6, 0.2, u"站列车延误 # 分钟|站扶梯停用 # 部", 3, 12},
    {"city.road-collapse"_L1, u"路面塌陷", "city"_L1, "city"_L1, 5, Street, Always, 2.6, 3.5, 0.35, u"路面塌陷 # 平方米|路面坑洼 # 处", 1, 8},
    {"city.manhole"_L1, u"井盖缺失", "city"_L1, "city"_L1, 10, Street, Always, 1.5, 1.2, 0.06, u"井盖缺失|井盖松动异响|雨水箅子缺失", 0, 0},
    {"city.garbage"_L1, u"暴露垃圾", "city"_L1, "city"_L1, 32, Street, Work, 0.6, 1.5, 0, u"暴露垃圾 # 处|垃圾桶满溢 # 个", 1, 6},
    {"city.debris"_L1, u"积存渣土", "city"_L1, "city"_L1, 14, Street, Work, 0.5, 2.2, 0.01, u"积存渣土 # 立方米", 1, 12},
    {"city.dirty"_L1, u"道路不洁", "city"_L1, "city"_L1, 22, Street, Work, 0.6, 1.2, 0, u"道路不洁 # 米|油污 # 平方米", 10, 60},
    {"city.hawker"_L1, u"占道经营", "city"_L1, "city"_L1, 28, Street, Evening, 0.3, 1.1, 0.01, u"占道经营 # 档", 1, 8},
    {"city.unlicensed"_L1, u"无照经营", "city"_L1, "city"_L1, 13, Street, Evening, 0.3, 1.4, 0.01, u"无照摊贩 # 档", 1, 5},
    {"city.posters"_L1, u"非法小广告", "city"_L1, "city"_L1, 18, Street, Work, 0.6, 1.8, 0, u"非法小广告 # 处", 2, 20},
    {"city.billboard"_L1, u"违规户外广告", "city"_L1, "city"_L1, 8, Street, Work, 1.1, 3, 0.02, u"违规户外广告 # 块|招牌松脱", 1, 3},
    {"city.night-works"_L1, u"施工扰民", "env"_L1, "city"_L1, 19, Home, Night, 0.3, 1.8, 0.03, u"夜间施工噪声 # 分贝", 58, 78},
    {"city.dust"_L1, u"工地扬尘", "env"_L1, "env"_L1, 10, Street, Work, 0.1, 2.2, 0.02, u"工地扬尘|渣土车未苫盖 # 辆", 1, 4},
    {"city.roadworks"_L1, u"施工占道", "city"_L1, "city"_L1, 12, Street, Work, 0.7, 2.5, 0.01, u"施工占道 # 米", 5, 60},
    {"city.illegal-build"_L1, u"私搭乱建", "city"_L1, "city"_L1, 6, Home, Work, 0.6, 4, 0.04, u"天台私搭 # 平方米|后巷私搭 # 平方米", 6, 40},
    {"city.green"_L1, u"绿地脏乱", "city"_L1, "city"_L1, 9, Street, Work, 0.7, 2.4, 0, u"绿地脏乱 # 平方米|绿化带缺株 # 株", 3, 40},
    {"city.tree"_L1, u"树木倒伏", "city"_L1, "city"_L1, 5, Street, Always, 6, 1.6, 0.2, u"行道树倒伏 # 棵|断枝占道", 1, 3},
    {"city.lamp"_L1, u"路灯故障", "city"_L1, "city"_L1, 15, Street, Evening, 1.4, 2.2, 0, u"路灯不亮 # 盏", 1, 12},
    {"city.bikes"_L1, u"共享单车淤积", "city"_L1, "city"_L1, 14, Station, Rush, 0.5, 1.2, 0, u"共享单车占压盲道 # 辆", 8, 60},
    {"city.lift"_L1, u"电梯困人", "safety"_L1, "fire"_L1, 12, Home, Always, 1.4, 0.5, 0.2, u"电梯困人 # 人", 1, 4},
    {"water.flood"_L1, u"道路积水", "water"_L1, "drainage"_L1, 5, Street, Always, 26, 1.8, 0.12, u"路面积水 # 厘米", 8, 28},
    {"water.burst"_L1, u"管道破裂", "water"_L1, "water"_L1, 9, Street, Always, 1.3, 2.2, 0.18, u"供水管渗漏|DN300 供水管爆裂|消防栓漏水", 0, 0},
    {"water.cut"_L1, u"停水报修", "water"_L1, "water"_L1, 8, Home, Work, 1, 1.8, 0.08, u"停水 影响 # 户|水压不足 # 户", 20, 260},
    {"water.quality"_L1, u"水质异常", "water"_L1, "water"_L1, 5, Home, Work, 1.3, 2.2, 0.08, u"自来水发黄 # 户反映", 2, 12},
    {"water.drain"_L1, u"排水堵塞", "water"_L1, "drainage"_L1, 13, Street, Always, 5, 1.5, 0.04, u"雨水口堵塞 # 处|污水外溢", 1, 4},
    {"power.trip"_L1, u"线路跳闸", "power"_L1, "power"_L1, 4, Home, Always, 3.5, 1.3, 0.4, u"10 kV 线路跳闸 影响 # 户", 120, 900},
    {"power.cut"_L1, u"停电报修", "power"_L1, "power"_L1, 12, Home, Evening, 2.2, 1.2, 0.06, u"停电 影响 # 户", 8, 110},
    {"power.damage"_L1, u"电力设施损坏", "power"_L1, "power"_L1, 5, Street, Work, 2, 2, 0.1, u"电箱门损坏|电缆外露 # 米", 1, 4},
    {"env.noise"_L1, u"噪声扰民", "env"_L1, "env"_L1, 26, Home, Evening, 0.4, 1.3, 0, u"店铺噪声 # 分贝|楼上噪声 # 次反映", 55, 76},
    {"env.smell"_L1, u"异味投诉", "env"_L1, "env"_L1, 12, Home, Work, 0.7, 2, 0.03, u"油烟异味|不明异味 # 人反映", 2, 9},
    {"env.waters"_L1, u"水域不洁", "env"_L1, "env"_L1, 7, Street, Work, 1.4, 2.6, 0.01, u"水面漂浮物 # 平方米", 4, 60},
    {"health.crowd"_L1, u"就诊拥挤", "health"_L1, "health"_L1, 6, Hospital, Work, 0.8, 1.5, 0.16, u"急诊候诊 # 人|挂号排队 # 人", 40, 130},
    {"health.food"_L1, u"食品安全投诉", "health"_L1, "health"_L1, 9, Home, Evening, 0.8, 2.6, 0.06, u"食客 # 人不适|食品过期投诉", 2, 5},
    {"elder.alarm"_L1, u"一键呼叫", "elder"_L1, "civil"_L1, 22, Home, Always, 1.1, 0.5, 0.22, u"独居老人一键呼叫|独居老人一键呼叫无应答|长者体征告警", 0, 0},
    {"elder.meal"_L1, u"助餐求助", "elder"_L1, "civil"_L1, 8, Home, Work, 1.4, 1, 0, u"长者助餐未送达 # 份", 1, 9},
    {"elder.lost"_L1, u"走失求助", "elder"_L1, "civil"_L1, 4, Home, Work, 0.8, 2, 0.3, u"长者走失求助", 0, 0},
    {"safety.gas"_L1, u"燃气异味", "safety"_L1, "gas"_L1, 10, Home, Evening, 0.9, 0.9, 0.25, u"住户反映燃气异味|燃气报警器鸣响", 0, 0},
    {"safety.slope"_L1, u"斜坡险情", "safety"_L1, "duty"_L1, 1.2, Express, Always, 14, 3, 0.4, u"斜坡土石滑落 # 立方米|挡土墙渗水", 1, 10},
    {"safety.falling"_L1, u"高空坠物", "safety"_L1, "city"_L1, 7, Home, Always, 3, 1.2, 0.18, u"外墙批荡剥落 # 处|窗扇松脱", 1, 4},
    {"safety.site"_L1, u"工地隐患", "safety"_L1, "duty"_L1, 6, Street, Work, 0.7, 3, 0.12, u"棚架松动|临边无护栏 # 处", 1, 5},
    {"fire.building"_L1, u"楼宇火警", "fire"_L1, "fire"_L1, 7, Home, Evening, 0.7, 0.9, 0.35, u"住宅厨房起火|电箱冒烟|垃圾房起火", 0, 0},
    {"fire.alarm"_L1, u"警钟鸣响", "fire"_L1, "fire"_L1, 16, Shop, Always, 1.3, 0.5, 0.02, u"火警钟鸣响|烟感误报", 0, 0},
    {"fire.exit"_L1, u"消防通道堵塞", "fire"_L1, "fire"_L1, 9, Home, Work, 0.8, 2.2, 0.03, u"消防通道堆物 # 处|消防通道停车 # 辆", 1, 4},
    {"port.queue"_L1, u"集卡排队", "port"_L1, "port"_L1, 4, Port, Work, 1.8, 1.4, 0.06, u"集卡排队 # 辆", 20, 90},
    {"port.coldchain"_L1, u"冷链温度异常", "port"_L1, "coldchain"_L1, 3, Port, Always, 1, 1.2, 0.15, u"冷链柜温度偏高 # ℃", 2, 6},
    {"community.neighbours"_L1, u"邻里纠纷", "community"_L1, "community"_L1, 11, Home, Evening, 0.8, 2.4, 0.01, u"邻里纠纷 涉 # 户|漏水纠纷 涉 # 户", 2, 4},
    {"community.wages"_L1, u"劳资纠纷", "community"_L1, "community"_L1, 4, Home, Work, 0.7, 3.5, 0.22, u"欠薪求助 # 人", 2, 24},
    {"community.property"_L1, u"物业纠纷", "community"_L1, "community"_L1, 9, Home, Work, 1, 3, 0.02, u"物业费争议 # 户|电梯维修争议", 3, 40},
    {"community.help"_L1, u"诉求求助", "community"_L1, "hotline"_L1, 24, Home, Work, 1, 1.6, 0, u"政策咨询转办|补贴发放查询|证照办理求助", 0, 0},
    {"weather.lightning"_L1, u"雷击受损", "weather"_L1, "weather"_L1, 0.3, Home, Always, 20, 2, 0.2, u"雷击致弱电损坏 # 户", 1, 20},
};

static constexpr GraveKind reds[] = {
    {"safety.landslide"_L1, u"山体滑坡", "safety"_L1, "duty"_L1, Express, true, u"山体滑坡约 # 立方米 双向封闭", 120, 400},
    {"water.channel"_L1, u"水位超保证", "water"_L1, "drainage"_L1, Street, true, u"排水主渠水位超保证 0.# 米", 11, 29},
    {"fire.warehouse"_L1, u"重大火警", "fire"_L1, "fire"_L1, Port, false, u"货仓四级火警 疏散 # 人", 180, 420},
    {"power.substation"_L1, u"变电站故障", "power"_L1, "power"_L1, Street, false, u"变电站全站失压 影响 # 户", 18000, 42000},
};

static constexpr GraveKind oranges[] = {
    {"water.flood"_L1, u"道路积水", "water"_L1, "drainage"_L1, Street, true, u"路面积水 # 厘米 断行", 38, 62},
    {"safety.slope"_L1, u"斜坡险情", "safety"_L1, "duty"_L1, Express, true, u"斜坡滑坡约 # 立方米 封两车道", 24, 80},
    {"water.main"_L1, u"主管爆裂", "water"_L1, "water"_L1, Street, false, u"DN800 供水主管爆裂 影响 # 户", 1200, 4800},
    {"power.trip"_L1, u"线路跳闸", "power"_L1, "power"_L1, Home, false, u"10 kV 线路跳闸 影响 # 户", 1600, 3900},
    {"traffic.pileup"_L1, u"多车相撞", "traffic"_L1, "traffic"_L1, Express, false, u"# 车连环相撞 封三车道", 5, 11},
    {"fire.building"_L1, u"楼宇火警", "fire"_L1, "fire"_L1, Home, false, u"住宅楼三级火警 疏散 # 人", 60, 240},
    {"safety.gas"_L1, u"燃气泄漏", "safety"_L1, "gas"_L1, Street, false, u"燃气管泄漏 疏散 # 人", 80, 320},
    {"traffic.rail"_L1, u"轨道中断", "traffic"_L1, "rail"_L1, Station, false, u"站信号故障 两站间停运 # 分钟", 25, 55},
};
// clang-format on

std::span<const EventKind> eventKinds()
{
    return kinds;
}

std::span<const GraveKind> redKinds()
{
    return reds;
}

std::span<const GraveKind> orangeKinds()
{
    return oranges;
}

}
