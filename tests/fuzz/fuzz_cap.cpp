#include "target.h"

#include "feed/format/cap.h"

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

void checkText(const QString &text)
{
    for (const QChar c : text) {
        const auto code = c.unicode();
        test::require(code >= 0x20 || code == u'\n' || code == u'\t', "a control character");
        test::require(code < 0x202A || code > 0x202E, "a mark that turns the direction of writing");
    }
}

}

/** Alerts and indexes of them: every warning has a name, a time and outlines that can be drawn; what was refused or left out has its reason; settling is done once. */
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = test::bytesOf(data, size);
    const CapOptions options{.source = u"cap"_s, .now = 1'782'400'000'000, .zone = QTimeZone::fromSecondsAheadOfUtc(8 * 3600), .limits = {.bytes = 1 << 20, .alerts = 50, .links = 50, .letters = 20'000, .points = 500}};
    if (const auto document = parseCap(bytes, options)) {
        test::require(document->alerts.size() + document->rejected.size() <= 50, "more alerts than asked for");
        QHash<QString, Warning> known;
        for (const auto &alert : document->alerts) {
            const auto &warning = alert.warning;
            test::require(!warning.head.id.isEmpty() && warning.head.source == "cap"_L1 && warning.head.version == warning.head.time, "a warning without its identity");
            test::require(warning.headline.size() <= 500 && warning.description.size() <= 8'000, "a text that is too long");
            checkText(warning.headline);
            checkText(warning.description);
            std::size_t points = 0;
            for (const auto &polygon : warning.area) {
                test::require(polygon.size() == 1 && polygon.front().size() >= 3, "an outline of less than three points");
                points += polygon.front().size();
                for (const auto &point : polygon.front())
                    test::require(point.isValid(), "a point that is not on the Earth");
            }
            test::require(points <= 500, "more points than asked for");
            test::require((alert.message == CapAlert::Message::Cancel) == (warning.status == Warning::Status::Cancelled), "a cancelling message that is a warning");
        }
        for (const auto &rejected : document->rejected)
            test::require(!rejected.reason.isEmpty(), "refused without a reason");
        for (const auto &note : document->notes)
            test::require(!note.message.isEmpty(), "a note without words");
        for (const auto &warning : settleCap(known, document->alerts).changed)
            known.insert(warning.head.id, warning);
        test::require(settleCap(known, document->alerts).changed.empty(), "the same again changes something");
    } else {
        test::require(!document.error().detail.isEmpty(), "an error without words");
    }
    if (const auto index = parseCapIndex(bytes, options.limits)) {
        for (const auto &link : index->links)
            test::require(!link.href.isEmpty() && !link.href.startsWith("file:"_L1) && !link.href.contains("javascript:"_L1), "a link to nowhere");
    }
    return 0;
}
