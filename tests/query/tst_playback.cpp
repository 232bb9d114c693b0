#include "querytest.h"

#include "query/playback.h"
#include "query/pointsource.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** What has happened, played: a window of time that moves, and the map that follows it. */
class TestPlayback : public QObject
{
    Q_OBJECT

    static constexpr double start = 1'783'699'200'000; // midnight in the city
    static constexpr double end = start + 24 * hour;

    struct Player
    {
        Player()
        {
            playback.setProperty("from", start);
            playback.setProperty("to", end);
            playback.setSelection(&selection);
        }
        [[nodiscard]] double at() const { return (selection.from() - start) / minute; } ///< minutes after midnight

        SceneSelection selection;
        Playback playback;
    };

private Q_SLOTS:
    void playsTheDayInHours()
    {
        Player p;
        p.playback.play();
        QVERIFY(p.playback.isPlaying());
        QVERIFY(p.playback.isActive());
        QCOMPARE(p.at(), 0);
        QCOMPARE(p.selection.to() - p.selection.from(), double(hour));
        p.playback.advance(200);
        QCOMPARE(p.at(), 3); // 15 minutes a second
        p.playback.nextSpeed();
        QCOMPARE(p.playback.minutesPerSecond(), 30);
        p.playback.advance(200);
        QCOMPARE(p.at(), 9);
        for (int i = 0; i < 100'000 && p.playback.isPlaying(); ++i)
            p.playback.advance(200);
        QVERIFY(!p.playback.isPlaying()); // ends
        QVERIFY(p.playback.isActive()); // and stays there
        QCOMPARE(p.selection.to(), end);
        p.playback.play(); // from the beginning
        QCOMPARE(p.at(), 0);
    }

    void loops()
    {
        Player p;
        p.playback.setLoop(true);
        p.selection.selectWindow(end - 2 * hour, end);
        p.playback.play(); // at the end: from the beginning, and as wide as what was selected
        QCOMPARE(p.at(), 0);
        QCOMPARE(p.selection.to() - p.selection.from(), double(2 * hour));
        int turns = 0;
        double last = -1;
        for (int i = 0; i < 2'000; ++i) {
            p.playback.advance(1'000);
            turns += p.selection.from() < last ? 1 : 0;
            last = p.selection.from();
        }
        QVERIFY(p.playback.isPlaying());
        QVERIFY2(turns >= 20 && turns <= 23, qPrintable(QString::number(turns))); // 22 h at 15 min/s: 89 beats a turn
    }

    void everyMinuteIsShown()
    {
        Player p;
        p.selection.selectWindow(start, start + 20 * minute); // narrower than what passes in a second
        p.playback.nextSpeed();
        p.playback.nextSpeed();
        p.playback.play();
        double seenTo = p.selection.to();
        while (p.playback.isPlaying()) {
            p.playback.advance(730); // late beats as well
            QVERIFY(p.selection.from() <= seenTo); // no stretch between two windows is left out
            seenTo = p.selection.to();
        }
        QCOMPARE(seenTo, end);
    }

    void waitsForTheScreenButNotForEver()
    {
        Player p;
        p.playback.play();
        p.playback.setReady(false);
        p.playback.advance(400);
        p.playback.advance(400);
        QCOMPARE(p.at(), 0);
        p.playback.setReady(true);
        p.playback.advance(200);
        QCOMPARE(p.at(), 15); // what was waited for is not lost
        p.playback.setReady(false);
        for (int i = 0; i < 5; ++i)
            p.playback.advance(200);
        QCOMPARE(p.at(), 30);
        p.playback.advance(3'600'000); // the machine slept
        QCOMPARE(p.at(), 45);
    }

    void steps()
    {
        Player p;
        p.playback.step(-1); // back from now
        QVERIFY(p.playback.isActive());
        QVERIFY(!p.playback.isPlaying());
        QCOMPARE(p.at(), 22.75 * 60);
        p.playback.step(1);
        QCOMPARE(p.selection.to(), end);
        p.playback.step(-1'000);
        QCOMPARE(p.at(), 0); // not before the day
        p.playback.step(1'000);
        QCOMPARE(p.selection.to(), end);
        p.playback.play();
        p.playback.step(2);
        QVERIFY(!p.playback.isPlaying());
        QCOMPARE(p.at(), 30);
    }

    void whoeverSelectsHasTheSay()
    {
        Player p;
        p.playback.play();
        p.selection.selectWindow(start + hour, start + 3 * hour);
        QVERIFY(!p.playback.isPlaying());
        QVERIFY(!p.playback.isActive());
        p.playback.play(); // from what was selected
        QCOMPARE(p.at(), 60);
        QVERIFY(p.selection.back()); // Esc
        QVERIFY(!p.playback.isActive());
        QVERIFY(!p.selection.hasWindow());
        p.playback.advance(10'000);
        QVERIFY(!p.selection.hasWindow());
    }

    void noRangeNothingToPlay()
    {
        Player p;
        p.playback.setProperty("to", start);
        p.playback.toggle();
        p.playback.step(1);
        QVERIFY(!p.playback.isActive());
        QVERIFY(!p.selection.hasWindow());
    }

    /** Windows taken from what is kept are the same as windows that are read. */
    void windowsOfWhatIsKept()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (int i = 0; i < 400; ++i) {
            auto event = makeEvent(u"e%1"_s.arg(i), Level(i % 5), i % 3 == 0 ? u"810001001"_s : u"810002"_s, now - i * 3 * minute);
            if (i % 7 == 0)
                event.position.reset();
            else
                event.position = GeoPoint{22.3 + i * 1e-4, 114.1 + i * 1e-4};
            changes.emplace_back(Record(event));
        }
        test.put(std::move(changes));

        PointSource kept;
        PointSource read;
        for (auto *source : {&kept, &read}) {
            source->setMode(u"window"_s);
            source->setRegion(u"810000"_s);
            source->setClock(&test.clock);
            source->setRunner(&test.runner);
        }
        kept.setKeptFrom(double(now - day));
        kept.setKeptTo(double(now + hour));
        const auto content = [](const PointSource &source) {
            std::multiset<std::tuple<qint64, QString, QString, double, int>> found;
            source.points()->visit([&found](const PointRows &rows, std::size_t i) {
                if (const auto row = rows.at(i); row.at)
                    found.emplace(row.time, row.key.second, row.title, row.at->x, row.level);
            });
            return found;
        };
        const auto window = [&](TimeMs from, TimeMs to) {
            for (auto *source : {&kept, &read}) {
                source->setFrom(double(from));
                source->setTo(double(to));
            }
            test.settle();
        };
        int most = 0;
        for (TimeMs from = now - 25 * hour; from < now; from += 37 * minute) {
            window(from, from + 90 * minute);
            QCOMPARE(content(kept), content(read));
            QCOMPARE(kept.withoutPlace(), read.withoutPlace());
            QCOMPARE(kept.points()->index().size(), qint64(kept.count()));
            most = std::max(most, kept.count());
        }
        QVERIFY(most > 20);

        // The cache changes: the window that is shown has it, and so has the next one.
        auto late = makeEvent(u"late"_s, Level::Red, u"810002"_s, now - 10 * hour);
        late.position = GeoPoint{22.4, 114.2};
        test.put({Record(late)});
        window(now - 11 * hour, now - 9 * hour);
        QTRY_COMPARE(content(kept), content(read));
        QVERIFY(kept.points()->find({u"unified"_s, u"late"_s}));

        // Another region is another question.
        for (auto *source : {&kept, &read})
            source->setRegion(u"810001"_s);
        test.settle();
        QCOMPARE(content(kept), content(read));
    }
};

QTEST_GUILESS_MAIN(TestPlayback)

#include "tst_playback.moc"
