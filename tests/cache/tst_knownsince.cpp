#include "cachefixture.h"

#include "cache/examine.h"
#include "cache/history.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <map>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static int remember(unsigned, void *list, void *, void *text)
{
    const auto sql = QString::fromUtf8(static_cast<const char *>(text));
    if (!sql.startsWith("--"_L1))
        static_cast<QStringList *>(list)->append(sql);
    return 0;
}

using Question = std::function<void(const Database &)>;
Q_DECLARE_METATYPE(Question)

/** "What did this client know at that time?" against a model that simply remembers every state. */
class TestKnownSince : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void isAnsweredByAnIndex_data()
    {
        QTest::addColumn<Question>("ask");

        QTest::newRow("event") << Question([](const Database &db) { (void)must(eventKnownAt(db, u"unified"_s, u"a"_s, 5)); });
        QTest::newRow("reading") << Question([](const Database &db) { (void)must(readingKnownAt(db, u"water"_s, u"q"_s, u"810000"_s, 0, 5)); });
        QTest::newRow("warning") << Question([](const Database &db) { (void)must(warningKnownAt(db, u"weather"_s, u"w"_s, 5)); });
        QTest::newRow("open events") << Question([](const Database &db) { (void)must(openEventsKnownAt(db, 5)); });
    }
    void isAnsweredByAnIndex()
    {
        QFETCH(Question, ask);
        const QTemporaryDir dir;
        const SetClock clock;
        auto writer = openWriter(dir.filePath(u"cache.db"_s), clock);
        must(writer.apply(delta({}, u"1"_s, {Record(makeEvent(u"a"_s, 1)), Record(makeReading(u"q"_s, 0, 1, 1.0)), Record(makeWarning(u"w"_s, 1, Level::Red))})));
        const auto &database = writer.database();
        QStringList statements;
        sqlite3_trace_v2(database.handle().getHandle(), SQLITE_TRACE_STMT, remember, &statements);
        ask(database);
        sqlite3_trace_v2(database.handle().getHandle(), 0, nullptr, nullptr);
        QVERIFY(!statements.isEmpty());
        for (const auto &statement : std::as_const(statements)) {
            const auto steps = rowsOf(database, u"EXPLAIN QUERY PLAN "_s + statement);
            for (const auto &step : steps) {
                // Walking along the partial index of open events is what it is for.
                const bool walks = step.contains("SCAN event"_L1) || step.contains("SCAN reading"_L1) || step.contains("SCAN warning"_L1);
                QVERIFY2(!walks || step.contains("event_open"_L1), qPrintable(step + u" in "_s + statement));
            }
        }
    }

    void agreesWithAModelOverRandomHistories_data()
    {
        QTest::addColumn<quint32>("seed");
        const auto first = qEnvironmentVariableIntValue("TONGLAN_SEED");
        for (int i = 0; i < std::max(30, qEnvironmentVariableIntValue("TONGLAN_HISTORIES")); ++i) {
            const quint32 seed = first != 0 ? quint32(first) : QRandomGenerator::global()->generate();
            QTest::addRow("%d: seed %u", i, seed) << seed;
        }
    }
    void agreesWithAModelOverRandomHistories()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const QTemporaryDir dir;
        SetClock clock;
        clock.time = 1'000'000;
        auto writer = std::make_unique<Writer>(openWriter(dir.filePath(u"cache.db"_s), clock));
        Model model;
        for (int step = 0; step < 60; ++step) {
            clock.time += 1 + random.bounded(1000);
            if (random.bounded(6) == 0)
                takeSnapshot(*writer, model, random, random.bounded(3) == 0);
            else
                takeChanges(*writer, model, random);
            if (random.bounded(10) == 0)
                writer = std::make_unique<Writer>(reopened(std::move(writer), dir.filePath(u"cache.db"_s), clock));
            model.states[clock.time] = model.now;
        }
        QCOMPARE(must(examineRows(writer->database())), QStringList());
        for (auto it = model.states.cbegin(); it != model.states.cend(); ++it) {
            const auto next = std::next(it);
            const auto until = next == model.states.cend() ? it->first + 10 : next->first;
            for (const auto at : {it->first, (it->first + until) / 2, until - 1})
                compare(writer->database(), it->second, at);
        }
        compare(writer->database(), {}, 999'999);
    }

