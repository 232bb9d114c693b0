#include "cachefixture.h"

#include "cache/outbox.h"
#include "cache/salvage.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

#include <cerrno>
#include <dlfcn.h>
#include <unistd.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = CommandState;

/** The disk, as SQLite sees it: these stand before the C library's. */
namespace disk {
static int failWrites = 0; // errno of every write; 0: as it is
static int failSyncs = 0;
static int failFrom = 0; // the first so many go well
static QSet<int> unsynced; // logs written to since their last sync

static bool fails(int how)
{
    if (how == 0)
        return false;
    if (failFrom-- > 0)
        return false;
    errno = how;
    return true;
}
static void heal()
{
    failWrites = 0;
    failSyncs = 0;
    failFrom = 0;
    unsynced.clear();
}
}

extern "C" ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    static const auto real = reinterpret_cast<ssize_t (*)(int, const void *, size_t, off64_t)>(dlsym(RTLD_NEXT, "pwrite64"));
    if (disk::fails(disk::failWrites))
        return -1;
    if (QFile::symLinkTarget(u"/proc/self/fd/%1"_s.arg(fd)).endsWith("-wal"_L1))
        disk::unsynced.insert(fd);
    return real(fd, bytes, size, at);
}

extern "C" int fdatasync(int fd)
{
    static const auto real = reinterpret_cast<int (*)(int)>(dlsym(RTLD_NEXT, "fdatasync"));
    if (disk::fails(disk::failSyncs))
        return -1;
    disk::unsynced.remove(fd);
    return real(fd);
}

