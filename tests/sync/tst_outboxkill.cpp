#include "cache/outbox.h"
#include "synctest.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <map>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = CommandState;

static SyncTiming killTiming()
{
    auto timing = quickTiming();
    timing.longestDelayMs = 40;
    timing.http.inactivityMs = 150;
    timing.seed = 0;
    return timing;
}

static void say(const char *word, const QString &key)
{
    std::printf("%s %s\n", word, qPrintable(key));
    (void)std::fflush(stdout);
}

/** The program that is killed: an operator who presses again and again, and decides about what is refused. What it prints is
 *  what the operator was told. With "drain" it presses nothing more and ends when nothing is pending.
 */
static int operate(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto path = QString::fromLocal8Bit(argv[2]);
    const bool drains = QByteArrayView(argv[4]) == "drain";
    const SystemClock clock;
    SyncEngine engine(path, {tlfFeed(QUrl(QString::fromLocal8Bit(argv[3])))}, clock, killTiming());
    engine.setOutbox(path + u".outbox"_s);
    QRandomGenerator random = QRandomGenerator::securelySeeded();
    std::map<QString, State> states;
    bool isOpen = false;
    bool isLive = false;
    bool isAnswered = true; // the press before

    QObject::connect(&engine, &SyncEngine::health, &application, [&](const FeedHealth &health) { isLive = health.state == FeedHealth::State::Live; });
    QObject::connect(&engine, &SyncEngine::commandReceipt, &application, [&](const CommandReceipt &receipt) {
        isAnswered = true;
        say(receipt.accepted ? "taken" : "declined", receipt.key);
    });
    QObject::connect(&engine, &SyncEngine::commandChanged, &application, [&](const CommandStatus &status) {
        states[status.command.key] = status.state;
        if (status.state == State::Refused) {
            if (random.bounded(2) == 0)
                engine.resend(status.command.key, u"王"_s);
            else
                engine.discard(status.command.key, u"王"_s);
        }
    });
    QObject::connect(&engine, &SyncEngine::outboxHealth, &application, [&](const OutboxHealth &health) {
        isOpen = health.isOpen;
        say(health.isOpen && health.notice.isEmpty() ? "open" : "broken", health.detail + health.notice);
    });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &application, [&] {
        const auto pending = std::ranges::count_if(states, [](const auto &entry) { return entry.second != State::Confirmed && entry.second != State::Discarded; });
        if (drains && isOpen && isLive && pending == 0)
            return QCoreApplication::exit(0);
        if (drains || !isOpen || !isAnswered || pending > 12)
            return;
        isAnswered = false;
        engine.submit({.feed = u"city"_s, .type = u"event.note"_s, .target = {u"source-1"_s, u"event-%1"_s.arg(1 + 3 * random.bounded(8))}, .args = u"{\"text\":\"%1\"}"_s.arg(random.generate()).toUtf8(), .actor = {u"wang"_s, u"王"_s, u"operator"_s}});
    });
    timer.start(3);
    engine.start();
    return application.exec();
}

