#include "query/arrivallines.h"

#include "querytest.h"

#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static constexpr TimeMs noon = 1'782'000'000'000;

static Event report(const QString &id, qint64 version, Level level = Level::Yellow, TimeMs reportedAt = noon, Stage stage = Stage::Reported)
{
    Event event;
    event.head = {.source = u"unified"_s, .id = id, .version = version, .time = reportedAt};
    event.title = id + u" v"_s + QString::number(version);
    event.level = level;
    event.stage = stage;
    event.region = u"810001"_s;
    event.reportedAt = reportedAt;
    return event;
}

static Arrivals arrivals(const std::vector<std::pair<qint64, Event>> &events)
{
    Arrivals arrivals;
    for (const auto &[number, each] : events)
        arrivals.events.push_back({.feed = u"city"_s, .number = number, .event = each});
    return arrivals;
}

static ChangeSet stored(qint64 upTo, qint64 revision)
{
    ChangeSet changes{.revision = revision};
    changes.stored.insert(u"city"_s, upTo);
    return changes;
}

static QStringList titles(const ArrivalOverlay &overlay)
{
    QStringList list;
    for (const auto &entry : overlay.entries())
        list.append(entry.event.title + (entry.isStored ? u""_s : u"?"_s));
    return list;
}

static EventLine line(const Event &event)
{
    return {.source = event.head.source, .id = event.head.id, .title = event.title, .level = event.level, .stage = event.stage, .reportedAt = event.reportedAt};
}

/** What a stream brings is shown before the cache has it, and never twice or too long. */
class ArrivalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** A row leaves when an answer of the cache shows it, not before. */
    void staysUntilAnAnswerHasIt()
    {
        ArrivalOverlay overlay;
        overlay.add(arrivals({{1, report(u"a"_s, 1)}, {2, report(u"b"_s, 1)}}));
        QCOMPARE(titles(overlay), (QStringList{u"a v1?"_s, u"b v1?"_s}));
        overlay.noteAnswer(100); // of before they were stored
        QCOMPARE(titles(overlay).size(), 2);
        overlay.noteChanges(stored(1, 101));
        QCOMPARE(titles(overlay), (QStringList{u"a v1"_s, u"b v1?"_s}));
        overlay.noteAnswer(100);
        QCOMPARE(titles(overlay).size(), 2);
        overlay.noteAnswer(101);
        QCOMPARE(titles(overlay), QStringList{u"b v1?"_s});
        overlay.noteChanges(stored(2, 105));
        overlay.noteAnswer(110);
        QVERIFY(overlay.isEmpty());
    }

    void keepsTheNewestVersion()
    {
        ArrivalOverlay overlay;
        overlay.add(arrivals({{1, report(u"a"_s, 2)}}));
        overlay.noteChanges(stored(1, 7));
        overlay.add(arrivals({{2, report(u"a"_s, 1)}})); // late
        QCOMPARE(titles(overlay), QStringList{u"a v2"_s});
        overlay.add(arrivals({{3, report(u"a"_s, 3)}}));
        overlay.noteAnswer(8);
        QCOMPARE(titles(overlay), QStringList{u"a v3?"_s}); // the newer one waits
    }

    void otherFeedsDoNotCount()
    {
        ArrivalOverlay overlay;
        overlay.add(arrivals({{1, report(u"a"_s, 2)}}));
        ChangeSet other{.revision = 9};
        other.stored.insert(u"other"_s, 1'000);
        overlay.noteChanges(other);
        overlay.noteAnswer(9);
        QCOMPARE(titles(overlay), QStringList{u"a v2?"_s});
    }

    void staysSmall()
    {
        ArrivalOverlay overlay;
        for (int i = 0; i < 3'000; ++i)
            overlay.add(arrivals({{i, report(u"e%1"_s.arg(i), 1)}}));
        QCOMPARE(int(overlay.entries().size()), ArrivalOverlay::most);
        QCOMPARE(overlay.entries().back().event.head.id, u"e2999"_s);
    }

    void fitsIntoTheList_data()
    {
        QTest::addColumn<EventQuestion>("question");
        QTest::addColumn<Event>("came");
        QTest::addColumn<QStringList>("titles");

        const EventQuestion newest{.openOnly = true, .byUrgency = false};
        const EventQuestion urgent{.openOnly = true, .byUrgency = true};
        QTest::newRow("new on top") << newest << report(u"n"_s, 1, Level::Blue, noon + 5) << QStringList{u"n v1"_s, u"b v1"_s, u"a v1"_s};
        QTest::newRow("by urgency") << urgent << report(u"n"_s, 1, Level::Red, noon - 5) << QStringList{u"n v1"_s, u"b v1"_s, u"a v1"_s};
        QTest::newRow("a change in place") << newest << report(u"a"_s, 2, Level::Yellow, noon) << QStringList{u"b v1"_s, u"a v2"_s};
        QTest::newRow("closed: it leaves") << newest << report(u"b"_s, 2, Level::Yellow, noon + 1, Stage::Closed) << QStringList{u"a v1"_s};
        QTest::newRow("other level") << EventQuestion{.levels = 1 << int(Level::Yellow), .openOnly = true, .byUrgency = false} << report(u"n"_s, 1, Level::Blue, noon + 5) << QStringList{u"b v1"_s, u"a v1"_s};
        QTest::newRow("other source") << EventQuestion{.source = u"usgs"_s, .byUrgency = false} << report(u"n"_s, 1) << QStringList{u"b v1"_s, u"a v1"_s};
        QTest::newRow("before the window") << EventQuestion{.from = noon - 1, .byUrgency = false} << report(u"n"_s, 1, Level::Blue, noon - 2) << QStringList{u"b v1"_s, u"a v1"_s};
        QTest::newRow("elsewhere") << EventQuestion{.region = u"990000"_s, .byUrgency = false} << report(u"n"_s, 1) << QStringList{u"b v1"_s, u"a v1"_s};
        QTest::newRow("searching: no new ones") << EventQuestion{.byUrgency = false, .search = u"积水"_s} << report(u"n"_s, 1) << QStringList{u"b v1"_s, u"a v1"_s};
        QTest::newRow("searching: known ones change") << EventQuestion{.byUrgency = false, .search = u"积水"_s} << report(u"a"_s, 2) << QStringList{u"b v1"_s, u"a v2"_s};
        QTest::newRow("no more than asked for") << EventQuestion{.byUrgency = false, .limit = 2} << report(u"n"_s, 1, Level::Blue, noon + 5) << QStringList{u"n v1"_s, u"b v1"_s};
    }
    void fitsIntoTheList()
    {
        QFETCH(EventQuestion, question);
        QFETCH(Event, came);
        const std::vector<EventLine> lines{line(report(u"b"_s, 1, Level::Yellow, noon + 1)), line(report(u"a"_s, 1, Level::Yellow, noon))};
        QStringList found;
        for (const auto &each : withArrivals(lines, {{.event = came, .isStored = false}}, question, Catalog()))
            found.append(each.title);
        QTEST(found, "titles");
    }
};

QTEST_APPLESS_MAIN(ArrivalsTest)
#include "tst_arrivals.moc"
