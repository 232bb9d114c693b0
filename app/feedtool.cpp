// tonglan-feed: the reference backend, the simulated city life that writes to it, and the check of other backends.

#include "base/clock.h"
#include "base/folderlock.h"
#include "conformance/report.h"
#include "server/feedserver.h"
#include "server/simulator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

using namespace tonglan;
using namespace Qt::StringLiterals;

enum Exit { Done = 0,
    Failed = 1,
    Usage = 2,
    BadData = 65,
    Unavailable = 69,
    CannotWrite = 73,
    InUse = 75 };

static const auto help = u"Usage: tonglan-feed VERB …\n"
                         "  serve --pack FILE | --empty CITYCODE [--listen HOST:PORT] [--data DIR] [--allow-remote]\n"
                         "        [--fresh] [--faults FILE] [--heartbeat SECONDS] [--flow FILE]\n"
                         "            serve a city, or one of which nothing is known yet, over Tonglan Feed v1 (default 127.0.0.1:8620,\n"
                         "            data beside the caches). A folder that another server uses, or that holds another city, is refused; --fresh\n"
                         "            gives up what it holds. CITYCODE has 6 or 12 digits. Another address than this machine's own needs --allow-remote:\n"
                         "            nobody is asked who they are. --faults has faults to switch on, as POST /ctl/faults\n"
                         "            takes them, --flow what may be done with an event (as resources/flow/city.toml)\n"
                         "  simulate --to URL [--seed N] [--speed F] [--until ISO]\n"
                         "            let the demo city live on in such a server, from where it stopped\n"
                         "  check URL [--commands] [--json] [--watch SECONDS]\n"
                         "            does the backend at URL keep the protocol? One line a check, the count last. Only reads; with --commands\n"
                         "            it also writes notes on one event and objections to one reading. Waits up to SECONDS (20) for something to change\n"
                         "Exit codes: 0 done, 1 a check failed, 2 usage, 65 bad data, 69 unavailable, 73 cannot write, 75 in use.\n"_s;

