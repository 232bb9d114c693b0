#include "commandline.h"

#include <QCommandLineParser>
#include <QDateTime>

namespace tonglan {

using namespace Qt::StringLiterals;

static void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Tonglan: one screen for a whole city.\n\n"
                                     "  tonglan [options]                                   open the wall window\n"
                                     "  tonglan --render SCENE --size WxH --out FILE.png    draw a scene with no display\n"
                                     "  tonglan --self-test                                 open every scene at every size and report\n"
                                     "  tonglan --check FILE|SCENE…                         validate scenes, feeds and settings; look at scenes as they are drawn\n"
                                     "  tonglan cache COMMAND                               look after the local store (tonglan cache help)\n"
                                     "  tonglan rules COMMAND                               check rules and try them out (tonglan rules help)\n"
                                     "  tonglan import FILE…                                take tables of figures typed by hand (tonglan import help)"_s);
    parser.addOptions({
        {u"render"_s, u"Draw SCENE to a PNG file and exit; fails if anything of it is missing."_s, u"SCENE"_s},
        {u"self-test"_s, u"Open every scene at every size it lists; report displays, renderer, cache, feeds, clock and fonts."_s},
        {u"check"_s, u"Validate the given files: file, line, column, nearest valid key. Scenes, by file or id, are drawn on the city of --pack at the usual sizes (or --size) in both languages and themes (or --lang, --theme), and what does not fit, lies on each other, can't be read or has no source is named."_s},
        {u"size"_s, u"Size in pixels, e.g. 5760x1080."_s, u"WxH"_s},
        {u"pitch"_s, u"Pitch of the wall's pixels in millimetres; with --distance it says how large text must be."_s, u"MM"_s},
        {u"distance"_s, u"From how many metres the wall is read."_s, u"M"_s},
        {u"out"_s, u"File to write (--render: a PNG)."_s, u"FILE"_s},
        {u"at"_s, u"Show the city as at this moment, e.g. 2026-06-25T14:32:07+08:00; the clock stands still."_s, u"TIME"_s},
        {u"lang"_s, u"zh_CN (default) or en."_s, u"LANG"_s},
        {u"theme"_s, u"night (default) or day."_s, u"THEME"_s},
        {u"scene"_s, u"Scene to open first."_s, u"ID"_s},
        {u"lineage"_s, u"Open the lineage of this indicator's figure over the scene."_s, u"CODE"_s},
        {u"scene-file"_s, u"A scene file to load beside the shipped ones; may be given again."_s, u"FILE"_s},
        {u"pack"_s, u"City pack: the base map and, with no feeds, the recorded city."_s, u"FILE"_s},
        {u"feeds"_s, u"Feeds to keep the cache in step with (TOML)."_s, u"FILE"_s},
        {u"cache"_s, u"Folder of the cache; it may be deleted at any time."_s, u"DIR"_s},
        {u"config"_s, u"Settings file (TOML) instead of the usual places."_s, u"FILE"_s},
        {u"renderer"_s, u"auto (default), software or opengl."_s, u"NAME"_s},
        {u"timeout"_s, u"Seconds a scene may take to be complete (--render, --self-test, --check); default 60."_s, u"SECONDS"_s},
        {u"full-screen"_s, u"Open without a frame on the whole screen."_s},
        {u"quit-after-first-frame"_s, u"Exit once the first complete frame is on the screen, and say how long it took."_s},
    });
    parser.addOption({{u"h"_s, u"help"_s}, u"Show this help."_s});
    parser.addOption({{u"v"_s, u"version"_s}, u"Show versions."_s});
}

static std::optional<QSize> sizeFromText(const QString &text)
{
    const QStringList parts = text.split(u'x');
    bool widthOk = false;
    bool heightOk = false;
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(&widthOk), parts[1].toInt(&heightOk));
    if (!widthOk || !heightOk || size.width() < 1280 || size.height() < 720 || size.width() > 16384 || size.height() > 16384)
        return std::nullopt;
    return size;
}

