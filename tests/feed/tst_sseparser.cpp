#include "feed/transport/sseparser.h"

#include <QTest>

using namespace tonglan;

using Events = std::vector<SseEvent>;

/** text/event-stream after the standard, in pieces of any size. */
class SseParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void parses_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<Events>("events");

        QTest::newRow("nothing") << QByteArray() << Events{};
        QTest::newRow("plain") << QByteArray("data: a\n\n") << Events{{.data = "a"}};
        QTest::newRow("without the space") << QByteArray("data:a\n\n") << Events{{.data = "a"}};
        QTest::newRow("only one space goes") << QByteArray("data:  a\n\n") << Events{{.data = " a"}};
        QTest::newRow("two lines") << QByteArray("data: a\ndata: b\n\n") << Events{{.data = "a\nb"}};
        QTest::newRow("empty line of data") << QByteArray("data: a\ndata\ndata: b\n\n") << Events{{.data = "a\n\nb"}};
        QTest::newRow("empty data") << QByteArray("data:\n\n") << Events{{.data = ""}};
        QTest::newRow("no data, no event") << QByteArray("event: batch\nid: 7\n\n") << Events{};
        QTest::newRow("type and id") << QByteArray("event: batch\nid: c/1\ndata: {}\n\n") << Events{{"batch", "{}", "c/1"}};
        QTest::newRow("type holds for one event") << QByteArray("event: live\ndata: 1\n\ndata: 2\n\n") << Events{{"live", "1", ""}, {"message", "2", ""}};
        QTest::newRow("id holds on") << QByteArray("id: 7\ndata: 1\n\ndata: 2\n\n") << Events{{"message", "1", "7"}, {"message", "2", "7"}};
        QTest::newRow("id of an event without data counts") << QByteArray("id: 7\n\ndata: 2\n\n") << Events{{"message", "2", "7"}};
        QTest::newRow("empty id") << QByteArray("id: 7\ndata: 1\n\nid\ndata: 2\n\n") << Events{{"message", "1", "7"}, {"message", "2", ""}};
        QTest::newRow("id with NUL is ignored") << QByteArray("id: 7\n\nid: a\0b\ndata: 2\n\n", 24) << Events{{"message", "2", "7"}};
        QTest::newRow("comments") << QByteArray(": hb\n:\n\ndata: a\n: within\n\n") << Events{{.data = "a"}};
        QTest::newRow("CRLF") << QByteArray("data: a\r\ndata: b\r\n\r\n") << Events{{.data = "a\nb"}};
        QTest::newRow("CR") << QByteArray("data: a\rdata: b\r\r") << Events{{.data = "a\nb"}};
        QTest::newRow("mixed") << QByteArray("data: a\rdata: b\ndata: c\r\n\n") << Events{{.data = "a\nb\nc"}};
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "data: a\n\n")
                                         << Events{{.data = "a"}};
        QTest::newRow("byte order mark later is text") << QByteArray("data: a\n\n\xEF\xBB\xBF"
                                                                     "data: b\n\n")
                                                       << Events{{.data = "a"}};
        QTest::newRow("unknown field") << QByteArray("foo: x\ndata: a\nDATA: b\n\n") << Events{{.data = "a"}};
        QTest::newRow("unfinished event") << QByteArray("data: a\n\ndata: b\n") << Events{{.data = "a"}};
        QTest::newRow("colon in the value") << QByteArray("data: {\"a\": 1}\n\n") << Events{{.data = "{\"a\": 1}"}};
    }
    void parses()
    {
        QFETCH(QByteArray, stream);
        QFETCH(Events, events);
        for (const qsizetype pieces : {stream.size() + 1, qsizetype(1), qsizetype(2), qsizetype(3)}) {
            SseParser parser;
            Events found;
            for (qsizetype at = 0; at < stream.size(); at += pieces) {
                const auto some = parser.feed(QByteArrayView(stream).sliced(at, std::min(pieces, stream.size() - at)));
                QVERIFY(some.has_value());
                found.insert(found.end(), some->begin(), some->end());
            }
            QVERIFY2(found == events, qPrintable(QString::number(pieces)));
        }
    }

    void readsRetry()
    {
        SseParser parser;
        QCOMPARE(parser.retryMs(), -1);
        QVERIFY(parser.feed("retry: 1500\nretry: soon\nretry: -5\nretry: 99999999999\n\n").has_value());
        QCOMPARE(parser.retryMs(), 1500);
    }

    void refusesWhatGrowsTooLarge()
    {
        SseParser line(1'000);
        QVERIFY(line.feed("data: " + QByteArray(900, 'x')).has_value());
        QCOMPARE(line.feed(QByteArray(200, 'x')).error().kind, Error::Kind::Protocol);
        QVERIFY(!line.feed("\n\ndata: a\n\n")); // for good

        SseParser lines(1'000);
        QVERIFY(!lines.feed(QByteArray("data: 0123456789\n").repeated(100)));
        SseParser many(1'000);
        QCOMPARE(many.feed(QByteArray("data: 0123456789\n\n").repeated(1'000))->size(), 1'000U);
    }
};

QTEST_APPLESS_MAIN(SseParserTest)
#include "tst_sseparser.moc"
