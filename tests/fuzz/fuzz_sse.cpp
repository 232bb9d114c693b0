#include "target.h"

#include "feed/transport/sseparser.h"

using namespace tonglan;

static std::vector<SseEvent> eventsOf(const QByteArray &bytes, qsizetype piece, bool &broken)
{
    SseParser parser(4096);
    std::vector<SseEvent> events;
    for (qsizetype at = 0; at < bytes.size() && !broken; at += piece) {
        const auto found = parser.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        broken = !found;
        if (found)
            events.insert(events.end(), found->begin(), found->end());
    }
    return events;
}

/** However the network cuts the stream, the events are the same. */
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = test::bytesOf(data, size);
    bool brokenWhole = false;
    bool brokenPieces = false;
    const auto whole = eventsOf(bytes, std::max<qsizetype>(1, bytes.size()), brokenWhole);
    const auto pieces = eventsOf(bytes, 1, brokenPieces);
    test::require(brokenWhole == brokenPieces, "a stream is refused whole but not in pieces, or the other way round");
    if (!brokenWhole)
        test::require(whole == pieces, "a stream in pieces gives other events");
    return 0;
}
