#include "check.h"

#include "analysis/citycalendar.h"
#include "analysis/eventflow.h"
#include "analysis/register.h"
#include "analysis/rules.h"
#include "analysis/situationrules.h"
#include "feed/config.h"
#include "feed/format/cap.h"
#include "feed/format/rfc3339.h"
#include "scene/load.h"
#include "scenecheck.h"
#include "settings.h"

#include "base/nearest.h"
#include "base/tomltable.h"
#include "mapcore/mapkeep.h"
#include "mapcore/tilesource.h"

#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <optional>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 largestFile = 1024 * 1024;

/** City packs and tile files are databases. */
static bool isMap(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) && file.read(15) == "SQLite format 3";
}

/** @p datum is what the settings say of it. */
static QList<Problem> checkMap(const QString &path, const QString &datum)
{
    const auto source = TileSource::open(path, {}, datum);
    const QString problem = source ? (*source)->firstProblem() : source.error().detail;
    return problem.isEmpty() ? QList<Problem>() : QList<Problem>{{.file = path, .line = 0, .column = 0, .message = problem.startsWith(path + u": "_s) ? problem.mid(path.size() + 2) : problem}};
}

static QList<Problem> remarksOnMap(const QString &path, const QString &datum)
{
    QList<Problem> remarks;
    const auto source = TileSource::open(path, {}, datum);
    if (!source || !(*source)->hasTiles())
        return remarks;
    if ((*source)->datum().ground == TileDatum::Ground::Format)
        remarks << Problem{.file = path, .line = 0, .column = 0, .message = u"warning: says no 'datum' in its metadata: taken as WGS 84, which vector tiles are by their format"_s};
    if ((*source)->info().approval.isEmpty())
        remarks << Problem{.file = path, .line = 0, .column = 0, .message = u"warning: no 'approval' (审图号) in its metadata: to be shown to the public in mainland China a map needs one, here or with the scene"_s};
    return remarks;
}

/** Alerts of the Common Alerting Protocol and indexes of them are XML. */
static bool isXml(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) && file.read(64).trimmed().replace("\xEF\xBB\xBF", "").startsWith('<');
}

/** What is wrong with the alerts of @p path, or what is left out of them and how many there are. */
static QList<Problem> checkAlerts(const QString &path, bool isRemarks)
{
    const auto said = [&path](const QString &id, const QString &message) { return Problem{.file = path, .line = 0, .column = 0, .message = id.isEmpty() ? message : u"alert '%1': %2"_s.arg(id, message)}; };
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {said({}, file.errorString())};
    const auto xml = file.read(CapLimits().bytes + 1);
    QList<Problem> problems;
    QList<Problem> remarks;
    const auto remark = [&](const std::vector<CapNote> &notes) {
        for (const auto &note : notes)
            remarks << said(note.id, u"warning: "_s + note.message);
    };
    if (const auto index = parseCapIndex(xml)) {
        remarks << said({}, u"an index of %1 alerts"_s.arg(index->links.size()));
        remark(index->notes);
        return isRemarks ? remarks : problems;
    }
    const auto document = parseCap(xml, {.now = SystemClock().now(), .zone = QTimeZone("Asia/Shanghai")});
    if (!document) {
        problems << said({}, document.error().detail);
        return isRemarks ? remarks : problems;
    }
    for (const auto &alert : document->alerts)
        remarks << said(alert.warning.head.id, u"%1, %2, sent %3"_s.arg(levelName(alert.warning.level), alert.warning.headline, rfc3339(alert.warning.head.time)));
    remark(document->notes);
    for (const auto &rejected : document->rejected)
        problems << said(rejected.id, rejected.reason);
    return isRemarks ? remarks : problems;
}

