#include "feed/format/cap.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

TimeMs at(const QString &time)
{
    return QDateTime::fromString(time, Qt::ISODate).toMSecsSinceEpoch();
}

CapOptions options()
{
    return {.source = u"met"_s, .now = at(u"2026-06-25T14:30:00+08:00"_s), .zone = QTimeZone("Asia/Shanghai")};
}

/** An alert of CAP 1.2 that is sound, with @p rest at its end and, if there is an @p info, that. */
QByteArray alert(const QString &identifier, const QString &info, const QString &rest = {}, const QString &sent = u"2026-06-25T14:00:00+08:00"_s, const QString &type = u"Alert"_s)
{
    return u"<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>%1</identifier><sender>met@city.example</sender><sent>%2</sent><status>Actual</status><msgType>%3</msgType>%4%5</alert>"_s.arg(identifier, sent, type, rest, info.isEmpty() ? QString() : u"<info>%1</info>"_s.arg(info)).toUtf8();
}

const QString sound = u"<language>zh-CN</language><event>暴雨</event><severity>Severe</severity><expires>2026-06-25T20:00:00+08:00</expires><headline>暴雨橙色预警</headline>"_s;

QStringList words(const std::vector<CapNote> &notes)
{
    QStringList all;
    for (const auto &note : notes)
        all << note.message;
    return all;
}

CapDocument read(const QByteArray &xml)
{
    const auto document = parseCap(xml, options());
    if (!document)
        qFatal("%s", qPrintable(document.error().detail));
    return *document;
}

