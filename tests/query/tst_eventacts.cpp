#include "querytest.h"

#include "query/eventacts.h"

#include <QFile>
#include <QSignalSpy>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

SharedFlow flowOf(const QByteArray &toml)
{
    QList<Problem> problems;
    auto flow = EventFlow::parse(toml, u"flow.toml"_s, problems);
    if (!flow || !problems.isEmpty())
        qFatal("%s", qPrintable(problems.value(0).message));
    return std::make_shared<const EventFlow>(std::move(*flow));
}

const QByteArray small = R"(
[[act]]
key = "accept"
name = "受理"
name_en = "Accept"
shortcut = "A"
moves = { reported = "accepted" }
roles = ["operator"]
[[act]]
key = "assign"
name = "分拨"
name_en = "Assign"
shortcut = "G"
moves = { accepted = "handling" }
needs = ["department"]
[[act]]
key = "return"
name = "退回"
name_en = "Return"
shortcut = "T"
moves = { handling = "accepted" }
needs = ["department", "reason"]
reasons = ["材料不全", "地点不明"]
reasons_en = ["Papers are missing", "Place is unclear"]
[[act]]
key = "close"
name = "办结"
name_en = "Close"
shortcut = "W"
moves = { handling = "closed", checking = "closed" }
confirm = true
[[dispatch]]
kind = "city.*"
department = "traffic"
)";

/** The sheet of event "e1" of a small city, and what was asked about it. */
struct Sheet
{
    explicit Sheet(const QString &role = u"operator"_s, Stage stage = Stage::Reported)
    {
        test.runner.setLanguage(u"en"_s);
        auto changes = smallCity(test.time.time);
        auto event = makeEvent(u"e1"_s, Level::Red, u"810001"_s, test.time.time - hour);
        event.kind = u"city.lamp"_s;
        event.stage = stage;
        changes.push_back(Record(event));
        changes.push_back(Record(makeEvent(u"e2"_s, Level::Blue, u"810001"_s, test.time.time - hour)));
        test.put(std::move(changes));
        commands.setRunner(&test.runner);
        commands.setClock(&test.clock);
        commands.setLiveFeeds({u"city"_s});
        commands.setHealth({.isOpen = true});
        commands.setActor({u"wang"_s, u"王"_s, role});
        commands.setFlow(flowOf(small));
        QObject::connect(&commands, &CommandModel::asked, &commands, [this](const Command &command) {
            asked << u"%1 %2 v%3 %4"_s.arg(command.type, command.target.id).arg(command.ifMatch).arg(QString::fromUtf8(command.args)).trimmed();
            CommandStatus status{.command = command, .number = ++number};
            status.command.key = QString::number(number);
            commands.setStatus(status);
        });
        detail.setRunner(&test.runner);
        detail.setClock(&test.clock);
        detail.setSource(u"unified"_s);
        detail.setEventId(u"e1"_s);
        acts.setCommands(&commands);
        acts.setDetail(&detail);
        test.settle();
    }

    [[nodiscard]] QString possible() const
    {
        QStringList keys;
        for (const auto &act : acts.acts()) {
            const auto map = act.toMap();
            if (map[u"possible"_s].toBool())
                keys << map[u"key"_s].toString() + (map[u"primary"_s].toBool() ? u"*"_s : u""_s);
        }
        return keys.join(u' ');
    }
    [[nodiscard]] QString whyNot(const QString &key) const
    {
        for (const auto &act : acts.acts()) {
            if (act.toMap()[u"key"_s] == key)
                return act.toMap()[u"why"_s].toString();
        }
        return u"?"_s;
    }

    QueryTest test;
    CommandModel commands;
    EventDetail detail;
    EventActs acts;
    QStringList asked;
    qint64 number = 0;
};

}

