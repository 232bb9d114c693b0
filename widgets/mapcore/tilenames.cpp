#include "mapcore/tilenames.h"

#include "mapcore/featurenames.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

using Word = std::string_view;

Sign signOf(Word className, Word subclass)
{
    static constexpr std::pair<Word, Sign> bySubclass[] = {
        {"station", Sign::Station}, {"subway", Sign::Station}, {"halt", Sign::Station}, {"hospital", Sign::Hospital}, {"fire_station", Sign::FireStation},
        {"police", Sign::Police}, {"townhall", Sign::Government}, {"courthouse", Sign::Government}, {"public_building", Sign::Government}, {"ferry_terminal", Sign::Ferry},
        {"school", Sign::School}, {"college", Sign::School}, {"university", Sign::School}, {"park", Sign::Park}};
    // The subclass is the place itself; by class a bus stop may be a railway, and a clinic a hospital.
    const auto *const found = std::ranges::find(bySubclass, subclass.empty() ? className : subclass, &std::pair<Word, Sign>::first);
    if (found == std::ranges::end(bySubclass))
        return Sign::None;
    return found->second == Sign::Station && className != "railway" ? Sign::None : found->second;
}

/** The type of what the features of a layer name; unset for a layer that carries no labels. */
std::optional<TileName::Type> layerType(const QString &layer)
{
    static const std::pair<QString, TileName::Type> types[] = {{u"place"_s, TileName::Type::Place}, {u"water_name"_s, TileName::Type::Water}, {u"aerodrome_label"_s, TileName::Type::Airport},
        {u"mountain_peak"_s, TileName::Type::Peak}, {u"poi"_s, TileName::Type::Poi}, {u"transportation_name"_s, TileName::Type::Road}};
    const auto *const found = std::ranges::find(types, layer, &std::pair<QString, TileName::Type>::first);
    return found == std::ranges::end(types) ? std::nullopt : std::optional(found->second);
}

std::optional<TileName::Type> nameType(TileName::Type ofLayer, const MvtLayer &layer, const MvtFeature &feature, Word className)
{
    const auto onlyIf = [ofLayer](bool is) { return is ? std::optional(ofLayer) : std::nullopt; };
    switch (ofLayer) {
    case TileName::Type::Place:
    case TileName::Type::Island:
        return className == "island" ? TileName::Type::Island : TileName::Type::Place;
    case TileName::Type::Water:
        return onlyIf(className != "swimming_pool");
    case TileName::Type::Airport:
        return onlyIf(className == "international");
    case TileName::Type::Peak:
        return onlyIf(className == "peak");
    case TileName::Type::Poi:
        return onlyIf(signOf(className, layer.word(feature, "subclass")) != Sign::None);
    case TileName::Type::Road: {
        static constexpr Word major[] = {"minor", "tertiary", "secondary", "primary", "trunk", "motorway"};
        return onlyIf(std::ranges::find(major, className) != std::ranges::end(major));
    }
    }
    return {};
}

int nameRank(const MvtLayer &layer, const MvtFeature &feature, TileName::Type type, Word className)
{
    static constexpr std::pair<Word, int> classes[] = {
        {"city", 0}, {"town", 10}, {"borough", 12}, {"suburb", 20}, {"village", 40}, {"quarter", 40}, {"neighbourhood", 50}, {"hamlet", 60},
        {"motorway", 0}, {"trunk", 10}, {"primary", 20}, {"secondary", 30}, {"tertiary", 40}, {"minor", 50},
        {"strait", 10}, {"lake", 60}, {"bay", 40}, {"island", 20}};
    const int within = std::clamp(layer.number(feature, "rank", 10), 0, 30);
    if (type == TileName::Type::Poi)
        return within;
    const auto *const found = std::ranges::find(classes, className, &std::pair<Word, int>::first);
    const int own = found == std::ranges::end(classes) ? 70 : found->second;
    return type == TileName::Type::Road ? own : own + within;
}

}

void addNames(const MvtLayer &layer, std::vector<TileName> &names)
{
    const auto ofLayer = layerType(layer.name);
    if (!ofLayer)
        return;
    for (const MvtFeature &feature : layer.features) {
        const Word className = layer.word(feature, "class");
        const auto type = nameType(*ofLayer, layer, feature, className);
        if (!type)
            continue;
        FeatureNames both = namesOf(layer, feature);
        if (both.zh.isEmpty() && both.en.isEmpty())
            continue;
        TileName name{.type = *type, .rank = nameRank(layer, feature, *type, className), .zh = std::move(both.zh), .en = std::move(both.en)};
        if (*type == TileName::Type::Poi)
            name.sign = signOf(className, layer.word(feature, "subclass"));
        for (const MvtRange &part : layer.parts(feature)) {
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
