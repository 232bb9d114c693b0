#include "base/uuid7.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QUuid>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

class SetClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return time; }
    [[nodiscard]] qint64 monotonic() const override { return time; }

    TimeMs time = 0x017F22E279B0;
};

}

/** Keys that no other machine makes and that grow. */
class Uuid7Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void vectors_data()
    {
        QTest::addColumn<TimeMs>("time");
        QTest::addColumn<quint16>("high");
        QTest::addColumn<quint64>("low");
        QTest::addColumn<QString>("text");

        QTest::newRow("RFC 9562, A.6") << TimeMs(0x017F22E279B0) << quint16(0xCC3) << quint64(0x18C4DC0C0C07398F) << u"017f22e2-79b0-7cc3-98c4-dc0c0c07398f"_s;
        QTest::newRow("all zero") << TimeMs(0) << quint16(0) << quint64(0) << u"00000000-0000-7000-8000-000000000000"_s;
        QTest::newRow("all one") << TimeMs(0xFFFFFFFFFFFF) << quint16(0xFFF) << ~quint64(0) << u"ffffffff-ffff-7fff-bfff-ffffffffffff"_s;
        QTest::newRow("high bits beyond theirs") << TimeMs(1) << quint16(0xF001) << quint64(2) << u"00000000-0001-7001-8000-000000000002"_s;
    }
    void vectors()
    {
        QFETCH(TimeMs, time);
        QFETCH(quint16, high);
        QFETCH(quint64, low);
        QTEST(uuid7(time, high, low), "text");
    }

    void growsWhateverTheClockDoes_data()
    {
        QTest::addColumn<TimeMs>("step");

        QTest::newRow("within a millisecond") << TimeMs(0);
        QTest::newRow("on") << TimeMs(1);
        QTest::newRow("back") << TimeMs(-3600'000);
    }
    void growsWhateverTheClockDoes()
    {
        QFETCH(TimeMs, step);
        SetClock clock;
        QRandomGenerator random(1);
        Uuid7Maker maker(clock, random);
        QString last;
        for (int i = 0; i < 10'000; ++i) {
            const auto key = maker.next();
            QVERIFY2(key > last, qPrintable(last + u" then "_s + key));
            const QUuid uuid(key);
            QCOMPARE(key.at(14), u'7');
            QCOMPARE(uuid.variant(), QUuid::DCE);
            last = key;
            clock.time += step;
        }
    }

    void carriesTheTime()
    {
        SetClock clock;
        QRandomGenerator random(1);
        QVERIFY(Uuid7Maker(clock, random).next().startsWith("017f22e2-79b0-7"_L1));
    }

    void differsBetweenGenerators()
    {
        const SetClock clock;
        QSet<QString> keys;
        for (quint32 seed = 0; seed < 100; ++seed) {
            QRandomGenerator random(seed);
            keys.insert(Uuid7Maker(clock, random).next());
        }
        QCOMPARE(keys.size(), 100);
    }
};

QTEST_GUILESS_MAIN(Uuid7Test)
#include "tst_uuid7.moc"
