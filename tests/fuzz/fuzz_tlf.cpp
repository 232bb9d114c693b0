#include "target.h"

#include "feed/format/tlf.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace tonglan;

/** What is not refused must come back the same when it is written and read again. */
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = test::bytesOf(data, size);
    (void)parseTlfDiscovery(bytes);
    (void)parseTlfSnapshotPage(bytes, RecordType::Event);
    (void)parseTlfSnapshotPage(bytes, RecordType::Reading);
    (void)parseTlfRecords(bytes, RecordType::Asset);
    if (const auto batch = parseTlfChanges(bytes)) {
        for (const Change &change : batch->changes) {
            const auto *record = std::get_if<Record>(&change);
            if (!record)
                continue;
            const auto again = changeFromTlf(toTlf(*record));
            test::require(again.has_value(), "a record that was accepted is refused when written again");
            test::require(*again == change, "a record changes when written and read again");
        }
    }
    return 0;
}
