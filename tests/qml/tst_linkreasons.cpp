#include "feed/format/tlf.h"
#include "query/linkreasons.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace tonglan;

/** The reasons that the screen gives are in its language, with their numbers and names; what nobody has translated is marked as it came. */
class tst_LinkReasons : public QObject
{
    Q_OBJECT

    /** @p detail with the shipped translation, and without any. */
    static std::pair<QString, QString> both(const QString &detail)
    {
        const QString english = LinkReasons::explain(detail);
        QTranslator translator;
        if (!translator.load(u":/i18n/tonglan_zh_CN.qm"_s))
            qFatal("no translation");
        QCoreApplication::installTranslator(&translator);
        return {LinkReasons::explain(detail), english};
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void inChinese_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("chinese");
        const auto row = [](const char *name, const QString &detail, const QString &chinese) { QTest::newRow(name) << detail << chinese; };
        row("nothing", {}, {});
        row("refused", u"Connection refused"_s, u"连接被拒绝"_s);
        row("refused, where", u"http://127.0.0.1:8620/changes: Connection refused"_s, u"连接被拒绝（http://127.0.0.1:8620/changes）"_s);
        row("refused, when again", u"http://127.0.0.1:8620/: Connection refused; next try in 3.2 s (attempt 4)"_s, u"连接被拒绝（http://127.0.0.1:8620/）；3.2 秒后重试（第 4 次）"_s);
        row("no such host", u"https://city.example/: Host city.example not found"_s, u"找不到主机 city.example（https://city.example/）"_s);
        row("status", u"503 from http://city.example/changes; next try in 3.2 s (attempt 4)"_s, u"503 服务不可用（http://city.example/changes）；3.2 秒后重试（第 4 次）"_s);
        row("status in words", u"503 Service Unavailable from http://city.example/changes"_s, u"503 服务不可用（http://city.example/changes）"_s);
        row("rare status", u"418 from http://city.example/"_s, u"418（http://city.example/）"_s);
        row("not allowed", u"401 from https://city.example/: a person must allow this"_s, u"401 未授权（https://city.example/），需人工授权"_s);
        row("captive portal", u"http://city.example/: text/html where JSON should come (a captive portal or a proxy?)"_s, u"应为 JSON，收到的却是 text/html，可能被认证网页或代理拦截（http://city.example/）"_s);
        row("silence", u"http://city.example/changes: nothing came for 10 s"_s, u"10 秒没有收到数据（http://city.example/changes）"_s);
        row("too slow", u"less than 1024 bytes in 30 s"_s, u"30 秒内收到的数据不足 1024 字节"_s);
        row("certificate", u"https://x.example/: SSL handshake failed: The certificate has expired"_s, u"TLS 握手失败：证书已过期（https://x.example/）"_s);
        row("snapshot", u"snapshot of event: not JSON: unterminated object at byte 812"_s, u"全量加载事件：不是 JSON：对象没有结束（第 812 字节）"_s);
        row("digest", u"event: 3 of 64 parts differ (1200 rows here, 1203 at the server)"_s, u"事件：64 个分区中 3 个不一致（本地 1200 条，服务器 1203 条）"_s);
        row("time", u"time: \"yesterday\" is not an RFC 3339 time with offset"_s, u"time：“yesterday”不是带时区的 RFC 3339 时间"_s);
        row("a range", u"data.lat: 95.5 is not within -90 … 90"_s, u"data.lat：95.5 不在 -90 … 90 之间"_s);
        row("a word", u"data.level: \"severe\" is not a word of the protocol"_s, u"data.level：“severe”不是协议规定的词"_s);
        row("off the globe", u"geo.coordinates: 22.3, 113.2 is not on the Earth (longitude comes first)"_s, u"geo.coordinates：22.3, 113.2 不在地球上（经度在前）"_s);
        row("outbox", u"/var/cache/tonglan/outbox.db: outbox has schema 99, this program knows 1"_s, u"/var/cache/tonglan/outbox.db：操作存储为第 99 版，本程序只支持到第 1 版"_s);
        row("disk", u"/x/cache.db: batch of city: disk I/O error"_s, u"/x/cache.db：写入 city 的数据：磁盘读写错误"_s);
        row("rebuilt", u"/x/cache.db: database disk image is malformed, kept as cache.db.corrupt-1, a new one begun"_s, u"/x/cache.db：数据库文件已损坏，原文件保留为 cache.db.corrupt-1，已新建"_s);
        row("damaged imports", u"2 imports are damaged and count for nothing: 000001.import, 000004.import"_s, u"2 次手工导入已损坏，不计入任何指标：000001.import, 000004.import"_s);
        row("the watched folder", u"/srv/in: the folder of tables to import is not there"_s, u"监视的表格文件夹不存在（/srv/in）"_s);
        row("a table that can't be read", u"/srv/in/a.csv: Permission denied"_s, u"/srv/in/a.csv：没有权限"_s);
        row("a table and more", u"/srv/in/a.csv: Permission denied (and 3 more)"_s, u"/srv/in/a.csv：没有权限，另有 3 项"_s);
        row("too many tables", u"more than 10000 tables: 12 were left alone"_s, u"表格超过 10000 个，其中 12 个未处理"_s);
        row("feeds file", u"feeds.toml:5: feed: a tlf feed needs url and no file\nfeeds.toml:8: feed: unknown key 'ulr' (did you mean \"url\"?)"_s, u"feeds.toml 第 5 行：tlf 接入需要 url，不用 file；feeds.toml 第 8 行：未知的键 ulr（是否应为 url？）"_s);
        row("feeds file, type", u"feeds.toml:3: feed: 'type' cannot be 'tfl' (did you mean \"tlf\"?); known are tlf, geojson, pack"_s, u"feeds.toml 第 3 行：type 不能是“tfl”（是否应为“tlf”？），可用的有：tlf, geojson, pack"_s);
        row("feeds file, a part of it", u"feeds.toml:9: feed.source: 'name' is missing"_s, u"feeds.toml 第 9 行：feed.source：缺少 name"_s);
        row("feeds file that is gone", u"gone.toml: cannot be read: No such file or directory"_s, u"gone.toml：无法读取：没有这个文件或文件夹"_s);
        row("not TOML", u"feeds.toml:2: Error while parsing key-value pair"_s, u"feeds.toml 第 2 行：原文：Error while parsing key-value pair"_s);
        row("unknown", u"the dog ate it"_s, u"原文：the dog ate it"_s);
        row("unknown at a place", u"https://x.example/: the dog ate it"_s, u"原文：the dog ate it（https://x.example/）"_s);
        row("a colon is no reason", u"note: the dog ate it"_s, u"原文：note: the dog ate it"_s);
        row("a server's own Chinese", u"接口停用"_s, u"原文：接口停用"_s);
        row("what looks like a place in a text", u"time: \"%1 %2\" is not an RFC 3339 time with offset"_s, u"time：“%1 %2”不是带时区的 RFC 3339 时间"_s);
        row("deceiving", u"Host a\u202Eb\nc not found"_s, u"原文：Host a b；原文：c not found"_s);
    }
    void inChinese()
    {
        QFETCH(const QString, detail);
        QTEST(both(detail).first, "chinese");
    }

