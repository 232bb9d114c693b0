#include "base/nearest.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** The guess that stands behind "did you mean". */
class NearestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void guesses_data()
    {
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("expected");

        QTest::newRow("letter missing") << u"titl"_s << u"title"_s;
        QTest::newRow("letters swapped") << u"tilte"_s << u"title"_s;
        QTest::newRow("case") << u"POLLSECONDS"_s << u"pollSeconds"_s;
        QTest::newRow("other style") << u"poll_seconds"_s << u"pollSeconds"_s;
        QTest::newRow("nothing like it") << u"zebra"_s << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("very long") << QString(10'000, u't') << QString();
    }
    void guesses()
    {
        QFETCH(QString, wrong);
        QTEST(nearestName(wrong, {u"title"_s, u"pollSeconds"_s, u"url"_s}), "expected");
    }

    void asksOnlyIfThereIsAName()
    {
        QCOMPARE(didYouMean(u"ulr"_s, {u"url"_s}), u" (did you mean \"url\"?)"_s);
        QCOMPARE(didYouMean(u"zebra"_s, {u"url"_s}), QString());
    }
};

QTEST_APPLESS_MAIN(NearestTest)
#include "tst_nearest.moc"
