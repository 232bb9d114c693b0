#include "querytest.h"

#include "query/departmentmodel.h"
#include "query/disagreementmodel.h"
#include "query/objectionlistmodel.h"
#include "query/readgovernance.h"

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

Objection objection(const QString &id, const QString &indicator, const QString &readingSource, TimeMs raised, Objection::State state, TimeMs answered = 0)
{
    Objection one{.indicator = indicator, .region = u"810000"_s, .readingTime = raised, .readingSource = readingSource, .text = u"不符"_s, .raisedBy = u"王"_s, .raisedAt = raised, .state = state, .answeredAt = answered};
    one.head = {.source = readingSource, .id = id, .version = 1, .time = raised};
    return one;
}

}

class tst_Governance : public QObject
{
    Q_OBJECT

    QueryTest m_city;

    /** An indicator of @p source that is due every hour, with readings at so many whole hours before now. */
    void add(std::vector<Change> &changes, const QString &code, const QString &source, std::initializer_list<int> hoursAgo, Reading::Quality quality = Reading::Quality::Good)
    {
        auto indicator = makeIndicator(code, code + u"名"_s, u"件"_s);
        indicator.head.source = source;
        indicator.periodSeconds = 3600;
        changes.emplace_back(Record(indicator));
        for (const int ago : hoursAgo) {
            auto reading = makeReading(code, m_city.time.time - ago * hour - minute, 100);
            reading.head.source = source;
            reading.quality = quality;
            changes.emplace_back(Record(reading));
        }
    }

    Governance read()
    {
        const auto db = Database::openForReading(m_city.path);
        const auto governance = readGovernance(*db, {.region = u"810000"_s, .now = m_city.time.now()});
        if (!governance)
            qFatal("%s", qPrintable(governance.error().detail));
        return *governance;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const TimeMs now = m_city.time.time;
        std::vector<Change> changes = smallCity(now);
        // 公安交管: three figures, one an hour late in nothing but its last reading, one that another source contradicts.
        add(changes, u"t.one"_s, u"traffic"_s, {0, 1, 2, 3});
        add(changes, u"t.two"_s, u"traffic"_s, {5, 6});
        add(changes, u"t.three"_s, u"traffic"_s, {0}, Reading::Quality::HandTyped);
        auto other = makeReading(u"t.one"_s, now - minute, 80);
        other.head.source = u"weather"_s;
        changes.emplace_back(Record(other));
        // 统一接报平台: three figures, all well but for an objection.
        add(changes, u"u.one"_s, u"unified"_s, {0});
        add(changes, u"u.two"_s, u"unified"_s, {0});
        add(changes, u"u.three"_s, u"unified"_s, {0});
        // 气象台: one figure: not ranked.
        add(changes, u"w.one"_s, u"weather"_s, {0});
        // A figure of another region, and one without readings, are no figures of this one.
        auto elsewhere = makeReading(u"w.two"_s, now - minute, 1, u"810001"_s);
        elsewhere.head.source = u"weather"_s;
        add(changes, u"w.two"_s, u"weather"_s, {});
        changes.emplace_back(Record(elsewhere));
        changes.emplace_back(Record(objection(u"1"_s, u"u.two"_s, u"unified"_s, now - 50 * hour, Objection::State::Accepted)));
        changes.emplace_back(Record(objection(u"2"_s, u"t.two"_s, u"traffic"_s, now - 30 * hour, Objection::State::Answered, now - 20 * hour)));
        changes.emplace_back(Record(objection(u"3"_s, u"t.two"_s, u"traffic"_s, now - 40 * hour, Objection::State::Corrected, now - 10 * hour)));
        changes.emplace_back(Record(objection(u"4"_s, u"t.two"_s, u"traffic"_s, now - 90 * day, Objection::State::Refused, now - 80 * day)));
        changes.emplace_back(Record(objection(u"5"_s, u"u.two"_s, u"unified"_s, now - 3 * hour, Objection::State::Raised)));
        m_city.put(std::move(changes));
    }