static void say(const QString &text)
{
    std::fputs((text + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

static int complain(const QString &text, int code)
{
    std::fputs(("tonglan-feed: "_L1 + text + u'\n').toUtf8().constData(), stderr);
    return code;
}

static int codeOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
    case Error::Kind::Network:
        return Unavailable;
    case Error::Kind::Storage:
        return CannotWrite;
    default:
        return BadData;
    }
}

static int signalPipe[2] = {-1, -1};

// SIGTERM and SIGINT end the event loop, so that the database is closed properly.
static void quitOnSignals(QCoreApplication &application)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    struct sigaction action = {};
    action.sa_handler = [](int) {
        const char byte = 1;
        if (::write(signalPipe[0], &byte, 1) < 0)
            ::_exit(1);
    };
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

/** The records in @p folder: those of the pack, or of a city without any. */
static Result<std::unique_ptr<FeedStore>> openStore(const QString &packPath, const QString &emptyCity, const QString &folder, FeedStore::Replacing replacing)
{
    const auto now = SystemClock().now();
    if (!emptyCity.isEmpty())
        return FeedStore::openEmpty(folder, {.cityCode = emptyCity, .name = emptyCity}, now, replacing);
    const auto pack = CityPack::open(packPath);
    if (!pack)
        return tl::unexpected(pack.error());
    say(u"loading %1"_s.arg(pack->path()));
    return FeedStore::open(folder, *pack, now, replacing);
}

/** A flow with anything wrong in it is refused: a server that leaves an act out does not do what the city has written down. */
static Result<EventFlow> readFlow(const QString &path)
{
    constexpr qint64 largest = 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    QList<Problem> problems;
    auto flow = EventFlow::parse(file.read(largest), path, problems);
    if (!problems.isEmpty() || !flow)
        return failure(Error::Kind::Invalid, problems.isEmpty() ? path : u"%1:%2:%3: %4"_s.arg(path).arg(problems[0].line).arg(problems[0].column).arg(problems[0].message));
    return std::move(*flow);
}

static int serve(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption packOption(u"pack"_s, {}, u"FILE"_s), empty(u"empty"_s, {}, u"CITYCODE"_s), data(u"data"_s, {}, u"DIR"_s), remote(u"allow-remote"_s), fresh(u"fresh"_s);
    const QCommandLineOption listen(u"listen"_s, {}, u"HOST:PORT"_s, u"127.0.0.1:8620"_s), faults(u"faults"_s, {}, u"FILE"_s), heartbeat(u"heartbeat"_s, {}, u"SECONDS"_s, u"15"_s), flow(u"flow"_s, {}, u"FILE"_s);
    parser.addOptions({packOption, empty, data, fresh, remote, listen, faults, heartbeat, flow});
    if (!parser.parse(arguments))
        return complain(parser.errorText(), Usage);
    if (parser.isSet(packOption) == parser.isSet(empty) || !parser.positionalArguments().isEmpty())
        return complain(u"serve needs --pack FILE or --empty CITYCODE"_s, Usage);
    static const QRegularExpression cityCode(u"\\A[0-9]{6}([0-9]{6})?\\z"_s);
    if (parser.isSet(empty) && !cityCode.match(parser.value(empty)).hasMatch())
        return complain(u"--empty \"%1\" is not the code of a city: 6 digits such as 310000, or 12"_s.arg(parser.value(empty)), Usage);
    const auto where = QUrl(u"tcp://"_s + parser.value(listen));
    const QHostAddress address(where.host() == "localhost"_L1 ? u"127.0.0.1"_s : where.host());
    if (!where.isValid() || address.isNull() || where.port() < 0)
        return complain(u"--listen \"%1\" is not like 127.0.0.1:8620"_s.arg(parser.value(listen)), Usage);
    if (!address.isLoopback() && !parser.isSet(remote))
        return complain(u"%1 can be reached from other machines and nobody is asked who they are: say --allow-remote if that is meant"_s.arg(address.toString()), Usage);
    ServerOptions options{.heartbeatSeconds = parser.value(heartbeat).toInt()};
    if (options.heartbeatSeconds < 1 || options.heartbeatSeconds > 3600)
        return complain(u"--heartbeat \"%1\" is not a whole number within 1 … 3600"_s.arg(parser.value(heartbeat)), Usage);
    if (parser.isSet(flow)) {
        const auto read = readFlow(parser.value(flow));
        if (!read)
            return complain(u"--flow "_s + read.error().detail, BadData);
        options.flow = *read;
    }

    const auto folder = parser.isSet(data) ? parser.value(data) : QString::fromLocal8Bit(qgetenv("XDG_CACHE_HOME").isEmpty() ? qgetenv("HOME") + "/.cache" : qgetenv("XDG_CACHE_HOME")) + "/tonglan/server"_L1;
    if (!QDir().mkpath(folder))
        return complain(u"cannot make the folder %1"_s.arg(folder), CannotWrite);
    FolderLock lock(folder);
    switch (lock.take()) {
    case FolderLock::Outcome::Taken:
        break;
    case FolderLock::Outcome::Held:
        return complain(u"the data folder %1 is in use by %2: end it first, or name another folder with --data"_s.arg(folder, lock.holder()), InUse);
    case FolderLock::Outcome::Impossible:
        return complain(lock.problem(), CannotWrite);
    }
    auto store = openStore(parser.value(packOption), parser.value(empty), folder, parser.isSet(fresh) ? FeedStore::Replacing::Anything : FeedStore::Replacing::OwnCity);
    if (!store)
        return complain(store.error().detail + (store.error().kind == Error::Kind::Cancelled ? u"; say --fresh if that is meant, or name another folder with --data"_s : QString()), codeOf(store.error()));
    FeedServer server(std::move(*store), options);
    if (parser.isSet(faults)) {
        QFile file(parser.value(faults));
        if (!file.open(QIODevice::ReadOnly))
            return complain(u"--faults %1: %2"_s.arg(file.fileName(), file.errorString()), Unavailable);
        if (const auto added = server.addFaults(file.readAll()); !added)
            return complain(u"--faults %1: %2"_s.arg(file.fileName(), added.error().detail), BadData);
    }
    if (const auto listening = server.listen(address, quint16(where.port())); !listening)
        return complain(listening.error().detail, Unavailable);
    const auto &city = server.store().city();
    say(u"serving %1 on http://%2:%3/tlf/v1, epoch %4, data in %5"_s.arg(city.name.isEmpty() ? city.cityCode : city.name, address.toString()).arg(server.port()).arg(server.store().epoch(), folder));
    return QCoreApplication::exec();
}

static int simulate(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption to(u"to"_s, {}, u"URL"_s), seed(u"seed"_s, {}, u"N"_s), speed(u"speed"_s, {}, u"F"_s, u"1"_s), until(u"until"_s, {}, u"ISO"_s);
    parser.addOptions({to, seed, speed, until});
    if (!parser.parse(arguments))
        return complain(parser.errorText(), Usage);
    Simulator::Options options{.server = QUrl(parser.value(to), QUrl::StrictMode)};
    if (!parser.isSet(to) || !options.server.isValid() || !options.server.scheme().startsWith("http"_L1) || !parser.positionalArguments().isEmpty())
        return complain(u"simulate needs --to http://127.0.0.1:8620"_s, Usage);
    bool ok = true;
    if (parser.isSet(seed))
        options.seed = parser.value(seed).toULongLong(&ok);
    if (!ok)
        return complain(u"--seed \"%1\" is not a whole number"_s.arg(parser.value(seed)), Usage);
    options.speed = parser.value(speed).toDouble(&ok);
    if (!ok || !(options.speed > 0) || options.speed > 10'000)
        return complain(u"--speed \"%1\" is not a number above 0, at most 10000"_s.arg(parser.value(speed)), Usage);
    if (parser.isSet(until)) {
        const auto time = QDateTime::fromString(parser.value(until), Qt::ISODate);
        if (!time.isValid())
            return complain(u"--until \"%1\" is not like 2026-06-25T14:32:07+08:00"_s.arg(parser.value(until)), Usage);
        options.until = time.toMSecsSinceEpoch();
    }
    const SystemClock clock;
    Simulator simulator(options, clock);
    QObject::connect(&simulator, &Simulator::status, &simulator, [](const QString &line) { say(u"simulate: "_s + line); });
    QObject::connect(&simulator, &Simulator::finished, &simulator, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    simulator.start();
    return QCoreApplication::exec();
}

static int check(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption commands(u"commands"_s), json(u"json"_s), watch(u"watch"_s, {}, u"SECONDS"_s, u"20"_s);
    parser.addOptions({commands, json, watch});
    if (!parser.parse(arguments))
        return complain(parser.errorText(), Usage);
    bool ok = false;
    const conformance::Options options{.url = QUrl(parser.positionalArguments().value(0), QUrl::StrictMode), .tryCommands = parser.isSet(commands), .watchSeconds = parser.value(watch).toInt(&ok)};
    if (parser.positionalArguments().size() != 1 || !options.url.isValid() || !options.url.scheme().startsWith("http"_L1))
        return complain(u"check needs an address such as http://127.0.0.1:8620"_s, Usage);
    if (!ok || options.watchSeconds < 0 || options.watchSeconds > 3600)
        return complain(u"--watch \"%1\" is not a whole number within 0 … 3600"_s.arg(parser.value(watch)), Usage);
    const bool asText = !parser.isSet(json);
    const auto report = conformance::runChecks(options, [&](const conformance::Line &line) {
        if (asText)
            say(conformance::textOf(line));
    });
    if (!report.unavailable.isEmpty())
        return complain(report.unavailable, Unavailable);
    say(asText ? conformance::summaryOf(report) : QString::fromUtf8(QJsonDocument(conformance::toJson(report)).toJson()).trimmed());
    return report.hasPassed() ? Done : Failed;
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    quitOnSignals(application);
    const auto words = QCoreApplication::arguments();
    const auto verb = words.value(1);
    if (verb == "--help"_L1 || verb == "-h"_L1 || (words.size() > 2 && words.contains("--help"_L1))) {
        std::fputs(help.toUtf8().constData(), stdout);
        return Done;
    }
    if (verb == "serve"_L1)
        return serve(words.mid(1));
    if (verb == "simulate"_L1)
        return simulate(words.mid(1));
    if (verb == "check"_L1)
        return check(words.mid(1));
    std::fputs(help.toUtf8().constData(), stderr);
    return Usage;
}
