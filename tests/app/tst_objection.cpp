#include "processes.h"

#include "feed/format/tlf.h"
#include "query/commandmodel.h"
#include "query/figurelineage.h"
#include "query/figureobjections.h"
#include "query/queryrunner.h"
#include "query/wallclock.h"
#include "sync/engine.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tonglan;
using namespace tonglan::test;

namespace {

const QString congestion = u"traffic.congestion"_s;
const QString typed = u"snow.crews"_s;
const QString city = u"810000"_s;

SyncTiming quickTiming()
{
    SyncTiming timing;
    timing.firstDelayMs = 20;
    timing.longestDelayMs = 200;
    return timing;
}

/** A client of a server as the program puts it together, without a screen: what its lineage card says. */
class Client
{
public:
    Client(const QString &folder, const QUrl &server)
        : engine(folder + u"/cache.db"_s, {{.name = u"city"_s, .type = u"tlf"_s, .url = server}}, clock, quickTiming())
        , runner(folder + u"/cache.db"_s, clock)
        , wall(clock, QTimeZone::utc())
    {
        runner.setLanguage(u"en"_s);
        wall.setLanguage(u"en"_s);
        commands.setRunner(&runner);
        commands.setClock(&wall);
        commands.setLiveFeeds({u"city"_s});
        commands.setActor({.id = u"wang"_s, .name = u"王"_s, .role = u"operator"_s});
        for (auto *object : {static_cast<QueryObject *>(&lineage), static_cast<QueryObject *>(&objections)}) {
            object->setRunner(&runner);
            object->setClock(&wall);
        }
        lineage.setRegion(city);
        lineage.setCode(congestion);
        objections.setLineage(&lineage);
        objections.setCommands(&commands);
        QObject::connect(&engine, &SyncEngine::changed, &runner, &QueryRunner::notify);
        QObject::connect(&engine, &SyncEngine::commandChanged, &commands, &CommandModel::setStatus);
        QObject::connect(&engine, &SyncEngine::commandReceipt, &commands, &CommandModel::setReceipt);
        QObject::connect(&engine, &SyncEngine::outboxHealth, &commands, &CommandModel::setHealth);
        QObject::connect(&commands, &CommandModel::asked, &engine, &SyncEngine::submit);
        QObject::connect(&objections, &FigureObjections::entriesChanged, &objections, [this] {
            if (const auto now = states(); seen.isEmpty() || seen.last() != now)
                seen.append(now);
        });
        engine.setOutbox(folder + u"/outbox.db"_s);
        engine.start();
    }
    ~Client() { engine.stop(); }
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /** The words of the card's lines, the first of each. */
    [[nodiscard]] QString states() const
    {
        QStringList words;
        const auto entries = objections.entries();
        for (const auto &entry : entries)
            words << entry.toMap()[u"stateText"_s].toString();
        return words.join(u'|');
    }
    [[nodiscard]] QVariantMap entry() const { return objections.entries().value(0).toMap(); }

    SystemClock clock;
    SyncEngine engine;
    QueryRunner runner;
    WallClock wall;
    CommandModel commands;
    FigureLineage lineage;
    FigureObjections objections;
    QStringList seen; ///< What the card said, one after another.
};

/** The program that is killed: raises an objection as soon as it can, and says what its card says. */
int raiseAndWait(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Client client(QString::fromLocal8Bit(argv[2]), QUrl(QString::fromLocal8Bit(argv[3])));
    bool isRaised = false;
    const auto look = [&] {
        if (!isRaised && client.lineage.isValid() && client.objections.whyNot().isEmpty())
            isRaised = client.objections.raise(int(Objection::Reason::Value), u"与公安路口数据不符"_s, u"王工"_s);
        std::printf("card: %s\n", qPrintable(client.states()));
        (void)std::fflush(stdout);
    };
    QObject::connect(&client.objections, &FigureObjections::entriesChanged, &application, look);
    return application.exec();
}

QByteArray readAnswer(QNetworkReply *reply)
{
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    reply->deleteLater();
    return reply->readAll();
}

}

/** 数据异议 from end to end: two sources that disagree, a figure typed by hand, and an objection on its way through a server's outage and a
 *  kill -9 of the client to its answer.
 */