/** kill -9 of a client with operators' commands under way, against a server that loses requests and answers. */
class OutboxKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void everyCommandTakesEffectOnce()
    {
        const int given = qEnvironmentVariableIntValue("TONGLAN_KILLS");
        const int kills = given > 0 ? given : 1'000;
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        QTemporaryDir dir;
        const auto path = dir.filePath(u"cache.db"_s);
        FakeBackend backend;
        for (int i = 0; i < 25; ++i)
            backend.put(makeRecord(RecordType::Event, i));
        backend.setRandomCommandFaults(seed, true);

        QSet<QString> taken;
        const auto hear = [&](QProcess &operatorProgram) {
            while (operatorProgram.canReadLine()) {
                const auto words = operatorProgram.readLine().trimmed().split(' ');
                QVERIFY2(words.first() == "open" || words.first() == "taken", words.join(' ').constData());
                if (words.first() == "taken")
                    taken.insert(QString::fromLatin1(words.at(1)));
            }
        };
        const auto drain = [&] {
            QProcess last;
            last.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            last.start(QCoreApplication::applicationFilePath(), {u"--operate"_s, path, backend.url().toString(), u"drain"_s});
            QVERIFY(QTest::qWaitFor([&] { return last.state() == QProcess::NotRunning; }, 120'000));
            QCOMPARE(last.exitCode(), 0);
            hear(last);
        };
        drain(); // fills the cache, so that a short life reaches the stream too
        QElapsedTimer elapsed;
        elapsed.start();
        for (int i = 0; i < kills; ++i) {
            QProcess victim;
            victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            victim.start(QCoreApplication::applicationFilePath(), {u"--operate"_s, path, backend.url().toString(), u"press"_s});
            QVERIFY(victim.waitForStarted());
            // One in eight dies while it starts, the others at any moment of their work.
            if (random.bounded(8) != 0)
                QVERIFY(QTest::qWaitFor([&] { return victim.canReadLine(); }, 20'000));
            QTest::qWait(random.bounded(90));
            QCOMPARE(victim.state(), QProcess::Running);
            victim.kill();
            QVERIFY(victim.waitForFinished());
            hear(victim);
        }
        const auto killing = elapsed.elapsed();

        int confirmedWhileKilled = 0;
        {
            const SystemClock clock;
            const auto soFar = Outbox::open(path + u".outbox"_s, clock)->all();
            QVERIFY(soFar.has_value());
            for (const auto &command : *soFar)
                confirmedWhileKilled += command.status.state == State::Confirmed ? 1 : 0;
        }
        drain();

        QHash<QString, int> effects;
        QHash<QString, QStringList> orderAtServer;
        for (const auto &[key, id] : backend.effects()) {
            ++effects[key];
            orderAtServer[id].append(key);
        }
        const SystemClock clock;
        auto outbox = Outbox::open(path + u".outbox"_s, clock);
        QVERIFY(outbox.has_value());
        QVERIFY(outbox->notice().isEmpty());
        QHash<QString, QStringList> orderHere;
        QSet<QString> known;
        int confirmed = 0;
        int discarded = 0;
        const auto commands = outbox->all();
        QVERIFY(commands.has_value());
        for (const auto &command : *commands) {
            const auto &key = command.status.command.key;
            known.insert(key);
            const bool isConfirmed = command.status.state == State::Confirmed;
            QVERIFY(isConfirmed || command.status.state == State::Discarded);
            // Once if confirmed; never if a person gave it up after a refusal.
            QVERIFY2(effects.value(key) == (isConfirmed ? 1 : 0), qPrintable(u"%1 took effect %2 times, state %3, seed %4"_s.arg(key).arg(effects.value(key)).arg(int(command.status.state)).arg(seed)));
            ++(isConfirmed ? confirmed : discarded);
            if (isConfirmed)
                orderHere[command.status.command.target.id].append(key);
        }
        for (const auto &key : taken)
            QVERIFY2(known.contains(key), qPrintable(u"%1 was acknowledged and is gone, seed %2"_s.arg(key).arg(seed)));
        for (auto it = effects.cbegin(); it != effects.cend(); ++it)
            QVERIFY2(known.contains(it.key()), qPrintable(u"%1 took effect and is not known here"_s.arg(it.key())));
        QCOMPARE(orderAtServer, orderHere);
        QVERIFY(taken.size() > kills / 2);
        QVERIFY(confirmedWhileKilled > kills / 10); // the kills met every part of a command's life
        qInfo("seed %u: %d kills in %.1f s; %lld commands acknowledged, %lld stored, %d confirmed (%d before the end), %d given up; 0 lost, 0 twice", seed, kills, double(killing) / 1000.0, qint64(taken.size()), qint64(known.size()), confirmed, confirmedWhileKilled, discarded);
    }
};

int main(int argc, char *argv[])
{
    if (argc == 5 && QByteArrayView(argv[1]) == "--operate")
        return operate(argc, argv);
    const QCoreApplication application(argc, argv);
    OutboxKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outboxkill.moc"
