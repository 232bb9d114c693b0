#include "model/digest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan;

/** The vectors were computed by another program (Python's hashlib) from the definition in digest.h. */
class tst_Digest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void oneRecordFallsWhereTheDefinitionSays_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("id");
        QTest::addColumn<qint64>("version");
        QTest::addColumn<int>("bucketOf64");
        QTest::addColumn<int>("bucketOf4096");
        QTest::addColumn<quint64>("check");
        QTest::newRow("event") << u"cg.urban"_s << u"E1"_s << qint64(17) << 47 << 2223 << quint64(0x8978d582e152c95fULL);
        QTest::newRow("next version") << u"cg.urban"_s << u"E1"_s << qint64(18) << 47 << 2223 << quint64(0xcff3a19c18ecd1abULL);
        QTest::newRow("Chinese, highest version") << u"统一接报"_s << u"事件-𠮷-1"_s << ((1LL << 53) - 1) << 61 << 893 << quint64(0xaeb053bf0baa8e3dULL);
        QTest::newRow("reading") << u"hko"_s << u"temp|810000|1782369127"_s << qint64(1) << 29 << 989 << quint64(0x50fe1cf55009128fULL);
    }

    void oneRecordFallsWhereTheDefinitionSays()
    {
        QFETCH(QString, source);
        QFETCH(QString, id);
        QFETCH(qint64, version);
        QFETCH(int, bucketOf64);
        QFETCH(int, bucketOf4096);
        QFETCH(quint64, check);
        const Digest::Bucket wanted{1, check};
        Digest usual;
        usual.add(source, id, version);
        QCOMPARE(usual.buckets.size(), 64U);
        QCOMPARE(usual.bucketOf(source, id), std::size_t(bucketOf64));
        QVERIFY(usual.buckets[std::size_t(bucketOf64)] == wanted);
        Digest fine(Digest::maximumBuckets);
        fine.add(source, id, version);
        QVERIFY(fine.buckets[std::size_t(bucketOf4096)] == wanted);
        Digest one(1);
        one.add(source, id, version);
        QVERIFY(one.buckets[0] == wanted);
    }

    void recordsAddUpInAnyOrder()
    {
        Digest digest(4);
        digest.add(u"unified", u"unified", 1);
        digest.add(u"hko", u"temp|810000|1782369127", 1);
        digest.add(u"cg.urban", u"E1", 17);
        digest.add(u"统一接报", u"事件-𠮷-1", (1LL << 53) - 1);
        const std::vector<Digest::Bucket> wanted = {{}, {3, 0xcfeaadcb9027880bULL}, {}, {1, 0x8978d582e152c95fULL}};
        QVERIFY(digest.buckets == wanted);
        digest.remove(u"cg.urban", u"E1", 17);
        digest.add(u"cg.urban", u"E1", 17);
        QVERIFY(digest.buckets == wanted);
    }

    void whatDiffersIsFound()
    {
        Digest ours;
        Digest theirs;
        for (int i = 0; i < 500; ++i) {
            ours.add(u"unified", u"E%1"_s.arg(i), 3);
            theirs.add(u"unified", u"E%1"_s.arg(499 - i), 3);
        }
        QVERIFY(differingBuckets(ours, theirs)->empty());
        theirs.remove(u"unified", u"E7", 3);
        theirs.add(u"unified", u"E7", 4);
        QCOMPARE(*differingBuckets(ours, theirs), std::vector{ours.bucketOf(u"unified", u"E7")});
        QCOMPARE(differingBuckets(ours, Digest(63)).error().kind, Error::Kind::Invalid);
    }
};

QTEST_GUILESS_MAIN(tst_Digest)
#include "tst_digest.moc"
