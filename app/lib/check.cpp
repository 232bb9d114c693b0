#include "check.h"

#include "feed/config.h"
#include "scene/load.h"
#include "settings.h"

#include <QFile>
#include <QTextStream>

#include <toml++/toml.hpp>

namespace tonglan {

using namespace Qt::StringLiterals;

/** A feeds file has [[feed]]; a scene has an id; anything else is settings. */
static std::vector<Problem> checkByContent(const QString &path, const toml::table &table)
{
    if (table.contains("feed"))
        return loadFeeds(path).problems;
    if (table.contains("id") || table.contains("panels") || table.contains("map")) {
        const QList<Problem> problems = loadScene(path).problems;
        return {problems.begin(), problems.end()};
    }
    return loadSettings(path).problems;
}

std::vector<Problem> checkFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {{.file = path, .line = 0, .column = 0, .message = file.errorString()}};
    try {
        return checkByContent(path, toml::parse(file.readAll().toStdString()));
    } catch (const toml::parse_error &error) {
        return {{.file = path, .line = int(error.source().begin.line), .column = int(error.source().begin.column), .message = QString::fromUtf8(error.description().data(), qsizetype(error.description().size()))}};
    }
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
