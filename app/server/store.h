#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "feed/citypack.h"
#include "model/batch.h"
#include "model/digest.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace SQLite {
class Database;
}

namespace tonglan {

/** What a snapshot page or an answer of /changes holds: wire records, ready to be joined into JSON. */
struct StoredRows
{
    QList<QByteArray> records = {};
    qint64 last = 0; ///< Changes: number of the last one in it.
    bool more = false;
    QString nextSource = {}; ///< Snapshot: key of the last record, to go on from.
    QString nextId = {};
};

/** Which records of a type a snapshot is about; what is not set does not matter. */
struct SnapshotFilter
{
    std::optional<GeoBox> box = {}; ///< Its geometry's bounds touch this. Records without a place are left out.
    QStringList regions = {}; ///< It is in one of these.
    TimeMs since = 0; ///< Its time is not earlier.

    [[nodiscard]] bool isEmpty() const { return !box && regions.isEmpty() && since == 0; }
    [[nodiscard]] bool matches(const QJsonObject &record) const;
};

/** What came of a batch of records. */
struct PutSummary
{
    int applied = 0;
    int ignored = 0; ///< Not newer than what is known.
    QStringList rejected = {};
};

/** The reference server's records and its log of changes, in one SQLite file in the data folder.
 *  Changes are numbered in the order they were committed; the numbers never come back. One thread.
 */
class FeedStore
{
public:
    /** What may be given up to make room for what is asked for. */
    enum class Replacing {
        OwnCity, ///< Another pack of the same city.
        Anything,
    };

    /** Opens what is in @p folder, or fills it from @p pack with all times moved by whole weeks up to @p now.
     *  Another pack than the one that is in there starts over with a new epoch. Cancelled, with nothing changed, if that would
     *  replace another city, or records that came over the network, and @p replacing does not allow it.
     *  Nobody else may have @p folder open: the caller holds its lock.
     */
    [[nodiscard]] static Result<std::unique_ptr<FeedStore>> open(const QString &folder, const CityPack &pack, TimeMs now, Replacing replacing = Replacing::OwnCity);

    /** The same without any record; what is in @p folder stays if it began as empty for the same city. */
    [[nodiscard]] static Result<std::unique_ptr<FeedStore>> openEmpty(const QString &folder, const CityPackInfo &city, TimeMs now, Replacing replacing = Replacing::OwnCity);
    ~FeedStore();

    [[nodiscard]] const QString &epoch() const { return m_epoch; }
    [[nodiscard]] const CityPackInfo &city() const { return m_city; }
    [[nodiscard]] TimeMs shift() const { return m_shift; }
    [[nodiscard]] TimeMs simulatedUntil() const { return m_until; }
    [[nodiscard]] const QByteArray &cityMap() const { return m_cityMap; }
    [[nodiscard]] qint64 head() const { return m_head; }
    [[nodiscard]] qint64 oldest() const; ///< Changes after this number are still known.

    [[nodiscard]] Result<qint64> count(RecordType type) const;
    /** With a filter that finds little, a page may be short, or even empty, and yet not the last. */
    [[nodiscard]] Result<StoredRows> snapshot(RecordType type, const SnapshotFilter &filter, const QString &afterSource, const QString &afterId, int limit) const;
    [[nodiscard]] Result<StoredRows> changes(qint64 since, int limit) const;
    [[nodiscard]] Result<std::optional<QJsonObject>> find(RecordType type, const QString &source, const QString &id) const;

    /** Of the live records of a type. The first call reads them all, later ones go by what has changed. */
    [[nodiscard]] Result<Digest> digest(RecordType type, int buckets) const;

    /** The region itself and all below it. */
    [[nodiscard]] Result<QStringList> regionsWithin(const QString &code) const;

    /** Applies puts and tombstones that are newer than what is there; the whole batch in one transaction.
     *  @p until, if not 0, notes how far the simulated city has come.
     */
    [[nodiscard]] Result<PutSummary> put(const std::vector<Change> &changes, TimeMs until);

    struct CommandState
    {
        QByteArray fingerprint = {};
        int status = 0;
        QByteArray answer = {};
    };
    [[nodiscard]] Result<std::optional<CommandState>> command(const QString &key) const;
    [[nodiscard]] Result<void> rememberCommand(const QString &key, const CommandState &state);

    /** Applies an operator's change: the records it @p changed with version + 1, carrying @p key, those it @p added as they are, and
     *  what @p answer makes of the first one as the answer to remember. All in one transaction, so that the key takes effect exactly
     *  once. An objection without an id is a new one and is given its number here.
     */
    [[nodiscard]] Result<CommandState> putCommanded(std::vector<Record> changed, const std::vector<Record> &added, const QString &key, const QByteArray &fingerprint, const std::function<QByteArray(const QJsonObject &)> &answer);

    /** Makes every cursor useless, as a backend does that was rebuilt; the records stay. */
    [[nodiscard]] Result<void> changeEpoch();

private:
    explicit FeedStore(std::unique_ptr<SQLite::Database> database);
    [[nodiscard]] static Result<std::unique_ptr<FeedStore>> openFile(const QString &folder);
    [[nodiscard]] Result<void> fillFor(const CityPackInfo &city, const QString &mark, TimeMs now, Replacing replacing, const std::function<Result<void>(TimeMs)> &addRecords);
    [[nodiscard]] Result<void> mayReplace(const CityPackInfo &city, const QString &mark) const;
    [[nodiscard]] Result<void> addFrom(const CityPack &pack, TimeMs shift);
    void readMeta();
    void setMeta(const QString &key, const QString &value);
    [[nodiscard]] QString meta(const QString &key) const;
    void rememberCommandNow(const QString &key, const CommandState &state);
    bool putOne(const Change &change, const QString &command, bool logged);
    [[nodiscard]] QString nextObjection(TimeMs raisedAt);
    void prune();

    struct Statements;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<Statements> m_statements;
    QString m_epoch = {};
    CityPackInfo m_city = {};
    TimeMs m_shift = 0;
    TimeMs m_until = 0;
    qint64 m_head = 0;
    QByteArray m_cityMap = {};
    mutable std::map<std::pair<RecordType, int>, Digest> m_digests = {}; ///< By type and number of buckets; kept up to date by putOne().
};

}
