#include "sync/synctest.h"

#include "cache/cachefixture.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QNetworkDatagram>
#include <QProcess>
#include <QRandomGenerator>
#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QUdpSocket>

#include <algorithm>
#include <atomic>

#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;

static constexpr int recoverWithinMs = 60'000;

/** Where Debian puts it; empty if it is not installed. */
static QString faketime()
{
    for (const auto &folder : QDir(u"/usr/lib"_s).entryList({u"*-linux-gnu*"_s}, QDir::Dirs)) {
        if (const QString path = u"/usr/lib/%1/faketime/libfaketime.so.1"_s.arg(folder); QFile::exists(path))
            return path;
    }
    return {};
}

/** A name server on 127.0.0.1 that answers as it is told to, in a thread of its own. */
class NameServer : public QThread
{
public:
    enum class Mode { Answer,
        Silent,
        Failure,
        NoSuchName };

    std::atomic<Mode> mode = Mode::Answer;
    std::atomic<int> delayMs = 0;
    std::atomic<quint8> lastByte = 1; ///< Of the address 127.0.0.x that is given.
    std::atomic<bool> withIpv6 = false; ///< Gives ::1 too.
    std::atomic<int> asked = 0;

    NameServer()
    {
        start();
        m_ready.acquire();
    }
    ~NameServer() override
    {
        quit();
        wait();
    }

protected:
    void run() override
    {
        QUdpSocket socket;
        if (!socket.bind(QHostAddress(QHostAddress::LocalHost), 53))
            qFatal("port 53: %s", qPrintable(socket.errorString()));
        QObject::connect(&socket, &QUdpSocket::readyRead, &socket, [&] {
            while (socket.hasPendingDatagrams()) {
                const auto question = socket.receiveDatagram();
                ++asked;
                if (mode == Mode::Silent || question.data().size() < 17)
                    continue;
                QTimer::singleShot(delayMs.load(), &socket, [this, &socket, question] { socket.writeDatagram(question.makeReply(answerTo(question.data()))); });
            }
        });
        m_ready.release();
        exec();
    }

private:
    /** RFC 1035, 4.1: the question as it is, and at most one record that points back to its name. */
    [[nodiscard]] QByteArray answerTo(QByteArray query) const
    {
        const auto end = query.indexOf('\0', 12) + 5; // the name, its type and class
        const bool isIpv6 = query.at(end - 3) == 28;
        const auto how = mode.load();
        const bool hasRecord = how == Mode::Answer && (!isIpv6 || withIpv6);
        auto answer = query.left(2) + QByteArray::fromHex(how == Mode::Failure ? "8182" : how == Mode::NoSuchName ? "8183"
                                                                                                                  : "8180")
            + QByteArray::fromHex("0001") + QByteArray::fromHex(hasRecord ? "0001" : "0000")
            + QByteArray(4, '\0') + query.mid(12, end - 12);
        if (hasRecord && isIpv6)
            answer += QByteArray::fromHex("c00c001c0001000000010010") + QByteArray(15, '\0') + '\1';
        else if (hasRecord)
            answer += QByteArray::fromHex("c00c000100010000000100047f0000") + char(lastByte.load());
        return answer;
    }

    QSemaphore m_ready;
};

/** The longest time that the event loop of this thread did not turn. */
class Stalls
{
public:
    Stalls()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, [this] { m_longest = std::max(m_longest, m_clock.restart()); });
        m_timer.start(5);
    }
    [[nodiscard]] qint64 longest() const { return m_longest; }

private:
    QElapsedTimer m_clock;
    QTimer m_timer;
    qint64 m_longest = 0;
};

/** Faults that are made outside the program, and with the waiting times that are shipped: of its server for minutes on end, of the
 *  machine's clock (libfaketime) and of its resolver (a name server of ours, in a network namespace that holds nothing else).
 */
class OutsideFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_backend = std::make_unique<FakeBackend>();
        m_backend->begin();
        for (int i = 0; i < 10 * recordTypeCount; ++i)
            m_backend->put(makeRecord(RecordType(i % recordTypeCount), i / recordTypeCount));
        m_backend->end();
    }
    void cleanup() { m_backend.reset(); }

    void initTestCase() { QLoggingCategory::setFilterRules(u"tonglan.*.info=false"_s); }

    /** Three answers of ten are 503. For five minutes with TONGLAN_FAULT_SECONDS=300. */
    void aServerThatFailsNowAndThen()
    {
        const int seconds = qEnvironmentVariableIntValue("TONGLAN_FAULT_SECONDS") > 0 ? qEnvironmentVariableIntValue("TONGLAN_FAULT_SECONDS") : 15;
        Client client(tlfFeed(m_backend->url()), SyncTiming{.longPollSeconds = 1, .auditMs = 500});
        QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Live, 20'000);
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        m_backend->setRetryAfter(1);
        QTimer weather;
        connect(&weather, &QTimer::timeout, this, [&] {
            m_backend->setFault(random.generateDouble() < 0.3 ? FakeBackend::Fault::ServerError : FakeBackend::Fault::None, 1'000'000);
        });
        weather.start(50);
        const auto asked = [this] { return m_backend->requests(u"v1"_s) + m_backend->requests(u"changes"_s) + m_backend->requests(u"stream"_s); };
        QElapsedTimer time;
        time.start();
        int number = 0;
        const auto before = asked();
        const auto failuresBefore = m_backend->faultsServed();
        while (time.elapsed() < seconds * 1'000) {
            m_backend->put(std::get<Event>(makeRecord(RecordType::Event, number % 50, u"第 %1 次"_s.arg(number))));
            ++number;
            if (number % 10 == 0)
                m_backend->setStreamFault(FakeBackend::StreamFault::Close); // or the stream would carry everything past the failures
            QTest::qWait(100);
        }
        weather.stop();
        const auto met = m_backend->faultsServed() - failuresBefore;
        QVERIFY2(met > seconds / 10, qPrintable(QString::number(met)));
        // A look every half second, a stream a second and, after a failure, nothing for a second or longer: no hammering.
        QVERIFY2(asked() - before < seconds * 8, qPrintable(QString::number(asked() - before)));
        recovers(client, u"%1 s, %2 failures met, %3 requests"_s.arg(seconds).arg(met).arg(asked() - before));
    }

    /** The clock of the whole process jumps, not only the one we hand in: timers, the network and SQLite see it too. */
    void theMachinesClockJumps()
    {
        if (faketime().isEmpty())
            QSKIP("libfaketime is not installed (packaging/install-dependencies.sh)");
        const QString offset = m_folder.filePath(u"offset"_s);
        const auto jumpTo = [&offset](const char *text) {
            QFile file(offset);
            QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
            file.write(text);
        };
        jumpTo("+0");
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LD_PRELOAD"_s, faketime());
        environment.insert(u"FAKETIME_TIMESTAMP_FILE"_s, offset);
        environment.insert(u"FAKETIME_NO_CACHE"_s, u"1"_s);
        environment.insert(u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.setStandardOutputFile(QProcess::nullDevice());
        const QString cache = m_folder.filePath(u"clock.db"_s);
        process.start(QCoreApplication::applicationFilePath(), {u"--sync"_s, cache, m_backend->url().toString()});
        QVERIFY(process.waitForStarted());
        QTRY_COMPARE_WITH_TIMEOUT(difference(cache), QString(), 20'000);
        QTRY_COMPARE(m_backend->streams(), 1);

        int number = 0;
        for (const char *jump : {"+3600", "-3600", "+315360000", "-315360000", "+0"}) {
            jumpTo(jump);
            const auto requests = m_backend->requests(u"changes"_s) + m_backend->requests(u"stream"_s) + m_backend->requests(u"v1"_s);
            const auto used = cpuMs(process.processId());
            const auto event = std::get<Event>(makeRecord(RecordType::Event, 1'000 + ++number, u"跳 %1"_s.arg(QLatin1StringView(jump))));
            m_backend->put(event);
            QTRY_COMPARE_WITH_TIMEOUT(difference(cache), QString(), recoverWithinMs);
            const auto known = numberOf(must(Database::openForReading(cache)), u"SELECT known_since FROM event WHERE id = '%1'"_s.arg(event.head.id)) / 1'000;
            const auto asIfAt = QDateTime::currentSecsSinceEpoch() + QByteArray(jump).toLongLong();
            QVERIFY2(std::abs(known - asIfAt) < 60, qPrintable(u"known since %1, not about %2"_s.arg(known).arg(asIfAt))); // it did see the jump
            QTest::qWait(2'000);
            QVERIFY2(m_backend->requests(u"changes"_s) + m_backend->requests(u"stream"_s) + m_backend->requests(u"v1"_s) - requests <= 4, "a storm of requests");
            QVERIFY2(cpuMs(process.processId()) - used < 1'000, "a storm of timers");
            QCOMPARE(process.state(), QProcess::Running);
        }
        process.kill();
        process.waitForFinished();
    }

    void theResolver_data()
    {
        QTest::addColumn<NameServer::Mode>("mode");
        QTest::addColumn<int>("delayMs");
        QTest::addColumn<int>("lastByte");
        QTest::addColumn<bool>("withIpv6");
        QTest::addColumn<int>("forMs"); // the fault, then it is over; 0 = it never is

        QTest::newRow("takes 5 s") << NameServer::Mode::Answer << 5'000 << 1 << false << 0;
        QTest::newRow("says nothing") << NameServer::Mode::Silent << 0 << 1 << false << 8'000;
        QTest::newRow("fails") << NameServer::Mode::Failure << 0 << 1 << false << 4'000;
        QTest::newRow("knows no such name") << NameServer::Mode::NoSuchName << 0 << 1 << false << 4'000;
        QTest::newRow("gives an address where nobody is") << NameServer::Mode::Answer << 0 << 9 << false << 4'000;
        QTest::newRow("gives an IPv6 address that is a black hole") << NameServer::Mode::Answer << 0 << 1 << true << 0;
    }
    void theResolver()
    {
        QFETCH(NameServer::Mode, mode);
        QFETCH(int, delayMs);
        QFETCH(int, lastByte);
        QFETCH(bool, withIpv6);
        QFETCH(int, forMs);
        if (!m_hasOwnNetwork)
            QSKIP("this system allows no network namespace of our own (unshare)");
        NameServer names;
        static int number = 0; // another name each time: Qt keeps what it was told for a minute
        auto url = m_backend->url();
        url.setHost(u"city-%1.test"_s.arg(++number));
        Client client(tlfFeed(m_backend->url()), SyncTiming{});
        QTRY_COMPARE_WITH_TIMEOUT(difference(client.cachePath()), QString(), 20'000);
        client.stop();

        const auto blackHole = withIpv6 ? hole(quint16(m_backend->url().port())) : std::vector<int>();
        names.mode = mode;
        names.delayMs = delayMs;
        names.lastByte = quint8(lastByte);
        names.withIpv6 = withIpv6;
        client.setFeed(tlfFeed(url));
        const Stalls stalls;
        client.restart();
        if (forMs > 0) {
            QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Waiting, 30'000);
            QVERIFY(!client.health().detail.isEmpty());
            QTest::qWait(forMs);
        }
        QTRY_VERIFY(names.asked > 0);
        QCOMPARE(difference(client.cachePath()), QString()); // what is cached stays readable all the while
        m_backend->put(std::get<Event>(makeRecord(RecordType::Event, 7, u"之后"_s)));
        QVERIFY(forMs == 0 || client.health().state == State::Waiting);
        names.mode = NameServer::Mode::Answer;
        names.lastByte = 1;
        recovers(client, u"the longest stall of the GUI thread %1 ms"_s.arg(stalls.longest()));
        QVERIFY2(stalls.longest() < 500, qPrintable(QString::number(stalls.longest()))); // of a busy machine; a blocked one would have stood for seconds
        for (const int socket : blackHole)
            ::close(socket);
    }

    void cleanupTestCase() { qInfo().noquote() << u"\n| fault | recovery ms | |\n"_s + m_table.join(u'\n'); }

public:
    explicit OutsideFaultsTest(bool hasOwnNetwork)
        : m_hasOwnNetwork(hasOwnNetwork)
    {
    }

private:
    [[nodiscard]] QString difference(const QString &cache) const
    {
        const auto opened = Database::openForReading(cache);
        return opened ? differenceOf(contentOf(*m_backend), contentOf(*opened)) : opened.error().detail;
    }

    void recovers(Client &client, const QString &note)
    {
        QElapsedTimer time;
        time.start();
        m_backend->setFault(FakeBackend::Fault::None);
        m_backend->setStreamFault(FakeBackend::StreamFault::None);
        m_backend->put(std::get<Event>(makeRecord(RecordType::Event, 8, u"之后"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(difference(client.cachePath()), QString(), recoverWithinMs + 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Live, recoverWithinMs);
        const auto took = time.elapsed();
        m_table += u"| %1 %2 | %3 | %4 |"_s.arg(QLatin1StringView(QTest::currentTestFunction()), QString::fromLatin1(QTest::currentDataTag()), QString::number(took), note);
        QVERIFY2(took <= recoverWithinMs, qPrintable(QString::number(took)));
    }

    [[nodiscard]] static qint64 cpuMs(qint64 process)
    {
        QFile file(u"/proc/%1/stat"_s.arg(process));
        if (!file.open(QFile::ReadOnly))
            return 0;
        const auto words = file.readAll().split(' ');
        return (words.value(13).toLongLong() + words.value(14).toLongLong()) * 1'000 / ::sysconf(_SC_CLK_TCK);
    }

    /** Sockets that make ::1 @p port swallow every connection without a word: one that listens, with its queue full. */
    [[nodiscard]] static std::vector<int> hole(quint16 port)
    {
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(port);
        address.sin6_addr = in6addr_loopback;
        std::vector<int> sockets = {::socket(AF_INET6, SOCK_STREAM, 0)};
        const int yes = 1;
        ::setsockopt(sockets.front(), IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
        if (::bind(sockets.front(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 || ::listen(sockets.front(), 0) != 0)
            qFatal("::1 cannot be listened on");
        for (int i = 0; i < 3; ++i) {
            sockets.push_back(::socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0));
            (void)::connect(sockets.back(), reinterpret_cast<const sockaddr *>(&address), sizeof address);
        }
        return sockets;
    }

    const bool m_hasOwnNetwork;
    QTemporaryDir m_folder;
    std::unique_ptr<FakeBackend> m_backend;
    QStringList m_table;
};

/** Gives this process a network of its own, with a loopback and a resolv.conf that names 127.0.0.1, and nothing else; false if the
 *  system does not allow it. Before the first thread.
 */
static bool enterOwnNetwork(const QString &resolver)
{
    const auto user = ::getuid();
    const auto group = ::getgid();
    const auto write = [](const QString &path, const QByteArray &text) {
        QFile file(path);
        return file.open(QFile::WriteOnly) && file.write(text) == text.size();
    };
    if (user == 0) {
        if (::unshare(CLONE_NEWNET | CLONE_NEWNS) != 0)
            return false;
    } else {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) != 0)
            return false;
        if (!write(u"/proc/self/setgroups"_s, "deny") || !write(u"/proc/self/uid_map"_s, "0 " + QByteArray::number(user) + " 1") || !write(u"/proc/self/gid_map"_s, "0 " + QByteArray::number(group) + " 1"))
            return false;
    }
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    ifreq request{};
    qstrncpy(request.ifr_name, "lo", sizeof request.ifr_name);
    request.ifr_flags = IFF_UP;
    const bool isUp = ::ioctl(socket, SIOCSIFFLAGS, &request) == 0;
    ::close(socket);
    return isUp && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 && write(resolver, "nameserver 127.0.0.1\noptions timeout:8 attempts:1\n")
        && ::mount(QFile::encodeName(resolver).constData(), "/etc/resolv.conf", nullptr, MS_BIND, nullptr) == 0;
}

int main(int argc, char *argv[])
{
    if (isSyncCommand(argc, argv))
        return syncForever(argc, argv, SyncTiming{});
    const QTemporaryDir folder;
    const bool hasOwnNetwork = enterOwnNetwork(folder.filePath(u"resolv.conf"_s));
    const QCoreApplication application(argc, argv);
    OutsideFaultsTest test(hasOwnNetwork);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outsidefaults.moc"
