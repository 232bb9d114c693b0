#include "writer.h"

#include "base/log.h"
#include "bulkload.h"
#include "feedstates.h"
#include "logkeeper.h"
#include "quarantine.h"
#include "recordreader.h"
#include "recordtable.h"
#include "salvage.h"
#include "snapshotprogress.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

#include <bitset>

namespace tonglan {

using namespace Qt::StringLiterals;

using Outcome = RecordTable::Outcome;

// Clocks differ. A time further ahead than this counts as now, when it was heard of: its source would look fresh until then.
static constexpr qint64 clocksDifferMs = 5 * 60'000;

static const QString revisionKey = u"revision"_s;
static const QString generationKey = u"generation"_s;
static const QString shorteningKey = u"retention_shortened"_s; // how often it was halved
static const QString tombstonesKey = u"tombstone_days"_s; // that a server needs

class Writer::Private
{
public:
    Private(Database opened, const Clock &wallClock)
        : database(std::move(opened))
        , clock(wallClock)
        , states(database.handle())
        , logKeeper(database.handle().getHandle(), [this](StorageTrouble trouble, const QString &detail) { tell(trouble, detail); })
        , quarantine(database.handle())
        , unkept(database.handle())
        , pruner(database.handle())
    {
        for (int i = 0; i < recordTypeCount; ++i)
            tables.emplace_back(database.handle(), RecordType(i));
    }

    /** Runs @p work in a transaction; after an exception everything is as before. */
    template<typename T, typename Work>
    Result<T> transact(const QString &what, Work &&work, SQLite::TransactionBehavior behaviour = SQLite::TransactionBehavior::IMMEDIATE);
    /** For work that only reads: it never waits for another process that writes. */
    template<typename T, typename Work>
    Result<T> look(const QString &what, Work &&work);

    Result<ChangeSet> ingest(const FeedBatch &batch);
    Result<void> note(const QString &feed, bool forgetCursor);
    Result<void> noteAudit(const QString &feed, TimeMs when, const QString &detail);
    std::vector<TypePause> pauses(const QString &feed) { return states.pauses(states.read(feed).n); }
    Result<void> pause(const QString &feed, const TypePause &pause);
    Result<void> resume(const QString &feed, RecordType type);
    FeedState state(const QString &feed) { return states.read(feed).state; }
    QHash<QString, qint64> versions(const QString &feed, RecordType type, const QString &source);
    std::vector<std::size_t> conflicts(const FeedBatch &batch);

    PruneStep prune(int rows);
    [[nodiscard]] TimeMs retentionNow();
    void setPolicy();
    void keepTombstones(int days);

    Database database;
    const Clock &clock;
    QHash<QString, SnapshotProgress> snapshots;
    FeedStates states;
    std::optional<RetentionPolicy> asked = {};
    RetentionPolicy policy = {};
    QSet<QString> feeds = {};
    std::function<void(StorageTrouble, const QString &)> troubleHandler = {};
    LogKeeper logKeeper;

private:
    void tell(StorageTrouble trouble, const QString &detail) const
    {
        if (troubleHandler && trouble != StorageTrouble::None)
            troubleHandler(trouble, detail);
    }

    struct Ingest
    {
        const FeedBatch &batch;
        RecordTable::Context context = {};
        ChangeSet changes = {};
        QHash<QString, TimeMs> contacts = {};
        TimeMs retentionNow = 0;
        FeedStates::OldEpochs oldEpochs = {};
        SnapshotProgress *snapshot = nullptr; ///< The one that is being read, also when this is a change beside it.
        int refused = 0;
    };

    [[nodiscard]] RecordTable &table(RecordType type) { return tables[std::size_t(type)]; }
    [[nodiscard]] static std::optional<Error> gapOf(const FeedBatch &batch, const FeedState &state);
    void beginPage(Ingest &ingest, const FeedState &state);
    void applyChange(Ingest &ingest, const Record &record);
    void applyChange(Ingest &ingest, const Tombstone &tombstone);
    void count(Ingest &ingest, RecordType type, const RecordHead &head);
    void refuse(Ingest &ingest, const RejectedRecord &rejected);
    void takeRejected(Ingest &ingest);
    void endPage(Ingest &ingest, FeedState &state);
    void finishLoad(RecordType type);
    void noteUnkept(Ingest &ingest, RecordType type, const QString &source, const QString &id, qint64 version);
    void doubtUnkept(Ingest &ingest, RecordType type, const QString &source, const QString &id);
    [[nodiscard]] bool isUnwanted(const Ingest &ingest, RecordType type, const Record &record);
    void shortenIfTooLarge();

