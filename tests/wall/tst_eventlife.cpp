#include "app/processes.h"

#include "feed/format/tlf.h"
#include "lib/application.h"
#include "query/commandmodel.h"
#include "query/eventdetail.h"
#include "query/eventqueuemodel.h"
#include "support/finditem.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tonglan;
using namespace tonglan::test;

namespace {

const QString city = u"810000"_s;
const QSize wall(1920, 1080);

/** The program with the console on the screen, put together as main() does it. */
class Seat
{
public:
    Seat(const QString &folder, const QUrl &server)
    {
        QDir().mkpath(folder);
        const auto write = [&folder](const QString &name, const QByteArray &text) {
            QFile file(folder + u'/' + name);
            if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
                qFatal("the files of a seat");
            return file.fileName();
        };
        const auto feeds = write(u"feeds.toml"_s, "[[feed]]\nname = 'city'\ntype = 'tlf'\nurl = '" + server.toEncoded() + "'\n");
        auto plan = makePlan({.pack = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack"), .feeds = feeds, .cache = folder + u"/cache"_s, .scene = u"console"_s, .size = wall});
        if (!plan)
            qFatal("%s", qPrintable(plan.error().detail));
        auto made = Application::create(std::move(*plan));
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        m_application = std::move(*made);
        m_window = m_application->openWindow(u"console"_s, wall);
        if (!m_window)
            qFatal("no window");
    }

    /** The event of the sheet, and what is on its way about it. */
    [[nodiscard]] EventDetail *detail() const { return sheet() ? sheet()->property("detail").value<EventDetail *>() : nullptr; }
    [[nodiscard]] CommandModel *commands() const { return sheet() ? sheet()->property("commands").value<CommandModel *>() : nullptr; }
    [[nodiscard]] int stage() const { return detail() && detail()->isValid() ? detail()->stage() : -1; }
    [[nodiscard]] int pending() const { return commands() ? commands()->rowCount() : -1; }

    /** What the console says how many events are in a queue; −1: nothing. */
    [[nodiscard]] int countOf(const QString &queue) const
    {
        const auto *model = findBelow<EventQueueModel>(m_window->contentItem());
        const auto queues = model ? model->queues() : QVariantList();
        for (const auto &one : queues) {
            if (one.toMap()[u"key"_s] == queue)
                return one.toMap()[u"count"_s].toInt();
        }
        return -1;
    }

    void press(Qt::Key key) { QTest::keyClick(m_window, key); }
    void type(const QString &letters)
    {
        for (const auto letter : letters)
            QTest::keyClick(m_window, letter.toLatin1());
    }
    void picture(const QString &name)
    {
        const auto folder = artifacts() + u"/event-life"_s;
        QDir().mkpath(folder);
        QTest::qWait(400);
        if (!m_window->grabWindow().save(folder + u"/%1.png"_s.arg(name)))
            qWarning("no picture of %s", qPrintable(name));
    }

private:
    [[nodiscard]] QQuickItem *sheet() const
    {
        return findBelow<QQuickItem>(m_window->contentItem(), [](const QQuickItem &item) { return QByteArrayView(item.metaObject()->className()).startsWith("CasePanel"); });
    }

    std::unique_ptr<Application> m_application;
    QQuickWindow *m_window = nullptr;
};

/** The seat that is killed: assigns and urges while the server is away, and says when both are stored. */
int assignAndWait(int argc, char **argv)
{
    QApplication application(argc, argv);
    Seat seat(QString::fromLocal8Bit(argv[2]), QUrl(QString::fromLocal8Bit(argv[3])));
    if (!QTest::qWaitFor([&seat] { return seat.stage() == int(Stage::Accepted) && seat.commands()->isOpen(); }, 60'000))
        return 1;
    seat.press(Qt::Key_G);
    seat.type(u"jiaotong"_s);
    seat.press(Qt::Key_Return);
    if (!QTest::qWaitFor([&seat] { return seat.pending() == 1; }, 10'000))
        return 2;
    seat.press(Qt::Key_U);
    if (!QTest::qWaitFor([&seat] { return seat.pending() == 2; }, 10'000))
        return 3;
    seat.picture(u"3-server-away"_s);
    std::printf("both are stored\n");
    (void)std::fflush(stdout);
    return application.exec();
}

}

/** The whole life of one event by keys alone, through a real server that is away for a part of it and a client that is killed: reported, accepted, assigned, urged, handled,
 *  closed, rated; each once, in this order, with who did it. Each step is drawn to a picture.
 */
class tst_EventLife : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QNetworkAccessManager m_network;
    quint16 m_port = 0;

    [[nodiscard]] QUrl url(const QString &path = {}) const { return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)); }
    [[nodiscard]] QStringList serving() const { return {u"serve"_s, u"--empty"_s, city, u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port), u"--data"_s, m_dir.filePath(u"server"_s)}; }

    static QByteArray readAnswer(QNetworkReply *reply)
    {
        QEventLoop loop;
        connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
        return reply->readAll();
    }
    [[nodiscard]] QJsonArray stored(const QString &type) { return QJsonDocument::fromJson(readAnswer(m_network.get(QNetworkRequest(url(u"/tlf/v1/snapshot?type="_s + type))))).object()["records"_L1].toArray(); }
    [[nodiscard]] QJsonObject post(const QString &path, const QJsonObject &body, const QByteArray &key = {})
    {
        QNetworkRequest request(url(path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!key.isEmpty())
            request.setRawHeader("Idempotency-Key", key);
        return QJsonDocument::fromJson(readAnswer(m_network.post(request, QJsonDocument(body).toJson()))).object();
    }
    void put(const std::vector<Record> &records)
    {
        QJsonArray rows;
        for (const auto &record : records)
            rows.append(toTlf(record));
        QCOMPARE(post(u"/ctl/records"_s, {{u"records"_s, rows}})["applied"_L1].toInt(), int(records.size()));
    }
    /** What the log of the server says was done, in its order: "accepted by wang". */
    [[nodiscard]] QStringList acts()
    {
        std::vector<std::pair<QString, QString>> acts;
        for (const auto &row : stored(u"eventlog"_s)) {
            const auto data = row["data"_L1];
            const auto action = data["action"_L1].toString();
            acts.emplace_back(row["time"_L1].toString(), (action == "stage"_L1 ? data["to"_L1].toString() : action) + u" by "_s + data["actor"_L1].toString());
        }
        std::ranges::stable_sort(acts, {}, &std::pair<QString, QString>::first);
        QStringList texts;
        for (const auto &act : acts)
            texts << act.second;
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("USER", "wang");
        m_port = freePort();
    }

    void fromTheReportToTheEnd()
    {
        auto server = std::make_unique<Running>("tonglan-feed"_L1, serving());
        QVERIFY2(server->waitFor(u"serving"_s, 60'000), qPrintable(server->output()));
        const TimeMs now = SystemClock().now() / 1000 * 1000;
        const auto source = [now](const QString &id, const QString &name) { return Source{.head = {.source = id, .id = id, .version = 1, .time = now}, .name = name, .nameEn = name, .intervalSeconds = 3600}; };
        Event event{.head = {.source = u"unified"_s, .id = u"SJ-0001"_s, .version = 1, .time = now}, .title = u"解放路 路灯不亮 6 盏"_s, .kind = u"city.lamp"_s, .kindName = u"路灯故障"_s, .topic = u"city"_s, .level = Level::Yellow, .region = city};
        event.reportedAt = event.occurredAt = now - 60'000;
        event.deadline = now + 4 * 3'600'000;
        put({Region{.head = {.source = u"registry"_s, .id = city, .version = 1, .time = now}, .name = u"香港"_s, .nameEn = u"Hong Kong"_s}, source(u"unified"_s, u"统一接报平台"_s), source(u"city"_s, u"城市管理中心"_s), source(u"traffic"_s, u"交通运行中心"_s), event});
        const auto folder = m_dir.filePath(u"client"_s);
        {
            Seat seat(folder, url());
            QTRY_COMPARE_WITH_TIMEOUT(seat.stage(), int(Stage::Reported), 60'000); // it is picked, as the most urgent one
            QTRY_VERIFY(seat.commands()->isOpen());
            seat.picture(u"1-reported"_s);
            seat.press(Qt::Key_W); // what is not possible does nothing
            QCOMPARE(seat.pending(), 0);
            seat.press(Qt::Key_A);
            QTRY_COMPARE_WITH_TIMEOUT(seat.stage(), int(Stage::Accepted), 30'000);
            QTRY_COMPARE(seat.pending(), 0);
            seat.picture(u"2-accepted"_s);
        }
        server.reset();
        {
            QProcess victim;
            victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            victim.start(QCoreApplication::applicationFilePath(), {u"--client"_s, folder, url().toString()});
            QVERIFY(victim.waitForStarted());
            QByteArray said;
            const bool areStored = QTest::qWaitFor([&] {
                said += victim.readAllStandardOutput();
                return said.contains("both are stored") || victim.state() == QProcess::NotRunning;
            },
                90'000);
            QVERIFY2(areStored && said.contains("both are stored"), said.constData());
            victim.kill();
            QVERIFY(victim.waitForFinished());
        }
        Seat seat(folder, url());
        QTRY_COMPARE_WITH_TIMEOUT(seat.pending(), 2, 60'000); // not lost
        server = std::make_unique<Running>("tonglan-feed"_L1, serving());
        QVERIFY2(server->waitFor(u"serving"_s, 60'000), qPrintable(server->output()));
        QTRY_COMPARE_WITH_TIMEOUT(seat.stage(), int(Stage::Handling), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(seat.pending(), 0, 60'000);
        QTRY_VERIFY(seat.detail()->isUrged());
        QTRY_COMPARE(seat.detail()->departmentName(), u"交通运行中心"_s);
        seat.picture(u"4-assigned-urged"_s);
        seat.press(Qt::Key_H);
        QTRY_COMPARE_WITH_TIMEOUT(seat.stage(), int(Stage::Checking), 30'000);
        QTRY_COMPARE(seat.pending(), 0);
        seat.picture(u"5-handled"_s);
        seat.press(Qt::Key_W);
        seat.picture(u"6-asked-once-more"_s);
        seat.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.stage(), int(Stage::Closed), 30'000);
        QTRY_COMPARE(seat.pending(), 0);
        QTRY_VERIFY(!seat.detail()->isUrged());
        seat.picture(u"7-closed"_s);
        seat.press(Qt::Key_V);
        QTRY_COMPARE_WITH_TIMEOUT(seat.stage(), int(Stage::Rated), 30'000);
        QTRY_COMPARE(seat.pending(), 0);
        seat.picture(u"8-rated"_s);
        QTRY_COMPARE(seat.countOf(u"closed"_s), 1);
        QCOMPARE(seat.countOf(u"open"_s), 0);
        QCOMPARE(acts(), (QStringList{u"accepted by wang"_s, u"handling by wang"_s, u"urge by wang"_s, u"checking by wang"_s, u"closed by wang"_s, u"rated by wang"_s}));
        QTRY_COMPARE(seat.detail()->log().size(), 6);

        // What was asked, and what came of it, also of the seat that was killed, stands in the audit log; and nobody alters it unseen.
        const auto audit = runProgram("tonglan"_L1, {u"audit"_s, u"verify"_s, u"--cache"_s, folder + u"/cache"_s});
        QVERIFY2(audit.exitCode == 0 && audit.output.startsWith(u"12 records in 1 file"_s), qPrintable(audit.output));
        QFile log(folder + u"/cache/audit.jsonl"_s);
        QVERIFY(log.open(QFile::ReadWrite));
        auto content = log.readAll();
        QCOMPARE(content.count("event.urge"), 2);
        const auto at = content.indexOf("wang");
        QVERIFY(log.seek(at) && log.write("wong") == 4);
        log.close();
        const auto altered = runProgram("tonglan"_L1, {u"audit"_s, u"verify"_s, u"--cache"_s, folder + u"/cache"_s});
        QCOMPARE(altered.exitCode, 65);
        QVERIFY2(altered.output.contains(u"ALTERED: audit.jsonl, line 2: the line before is damaged"_s), qPrintable(altered.output));
    }

    /** Who comes second is told by whom it was done, and when. */
    void twoSeats()
    {
        const auto first = m_dir.filePath(u"first"_s);
        Running server("tonglan-feed"_L1, {u"serve"_s, u"--empty"_s, city, u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port), u"--data"_s, m_dir.filePath(u"second-server"_s)});
        QVERIFY2(server.waitFor(u"serving"_s, 60'000), qPrintable(server.output()));
        const TimeMs now = SystemClock().now() / 1000 * 1000;
        Event event{.head = {.source = u"unified"_s, .id = u"SJ-0002"_s, .version = 1, .time = now}, .title = u"井盖缺失"_s, .kind = u"city.manhole"_s, .kindName = u"井盖缺失"_s, .topic = u"city"_s, .level = Level::Orange, .region = city};
        event.reportedAt = event.occurredAt = now - 60'000;
        put({Region{.head = {.source = u"registry"_s, .id = city, .version = 1, .time = now}, .name = u"香港"_s, .nameEn = u"Hong Kong"_s}, event});
        Seat seat(first, url());
        QTRY_COMPARE_WITH_TIMEOUT(seat.stage(), int(Stage::Reported), 60'000);
        QTRY_VERIFY(seat.commands()->isOpen());
        // Another seat accepts it; the news has not come to this one when it does the same.
        QVERIFY(QMetaObject::invokeMethod(seat.detail(), [&] { seat.press(Qt::Key_A); }, Qt::QueuedConnection));
        const auto answer = post(u"/tlf/v1/commands"_s, {{u"cmd"_s, u"other-1"_s}, {u"type"_s, u"event.accept"_s}, {u"target"_s, QJsonObject{{u"source"_s, u"unified"_s}, {u"id"_s, u"SJ-0002"_s}}}, {u"actor"_s, QJsonObject{{u"id"_s, u"li"_s}, {u"name"_s, u"李"_s}, {u"role"_s, u"operator"_s}}}}, "other-1");
        QVERIFY2(!answer.isEmpty(), "the other seat was refused");
        QTRY_COMPARE_WITH_TIMEOUT(acts().size(), 1, 30'000); // once, whoever was first
        QTRY_COMPARE_WITH_TIMEOUT(seat.stage(), int(Stage::Accepted), 30'000);
        const auto by = acts().value(0);
        if (by == "accepted by wang"_L1) {
            QTRY_COMPARE(seat.pending(), 0);
        } else {
            QCOMPARE(by, u"accepted by 李"_s);
            QTRY_COMPARE_WITH_TIMEOUT(seat.pending(), 1, 30'000);
            QTRY_VERIFY2(seat.commands()->markFor(u"unified"_s, u"SJ-0002"_s).contains(u"李"_s), qPrintable(seat.commands()->markFor(u"unified"_s, u"SJ-0002"_s)));
            seat.picture(u"9-another-was-faster"_s);
        }
    }
};

int main(int argc, char *argv[])
{
    if (argc == 4 && qstrcmp(argv[1], "--client") == 0)
        return assignAndWait(argc, argv);
    QApplication application(argc, argv);
    tst_EventLife test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_eventlife.moc"
