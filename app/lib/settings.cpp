#include "settings.h"

#include "base/nearest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimeZone>

#include <toml++/toml.hpp>

#include <functional>
#include <map>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** Reads the keys of one file into a Settings, noting what is wrong where. */
class Reader
{
public:
    Reader(QString path, SettingsFile &file)
        : m_path(std::move(path))
        , m_file(file)
    {
        Settings &s = m_file.settings;
        m_keys = {
            {u"organisation"_s, text(s.organisation)},
            {u"language"_s, word(s.language, {u"zh_CN"_s, u"en"_s})},
            {u"theme"_s, word(s.theme, {u"night"_s, u"day"_s})},
            {u"renderer"_s, word(s.renderer, {u"auto"_s, u"software"_s, u"opengl"_s})},
            {u"time_zone"_s, zone(s.timeZone)},
            {u"home_region"_s, text(s.homeRegion)},
            {u"pack"_s, filePath(s.pack)},
            {u"feeds"_s, filePath(s.feeds)},
            {u"cache"_s, filePath(s.cache)},
            {u"scenes"_s, filePaths(s.scenes)},
            {u"first_scene"_s, text(s.firstScene)},
        };
    }

    void read(const toml::table &table)
    {
        for (const auto &[key, value] : table) {
            const QString name = QString::fromStdString(std::string(key.str()));
            const auto known = m_keys.find(name);
            if (known != m_keys.end()) {
                known->second(name, value);
                continue;
            }
            QStringList names;
            for (const auto &entry : m_keys)
                names << entry.first;
            const QString nearest = nearestName(name, names);
            note(key.source(), nearest.isEmpty() ? u"unknown key '%1'"_s.arg(name) : u"unknown key '%1'; did you mean '%2'?"_s.arg(name, nearest));
        }
    }

    void note(const toml::source_region &where, const QString &message)
    {
        m_file.problems.push_back({.file = m_path, .line = int(where.begin.line), .column = int(where.begin.column), .message = message});
    }

private:
    using Setter = std::function<void(const QString &, const toml::node &)>;

    [[nodiscard]] std::optional<QString> string(const QString &name, const toml::node &node)
    {
        if (const auto value = node.value<std::string>(); value && node.is_string())
            return QString::fromStdString(*value);
        note(node.source(), u"'%1' must be a text"_s.arg(name));
        return std::nullopt;
    }

    [[nodiscard]] QString resolved(const QString &path) const
    {
        return QDir::cleanPath(QFileInfo(m_path).dir().absoluteFilePath(path));
    }

    Setter text(QString &target)
    {
        return [this, &target](const QString &name, const toml::node &node) {
            if (const auto value = string(name, node))
                target = *value;
        };
    }

    Setter word(QString &target, const QStringList &allowed)
    {
        return [this, &target, allowed](const QString &name, const toml::node &node) {
            const auto value = string(name, node);
            if (!value)
                return;
            if (allowed.contains(*value))
                target = *value;
            else
                note(node.source(), u"'%1' must be one of %2, not '%3'"_s.arg(name, allowed.join(u", "_s), *value));
        };
    }

    Setter zone(QString &target)
    {
        return [this, &target](const QString &name, const toml::node &node) {
            const auto value = string(name, node);
            if (!value)
                return;
            if (QTimeZone(value->toLatin1()).isValid())
                target = *value;
            else
                note(node.source(), u"'%1' must be a time zone such as Asia/Shanghai, not '%2'"_s.arg(name, *value));
        };
    }

    Setter filePath(QString &target)
    {
        return [this, &target](const QString &name, const toml::node &node) {
            if (const auto value = string(name, node))
                target = resolved(*value);
        };
    }

    Setter filePaths(QStringList &target)
    {
        return [this, &target](const QString &name, const toml::node &node) {
            const auto *list = node.as_array();
            if (!list) {
                note(node.source(), u"'%1' must be a list of files"_s.arg(name));
                return;
            }
            for (const auto &entry : *list) {
                if (const auto value = string(name, entry))
                    target << resolved(*value);
            }
        };
    }

    QString m_path;
    SettingsFile &m_file;
    std::map<QString, Setter> m_keys;
};

}

SettingsFile loadSettings(const QString &path)
{
    SettingsFile result;
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) {
        result.problems.push_back({.file = path, .line = 0, .column = 0, .message = file.errorString()});
        return result;
    }
    Reader reader(path, result);
    try {
        reader.read(toml::parse(file.readAll().toStdString()));
    } catch (const toml::parse_error &error) {
        reader.note(error.source(), QString::fromUtf8(error.description().data(), qsizetype(error.description().size())));
    }
    return result;
}

QStringList settingsPaths()
{
    QStringList paths;
    for (const QString &folder : QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation))
        paths << folder + "/tonglan/tonglan.toml"_L1;
    paths << u"/etc/tonglan/tonglan.toml"_s;
    return paths;
}

}
