#include "feed/format/rfc3339.h"

#include <QDateTime>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Times on the wire: strict, with an offset, in any year. */
class Rfc3339Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");

        QTest::newRow("UTC") << u"2026-07-11T06:32:07Z"_s << u"2026-07-11T06:32:07Z"_s;
        QTest::newRow("city time") << u"2026-07-11T14:32:07+08:00"_s << u"2026-07-11T06:32:07Z"_s;
        QTest::newRow("milliseconds") << u"2026-07-11T06:32:07.250Z"_s << u"2026-07-11T06:32:07.250Z"_s;
        QTest::newRow("tenths") << u"2026-07-11T06:32:07.2Z"_s << u"2026-07-11T06:32:07.200Z"_s;
        QTest::newRow("nanoseconds") << u"2026-07-11T06:32:07.250999999Z"_s << u"2026-07-11T06:32:07.250Z"_s;
        QTest::newRow("far west") << u"2026-07-11T06:32:07-14:00"_s << u"2026-07-11T20:32:07Z"_s;
        QTest::newRow("half an hour") << u"2026-07-11T06:32:07+05:30"_s << u"2026-07-11T01:02:07Z"_s;
        QTest::newRow("leap second") << u"2016-12-31T23:59:60Z"_s << u"2017-01-01T00:00:00Z"_s;
        QTest::newRow("leap day") << u"2028-02-29T12:00:00Z"_s << u"2028-02-29T12:00:00Z"_s;
        QTest::newRow("before 1970") << u"1898-07-01T00:00:00+08:00"_s << u"1898-06-30T16:00:00Z"_s;
        QTest::newRow("after 2038") << u"2050-01-01T00:00:00Z"_s << u"2050-01-01T00:00:00Z"_s;
        QTest::newRow("year 9999") << u"9999-12-31T23:59:59Z"_s << u"9999-12-31T23:59:59Z"_s;
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const auto time = timeFromRfc3339(text);
        QVERIFY(time.has_value());
        QCOMPARE(rfc3339(*time), utc);
        QCOMPARE(timeFromRfc3339(utc), time);
        QCOMPARE(*time, QDateTime::fromString(utc, Qt::ISODateWithMs).toMSecsSinceEpoch());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("nothing") << QString();
        QTest::newRow("naive") << u"2026-07-11T06:32:07"_s;
        QTest::newRow("date only") << u"2026-07-11"_s;
        QTest::newRow("hour 24") << u"2026-07-11T24:00:00Z"_s;
        QTest::newRow("minute 60") << u"2026-07-11T06:60:00Z"_s;
        QTest::newRow("second 61") << u"2026-07-11T06:32:61Z"_s;
        QTest::newRow("30 February") << u"2026-02-30T06:32:07Z"_s;
        QTest::newRow("month 13") << u"2026-13-01T06:32:07Z"_s;
        QTest::newRow("year 0") << u"0000-01-01T00:00:00Z"_s;
        QTest::newRow("no seconds") << u"2026-07-11T06:32Z"_s;
        QTest::newRow("offset without colon") << u"2026-07-11T06:32:07+0800"_s;
        QTest::newRow("point without digits") << u"2026-07-11T06:32:07.Z"_s;
        QTest::newRow("something after") << u"2026-07-11T06:32:07Z "_s;
        QTest::newRow("full-width digits") << u"２０２６-07-11T06:32:07Z"_s;
        QTest::newRow("milliseconds as number") << u"1517966773840"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QVERIFY(!timeFromRfc3339(text));
    }
};

QTEST_APPLESS_MAIN(Rfc3339Test)
#include "tst_rfc3339.moc"
