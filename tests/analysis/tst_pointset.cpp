#include "analysis/pointset.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <set>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Sets that follow one another, against a map of the events. */
class TestPointSet : public QObject
{
    Q_OBJECT

    using Events = std::map<EventKey, PointRow>;

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void followsWhatChanges_data()
    {
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("changes");
        QTest::addColumn<int>("rounds");

        QTest::newRow("a few of many") << 20'000 << 20 << 300;
        QTest::newRow("many of few") << 50 << 40 << 300;
        QTest::newRow("until it is put together anew") << 40'000 << 8'000 << 20;
        QTest::newRow("from nothing") << 0 << 5 << 300;
        QTest::newRow("as many as there are") << 3'000 << 3'000 << 12;
    }
    void followsWhatChanges()
    {
        QFETCH(int, events);
        QFETCH(int, changes);
        QFETCH(int, rounds);
        Events expected;
        PointRows rows;
        for (int i = 0; i < events; ++i)
            rows.add(put(expected));
        PointSet set(rows);
        const PointSet first = set;
        const auto atFirst = contentOf(first);
        std::size_t mostParts = 0;
        for (int round = 0; round < rounds; ++round) {
            PointRows added;
            std::vector<quint32> gone;
            std::set<EventKey> touched;
            for (int i = m_random.bounded(changes + 1); i > 0 && !expected.empty(); --i) {
                auto one = expected.lower_bound({u"s"_s, QString::number(m_random.bounded(m_next + 1))});
                if (one == expected.end() || !touched.insert(one->first).second)
                    continue;
                gone.push_back(*set.find(one->first));
                if (m_random.bounded(2) == 0) { // another now
                    one->second = made(one->first);
                    added.add(one->second);
                } else {
                    expected.erase(one);
                }
            }
            for (int i = m_random.bounded(changes + 1); i > 0; --i)
                added.add(put(expected));
            set = set.changed(std::move(added), std::move(gone));
            mostParts = std::max(mostParts, set.index().parts().size());
            if (round % 10 != 0 && round + 1 != rounds)
                continue;
            QVERIFY(contentOf(set) == expected);
            std::size_t placed = 0;
            for (const auto &[key, row] : expected) {
                placed += row.at ? 1 : 0;
                const auto place = set.find(key);
                QVERIFY(place);
                QVERIFY(set.at(*place) == row);
                QCOMPARE(set.key(*place), key);
                QCOMPARE(set.time(*place), row.time);
            }
            QCOMPARE(set.size(), placed);
            QCOMPARE(set.withoutPlace(), expected.size() - placed);
            QVERIFY(!set.find({u"s"_s, u"never there"_s}));
            // What has gone, and is still held, is not more than an eighth of what there was and 10,000.
            qint64 held = 0;
            for (const auto &[points, sign] : set.index().parts())
                held += sign < 0 ? points->size() : 0;
            QVERIFY2(held <= (qint64(placed) + held) / 8 + 10'000, qPrintable(QString::number(held)));
        }
        QVERIFY2(mostParts <= 30, qPrintable(QString::number(mostParts)));
        QVERIFY(contentOf(first) == atFirst); // whoever holds one keeps it
    }

    void whatHasGoneIsNotFound()
    {
        Events expected;
        PointRows rows;
        rows.add(put(expected));
        rows.add(put(expected));
        const PointSet two(rows);
        const auto key = rows.keys[0];
        const auto one = two.changed({}, {*two.find(key)});
        QVERIFY(!one.find(key));
        QVERIFY(two.find(key));
        PointRows again;
        again.add(made(key));
        const auto back = one.changed(again, {});
        QVERIFY(back.find(key));
        QVERIFY(back.at(*back.find(key)) == again.at(0));
    }

    void nothingIsNothing()
    {
        const PointSet none;
        QVERIFY(none.empty());
        QCOMPARE(none.withoutPlace(), 0U);
        QVERIFY(!none.find({}));
        QVERIFY(PointSet(PointRows()).empty());
        QVERIFY(none.changed({}, {}).empty());
    }

private:
    [[nodiscard]] PointRow made(const EventKey &key)
    {
        PointRow row{.level = m_random.bounded(5), .time = m_random.bounded(1'000'000) * 1'000LL, .key = key, .title = QString::number(m_random.bounded(100))};
        if (m_random.bounded(10) > 0) {
            const double place = m_random.bounded(5) == 0 ? 0 : m_random.generateDouble(); // some in one place
            row.at = WorldPoint{0.81 + place * 1e-3, 0.43 + place * place * 1e-3};
        }
        return row;
    }
    PointRow put(Events &events)
    {
        const EventKey key(u"s"_s, QString::number(m_next++));
        return events[key] = made(key);
    }
    static Events contentOf(const PointSet &set)
    {
        Events events;
        set.visit([&events](const PointRows &rows, std::size_t i) { events[rows.keys[i]] = rows.at(i); });
        return events;
    }

    QRandomGenerator m_random{2026};
    int m_next = 0;
};

QTEST_GUILESS_MAIN(TestPointSet)

#include "tst_pointset.moc"
