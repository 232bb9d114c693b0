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
        if (problems.empty())
            out << path << ": ok\n";
        good = good && problems.empty();
    }
    return good ? 0 : 65;
}

}
