#include "cachefixture.h"

#include "cache/geoblob.h"
#include "cache/history.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** What was known at a moment, and the polygons of the area columns. */
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock.time = 1000;
        m_cursor = 0;
        m_writer = std::make_unique<Writer>(openWriter(m_dir->filePath(u"cache.db"_s), m_clock));
    }
    void cleanup() { m_writer.reset(); }

    void eventsAsTheyWereKnown()
    {
        auto event = makeEvent(u"a"_s, 1, u"一"_s);
        at(1000, Record(event));
        event.head.version = 2;
        event.title = u"二"_s;
        event.stage = Stage::Handling;
        at(2000, Record(event));
        at(3000, gone(RecordType::Event, u"a"_s, 3));

        const auto title = [this](TimeMs t) {
            const auto found = must(eventKnownAt(m_writer->database(), u"unified"_s, u"a"_s, t));
            return found ? found->title : u"-"_s;
        };
        QCOMPARE(title(999), u"-"_s);
        QCOMPARE(title(1000), u"一"_s);
        QCOMPARE(title(1999), u"一"_s);
        QCOMPARE(title(2000), u"二"_s);
        QCOMPARE(title(2999), u"二"_s);
        QCOMPARE(title(3000), u"-"_s);
        const auto full = must(eventKnownAt(m_writer->database(), u"unified"_s, u"a"_s, 2500));
        QCOMPARE(*full, event);
    }

    void readingsAsTheyWereKnown()
    {
        at(1000, Record(makeReading(u"q"_s, 60, 1, 1.5)));
        at(2000, Record(makeReading(u"q"_s, 60, 2, std::nullopt)));
        const auto known = [this](TimeMs t) { return must(readingKnownAt(m_writer->database(), u"water"_s, u"q"_s, u"810000"_s, 60'000, t)); };
        QVERIFY(!known(500));
        QCOMPARE(known(1500)->value, 1.5);
        QCOMPARE(known(1500)->head.id, u"q|810000|60"_s);
        QVERIFY(known(2500) && !known(2500)->value);
    }

    void warningsAsTheyWereKnown()
    {
        at(1000, Record(makeWarning(u"w"_s, 1, Level::Yellow)));
        at(2000, Record(makeWarning(u"w"_s, 2, Level::Red)));
        QVERIFY(!must(warningKnownAt(m_writer->database(), u"weather"_s, u"w"_s, 10)));
        QCOMPARE(must(warningKnownAt(m_writer->database(), u"weather"_s, u"w"_s, 1500))->level, Level::Yellow);
        QCOMPARE(must(warningKnownAt(m_writer->database(), u"weather"_s, u"w"_s, 2500))->level, Level::Red);
    }

    void openEventsAsTheyWereKnown()
    {
        for (int i = 0; i < 3; ++i) {
            auto event = makeEvent(u"e%1"_s.arg(i), 1);
            event.reportedAt += i;
            at(1000 + i, Record(event));
        }
        auto closed = makeEvent(u"e1"_s, 2);
        closed.stage = Stage::Closed;
        at(2000, Record(closed));
        at(3000, gone(RecordType::Event, u"e2"_s, 2));
        const auto open = [this](TimeMs t, int limit = 10) {
            QStringList ids;
            for (const auto &event : must(openEventsKnownAt(m_writer->database(), t, limit)))
                ids += event.head.id;
            return ids;
        };
        QCOMPARE(open(999), QStringList());
        QCOMPARE(open(1001), (QStringList{u"e1"_s, u"e0"_s}));
        QCOMPARE(open(1999), (QStringList{u"e2"_s, u"e1"_s, u"e0"_s}));
        QCOMPARE(open(2500), (QStringList{u"e2"_s, u"e0"_s}));
        QCOMPARE(open(9999), QStringList{u"e0"_s});
        QCOMPARE(open(1999, 1), QStringList{u"e2"_s});
    }

    void aClockSetBackKeepsTheOrder()
    {
        at(5000, Record(makeEvent(u"a"_s, 1, u"一"_s)));
        at(1000, Record(makeEvent(u"a"_s, 2, u"二"_s)));
        QCOMPARE(numberOf(m_writer->database(), u"SELECT count(*) FROM event_history WHERE known_until < known_since"_s), 0);
        QCOMPARE(must(eventKnownAt(m_writer->database(), u"unified"_s, u"a"_s, 5000))->title, u"二"_s);
    }

    void areasComeBack()
    {
        const GeoMultiPolygon area = {
            {{{22.1234567, 114.1}, {22.2, 114.1}, {22.2, 114.2}, {-90, -180}}, {{22.15, 114.12}, {22.16, 114.12}, {22.16, 114.13}}},
            {{{1, 1}, {2, 1}, {2, 2}}},
        };
        QCOMPARE(must(fromBlob(toBlob(area))), area);
        QCOMPARE(must(fromBlob(toBlob({}))), GeoMultiPolygon());
        QCOMPARE(toBlob({}), QByteArray());
    }

    void unusableRingsAreLeftOut()
    {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        const GeoMultiPolygon area = {
            {{{1, 1}, {2, 1}}}, // two points
            {{{1, 1}, {2, 1}, {nan, 2}}, {{1, 1}, {2, 1}, {2, 2}}}, // an outer ring that fails takes its holes along
            {{{1, 1}, {2, 1}, {500, 2}, {2, 2}}, {{1, 1}}}, // a bad point and a bad hole
            {},
        };
        QCOMPARE(must(fromBlob(toBlob(area))), (GeoMultiPolygon{{{{1, 1}, {2, 1}, {2, 2}}}}));
    }

    void damagedAreasAreRefused()
    {
        const auto good = toBlob({{{{1, 1}, {2, 1}, {2, 2}}}});
        for (qsizetype size = 1; size < good.size(); ++size) {
            const auto cut = fromBlob(good.first(size));
            QVERIFY(!cut);
            QCOMPARE(cut.error().kind, Error::Kind::Invalid);
        }
        QVERIFY(!fromBlob(good + "x"));
        for (qsizetype at = 0; at < good.size(); ++at) {
            auto flipped = good;
            flipped[at] = char(flipped[at] ^ 0xff);
            (void)fromBlob(flipped); // must not crash or take much memory
        }
    }

private:
    void at(TimeMs time, const Change &change)
    {
        m_clock.time = time;
        const auto previous = m_cursor == 0 ? QString() : QString::number(m_cursor);
        ++m_cursor;
        must(m_writer->apply(delta(previous, QString::number(m_cursor), {change})));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    SetClock m_clock;
    std::unique_ptr<Writer> m_writer;
    int m_cursor = 0;
};

QTEST_GUILESS_MAIN(TestHistory)

#include "tst_history.moc"
