#include "mapcore/tilenames.h"

#include "mapcore/featurenames.h"

#include <QHash>

#include <optional>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

Sign signOf(const QString &className, const QString &subclass)
{
    static const QHash<QString, Sign> bySubclass = {
        {u"station"_s, Sign::Station}, {u"subway"_s, Sign::Station}, {u"halt"_s, Sign::Station}, {u"hospital"_s, Sign::Hospital}, {u"fire_station"_s, Sign::FireStation},
        {u"police"_s, Sign::Police}, {u"townhall"_s, Sign::Government}, {u"courthouse"_s, Sign::Government}, {u"public_building"_s, Sign::Government}, {u"ferry_terminal"_s, Sign::Ferry},
        {u"school"_s, Sign::School}, {u"college"_s, Sign::School}, {u"university"_s, Sign::School}, {u"park"_s, Sign::Park}};
    // The subclass is the place itself; by class a bus stop may be a railway, and a clinic a hospital.
    const Sign sign = bySubclass.value(subclass.isEmpty() ? className : subclass, Sign::None);
    return sign == Sign::Station && className != "railway"_L1 ? Sign::None : sign;
}

std::optional<TileName::Type> nameType(const MvtLayer &layer, const MvtFeature &feature, const QString &className)
{
    if (layer.name == "place"_L1)
        return className == "island"_L1 ? TileName::Type::Island : TileName::Type::Place;
    if (layer.name == "water_name"_L1)
        return className == "swimming_pool"_L1 ? std::nullopt : std::optional(TileName::Type::Water);
    if (layer.name == "aerodrome_label"_L1)
        return className == "international"_L1 ? std::optional(TileName::Type::Airport) : std::nullopt;
    if (layer.name == "mountain_peak"_L1)
        return className == "peak"_L1 ? std::optional(TileName::Type::Peak) : std::nullopt;
    if (layer.name == "poi"_L1)
        return signOf(className, layer.text(feature, u"subclass")) == Sign::None ? std::nullopt : std::optional(TileName::Type::Poi);
    if (layer.name == "transportation_name"_L1) {
        for (const auto &major : {u"motorway"_s, u"trunk"_s, u"primary"_s, u"secondary"_s, u"tertiary"_s, u"minor"_s})
            if (className == major)
                return TileName::Type::Road;
    }
    return {};
}

int nameRank(const MvtLayer &layer, const MvtFeature &feature, TileName::Type type, const QString &className)
{
    static const QHash<QString, int> classes = {
        {u"city"_s, 0}, {u"town"_s, 10}, {u"borough"_s, 12}, {u"suburb"_s, 20}, {u"village"_s, 40}, {u"quarter"_s, 40}, {u"neighbourhood"_s, 50}, {u"hamlet"_s, 60},
        {u"motorway"_s, 0}, {u"trunk"_s, 10}, {u"primary"_s, 20}, {u"secondary"_s, 30}, {u"tertiary"_s, 40}, {u"minor"_s, 50},
        {u"strait"_s, 10}, {u"lake"_s, 60}, {u"bay"_s, 40}, {u"island"_s, 20}};
    const int within = std::clamp(layer.number(feature, u"rank", 10), 0, 30);
    if (type == TileName::Type::Poi)
        return within;
    const int own = classes.value(className, 70);
    return type == TileName::Type::Road ? own : own + within;
}

}

void addNames(const MvtLayer &layer, std::vector<TileName> &names)
{
    for (const MvtFeature &feature : layer.features) {
        const QString className = layer.text(feature, u"class");
        const auto type = nameType(layer, feature, className);
        if (!type)
            continue;
        FeatureNames both = namesOf(layer, feature);
        if (both.zh.isEmpty() && both.en.isEmpty())
            continue;
        TileName name{.type = *type, .rank = nameRank(layer, feature, *type, className), .zh = std::move(both.zh), .en = std::move(both.en)};
        if (*type == TileName::Type::Poi)
            name.sign = signOf(className, layer.text(feature, u"subclass"));
        for (const auto &part : feature.parts) {
            const auto points = layer.part(part);
            if (*type == TileName::Type::Road) {
                if (points.size() < 2)
                    continue;
                name.line.assign(points.begin(), points.end());
            } else {
                const TilePoint at = points[*type == TileName::Type::Water ? points.size() / 2 : 0];
                if (at.x < 0 || at.y < 0 || at.x > tileExtent || at.y > tileExtent)
                    continue; // the neighbour has it too
                name.line = {at};
            }
            names.push_back(name);
        }
    }
}

}