/** Of a small file that is read whole by @p parse, which takes its text, its name and the list of problems. */
template<typename Parse>
static QList<Problem> checkText(const QString &path, Parse parse)
{
    QList<Problem> problems;
    QFile file(path);
    if (file.open(QFile::ReadOnly))
        (void)parse(file.readAll(), path, problems);
    else
        problems << Problem{.file = path, .line = 0, .column = 0, .message = file.errorString()};
    return problems;
}

static bool addToCalendar(const QByteArray &text, const QString &path, QList<Problem> &problems)
{
    CityCalendar calendar;
    return calendar.add(text, path, problems);
}

static bool isScene(const toml::table &table)
{
    const bool isOther = table.contains("branch") || table.contains("computed") || table.contains("rule") || table.contains("year") || table.contains("holiday") || table.contains("clause") || table.contains("act") || table.contains("feed");
    return !isOther && (table.contains("id") || table.contains("panels") || table.contains("map"));
}

/** A feeds file has [[feed]]; a year of holidays has its number; a register has branches or computed indicators; rules of the situation have clauses; a flow of events has acts; a scene has an id; anything else is settings. */
static QList<Problem> checkByContent(const QString &path, const toml::table &table)
{
    if (table.contains("branch") || table.contains("computed")) // what its units would say is found out when there are definitions: see ComputedFigure::problem
        return checkText(path, &IndicatorRegister::parse);
    if (table.contains("rule"))
        return checkText(path, &parseRules);
    if (table.contains("year") || table.contains("holiday"))
        return checkText(path, &addToCalendar);
    if (table.contains("clause")) // whether anybody defines an indicator that a rule names, its clause says on the screen
        return checkText(path, &parseSituationRules);
    if (table.contains("act"))
        return checkText(path, &EventFlow::parse);
    if (table.contains("feed"))
        return loadFeeds(path).problems;
    if (isScene(table))
        return loadScene(path).problems;
    auto [settings, problems] = loadSettings(path);
    if (!settings.mapFile.isEmpty())
        problems << checkMap(settings.mapFile, settings.mapDatum);
    return problems;
}

QList<Problem> checkFile(const QString &path)
{
    if (isMap(path))
        return checkMap(path, {});
    if (isXml(path))
        return checkAlerts(path, false);
    QList<Problem> problems;
    const auto table = readTomlFile(path, largestFile, problems);
    return table ? checkByContent(path, *table) : problems;
}

QList<Problem> remarksOn(const QString &path)
{
    if (isMap(path))
        return remarksOnMap(path, {});
    if (isXml(path))
        return checkAlerts(path, true);
    QList<Problem> ignored; // checkFile() says them
    QList<Problem> remarks;
    const auto table = readTomlFile(path, largestFile, ignored);
    if (!table)
        return remarks;
    if (table->contains("branch") || table->contains("computed")) {
        QFile file(path);
        if (file.open(QFile::ReadOnly)) {
            const auto made = IndicatorRegister::parse(file.readAll(), path, ignored);
            const int branches = int(std::ranges::count_if(made.branches(), &RegisterBranch::isUncertain));
            if (made.uncertain() > 0)
                remarks << Problem{.file = path, .line = 0, .column = 0, .message = u"warning: 待核: %1 names are to be looked up (%2 branches, %3 indicators): keys 'uncertain'"_s.arg(made.uncertain()).arg(branches).arg(made.uncertain() - branches)};
        }
    }
    const auto remark = [&](const toml::node &at, const QString &message) {
        remarks << Problem{.file = path, .line = int(at.source().begin.line), .column = int(at.source().begin.column), .message = message};
    };
    if (const auto *map = (*table)["map"].as_table(); map && (*table)["layout"].value_or(std::string()) != "board" && (*map)["approval"].value_or(std::string()).empty())
        remark(*map, u"warning: map: no 'approval' (审图号): to be shown to the public in mainland China a map needs one, here or with its base map"_s);
    if (const auto *panels = (*table)["panels"].as_array()) {
        for (const auto &element : *panels) {
            if (const auto *panel = element.as_table(); panel && panel->contains("answers"))
                remark(*panel, u"warning: panels: 'answers' shows a state on purpose, for ever: that is for galleries"_s);
        }
    }
    if (const auto *maps = (*table)["basemap"].as_array()) {
        for (const auto &element : *maps) {
            const auto *map = element.as_table();
            if (map && (*map)["approval"].value_or(std::string()).empty())
                remark(*map, u"warning: basemap '%1': no 'approval' (审图号): to be shown to the public in mainland China a map needs one"_s.arg(QString::fromStdString((*map)["name"].value_or(std::string("?")))));
        }
    }
    return remarks;
}

