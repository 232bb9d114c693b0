#include "querytest.h"

#include "query/commandmodel.h"
#include "query/figureobjections.h"
#include "query/indicatormodel.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = Objection::State;

namespace {

const QString load = u"power.load"_s;
const QString city = u"810000"_s;

/** A card with everything behind it, of a city with one figure. */
class Card
{
public:
    explicit Card(std::optional<double> value = 128.4, Reading::Quality quality = Reading::Quality::Good)
    {
        test.runner.setLanguage(u"en"_s);
        test.clock.setLanguage(u"en"_s);
        about = test.time.time - 2 * minute;
        auto changes = smallCity(test.time.time);
        auto indicator = makeIndicator(load, u"用电负荷"_s, u"MW"_s);
        indicator.decimals = 1;
        changes.emplace_back(Record(indicator));
        auto reading = makeReading(load, about, value);
        reading.quality = quality;
        changes.emplace_back(Record(reading));
        test.put(std::move(changes));
        commands.setRunner(&test.runner);
        commands.setClock(&test.clock);
        commands.setLiveFeeds({u"city"_s});
        commands.setHealth({.isOpen = true});
        commands.setActor({u"wang"_s, u"王"_s, u"operator"_s});
        for (auto *object : {static_cast<QueryObject *>(&lineage), static_cast<QueryObject *>(&objections)}) {
            object->setRunner(&test.runner);
            object->setClock(&test.clock);
        }
        lineage.setRegion(city);
        lineage.setCode(load);
        objections.setLineage(&lineage);
        objections.setCommands(&commands);
        test.settle();
    }

    [[nodiscard]] Objection makeObjection(const QString &number, State state) const
    {
        return {.head = {.source = u"traffic"_s, .id = number, .version = 1, .time = test.time.time},
            .indicator = load,
            .region = city,
            .readingTime = about,
            .readingSource = u"traffic"_s,
            .value = 128.4,
            .reason = Objection::Reason::Value,
            .text = u"与调度日报不符"_s,
            .raisedBy = u"王"_s,
            .raisedAt = test.time.time,
            .state = state};
    }
    [[nodiscard]] CommandStatus makeStatus(CommandState state) const
    {
        const auto args = QJsonDocument(QJsonObject{{u"reason"_s, u"late"_s}, {u"text"_s, u"晚了"_s}, {u"value"_s, 128.4}}).toJson(QJsonDocument::Compact);
        return {.command = {.key = u"key-1"_s, .feed = u"city"_s, .type = u"objection.raise"_s, .target = {u"traffic"_s, u"%1|%2|%3"_s.arg(load, city).arg(about / 1000)}, .args = args, .actor = {u"wang"_s, u"王"_s, u"operator"_s}}, .state = state, .number = 1, .queuedAt = test.time.time};
    }
    [[nodiscard]] QVariantMap entry(int at = 0) const { return objections.entries().value(at).toMap(); }
    [[nodiscard]] QString state(int at = 0) const { return entry(at)[u"stateText"_s].toString(); }

    QueryTest test;
    TimeMs about = 0;
    CommandModel commands;
    FigureLineage lineage;
    FigureObjections objections;
};

}

