#include "departments.h"

namespace tonglan {

using namespace Qt::StringLiterals;

using enum Source::Collection;

struct Department
{
    QLatin1StringView id;
    QStringView name;
    QLatin1StringView nameEn;
    QStringView system;
    QLatin1StringView systemEn;
    int intervalSeconds;
    Source::Collection collection;
};

static constexpr Department departments[] = {
    {"unified"_L1, u"统一接报平台", "Unified Intake"_L1, u"接报分拨督办系统", "Intake, dispatch and supervision"_L1, 300, Interface},
    {"traffic"_L1, u"交通运行中心", "Traffic Operations"_L1, u"路网运行监测系统", "Road network monitoring"_L1, 300, Sensor},
    {"bus"_L1, u"公交运行中心", "Bus Operations"_L1, u"公交智能调度系统", "Bus dispatching"_L1, 900, Interface},
    {"rail"_L1, u"轨道运营中心", "Rail Operations"_L1, u"线网客流系统", "Network ridership"_L1, 900, Interface},
    {"power"_L1, u"电力调度中心", "Power Dispatch"_L1, u"负荷监测系统", "Load monitoring"_L1, 300, Interface},
    {"grid"_L1, u"配电监测站", "Grid Monitoring"_L1, u"频率监测终端", "Frequency terminals"_L1, 10, Sensor},
    {"water"_L1, u"供水运行中心", "Water Supply"_L1, u"供水调度系统", "Supply control"_L1, 900, Sensor},
    {"drainage"_L1, u"排水防涝中心", "Drainage Centre"_L1, u"排水监测平台", "Drainage monitoring"_L1, 300, Sensor},
    {"gas"_L1, u"燃气运行中心", "Gas Operations"_L1, u"管网压力监测系统", "Pressure monitoring"_L1, 900, Sensor},
    {"env"_L1, u"生态环境监测站", "Environment Monitoring"_L1, u"空气与水质监测网", "Air and water network"_L1, 3600, Sensor},
    {"port"_L1, u"港口运行中心", "Port Operations"_L1, u"码头作业系统", "Terminal operating system"_L1, 3600, TableExchange},
    {"coldchain"_L1, u"冷链追溯中心", "Cold Chain Tracing"_L1, u"冷链食品追溯平台", "Cold chain platform"_L1, 3600, Interface},
    {"health"_L1, u"卫生健康信息中心", "Health Information"_L1, u"惠民就医平台", "Patient services"_L1, 900, Interface},
    {"emergency"_L1, u"急救调度中心", "Ambulance Dispatch"_L1, u"院前急救与急诊系统", "Pre-hospital and A&E"_L1, 3600, TableExchange},
    {"people"_L1, u"人口数据中心", "Population Data"_L1, u"实有人口库", "Resident register"_L1, 3600, TableExchange},
    {"city"_L1, u"城市管理中心", "City Management"_L1, u"网格化管理系统", "Grid management"_L1, 900, Interface},
    {"fire"_L1, u"消防救援调度", "Fire and Rescue Dispatch"_L1, u"接处警系统", "Call and turnout"_L1, 900, Interface},
    {"duty"_L1, u"应急值守中心", "Emergency Duty"_L1, u"应急值班系统", "Duty log"_L1, 3600, HandTyped},
    {"weather"_L1, u"气象服务台", "Weather Service"_L1, u"自动站与预警发布系统", "Stations and warnings"_L1, 600, Sensor},
    {"hotline"_L1, u"12345热线中心", "12345 Hotline"_L1, u"热线工单系统", "Hotline tickets"_L1, 300, Interface},
    {"civil"_L1, u"民政服务中心", "Civil Services"_L1, u"银发智能服务平台", "Elder care platform"_L1, 900, Interface},
    {"community"_L1, u"社会治理中心", "Community Governance"_L1, u"矛盾调处平台", "Mediation platform"_L1, 3600, HandTyped},
    {"education"_L1, u"教育信息中心", "Education Information"_L1, u"校园安全平台", "School safety"_L1, 86400, HandTyped},
    {"tourism"_L1, u"文旅监测中心", "Culture and Tourism"_L1, u"景区客流监测系统", "Visitor counting"_L1, 900, Sensor},
    {"economy"_L1, u"经济运行监测中心", "Economy Monitoring"_L1, u"经济运行直报系统", "Direct reporting"_L1, 86400, TableExchange},
    {"parking"_L1, u"停车服务中心", "Parking Services"_L1, u"泊位联网系统", "Parking network"_L1, 900, Interface},
};

std::vector<Source> demoDepartments()
{
    std::vector<Source> sources;
    for (const auto &department : departments) {
        sources.push_back(Source{
            .head = {.source = department.id, .id = department.id},
            .name = department.name.toString(),
            .nameEn = department.nameEn,
            .system = department.system.toString(),
            .systemEn = department.systemEn,
            .contact = u"演示值班席"_s,
            .intervalSeconds = department.intervalSeconds,
            .collection = department.collection,
            .demo = true});
    }
    return sources;
}

}