    void countsOfADepartment()
    {
        const auto governance = read();
        QCOMPARE(governance.departments.size(), 3U);
        const auto traffic = std::ranges::find(governance.departments, u"公安交管"_s, &DepartmentTrust::key);
        QVERIFY(traffic != governance.departments.end());
        QCOMPARE(traffic->figures, 3);
        QCOMPARE(traffic->onTime, 2);
        QCOMPARE(traffic->dueFigures, 3);
        QCOMPARE(traffic->complete, (3 + 2) / 24.0); // t.one: 1, 2 and 3 hours ago; t.two: both; t.three: its only one may still have come late
        QCOMPARE(traffic->compared, 1);
        QCOMPARE(traffic->disagreeing, 1);
        QCOMPARE(traffic->disputed, 1); // what was answered is no dispute any more
        QCOMPARE(traffic->byHand, 1);
        QCOMPARE(traffic->objections, 0);
        QCOMPARE(traffic->weakest, u"t.two"_s);
        QCOMPARE(traffic->weakestTime, m_city.time.time - 5 * hour - minute);
        const auto unified = std::ranges::find(governance.departments, u"统一接报平台"_s, &DepartmentTrust::key);
        QCOMPARE(unified->objections, 2);
        QCOMPARE(unified->disputed, 1); // two objections to one figure
        QCOMPARE(unified->weakest, u"u.two"_s);
    }

    void complete_data()
    {
        QTest::addColumn<QList<int>>("minutesAgo");
        QTest::addColumn<double>("share");
        QList<int> regular, early, twice, halfDay, burst;
        for (int i = 0; i < 25; ++i) {
            regular << 75 + 60 * i;
            early << 75 + 60 * i + (i % 2 == 0 ? 14 : -14); // 32 and 88 minutes apart
            burst << 75 + i;
        }
        for (int i = 0; i < 50; ++i)
            twice << 75 + 30 * i;
        for (int i = 0; i < 24; ++i)
            halfDay << 75 + 30 * i;
        QTest::newRow("every hour") << regular << 1.0;
        QTest::newRow("a little early, a little late") << early << 1.0;
        QTest::newRow("more often than due") << twice << 1.0;
        QTest::newRow("more often, for half a day") << halfDay << 0.5208; // and the oldest, which has none before it
        QTest::newRow("all within half an hour") << burst << 0.0583; // one, and 24 minutes
        QTest::newRow("nothing") << QList<int>() << 0.0;
        auto missed = regular;
        missed.remove(10, 6);
        QTest::newRow("six missed") << missed << 0.7917;
    }
    void complete()
    {
        QFETCH(const QList<int>, minutesAgo);
        QueryTest city;
        const TimeMs now = city.time.time;
        std::vector<Change> changes = smallCity(now);
        add(changes, u"j.one"_s, u"weather"_s, {});
        for (const int ago : minutesAgo) {
            auto reading = makeReading(u"j.one"_s, now - ago * minute, 1);
            reading.head.source = u"weather"_s;
            changes.emplace_back(Record(reading));
        }
        // It may still have come late, and makes it a figure of the city.
        auto fresh = makeReading(u"j.one"_s, now, 1);
        fresh.head.source = u"weather"_s;
        changes.emplace_back(Record(fresh));
        city.put(std::move(changes));
        const auto db = Database::openForReading(city.path);
        const auto governance = readGovernance(*db, {.region = u"810000"_s, .now = now});
        const auto weather = std::ranges::find(governance->departments, u"气象台"_s, &DepartmentTrust::key);
        QVERIFY(weather != governance->departments.end());
        QCOMPARE(weather->dueFigures, 1);
        QTEST(std::round(weather->complete * 1e4) / 1e4, "share");
    }

    void ranks()
    {
        const auto governance = read();
        QStringList order;
        for (const auto &one : governance.departments)
            order << u"%1 %2 %3"_s.arg(one.rank).arg(one.key).arg(one.score ? QString::number(*one.score, 'f', 2) : u"none"_s);
        // By hand: (3/3 + 0/72 + 2/3) / 3 and (2/3 + 5/72 + 2/3) / 3.
        QCOMPARE(order, (QStringList{u"2 公安交管 46.76"_s, u"1 统一接报平台 55.56"_s, u"0 气象台 none"_s}));
        QCOMPARE(governance.all.figures, 7);
        QCOMPARE(governance.all.objections, 2);
    }