    QuarantineTable quarantine;
    UnkeptRecords unkept;
    Pruner pruner;
    std::vector<RecordTable> tables;
    Row row;
};

template<typename T, typename Work>
Result<T> Writer::Private::look(const QString &what, Work &&work)
{
    return transact<T>(what, std::forward<Work>(work), SQLite::TransactionBehavior::DEFERRED);
}

template<typename T, typename Work>
Result<T> Writer::Private::transact(const QString &what, Work &&work, SQLite::TransactionBehavior behaviour)
{
    const auto before = snapshots;
    const auto undo = [this, &before] {
        snapshots = before;
        pruner.restart();
        for (int i = 0; i < recordTypeCount; ++i) {
            (void)tables[std::size_t(i)].takeBox();
            tables[std::size_t(i)].setDeferred(isBulkLoading(database.handle(), RecordType(i)));
        }
    };
    try {
        try {
            SQLite::Transaction transaction(database.handle(), behaviour);
            Result<T> result = work();
            if (result) {
                transaction.commit();
                return result;
            }
            transaction.rollback();
            undo();
            return result;
        } catch (const SQLite::Exception &) {
            undo();
            throw;
        }
    } catch (const SQLite::Exception &exception) {
        if (meansDamage(exception))
            noteDamage(database.path());
        tell(troubleOf(exception), QString::fromUtf8(exception.what()));
        return failure(Error::Kind::Storage, u"%1: %2: %3"_s.arg(database.path(), what, QString::fromUtf8(exception.what())));
    }
}

std::optional<Error> Writer::Private::gapOf(const FeedBatch &batch, const FeedState &state)
{
    if (!batch.epoch.isEmpty() && !state.epoch.isEmpty() && batch.epoch != state.epoch)
        return Error{Error::Kind::Protocol, u"%1: changes of epoch '%2', cache is of '%3'"_s.arg(batch.feed, batch.epoch, state.epoch)};
    const bool isLastAgain = !batch.cursor.isEmpty() && batch.cursor == state.cursor;
    if (batch.previousCursor != state.cursor && !isLastAgain)
        return Error{Error::Kind::Protocol, u"%1: gap: changes since '%2', cache is at '%3'"_s.arg(batch.feed, batch.previousCursor, state.cursor)};
    return std::nullopt;
}

Result<ChangeSet> Writer::Private::ingest(const FeedBatch &batch)
{
    auto numbered = states.ensure(batch.feed);
    auto &state = numbered.state;
    if (batch.kind == FeedBatch::Kind::Delta) {
        if (const auto gap = gapOf(batch, state))
            return tl::unexpected(*gap);
    }
    Ingest ingest{.batch = batch};
    ingest.context.now = clock.now();
    ingest.context.feed = numbered.n;
    ingest.context.generation = state.generation;
    ingest.retentionNow = asked ? retentionNow() : 0;
    ingest.oldEpochs = states.oldEpochs(numbered.n);
    beginPage(ingest, state);

    for (const auto &change : batch.changes)
        std::visit([this, &ingest](const auto &c) { applyChange(ingest, c); }, change);
    takeRejected(ingest);
    endPage(ingest, state);

    for (auto it = ingest.contacts.cbegin(); it != ingest.contacts.cend(); ++it)
        states.noteContact(it.key(), it.value(), ingest.context.now);
    state.lastSuccess = ingest.context.now;
    state.rowsIn += qint64(batch.changes.size()) + batch.superseded;
    state.rowsRejected += ingest.refused;
    state.unknownTypes += batch.unknownTypes;

    auto &changes = ingest.changes;
    changes.rejected = ingest.refused;
    for (auto &each : tables)
        changes.box.add(each.takeBox());
    changes.revision = states.counter(revisionKey) + 1;
    states.setCounter(revisionKey, changes.revision);
    states.store(numbered, changes.revision);
    return changes;
}

void Writer::Private::beginPage(Ingest &ingest, const FeedState &state)
{
    const auto &batch = ingest.batch;
    auto found = snapshots.find(batch.feed);
    if (batch.kind != FeedBatch::Kind::SnapshotPage) {
        // A change that comes while a snapshot is read must not be swept at its end.
        if (found != snapshots.end()) {
            ingest.context.generation = found->generation;
            ingest.snapshot = &*found;
        } else
            for (int i = 0; i < recordTypeCount; ++i)
                finishLoad(RecordType(i));
        return;
    }
    if (found == snapshots.end() || !found->isContinuedBy(batch)) {
        const auto generation = states.counter(generationKey) + 1;
        states.setCounter(generationKey, generation);
        found = snapshots.insert(batch.feed, SnapshotProgress{.epoch = batch.epoch, .generation = generation});
    }
    const auto fresh = found->take(batch);
    ingest.context.generation = found->generation;
    ingest.context.confirming = true;
    ingest.snapshot = &*found;
    if (!batch.epoch.isEmpty() && !state.epoch.isEmpty() && batch.epoch != state.epoch)
        ingest.oldEpochs.fill(found->generation);
    for (int i = 0; i < recordTypeCount; ++i) {
        const bool oneOfMany = fresh.test(std::size_t(i)) && !found->complete.test(std::size_t(i));
        if (oneOfMany && !tables[std::size_t(i)].isDeferred() && beginBulkLoad(database.handle(), RecordType(i)))
            tables[std::size_t(i)].setDeferred(true);
    }
}

void Writer::Private::count(Ingest &ingest, RecordType type, const RecordHead &head)
{
    ++ingest.changes.rows[std::size_t(type)];
    const auto now = ingest.context.now;
    const auto time = head.time > now + clocksDifferMs ? now : head.time;
    auto &last = ingest.contacts[head.source];
    last = std::max(last, time);
}

static QByteArray contentOf(const Row &row, const Table &table)
{
    QJsonObject content;
    for (const auto &column : table.content) {
        const int at = table.columnAt(column);
        const auto &cell = row.cell(at);
        const auto name = QString::fromStdString(column);
        switch (cell.kind) {
        case Row::Kind::Integer:
            content.insert(name, cell.integer);
            break;
        case Row::Kind::Real:
            content.insert(name, cell.real);
            break;
        case Row::Kind::Text:
            content.insert(name, QString::fromUtf8(row.bytes(at), cell.size));
            break;
        case Row::Kind::Blob:
            content.insert(name, u"%1 bytes"_s.arg(cell.size));
            break;
        case Row::Kind::Null:
            break;
        }
    }
    return QJsonDocument(content).toJson(QJsonDocument::Compact);
}

void Writer::Private::applyChange(Ingest &ingest, const Record &record)
{
    const auto type = typeOf(record);
    const auto &head = headOf(record);
    const auto id = identityOf(record);
    const auto typeName = QString(recordTypeName(type));
    if (head.source.isEmpty() || id.isEmpty()) {
        refuse(ingest, {.type = typeName, .source = head.source, .id = head.id, .reason = u"source or id is empty"_s});
        return;
    }
    fillRow(row, record);
    if (isUnwanted(ingest, type, record))
        return noteUnkept(ingest, type, head.source, id, head.version);
    ingest.context.oldEpochBefore = ingest.oldEpochs.at(std::size_t(type));
    switch (table(type).put(row, head.source, id, ingest.context)) {
    case Outcome::Revived:
        doubtUnkept(ingest, type, head.source, id); // retention may have dropped it
        [[fallthrough]];
    case Outcome::Inserted:
    case Outcome::Updated:
    case Outcome::Deleted:
        count(ingest, type, head);
        break;
    case Outcome::Conflict:
        refuse(ingest, {.type = typeName, .source = head.source, .id = id, .reason = u"ver: %1 came again with other content"_s.arg(head.version), .raw = contentOf(row, tableOf(type))});
        break;
    case Outcome::Same:
    case Outcome::Late:
        break;
    }
}

void Writer::Private::applyChange(Ingest &ingest, const Tombstone &tombstone)
{
    const auto &head = tombstone.head;
    if (head.source.isEmpty() || head.id.isEmpty() || !fillKey(row, tombstone.type, head.source, head.id)) {
        refuse(ingest, {.type = QString(recordTypeName(tombstone.type)), .source = head.source, .id = head.id, .reason = u"del: source or id cannot be the key of a record"_s});
        return;
    }
    ingest.context.oldEpochBefore = ingest.oldEpochs.at(std::size_t(tombstone.type));
    if (table(tombstone.type).remove(row, head.source, head.id, head.version, ingest.context) == Outcome::Deleted)
        count(ingest, tombstone.type, head);
    else
        doubtUnkept(ingest, tombstone.type, head.source, head.id);
}

void Writer::Private::refuse(Ingest &ingest, const RejectedRecord &rejected)
{
    quarantine.add(ingest.batch.feed, rejected, ingest.context.now);
    ++ingest.refused;
}

// A record that came but could not be read is still there: a snapshot must not sweep its older version.
void Writer::Private::takeRejected(Ingest &ingest)
{
    for (const auto &rejected : ingest.batch.rejected) {
        refuse(ingest, rejected);
        const auto type = recordTypeFromName(rejected.type);
        if (ingest.context.confirming && type && fillKey(row, *type, rejected.source, rejected.id))
            table(*type).confirm(row, ingest.context);
    }
    if (ingest.refused > 0)
        quarantine.trim(ingest.batch.feed);
}

void Writer::Private::finishLoad(RecordType type)
{
    if (!table(type).isDeferred())
        return;
    finishBulkLoad(database.handle(), type);
    table(type).setDeferred(false);
}

void Writer::Private::endPage(Ingest &ingest, FeedState &state)
{
    const auto &batch = ingest.batch;
    if (batch.kind == FeedBatch::Kind::Delta) {
        state.cursor = batch.cursor;
        if (!batch.epoch.isEmpty())
            state.epoch = batch.epoch;
        return;
    }
    const auto progress = snapshots.value(batch.feed);
    for (int i = 0; i < recordTypeCount; ++i) {
        if (batch.snapshotEnd || (batch.lastPage && typesOf(batch).test(std::size_t(i))))
            finishLoad(RecordType(i));
    }
    if (!batch.snapshotEnd)
        return;
    for (int i = 0; i < recordTypeCount; ++i) {
        const auto type = RecordType(i);
        const auto oldEpoch = ingest.oldEpochs.at(std::size_t(i));
        if (!progress.complete.test(std::size_t(i))) { // of this type the epoch before goes on, whatever has become of the others
            if (oldEpoch != 0)
                states.setOldEpoch(ingest.context.feed, type, oldEpoch);
            continue;
        }
        ingest.changes.rows[std::size_t(i)] += tables[std::size_t(i)].sweep(ingest.context);
        if (oldEpoch != 0) {
            tables[std::size_t(i)].forgetTombstones(ingest.context);
            states.setOldEpoch(ingest.context.feed, type, 0);
        }
        const auto counted = progress.unkept.find(type);
        unkept.replace(ingest.context.feed, type, counted == progress.unkept.end() ? UnkeptDigest() : counted->second);
    }
    snapshots.remove(batch.feed);
    if (batch.alone)
        return;
    state.epoch = batch.epoch;
    state.cursor = progress.cursor;
    state.generation = progress.generation;
    state.schemas = batch.schemas;
}

// A record that retention would drop at once is not taken, except as the newer version of one that is stored. The newest reading of
// an indicator and region is taken however old: a figure of last year is still the figure.
bool Writer::Private::isUnwanted(const Ingest &ingest, RecordType type, const Record &record)
{
    if (!asked || !isBeyondRetention(record, policy, ingest.retentionNow) || table(type).has(row))
        return false;
    const auto *reading = std::get_if<Reading>(&record);
    if (!reading)
        return true;
    Statement newer(database.handle(), "SELECT 1 FROM reading WHERE indicator = ?1 AND region = ?2 AND time > ?3 LIMIT 1");
    return newer.bind(1, reading->indicator).bind(2, reading->region).bind(3, reading->head.time).step();
}

/** A page of a snapshot counts anew what is not kept; a change may be of a record that was counted before. */
void Writer::Private::noteUnkept(Ingest &ingest, RecordType type, const QString &source, const QString &id, qint64 version)
{
    if (ingest.context.confirming)
        return ingest.snapshot->unkept[type].digest.add(source, id, version);
    if (unkept.mayHold(ingest.context.feed, type, source, id))
        unkept.doubt(ingest.context.feed, type, source, id);
    else
        unkept.add(ingest.context.feed, type, source, id, version);
    if (ingest.snapshot)
        ingest.snapshot->unkept[type].doubtful[Digest::bucketOf(source, id, UnkeptDigest::buckets)] = true; // its page may come yet, or has come
}

void Writer::Private::doubtUnkept(Ingest &ingest, RecordType type, const QString &source, const QString &id)
{
    unkept.doubt(ingest.context.feed, type, source, id);
    if (ingest.snapshot && !ingest.context.confirming)
        ingest.snapshot->unkept[type].doubtful[Digest::bucketOf(source, id, UnkeptDigest::buckets)] = true;
}

TimeMs Writer::Private::retentionNow()
{
    constexpr TimeMs dayMs = 24 * 3'600'000LL;
    Statement newest(database.handle(), "SELECT coalesce(max(last_time), 0) FROM source_contact");
    newest.step();
    return std::min(clock.now(), newest.integer(0) + dayMs);
}

// Deleted rows leave free pages, which are used again: the file does not shrink, what is in it does.
void Writer::Private::shortenIfTooLarge()
{
    if (asked->sizeMiB <= 0)
        return;
    Statement size(database.handle(), "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
    size.step();
    const qint64 used = size.integer(0);
    const qint64 limit = asked->sizeMiB * 1024LL * 1024;
    const auto before = states.counter(shorteningKey);
    auto times = before;
    if (used > limit)
        times = std::min<qint64>(times + 1, 9); // 400 days become less than one
    else if (used < limit / 3)
        times = std::max<qint64>(times - 1, 0);
    if (times != before)
        states.setCounter(shorteningKey, times);
    setPolicy();
}

void Writer::Private::setPolicy()
{
    policy = shortened(*asked, int(states.counter(shorteningKey)));
    if (policy.tombstoneDays > 0)
        policy.tombstoneDays = std::max(policy.tombstoneDays, int(states.counter(tombstonesKey)));
}

void Writer::Private::keepTombstones(int days)
{
    if (days <= states.counter(tombstonesKey))
        return;
    states.setCounter(tombstonesKey, days);
    if (asked)
        setPolicy();
}

Writer::PruneStep Writer::Private::prune(int rows)
{
    PruneStep done;
    if (!asked || !snapshots.isEmpty())
        return done;
    const Pruner::Context context{.policy = policy, .feeds = feeds, .now = retentionNow(), .rows = rows, .unkept = unkept};
    const auto step = pruner.step(context);
    done.dropped = step.dropped;
    done.finished = step.finished;
    if (step.finished)
        shortenIfTooLarge();
    done.changes.rows = step.rows;
    if (done.changes.total() > 0) {
        done.changes.revision = states.counter(revisionKey) + 1;
        states.setCounter(revisionKey, done.changes.revision);
    }
    for (auto &each : tables)
        each.setDeferred(each.isDeferred()); // there may be tombstones now
    return done;
}

Result<void> Writer::Private::note(const QString &feed, bool forgetCursor)
{
    auto numbered = states.ensure(feed);
    numbered.state.lastSuccess = clock.now();
    if (forgetCursor) {
        numbered.state.cursor.clear();
        snapshots.remove(feed);
    }
    states.store(numbered, states.counter(revisionKey));
    return {};
}

Result<void> Writer::Private::noteAudit(const QString &feed, TimeMs when, const QString &detail)
{
    auto numbered = states.ensure(feed);
    numbered.state.lastAudit = when;
    numbered.state.auditDetail = detail;
    states.store(numbered, states.counter(revisionKey));
    return {};
}

Result<void> Writer::Private::pause(const QString &feed, const TypePause &pause)
{
    states.pause(states.ensure(feed).n, pause);
    return {};
}

Result<void> Writer::Private::resume(const QString &feed, RecordType type)
{
    states.resume(states.ensure(feed).n, type);
    return {};
}

QHash<QString, qint64> Writer::Private::versions(const QString &feed, RecordType type, const QString &source)
{
    return type == RecordType::Reading ? QHash<QString, qint64>() : table(type).versions(states.read(feed).n, source);
}

std::vector<std::size_t> Writer::Private::conflicts(const FeedBatch &batch)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < batch.changes.size(); ++i) {
        const auto *record = std::get_if<Record>(&batch.changes[i]);
        if (!record)
            continue;
        fillRow(row, *record);
        if (table(typeOf(*record)).conflicts(row))
            found.push_back(i);
        (void)table(typeOf(*record)).takeBox(); // nothing has moved
    }
    return found;
}

