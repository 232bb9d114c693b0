#include "store.h"

#include "base/log.h"
#include "city/citylife.h"
#include "city/citytime.h"
#include "city/packbuild.h"
#include "feed/format/tlf.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>
#include <QUuid>

#include <SQLiteCpp/SQLiteCpp.h>

#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 keptChanges = 500'000;
static constexpr int mostLookedAt = 20'000; // rows for one page, so that a filter that finds nothing does not hold everybody up
static constexpr std::size_t mostDigests = 32;

static const auto emptyMark = u"empty "_s; // in place of the hash of a city pack

static const char *const schema = R"(
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS record (
    type INTEGER NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0,
    bumps INTEGER NOT NULL DEFAULT 0, -- versions added by operators, which a simulator does not know of
    body BLOB NOT NULL,
    PRIMARY KEY (type, source, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS change (seq INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS command (key TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, status INTEGER NOT NULL, answer BLOB NOT NULL) WITHOUT ROWID;
)";

template<typename Work>
static auto guarded(Work work) -> Result<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception &exception) {
        return failure(Error::Kind::Storage, u"server database: %1"_s.arg(QString::fromUtf8(exception.what())));
    }
}

static QByteArray bytesOf(const SQLite::Column &column)
{
    return {static_cast<const char *>(column.getBlob()), column.getBytes()};
}

static QString textOf(const SQLite::Column &column)
{
    return QString::fromUtf8(bytesOf(column));
}

static void bindText(SQLite::Statement &statement, int index, const QString &text)
{
    const auto utf8 = text.toUtf8();
    statement.bind(index, std::string(utf8.constData(), std::size_t(utf8.size())));
}

static void bindBlob(SQLite::Statement &statement, int index, const QByteArray &bytes)
{
    statement.bind(index, bytes.constData(), int(bytes.size()));
}

/** Prepared once: a batch runs these thousands of times. */
struct FeedStore::Statements
{
    explicit Statements(const SQLite::Database &database)
        : known(database, "SELECT ver, bumps, body, gone FROM record WHERE type = ? AND source = ? AND id = ?")
        , put(database, "INSERT OR REPLACE INTO record (type, source, id, ver, gone, bumps, body) VALUES (?, ?, ?, ?, ?, ?, ?)")
        , log(database, "INSERT INTO change (body) VALUES (?)")
    {
    }
    SQLite::Statement known, put, log;
};

static QString newEpoch()
{
    return u"e-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces).first(13);
}

FeedStore::FeedStore(std::unique_ptr<SQLite::Database> database)
    : m_database(std::move(database))
    , m_statements(std::make_unique<Statements>(*m_database))
{
}

FeedStore::~FeedStore() = default;

Result<std::unique_ptr<FeedStore>> FeedStore::openFile(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(Error::Kind::Storage, u"cannot make the folder %1"_s.arg(folder));
    const auto path = folder + "/server.sqlite"_L1;
    std::unique_ptr<FeedStore> store;
    const auto opened = guarded([&] {
        auto database = std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 2000);
        database->exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
        database->exec(schema);
        store.reset(new FeedStore(std::move(database)));
    });
    if (!opened)
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, opened.error().detail));
    return store;
}

Result<std::unique_ptr<FeedStore>> FeedStore::open(const QString &folder, const CityPack &pack, TimeMs now, Replacing replacing)
{
    auto store = openFile(folder);
    if (!store)
        return store;
    auto cityMap = pack.extra(cityMapExtra);
    if (cityMap)
        (*store)->m_cityMap = std::move(*cityMap);
    else
        qCWarning(logServer).noquote() << cityMap.error().detail << "- nobody can simulate this city";
    const auto filled = (*store)->fillFor(pack.info(), QString::fromLatin1(pack.info().sha256), now, replacing, [&](TimeMs shift) { return (*store)->addFrom(pack, shift); });
    if (!filled)
        return tl::unexpected(filled.error());
    return store;
}

