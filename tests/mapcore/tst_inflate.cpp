#include "mapcore/inflate.h"

#include <QRandomGenerator>
#include <QTest>

#include <zlib.h>

using namespace tonglan;
using namespace Qt::StringLiterals;

class TestInflate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inflates_data();
    void inflates();
    void refuses_data();
    void refuses();
    void givesBackWhatWasPacked();
};

namespace {

const QByteArray text = "a tile, a tile, a tile";

QByteArray packed(const QByteArray &data, bool asGzip)
{
    z_stream stream = {};
    if (deflateInit2(&stream, 9, Z_DEFLATED, asGzip ? 15 + 16 : 15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib cannot start");
    QByteArray out(qsizetype(deflateBound(&stream, uLong(data.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.constData())); // zlib does not write there
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("zlib did not finish");
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

/** The same gzip data with another size at its end. */
QByteArray sized(QByteArray gzip, quint32 size)
{
    for (int i = 0; i < 4; ++i)
        gzip[gzip.size() - 4 + i] = char(size >> (8 * i));
    return gzip;
}

}

void TestInflate::inflates_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("as it is") << text << text;
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("zlib") << packed(text, false) << text;
    QTest::newRow("gzip") << packed(text, true) << text;
    QTest::newRow("nothing, in gzip") << packed({}, true) << QByteArray();
    QTest::newRow("what follows the end") << packed(text, false) + "more" << text;
    QTest::newRow("a second member") << packed(text, true) + packed("another", true) << text;
    QTest::newRow("as much as is allowed") << packed(QByteArray(100, 'x'), true) << QByteArray(100, 'x');
}

void TestInflate::inflates()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, expected);
    const auto out = inflateBounded(data, 100);
    QVERIFY2(out, qPrintable(out ? QString() : out.error().detail));
    QCOMPARE(*out, expected);
}

void TestInflate::refuses_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("reason");

    QTest::newRow("zlib, cut off") << packed(text, false).chopped(5) << u"cut off or damaged"_s;
    QTest::newRow("gzip, cut off") << packed(text, true).chopped(9) << u"cut off or damaged"_s;
    QTest::newRow("gzip, nothing but its head") << QByteArray("\x1f\x8b\x08\x00", 4) << u"cut off or damaged"_s;
    QTest::newRow("another size than it says") << sized(packed(text, true), 99) << u"cut off or damaged"_s;
    QTest::newRow("a size beyond all bounds") << sized(packed(text, true), 0xffffffff) << u"cut off or damaged"_s;
    QTest::newRow("too long") << QByteArray(101, 'x') << u"101 bytes"_s;
    QTest::newRow("too long, zlib") << packed(QByteArray(101, 'x'), false) << u"more than 100 bytes"_s;
    QTest::newRow("too long, gzip") << packed(QByteArray(101, 'x'), true) << u"more than 100 bytes"_s;
    QTest::newRow("too long, and lies about it") << sized(packed(QByteArray(1 << 20, 'x'), true), 10) << u"more than 100 bytes"_s;
}

void TestInflate::refuses()
{
    QFETCH(QByteArray, data);
    QFETCH(QString, reason);
    const auto out = inflateBounded(data, 100);
    QVERIFY(!out);
    QCOMPARE(out.error().kind, Error::Kind::Invalid);
    QVERIFY2(out.error().detail.contains(reason), qPrintable(out.error().detail));
}

/** Sizes around the doublings of the room, and data that hardly or greatly shrinks. */
void TestInflate::givesBackWhatWasPacked()
{
    QRandomGenerator random(20261123);
    for (int round = 0; round < 100; ++round) {
        QByteArray data(random.bounded(70'000), Qt::Uninitialized);
        const int letters = 1 << random.bounded(9);
        for (char &c : data)
            c = char(random.bounded(letters));
        for (const bool asGzip : {false, true}) {
            const QByteArray small = packed(data, asGzip);
            const auto out = inflateBounded(small, 70'000);
            QVERIFY2(out && *out == data, qPrintable(u"%1 bytes of %2 letters"_s.arg(data.size()).arg(letters)));
            if (data.size() > 1)
                QVERIFY(!inflateBounded(small, data.size() - 1));
        }
    }
}

QTEST_APPLESS_MAIN(TestInflate)
#include "tst_inflate.moc"
