#include "target.h"

#include "mapcore/mvt.h"
#include "mapcore/namedlines.h"
#include "mapcore/tiledata.h"

using namespace tonglan;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto tile = decodeMvt(test::bytesOf(data, size));
    if (!tile)
        return 0;
    for (const MvtLayer &layer : tile->layers) {
        for (const MvtFeature &feature : layer.features) {
            for (const MvtRange &part : layer.parts(feature))
                test::require(std::size_t(part.first) + part.count <= layer.points.size(), "a part reaches beyond the points");
            test::require(std::size_t(feature.parts.first) + feature.parts.count <= layer.partTable.size(), "a feature reaches beyond the parts");
            test::require(std::size_t(feature.tags.first) + feature.tags.count <= layer.tagTable.size(), "a feature reaches beyond the tags");
            (void)layer.tag(feature, "class"); // keys and values out of range
        }
    }
    const auto sorted = std::make_shared<const TileData>(sortTile({14, 13387, 7149}, *tile, {}, true));
    for (const ShapeSet &set : sorted->shapes)
        for (const ShapeSet::Part &part : set.parts)
            test::require(std::size_t(part.first) + part.count <= set.points.size(), "a shape reaches beyond the points");
    for (const NamedLine &line : joinedLines({sorted, sorted}, 1e-7))
        test::require(line.points.size() > 1, "a line of one point");
    return 0;
}
