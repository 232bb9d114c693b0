#include "city/citypackwriter.h"
#include "feed/citypack.h"
#include "feed/format/tlf.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace tonglan;
using namespace Qt::StringLiterals;

static CityPackInfo someInfo()
{
    return {
        .cityCode = u"810000"_s,
        .name = u"香港"_s,
        .nameEn = u"Hong Kong"_s,
        .timeZone = "Asia/Hong_Kong",
        .box = {113.8, 22.1, 114.4, 22.6},
        .centre = {22.3, 114.1},
        .zoom = 11,
        .anchor = 1'782'369'127'000,
        .demo = true,
        .seed = 7};
}

static std::vector<Record> someSources(int count)
{
    std::vector<Record> records;
    for (int i = 0; i < count; ++i)
        records.emplace_back(Source{.head = {.source = u"s%1"_s.arg(i), .id = u"s%1"_s.arg(i), .version = 1, .time = 1000}, .name = u"水务"_s, .intervalSeconds = 60});
    return records;
}

class CityPackTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, int sources = 3)
    {
        const auto path = m_folder.filePath(name);
        CityPackWriter writer(path);
        if (!writer.begin() || !writer.addRecords(someSources(sources)) || !writer.addExtra(u"note"_s, "hello") || !writer.finish(someInfo()))
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    static void alter(const QString &path, const char *sql)
    {
        SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
        database.exec(sql);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void gives_back_what_was_written()
    {
        const auto pack = CityPack::open(write(u"whole.citypack"_s, 2003));
        QVERIFY2(pack, qPrintable(pack ? QString() : pack.error().detail));
        auto info = pack->info();
        info.sha256.clear();
        QCOMPARE(info, someInfo());
        QCOMPARE(pack->types().value(), QList{RecordType::Source});
        QCOMPARE(pack->pageCount(RecordType::Source).value(), 2);
        QCOMPARE(pack->recordCount(RecordType::Source).value(), 2003);
        const auto batch = parseTlfRecords(pack->page(RecordType::Source, 1).value(), RecordType::Source);
        QVERIFY(batch);
        QCOMPARE(batch->changes.size(), 3U);
        QCOMPARE(pack->extra(u"note"_s).value(), "hello"_ba);
        QVERIFY(pack->verify());
    }

    void same_input_same_bytes()
    {
        QFile a(write(u"a.citypack"_s)), b(write(u"b.citypack"_s));
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        QCOMPARE(a.readAll(), b.readAll());
    }

    void notices_a_changed_byte()
    {
        const auto path = write(u"changed.citypack"_s);
        alter(path, "UPDATE pack_page SET body = substr(body, 1, 20) || x'00' || substr(body, 22)");
        const auto pack = CityPack::open(path);
        QVERIFY(pack);
        const auto verified = pack->verify();
        QVERIFY(!verified);
        QVERIFY(verified.error().detail.contains("checksum"_L1));
    }

    void refuses_what_is_no_pack_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("says");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("a table is missing") << "DROP TABLE pack_page"_ba << u"pack_page"_s << Error::Kind::Invalid;
        QTest::newRow("a view instead of a table") << "DROP TABLE pack_page; CREATE VIEW pack_page AS SELECT 1"_ba << u"pack_page"_s << Error::Kind::Invalid;
        QTest::newRow("a later format") << "UPDATE pack_meta SET value = '2' WHERE key = 'format'"_ba << u"format 2"_s << Error::Kind::Newer;
        QTest::newRow("not a number") << "UPDATE pack_meta SET value = 'x' WHERE key = 'west'"_ba << u"pack_meta.west"_s << Error::Kind::Invalid;
        QTest::newRow("no time zone") << "UPDATE pack_meta SET value = 'Moon' WHERE key = 'time_zone'"_ba << u"time_zone"_s << Error::Kind::Invalid;
        QTest::newRow("no city") << "DELETE FROM pack_meta WHERE key = 'city_code'"_ba << u"city_code"_s << Error::Kind::Invalid;
    }

    void refuses_what_is_no_pack()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, says);
        QFETCH(Error::Kind, kind);
        const auto path = write(u"broken-%1.citypack"_s.arg(qHash(sql)));
        alter(path, sql.constData());
        const auto pack = CityPack::open(path);
        QVERIFY(!pack);
        QCOMPARE(pack.error().kind, kind);
        QVERIFY2(pack.error().detail.contains(says), qPrintable(pack.error().detail));
        QVERIFY(pack.error().detail.contains(path));
    }

    void names_the_page_that_is_broken()
    {
        const auto path = write(u"page.citypack"_s);
        alter(path, "UPDATE pack_page SET body = x'0102'");
        const auto page = CityPack::open(path)->page(RecordType::Source, 0);
        QVERIFY(!page);
        QVERIFY2(page.error().detail.contains("page 0 of type source"_L1), qPrintable(page.error().detail));
    }

    void refuses_foreign_files()
    {
        const auto path = m_folder.filePath(u"text.citypack"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QCOMPARE(CityPack::open(path).error().kind, Error::Kind::Invalid);
        QCOMPARE(CityPack::open(m_folder.filePath(u"nothing"_s)).error().kind, Error::Kind::NotFound);
    }

    void leaves_nothing_if_not_finished()
    {
        const auto path = m_folder.filePath(u"unfinished.citypack"_s);
        {
            CityPackWriter writer(path);
            QVERIFY(writer.begin());
        }
        QVERIFY(!QFile::exists(path));
        QVERIFY(!QFile::exists(path + ".part"_L1));
    }
};

QTEST_GUILESS_MAIN(CityPackTest)
#include "tst_citypack.moc"
