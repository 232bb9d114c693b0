#include "target.h"

#include "mapcore/mvt.h"

using namespace tonglan;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto tile = decodeMvt(test::bytesOf(data, size));
    if (!tile)
        return 0;
    for (const MvtLayer &layer : tile->layers) {
        for (const MvtFeature &feature : layer.features) {
            for (const auto &part : feature.parts)
                test::require(std::size_t(part.first) + part.count <= layer.points.size(), "a part reaches beyond the points");
            (void)layer.tag(feature, u"class"); // keys and values out of range
        }
    }
    return 0;
}
