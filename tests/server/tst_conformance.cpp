#include "brokenserver.h"
#include "conformance/ijson.h"
#include "conformance/report.h"
#include "feed/format/tlf.h"
#include "serverfixture.h"

#include <QTcpServer>
#include <QTest>

#include <cstdio>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** The check of other people's servers is itself checked: it passes two good servers, written apart from each other, and finds in
 *  each of many broken ones what is wrong with it, and nothing else.
 */
class ConformanceTest : public QObject
{
    Q_OBJECT

private:
    static conformance::Options optionsFor(const QUrl &url)
    {
        return {.url = url, .tryCommands = true, .watchSeconds = 1, .waitSeconds = 1};
    }

    static QString failuresOf(const conformance::Report &report)
    {
        QStringList lines;
        for (const auto &line : report.lines) {
            if (line.finding.outcome == conformance::Finding::Outcome::Fail)
                lines.append(conformance::textOf(line));
        }
        return lines.join(u'\n');
    }

    /** What was skipped must have been skipped because of the flaw, so every other check had something to look at. */
    static QStringList skipped(const conformance::Report &report)
    {
        QStringList ids;
        for (const auto &line : report.lines) {
            if (line.finding.outcome == conformance::Finding::Outcome::Skip)
                ids.append(line.check.id);
        }
        return ids;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theReferenceServerPasses()
    {
        ServerFixture fixture(25, {.heartbeatSeconds = 1, .pageMax = 10});
        fixture.put(Record(Reading{.head = {.source = u"unified"_s, .id = readingId(u"level"_s, u"810000"_s, 1'783'751'520'000), .version = 1, .time = 1'783'751'520'000}, .indicator = u"level"_s, .region = u"810000"_s, .value = 1.5}));
        const auto report = conformance::runChecks(optionsFor(fixture.url()), [&](const conformance::Line &line) {
            if (line.check.id == "snapshot.unknown-page"_L1) {
                fixture.put(Record(makeEvent(7, 2, Stage::Accepted)));
                fixture.put(Tombstone{RecordType::Event, makeEvent(9, 5).head});
            }
            if (line.check.id == "stream.live"_L1)
                QTimer::singleShot(300, qApp, [&] { fixture.put(Record(makeEvent(8, 2))); });
        });
        for (const auto &line : report.lines)
            std::printf("    %s\n", qPrintable(conformance::textOf(line)));
        QVERIFY2(report.hasPassed(), qPrintable(failuresOf(report)));
        QCOMPARE(skipped(report), QStringList());
    }

    void eachFlawIsFound_data()
    {
        QTest::addColumn<Flaw>("flaw");
        QTest::addColumn<QString>("id");
        QTest::newRow("none") << Flaw::None << QString();
        const auto row = [](const char *name, Flaw flaw, const char *id) { QTest::newRow(name) << flaw << QString::fromLatin1(id); };
        row("discovery of another feed", Flaw::OtherFeed, "discovery.answers");
        row("a new epoch each time", Flaw::NewEpochEachTime, "discovery.epoch");
        row("no types", Flaw::NoTypes, "discovery.types");
        row("serverTime without offset", Flaw::NaiveServerTime, "discovery.time");
        row("no heartbeat promised", Flaw::NoHeartbeatPromise, "discovery.heartbeat");
        row("a heartbeat of 0, without a stream", Flaw::ZeroHeartbeatWithoutStream, "discovery.heartbeat");
        row("retention below 0", Flaw::NegativeRetention, "discovery.retention");
        row("bbox with latitude first", Flaw::SwappedBox, "discovery.city");
        row("discovery without ETag", Flaw::NoDiscoveryTag, "discovery.etag");
        row("never 304 for a page", Flaw::TagIsIgnored, "snapshot.etag");
        row("a snapshot without end", Flaw::SnapshotNeverEnds, "snapshot.pages");
        row("asOf moves from page to page", Flaw::AsOfMoves, "snapshot.as-of");
        row("a snapshot of another epoch", Flaw::SnapshotOtherEpoch, "snapshot.epoch");
        row("a record twice", Flaw::RepeatedRecord, "snapshot.unique");
        row("pages larger than pageMax", Flaw::PageTooLarge, "snapshot.page-size");
        row("total is wrong", Flaw::WrongTotal, "snapshot.total");
        row("a deletion in the snapshot", Flaw::TombstoneInSnapshot, "snapshot.live-only");
        row("another type in the snapshot", Flaw::WrongType, "snapshot.type");
        row("since is ignored", Flaw::SinceIgnored, "snapshot.since");
        row("an unknown type is empty", Flaw::UnknownTypeIsEmpty, "snapshot.unknown-type");
        row("a title is missing", Flaw::MissingTitle, "record.shape");
        row("an unknown stage", Flaw::UnknownStage, "record.shape");
        row("a median outside its band", Flaw::MedianOutsideBand, "record.shape");
        row("a forecast that goes back in time", Flaw::ForecastGoesBack, "record.shape");
        row("a record's time without offset", Flaw::NaiveRecordTime, "record.times");
        row("a point off the Earth", Flaw::OffTheEarth, "record.coordinates");
        row("latitude first", Flaw::SwappedCoordinates, "record.in-city");
        row("version 1.5", Flaw::FractionalVersion, "record.versions");
        row("a name twice in an object", Flaw::DuplicateName, "json.i-json");
        row("NaN", Flaw::NaNInExtra, "json.i-json");
        row("JSON as text/plain", Flaw::PlainTextType, "http.content-type");
        row("gzip for who did not ask", Flaw::GzipUnasked, "http.gzip");
        row("200 for every path", Flaw::EverythingExists, "http.not-found");
        row("errors as HTML", Flaw::HtmlErrors, "http.problem");
        row("prev is not the cursor asked for", Flaw::PrevIsMissing, "changes.chain");
        row("limit is ignored", Flaw::LimitIgnored, "changes.limit");
        row("more is never true", Flaw::MoreIsAlwaysFalse, "changes.more");
        row("the cursor skips a change", Flaw::CursorSkips, "changes.order");
        row("a version goes back", Flaw::VersionGoesBack, "changes.versions");
        row("a version with two contents", Flaw::SameVersionOtherContent, "changes.versions");
        row("a deletion without version", Flaw::TombstoneWithoutVersion, "changes.deletions");
        row("a deletion at the old version", Flaw::TombstoneAtOldVersion, "changes.deletions");
        row("wait is ignored", Flaw::NoWait, "changes.wait");
        row("waits longer than asked", Flaw::WaitsTooLong, "changes.wait");
        row("204 for an unknown cursor", Flaw::UnknownCursorIsEmpty, "changes.unknown-cursor");
        row("a stream that is JSON", Flaw::StreamIsJson, "stream.opens");
        row("a compressed stream", Flaw::StreamCompressed, "stream.identity");
        row("Last-Event-ID is ignored", Flaw::StreamStartsNow, "stream.resumes");
        row("stream ids are no cursors", Flaw::StreamIdIsNumber, "stream.resumes");
        row("never live", Flaw::NoLive, "stream.live");
        row("changes are not pushed", Flaw::NoPush, "stream.pushes");
        row("no heartbeat", Flaw::NoHeartbeat, "stream.heartbeat");
        row("an unknown Last-Event-ID is taken", Flaw::StreamNoResync, "stream.resync");
        row("digest without versions", Flaw::DigestWithoutVersion, "digest.agrees");
        row("digest of one type wrong", Flaw::DigestOfSourcesIsEmpty, "digest.agrees");
        row("digest in upper case", Flaw::DigestUpperCase, "digest.answers");
        row("digest with its own buckets", Flaw::DigestIgnoresBuckets, "digest.answers");
        row("a key takes effect twice", Flaw::CommandTwice, "command.once");
        row("a key for two bodies", Flaw::CommandOtherBody, "command.key-reused");
        row("If-Match is ignored", Flaw::CommandNoIfMatch, "command.if-match");
        row("cmd never comes back", Flaw::CommandNotConfirmed, "command.confirmed");
        row("no key is needed", Flaw::CommandNoKeyNeeded, "command.needs-key");
        row("states cannot be asked", Flaw::CommandStateUnknown, "command.state");
        row("an objection to another figure", Flaw::ObjectionElsewhere, "objection.raised");
        row("an objection for any reason", Flaw::ObjectionAnyReason, "objection.reason");
    }

    void eachFlawIsFound()
    {
        QFETCH(Flaw, flaw);
        QFETCH(QString, id);
        BrokenServer server(flaw);
        const auto report = conformance::runChecks(optionsFor(server.url()), [&](const conformance::Line &line) {
            if (line.check.id == "snapshot.unknown-page"_L1)
                server.live();
        });
        std::printf("    %-36s %s\n", QTest::currentDataTag(), id.isEmpty() ? qPrintable(conformance::summaryOf(report)) : qPrintable(failuresOf(report).left(200)));
        QVERIFY2(report.failedIds() == (id.isEmpty() ? QStringList() : QStringList(id)), qPrintable(u'\n' + failuresOf(report)));
        if (flaw == Flaw::None)
            QCOMPARE(skipped(report), QStringList({u"discovery.schemas"_s}));
    }

    void digestsOfLargeTypesAreNamedNotCompared()
    {
        ServerFixture fixture(25, {.heartbeatSeconds = 1, .pageMax = 10});
        auto options = optionsFor(fixture.url());
        options.tryCommands = false;
        options.mostDigested = 24;
        QString seen;
        (void)conformance::runChecks(options, [&](const conformance::Line &line) {
            if (line.check.id == "digest.agrees"_L1)
                seen = conformance::textOf(line);
        });
        QVERIFY2(seen.startsWith(u"PASS"_s), qPrintable(seen));
        QVERIFY2(seen.contains(u"2 region, 1 source, 0 indicator"_s) && seen.endsWith(u"; not compared: event (more than 24 records)"_s), qPrintable(seen));
    }

    void aServerThatIsNotThereIsOneLine()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const auto port = closed.serverPort();
        closed.close();
        const auto report = conformance::runChecks(optionsFor(QUrl(u"http://127.0.0.1:%1"_s.arg(port))), [](const conformance::Line &line) { QFAIL(qPrintable(conformance::textOf(line))); });
        QVERIFY(report.lines.empty());
        QVERIFY2(report.unavailable.contains(u"http://127.0.0.1:%1/tlf/v1: "_s.arg(port)), qPrintable(report.unavailable));
        QVERIFY(!report.hasPassed());
    }

