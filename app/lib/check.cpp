#include "check.h"

#include "feed/config.h"
#include "scene/load.h"
#include "settings.h"

#include "base/tomltable.h"

#include <QTextStream>

namespace tonglan {

using namespace Qt::StringLiterals;

/** A feeds file has [[feed]]; a scene has an id; anything else is settings. */
static QList<Problem> checkByContent(const QString &path, const toml::table &table)
{
    if (table.contains("feed"))
        return loadFeeds(path).problems;
    if (table.contains("id") || table.contains("panels") || table.contains("map"))
        return loadScene(path).problems;
    return loadSettings(path).problems;
}

QList<Problem> checkFile(const QString &path)
{
    constexpr qint64 largestFile = 1024 * 1024;
    QList<Problem> problems;
    const auto table = readTomlFile(path, largestFile, problems);
    return table ? checkByContent(path, *table) : problems;
}

QList<Problem> remarksOn(const QString &path)
{
    constexpr qint64 largestFile = 1024 * 1024;
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