Writer::Writer(Database database, const Clock &clock)
    : d(std::make_unique<Private>(std::move(database), clock))
{
}

Writer::Writer(Writer &&) noexcept = default;
Writer::~Writer() = default;

Result<ChangeSet> Writer::apply(const FeedBatch &batch)
{
    if (batch.feed.isEmpty())
        return failure(Error::Kind::Invalid, u"a batch without the name of its feed"_s);
    const bool hasRows = batch.kind == FeedBatch::Kind::SnapshotPage || batch.kind == FeedBatch::Kind::Delta;
    if (hasRows)
        return d->transact<ChangeSet>(u"batch of "_s + batch.feed, [this, &batch] { return d->ingest(batch); });
    const bool forget = batch.kind == FeedBatch::Kind::MustRefetch;
    return d->transact<void>(u"state of "_s + batch.feed, [&] { return d->note(batch.feed, forget); }).map([this] { return ChangeSet{.revision = d->database.revision()}; });
}

void Writer::abandonSnapshot(const QString &feed) { d->snapshots.remove(feed); }

Result<FeedState> Writer::feedState(const QString &feed)
{
    return d->look<FeedState>(u"state of "_s + feed, [this, &feed]() -> Result<FeedState> { return d->state(feed); });
}

Result<void> Writer::noteAudit(const QString &feed, TimeMs when, const QString &detail)
{
    return d->transact<void>(u"audit of "_s + feed, [&] { return d->noteAudit(feed, when, detail); });
}

