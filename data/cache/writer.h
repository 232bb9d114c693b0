#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "database.h"
#include "model/batch.h"
#include "model/change.h"
#include "retention.h"
#include "trouble.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <memory>

namespace tonglan {

/** Where a feed stands, as of the last commit. */
struct FeedState
{
    QString feed = {};
    QString epoch = {};
    QString cursor = {}; ///< Empty: nothing complete yet, take a snapshot.
    qint64 generation = 0;
    TimeMs lastSuccess = 0;
    qint64 rowsIn = 0;
    qint64 rowsRejected = 0;
    qint64 unknownTypes = 0;
    QString schemas = {}; ///< Of the record types, as the server named them when the last snapshot was taken.
    TimeMs lastAudit = 0; ///< When cache and server were last compared; 0 = never.
    QString auditDetail = {}; ///< What differed then; empty = nothing.
};

/** A record type of a feed that is stopped, because too many of its records were bad. */
struct TypePause
{
    RecordType type = RecordType::Event;
    TimeMs since = 0;
    QString reason = {};

    friend bool operator==(const TypePause &, const TypePause &) = default;
};

/** Puts batches into the cache. Owns the writing connection; lives on the sync thread. */
class Writer
{
public:
    Writer(Database database, const Clock &clock);
    Writer(Writer &&) noexcept;
    ~Writer();

    /** Applies @p batch in one transaction: rows, history, spatial and text index, quarantine, cursor, revision + 1.
     *  Versions not above the stored one are ignored; the same version with other content goes to quarantine.
     *  Applying the same batch again changes nothing but the bookkeeping. On an error nothing of it is stored.
     *  A snapshot page is confirmed row by row with a new generation; what the snapshot did not bring is deleted
     *  in the transaction of the page with snapshotEnd, where the cursor is stored too: the first cursor the snapshot's pages
     *  named, since later ones may leave out changes that came while it was read. Only types whose lastPage came are swept.
     *  A snapshot begins with the first page after another one ended, was abandoned, or the program started; also when a
     *  page is of a type already complete, or of the same type with another cursor.
     *  A Delta that does not follow the stored cursor (and is not the last one again) or is of another epoch: Protocol.
     *  A snapshot that is "alone" refreshes one type: its end sweeps that type and leaves epoch and cursor as they are.
     *  UpToDate only notes the time; MustRefetch empties the cursor. Neither counts as a revision.
     */
    [[nodiscard]] Result<ChangeSet> apply(const FeedBatch &batch);

    /** Forgets the snapshot of @p feed that is under way: the next page begins another one. Removes no rows. */
    void abandonSnapshot(const QString &feed);

    /** Where @p feed stands; a feed never seen before has an empty epoch and cursor. */
    [[nodiscard]] Result<FeedState> feedState(const QString &feed);

    /** Notes a good answer without rows (UpToDate), so that a restart knows how old the picture is. */
    [[nodiscard]] Result<void> touch(const QString &feed);

    /** Notes that cache and server were compared, and what differed. */
    [[nodiscard]] Result<void> noteAudit(const QString &feed, TimeMs when, const QString &detail);

    /** The types of @p feed that are stopped; kept over restarts, because rows were missed since. */
    [[nodiscard]] Result<std::vector<TypePause>> pauses(const QString &feed);
    [[nodiscard]] Result<void> pause(const QString &feed, const TypePause &pause);
    [[nodiscard]] Result<void> resume(const QString &feed, RecordType type);

    /** The versions of the records of @p type that @p feed brought of @p source, by id: what a feed that numbers its versions
     *  itself goes on from after a restart. Readings have no id and are never given.
     */
    [[nodiscard]] Result<QHash<QString, qint64>> versions(const QString &feed, RecordType type, const QString &source);

    /** What is stored of @p source, for a feed that must know what it said before. */
    [[nodiscard]] Result<std::vector<Record>> records(RecordType type, const QString &source);

    /** Where in @p batch the records are whose version is stored with other content: apply() would refuse them. */
    [[nodiscard]] Result<std::vector<std::size_t>> conflicts(const FeedBatch &batch);

    /** What is kept how long, and the feeds that are configured. Without it everything is kept for ever. */
    void setRetention(const RetentionPolicy &policy, const QSet<QString> &feeds);
    /** Tombstones stay at least @p days, because a server said that its changes reach that far back. Outlives the program; is never less than it was. */
    [[nodiscard]] Result<void> keepTombstones(int days);
    /** The policy in force: shorter than the one that was set while the cache is larger than it may be; longer for tombstones. */
    [[nodiscard]] RetentionPolicy retention() const;
    /** Now, but not more than a day after the newest thing heard of: a wrong clock must not empty the cache. */
    [[nodiscard]] Result<TimeMs> retentionNow();

    struct PruneStep
    {
        ChangeSet changes = {}; ///< Rows of records that were dropped; no total() = nothing the screen could show.
        qint64 dropped = 0; ///< With those of history, tombstones and quarantine.
        bool finished = false; ///< Once through all tables.
    };
    /** Drops about @p rows rows that are beyond their retention, in one transaction. Drops nothing while a snapshot is read. */
    [[nodiscard]] Result<PruneStep> prune(int rows);

    /** A number that outlives the program, kept under @p key; 0 if never set. */
    [[nodiscard]] Result<qint64> note(const QString &key);
    [[nodiscard]] Result<void> setNote(const QString &key, qint64 value);

    /** Moves what commits have left in the log into the file, if it has become much. For moments when nothing waits to be applied:
     *  it takes tens of milliseconds. False if readers were in the way: try again. apply() does it by itself only when the log has
     *  become very large, and waits for a moment without readers then, up to four seconds when it has become enormous.
     */
    bool tidy();

    /** Calls @p handler whenever the disk or the file is in the way, on this thread, inside the call that failed. */
    void onTrouble(std::function<void(StorageTrouble, const QString &detail)> handler);

    [[nodiscard]] const Database &database() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}