/** What an operator can do with an event, and what is asked before it is sent. */
class tst_EventActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void oneAfterTheOther()
    {
        Sheet sheet;
        QCOMPARE(sheet.possible(), u"accept*"_s);
        QCOMPARE(sheet.whyNot(u"close"_s), u"not while it is Reported"_s);
        sheet.acts.begin(u"accept"_s);
        QCOMPARE(sheet.asked.size(), 1);
        QVERIFY2(sheet.asked[0].startsWith(u"event.accept e1 v"_s) && !sheet.asked[0].endsWith(u"v0"_s), qPrintable(sheet.asked[0]));
        QCOMPARE(sheet.possible(), u"assign*"_s); // as if it were done
        sheet.acts.begin(u"accept"_s); // not twice
        QCOMPARE(sheet.asked.size(), 1);
        QVERIFY(sheet.acts.press(u"g"_s));
        QCOMPARE(sheet.acts.asks(), u"department"_s);
        sheet.acts.setTyped(u"no such"_s);
        sheet.acts.confirm();
        QCOMPARE(sheet.acts.trouble(), u"No department is called that"_s);
        sheet.acts.setTyped(u"qx"_s); // 气象, by initials
        sheet.acts.confirm();
        QCOMPARE(sheet.asked.value(1), u"event.assign e1 v0 {\"department\":\"weather\"}"_s); // after one's own: whatever it is by then
        QCOMPARE(sheet.possible(), u"return close*"_s);
        sheet.acts.begin(u"return"_s);
        sheet.acts.confirm();
        QCOMPARE(sheet.acts.asks(), u"reason"_s); // the department first
        sheet.acts.confirm();
        QCOMPARE(sheet.acts.trouble(), u"Pick a reason, or write one"_s);
        sheet.acts.step(-1);
        QCOMPARE(sheet.acts.option(), 1);
        sheet.acts.confirm();
        QCOMPARE(sheet.asked.value(2), u"event.return e1 v0 {\"department\":\"traffic\",\"text\":\"Place is unclear\"}"_s);
        QCOMPARE(sheet.possible(), u"assign*"_s);
    }

    void aSuggestionComesFirstWithItsRule()
    {
        Sheet sheet(u"operator"_s, Stage::Accepted);
        sheet.acts.begin(u"assign"_s);
        QCOMPARE(sheet.acts.option(), 0);
        QCOMPARE(sheet.acts.hint(), u"suggested: the rule for city.*"_s);
        sheet.acts.confirm();
        QVERIFY2(sheet.asked.value(0).contains(u"traffic"_s), qPrintable(sheet.asked.value(0)));
    }

    void isAskedOnceMore()
    {
        Sheet sheet(u"operator"_s, Stage::Handling);
        sheet.acts.begin(u"close"_s);
        QCOMPARE(sheet.acts.question(), u"Close: is that meant?"_s);
        sheet.acts.cancel();
        QCOMPARE(sheet.asked.size(), 0);
        sheet.acts.begin(u"close"_s);
        sheet.detail.setEventId(u"e2"_s); // another one is picked: nothing is sent about it
        sheet.test.settle();
        sheet.acts.confirm();
        QCOMPARE(sheet.asked.size(), 0);
    }

    void aRefusalEndsWhatIsPresumed()
    {
        Sheet sheet;
        sheet.acts.begin(u"accept"_s);
        QCOMPARE(sheet.acts.stage(), int(Stage::Accepted));
        CommandStatus status{.command = {.key = u"1"_s, .feed = u"city"_s, .type = u"event.accept"_s, .target = {u"unified"_s, u"e1"_s}}, .state = CommandState::Refused, .number = 1};
        sheet.commands.setStatus(status);
        QCOMPARE(sheet.acts.stage(), int(Stage::Reported));
    }

    void roles_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<QString>("possible");
        QTest::addColumn<QString>("why");
        QTest::newRow("operator") << u"operator"_s << Stage::Reported << u"accept*"_s << QString();
        QTest::newRow("another") << u"grid"_s << Stage::Reported << QString() << u"only for intake operators"_s;
        QTest::newRow("open to all") << u"grid"_s << Stage::Handling << u"return close*"_s << u"not while it is In hand"_s;
    }
    void roles()
    {
        QFETCH(QString, role);
        QFETCH(Stage, stage);
        const Sheet sheet(role, stage);
        QTEST(sheet.possible(), "possible");
        QTEST(sheet.whyNot(u"accept"_s), "why");
    }

    /** Every role and every act of the shipped flow, by what the request says, whatever a screen offers. */
    void everyRoleAndAct_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("may");
        QTest::newRow("commander") << u"commander"_s << u"accept assign handled close rate return urge supervise note ack"_s;
        QTest::newRow("operator") << u"operator"_s << u"accept assign handled close rate return urge note ack"_s;
        QTest::newRow("grid worker") << u"grid"_s << u"handled note ack"_s;
        QTest::newRow("leader") << u"leader"_s << u"note ack"_s;
        QTest::newRow("administrator") << u"admin"_s << u"note ack"_s;
        QTest::newRow("guide") << u"guide"_s << QString();
        QTest::newRow("wall") << u"wall"_s << QString();
        QTest::newRow("nobody") << QString() << u"note ack"_s;
    }
    void everyRoleAndAct()
    {
        QFETCH(QString, role);
        QFile file(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/flow/city.toml"));
        QVERIFY(file.open(QFile::ReadOnly));
        CommandModel commands;
        commands.setLiveFeeds({u"city"_s});
        commands.setHealth({.isOpen = true});
        commands.setActor({u"x"_s, u"x"_s, role});
        commands.setFlow(flowOf(file.readAll()));
        QStringList asked;
        connect(&commands, &CommandModel::asked, this, [&asked](const Command &command) { asked << command.type.sliced(6); });
        for (const auto &act : commands.flow()->acts())
            commands.act(u"city"_s, u"unified"_s, u"e1"_s, 1, act.key, {});
        QTEST(asked.join(u' '), "may");
    }

    /** Not only the buttons: the request is declined. */
    void whoOnlyLooksAsksNothing()
    {
        for (const auto &role : {u"wall"_s, u"guide"_s}) {
            Sheet sheet(role);
            QVERIFY(sheet.acts.acts().isEmpty());
            QCOMPARE(sheet.acts.why(), u"This seat shows, and asks for nothing"_s);
            sheet.commands.act(u"city"_s, u"unified"_s, u"e1"_s, 1, u"assign"_s, {});
            QCOMPARE(sheet.asked.size(), 0);
            QVERIFY(!sheet.commands.declined().isEmpty());
        }
        Sheet sheet(u"grid"_s);
        sheet.commands.act(u"city"_s, u"unified"_s, u"e1"_s, 1, u"accept"_s, {});
        sheet.commands.act(u"city"_s, u"unified"_s, u"e1"_s, 1, u"explode"_s, {});
        QCOMPARE(sheet.asked.size(), 0);
        QCOMPARE(sheet.commands.declined(), u"Not an act of this city: explode"_s);
    }
};

QTEST_MAIN(tst_EventActs)
#include "tst_eventacts.moc"