/** What a card says of the objections to its figure, and how one is raised. */
class ObjectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void saysWhatTheFeedsKnow_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("open");
        QTest::newRow("raised") << State::Raised << u"registered · no. 2026-00001"_s << true;
        QTest::newRow("accepted") << State::Accepted << u"accepted · no. 2026-00001"_s << true;
        QTest::newRow("answered") << State::Answered << u"answered · no. 2026-00001"_s << false;
        QTest::newRow("corrected") << State::Corrected << u"corrected to 130.0 MW · no. 2026-00001"_s << false;
        QTest::newRow("refused") << State::Refused << u"turned down · no. 2026-00001"_s << false;
    }
    void saysWhatTheFeedsKnow()
    {
        QFETCH(State, state);
        QFETCH(bool, open);
        Card card;
        auto objection = card.makeObjection(u"2026-00001"_s, state);
        if (state == State::Corrected)
            objection.corrected = 130.0;
        if (!isOpen(objection)) {
            objection.answer = u"已核对\n两处"_s;
            objection.answeredBy = u"李"_s;
            objection.answeredAt = card.test.time.time;
        }
        card.test.put({Record(objection)});
        card.test.settle();
        QTEST(card.state(), "says");
        QCOMPARE(card.entry()[u"open"_s].toBool(), open);
        QCOMPARE(card.objections.openCount(), open ? 1 : 0);
        QCOMPARE(card.objections.detailText().contains(u"An objection is open."_s), open);
        QCOMPARE(card.entry()[u"aboutText"_s].toString(), u"Wrong value · 与调度日报不符 · 王 · 128.4 MW of 14:30"_s);
        QCOMPARE(card.entry()[u"answerText"_s].toString(), open ? QString() : u"已核对 两处 — 李"_s);
        QCOMPARE(card.entry()[u"pending"_s].toBool(), false);
    }

    void saysWhereOneIsOnItsWay_data()
    {
        QTest::addColumn<CommandState>("state");
        QTest::addColumn<QString>("says");
        QTest::newRow("stored") << CommandState::Queued << u"queued"_s;
        QTest::newRow("sending") << CommandState::Sending << u"sending"_s;
        QTest::newRow("sent") << CommandState::Sent << u"sent"_s;
        QTest::newRow("refused") << CommandState::Refused << u"not taken by the server · No such reading"_s;
    }
    void saysWhereOneIsOnItsWay()
    {
        QFETCH(CommandState, state);
        Card card;
        auto status = card.makeStatus(state);
        if (state == CommandState::Refused) {
            status.httpStatus = 422;
            status.title = u"No such reading"_s;
        }
        card.commands.setStatus(status);
        card.test.settle();
        QTEST(card.state(), "says");
        QVERIFY(card.entry()[u"pending"_s].toBool());
        QCOMPARE(card.entry()[u"refused"_s].toBool(), state == CommandState::Refused);
        QCOMPARE(card.entry()[u"aboutText"_s].toString(), u"Not updated in time · 晚了 · 王 · 128.4 MW of 14:30"_s);
        QCOMPARE(card.objections.openCount(), 1);
        QCOMPARE(at(card.commands, 0, "title").toString().isEmpty(), false); // in the list of actions it has a name
        QCOMPARE(at(card.commands, 0, "eventId").toString(), QString()); // and no event to open
        QCOMPARE(at(card.commands, 0, "verb").toString(), u"Objection"_s);
    }

    /** Between the end of its way and the record that the cache is asked for, its line stays. */
    void isNeverNowhere()
    {
        Card card;
        auto status = card.makeStatus(CommandState::Sent);
        card.commands.setStatus(status);
        card.test.settle();
        QStringList seen;
        connect(&card.objections, &FigureObjections::entriesChanged, &card.objections, [&] { seen.append(card.state()); });
        card.test.put({Record(card.makeObjection(u"2026-00001"_s, State::Raised))});
        status.state = CommandState::Confirmed;
        card.commands.setStatus(status);
        card.test.settle();
        QVERIFY(!seen.contains(QString()));
        QCOMPARE(card.state(), u"registered · no. 2026-00001"_s);
        QCOMPARE(card.objections.entries().size(), 1);
    }

    void theOpenOnesComeFirstAndTheRestIsCounted()
    {
        Card card;
        std::vector<Change> changes;
        for (int i = 1; i <= 4; ++i) {
            auto objection = card.makeObjection(u"2026-0000%1"_s.arg(i), i == 2 ? State::Accepted : State::Answered);
            objection.raisedAt += i * minute;
            changes.emplace_back(Record(objection));
        }
        auto elsewhere = card.makeObjection(u"2026-00009"_s, State::Raised);
        elsewhere.region = u"810001"_s;
        changes.emplace_back(Record(elsewhere));
        card.test.put(std::move(changes));
        card.test.settle();
        QCOMPARE(card.objections.entries().size(), 2);
        QCOMPARE(card.state(0), u"accepted · no. 2026-00002"_s);
        QCOMPARE(card.state(1), u"answered · no. 2026-00004"_s);
        QVERIFY(card.objections.moreText().contains(u"2"_s));
        QCOMPARE(card.objections.openCount(), 1);
        card.lineage.setRegion(u"810001"_s);
        QCOMPARE(card.objections.entries().size(), 0); // not of the figure before, not for a moment
        card.test.settle();
        QCOMPARE(card.state(), u"registered · no. 2026-00009"_s);
    }

    void saysWhyNoneCanBeRaised()
    {
        Card card;
        QCOMPARE(card.objections.whyNot(), QString());
        QCOMPARE(card.objections.figureText(), u"128.4 MW of 14:30"_s);
        card.commands.setHealth({.detail = u"the disk is full"_s});
        QVERIFY(card.objections.whyNot().startsWith(u"Actions cannot be stored"_s));
        QVERIFY(!card.objections.raise(0, u"x"_s, {}));
        card.commands.setHealth({.isOpen = true});
        card.commands.setLiveFeeds({u"other"_s});
        QCOMPARE(card.objections.whyNot(), u"The source of this figure takes no objections"_s);
        card.commands.setRecorded(true);
        QCOMPARE(card.objections.whyNot(), u"Recorded data: nobody would act on it"_s);
        card.commands.setRecorded(false);
        card.commands.setLiveFeeds({u"city"_s});
        card.lineage.setRegion(u"810001"_s);
        QCOMPARE(card.objections.whyNot(), u"The figure is still being read"_s);
        card.test.settle();
        QCOMPARE(card.objections.whyNot(), u"There is no reading to object to"_s);
        card.objections.setCommands(nullptr);
        card.lineage.setRegion(city);
        card.test.settle();
        QCOMPARE(card.objections.whyNot(), u"Objections cannot be sent from here"_s);
        const Card withheld(5.0, Reading::Quality::Withheld);
        QCOMPARE(withheld.objections.whyNot(), u"What is withheld cannot be objected to from here"_s);
    }

    void raisesWhatWasSeen()
    {
        Card card;
        QSignalSpy asked(&card.commands, &CommandModel::asked);
        QCOMPARE(card.objections.lacking(-1, {}), u"Choose what is wrong"_s);
        QCOMPARE(card.objections.lacking(3, u" "_s), u"Say in words what is wrong"_s);
        QVERIFY(!card.objections.raise(3, u" \n"_s, {}));
        QCOMPARE(asked.size(), 0);
        QVERIFY(card.objections.raise(1, u"  与年鉴口径不符 "_s + QString(600, u'x'), u" 李工 "_s));
        QCOMPARE(asked.size(), 1);
        const auto command = asked[0][0].value<Command>();
        QCOMPARE(command.feed, u"city"_s);
        QCOMPARE(command.type, u"objection.raise"_s);
        QCOMPARE(command.target, (Command::Target{u"traffic"_s, u"%1|%2|%3"_s.arg(load, city).arg(card.about / 1000)}));
        QCOMPARE(command.ifMatch, 0);
        QCOMPARE(command.actor, (Command::Actor{u"wang"_s, u"李工"_s, u"operator"_s}));
        const auto args = QJsonDocument::fromJson(command.args).object();
        QCOMPARE(args["reason"_L1].toString(), u"definition"_s);
        QCOMPARE(args["value"_L1].toDouble(), 128.4);
        QVERIFY(args["text"_L1].toString().startsWith(u"与年鉴口径不符"_s));
        QCOMPARE(args["text"_L1].toString().size(), longestObjection);
        card.commands.setReceipt({.detail = u"10000 commands are waiting already"_s});
        QVERIFY(card.objections.noteText().startsWith(u"Not taken: "_s));
        QVERIFY(card.objections.raise(0, {}, {}));
        QCOMPARE(asked.last()[0].value<Command>().actor.name, u"王"_s);
    }

    /** What was said of a value before it was withheld does not stay on the screen. */
    void withheldLaterIsNotSaid_data()
    {
        QTest::addColumn<bool>("newer"); // a newer reading, which is not withheld, is the figure
        QTest::newRow("the figure") << false;
        QTest::newRow("a reading before it") << true;
    }
    void withheldLaterIsNotSaid()
    {
        QFETCH(bool, newer);
        Card card;
        auto corrected = card.makeObjection(u"2026-00001"_s, State::Corrected);
        corrected.corrected = 130.0;
        card.test.put({Record(corrected)});
        card.commands.setStatus(card.makeStatus(CommandState::Queued));
        card.test.settle();
        QVERIFY(card.entry(0)[u"aboutText"_s].toString().contains(u"128.4 MW"_s));
        QVERIFY(card.state(1).contains(u"130.0 MW"_s));
        auto reading = makeReading(load, card.about, 130.0);
        reading.head.version = 9;
        reading.quality = Reading::Quality::Withheld;
        card.test.put({Record(reading)});
        if (newer)
            card.test.put({Record(makeReading(load, card.about + minute, 140.0))});
        card.test.settle();
        QCOMPARE(card.lineage.isWithheld(), !newer);
        QCOMPARE(card.entry(0)[u"aboutText"_s].toString(), u"Not updated in time · 晚了 · 王 · withheld of 14:30"_s);
        QCOMPARE(card.entry(1)[u"aboutText"_s].toString(), u"Wrong value · 与调度日报不符 · 王 · withheld of 14:30"_s);
        QCOMPARE(card.state(1), u"corrected · withheld · no. 2026-00001"_s);
        QCOMPARE(card.objections.figureText(), newer ? u"140.0 MW of 14:31"_s : u"withheld of 14:30"_s);
    }

    /** The reading that was doubted is the one that is objected to, not the one that has come while somebody was writing. */
    void keepsWhatWasDoubted()
    {
        Card card;
        QSignalSpy asked(&card.commands, &CommandModel::asked);
        card.objections.begin();
        card.test.put({Record(makeReading(load, card.about + minute, 140.0))});
        card.test.settle();
        QCOMPARE(card.lineage.answer().shown->value, std::optional(140.0));
        QCOMPARE(card.objections.figureText(), u"128.4 MW of 14:30"_s);
        QVERIFY(card.objections.raise(0, {}, {}));
        const auto command = asked[0][0].value<Command>();
        QCOMPARE(command.target.id, u"%1|%2|%3"_s.arg(load, city).arg(card.about / 1000));
        QCOMPARE(QJsonDocument::fromJson(command.args)["value"_L1].toDouble(), 128.4);
        card.objections.end();
        QCOMPARE(card.objections.figureText(), u"140.0 MW of 14:31"_s);
        card.objections.begin();
        card.lineage.setRegion(u"810001"_s);
        card.test.settle();
        QCOMPARE(card.objections.figureText(), QString()); // not of the figure before
    }

    /** What could not be withheld when the form was opened can be by now. */
    void doesNotRaiseWhatWasWithheldMeanwhile()
    {
        Card card;
        card.objections.begin();
        auto reading = makeReading(load, card.about, 128.4);
        reading.head.version = 9;
        reading.quality = Reading::Quality::Withheld;
        card.test.put({Record(reading), Record(makeReading(load, card.about + minute, 140.0))});
        card.test.settle();
        QCOMPARE(card.objections.figureText(), u"withheld of 14:30"_s);
        QVERIFY(!card.objections.raise(0, {}, {}));
        card.objections.end();
        QCOMPARE(card.objections.whyNot(), QString());
    }

    void saysWhenItWasNotStored()
    {
        Card card;
        QSignalSpy declined(&card.objections, &FigureObjections::declined);
        card.objections.begin();
        QVERIFY(card.objections.raise(0, {}, {}));
        card.objections.end();
        card.test.put({Record(makeReading(load, card.about + minute, 140.0))});
        card.test.settle();
        card.commands.setReceipt({.detail = u"the disk is full"_s});
        QCOMPARE(declined.size(), 1);
        QCOMPARE(card.objections.figureText(), u"128.4 MW of 14:30"_s); // it is about the same reading still
        card.commands.setReceipt({.detail = u"the disk is full"_s}); // of something else
        QCOMPARE(declined.size(), 1);
        QVERIFY(card.objections.raise(0, {}, {}));
        card.commands.setReceipt({.accepted = true, .key = u"key-1"_s});
        QVERIFY(card.objections.raise(0, {}, {}));
        card.lineage.setRegion(u"810001"_s); // what it was about has gone from the card
        card.commands.setReceipt({.detail = u"the disk is full"_s});
        QCOMPARE(declined.size(), 1);
    }

    /** What an outbox declines at once was not raised. */
    void isNotRaisedWhereItIsDeclinedAtOnce()
    {
        Card card;
        connect(&card.commands, &CommandModel::asked, &card.commands, [&] { card.commands.setReceipt({.detail = u"the disk is full"_s}); });
        card.objections.begin();
        QVERIFY(!card.objections.raise(0, {}, {}));
        QVERIFY(card.objections.noteText().startsWith(u"Not taken: "_s));
    }

    /** Names and numbers are from elsewhere: they do not turn the line around, nor break it. */
    void namesKeepToTheLine()
    {
        Card card;
        auto objection = card.makeObjection(u"2026\u202E-1"_s, State::Answered);
        objection.raisedBy = u"王\u202E\n工"_s + QString(100, u'长');
        objection.answer = u"已核对"_s;
        objection.answeredBy = u"李\u2028工"_s;
        card.test.put({Record(objection)});
        card.test.settle();
        QCOMPARE(card.state(), u"answered · no. 2026 -1"_s);
        QVERIFY(card.entry()[u"aboutText"_s].toString().contains(u"王 工长"_s));
        QVERIFY(card.entry()[u"aboutText"_s].toString().size() < 120);
        QCOMPARE(card.entry()[u"answerText"_s].toString(), u"已核对 — 李 工"_s);
    }

    void whatHasNoValueCanBeObjectedTo()
    {
        Card card(std::nullopt);
        QSignalSpy asked(&card.commands, &CommandModel::asked);
        QCOMPARE(card.objections.figureText(), u"no data of 14:30"_s);
        QVERIFY(card.objections.raise(2, {}, {}));
        QVERIFY(QJsonDocument::fromJson(asked[0][0].value<Command>().args)["value"_L1].isNull());
    }

    /** The figure on the screen says so, too. */
    void marksTheFigure()
    {
        Card card;
        IndicatorModel model;
        model.setRunner(&card.test.runner);
        model.setClock(&card.test.clock);
        model.setRegion(city);
        card.test.settle();
        QCOMPARE(at(model, 0, "objected").toBool(), false);
        card.test.put({Record(card.makeObjection(u"2026-00001"_s, State::Accepted))});
        card.test.settle();
        QCOMPARE(at(model, 0, "objected").toBool(), true);
        auto answered = card.makeObjection(u"2026-00001"_s, State::Refused);
        answered.head.version = 2;
        card.test.put({Record(answered)});
        card.test.settle();
        QCOMPARE(at(model, 0, "objected").toBool(), false);
    }
};

QTEST_MAIN(ObjectionsTest)
#include "tst_objections.moc"