class tst_Objection : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QNetworkAccessManager m_network;
    quint16 m_port = 0;

    [[nodiscard]] QUrl url(const QString &path = {}) const { return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)); }
    [[nodiscard]] QStringList serving() const { return {u"serve"_s, u"--empty"_s, city, u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port), u"--data"_s, m_dir.filePath(u"server"_s)}; }

    QJsonObject post(const QString &path, const QJsonObject &body, const QByteArray &key = {})
    {
        QNetworkRequest request(url(path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!key.isEmpty())
            request.setRawHeader("Idempotency-Key", key);
        return QJsonDocument::fromJson(readAnswer(m_network.post(request, QJsonDocument(body).toJson()))).object();
    }
    [[nodiscard]] QJsonArray stored(const QString &type)
    {
        return QJsonDocument::fromJson(readAnswer(m_network.get(QNetworkRequest(url(u"/tlf/v1/snapshot?type="_s + type))))).object()["records"_L1].toArray();
    }
    void put(const std::vector<Record> &records)
    {
        QJsonArray rows;
        for (const auto &record : records)
            rows.append(toTlf(record));
        const auto answer = post(u"/ctl/records"_s, {{u"records"_s, rows}});
        QCOMPARE(answer["applied"_L1].toInt(), int(records.size()));
    }
    /** What the department's own system would send. */
    QJsonObject department(const QString &verb, const QString &number, const QJsonObject &args)
    {
        const auto key = u"department-%1"_s.arg(verb);
        return post(u"/tlf/v1/commands"_s, {{u"cmd"_s, key}, {u"type"_s, u"objection."_s + verb}, {u"target"_s, QJsonObject{{u"source"_s, u"traffic"_s}, {u"id"_s, number}}}, {u"args"_s, args}, {u"actor"_s, QJsonObject{{u"id"_s, u"li"_s}, {u"name"_s, u"李"_s}, {u"role"_s, u"department"_s}}}}, key.toUtf8());
    }

    static std::vector<Record> smallCity(TimeMs now)
    {
        const auto source = [now](const QString &id, const QString &name, Source::Collection collection) {
            return Source{.head = {.source = id, .id = id, .version = 1, .time = now}, .name = name, .nameEn = name, .intervalSeconds = 3600, .collection = collection};
        };
        const auto reading = [now](const QString &indicator, const QString &from, double value, Reading::Quality quality) {
            return Reading{.head = {.source = from, .id = readingId(indicator, city, now), .version = 1, .time = now}, .indicator = indicator, .region = city, .value = value, .quality = quality};
        };
        return {
            Region{.head = {.source = u"registry"_s, .id = city, .version = 1, .time = now}, .name = u"香港"_s, .nameEn = u"Hong Kong"_s},
            source(u"traffic"_s, u"交通运行中心"_s, Source::Collection::Interface),
            source(u"police"_s, u"公安交管"_s, Source::Collection::Interface),
            source(u"street"_s, u"城市管理委"_s, Source::Collection::HandTyped),
            Indicator{.head = {.source = u"traffic"_s, .id = congestion, .version = 1, .time = now}, .name = u"道路拥堵指数"_s, .nameEn = u"Congestion"_s, .periodSeconds = 3600, .decimals = 2},
            Indicator{.head = {.source = u"street"_s, .id = typed, .version = 1, .time = now}, .name = u"扫雪队伍"_s, .nameEn = u"Snow crews"_s, .periodSeconds = 86'400, .decimals = 0},
            reading(congestion, u"traffic"_s, 1.5, Reading::Quality::Good),
            reading(congestion, u"police"_s, 1.8, Reading::Quality::Good),
            reading(typed, u"street"_s, 24, Reading::Quality::HandTyped),
        };
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void anObjectionFromTheCardToItsAnswer()
    {
        m_port = freePort();
        auto server = std::make_unique<Running>("tonglan-feed"_L1, serving());
        QVERIFY2(server->waitFor(u"serving"_s, 60'000), qPrintable(server->output()));
        const TimeMs now = SystemClock().now() / 60'000 * 60'000;
        put(smallCity(now));
        const auto folder = m_dir.filePath(u"client"_s);
        QVERIFY(QDir().mkpath(folder));

        // The disagreement of two sources, and a figure that was typed by hand.
        {
            Client client(folder, url());
            QTRY_VERIFY_WITH_TIMEOUT(client.lineage.hasValue(), 30'000);
            QCOMPARE(client.lineage.valueText(), u"1.50"_s);
            QVERIFY(client.lineage.chain().value(0).toMap()[u"name"_s].toString().contains(u"交通运行中心"_s));
            const auto other = client.lineage.others().value(0).toMap();
            QCOMPARE(other[u"source"_s].toString(), u"公安交管"_s);
            QCOMPARE(other[u"value"_s].toString(), u"1.80"_s);
            QCOMPARE(other[u"difference"_s].toString(), u"+0.30"_s);
            QVERIFY2(client.lineage.detailText().contains(u"Another source says something else."_s), qPrintable(client.lineage.detailText()));
            const auto checks = client.lineage.checks();
            const auto agreeing = std::ranges::find(checks, u"Agreeing"_s, [](const QVariant &check) { return check.toMap()[u"name"_s].toString(); });
            QVERIFY(agreeing != checks.end());
            QCOMPARE(agreeing->toMap()[u"value"_s].toString(), u"differs by 16.7%"_s);
            QCOMPARE(agreeing->toMap()[u"finding"_s].toInt(), int(FigureLineage::Failed));
            QVERIFY(!client.lineage.isHandTyped());
            QCOMPARE(client.states(), QString());
            QCOMPARE(client.objections.openText(), QString());

            client.lineage.setCode(typed);
            QTRY_COMPARE_WITH_TIMEOUT(client.lineage.valueText(), u"24"_s, 10'000);
            QVERIFY(client.lineage.isHandTyped());
            QVERIFY2(client.lineage.detailText().contains(u"It was typed by hand."_s), qPrintable(client.lineage.detailText()));
        }

        // Raised while the server is away, and the client dies.
        server.reset();
        {
            QProcess victim;
            victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            victim.start(QCoreApplication::applicationFilePath(), {u"--client"_s, folder, url().toString()});
            QVERIFY(victim.waitForStarted());
            QByteArray said;
            const bool hasAsked = QTest::qWaitFor([&] {
                said += victim.readAllStandardOutput();
                return said.contains("card: queued");
            },
                30'000);
            QVERIFY2(hasAsked, said.constData());
            victim.kill();
            QVERIFY(victim.waitForFinished());
        }

        Client client(folder, url());
        QTRY_VERIFY_WITH_TIMEOUT(client.states().startsWith(u"queued"_s), 30'000);
        QCOMPARE(client.objections.entries().size(), 1); // not lost, not doubled
        QTRY_VERIFY(client.objections.detailText().contains(u"An objection is open."_s));
        QVERIFY(client.entry()[u"pending"_s].toBool());
        QVERIFY2(client.entry()[u"aboutText"_s].toString().startsWith(u"Wrong value · 与公安路口数据不符 · 王工 · 1.50 of "_s), qPrintable(client.entry()[u"aboutText"_s].toString()));

        // The server is back: confirmed once, and numbered.
        server = std::make_unique<Running>("tonglan-feed"_L1, serving());
        QVERIFY2(server->waitFor(u"serving"_s, 60'000), qPrintable(server->output()));
        QTRY_VERIFY_WITH_TIMEOUT(client.states().startsWith(u"registered · no. "_s), 60'000);
        QTRY_COMPARE(client.commands.rowCount(), 0);
        QCOMPARE(client.objections.entries().size(), 1);
        QVERIFY(!client.seen.contains(QString()) || client.seen.lastIndexOf(QString()) < client.seen.indexOf(client.states())); // never nowhere on the way
        const auto objections = stored(u"objection"_s);
        QCOMPARE(objections.size(), 1);
        const auto record = objections.at(0).toObject();
        const auto number = record["id"_L1].toString();
        QVERIFY2(number.endsWith(u"-00001"_s), qPrintable(number));
        QCOMPARE(client.states(), u"registered · no. "_s + number);
        QCOMPARE(record["source"_L1].toString(), u"traffic"_s);
        QCOMPARE(record["data"_L1]["value"_L1].toDouble(), 1.5);
        QCOMPARE(record["data"_L1]["reason"_L1].toString(), u"value"_s);
        QCOMPARE(record["data"_L1]["raisedBy"_L1].toString(), u"王工"_s);
        QCOMPARE(client.objections.openCount(), 1);

        // The department takes it up, and puts the figure right.
        QCOMPARE(department(u"accept"_s, number, {})["state"_L1].toString(), u"done"_s);
        QTRY_COMPARE_WITH_TIMEOUT(client.states(), u"accepted · no. %1 · with 李"_s.arg(number), 30'000);
        QCOMPARE(client.entry()[u"answerText"_s].toString(), QString());
        QVERIFY(!client.objections.openText().isEmpty());
        QCOMPARE(department(u"answer"_s, number, {{u"text"_s, u"检测器漏报，已改正"_s}, {u"value"_s, 1.79}})["state"_L1].toString(), u"done"_s);
        QTRY_COMPARE_WITH_TIMEOUT(client.states(), u"corrected to 1.79 · no. "_s + number, 30'000);
        QTRY_COMPARE(client.lineage.valueText(), u"1.79"_s);
        QCOMPARE(client.entry()[u"answerText"_s].toString(), u"检测器漏报，已改正 — 李"_s);
        QCOMPARE(client.objections.openText(), QString());
        QVERIFY(!client.lineage.detailText().contains(u"Another source"_s)); // and now they agree
        QCOMPARE(stored(u"objection"_s).size(), 1);
    }
};

int main(int argc, char **argv)
{
    if (argc == 4 && QByteArrayView(argv[1]) == "--client")
        return raiseAndWait(argc, argv);
    QCoreApplication application(argc, argv);
    tst_Objection test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_objection.moc"
