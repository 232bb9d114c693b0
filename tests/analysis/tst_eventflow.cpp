#include "analysis/citycalendar.h"
#include "analysis/eventflow.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

const QByteArray small = R"(
[[act]]
key = "go"
name = "进"
name_en = "Go"
moves = { reported = "handling", accepted = "handling", handling = "checking", checking = "closed" }
)";

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

TimeMs at(const QString &text)
{
    return QDateTime::fromString(text, u"yyyy-MM-dd HH:mm"_s).toMSecsSinceEpoch();
}

}

/** The flow of events: acts, stages, limits, and what is wrong in its file. */
class tst_EventFlow : public QObject
{
    Q_OBJECT

private:
    std::optional<EventFlow> shipped()
    {
        QList<Problem> problems;
        auto flow = EventFlow::parse(contentsOf(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/flow/city.toml")), u"city.toml"_s, problems);
        for (const auto &problem : std::as_const(problems))
            qWarning("%d: %s", problem.line, qPrintable(problem.message));
        return flow;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theShippedFlow()
    {
        const auto flow = shipped();
        QVERIFY(flow);
        auto stage = Stage::Reported;
        QStringList way;
        while (const EventAct *act = flow->nextOf(stage)) {
            way << act->key;
            stage = *act->after(stage);
        }
        QCOMPARE(way.join(u' '), u"accept assign handled close rate"_s);
        QVERIFY(!flow->find(u"accept")->after(Stage::Handling));
        QVERIFY(!flow->find(u"urge")->after(Stage::Closed));
        QCOMPARE(flow->find(u"return")->after(Stage::Checking), std::optional(Stage::Handling));
        QVERIFY(flow->find(u"return")->needsReason);
        QVERIFY(flow->leads(Stage::Handling, Stage::Accepted));
        QVERIFY(!flow->leads(Stage::Closed, Stage::Reported));
        QCOMPARE(flow->limitOf(u"city.fire", Level::Red, Stage::Reported)->minutes, 5);
        QCOMPARE(flow->limitOf(u"city.fire", Level::Blue, {})->minutes, 5 * (8 * 60 + 30));
        QVERIFY(!flow->limitOf(u"city.fire", Level::Blue, Stage::Handling));
    }

    void wrongFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("message");
        const auto plus = [](const char *more) { return small + more; };
        QTest::newRow("no TOML") << "[[act"_ba << 1 << u""_s;
        QTest::newRow("an unknown stage") << plus("stays = [\"acepted\"]\n") << 7 << u"did you mean \"accepted\"?"_s;
        QTest::newRow("stays where it moves") << plus("stays = [\"handling\"]\n") << 7 << u"moves from 'handling' already"_s;
        QTest::newRow("an unknown mark") << plus("sets = [\"urgent\"]\n") << 7 << u"'urgent' is no mark of an event (did you mean \"urged\"?)"_s;
        QTest::newRow("raised and lowered") << plus("sets = [\"urged\"]\nclears = [\"urged\"]\n") << 8 << u"cannot lower"_s;
        QTest::newRow("an unknown need") << plus("needs = [\"photo\"]\n") << 7 << u"'photo' cannot be needed"_s;
        QTest::newRow("reasons in one language") << plus("reasons = [\"超期\"]\n") << 2 << u"1 reasons and 0 in English"_s;
        QTest::newRow("an unknown key") << plus("role = [\"x\"]\n") << 7 << u"role"_s;
        QTest::newRow("twice") << small + small << 9 << u"'go' is there twice"_s;
        QTest::newRow("no stage") << plus("[[act]]\nkey = \"a\"\nname = \"b\"\nname_en = \"c\"\n") << 7 << u"is possible in no stage"_s;
        QTest::newRow("a limit without a length") << plus("[[limit]]\nlevel = \"red\"\n") << 7 << u"not in 0"_s;
        QTest::newRow("a limit of two lengths") << plus("[[limit]]\nminutes = 3\nhours = 2\n") << 7 << u"not in 2"_s;
        QTest::newRow("a limit of what is closed") << plus("[[limit]]\nstage = \"closed\"\nhours = 2\n") << 8 << u"no limit"_s;
        QTest::newRow("offices that close before they open") << "[flow]\nopens = \"18:00\"\ncloses = \"09:00\"\n" + small << 3 << u"close at 09:00"_s;
        QTest::newRow("no time") << "[flow]\nopens = \"9 am\"\n" + small << 2 << u"is no time"_s;
    }
    void wrongFiles()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        QFETCH(const QString, message);
        QList<Problem> problems;
        (void)EventFlow::parse(text, u"flow.toml"_s, problems);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0].line, line);
        QVERIFY2(problems[0].message.contains(message), qPrintable(problems[0].message));
    }

    void anEventThatNeverEndsIsRefused()
    {
        QList<Problem> problems;
        auto text = small;
        QVERIFY(!EventFlow::parse(text.replace("checking = \"closed\"", "checking = \"handling\""), u"flow.toml"_s, problems));
        QVERIFY(!problems.isEmpty());
        QVERIFY(problems[0].message.contains("no acts lead from 'reported' to 'closed'"_L1));
    }

    void workTime_data()
    {
        QTest::addColumn<QString>("since");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("due");
        QTest::newRow("within a day") << u"2026-06-24 10:00"_s << 60 << u"2026-06-24 11:00"_s;
        QTest::newRow("to the minute the offices close") << u"2026-06-24 16:30"_s << 60 << u"2026-06-24 17:30"_s;
        QTest::newRow("over night") << u"2026-06-24 17:00"_s << 60 << u"2026-06-25 09:30"_s;
        QTest::newRow("before they open") << u"2026-06-24 03:00"_s << 60 << u"2026-06-24 10:00"_s;
        QTest::newRow("over a weekend") << u"2026-06-26 17:00"_s << 60 << u"2026-06-29 09:30"_s;
        QTest::newRow("over the National Day") << u"2026-09-30 17:00"_s << 10 * 60 << u"2026-10-09 10:00"_s;
    }
    void workTime()
    {
        QFETCH(const QString, since);
        QFETCH(const int, minutes);
        QFETCH(const QString, due);
        const auto flow = shipped();
        QList<Problem> problems;
        CityCalendar calendar;
        QVERIFY(calendar.add(contentsOf(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/calendar/cn-2026.toml")), u"2026"_s, problems));
        const auto result = flow->dueAt({.minutes = minutes, .isWorkTime = true}, at(since), calendar, QTimeZone::systemTimeZone());
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(result).toString(u"yyyy-MM-dd HH:mm"_s), due);
    }

    void suggestsTheFirstRuleThatFits()
    {
        const auto flow = shipped();
        QCOMPARE(flow->dispatchOf(u"water.flood", u"810001")->department, u"drainage"_s);
        QCOMPARE(flow->dispatchOf(u"water.burst", u"810001")->department, u"water"_s);
        QVERIFY(!flow->dispatchOf(u"unheard.of", u"810001"));
        QList<Problem> problems;
        const auto of = EventFlow::parse(small + "[[dispatch]]\nregion = \"8100*\"\nkind = \"fire\"\ndepartment = \"d\"\n", u"flow.toml"_s, problems);
        QVERIFY(of && problems.isEmpty());
        QVERIFY(of->dispatchOf(u"fire", u"810001"));
        QVERIFY(!of->dispatchOf(u"fire", u"320001"));
        QVERIFY(!of->dispatchOf(u"fire.alarm", u"810001"));
    }

    void whatIsWrongWithKeysAndRules_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("message");
        QTest::newRow("a key of the screen") << QByteArray("shortcut = \"S\"\n") << u"'S' is a key of the screen; taken are BCDFJKLMRS"_s;
        QTest::newRow("no letter") << QByteArray("shortcut = \"go\"\n") << u"'go' must be one capital letter"_s;
        QTest::newRow("a key twice") << QByteArray("shortcut = \"G\"\n[[act]]\nkey = \"again\"\nname = \"再\"\nname_en = \"Again\"\nshortcut = \"G\"\nstays = [\"reported\"]\n") << u"'G' is the key of 'go' already"_s;
        QTest::newRow("a rule for nothing") << QByteArray("[[dispatch]]\ndepartment = \"d\"\n") << u"needs a kind or a region: for all events alike it says nothing"_s;
        QTest::newRow("a rule to nobody") << QByteArray("[[dispatch]]\nkind = \"fire\"\n") << u"'department' is missing"_s;
    }
    void whatIsWrongWithKeysAndRules()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QString, message);
        QList<Problem> problems;
        (void)EventFlow::parse(small + toml, u"flow.toml"_s, problems);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems[0].message.contains(message), qPrintable(problems[0].message));
    }

    /** Against minutes counted one by one. */
    void workTimeIsTheMinutesOfTheOffices()
    {
        const auto flow = shipped();
        const CityCalendar calendar;
        QRandomGenerator random(11);
        for (int i = 0; i < 200; ++i) {
            const TimeMs since = at(u"2026-03-01 00:00"_s) + TimeMs(random.bounded(60 * 24 * 30)) * 60'000;
            const int minutes = random.bounded(1, 3000);
            TimeMs now = since;
            for (int left = minutes; left > 0; now += 60'000) {
                const auto time = QDateTime::fromMSecsSinceEpoch(now);
                left -= time.date().dayOfWeek() < Qt::Saturday && time.time() >= QTime(9, 0) && time.time() < QTime(17, 30) ? 1 : 0;
            }
            QCOMPARE(flow->dueAt({.minutes = minutes, .isWorkTime = true}, since, calendar, QTimeZone::systemTimeZone()), now);
        }
    }

    void amber()
    {
        const auto flow = shipped();
        const TimeMs hour = 60 * 60'000;
        QCOMPARE(flow->amberFrom(0, 4 * hour), 3 * hour);
        QCOMPARE(flow->amberFrom(0, 120'000), 60'000); // at least a minute
        QCOMPARE(flow->amberFrom(hour, 0), 0); // due before it began: at once
    }
};

QTEST_GUILESS_MAIN(tst_EventFlow)
#include "tst_eventflow.moc"