Result<std::vector<TypePause>> Writer::pauses(const QString &feed)
{
    using Pauses = std::vector<TypePause>;
    return d->look<Pauses>(u"pauses of "_s + feed, [&]() -> Result<Pauses> { return d->pauses(feed); });
}

Result<void> Writer::pause(const QString &feed, const TypePause &pause)
{
    return d->transact<void>(u"pause of "_s + feed, [&] { return d->pause(feed, pause); });
}

Result<void> Writer::resume(const QString &feed, RecordType type)
{
    return d->transact<void>(u"pause of "_s + feed, [&] { return d->resume(feed, type); });
}

Result<QHash<QString, qint64>> Writer::versions(const QString &feed, RecordType type, const QString &source)
{
    using Versions = QHash<QString, qint64>;
    return d->look<Versions>(u"versions of "_s + feed, [&]() -> Result<Versions> { return d->versions(feed, type, source); });
}

Result<std::vector<Record>> Writer::records(RecordType type, const QString &source)
{
    using Records = std::vector<Record>;
    return d->look<Records>(u"records of "_s + source, [&]() -> Result<Records> {
        Records found;
        const auto read = readRecords(d->database, type, [&](const Record &record) {
            if (headOf(record).source == source)
                found.push_back(record);
        });
        return read ? Result<Records>(std::move(found)) : tl::unexpected(read.error());
    });
}

