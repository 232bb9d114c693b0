// tonglan-pack: makes, checks and describes city packs.

#include "base/folderlock.h"
#include "city/packbuild.h"
#include "feed/citypack.h"
#include "osm/buildcommand.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTimeZone>

#include <atomic>
#include <csignal>
#include <cstdio>

using namespace tonglan;
using namespace Qt::StringLiterals;

enum Exit { Done = 0,
    Usage = 2,
    BadData = 65,
    Unavailable = 69,
    CannotWrite = 73,
    InUse = 75,
    Interrupted = 130 };

static void say(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout); // whoever waits for a step wants to read that it began
}

static int complain(const QString &text, int code)
{
    std::fputs(("tonglan-pack: "_L1 + text + u'\n').toUtf8().constData(), stderr);
    return code;
}

static int codeOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return Unavailable;
    case Error::Kind::Storage:
        return CannotWrite;
    case Error::Kind::Cancelled:
        return Interrupted;
    default:
        return BadData;
    }
}

static QString help()
{
    return u"Usage: tonglan-pack VERB …\n"_s + cityBuildHelp()
        + u"  build --demo --inputs DIR --out FILE [--seed N] [--anchor ISO] [--days N]\n"
          "                    make the demo city from the OpenStreetMap extracts in DIR\n"
          "  verify FILE       read all of it and compare with its checksum\n"
          "  inspect FILE      what it says about itself and how many records it holds\n"
          "Exit codes: 0 done, 2 usage, 65 bad data, 69 no such file or program, 73 cannot write, 75 another build works there, 130 interrupted.\n"_s;
}

static QString countsText(const auto &countOf)
{
    QStringList parts;
    for (int i = 0; i < recordTypeCount; ++i) {
        if (const qint64 n = countOf(RecordType(i)); n > 0)
            parts += u"%1 %2"_s.arg(n).arg(recordTypeName(RecordType(i)));
    }
    return parts.join(u", "_s);
}

static int buildDemo(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption demo(u"demo"_s), inputs(u"inputs"_s, {}, u"DIR"_s), out(u"out"_s, {}, u"FILE"_s);
    const QCommandLineOption seed(u"seed"_s, {}, u"N"_s), anchor(u"anchor"_s, {}, u"ISO"_s), days(u"days"_s, {}, u"N"_s);
    parser.addOptions({demo, inputs, out, seed, anchor, days});
    if (!parser.parse(arguments))
        return complain(parser.errorText(), Usage);
    if (!parser.isSet(demo) || !parser.isSet(inputs) || !parser.isSet(out) || !parser.positionalArguments().isEmpty())
        return complain(u"build needs --demo --inputs DIR --out FILE"_s, Usage);

    PackPlan plan{.inputs = parser.value(inputs), .out = parser.value(out)};
    bool isNumber = true;
    if (parser.isSet(seed))
        plan.seed = parser.value(seed).toULongLong(&isNumber);
    if (!isNumber)
        return complain(u"--seed \"%1\" is not a whole number"_s.arg(parser.value(seed)), Usage);
    if (parser.isSet(days))
        plan.days = parser.value(days).toInt(&isNumber);
    if (!isNumber || plan.days < 1 || plan.days > 400)
        return complain(u"--days \"%1\" is not a number from 1 to 400"_s.arg(parser.value(days)), Usage);
    if (parser.isSet(anchor)) {
        const auto time = QDateTime::fromString(parser.value(anchor), Qt::ISODate);
        if (!time.isValid())
            return complain(u"--anchor \"%1\" is not like 2026-06-25T14:32:07+08:00"_s.arg(parser.value(anchor)), Usage);
        plan.anchor = time.toMSecsSinceEpoch();
    }
    if (!QDir().mkpath(QFileInfo(plan.out).absolutePath()))
        return complain(u"cannot make the folder of %1"_s.arg(plan.out), CannotWrite);

    QElapsedTimer timer;
    timer.start();
    const auto summary = buildDemoPack(plan);
    if (!summary)
        return complain(summary.error().detail, codeOf(summary.error()));
    say(u"%1: %2 MB in %3 s: %4; %5 events open at the anchor"_s.arg(plan.out)
            .arg(double(summary->bytes) / 1e6, 0, 'f', 1)
            .arg(double(timer.elapsed()) / 1000, 0, 'f', 1)
            .arg(countsText([&](RecordType type) { return summary->records[std::size_t(type)]; }))
            .arg(summary->openEvents));
    return Done;
}