static QString oneOf(const QCommandLineParser &parser, const QString &option, const QStringList &allowed, QString *problem)
{
    const QString value = parser.value(option);
    if (!value.isEmpty() && !allowed.contains(value) && problem->isEmpty())
        *problem = u"--%1 must be one of %2, not '%3'"_s.arg(option, allowed.join(u", "_s), value);
    return value;
}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList(u"tonglan"_s) + arguments))
        return failure(Error::Kind::Invalid, parser.errorText());

    CommandLine line;
    QString problem;
    const auto isSet = [&](QLatin1StringView name) { return parser.isSet(QString(name)); };
    const auto value = [&](QLatin1StringView name) { return parser.value(QString(name)); };

    if (isSet("help"_L1))
        line.verb = CommandLine::Verb::Help;
    else if (isSet("version"_L1))
        line.verb = CommandLine::Verb::Version;
    else if (isSet("check"_L1))
        line.verb = CommandLine::Verb::Check;
    else if (isSet("self-test"_L1))
        line.verb = CommandLine::Verb::SelfTest;
    else if (isSet("render"_L1))
        line.verb = CommandLine::Verb::Render;

    line.config = value("config"_L1);
    line.pack = value("pack"_L1);
    line.feeds = value("feeds"_L1);
    line.cache = value("cache"_L1);
    line.sceneFiles = parser.values(u"scene-file"_s);
    line.scene = line.verb == CommandLine::Verb::Render ? value("render"_L1) : value("scene"_L1);
    line.lineage = value("lineage"_L1);
    line.out = value("out"_L1);
    line.language = oneOf(parser, u"lang"_s, {u"zh_CN"_s, u"en"_s}, &problem);
    line.theme = oneOf(parser, u"theme"_s, {u"night"_s, u"day"_s}, &problem);
    line.renderer = oneOf(parser, u"renderer"_s, {u"auto"_s, u"software"_s, u"opengl"_s}, &problem);
    line.fullScreen = isSet("full-screen"_L1);
    line.quitAfterFirstFrame = isSet("quit-after-first-frame"_L1);
    line.files = parser.positionalArguments();

    if (isSet("size"_L1)) {
        const auto size = sizeFromText(value("size"_L1));
        if (!size)
            return failure(Error::Kind::Invalid, u"--size must be WIDTHxHEIGHT from 1280x720 to 16384x16384, not '%1'"_s.arg(value("size"_L1)));
        line.size = *size;
    }
    if (isSet("pitch"_L1) || isSet("distance"_L1)) {
        line.viewing = {.pitchMm = value("pitch"_L1).toDouble(), .distanceM = value("distance"_L1).toDouble()};
        const auto within = [](double number, double least, double most) { return number >= least && number <= most; };
        if (!within(line.viewing.pitchMm, leastPitchMm, mostPitchMm) || !within(line.viewing.distanceM, leastDistanceM, mostDistanceM))
            return failure(Error::Kind::Invalid, u"--pitch and --distance must both be given, %1 to %2 millimetres and %3 to %4 metres"_s.arg(leastPitchMm).arg(mostPitchMm).arg(leastDistanceM).arg(mostDistanceM));
    }
    if (isSet("at"_L1)) {
        const QDateTime at = QDateTime::fromString(value("at"_L1), Qt::ISODate);
        if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
            return failure(Error::Kind::Invalid, u"--at must be a time with its offset, e.g. 2026-06-25T14:32:07+08:00, not '%1'"_s.arg(value("at"_L1)));
        line.at = at.toMSecsSinceEpoch();
    }
    if (isSet("timeout"_L1)) {
        bool ok = false;
        line.timeoutSeconds = value("timeout"_L1).toInt(&ok);
        if (!ok || line.timeoutSeconds < 1)
            return failure(Error::Kind::Invalid, u"--timeout must be a number of seconds, not '%1'"_s.arg(value("timeout"_L1)));
    }
    if (!problem.isEmpty())
        return failure(Error::Kind::Invalid, problem);
    if (line.verb == CommandLine::Verb::Render && line.out.isEmpty())
        return failure(Error::Kind::Invalid, u"--render needs --out FILE.png"_s);
    if (line.verb == CommandLine::Verb::Check && line.files.isEmpty())
        return failure(Error::Kind::Invalid, u"--check needs at least one file or scene"_s);
    if (line.verb != CommandLine::Verb::Check && !line.files.isEmpty())
        return failure(Error::Kind::Invalid, u"'%1' is not an option (see --help)"_s.arg(line.files.first()));
    return line;
}

QString commandLineHelp()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

}
