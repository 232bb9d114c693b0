#include "analysis/nameindex.h"
#include "analysis/pinyin.h"

#include <QElapsedTimer>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Names are found by what people type: characters, English, pinyin whole or abbreviated, codes. */
class tst_Names : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void folds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("case and blanks") << u"  Tsuen   WAN "_s << u"tsuen wan"_s;
        QTest::newRow("width") << u"ＭＴＲ１号"_s << u"mtr1号"_s;
        QTest::newRow("accents") << u"Café Réunion"_s << u"cafe reunion"_s;
        QTest::newRow("traditional") << u"荃灣 龍門"_s << u"荃湾 龙门"_s;
        QTest::newRow("emoji stays") << u"🚒A"_s << u"🚒a"_s;
        QTest::newRow("a lone half of a pair") << QString(QChar(0xd83d)) << QString(QChar(0xfffd));
        QTest::newRow("Korean stays whole") << u"서울"_s << u"서울"_s;
        QTest::newRow("zero") << u"a"_s + QChar(0) + u"b"_s << u"ab"_s;
        QTest::newRow("nothing") << QString() << QString();
    }
    void folds()
    {
        QFETCH(QString, text);
        QFETCH(QString, folded);
        if (text.size() == 1 && text[0].isSurrogate())
            QVERIFY(foldedName(text).size() <= 1); // whatever Unicode makes of it
        else
            QCOMPARE(foldedName(text), folded);
    }

    void readsAloud_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("pinyin");
        QTest::newRow("plain") << u"中西区"_s << u"zhong xi qu"_s;
        QTest::newRow("two readings") << u"长沙"_s << u"zhang/chang sha"_s;
        QTest::newRow("ü") << u"吕"_s << u"lu/lv"_s;
        QTest::newRow("letters and digits") << u"机场t1出口"_s << u"ji chang t1 chu kou"_s;
        QTest::newRow("signs divide") << u"东-西"_s << u"dong xi"_s;
        QTest::newRow("no Chinese") << u"tsuen wan"_s << QString();
    }
    void readsAloud()
    {
        QFETCH(QString, name);
        QTEST(pinyinOf(name), "pinyin");
    }

    void matches_data()
    {
        QTest::addColumn<QString>("zh");
        QTest::addColumn<QString>("en");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("match");
        const auto central = [](const char *row, const QString &typed, const char *match) { QTest::newRow(row) << u"中西区"_s << u"Central and Western"_s << typed << QString::fromLatin1(match); };
        central("whole", u"中西区"_s, "exact");
        central("begins", u"中西"_s, "prefix");
        central("in the middle", u"西区"_s, "inside");
        central("English", u"central AND western"_s, "exact");
        central("English begins", u"Centr"_s, "prefix");
        central("English word", u"western"_s, "inside");
        central("English initials", u"caw"_s, "initials");
        central("pinyin whole", u"zhongxiqu"_s, "exact");
        central("pinyin with blanks", u"zhong xi qu"_s, "exact");
        central("pinyin apostrophe", u"zhong'xi"_s, "prefix");
        central("pinyin begins", u"zhongxi"_s, "prefix");
        central("pinyin cut in a syllable", u"zhongx"_s, "prefix");
        central("initials", u"zx"_s, "initials");
        central("all initials", u"ZXQ"_s, "initials");
        central("half and half", u"zhxq"_s, "initials");
        central("one letter", u"z"_s, "prefix");
        central("one letter within", u"x"_s, "");
        central("from the second syllable", u"xiqu"_s, "inside");
        central("words in any order", u"western central"_s, "inside");
        central("a syllable left out", u"zhongqu"_s, "");
        central("not a syllable's beginning", u"ongxi"_s, "");
        central("something else", u"东"_s, "");
        central("code", u"810001"_s, "exact");
        central("code begins", u"8100"_s, "prefix");
        central("longer than the name", u"中西区政府"_s, "");
        central("nothing", u"   "_s, "");
        QTest::newRow("traditional typed") << u"荃湾"_s << u"Tsuen Wan"_s << u"荃灣"_s << u"exact"_s;
        QTest::newRow("English in one word") << u"荃湾"_s << u"Tsuen Wan"_s << u"tsuenwan"_s << u"exact"_s;
        QTest::newRow("English initials of two") << u"荃湾"_s << u"Tsuen Wan"_s << u"tw"_s << u"initials"_s;
        QTest::newRow("the other reading") << u"长沙湾道"_s << u"Cheung Sha Wan Road"_s << u"changshawan"_s << u"prefix"_s;
        QTest::newRow("and this") << u"长沙湾道"_s << u"Cheung Sha Wan Road"_s << u"csw"_s << u"initials"_s;
        QTest::newRow("v for ü") << u"绿杨新村"_s << QString() << u"lvyang"_s << u"prefix"_s;
        QTest::newRow("xi an is not xian") << u"西安路"_s << QString() << u"xian"_s << u"prefix"_s;
        QTest::newRow("letters in a Chinese name") << u"机场T1出口"_s << QString() << u"t1"_s << u"inside"_s;
        QTest::newRow("no Chinese name") << u"Route Twisk"_s << u"Route Twisk"_s << u"twisk"_s << u"inside"_s;
        QTest::newRow("emoji") << u"中西区"_s << QString() << u"🚒"_s << QString();
    }
    void matches()
    {
        QFETCH(QString, zh);
        QFETCH(QString, en);
        QFETCH(QString, typed);
        const auto match = matchName(keysOf(zh, en, u"810001"_s), typedName(typed));
        static const QStringList words = {u"exact"_s, u"prefix"_s, u"initials"_s, u"inside"_s};
        QTEST(match ? words[int(*match)] : QString(), "match");
    }

    void wrongInputIsBounded_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a whole file") << QString(1'000'000, u'a');
        QTest::newRow("a whole Chinese file") << QString(300'000, u'中');
        QTest::newRow("pairs") << u"🚒"_s.repeated(10'000);
        QTest::newRow("words") << u"a b "_s.repeated(10'000);
        QTest::newRow("marks only") << QString(1000, QChar(0x301));
        QTest::newRow("SQL") << u"'; DROP TABLE event; --"_s;
        QTest::newRow("FTS") << u"NEAR(\"a\" *) AND ^ OR -"_s;
        QTest::newRow("patterns") << u"%_*?[a-z]\\"_s;
    }
    void wrongInputIsBounded()
    {
        QFETCH(QString, typed);
        const auto made = typedName(typed);
        QVERIFY(made.text.size() <= 64 && made.words.size() <= 6);
        QVERIFY(made.text.isEmpty() || !made.text.back().isHighSurrogate());
        const auto hard = keysOf(u"啊"_s.repeated(60), u"aaaaaaaa "_s.repeated(8));
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < 100; ++i)
            (void)matchName(hard, made);
        QVERIFY2(time.elapsed() < 1000, "a name that can be divided in many ways");
    }

    void ranks()
    {
        const GeoPoint centre{22.3, 114.2};
        const auto named = [](NameKind kind, const QString &zh, double lat, const QString &code = {}) { return NamedPlace{.kind = kind, .zh = zh, .code = code, .at = {lat, 114.2}}; };
        const NameIndex index({
            named(NameKind::Point, u"近中西店"_s, 22.3), // inside, near
            named(NameKind::Road, u"中西街"_s, 22.9), // begins, far
            named(NameKind::Road, u"中西街"_s, 22.31), // begins, near
            named(NameKind::Region, u"中西区"_s, 23.5, u"810001"_s), // begins, by kind first
            named(NameKind::Event, u"中西"_s, 25, u"E1"_s), // exact
            named(NameKind::Place, u"别处"_s, 22.3),
        });
        const auto names = [](const NameIndex::Answer &answer) {
            QStringList list;
            for (const auto &found : answer.found)
                list << found.place->zh + u'@' + QString::number(found.place->at.lat);
            return list.join(u' ');
        };
        const auto answer = index.find(typedName(u"中西"_s), centre, 10);
        QCOMPARE(names(answer), u"中西@25 中西区@23.5 中西街@22.31 中西街@22.9 近中西店@22.3"_s);
        QCOMPARE(answer.total, 5);
        QCOMPARE(names(index.find(typedName(u"中西"_s), centre, 1)), u"中西@25 中西区@23.5 中西街@22.31 近中西店@22.3"_s);
        // By letters: initials come before what is inside.
        QCOMPARE(names(index.find(typedName(u"zx"_s), centre, 1)), u"中西区@23.5 中西街@22.31 中西@25 近中西店@22.3"_s);
        QCOMPARE(index.find(typedName({}), centre, 10).total, 0);
    }

    void ofKindBounded()
    {
        std::vector<NamedPlace> places;
        for (int i = 0; i < 5000; ++i)
            places.push_back({.kind = NameKind(i % 2 == 0 ? int(NameKind::Road) : int(NameKind::Point)), .zh = u"长安路%1"_s.arg(i), .at = {22 + (5000 - i) / 10'000.0, 114}});
        const NameIndex index(std::move(places));
        const auto answer = index.find(typedName(u"路"_s), {22, 114}, 12);
        QCOMPARE(answer.total, 5000);
        QCOMPARE(answer.found.size(), 24);
        QCOMPARE(answer.found.front().place->zh, u"长安路4998"_s); // the nearest road
        QVERIFY(std::ranges::is_sorted(answer.found, isFoundBefore));
    }

    void distances()
    {
        QVERIFY(std::abs(metersBetween({22.3, 114.2}, {22.3, 114.2})) < 1e-6);
        QVERIFY(std::abs(metersBetween({0, 0}, {0, 1}) - 111'195) < 5); // a degree of the mean Earth
        QVERIFY(std::abs(metersBetween({90, 0}, {-90, 0}) - 20'015'115) < 50);
    }
};

QTEST_APPLESS_MAIN(tst_Names)
#include "tst_names.moc"