Result<std::unique_ptr<FeedStore>> FeedStore::openEmpty(const QString &folder, const CityPackInfo &city, TimeMs now, Replacing replacing)
{
    auto store = openFile(folder);
    if (!store)
        return store;
    if (const auto filled = (*store)->fillFor(city, emptyMark + city.cityCode, now, replacing, [](TimeMs) { return Result<void>(); }); !filled)
        return tl::unexpected(filled.error());
    return store;
}

static QString toText(const QString &code, const QString &name)
{
    return name.isEmpty() || name == code ? code : u"%1 (%2)"_s.arg(name, code);
}

/** Records of another city, or records that only a server that began empty was given, exist nowhere else. */
Result<void> FeedStore::mayReplace(const CityPackInfo &city, const QString &mark) const
{
    const auto known = meta(u"pack"_s);
    if (known.isEmpty())
        return {}; // a new folder
    auto code = meta(u"city"_s);
    auto name = meta(u"cityName"_s);
    if (code.isEmpty() && known.startsWith(emptyMark)) // an earlier version did not note the city
        code = known.sliced(emptyMark.size());
    if (code.isEmpty()) {
        SQLite::Statement regions(*m_database, "SELECT id, body FROM record WHERE type = ? AND gone = 0");
        regions.bind(1, int(RecordType::Region));
        while (code.isEmpty() && regions.executeStep()) {
            const auto data = QJsonDocument::fromJson(bytesOf(regions.getColumn(1)))["data"_L1];
            if (data["parent"_L1].toString().isEmpty()) {
                code = textOf(regions.getColumn(0));
                name = data["name"_L1].toString();
            }
        }
    }
    const auto held = code.isEmpty() ? u"a city that it does not name"_s : toText(code, name);
    const auto wanted = toText(city.cityCode, city.name);
    if (code != city.cityCode)
        return failure(Error::Kind::Cancelled, u"%1 holds the records of %2 and is not given up for those of %3"_s.arg(QString::fromStdString(m_database->getFilename()), held, wanted));
    if (known.startsWith(emptyMark) == mark.startsWith(emptyMark))
        return {};
    return failure(Error::Kind::Cancelled, known.startsWith(emptyMark) ? u"%1 holds records of %2 that came over the network, and they are not given up for those of a city pack of %3"_s.arg(QString::fromStdString(m_database->getFilename()), held, wanted) : u"%1 holds the records of a city pack of %2 and is not emptied for %3"_s.arg(QString::fromStdString(m_database->getFilename()), held, wanted));
}

/** Starts over unless the store already holds what @p mark stands for. */
Result<void> FeedStore::fillFor(const CityPackInfo &city, const QString &mark, TimeMs now, Replacing replacing, const std::function<Result<void>(TimeMs)> &addRecords)
{
    m_city = city;
    const TimeMs behind = now - city.anchor;
    const TimeMs shift = (behind >= 0 ? behind / weekMs : -((-behind + weekMs - 1) / weekMs)) * weekMs;
    return guarded([&]() -> Result<void> {
        if (meta(u"pack"_s) != mark) {
            if (const auto may = replacing == Replacing::Anything ? Result<void>() : mayReplace(city, mark); !may)
                return may;
            SQLite::Transaction transaction(*m_database);
            m_database->exec("DELETE FROM record; DELETE FROM change; DELETE FROM command; DELETE FROM meta;");
            if (const auto added = addRecords(shift); !added)
                return added;
            setMeta(u"epoch"_s, newEpoch());
            setMeta(u"pack"_s, mark);
            setMeta(u"city"_s, city.cityCode);
            setMeta(u"cityName"_s, city.name);
            setMeta(u"shift"_s, QString::number(shift));
            setMeta(u"until"_s, QString::number(city.anchor + shift));
            transaction.commit();
        }
        readMeta();
        return {};
    }).and_then([](const Result<void> &inner) { return inner; });
}