static Command makeCommand(int number)
{
    return {.key = u"key-%1"_s.arg(number, 6, 10, QLatin1Char('0')), .feed = u"city"_s, .type = u"event.urge"_s, .target = {u"unified"_s, u"E%1"_s.arg(number)}, .ifMatch = number, .args = R"({"text":"请尽快处理"})", .actor = {u"wang"_s, u"王"_s, u"operator"_s}, .clientTime = 1'768'000'000'000};
}

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** The commands of operators on disk. */
class OutboxTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    SetClock m_clock;
    int m_files = 0;

    [[nodiscard]] QString newPath() { return m_dir.filePath(u"%1/outbox.db"_s.arg(++m_files)); }
    [[nodiscard]] Outbox opened(const QString &path) { return must(Outbox::open(path, m_clock)); }
    void fill(const QString &path, int count)
    {
        auto outbox = opened(path);
        for (int i = 1; i <= count; ++i)
            must(outbox.add(makeCommand(i), QByteArray(1500, 'b')));
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        disk::heal();
    }

    void keepsOverARestart()
    {
        const auto path = newPath();
        CommandStatus status;
        {
            auto outbox = opened(path);
            must(outbox.add(makeCommand(1), "body 1"));
            status = must(outbox.add(makeCommand(2), "body 2"));
            status.state = State::Refused;
            status.maybeSent = status.isArriving = status.isUnseen = true;
            status.tries = 3;
            status.httpStatus = 412;
            status.title = u"already changed"_s;
            status.detail = u"by 李"_s;
            status.current = R"({"ver":18})";
            m_clock.time += 1000;
            must(outbox.store(status, {}, u"refused"_s));
            QCOMPARE(status.changedAt, m_clock.time);
        }
        auto outbox = opened(path);
        const auto pending = must(outbox.pending());
        QCOMPARE(pending.size(), 2U);
        QCOMPARE(pending[0].status.command, makeCommand(1));
        QCOMPARE(pending[0].body, "body 1");
        QCOMPARE(pending[1].status, status);
        QCOMPARE(pending[1].body, "body 2");
        const auto notes = must(outbox.notes(status.command.key));
        QCOMPARE(notes.size(), 2U);
        QCOMPARE(notes[0].who, u"王"_s);
        QCOMPARE(notes[1], (CommandNote{m_clock.time, State::Refused, {}, u"refused"_s}));
    }

    void oneKeyIsOneCommand()
    {
        auto outbox = opened(newPath());
        must(outbox.add(makeCommand(1), "a"));
        QCOMPARE(outbox.add(makeCommand(1), "b").error().kind, Error::Kind::Storage);
        QCOMPARE(must(outbox.pending()).size(), 1U);
    }

    void forgetsWhatEndedLongAgo()
    {
        auto outbox = opened(newPath());
        const std::array states = {State::Queued, State::Sending, State::Sent, State::Confirmed, State::Refused, State::Discarded};
        for (std::size_t i = 0; i < states.size(); ++i) {
            auto status = must(outbox.add(makeCommand(int(i)), "b"));
            status.state = states[i];
            must(outbox.store(status, u"王"_s, u"so"_s));
        }
        m_clock.time += 89LL * 24 * 3600'000;
        QCOMPARE(must(outbox.prune()), 0);
        m_clock.time += 2LL * 24 * 3600'000;
        QCOMPARE(must(outbox.prune()), 2); // a refusal stays until somebody has decided
        QCOMPARE(must(outbox.all()).size(), 4U);
        QCOMPARE(must(outbox.notes(makeCommand(3).key)).size(), 0U);
        QCOMPARE(must(outbox.notes(makeCommand(4).key)).size(), 2U);
    }

    void leavesOthersAlone_data()
    {
        QTest::addColumn<int>("application");
        QTest::addColumn<int>("schema");
        QTest::addColumn<Error::Kind>("kind");

        QTest::newRow("of a newer program") << outboxApplicationId << 99 << Error::Kind::Newer;
        QTest::newRow("a cache") << cacheApplicationId << 1 << Error::Kind::Invalid;
    }
    void leavesOthersAlone()
    {
        QFETCH(int, application);
        QFETCH(int, schema);
        const auto path = newPath();
        QDir().mkpath(QFileInfo(path).path());
        {
            SQLite::Database other(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            other.exec("CREATE TABLE theirs (x); PRAGMA application_id = " + std::to_string(application) + "; PRAGMA user_version = " + std::to_string(schema));
        }
        const auto before = bytesOf(path);
        const auto may = Outbox::mayOpen(path);
        QVERIFY(!may);
        QVERIFY2(may.error().detail.contains(path) && may.error().detail.contains(u"schema %1"_s.arg(schema)), qPrintable(may.error().detail));
        const auto outbox = Outbox::open(path, m_clock);
        QVERIFY(!outbox);
        QCOMPARE(outbox.error(), may.error());
        QTEST(outbox.error().kind, "kind");
        QCOMPARE(bytesOf(path), before);
        QCOMPARE(QFileInfo(path).dir().entryList(QDir::Files).size(), 1);
    }

    void aLaterSchemaIsSeenInTheLogToo()
    {
        const auto path = newPath();
        fill(path, 3);
        QVERIFY(Outbox::mayOpen(path));
        QVERIFY(Outbox::mayOpen(path + u"-none"_s));
        // A copy, as kill -9 leaves it: the writer here would fold the log in when it is closed.
        const auto left = newPath();
        {
            SQLite::Database later(path.toStdString(), SQLite::OPEN_READWRITE);
            later.exec("PRAGMA user_version = 99");
            QVERIFY(QDir().mkpath(QFileInfo(left).path()));
            QVERIFY(QFile::copy(path, left) && QFile::copy(path + u"-wal"_s, left + u"-wal"_s));
        }
        QVERIFY(lookAt(left).schema != 99);
        const auto before = bytesOf(left);
        const auto may = Outbox::mayOpen(left);
        QVERIFY(!may);
        QCOMPARE(may.error().kind, Error::Kind::Newer);
        QCOMPARE(bytesOf(left), before);
    }

    void savesWhatCanBeRead_data()
    {
        QTest::addColumn<qint64>("at"); // from the end, if negative
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("lost"); // at most

        QTest::newRow("header") << qint64(0) << qint64(100) << 0;
        QTest::newRow("first page: schema and all") << qint64(0) << qint64(4096) << 0;
        QTest::newRow("root of the table") << qint64(4096) << qint64(4096) << 3;
        for (int page = 2; page < 30; page += 2)
            QTest::addRow("page %d", page) << qint64(page) * 4096 << qint64(4096) << 3;
    }
    void savesWhatCanBeRead()
    {
        QFETCH(qint64, at);
        QFETCH(qint64, size);
        QFETCH(int, lost);
        const auto path = newPath();
        fill(path, 60);
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.size() > 30 * 4096);
            QVERIFY(file.seek(at));
            QRandomGenerator random(7);
            QByteArray garbage(size, '\0');
            random.fillRange(reinterpret_cast<quint32 *>(garbage.data()), size / 4);
            file.write(garbage);
        }
        const auto damaged = bytesOf(path);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"damaged"_s));
        auto outbox = opened(path);
        QVERIFY(outbox.notice().contains("could be read"_L1));
        const auto pending = must(outbox.pending());
        QVERIFY2(int(pending.size()) >= 60 - lost, qPrintable(u"%1 read"_s.arg(pending.size())));
        qint64 last = 0;
        for (const auto &command : pending) {
            QCOMPARE(command.status.command, makeCommand(int(command.status.number)));
            QCOMPARE(command.body, QByteArray(1500, 'b'));
            QVERIFY(command.status.number > last); // the order of giving
            last = command.status.number;
        }
        const auto kept = QFileInfo(path).dir().entryList({u"*.damaged-*"_s}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(bytesOf(QFileInfo(path).dir().filePath(kept.first())), damaged);
        QVERIFY(must(outbox.add(makeCommand(1000), "b")).number > last);
    }

    void aCutFileIsSavedToo()
    {
        const auto path = newPath();
        fill(path, 60);
        QFile file(path);
        QVERIFY(file.resize(file.size() / 2));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"damaged"_s));
        auto outbox = opened(path);
        QVERIFY(must(outbox.pending()).size() > 10U);
    }

    void finishesASalvageThatWasCutOff()
    {
        const auto path = newPath();
        fill(path, 3);
        QVERIFY(QFile::copy(path, path + u".salvaged"_s));
        QFile half(path);
        QVERIFY(half.open(QIODevice::WriteOnly | QIODevice::Truncate));
        half.write("garbage");
        half.close();
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"kept as"_s));
        auto outbox = opened(path);
        QCOMPARE(must(outbox.pending()).size(), 3U);
        QVERIFY(!QFile::exists(path + u".salvaged"_s));
    }

    void neverSaysYesBeforeItIsOnTheDisk()
    {
        auto outbox = opened(newPath());
        for (int i = 0; i < 50; ++i) {
            auto status = must(outbox.add(makeCommand(i), "b"));
            QVERIFY(disk::unsynced.isEmpty());
            status.state = State::Sending;
            must(outbox.store(status, {}, u"sent"_s));
            QVERIFY(disk::unsynced.isEmpty());
        }
    }

    void saysNoWhereTheDiskRefuses_data()
    {
        QTest::addColumn<int>("writes");
        QTest::addColumn<int>("syncs");
        QTest::addColumn<int>("from");

        for (int from = 0; from < 4; ++from) {
            QTest::addRow("disk full from write %d", from) << ENOSPC << 0 << from;
            QTest::addRow("EIO from write %d", from) << EIO << 0 << from;
        }
        QTest::newRow("fsync fails") << 0 << EIO << 0;
    }
    void saysNoWhereTheDiskRefuses()
    {
        QFETCH(int, writes);
        QFETCH(int, syncs);
        QFETCH(int, from);
        const auto path = newPath();
        QStringList accepted;
        {
            auto outbox = opened(path);
            accepted << must(outbox.add(makeCommand(1), "b")).command.key;
            disk::failWrites = writes;
            disk::failSyncs = syncs;
            disk::failFrom = from;
            const auto added = outbox.add(makeCommand(2), QByteArray(9000, 'b')); // several pages
            if (added)
                accepted << added->command.key;
            else
                QCOMPARE(added.error().kind, Error::Kind::Storage);
            QVERIFY(!added || disk::unsynced.isEmpty());
            QVERIFY(!added || from > 3);
            disk::heal();
        }
        auto outbox = opened(path);
        must(outbox.forget({makeCommand(2).key}));
        QStringList keys;
        for (const auto &command : must(outbox.pending()))
            keys << command.status.command.key;
        QCOMPARE(keys, accepted);
        QCOMPARE(must(outbox.notes(makeCommand(2).key)).size(), 0U);
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