static std::atomic<bool> interrupted = false;

static int buildCity(const QStringList &arguments)
{
    const auto plan = cityBuildPlan(arguments);
    if (!plan)
        return complain(plan.error().detail, Usage);
    for (const auto &folder : {plan->work, QFileInfo(plan->out).absolutePath()}) {
        if (!QDir().mkpath(folder))
            return complain(u"cannot make the folder %1"_s.arg(folder), CannotWrite);
    }
    FolderLock lock(plan->work);
    if (const auto outcome = lock.take(); outcome != FolderLock::Outcome::Taken)
        return outcome == FolderLock::Outcome::Held ? complain(u"%1 is in use by %2"_s.arg(plan->work, lock.holder()), InUse) : complain(lock.problem(), CannotWrite);

    struct sigaction action = {};
    action.sa_handler = [](int) { interrupted = true; };
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    const auto summary = buildCityPack(*plan, say, interrupted);
    if (!summary) {
        const auto goOn = summary.error().kind == Error::Kind::Cancelled ? u"; the steps that were finished are kept in %1: the same command goes on from there"_s.arg(plan->work) : QString();
        return complain(summary.error().detail + goOn, codeOf(summary.error()));
    }
    for (const auto &line : describe(*plan, *summary))
        say(line);
    return Done;
}

static int verify(const QString &path)
{
    const auto pack = CityPack::open(path);
    if (!pack)
        return complain(pack.error().detail, codeOf(pack.error()));
    if (const auto verified = pack->verify(); !verified)
        return complain(verified.error().detail, BadData);
    say(u"%1: whole, sha256 %2"_s.arg(path, QLatin1StringView(pack->info().sha256)));
    return Done;
}

static int inspect(const QString &path)
{
    const auto pack = CityPack::open(path);
    if (!pack)
        return complain(pack.error().detail, codeOf(pack.error()));
    const auto &info = pack->info();
    const auto anchor = QDateTime::fromMSecsSinceEpoch(info.anchor, QTimeZone(info.timeZone));
    say(u"city          %1 %2 (%3)"_s.arg(info.cityCode, info.name, info.nameEn));
    say(u"organisation  %1 (%2)%3"_s.arg(info.organisation, info.organisationEn, info.demo ? u", demo data"_s : QString()));
    say(u"anchor        %1, seed %2"_s.arg(anchor.toString(Qt::ISODate)).arg(info.seed));
    say(u"map           %1,%2 to %3,%4; %5"_s.arg(info.box.west).arg(info.box.south).arg(info.box.east).arg(info.box.north).arg(info.credit));
    say(u"records       %1"_s.arg(countsText([&](RecordType type) { return pack->recordCount(type).value_or(0); })));
    return Done;
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const auto verb = arguments.value(1);
    if (verb == "--help"_L1 || verb == "-h"_L1 || (arguments.size() > 2 && arguments.contains("--help"_L1))) {
        std::fputs(help().toUtf8().constData(), stdout);
        return Done;
    }
    if (verb == "build"_L1)
        return arguments.contains("--demo"_L1) ? buildDemo(arguments.mid(1)) : buildCity(arguments.mid(1));
    if ((verb == "verify"_L1 || verb == "inspect"_L1) && arguments.size() == 3)
        return verb == "verify"_L1 ? verify(arguments[2]) : inspect(arguments[2]);
    std::fputs(help().toUtf8().constData(), stderr);
    return Usage;
}
