#include "feed/transport/sseparser.h"

#include <QRandomGenerator>
#include <QTest>

using namespace tonglan;

using Events = std::vector<SseEvent>;

/** One after the other: an escape in one must not swallow what follows. */
static QByteArray bytes(std::initializer_list<QByteArray> parts)
{
    return QByteArrayList(parts).join();
}

/** What comes of @p stream in pieces of the sizes that @p nextSize says. */
template<typename NextSize>
static Events split(const QByteArray &stream, NextSize &&nextSize)
{
    SseParser parser;
    Events found;
    for (qsizetype at = 0; at < stream.size();) {
        const auto size = std::min(nextSize(), stream.size() - at);
        const auto some = parser.feed(QByteArrayView(stream).sliced(at, size));
        if (!some)
            return {{.type = "refused"}};
        found.insert(found.end(), some->begin(), some->end());
        at += size;
    }
    return found;
}

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
        QTest::newRow("two byte order marks: the second is text") << bytes({"\xEF\xBB\xBF", "\xEF\xBB\xBF", "data: a\n", "data: b\n\n"}) << Events{{.data = "b"}};
        QTest::newRow("byte order mark alone") << bytes({"\xEF\xBB\xBF", "\n", "data: a\n\n"}) << Events{{.data = "a"}};
        QTest::newRow("half a byte order mark is text") << bytes({"\xEF\xBB", "data: a\n", "data: b\n\n"}) << Events{{.data = "b"}};
        QTest::newRow("byte order mark before a comment") << bytes({"\xEF\xBB\xBF", ": x\n", "data: a\n\n"}) << Events{{.data = "a"}};
        QTest::newRow("byte order mark in a value stays") << bytes({"data: ", "\xEF\xBB\xBF", "a\n\n"}) << Events{{.data = bytes({"\xEF\xBB\xBF", "a"})}};
        QTest::newRow("UTF-16 is no stream") << QByteArray("\xFF\xFE"
                                                           "d\0a\0t\0a\0:\0a\0\n\0\n\0",
            18) << Events{};
        QTest::newRow("CR CR, LF LF, CRLF CRLF") << QByteArray("data: 1\r\rdata: 2\n\ndata: 3\r\n\r\n") << Events{{.data = "1"}, {.data = "2"}, {.data = "3"}};
        QTest::newRow("CR then CRLF is an empty line") << QByteArray("data: a\r\r\ndata: b\r\r\n") << Events{{.data = "a"}, {.data = "b"}};
        QTest::newRow("LF then CR is an empty line") << QByteArray("data: a\n\rdata: b\n\r") << Events{{.data = "a"}, {.data = "b"}};
        QTest::newRow("line ends within data") << QByteArray("data: a\rdata: b\r\ndata: c\ndata: d\r\r") << Events{{.data = "a\nb\nc\nd"}};
        QTest::newRow("other line ends of Unicode are text") << bytes({"data: a\xE2\x80\xA8", "b\xC2\x85", "c\vd\fe\n\n"}) << Events{{.data = bytes({"a\xE2\x80\xA8", "b\xC2\x85", "c\vd\fe"})}};
        QTest::newRow("field without colon") << QByteArray("data\ndata\n\n") << Events{{.data = "\n"}};
        QTest::newRow("only a field name") << QByteArray("data\n\n") << Events{{.data = ""}};
        QTest::newRow("colon alone is a comment") << QByteArray(":\ndata: a\n:\n\n") << Events{{.data = "a"}};
        QTest::newRow("space before the colon is another field") << QByteArray("data : a\ndata: b\n\n") << Events{{.data = "b"}};
        QTest::newRow("space before the name is another field") << QByteArray(" data: a\ndata: b\n\n") << Events{{.data = "b"}};
        QTest::newRow("a tab is not the space that goes") << QByteArray("data:\ta\n\n") << Events{{.data = "\ta"}};
        QTest::newRow("a space and nothing") << QByteArray("data: \n\n") << Events{{.data = ""}};
        QTest::newRow("spaces at the end stay") << QByteArray("data: a \n\n") << Events{{.data = "a "}};
        QTest::newRow("line of a space is a field") << QByteArray("data: a\n \ndata: b\n\n") << Events{{.data = "a\nb"}};
        QTest::newRow("names are told apart by case") << QByteArray("Data: a\nEVENT: x\nId: 1\ndata: b\n\n") << Events{{.data = "b"}};
        QTest::newRow("names that only begin alike") << QByteArray("dat: a\ndatas: a\ndata: b\n\n") << Events{{.data = "b"}};
        QTest::newRow("NUL in data stays") << bytes({"data: a", QByteArray(1, '\0'), "b\n\n"}) << Events{{.data = bytes({"a", QByteArray(1, '\0'), "b"})}};
        QTest::newRow("NUL in a name is another field") << bytes({"da", QByteArray(1, '\0'), "ta: a\ndata: b\n\n"}) << Events{{.data = "b"}};
        QTest::newRow("NUL alone as id is ignored") << bytes({"id: 7\nid: ", QByteArray(1, '\0'), "\ndata: b\n\n"}) << Events{{.data = "b", .id = "7"}};
        QTest::newRow("the last id of an event counts") << QByteArray("id: 1\nid: 2\ndata: a\nid: 3\n\n") << Events{{.data = "a", .id = "3"}};
        QTest::newRow("id is text, not a number") << bytes({"id:  -\xE5\xB8\x82 7 \ndata: a\n\n"}) << Events{{.data = "a", .id = bytes({" -\xE5\xB8\x82 7 "})}};
        QTest::newRow("id without colon resets") << QByteArray("id: 7\ndata: 1\n\nid\n\ndata: 2\n\n") << Events{{"message", "1", "7"}, {"message", "2", ""}};
        QTest::newRow("the last type of an event counts") << QByteArray("event: a\nevent: b\ndata: 1\n\n") << Events{{.type = "b", .data = "1"}};
        QTest::newRow("empty type is the usual one") << QByteArray("event: a\nevent:\ndata: 1\n\n") << Events{{.data = "1"}};
        QTest::newRow("type without data is forgotten") << QByteArray("event: a\n\ndata: 1\n\n") << Events{{.data = "1"}};
        QTest::newRow("UTF-8 of one to four bytes") << bytes({"data: a\xC3\xA9\xE5\xB8\x82\xF0\xA0\xAE\xB7\n\n"}) << Events{{.data = bytes({"a\xC3\xA9\xE5\xB8\x82\xF0\xA0\xAE\xB7"})}};
        QTest::newRow("invalid UTF-8 is for the reader of the data") << bytes({"data: \xFF\xC3\xED\xA0\x80", "x\n\n"}) << Events{{.data = bytes({"\xFF\xC3\xED\xA0\x80", "x"})}};
        QTest::newRow("cut within a character") << bytes({"data: a\n\ndata: \xE5\xB8"}) << Events{{.data = "a"}};
        QTest::newRow("no line end at all") << QByteArray("data: a\n\ndata: b") << Events{{.data = "a"}};
        QTest::newRow("ends after the first CR of two") << QByteArray("data: a\n\ndata: b\r") << Events{{.data = "a"}};
        QTest::newRow("ends after a last CR") << QByteArray("data: a\r\r") << Events{{.data = "a"}};
        QTest::newRow("empty lines only") << QByteArray("\n\r\r\n\n\n") << Events{};
        QTest::newRow("comments only") << QByteArray(": a\n\n: b\r\n\r\n:c\r\r") << Events{};
        QTest::newRow("long line") << bytes({"data: ", QByteArray(300'000, 'x'), "\n\n"}) << Events{{.data = QByteArray(300'000, 'x')}};
        QTest::newRow("long comment") << bytes({": ", QByteArray(300'000, 'x'), "\ndata: a\n\n"}) << Events{{.data = "a"}};
        QTest::newRow("many lines") << bytes({QByteArray("data\n").repeated(5'000), "\n"}) << Events{{.data = QByteArray(4'999, '\n')}};
        QTest::newRow("retry between data") << QByteArray("data: a\nretry: 10\ndata: b\n\n") << Events{{.data = "a\nb"}};
        QTest::newRow("looks like the end of a request") << QByteArray("HTTP/1.1 200 OK\r\n\r\ndata: a\n\n") << Events{{.data = "a"}};
        QTest::newRow("colon in the value") << QByteArray("data: {\"a\": 1}\n\n") << Events{{.data = "{\"a\": 1}"}};
    }
    void parses()
    {
        QFETCH(QByteArray, stream);
        QFETCH(Events, events);
        QCOMPARE(split(stream, [&] { return stream.size() + 1; }), events);
        for (const qsizetype size : {1, 2, 3, 7})
            QCOMPARE(split(stream, [size] { return size; }), events);
        QRandomGenerator random(20261122);
        for (int time = 0; time < 50; ++time) {
            const auto most = random.bounded(2, 20);
            QCOMPARE(split(stream, [&] { return qsizetype(random.bounded(most)); }), events); // empty reads among them
        }
    }

    void readsRetry_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("milliseconds");

        QTest::newRow("plain") << QByteArray("1500") << 1'500;
        QTest::newRow("zero") << QByteArray("0") << 0;
        QTest::newRow("zeros in front") << QByteArray("0010") << 10;
        QTest::newRow("a word") << QByteArray("soon") << -1;
        QTest::newRow("empty") << QByteArray() << -1;
        QTest::newRow("negative") << QByteArray("-5") << -1;
        QTest::newRow("plus") << QByteArray("+5") << -1;
        QTest::newRow("fraction") << QByteArray("1.5") << -1;
        QTest::newRow("exponent") << QByteArray("1e3") << -1;
        QTest::newRow("hexadecimal") << QByteArray("0x10") << -1;
        QTest::newRow("space within") << QByteArray("1 0") << -1;
        QTest::newRow("two spaces in front") << QByteArray(" 10") << -1;
        QTest::newRow("space behind") << QByteArray("10 ") << -1;
        QTest::newRow("digits of another script") << QByteArray("\xD9\xA1\xD9\xA0") << -1;
        QTest::newRow("longer than we would wait") << QByteArray("99999999999") << -1;
        QTest::newRow("beyond 64 bits") << QByteArray("18446744073709551617") << -1;
        QTest::newRow("a thousand digits") << QByteArray(1'000, '9') << -1;
    }
    void readsRetry()
    {
        QFETCH(QByteArray, value);
        SseParser parser;
        QCOMPARE(parser.retryMs(), -1);
        QVERIFY(parser.feed("retry: " + value + "\n\n").has_value());
        QTEST(parser.retryMs(), "milliseconds");
    }

    void aBadRetryLeavesTheGoodOne()
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
