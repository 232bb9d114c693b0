#include "coalesce.h"

#include <QHash>

#include <algorithm>
#include <iterator>

namespace tonglan {

void append(FeedBatch &batch, FeedBatch next)
{
    batch.cursor = std::move(next.cursor);
    batch.more = next.more;
    batch.changes.insert(batch.changes.end(), std::make_move_iterator(next.changes.begin()), std::make_move_iterator(next.changes.end()));
    batch.rejected.insert(batch.rejected.end(), std::make_move_iterator(next.rejected.begin()), std::make_move_iterator(next.rejected.end()));
    batch.commands += next.commands;
    batch.superseded += next.superseded;
    batch.unknownTypes += next.unknownTypes;
    batch.serverTime = next.serverTime;
}

static const RecordHead &headOf(const Change &change)
{
    const auto *record = std::get_if<Record>(&change);
    return record ? headOf(*record) : std::get<Tombstone>(change).head;
}

static RecordType typeOf(const Change &change)
{
    const auto *record = std::get_if<Record>(&change);
    return record ? typeOf(*record) : std::get<Tombstone>(change).type;
}

namespace {

/** Identity of a record without copying its texts. */
struct Identity
{
    RecordType type;
    QStringView source;
    QStringView id;

    friend bool operator==(const Identity &, const Identity &) = default;
    friend size_t qHash(const Identity &identity, size_t seed = 0) { return qHashMulti(seed, int(identity.type), identity.source, identity.id); }
};

}

void dropSuperseded(FeedBatch &batch)
{
    if (batch.changes.size() < 2)
        return;
    QHash<Identity, qint64> newest;
    newest.reserve(qsizetype(batch.changes.size()));
    const auto identityOf = [](const Change &change) {
        const auto &head = headOf(change);
        return Identity{typeOf(change), head.source, head.id};
    };
    for (const auto &change : batch.changes) {
        const auto version = headOf(change).version;
        auto &known = newest[identityOf(change)];
        known = std::max(known, version);
    }
    if (newest.size() == qsizetype(batch.changes.size()))
        return;
    std::vector<Change> kept;
    kept.reserve(batch.changes.size());
    for (auto &change : batch.changes) {
        if (headOf(change).version < newest.value(identityOf(change)))
            ++batch.superseded;
        else
            kept.push_back(std::move(change)); // the texts stay where they are: shared, not copied
    }
    batch.changes = std::move(kept);
}

}
