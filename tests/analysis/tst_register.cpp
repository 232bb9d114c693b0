#include "analysis/columnpack.h"
#include "analysis/expression.h"
#include "analysis/register.h"
#include "analysis/rollup.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <numeric>

using namespace tonglan;
using namespace Qt::StringLiterals;

class TestRegister : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theShippedOneIsSound()
    {
        QFile file(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/register/city.toml"));
        QVERIFY(file.open(QFile::ReadOnly));
        QList<Problem> problems;
        const auto made = IndicatorRegister::parse(file.readAll(), u"city.toml"_s, problems);
        QCOMPARE(problems, QList<Problem>());
        const auto leaves = made.leafCodes();
        QVERIFY2(leaves.size() >= 60, qPrintable(QString::number(leaves.size())));
        QCOMPARE(QSet<QString>(leaves.begin(), leaves.end()).size(), leaves.size());
        QVERIFY(std::ranges::count_if(made.branches(), [](const auto &branch) { return !branch.leaves.empty(); }) >= 8);
        QVERIFY(made.computed().size() >= 6);
        for (const auto &computed : made.computed())
            QVERIFY2(leaves.contains(computed.definition.head.id), qPrintable(computed.definition.head.id));
    }

    /** As many of each as the standard has, and nothing in it that claims to be certain. */
    void theTemplateIsSound()
    {
        QFile file(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/register/gbt33356.toml"));
        QVERIFY(file.open(QFile::ReadOnly));
        QList<Problem> problems;
        const auto made = IndicatorRegister::parse(file.readAll(), u"gbt33356.toml"_s, problems);
        QCOMPARE(problems, QList<Problem>());
        const auto &branches = made.branches();
        QCOMPARE(std::ranges::count_if(branches, [](const auto &branch) { return branch.parent.isEmpty(); }), 9);
        QCOMPARE(std::ranges::count_if(branches, [](const auto &branch) { return !branch.parent.isEmpty(); }), 29);
        QCOMPARE(made.leafCodes().size(), 62);
        QCOMPARE(made.uncertain(), 9 + 29 + 62);
        for (const auto &code : made.leafCodes())
            QVERIFY2(made.place(code) && made.place(code)->isUncertain && !made.place(code)->name.isEmpty(), qPrintable(code));
        QCOMPARE(made.place(u"gbt33356.L1P1-A2"_s)->name, u"一站式办理率"_s);
        QVERIFY(made.computed().empty() && made.place(u"traffic.flow"_s) == nullptr);
    }

    void saysWhatIsWrongWithPlaces()
    {
        const auto messageOf = [](const QByteArray &keys) {
            QList<Problem> problems;
            const auto made = IndicatorRegister::parse("[[branch]]\ncode = \"a\"\nname = \"甲\"\nleaves = [\"x\"]\n[[indicator]]\n" + keys, u"r.toml"_s, problems);
            return problems.isEmpty() ? QString::number(made.places().size()) : u"%1: %2"_s.arg(problems.first().line).arg(problems.first().message);
        };
        QCOMPARE(messageOf("code = \"x\"\nname = \"乙\"\n"), u"1"_s);
        QVERIFY(messageOf("code = \"y\"\nname = \"乙\"\n").contains("'y' is in no branch"_L1));
        QVERIFY(messageOf("code = \"x\"\n").contains("name"_L1));
        QVERIFY(messageOf("code = \"x\"\nname = \"乙\"\nverified = true\n").contains("verified"_L1));
        QVERIFY(messageOf("code = \"x\"\nname = \"乙\"\n[[indicator]]\ncode = \"x\"\nname = \"丙\"\n").startsWith("9: "_L1));
    }

    void takesWhatIsThere()
    {
        QList<Problem> problems;
        const auto made = IndicatorRegister::parse("[[branch]]\ncode = \"a.1\"\nname = \"甲\"\nparent = \"a\"\nleaves = [\"x\", \"y\"]\nweights = { x = 2.5 }\nuncertain = true\n"
                                                   "[[branch]]\ncode = \"a\"\nname = \"总\"\nname_en = \"All\"\nweight = 3\n"
                                                   "[[computed]]\ncode = \"z\"\nname = \"比\"\nunit = \"%\"\nexpression = \"x / y\"\nowner = \"中心\"\ndecimals = 1\n"
                                                   "direction = \"up-bad\"\nlimits = [{ level = \"red\", above = 90 }]\n",
            u"r.toml"_s, problems);
        QCOMPARE(problems, QList<Problem>());
        QCOMPARE(made.branches().size(), 2U);
        QCOMPARE(made.branches()[0].code, u"a"_s); // what is above comes first, wherever it stands in the file
        QCOMPARE(made.branches()[0].weight, 3.0);
        const auto &branch = made.branches()[1];
        QVERIFY(branch.isUncertain);
        QCOMPARE(branch.leaves, (std::vector<RegisterBranch::Leaf>{{u"x"_s, 2.5}, {u"y"_s, 1}}));
        const auto *computed = made.computed(u"z"_s);
        QVERIFY(computed);
        QCOMPARE(computed->definition.direction, Indicator::Direction::UpIsBad);
        QCOMPARE(levelOf(computed->definition, 91), Level::Red);
        QCOMPARE(made.computed(u"x"_s), nullptr);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("left"); // branches and computed indicators that are taken all the same

        const QByteArray good = "[[branch]]\ncode = \"a\"\nname = \"甲\"\nleaves = [\"x\"]\n"; // 4 lines
        const QByteArray sum = "[[computed]]\ncode = \"s\"\nname = \"和\"\nowner = \"o\"\nexpression = ";
        QTest::newRow("no TOML") << QByteArray("[[branch\n") << 1 << u"while parsing"_s << 0;
        QTest::newRow("unknown key") << good + "colour = 1\n"
                                     << 5 << u"'colour'"_s << 0;
        QTest::newRow("no name") << QByteArray("[[branch]]\ncode = \"a\"\n") << 1 << u"'name' is missing"_s << 0;
        QTest::newRow("twice") << good + "[[branch]]\ncode = \"a\"\nname = \"乙\"\n"
                               << 6 << u"'a' is there twice"_s << 1;
        QTest::newRow("leaf twice") << good + "[[branch]]\ncode = \"b\"\nname = \"乙\"\nleaves = [\"x\"]\n"
                                    << 8 << u"'x' is in 'a' already"_s << 1;
        QTest::newRow("leaf twice in one") << QByteArray("[[branch]]\ncode = \"a\"\nname = \"甲\"\nleaves = [\"x\", \"x\"]\n") << 4 << u"'x' is there twice"_s << 0;
        QTest::newRow("weight of none") << good + "weights = { y = 2 }\n"
                                        << 5 << u"'y' is not among the leaves"_s << 0;
        QTest::newRow("weight of zero") << good + "weights = { x = 0 }\n"
                                        << 5 << u"'x' must be more than 0"_s << 0;
        QTest::newRow("branch without weight") << good + "weight = 0\n"
                                               << 5 << u"must be more than 0"_s << 0;
        QTest::newRow("nothing above") << good + "[[branch]]\ncode = \"b\"\nname = \"乙\"\nparent = \"q\"\n"
                                       << 8 << u"there is no branch 'q'"_s << 1;
        QTest::newRow("below itself") << QByteArray("[[branch]]\ncode = \"a\"\nname = \"甲\"\nparent = \"b\"\n[[branch]]\ncode = \"b\"\nname = \"乙\"\nparent = \"a\"\n") << 4 << u"'a' is below itself"_s << 0;
        QTest::newRow("computed wrongly") << sum + "\"x + \"\n"
                                          << 5 << u"something is missing"_s << 0;
        QTest::newRow("made of itself") << sum + "\"s + 1\"\n"
                                        << 5 << u"makes 's' of itself"_s << 0;
        QTest::newRow("in a circle") << sum + "\"t\"\n[[computed]]\ncode = \"t\"\nname = \"和\"\nowner = \"o\"\nexpression = \"avg(s, 7d)\"\n"
                                     << 10 << u"makes 't' of itself"_s << 0;
        QTest::newRow("limit of nothing") << sum + "\"x\"\nlimits = [{ level = \"red\" }]\n"
                                          << 6 << u"needs 'above' or 'below'"_s << 0;
    }

    void refuses()
    {
        QFETCH(const QByteArray, toml);
        QFETCH(const int, line);
        QFETCH(const QString, message);
        QFETCH(const int, left);
        QList<Problem> problems;
        const auto made = IndicatorRegister::parse(toml, u"r.toml"_s, problems);
        QVERIFY(!problems.isEmpty());
        QVERIFY2(problems.first().message.contains(message), qPrintable(problems.first().message));
        QCOMPARE(problems.first().line, line);
        QCOMPARE(problems.first().file, u"r.toml"_s);
        QCOMPARE(int(made.branches().size() + made.computed().size()), left);
    }

    void anExpressionOfUnknownUnitsIsOnlyRead()
    {
        const auto parsed = Expression::parse(u"sum(a, regions) / (b + 3) × 100", u"%"_s, {});
        QVERIFY(parsed);
        QCOMPARE(parsed->operands().size(), 2U);
        QVERIFY(!Expression::parse(u"a +", {}, {}));
    }

    void rollsUpByWeight()
    {
        const RollUp good{.share = 1, .total = 1, .judged = 1};
        const RollUp bad{.share = 0, .total = 1, .judged = 1, .beyond = 1, .worst = Level::Orange};
        const RollUp stale{.total = 1, .stale = 1};
        QCOMPARE(rollUp({}), RollUp());
        QVERIFY(!rollUp({{stale, 5}}).isKnown());

        const auto branch = rollUp({{good, 3}, {bad, 1}, {stale, 100}}); // what is not judged has no weight
        QCOMPARE(branch.share, 0.75);
        QCOMPARE(branch.total, 3);
        QCOMPARE(branch.judged, 2);
        QCOMPARE(branch.stale, 1);
        QCOMPARE(branch.worst, Level::Orange);

        const auto city = rollUp({{branch, 1}, {rollUp({{good, 1}}), 1}, {rollUp({{stale, 1}}), 7}});
        QCOMPARE(city.share, 0.875);
        QCOMPARE(city.total, 5);
        QCOMPARE(city.beyond, 1);
    }

    void theWorstLevelIsTheMostUrgent()
    {
        const auto of = [](Level level) { return WeightedRollUp{{.total = 1, .judged = 1, .beyond = 1, .worst = level}, 1}; };
        QCOMPARE(rollUp({of(Level::Blue), of(Level::Red), of(Level::Yellow)}).worst, Level::Red);
    }

    /** Whatever there is to be placed: in order, within its column, nothing over something else, as much as must be seen. */
    void packsWithoutOverlap()
    {
        QRandomGenerator random(77);
        int packed = 0;
        for (int round = 0; round < 3000; ++round) {
            const int columns = 1 + random.bounded(6);
            const int height = 3 + random.bounded(30);
            std::vector<PackedBlock> blocks(std::size_t(random.bounded(14)));
            for (auto &block : blocks) {
                block = {.head = 1 + random.bounded(3), .lines = random.bounded(12), .least = 0, .before = random.bounded(2)};
                block.least = random.bounded(block.lines + 1);
            }
            const auto places = packColumns(blocks, columns, height);
            int least = 0;
            for (const auto &block : blocks)
                least += block.head + block.least + block.before;
            if (!places) {
                QVERIFY2(columns == 1 ? least > height : true, "there was room");
                continue;
            }
            ++packed;
            QCOMPARE(places->size(), blocks.size());
            int column = 0;
            int free = 0;
            for (std::size_t i = 0; i < blocks.size(); ++i) {
                const auto &place = (*places)[i];
                QVERIFY(place.column == column || place.column == column + 1);
                if (place.column > column)
                    free = 0;
                column = place.column;
                QVERIFY(column < columns);
                QCOMPARE(place.line, free == 0 ? 0 : free + blocks[i].before);
                QVERIFY(place.shown >= blocks[i].least && place.shown <= blocks[i].lines);
                free = place.line + blocks[i].head + place.shown;
                QVERIFY(free <= height);
            }
        }
        QVERIFY(packed > 1000);
    }

    void packsAllThatHasRoom()
    {
        const auto places = packColumns({{.lines = 9}, {.lines = 3}, {.lines = 3}}, 2, 10);
        QVERIFY(places);
        QCOMPARE(*places, (std::vector<PackedPlace>{{0, 0, 9}, {1, 0, 3}, {1, 4, 3}}));
        // Too long: the longest is cut, and what that leaves is given back.
        const auto cut = packColumns({{.lines = 30, .least = 2}, {.lines = 3, .least = 1}}, 1, 12);
        QVERIFY(cut);
        QCOMPARE(*cut, (std::vector<PackedPlace>{{0, 0, 7}, {0, 8, 3}}));
        QVERIFY(!packColumns({{.lines = 30, .least = 12}}, 1, 12));
    }
};

QTEST_GUILESS_MAIN(TestRegister)
#include "tst_register.moc"