QString toText(const Problem &problem)
{
    QString text = problem.file;
    if (problem.line > 0)
        text += u":%1:%2"_s.arg(problem.line).arg(problem.column);
    return text + u": "_s + problem.message;
}

/** The scene that @p name names: the id of a shipped one, or a file. */
static std::optional<SceneToCheck> sceneOf(const QString &name)
{
    if (!QFile::exists(name))
        return shippedScenes().contains(name) ? std::optional(SceneToCheck{.id = name}) : std::nullopt;
    if (isMap(name) || isXml(name))
        return std::nullopt;
    QList<Problem> ignored; // checkFile() says them
    const auto table = readTomlFile(name, largestFile, ignored);
    return table && isScene(*table) ? std::optional(SceneToCheck{.id = QString::fromStdString((*table)["id"].value_or(std::string())), .file = name}) : std::nullopt;
}

bool drawsScenes(const QStringList &names)
{
    return std::ranges::any_of(names, [](const QString &name) { return sceneOf(name).has_value(); });
}

int runCheck(const CommandLine &line)
{
    QTextStream out(stdout);
    bool good = true;
    const auto print = [&out](const QList<Problem> &problems) {
        for (const auto &problem : problems)
            out << toText(problem) << '\n';
    };
    QList<SceneToCheck> scenes;
    for (const QString &name : line.files) {
        const auto scene = sceneOf(name);
        const bool isFile = !scene || !scene->file.isEmpty();
        const bool isNothing = !scene && !QFile::exists(name);
        const auto problems = isNothing ? QList<Problem>{{.file = name, .line = 0, .column = 0, .message = u"no such file, and no shipped scene%1; these are %2"_s.arg(didYouMean(name, shippedScenes()), shippedScenes().join(u", "_s))}}
            : isFile                    ? checkFile(name)
                                        : QList<Problem>();
        print(problems);
        if (isFile && !isNothing)
            print(remarksOn(name));
        const auto twin = scene ? std::ranges::find(scenes, scene->id, &SceneToCheck::id) : scenes.end();
        if (scene && problems.isEmpty() && twin != scenes.end() && twin->file != scene->file) {
            print({{.file = name, .line = 0, .column = 0, .message = u"id: '%1' is also the id of %2: one of them would be drawn for both"_s.arg(scene->id, twin->file.isEmpty() ? u"the shipped scene"_s : twin->file)}});
            good = false;
        } else if (scene && problems.isEmpty() && twin == scenes.end())
            scenes << *scene;
        else if (scene && problems.isEmpty())
            continue; // named twice
        else if (problems.isEmpty())
            out << name << ": ok\n";
        good = good && problems.isEmpty();
    }
    out.flush(); // what follows takes a while
    const auto [problems, remarks, isDrawn] = checkOnScreen(line, scenes);
    print(problems);
    print(remarks);
    for (const auto &scene : scenes) {
        const QString name = scene.file.isEmpty() ? scene.id : scene.file;
        if (std::ranges::find(problems, name, &Problem::file) == problems.end())
            out << name << (isDrawn ? ": ok\n" : ": read without a fault, not drawn\n");
    }
    if (!good || !problems.isEmpty())
        return 65;
    return isDrawn ? 0 : 69; // what was not looked at is not found to be right
}

}