    void inEnglishAsItCame_data() { inChinese_data(); }
    void inEnglishAsItCame()
    {
        QFETCH(QString, detail);
        // A status gains its meaning, a type its word, and lines and hidden characters are made fit to show.
        detail.replace(u'\n', u"; "_s).replace(u'\u202E', u' ').replace("503 from"_L1, "503 Service Unavailable from"_L1).replace("401 from"_L1, "401 Unauthorized from"_L1).replace("snapshot of event"_L1, "snapshot of events"_L1).replace("event: 3"_L1, "events: 3"_L1);
        QFETCH(const QString, chinese);
        QCOMPARE(both(QTest::currentDataTag() == "deceiving"_ba ? u"Host a\u202Eb\nc not found"_s : detail).second, detail);
    }

    void isCutToLength()
    {
        QCOMPARE(LinkReasons::explain(QString(5'000, u'x'), 120).size(), 120);
    }

    /** What the reader of records really says of bad ones: a word that changes there must change here. */
    void knowsWhatTheReaderSays_data()
    {
        QTest::addColumn<QByteArray>("row");
        const QByteArray event = R"({"type":"event","op":"put","source":"s","id":"1","ver":1,"time":"2026-07-11T14:00:00+08:00","data":{"title":"t","level":"red","reportedAt":"2026-07-11T14:00:00+08:00"}})";
        QTest::newRow("time") << QByteArray(event).replace("\"time\":\"2026-07-11T14:00:00+08:00\"", "\"time\":\"yesterday\"");
        QTest::newRow("no time") << QByteArray(event).replace("\"time\":\"2026-07-11T14:00:00+08:00\",", "");
        QTest::newRow("level") << QByteArray(event).replace("red", "severe");
        QTest::newRow("no id") << QByteArray(event).replace("\"id\":\"1\",", "");
        QTest::newRow("number id") << QByteArray(event).replace("\"id\":\"1\"", "\"id\":1");
        QTest::newRow("version") << QByteArray(event).replace("\"ver\":1", "\"ver\":-1");
        QTest::newRow("op") << QByteArray(event).replace("put", "push");
        QTest::newRow("no data") << QByteArray(event).replace("\"data\":{", "\"date\":{");
        QTest::newRow("geometry") << QByteArray(event).replace("\"ver\"", "\"geo\":{\"type\":\"Point\",\"coordinates\":[22.3,113.2]},\"ver\"");
        QTest::newRow("geometry kind") << QByteArray(event).replace("\"ver\"", "\"geo\":{\"type\":\"LineString\",\"coordinates\":[]},\"ver\"");
        QTest::newRow("long title") << QByteArray(event).replace("\"t\"", '"' + QByteArray(2'000, 't') + '"');
    }
    void knowsWhatTheReaderSays()
    {
        QFETCH(const QByteArray, row);
        const auto change = changeFromTlf(QJsonDocument::fromJson(row).object());
        QVERIFY(!change.has_value());
        const auto [chinese, english] = both(change.error().detail);
        QVERIFY2(!chinese.contains(u"原文"_s) && chinese != english, qPrintable(change.error().detail + u" → "_s + chinese));
    }
};

QTEST_GUILESS_MAIN(tst_LinkReasons)
#include "tst_linkreasons.moc"
