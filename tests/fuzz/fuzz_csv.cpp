#include "target.h"

#include "byhand/handreader.h"

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

HandCity city()
{
    Indicator beds{.name = u"养老床位"_s, .nameEn = u"beds"_s, .unit = u"张"_s, .periodSeconds = 86'400};
    beds.head.id = u"civil.beds"_s;
    Region whole{.name = u"香港"_s};
    whole.head.id = u"810000"_s;
    return HandCity({beds}, {whole}, {});
}

}

/** Tables that people send, as text: every reading is by hand and of something known, every problem names its place and what is wrong. */
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const HandCity known = city();
    const HandOptions options{.now = 1'782'000'000'000, .department = u"民政局"_s, .limits = {.rows = 1'000, .columns = 20, .letters = 200}};
    const auto hand = readByHand(test::bytesOf(data, size), known, options);
    if (!hand) {
        test::require(!hand.error().detail.isEmpty(), "an error without words");
        return 0;
    }
    for (const auto &one : hand->readings) {
        test::require(one.reading.quality == Reading::Quality::HandTyped && one.line > 0, "a reading without its mark or its line");
        test::require(one.reading.indicator == "civil.beds"_L1 && one.reading.region == "810000"_L1, "a reading of nothing known");
        test::require(!one.reading.value || qIsFinite(*one.reading.value), "a value that is no number");
        test::require(!one.department.isEmpty() && !one.reading.head.source.isEmpty(), "a reading of nobody");
    }
    for (const auto &problem : hand->problems)
        test::require(!problem.message.isEmpty() && (problem.line > 0 || hand->facts.isCut), "a problem without a place or a message");
    return 0;
}