private:
    using State = std::map<QString, Record>; ///< "e1", "q1", "w1" → what is known.
    struct Model
    {
        State now = {}; ///< Of the server too: the client is always in step here.
        std::map<TimeMs, State> states = {};
        std::map<QString, qint64> versions = {};
        QString cursor = {};
        QString epoch = QStringLiteral("e1");
        int count = 0;
    };

    static Record make(const QString &key, qint64 version, QRandomGenerator &random)
    {
        if (key.startsWith(u'e')) {
            auto event = makeEvent(key, version, u"标题 %1"_s.arg(version));
            event.stage = Stage(random.bounded(6));
            event.reportedAt += key.mid(1).toInt();
            return event;
        }
        if (key.startsWith(u'q')) {
            auto reading = makeReading(key, 60, version, random.bounded(5) == 0 ? std::nullopt : std::optional(random.generateDouble()));
            reading.head.id = u"%1|810000|60"_s.arg(key);
            return reading;
        }
        return makeWarning(key, version, Level(1 + random.bounded(4)));
    }

    static QString pick(QRandomGenerator &random) { return QString(u"eqw"[random.bounded(3)]) + QString::number(random.bounded(5)); }

    static void put(Model &model, std::vector<Change> &changes, QRandomGenerator &random)
    {
        const auto key = pick(random);
        auto &version = model.versions[key];
        const auto was = model.now.find(key);
        if (was != model.now.end() && random.bounded(4) == 0) {
            const auto type = typeOf(was->second);
            changes.push_back(Tombstone{.type = type, .head = {.source = headOf(was->second).source, .id = headOf(was->second).id, .version = ++version}});
            model.now.erase(was);
            return;
        }
        const auto record = make(key, ++version, random);
        changes.emplace_back(record);
        if (random.bounded(3) == 0)
            changes.emplace_back(record); // twice
        if (random.bounded(3) == 0 && version > 1)
            changes.emplace_back(make(key, version - 1, random)); // late
        model.now[key] = record;
    }

    static void takeChanges(Writer &writer, Model &model, QRandomGenerator &random)
    {
        std::vector<Change> changes;
        // One change of a record a commit: within one moment only the last state is known.
        put(model, changes, random);
        const auto next = QString::number(++model.count);
        auto batch = delta(model.cursor, next, std::move(changes));
        batch.epoch = model.epoch;
        must(writer.apply(batch));
        model.cursor = next;
    }

    /** Some records are gone on the server and some are new, and nobody said so; in a new epoch versions begin anew. */
    static void takeSnapshot(Writer &writer, Model &model, QRandomGenerator &random, bool newEpoch)
    {
        if (newEpoch) {
            model.epoch += u'+';
            model.versions.clear();
            for (auto &[key, record] : model.now)
                record = make(key, ++model.versions[key], random);
        }
        if (!model.now.empty())
            model.now.erase(std::next(model.now.begin(), random.bounded(int(model.now.size()))));
        const auto key = pick(random);
        model.now[key] = make(key, ++model.versions[key], random);
        const auto cursor = QString::number(++model.count);
        const std::array types = {RecordType::Reading, RecordType::Event, RecordType::Warning};
        for (std::size_t i = 0; i < types.size(); ++i) {
            std::vector<Change> changes;
            for (const auto &[name, record] : model.now) {
                if (typeOf(record) == types[i])
                    changes.emplace_back(record);
            }
            auto batch = page(types[i], std::move(changes), true, i + 1 == types.size(), cursor);
            batch.epoch = model.epoch;
            must(writer.apply(batch));
        }
        model.cursor = cursor;
    }

    static Writer reopened(std::unique_ptr<Writer> old, const QString &path, const Clock &clock)
    {
        old.reset();
        return openWriter(path, clock);
    }

    static void compare(const Database &database, const State &state, TimeMs at)
    {
        const auto expected = [&state](const QString &key) {
            const auto found = state.find(key);
            return found == state.end() ? nullptr : &found->second;
        };
        QStringList open;
        for (int i = 0; i < 5; ++i) {
            const auto number = QString::number(i);
            const auto event = must(eventKnownAt(database, u"unified"_s, u'e' + number, at));
            const auto *e = expected(u'e' + number);
            QCOMPARE(event.has_value(), e != nullptr);
            if (e) {
                QCOMPARE(*event, std::get<Event>(*e));
                if (isOpen(*event))
                    open.prepend(event->head.id); // newest report first
            }
            const auto reading = must(readingKnownAt(database, u"water"_s, u'q' + number, u"810000"_s, 60'000, at));
            const auto *q = expected(u'q' + number);
            QCOMPARE(reading.has_value(), q != nullptr);
            if (q)
                QCOMPARE(reading->value, std::get<Reading>(*q).value);
            const auto warning = must(warningKnownAt(database, u"weather"_s, u'w' + number, at));
            const auto *w = expected(u'w' + number);
            QCOMPARE(warning.has_value(), w != nullptr);
            if (w) {
                QCOMPARE(warning->level, std::get<Warning>(*w).level);
                QCOMPARE(warning->head.version, headOf(*w).version);
            }
        }
        QStringList known;
        for (const auto &event : must(openEventsKnownAt(database, at)))
            known += event.head.id;
        QCOMPARE(known, open);
    }
};

QTEST_GUILESS_MAIN(TestKnownSince)

#include "tst_knownsince.moc"