Result<void> FeedStore::addFrom(const CityPack &pack, TimeMs shift)
{
    const auto types = pack.types();
    if (!types)
        return tl::unexpected(types.error());
    for (const auto type : *types) {
        const auto pages = pack.pageCount(type);
        if (!pages)
            return tl::unexpected(pages.error());
        for (int page = 0; page < *pages; ++page) {
            const auto json = pack.page(type, page);
            if (!json)
                return tl::unexpected(json.error());
            auto batch = parseTlfRecords(*json, type);
            if (!batch)
                return tl::unexpected(batch.error());
            for (auto &change : batch->changes) {
                if (auto *record = std::get_if<Record>(&change))
                    shiftTimes(*record, shift);
                putOne(change, {}, false);
            }
        }
    }
    return {};
}

void FeedStore::readMeta()
{
    m_epoch = meta(u"epoch"_s);
    m_shift = meta(u"shift"_s).toLongLong();
    m_until = meta(u"until"_s).toLongLong();
    SQLite::Statement row(*m_database, "SELECT seq FROM sqlite_sequence WHERE name = 'change'");
    m_head = row.executeStep() ? row.getColumn(0).getInt64() : 0;
}

QString FeedStore::meta(const QString &key) const
{
    SQLite::Statement row(*m_database, "SELECT value FROM meta WHERE key = ?");
    bindText(row, 1, key);
    return row.executeStep() ? textOf(row.getColumn(0)) : QString();
}