QByteArray seed(const QString &name)
{
    QFile file(QStringLiteral(TONGLAN_SOURCE_DIR "/tests/fuzz/seeds/cap/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** "id status" of all, by id. */
QStringList states(const QHash<QString, Warning> &known)
{
    QStringList all;
    for (const auto &warning : known)
        all << warning.head.id.section(u'@', 0, 0) + u' ' + warningStatusName(warning.status);
    all.sort();
    return all;
}

}

class tst_Cap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void standard()
    {
        const auto document = read(seed(u"cap12.xml"_s));
        QCOMPARE(words(document.notes), QStringList());
        QCOMPARE(document.alerts.size(), 1U);
        QCOMPARE(document.alerts[0].message, CapAlert::Message::Update);
        const auto &warning = document.alerts[0].warning;
        QCOMPARE(warning.head.id, u"tl-2026-0007@met@city.example"_s);
        QCOMPARE(warning.head.source, u"met"_s);
        QCOMPARE(warning.head.time, at(u"2026-06-25T14:00:00+08:00"_s));
        QCOMPARE(warning.kind, u"11B03"_s);
        QCOMPARE(warning.kindName, u"暴雨"_s); // Chinese although English comes first
        QCOMPARE(warning.headline, u"市气象台发布暴雨橙色预警"_s);
        QCOMPARE(warning.sender, u"市气象台"_s);
        QCOMPARE(warning.level, Level::Orange);
        QCOMPARE(warning.onset, at(u"2026-06-25T15:00:00+08:00"_s));
        QCOMPARE(warning.expires, at(u"2026-06-25T20:00:00+08:00"_s));
        QCOMPARE(warning.regions, QStringList{u"810100"_s});
        QCOMPARE(warning.references, QStringList{u"tl-2026-0006@met@city.example"_s});
        QCOMPARE(warning.area.size(), 2U);
        QCOMPARE(warning.area[0].front(), (GeoRing{{22.3, 114.1}, {22.4, 114.1}, {22.4, 114.2}}));
        QVERIFY(contains({warning.area[1]}, {22.344, 114.2}) && !contains({warning.area[1]}, {22.346, 114.2})); // 5 km
        const auto cap = QJsonDocument::fromJson(warning.head.extra).object()[u"cap"].toObject();
        QCOMPARE(cap[u"instruction"].toString(), u"减少外出。"_s);
        QCOMPARE(cap[u"headlineEn"].toString(), u"Rainstorm warning"_s);
    }

    void dialect()
    {
        const auto document = read(seed(u"dialect.xml"_s));
        QCOMPARE(words(document.notes), QStringList());
        QCOMPARE(document.alerts.size(), 1U);
        QCOMPARE(document.alerts[0].message, CapAlert::Message::Cancel);
        const auto &warning = document.alerts[0].warning;
        QCOMPARE(warning.head.time, at(u"2026-06-25T14:00:00+08:00"_s)); // of the city's zone
        QCOMPARE(warning.status, Warning::Status::Cancelled);
        QCOMPARE(warning.kind, u"11B06"_s);
        QCOMPARE(warning.kindName, u"大风"_s); // from the headline
        QCOMPARE(warning.level, Level::Blue);
        QCOMPARE(warning.regions, (QStringList{u"810100"_s, u"810200001"_s}));
        QCOMPARE(warning.references, QStringList{u"81000041600000_20260625120000@市气象台"_s});
        QVERIFY(warning.area.empty());
    }

    void levels_data()
    {
        QTest::addColumn<QString>("severity");
        QTest::addColumn<Level>("level");
        QTest::newRow("Extreme") << u"Extreme"_s << Level::Red;
        QTest::newRow("Severe") << u"Severe"_s << Level::Orange;
        QTest::newRow("Moderate") << u"Moderate"_s << Level::Yellow;
        QTest::newRow("Minor") << u"Minor"_s << Level::Blue;
        QTest::newRow("Unknown") << u"Unknown"_s << Level::None;
        QTest::newRow("none") << QString() << Level::None;
        QTest::newRow("Red") << u"Red"_s << Level::Red;
        QTest::newRow("YELLOW") << u"YELLOW"_s << Level::Yellow;
        QTest::newRow("橙色") << u"橙色"_s << Level::Orange;
    }
    void levels()
    {
        QFETCH(QString, severity);
        const auto document = read(alert(u"a"_s, u"<event>x</event><severity>%1</severity><expires>2026-06-25T20:00:00+08:00</expires><headline>h</headline>"_s.arg(severity)));
        QTEST(document.alerts[0].warning.level, "level");
        QCOMPARE(words(document.notes).isEmpty(), document.alerts[0].warning.level != Level::None); // that it has none is said
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("reason");
        const auto with = [](const char *from, const char *to) { return alert(u"a"_s, sound).replace(from, to); };
        QTest::newRow("exercise") << with("Actual", "Exercise") << u"status: is Exercise: no real warning"_s;
        QTest::newRow("test") << with("Actual", "Test") << u"status: is Test: no real warning"_s;
        QTest::newRow("draft") << with("Actual", "Draft") << u"status: is Draft: no real warning"_s;
        QTest::newRow("no status") << with("Actual", "") << u"status: '' is not one of"_s;
        QTest::newRow("ack") << with(">Alert<", ">Ack<") << u"msgType: 'Ack' says nothing of a warning"_s;
        QTest::newRow("error") << with(">Alert<", ">Error<") << u"msgType: 'Error'"_s;
        QTest::newRow("no identifier") << with(">a<", "><") << u"identifier: is empty"_s;
        QTest::newRow("no sender") << with(">met@city.example<", "><") << u"sender: is empty"_s;
        QTest::newRow("a time without its offset") << with("14:00:00+08:00", "14:00:00") << u"sent: '2026-06-25T14:00:00' is not a time with its offset"_s;
        QTest::newRow("a time of long ago") << with("2026-06-25T14:00:00+08:00</sent>", "1013-06-25T14:00:00+08:00</sent>") << u"sent: '1013-06-25T14:00:00+08:00' is long before"_s;
        QTest::newRow("no info") << alert(u"a"_s, {}) << u"info: there is none"_s;
    }
    void refused()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, reason);
        const auto document = read("<alerts>" + xml + alert(u"b"_s, sound) + "</alerts>");
        QCOMPARE(document.alerts.size(), 1U); // the others go on
        QCOMPARE(document.rejected.size(), 1U);
        QVERIFY2(document.rejected[0].reason.startsWith(reason), qPrintable(document.rejected[0].reason));
        QVERIFY(!document.rejected[0].raw.isEmpty());
    }

    void notes_data()
    {
        QTest::addColumn<QString>("more"); // in the info
        QTest::addColumn<QStringList>("notes");
        QTest::addColumn<int>("areas");
        const auto row = [](const char *name, const QString &more, const QStringList &notes, int areas = 0) { QTest::newRow(name) << more << notes << areas; };
        const auto polygon = [](const QString &text) { return u"<area><polygon>%1</polygon></area>"_s.arg(text); };
        row("nothing odd", polygon(u"22,114 23,114 23,115 22,114"_s), {}, 1);
        row("not closed", polygon(u"22,114 23,114 23,115"_s), {u"polygon: does not end where it began, and was closed"_s}, 1);
        row("two points", polygon(u"22,114 23,114 22,114"_s), {u"polygon: left out: less than three different points"_s});
        row("one point, again and again", polygon(u"22,114 22,114 22,114 22,114"_s), {u"polygon: left out: less than three different points"_s});
        row("longitude first", polygon(u"114,22 114,23 115,23 114,22"_s), {u"polygon: left out: 114,22 is not on the Earth (latitude comes first)"_s});
        row("no numbers", polygon(u"22,114 x,y 23,115 22,114"_s), {u"polygon: left out: 'x,y' is no pair of latitude and longitude"_s});
        row("not a number", polygon(u"nan,114 23,114 23,115 nan,114"_s), {u"polygon: left out: nan,114 is not on the Earth (latitude comes first)"_s});
        row("one of two", polygon(u"22,114 23,114 23,115 22,114"_s) + polygon(u"1"_s), {u"polygon: left out: '1' is no pair of latitude and longitude"_s}, 1);
        row("a circle of nothing", u"<area><circle>22,114 0.0</circle></area>"_s, {u"circle: left out: a radius of 0 km has no outline"_s});
        row("half the Earth", u"<area><circle>22,114 9000</circle></area>"_s, {u"circle: left out: a radius of 9000 km has no outline"_s});
        row("across the 180th meridian", u"<area><circle>22,179.9 100</circle></area>"_s, {u"circle: left out: it lies across the 180th meridian or a pole"_s});
        row("no circle", u"<area><circle>here</circle></area>"_s, {u"circle: left out: 'here' is no latitude, longitude and radius in km"_s});
        row("a time that is none", u"<onset>soon</onset>"_s, {u"onset: 'soon' is not a time with its offset, and was left out"_s});
        row("over before it begins", u"<onset>2026-06-26T08:00:00+08:00</onset>"_s, {u"expires: lies before it begins"_s});
    }
    void notes()
    {
        QFETCH(QString, more);
        QFETCH(int, areas);
        const auto document = read(alert(u"a"_s, sound + more));
        QCOMPARE(document.alerts.size(), 1U); // the warning stays
        QCOMPARE(int(document.alerts[0].warning.area.size()), areas);
        QTEST(words(document.notes), "notes");
    }

    void expiry()
    {
        const auto over = read(alert(u"a"_s, QString(sound).replace(u"20:00:00"_s, u"14:20:00"_s)));
        QCOMPARE(words(over.notes), QStringList{u"expires: was over when it arrived"_s});
        QVERIFY(!isActive(over.alerts[0].warning, options().now));
        QVERIFY(isActive(over.alerts[0].warning, at(u"2026-06-25T14:10:00+08:00"_s)));
        const auto open = read(alert(u"a"_s, u"<event>x</event><severity>Minor</severity><headline>h</headline>"_s));
        QCOMPARE(words(open.notes), QStringList{u"expires: there is none: it holds until it is updated or cancelled"_s});
        QVERIFY(isActive(open.alerts[0].warning, options().now));
        const auto ahead = read(alert(u"a"_s, sound, {}, u"2026-07-25T14:00:00-00:00"_s));
        QVERIFY(words(ahead.notes).contains(u"sent: lies more than a day ahead"_s));
    }

    void texts()
    {
        const auto document = read(alert(u"a"_s, QString(sound).replace(u"暴雨橙色预警"_s, u"红"_s + QString(10'000, u'长')) + u"<description>甲\u202Eabc\u0085乙\n丙</description>"_s));
        const auto &warning = document.alerts[0].warning;
        QCOMPARE(warning.headline.size(), 500);
        QVERIFY(warning.headline.endsWith(u'…'));
        QCOMPARE(warning.description, u"甲abc乙\n丙"_s);
        QCOMPARE(words(document.notes), QStringList{u"headline: 10001 characters, the first 500 are shown"_s});
        const auto huge = read(alert(u"a"_s, sound + u"<description>%1</description>"_s.arg(QString(100'000, u'x'))));
        QCOMPARE(huge.alerts[0].warning.description.size(), 8'000);
        QVERIFY(words(huge.notes).contains(u"a text of more than 65536 characters was cut"_s));
    }

    void severalInfos()
    {
        const auto one = [](const QString &language, const QString &severity, const QString &headline) {
            return u"<info><language>%1</language><event>x</event><severity>%2</severity><expires>2026-06-25T20:00:00+08:00</expires><headline>%3</headline></info>"_s.arg(language, severity, headline);
        };
        const auto of = [&](const QString &infos) { return read(alert(u"a"_s, {}, infos)); };
        QCOMPARE(of(one(u"en"_s, u"Extreme"_s, u"e"_s) + one(u"zh-HK"_s, u"Minor"_s, u"z"_s)).alerts[0].warning.headline, u"z"_s);
        QCOMPARE(of(one(u"fr"_s, u"Minor"_s, u"f"_s) + one(u"en"_s, u"Extreme"_s, u"e"_s)).alerts[0].warning.headline, u"f"_s);
        const auto two = of(one(u"zh"_s, u"Minor"_s, u"mild"_s) + one(u"zh"_s, u"Severe"_s, u"bad"_s));
        QCOMPARE(two.alerts[0].warning.headline, u"bad"_s);
        QCOMPARE(words(two.notes), QStringList{u"info: 1 more in the same language say less urgent things and were left out"_s});
    }

    void bombs_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("reason");
        QByteArray laughs = "<!DOCTYPE alert [<!ENTITY a \"ha\">";
        for (char c = 'b'; c < 'm'; ++c)
            laughs += QByteArray("<!ENTITY ") + c + " \"" + QByteArray("&").append(char(c - 1)).append(';').repeated(10) + "\">";
        QTest::newRow("billion laughs") << laughs + "]><alert><identifier>&l;</identifier></alert>" << u"document type"_s;
        QTest::newRow("quadratic") << QByteArray("<!DOCTYPE alert [<!ENTITY a \"" + QByteArray(100'000, 'x') + "\">]><alert>" + QByteArray("&a;").repeated(1'000) + "</alert>") << u"document type"_s;
        QTest::newRow("a file of ours") << QByteArray("<!DOCTYPE alert SYSTEM \"file:///etc/passwd\"><alert/>") << u"document type"_s;
        QTest::newRow("an unknown entity") << QByteArray("<alert><identifier>&x;</identifier></alert>") << u"line 1"_s;
        QTest::newRow("very deep") << QByteArray("<a>").repeated(100'000) << u"more than 32 deep"_s;
        QTest::newRow("deep in an alert") << QByteArray("<alert><info>" + QByteArray("<a>").repeated(100'000)) << u"more than 32 deep"_s;
        QTest::newRow("deep in a text") << QByteArray("<alert><sender>" + QByteArray("<a>").repeated(100'000)) << u"more than 32 deep"_s;
        QTest::newRow("too large") << QByteArray(9 << 20, ' ') << u"at most 8388608 are read"_s;
        QTest::newRow("nothing") << QByteArray() << u""_s;
        QTest::newRow("no XML") << QByteArray("{\"alert\": 1}") << u"line 1"_s;
        QTest::newRow("cut off") << seed(u"cap12.xml"_s).first(900) << u"line"_s;
        QTest::newRow("another document") << QByteArray("<html><body/></html>") << u"there is no alert in it: its root is 'html'"_s;
        QTest::newRow("an index") << seed(u"index.atom"_s) << u"it is an index of alerts"_s;
    }
    void bombs()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, reason);
        const auto document = parseCap(xml, options());
        QVERIFY(!document);
        QCOMPARE(document.error().kind, Error::Kind::Invalid);
        QVERIFY2(document.error().detail.contains(reason) && !document.error().detail.isEmpty(), qPrintable(document.error().detail));
    }

    /** What came whole before a break is taken. */
    void cutInTheSecond()
    {
        const auto document = read("<alerts>" + alert(u"a"_s, sound) + alert(u"b"_s, sound).first(200));
        QCOMPARE(document.alerts.size(), 1U);
        QVERIFY2(words(document.notes).last().startsWith(u"the rest was not read: line 1"_s), qPrintable(words(document.notes).join(u'\n')));
    }

    void tooMany()
    {
        auto all = options();
        all.limits.alerts = 3;
        const auto document = parseCap("<alerts>" + alert(u"a"_s, sound).repeated(5) + "</alerts>", all);
        QVERIFY(document);
        QCOMPARE(document->alerts.size(), 3U);
        QCOMPARE(words(document->notes), QStringList{u"more than 3 alerts: the rest was not read"_s});
    }

    void chain_data()
    {
        QTest::addColumn<QList<int>>("order"); // in which the messages come, each in a document of its own; -1: together with the next
        QTest::newRow("as sent") << QList<int>{0, 1, 2, 3};
        QTest::newRow("the other way") << QList<int>{3, 2, 1, 0};
        QTest::newRow("the update first") << QList<int>{1, 0, 3, 2};
        QTest::newRow("each twice") << QList<int>{0, 0, 1, 0, 1, 2, 3, 2, 3, 0};
        QTest::newRow("all at once") << QList<int>{0, -1, 1, -1, 2, -1, 3};
        QTest::newRow("all at once, the other way") << QList<int>{3, -1, 2, -1, 1, -1, 0};
    }
    void chain()
    {
        const auto refers = [](const QString &ids) {
            QStringList all;
            for (const QChar id : ids)
                all << u"met@city.example,%1,2026-06-25T14:00:00+08:00"_s.arg(id);
            return u"<references>%1</references>"_s.arg(all.join(u' '));
        };
        const std::vector<QByteArray> messages = {alert(u"a"_s, sound), alert(u"b"_s, sound, refers(u"a"_s), u"2026-06-25T14:05:00+08:00"_s, u"Update"_s),
            alert(u"c"_s, {}, refers(u"b"_s), u"2026-06-25T14:10:00+08:00"_s, u"Cancel"_s), alert(u"d"_s, sound, {}, u"2026-06-25T14:11:00+08:00"_s)};
        QFETCH(QList<int>, order);
        QHash<QString, Warning> known;
        QByteArray together;
        for (qsizetype i = 0; i < order.size(); ++i) {
            if (order[i] < 0)
                continue;
            together += messages[std::size_t(order[i])];
            if (i + 1 < order.size() && order[i + 1] < 0)
                continue;
            for (const auto &warning : settleCap(known, read("<alerts>" + together + "</alerts>").alerts).changed) {
                QVERIFY2(!known.contains(warning.head.id) || known[warning.head.id].head.version < warning.head.version, qPrintable(warning.head.id)); // else a cache would not take it
                known.insert(warning.head.id, warning);
            }
            together.clear();
        }
        auto now = states(known);
        if (now.first() == "a cancelled"_L1) // the message that only updated it was cancelled before it came: it is over either way
            now[0] = u"a updated"_s;
        QCOMPARE(now, (QStringList{u"a updated"_s, u"b cancelled"_s, u"c cancelled"_s, u"d active"_s}));
    }

    /** A warning does not end itself, nor one that came after it. */
    void oddReferences()
    {
        const auto itself = read(alert(u"a"_s, sound, u"<references>met@city.example,a,2026-06-25T14:00:00+08:00</references>"_s, u"2026-06-25T14:00:00+08:00"_s, u"Update"_s));
        QVERIFY(words(itself.notes).contains(u"references: it refers to itself"_s));
        QCOMPARE(settleCap({}, itself.alerts).changed.at(0).status, Warning::Status::Active);
        const auto ahead = read("<alerts>" + alert(u"old"_s, sound, u"<references>met@city.example,new,2026-06-25T14:00:00+08:00</references>"_s, u"2026-06-25T13:00:00+08:00"_s, u"Update"_s) + alert(u"new"_s, sound) + "</alerts>");
        for (const auto &warning : settleCap({}, ahead.alerts).changed)
            QCOMPARE(warning.status, Warning::Status::Active);
    }

    void unknownReference()
    {
        const auto document = read(alert(u"b"_s, sound, u"<references>met@city.example,a,2026-06-25T12:00:00+08:00 bad,one</references>"_s, u"2026-06-25T14:05:00+08:00"_s, u"Update"_s));
        QCOMPARE(words(document.notes), QStringList{u"references: 'bad,one' is no sender, identifier and time"_s});
        const auto chain = settleCap({}, document.alerts);
        QCOMPARE(chain.changed.size(), 1U);
        QCOMPARE(chain.changed[0].status, Warning::Status::Active);
        QCOMPARE(words(chain.notes), QStringList{u"references: 'a@met@city.example' is not known"_s});
    }

    void indexes()
    {
        const auto atom = parseCapIndex(seed(u"index.atom"_s));
        QVERIFY(atom);
        QCOMPARE(atom->links, (std::vector<CapLink>{{u"a.cap"_s, u"a"_s, u"A warning"_s, at(u"2026-06-25T14:00:00Z"_s)}})); // the alert, not the page about it
        const auto rss = parseCapIndex(seed(u"index.rss"_s));
        QVERIFY(rss);
        QCOMPARE(rss->links, (std::vector<CapLink>{{u"https://warn.example/b.cap"_s, u"b"_s, u"B"_s, at(u"2026-06-25T14:00:00+08:00"_s)}}));
        QVERIFY(!parseCapIndex(seed(u"cap12.xml"_s)));
        QVERIFY(!parseCapIndex("<!DOCTYPE feed []><feed/>"));
    }
    void linksThatAreNotFollowed_data()
    {
        QTest::addColumn<QString>("href");
        for (const char *href : {"file:///etc/passwd", "javascript:alert(1)", "/etc/passwd", "../../secret.cap", "//other.example/x", "ftp://x/y", "", "http://"})
            QTest::newRow(*href ? href : "none") << QString::fromLatin1(href);
    }
    void linksThatAreNotFollowed()
    {
        QFETCH(QString, href);
        const auto index = parseCapIndex(u"<feed><entry><id>a</id><link href='%1'/></entry><entry><link href='https://x.example/y'/></entry></feed>"_s.arg(href).toUtf8());
        QVERIFY(index);
        QCOMPARE(index->links.size(), 1U);
        QCOMPARE(index->notes.size(), 1U);
        QCOMPARE(index->notes[0].id, u"a"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Cap)
#include "tst_cap.moc"
