#include "check.h"

#include "analysis/register.h"
#include "feed/config.h"
#include "scene/load.h"
#include "settings.h"

#include "base/tomltable.h"
#include "mapcore/mapkeep.h"
#include "mapcore/tilesource.h"

#include <QFile>
#include <QTextStream>

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

/** What its units would say is found out when there are definitions to check them with: see ComputedFigure::problem. */
static QList<Problem> checkRegister(const QString &path)
{
    QList<Problem> problems;
    QFile file(path);
    if (file.open(QFile::ReadOnly))
        (void)IndicatorRegister::parse(file.readAll(), path, problems);
    else
        problems << Problem{.file = path, .line = 0, .column = 0, .message = file.errorString()};
    return problems;
}

/** A feeds file has [[feed]]; a register has branches or computed indicators; a scene has an id; anything else is settings. */
static QList<Problem> checkByContent(const QString &path, const toml::table &table)
{
    if (table.contains("branch") || table.contains("computed"))
        return checkRegister(path);
    if (table.contains("feed"))
        return loadFeeds(path).problems;
    if (table.contains("id") || table.contains("panels") || table.contains("map"))
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
    QList<Problem> problems;
    const auto table = readTomlFile(path, largestFile, problems);
    return table ? checkByContent(path, *table) : problems;
}

QList<Problem> remarksOn(const QString &path)
{
    if (isMap(path))
        return remarksOnMap(path, {});
    QList<Problem> ignored; // checkFile() says them
    QList<Problem> remarks;
    const auto table = readTomlFile(path, largestFile, ignored);
    if (!table)
        return remarks;
    const auto remark = [&](const toml::node &at, const QString &message) {
        remarks << Problem{.file = path, .line = int(at.source().begin.line), .column = int(at.source().begin.column), .message = message};
    };
    if (const auto *map = (*table)["map"].as_table(); map && (*table)["layout"].value_or(std::string()) != "board" && (*map)["approval"].value_or(std::string()).empty())
        remark(*map, u"warning: map: no 'approval' (审图号): to be shown to the public in mainland China a map needs one, here or with its base map"_s);
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

int runCheck(const QStringList &paths)
{
    QTextStream out(stdout);
    bool good = true;
    for (const QString &path : paths) {
        const auto problems = checkFile(path);
        for (const auto &problem : problems)
            out << toText(problem) << '\n';
        for (const auto &remark : remarksOn(path))
            out << toText(remark) << '\n';
        if (problems.empty())
            out << path << ": ok\n";
        good = good && problems.empty();
    }
    return good ? 0 : 65;
}

}