    void scores_data()
    {
        QTest::addColumn<int>("figures");
        QTest::addColumn<int>("onTime");
        QTest::addColumn<int>("dueFigures");
        QTest::addColumn<double>("complete");
        QTest::addColumn<int>("disputed");
        QTest::addColumn<double>("score"); // -1: none
        QTest::newRow("perfect") << 3 << 3 << 3 << 3.0 << 0 << 100.0;
        QTest::newRow("nothing right") << 4 << 0 << 4 << 0.0 << 4 << 0.0;
        QTest::newRow("nothing due in a day: the mean of two") << 4 << 2 << 0 << 0.0 << 0 << 75.0;
        QTest::newRow("too few") << 2 << 2 << 2 << 2.0 << 0 << -1.0;
        QTest::newRow("none") << 0 << 0 << 0 << 0.0 << 0 << -1.0;
    }
    void scores()
    {
        QFETCH(int, figures);
        QFETCH(int, onTime);
        QFETCH(int, dueFigures);
        QFETCH(double, complete);
        QFETCH(int, disputed);
        const DepartmentTrust one{.figures = figures, .onTime = onTime, .dueFigures = dueFigures, .complete = complete, .disputed = disputed};
        QTEST(trustScore(one).value_or(-1), "score");
    }

    void disagreements()
    {
        const auto found = read().disagreements;
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found[0].code, u"t.one"_s);
        QCOMPARE(found[0].shownName, u"公安交管"_s);
        QCOMPARE(found[0].shown, 100.0);
        QCOMPARE(found[0].otherName, u"气象台"_s);
        QCOMPARE(found[0].other, 80.0);
        QCOMPARE(found[0].difference, 0.2);
    }

    void objections()
    {
        const auto db = Database::openForReading(m_city.path);
        const GovernanceQuestion question{.region = u"810000"_s, .now = m_city.time.now()};
        const auto overview = readObjectionOverview(*db, question, 4);
        QVERIFY(overview);
        QCOMPARE(overview->open, 2);
        QCOMPARE(overview->answered, 2);
        QCOMPARE(overview->medianMs, std::optional<qint64>(10 * hour)); // of 10 and 30 hours
        QCOMPARE(overview->oldest, m_city.time.time - 50 * hour);
        QStringList order;
        for (const auto &row : overview->rows)
            order << row.objection.head.id;
        QCOMPARE(order, (QStringList{u"1"_s, u"5"_s, u"3"_s, u"2"_s}));
        QCOMPARE(overview->rows[0].department, u"统一接报平台"_s);
        QCOMPARE(overview->rows[0].name, u"u.two名"_s);
    }

    void models()
    {
        m_city.runner.setLanguage(u"en"_s);
        m_city.clock.setLanguage(u"en"_s);
        DepartmentModel departments;
        DisagreementModel disagreements;
        ObjectionListModel objections;
        for (auto *model : {static_cast<QueryModel *>(&departments), static_cast<QueryModel *>(&disagreements), static_cast<QueryModel *>(&objections)}) {
            model->setRunner(&m_city.runner);
            model->setClock(&m_city.clock);
        }
        departments.setRegion(u"810000"_s);
        disagreements.setRegion(u"810000"_s);
        m_city.settle();
        QCOMPARE(column(departments, "rankText"), u"2 1 —"_s);
        QCOMPARE(column(departments, "onTimeText"), u"67% 100% 100%"_s);
        QCOMPARE(column(departments, "scoreText"), u"47 56 —"_s);
        QCOMPARE(column(departments, "byHandText"), u"1 0 0"_s);
        QCOMPARE(column(departments, "weakestCode"), u"t.two u.two "_s);
        QCOMPARE(departments.leastFigures(), 3);
        QCOMPARE(at(disagreements, 0, "differenceText").toString(), u"20.0%"_s);
        QCOMPARE(at(disagreements, 0, "valueText").toString(), u"100.00"_s);
        QCOMPARE(objections.openCount(), 2);
        QCOMPARE(column(objections, "open"), u"true true false false false"_s);
        QCOMPARE(at(objections, 0, "ageText").toString(), u"2d"_s);

        // Time alone makes a figure late.
        const auto before = at(departments, 0, "onTimeText").toString();
        m_city.pass(2 * hour);
        m_city.settle();
        QCOMPARE(before, u"67%"_s);
        QCOMPARE(at(departments, 0, "onTimeText").toString(), u"0%"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Governance)
#include "tst_governance.moc"
