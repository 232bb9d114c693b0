#include "online/freshness.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** What HTTP's headers allow with a tile. */
class TestFreshness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void reads_data()
    {
        QTest::addColumn<HttpHeaders>("headers");
        QTest::addColumn<bool>("mayStore");
        QTest::addColumn<bool>("mustRevalidate");
        QTest::addColumn<qint64>("seconds");

        constexpr qint64 hour = 3600;
        constexpr qint64 day = 24 * hour;
        const auto row = [](const char *name, const HttpHeaders &headers, qint64 seconds, bool mustRevalidate = false, bool mayStore = true) {
            QTest::newRow(name) << headers << mayStore << mustRevalidate << seconds;
        };
        row("nothing said: a day", {}, day);
        row("max-age", {{"Cache-Control", "public, max-age=600"}}, 600);
        row("names without case, value quoted", {{"cache-control", "Max-Age=\"600\""}}, 600);
        row("less the age it has", {{"Cache-Control", "max-age=600"}, {"Age", "100"}}, 500);
        row("older than it may be", {{"Cache-Control", "max-age=600"}, {"Age", "700"}}, 0);
        row("an age that is none", {{"Cache-Control", "max-age=600"}, {"Age", "-5"}}, 600);
        row("a lifetime that is no number", {{"Cache-Control", "max-age=soon"}}, 0);
        row("a lifetime without end", {{"Cache-Control", "max-age=99999999999"}}, 365 * day);
        row("must-revalidate", {{"Cache-Control", "max-age=60, must-revalidate"}}, 60, true);
        row("no-cache", {{"Cache-Control", "no-cache, max-age=600"}}, 0, true);
        row("no-store", {{"Cache-Control", "no-store"}}, day, false, false);
        row("no-cache of old", {{"Pragma", "no-cache"}}, 0, true);
        row("Vary: *", {{"Vary", "*"}, {"Cache-Control", "max-age=600"}}, 0, true);
        row("Expires, by the server's own clock", {{"Date", "Sun, 22 Nov 2020 10:00:00 GMT"}, {"Expires", "Sun, 22 Nov 2020 11:00:00 GMT"}}, hour);
        row("Expires: 0", {{"Expires", "0"}}, 0);
        row("max-age before Expires", {{"Expires", "0"}, {"Cache-Control", "max-age=7"}}, 7);
        row("a tenth of the age of what is there", {{"Date", "Sun, 22 Nov 2020 10:00:00 GMT"}, {"Last-Modified", "Thu, 12 Nov 2020 10:00:00 GMT"}}, day);
        row("of what is old a week", {{"Last-Modified", "Thu, 12 Nov 2009 10:00:00 GMT"}}, 7 * day);
        row("of what is new an hour", {{"Date", "Sun, 22 Nov 2020 10:00:00 GMT"}, {"Last-Modified", "Sun, 22 Nov 2020 10:00:00 GMT"}}, hour);
    }
    void reads()
    {
        QFETCH(const HttpHeaders, headers);
        QFETCH(const bool, mayStore);
        QFETCH(const bool, mustRevalidate);
        QFETCH(const qint64, seconds);
        const auto fresh = freshnessOf(headers, 1'800'000'000'000);
        QCOMPARE(fresh.lifetimeMs, seconds * 1000);
        QCOMPARE(fresh.mayStore, mayStore);
        QCOMPARE(fresh.mustRevalidate, mustRevalidate);
    }
};

QTEST_GUILESS_MAIN(TestFreshness)
#include "tst_freshness.moc"
