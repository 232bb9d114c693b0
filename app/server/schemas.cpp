#include "schemas.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

static void initializeSchemas()
{
    Q_INIT_RESOURCE(tonglan_schema); // static libraries do not register theirs by themselves
}

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr auto folder = ":/tonglan/schema/"_L1;
static constexpr auto openApi = "tlf-1.openapi.json"_L1;
static constexpr auto ending = ".schema.json"_L1;

/** "event.schema.json" → "/tlf/v1/schema/event/1" */
static QString pathOf(const QString &file)
{
    return file == openApi ? u"/tlf/v1/openapi.json"_s : u"/tlf/v1/schema/%1/1"_s.arg(file.chopped(ending.size()));
}

static QStringList schemaFiles()
{
    initializeSchemas();
    return QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
}

QStringList schemaPaths()
{
    QStringList paths;
    for (const auto &file : schemaFiles())
        paths.append(pathOf(file));
    return paths;
}

FeedAnswer schemaAnswer(const QString &path, const QByteArray &ifNoneMatch)
{
    for (const auto &name : schemaFiles()) {
        QFile file(folder + name);
        if (pathOf(name) != path || !file.open(QIODevice::ReadOnly))
            continue;
        const auto body = file.readAll();
        const auto tag = '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().first(16) + '"';
        auto answer = tagged({.type = name == openApi ? "application/json"_ba : "application/schema+json"_ba, .body = body}, tag, ifNoneMatch);
        for (auto &[header, value] : answer.headers) {
            if (header == "Cache-Control")
                value = "public, max-age=86400";
        }
        return answer;
    }
    return refusal(404, u"Not found"_s, u"%1 is no schema of Tonglan Feed v1"_s.arg(path));
}

}
