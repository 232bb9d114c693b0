#include "query/pointed.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace tonglan;
using namespace Qt::StringLiterals;

class TestPointed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastOneWins()
    {
        Pointed pointed;
        QSignalSpy spy(&pointed, &Pointed::eventChanged);
        QVERIFY(!pointed.isEvent({}, {})); // nothing is no event
        pointed.setEvent(u"a"_s, u"1"_s, 22.3, 114.1, 5);
        pointed.setEvent(u"a"_s, u"1"_s, 22.3, 114.1, 5);
        QCOMPARE(spy.size(), 1);
        QVERIFY(pointed.hasPlace());
        pointed.setEvent(u"b"_s, u"1"_s, std::nan(""), std::nan(""), 7);
        QVERIFY(pointed.hasEvent());
        QVERIFY(!pointed.hasPlace());
        pointed.leaveEvent(u"a"_s, u"1"_s); // the row that was left says so after the next one was entered
        QVERIFY(pointed.isEvent(u"b"_s, u"1"_s));
        pointed.leaveEvent(u"b"_s, u"1"_s);
        QVERIFY(!pointed.hasEvent());
        QVERIFY(!pointed.hasPlace());
        QCOMPARE(pointed.time(), 0);
    }

    void regions()
    {
        Pointed pointed;
        QSignalSpy spy(&pointed, &Pointed::regionChanged);
        pointed.setRegion(u"810001"_s);
        pointed.setRegion(u"810001"_s);
        pointed.leaveRegion(u"810002"_s);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(pointed.region(), u"810001"_s);
        pointed.leaveRegion(u"810001"_s);
        QVERIFY(pointed.region().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPointed)

#include "tst_pointed.moc"