void FeedStore::setMeta(const QString &key, const QString &value)
{
    SQLite::Statement row(*m_database, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
    bindText(row, 1, key);
    bindText(row, 2, value);
    row.exec();
}

qint64 FeedStore::oldest() const
{
    SQLite::Statement row(*m_database, "SELECT coalesce(min(seq) - 1, ?) FROM change");
    row.bind(1, int64_t(m_head));
    row.executeStep();
    return row.getColumn(0).getInt64();
}

Result<qint64> FeedStore::count(RecordType type) const
{
    return guarded([&] {
        SQLite::Statement row(*m_database, "SELECT count(*) FROM record WHERE type = ? AND gone = 0");
        row.bind(1, int(type));
        row.executeStep();
        return qint64(row.getColumn(0).getInt64());
    });
}

Result<StoredRows> FeedStore::snapshot(RecordType type, const SnapshotFilter &filter, const QString &afterSource, const QString &afterId, int limit) const
{
    return guarded([&] {
        StoredRows rows;
        SQLite::Statement select(*m_database, "SELECT source, id, body FROM record WHERE type = ? AND (source, id) > (?, ?) AND gone = 0 ORDER BY source, id");
        select.bind(1, int(type));
        bindText(select, 2, afterSource);
        bindText(select, 3, afterId);
        int looked = 0;
        while (select.executeStep()) {
            if (rows.records.size() == limit || looked++ == mostLookedAt) {
                rows.more = true;
                break;
            }
            rows.nextSource = textOf(select.getColumn(0));
            rows.nextId = textOf(select.getColumn(1));
            const auto body = bytesOf(select.getColumn(2));
            if (filter.isEmpty() || filter.matches(QJsonDocument::fromJson(body).object()))
                rows.records.append(body);
        }
        return rows;
    });
}

Result<Digest> FeedStore::digest(RecordType type, int buckets) const
{
    if (const auto known = m_digests.find({type, buckets}); known != m_digests.end())
        return known->second;
    return guarded([&] {
        Digest digest(buckets);
        SQLite::Statement select(*m_database, "SELECT source, id, ver FROM record WHERE type = ? AND gone = 0");
        select.bind(1, int(type));
        while (select.executeStep())
            digest.add(textOf(select.getColumn(0)), textOf(select.getColumn(1)), select.getColumn(2).getInt64());
        if (m_digests.size() >= mostDigests)
            m_digests.clear();
        m_digests.insert({{type, buckets}, digest});
        return digest;
    });
}

Result<QStringList> FeedStore::regionsWithin(const QString &code) const
{
    return guarded([&] {
        QMultiHash<QString, QString> children;
        SQLite::Statement select(*m_database, "SELECT id, body FROM record WHERE type = ? AND gone = 0");
        select.bind(1, int(RecordType::Region));
        while (select.executeStep())
            children.insert(QJsonDocument::fromJson(bytesOf(select.getColumn(1)))["data"_L1]["parent"_L1].toString(), textOf(select.getColumn(0)));
        QStringList codes{code};
        for (qsizetype i = 0; i < codes.size(); ++i) {
            for (const auto &child : children.values(codes[i])) {
                if (!codes.contains(child)) // a circle in the tree must not go on for ever
                    codes.append(child);
            }
        }
        return codes;
    });
}

Result<StoredRows> FeedStore::changes(qint64 since, int limit) const
{
    return guarded([&] {
        StoredRows rows{.last = since};
        SQLite::Statement select(*m_database, "SELECT seq, body FROM change WHERE seq > ? ORDER BY seq LIMIT ?");
        select.bind(1, int64_t(since));
        select.bind(2, limit);
        while (select.executeStep()) {
            rows.last = select.getColumn(0).getInt64();
            rows.records.append(bytesOf(select.getColumn(1)));
        }
        rows.more = rows.last < m_head && !rows.records.isEmpty();
        return rows;
    });
}

Result<std::optional<QJsonObject>> FeedStore::find(RecordType type, const QString &source, const QString &id) const
{
    return guarded([&] {
        SQLite::Statement select(*m_database, "SELECT body FROM record WHERE type = ? AND source = ? AND id = ? AND gone = 0");
        select.bind(1, int(type));
        bindText(select, 2, source);
        bindText(select, 3, id);
        std::optional<QJsonObject> record;
        if (select.executeStep())
            record = QJsonDocument::fromJson(bytesOf(select.getColumn(0))).object();
        return record;
    });
}

static std::optional<Stage> stageIn(const QByteArray &body)
{
    return stageFromName(QJsonDocument::fromJson(body)[u"data"][u"stage"].toString());
}

bool FeedStore::putOne(const Change &change, const QString &command, bool logged)
{
    const auto *record = std::get_if<Record>(&change);
    const auto type = record ? typeOf(*record) : std::get<Tombstone>(change).type;
    const auto &head = record ? headOf(*record) : std::get<Tombstone>(change).head;
    qint64 version = head.version;
    int bumps = 0;
    auto &[known, put, log] = *m_statements;
    known.reset();
    known.bind(1, int(type));
    bindText(known, 2, head.source);
    bindText(known, 3, head.id);
    qint64 knownVersion = std::numeric_limits<qint64>::min();
    std::optional<Stage> knownStage;
    bool wasLive = false;
    if (known.executeStep()) {
        wasLive = known.getColumn(3).getInt() == 0;
        knownVersion = known.getColumn(0).getInt64();
        bumps = known.getColumn(1).getInt();
        if (bumps > 0 && type == RecordType::Event)
            knownStage = stageIn(bytesOf(known.getColumn(2)));
    }
    known.reset(); // an open read would keep the log of the database from being folded in
    if (command.isEmpty())
        version += bumps;
    else
        ++bumps;
    if (version <= knownVersion)
        return false;
    // What an operator has done, the simulated city does not undo.
    if (command.isEmpty() && knownStage && record && std::get<Event>(*record).stage < *knownStage)
        return false;

    auto object = record ? toTlf(*record) : toTlf(std::get<Tombstone>(change));
    object.insert(u"ver"_s, version);
    if (!command.isEmpty())
        object.insert(u"cmd"_s, command);
    const auto body = QJsonDocument(object).toJson(QJsonDocument::Compact);

    put.reset();
    put.bind(1, int(type));
    bindText(put, 2, head.source);
    bindText(put, 3, head.id);
    put.bind(4, int64_t(version));
    put.bind(5, record ? 0 : 1);
    put.bind(6, bumps);
    bindBlob(put, 7, body);
    put.exec();
    for (auto &[key, digest] : m_digests) {
        if (key.first != type)
            continue;
        if (wasLive)
            digest.remove(head.source, head.id, knownVersion);
        if (record)
            digest.add(head.source, head.id, version);
    }
    if (logged) {
        log.reset();
        bindBlob(log, 1, body);
        log.exec();
        m_head = m_database->getLastInsertRowid();
    }
    return true;
}

Result<PutSummary> FeedStore::put(const std::vector<Change> &changes, TimeMs until)
{
    const qint64 before = m_head;
    auto summary = guarded([&] {
        PutSummary sum;
        SQLite::Transaction transaction(*m_database);
        for (const auto &change : changes)
            ++(putOne(change, {}, true) ? sum.applied : sum.ignored);
        if (until > 0)
            setMeta(u"until"_s, QString::number(until));
        if (m_head / 10'000 != before / 10'000)
            prune();
        transaction.commit();
        return sum;
    });
    if (!summary) {
        m_head = before;
        m_digests.clear();
    } else if (until > 0) {
        m_until = until;
    }
    return summary;
}

void FeedStore::prune()
{
    SQLite::Statement remove(*m_database, "DELETE FROM change WHERE seq <= ?");
    remove.bind(1, int64_t(m_head - keptChanges));
    remove.exec();
}

/** The year in the city and a number that does not come back. */
QString FeedStore::nextObjection(TimeMs raisedAt)
{
    const auto number = meta(u"objections"_s).toLongLong() + 1;
    setMeta(u"objections"_s, QString::number(number));
    const QTimeZone zone(m_city.timeZone);
    const auto year = QDateTime::fromMSecsSinceEpoch(raisedAt, zone.isValid() ? zone : QTimeZone::utc()).date().year();
    return u"%1-%2"_s.arg(year).arg(number, 5, 10, QLatin1Char('0'));
}

Result<FeedStore::CommandState> FeedStore::putCommanded(std::vector<Record> changed, const std::vector<Record> &added, const QString &key, const QByteArray &fingerprint, const std::function<QByteArray(const QJsonObject &)> &answer)
{
    const qint64 before = m_head;
    auto result = guarded([&] {
        SQLite::Transaction transaction(*m_database);
        for (auto &record : changed) {
            auto &head = headOf(record);
            if (const auto *objection = std::get_if<Objection>(&record); objection && head.id.isEmpty())
                head.id = nextObjection(objection->raisedAt);
            ++head.version;
            putOne(record, key, true);
        }
        for (const auto &record : added)
            putOne(record, {}, true);
        const auto &first = changed.front();
        const auto record = find(typeOf(first), headOf(first).source, headOf(first).id);
        if (!record)
            throw SQLite::Exception(record.error().detail.toStdString());
        const CommandState state{fingerprint, 200, answer(record->value_or(QJsonObject()))};
        rememberCommandNow(key, state);
        transaction.commit();
        return state;
    });
    if (!result) {
        m_head = before;
        m_digests.clear();
    }
    return result;
}

Result<void> FeedStore::changeEpoch()
{
    const auto epoch = newEpoch();
    return guarded([&] {
        setMeta(u"epoch"_s, epoch);
        m_epoch = epoch;
    });
}

Result<std::optional<FeedStore::CommandState>> FeedStore::command(const QString &key) const
{
    return guarded([&] {
        SQLite::Statement select(*m_database, "SELECT fingerprint, status, answer FROM command WHERE key = ?");
        bindText(select, 1, key);
        std::optional<CommandState> state;
        if (select.executeStep())
            state = CommandState{bytesOf(select.getColumn(0)), select.getColumn(1).getInt(), bytesOf(select.getColumn(2))};
        return state;
    });
}

void FeedStore::rememberCommandNow(const QString &key, const CommandState &state)
{
    SQLite::Statement put(*m_database, "INSERT OR REPLACE INTO command VALUES (?, ?, ?, ?)");
    bindText(put, 1, key);
    bindBlob(put, 2, state.fingerprint);
    put.bind(3, state.status);
    bindBlob(put, 4, state.answer);
    put.exec();
}

Result<void> FeedStore::rememberCommand(const QString &key, const CommandState &state)
{
    return guarded([&] { rememberCommandNow(key, state); });
}

}
