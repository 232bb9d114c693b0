#include "online/onlinemap.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Addresses, levels and places of tiles. */
class TestOnlineMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void makesAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("address");
        QTest::newRow("xyz") << u"https://a.example/{z}/{x}/{y}.png"_s << u"https://a.example/3/5/2.png"_s;
        QTest::newRow("from the south") << u"https://a.example/{z}/{x}/{-y}.png"_s << u"https://a.example/3/5/5.png"_s;
        QTest::newRow("quad key") << u"https://a.example/{q}"_s << u"https://a.example/121"_s;
        QTest::newRow("servers in turn") << u"https://{s}.example/{z}/{x}/{y}"_s << u"https://b.example/3/5/2"_s;
        QTest::newRow("key, escaped") << u"https://a.example/{z}/{x}/{y}?tk={key}"_s << u"https://a.example/3/5/2?tk=a%26b%3D"_s;
    }
    void makesAddresses()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, address);
        const OnlineMap map{.url = url, .servers = {u"a"_s, u"b"_s}, .key = u"a&b="_s};
        QCOMPARE(addressOf(map, {3, 5, 2}).toString(QUrl::FullyEncoded), address);
    }

    void leavesSecretsOut()
    {
        const OnlineMap map{.url = u"https://a.example/{key}/{z}/{x}/{y}"_s, .key = u"s3c/ret"_s};
        const QString text = withoutSecrets(u"Error transferring https://a.example/s3c%2Fret/1/2/3?tk=other&a=1 - s3c/ret"_s, map);
        QVERIFY2(!text.contains(u"ret"_s) && !text.contains(u"other"_s), qPrintable(text));
        QVERIFY(text.startsWith(u"Error transferring https://a.example/"_s));
    }

    void isStoredUnderWhatItShows()
    {
        const OnlineMap map{.name = u"a"_s, .url = u"https://a.example/{z}/{x}/{y}?tk={key}"_s, .key = u"1"_s};
        OnlineMap other = map;
        other.key = u"2"_s;
        other.name = u"b"_s;
        QCOMPARE(storeName(other), storeName(map));
        other.datum = Datum::Gcj02;
        QVERIFY(storeName(other) != storeName(map));
    }

    void choosesTheLevel()
    {
        OnlineMap map{.minZoom = 4, .maxZoom = 16};
        QCOMPARE(levelOf(map, 12.0), 12);
        QCOMPARE(levelOf(map, 12.4), 13);
        QCOMPARE(levelOf(map, 19.0), 16);
        QCOMPARE(levelOf(map, 3.0), 4);
        QCOMPARE(levelOf(map, 1.0), std::nullopt); // a thousand tiles on a thumbnail
        map.tileSize = 512;
        QCOMPARE(levelOf(map, 12.0), 11);
    }
};

QTEST_GUILESS_MAIN(TestOnlineMap)
#include "tst_onlinemap.moc"
