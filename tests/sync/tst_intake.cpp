#include "sync/coalesce.h"
#include "sync/intake.h"

#include "feed/format/tlf.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

Event collapse(const QString &id, qint64 version, const QString &title = u"路面塌陷"_s)
{
    Event event;
    event.head = {.source = u"unified"_s, .id = id, .version = version, .time = 1'767'000'000'000};
    event.title = title;
    return event;
}

QString cursor(int number) { return u"c%1"_s.arg(number); }

/** The body of batch @p number, which holds @p events. */
QByteArray body(int number, const std::vector<Event> &events)
{
    QJsonArray records;
    for (const auto &each : events)
        records.append(toTlf(Record(each)));
    return QJsonDocument(QJsonObject{{u"epoch"_s, u"e"_s}, {u"prev"_s, cursor(number - 1)}, {u"cursor"_s, cursor(number)}, {u"records"_s, records}}).toJson(QJsonDocument::Compact);
}

FeedBatch parsed(const QByteArray &body) { return parseTlfChanges(body).value(); }

QStringList titles(const FeedBatch &batch)
{
    QStringList list;
    for (const auto &change : batch.changes) {
        const auto *record = std::get_if<Record>(&change);
        list.append(record ? std::get<Event>(*record).title : u"gone"_s);
    }
    return list;
}

}

/** What waits between a stream and the disk comes out as it went in. */
class IntakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void givesBackInOrder_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<qint64>("memoryBytes");

        QTest::newRow("as values") << 1'000 << qint64(1'000'000);
        QTest::newRow("some as bytes") << 3 << qint64(1'000'000);
        QTest::newRow("all as bytes") << 0 << qint64(1'000'000);
        QTest::newRow("some in the file") << 3 << qint64(1'000);
        QTest::newRow("all in the file") << 0 << qint64(0);
    }
    void givesBackInOrder()
    {
        QFETCH(int, rows);
        QFETCH(qint64, memoryBytes);
        const QTemporaryDir folder;
        Intake intake({.rows = rows, .memoryBytes = memoryBytes, .fileBytes = 1'000'000}, folder.path());
        QStringList expected;
        qint64 bytes = 0;
        for (int round = 0; round < 3; ++round) { // the file is used again
            for (int i = 1; i <= 10; ++i) {
                const auto json = body(i, {collapse(u"a%1"_s.arg(i), 1, u"甲 %1"_s.arg(i)), collapse(u"b%1"_s.arg(i), 1, u"乙 %1"_s.arg(i))});
                expected << u"甲 %1"_s.arg(i) << u"乙 %1"_s.arg(i);
                bytes += json.size();
                intake.add(parsed(json), json);
                QCOMPARE(intake.cursor(), cursor(i));
            }
            QCOMPARE(intake.rows(), 20);
            QCOMPARE(intake.bytes(), bytes);
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList()); // nothing is left behind, whatever happens
            QString reached = cursor(0);
            while (!intake.isEmpty()) {
                const auto batch = intake.take(5).value();
                QCOMPARE(batch.previousCursor, reached);
                reached = batch.cursor;
                QCOMPARE(titles(batch), expected.first(batch.changes.size()));
                expected.remove(0, batch.changes.size());
            }
            QCOMPARE(reached, cursor(10));
            QCOMPARE(intake.rows(), 0);
            QCOMPARE(intake.bytes(), 0);
            bytes = 0;
        }
    }

    void takesAtLeastOneBatch()
    {
        Intake intake({}, QDir::tempPath());
        const auto json = body(1, {collapse(u"a"_s, 1), collapse(u"b"_s, 1), collapse(u"c"_s, 1)});
        intake.add(parsed(json), json);
        QCOMPARE(intake.take(1).value().changes.size(), 3U);
    }

    /** More than the file may hold: the stream must pause, and goes on when there is room. */
    void becomesFull()
    {
        const QTemporaryDir folder;
        Intake intake({.rows = 0, .memoryBytes = 0, .fileBytes = 2'000}, folder.path());
        int number = 0;
        while (!intake.isFull()) {
            const auto json = body(++number, {collapse(u"a%1"_s.arg(number), 1)});
            intake.add(parsed(json), json);
            QVERIFY(number < 100);
        }
        QVERIFY(number > 1);
        while (!intake.isEmpty())
            QVERIFY(intake.take(1));
        QVERIFY(!intake.isFull());
    }

    /** A disk without room for the file: it pauses at once, and loses nothing. */
    void pausesWithoutADisk()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"do not fit on the disk"_s));
        Intake intake({.rows = 0, .memoryBytes = 0, .fileBytes = 1'000'000}, u"/nowhere/at/all"_s);
        const auto json = body(1, {collapse(u"a"_s, 1, u"仍在"_s)});
        intake.add(parsed(json), json);
        QVERIFY(intake.isFull());
        QCOMPARE(titles(intake.take(10).value()), QStringList{u"仍在"_s});
        QVERIFY(!intake.isFull());
    }

    void keepsTheNewestOfEach()
    {
        FeedBatch batch;
        batch.changes = {Record(collapse(u"a"_s, 1, u"旧"_s)), Record(collapse(u"b"_s, 7, u"乙"_s)), Record(collapse(u"a"_s, 3, u"新"_s)), Record(collapse(u"a"_s, 2, u"迟"_s))};
        dropSuperseded(batch);
        QCOMPARE(titles(batch), (QStringList{u"乙"_s, u"新"_s}));
        QCOMPARE(batch.superseded, 2);
    }

    /** The same version with other content is a fault that the writer must see. */
    void keepsContradictions()
    {
        FeedBatch batch;
        batch.changes = {Record(collapse(u"a"_s, 3, u"一说"_s)), Record(collapse(u"a"_s, 3, u"另一说"_s)), Record(collapse(u"a"_s, 2, u"旧"_s))};
        dropSuperseded(batch);
        QCOMPARE(titles(batch), (QStringList{u"一说"_s, u"另一说"_s}));
    }

    void knowsTypesApart()
    {
        Asset asset;
        asset.head = {.source = u"unified"_s, .id = u"a"_s, .version = 1};
        FeedBatch batch;
        batch.changes = {Record(asset), Record(collapse(u"a"_s, 5)), Tombstone{RecordType::Event, {.source = u"unified"_s, .id = u"a"_s, .version = 6}}};
        dropSuperseded(batch);
        QCOMPARE(batch.changes.size(), 2U);
        QVERIFY(std::holds_alternative<Record>(batch.changes[0]));
        QVERIFY(std::holds_alternative<Tombstone>(batch.changes[1]));
    }
};

QTEST_APPLESS_MAIN(IntakeTest)
#include "tst_intake.moc"