Result<std::vector<std::size_t>> Writer::conflicts(const FeedBatch &batch)
{
    using Places = std::vector<std::size_t>;
    return d->look<Places>(u"comparison with "_s + batch.feed, [&]() -> Result<Places> { return d->conflicts(batch); });
}

Result<void> Writer::touch(const QString &feed)
{
    return d->transact<void>(u"state of "_s + feed, [this, &feed] { return d->note(feed, false); });
}

void Writer::setRetention(const RetentionPolicy &policy, const QSet<QString> &feeds)
{
    d->asked = policy;
    d->feeds = feeds;
    d->policy = policy;
    (void)d->look<void>(u"retention"_s, [this]() -> Result<void> { // if it fails, the times are those that were asked for
        d->setPolicy();
        return {};
    });
}

Result<void> Writer::keepTombstones(int days)
{
    const auto known = note(tombstonesKey);
    if (known && days <= *known) // every session says it when it begins
        return {};
    return d->transact<void>(u"retention"_s, [this, days]() -> Result<void> {
        d->keepTombstones(days);
        return {};
    });
}

RetentionPolicy Writer::retention() const { return d->policy; }

Result<TimeMs> Writer::retentionNow()
{
    return d->look<TimeMs>(u"retention"_s, [this]() -> Result<TimeMs> { return d->retentionNow(); });
}

Result<Writer::PruneStep> Writer::prune(int rows)
{
    return d->transact<PruneStep>(u"retention"_s, [this, rows]() -> Result<PruneStep> { return d->prune(rows); });
}

Result<qint64> Writer::note(const QString &key)
{
    return d->look<qint64>(key, [this, &key]() -> Result<qint64> { return d->states.counter(key); });
}

Result<void> Writer::setNote(const QString &key, qint64 value)
{
    return d->transact<void>(key, [this, &key, value]() -> Result<void> {
        d->states.setCounter(key, value);
        return {};
    });
}

bool Writer::tidy() { return d->logKeeper.tidy(); }

void Writer::onTrouble(std::function<void(StorageTrouble, const QString &)> handler) { d->troubleHandler = std::move(handler); }

const Database &Writer::database() const { return d->database; }

}