    void iJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("fault");
        QTest::newRow("good") << R"({"a":[1,-2.5e3,"x😀\ud83d\ude00",true,null,{}],"b":{"a":[]}})"_ba << QString();
        QTest::newRow("32 deep") << QByteArray(32, '[') + QByteArray(32, ']') << QString();
        QTest::newRow("33 deep") << QByteArray(33, '[') + QByteArray(33, ']') << u"nested deeper than 32"_s;
        QTest::newRow("name twice") << R"({"a":1,"b":{"a":2},"a":3})"_ba << u"the name \"a\" is given twice"_s;
        QTest::newRow("name twice, once escaped") << R"({"a":1,"\u0061":3})"_ba << u"the name \"a\" is given twice"_s;
        QTest::newRow("NaN") << R"([NaN])"_ba << u"\"NaN\" is no value"_s;
        QTest::newRow("1e400") << R"([1e400])"_ba << u"\"1e400\" is no value"_s;
        QTest::newRow("half a pair") << R"(["\ud800"])"_ba << u"half a surrogate pair"_s;
        QTest::newRow("the other half") << R"(["\udc00x"])"_ba << u"half a surrogate pair"_s;
        QTest::newRow("no UTF-8") << "[\"\xC3\x28\"]"_ba << u"it is not UTF-8"_s;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF[]"_ba << u"it begins with a byte order mark"_s;
        QTest::newRow("cut off") << R"({"a":[1,2)"_ba << u"a comma is missing or the text is cut off"_s;
        QTest::newRow("something more") << R"({}{})"_ba << u"something follows the value"_s;
        QTest::newRow("nothing") << ""_ba << u"\"\" is no value"_s;
    }

    void iJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, fault);
        const auto found = conformance::ijsonFault(json).value_or(QString());
        QVERIFY2(fault.isEmpty() ? found.isEmpty() : found.startsWith(fault), qPrintable(found));
    }
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "tst_conformance.moc"
