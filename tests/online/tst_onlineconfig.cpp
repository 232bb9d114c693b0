#include "base/tomltable.h"
#include "online/onlineconfig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** [[basemap]] of the settings. */
class TestOnlineConfig : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QList<Problem> m_problems;

    OnlineMaps read(const QByteArray &text)
    {
        m_problems.clear();
        const QString file = m_dir.filePath(u"tonglan.toml"_s);
        const auto root = parseToml(text, file, m_problems);
        if (!root)
            return {};
        TomlTable table(*root, u"settings"_s, file, m_problems);
        return readOnlineMaps(table, file, m_problems);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void readsEveryKey()
    {
        const auto maps = read("[[basemap]]\nname = \"city\"\nkind = \"xyz\"\nurl = \"https://{s}.example/{z}/{x}/{y}?k={key}\"\nservers = [\"a\", \"b\"]\nkey = \"s\"\n"
                               "attribution = \"测绘院\"\napproval = \"津S(2024)00号\"\ndatum = \"gcj02\"\nmin_zoom = 3\nmax_zoom = 17\ntile_size = 512\nheaders = { Referer = \"https://wall.example/\" }\n");
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.value(0).message));
        const OnlineMap expected{.name = u"city"_s, .title = u"city"_s, .url = u"https://{s}.example/{z}/{x}/{y}?k={key}"_s, .servers = {u"a"_s, u"b"_s}, .key = u"s"_s, .headers = {{"Referer", "https://wall.example/"}}, .attribution = u"测绘院"_s, .approval = u"津S(2024)00号"_s, .datum = Datum::Gcj02, .minZoom = 3, .maxZoom = 17, .tileSize = 512};
        QCOMPARE(maps.maps.size(), 1U);
        QCOMPARE(maps.maps[0], expected);
    }

    void presetsAreTwoLayers_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QString>("ground");
        QTest::addColumn<QString>("writing");
        QTest::newRow("vec") << "tianditu-vec"_ba << u"vec"_s << u"cva"_s;
        QTest::newRow("img") << "tianditu-img"_ba << u"img"_s << u"cia"_s;
    }
    void presetsAreTwoLayers()
    {
        QFETCH(const QByteArray, kind);
        QFETCH(const QString, ground);
        QFETCH(const QString, writing);
        const auto maps = read("[[basemap]]\nname = \"t\"\nkind = \"" + kind + "\"\nkey = \"0123\"\n");
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.value(0).message));
        QCOMPARE(maps.maps.size(), 2U);
        int i = 0;
        for (const QString &layer : {ground, writing}) {
            const OnlineMap &map = maps.maps[size_t(i++)];
            QCOMPARE(map.name, u"t-"_s + layer);
            QCOMPARE(map.title, u"t"_s); // as people have called it
            QCOMPARE(map.isWriting, layer.startsWith(u'c')); // cva, cia
            QCOMPARE(addressOf(map, {10, 836, 447}).toString(), u"https://t3.tianditu.gov.cn/%1_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=%1&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=10&TILEROW=447&TILECOL=836&tk=0123"_s.arg(layer));
            QCOMPARE(map.datum, Datum::Cgcs2000);
            QVERIFY(map.attribution.contains(u"天地图"_s));
        }
    }

    void aPresetMayHaveAGateway()
    {
        const auto maps = read("[[basemap]]\nname = \"t\"\nkind = \"tianditu-vec\"\nkey = \"0123\"\nurl = \"http://10.1.2.3/tdt/\"\n");
        QCOMPARE(maps.maps.size(), 2U);
        QVERIFY(addressOf(maps.maps[0], {}).toString().startsWith(u"http://10.1.2.3/tdt/vec_w/wmts?"_s));
    }

    void readsWmts_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("address");
        QTest::newRow("query") << "https://w.example/wmts"_ba << u"https://w.example/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=base&STYLE=default&TILEMATRIXSET=EPSG%3A3857&FORMAT=image%2Fpng&TILEMATRIX=EPSG%3A3857%3A3&TILEROW=2&TILECOL=5"_s;
        QTest::newRow("query begun") << "https://w.example/wmts?map=a"_ba << u"https://w.example/wmts?map=a&SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=base&STYLE=default&TILEMATRIXSET=EPSG%3A3857&FORMAT=image%2Fpng&TILEMATRIX=EPSG%3A3857%3A3&TILEROW=2&TILECOL=5"_s;
        QTest::newRow("template") << "https://w.example/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"_ba << u"https://w.example/default/EPSG%3A3857/EPSG%3A3857%3A3/2/5.png"_s;
    }
    void readsWmts()
    {
        QFETCH(const QByteArray, url);
        QFETCH(const QString, address);
        const auto maps = read("[[basemap]]\nname = \"w\"\nkind = \"wmts\"\nurl = \"" + url + "\"\nlayer = \"base\"\nmatrix_set = \"EPSG:3857\"\nmatrix_prefix = \"EPSG:3857:\"\nattribution = \"a\"\ndatum = \"cgcs2000\"\n");
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.value(0).message));
        QCOMPARE(maps.maps.size(), 1U);
        QCOMPARE(addressOf(maps.maps[0], {3, 5, 2}).toString(QUrl::FullyEncoded), address);
    }

    void theKeyMayBeInAFile()
    {
        QFile file(m_dir.filePath(u"key"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("abc123\n");
        file.close();
        const auto maps = read("[[basemap]]\nname = \"t\"\nkind = \"tianditu-vec\"\nkey_file = \"key\"\n");
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.value(0).message));
        QCOMPARE(maps.maps.at(0).key, u"abc123"_s);
    }

    void namesTheProblem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        const QByteArray head = "[[basemap]]\nname = \"a\"\nkind = \"xyz\"\nattribution = \"a\"\n"; // 4 lines
        const QByteArray url = "url = \"https://a.example/{z}/{x}/{y}\"\n";
        const QByteArray datum = "datum = \"wgs84\"\n";
        const auto row = [](const char *name, const QByteArray &text, int line, const QString &says) { QTest::newRow(name) << text << line << says; };
        row("no datum", head + url, 1, u"'datum' is missing"_s);
        row("no such datum", head + url + "datum = \"bd09\"\n", 6, u"gcj02"_s);
        row("no attribution", "[[basemap]]\nname = \"a\"\nkind = \"xyz\"\n" + url + datum, 1, u"'attribution' is missing"_s);
        row("no kind", "[[basemap]]\nname = \"a\"\nattribution = \"a\"\n" + url + datum, 1, u"'kind' is missing"_s);
        row("no address", head + datum, 1, u"'url' is missing"_s);
        row("misspelt", head + url + datum + "max_zom = 3\n", 7, u"max_zoom"_s);
        row("no place in it", head + "url = \"https://a.example/{z}/{x}\"\n" + datum, 5, u"{y}"_s);
        row("unknown braces", head + "url = \"https://a.example/{z}/{x}/{y}/{r}\"\n" + datum, 5, u"{r}"_s);
        row("no servers", head + "url = \"https://{s}.example/{z}/{x}/{y}\"\n" + datum, 5, u"servers"_s);
        row("a file", head + "url = \"file:///etc/{z}/{x}/{y}\"\n" + datum, 5, u"http://"_s);
        row("password", head + "url = \"https://me:pw@a.example/{z}/{x}/{y}\"\n" + datum, 5, u"password"_s);
        row("no key", head + "url = \"https://a.example/{z}/{x}/{y}?{key}\"\n" + datum, 1, u"key_file"_s);
        row("a key for nothing", head + url + datum + "key = \"s\"\n", 7, u"no {key}"_s);
        row("preset without key", "[[basemap]]\nname = \"t\"\nkind = \"tianditu-vec\"\n", 1, u"key_file"_s);
        row("preset with datum", "[[basemap]]\nname = \"t\"\nkind = \"tianditu-vec\"\nkey = \"s\"\n" + datum, 5, u"CGCS2000"_s);
        row("no such key file", "[[basemap]]\nname = \"t\"\nkind = \"tianditu-vec\"\nkey = \"\"\nkey_file = \"none\"\n", 5, u"can't be read"_s);
        row("header with a line break", head + url + datum + "headers = { A = \"b\\nc\" }\n", 7, u"printable"_s);
        row("header that is ours", head + url + datum + "headers = { Host = \"b\" }\n", 7, u"Host"_s);
        row("zooms", head + url + datum + "min_zoom = 9\nmax_zoom = 4\n", 8, u"min_zoom"_s);
        row("tile size", head + url + datum + "tile_size = 300\n", 7, u"512"_s);
        row("wmts without layer", "[[basemap]]\nname = \"a\"\nkind = \"wmts\"\nattribution = \"a\"\nurl = \"https://a.example\"\nmatrix_set = \"w\"\n" + datum, 1, u"'layer' is missing"_s);
        row("the same name", head + url + datum + head + url + datum, 8, u"another base map"_s);
    }
    void namesTheProblem()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        QFETCH(const QString, says);
        const auto maps = read(text);
        QVERIFY(!m_problems.isEmpty());
        const auto named = std::ranges::find_if(m_problems, [&](const Problem &problem) { return problem.message.contains(says) && problem.line == line; });
        QVERIFY2(named != m_problems.end(), qPrintable(u"%1: %2"_s.arg(m_problems[0].line).arg(m_problems[0].message)));
        QCOMPARE(maps.unusable.size(), 1);
        QVERIFY(maps.maps.size() <= 1);
    }

    void noProblemSpellsTheKey()
    {
        (void)read("[[basemap]]\nname = \"a\"\nkind = \"xyz\"\nattribution = \"a\"\ndatum = \"wgs84\"\nkey = \"s3cret\"\nurl = \"ftp://a.example/{z}/{x}/{y}/{key}\"\n");
        QVERIFY(!m_problems.isEmpty());
        for (const Problem &problem : std::as_const(m_problems))
            QVERIFY(!problem.message.contains(u"s3cret"_s));
    }
};

QTEST_GUILESS_MAIN(TestOnlineConfig)
#include "tst_onlineconfig.moc"
