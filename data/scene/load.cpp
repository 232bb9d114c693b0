#include "load.h"

#include "paneltypes.h"

#include "base/tomltable.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

using Presence = TomlTable::Presence;
constexpr qint64 largestFile = 256 * 1024;
constexpr int mostPanels = 24;

/** One scene being read; collects the problems. */
class Reader
{
public:
    Reader(const QString &file, SceneFile &into)
        : m_file(file)
        , m_scene(into.scene)
        , m_problems(into.problems)
    {
    }

    void read(const toml::table &root)
    {
        auto table = open(root, u"scene"_s);
        m_scene.id = table.text("id", Presence::Required);
        m_scene.title = table.text("title", Presence::Required);
        m_scene.titleEn = table.text("title_en", Presence::Required);
        const auto layout = table.choice("layout", {u"map"_s, u"board"_s, u"grid"_s, u"desk"_s}, u"map"_s);
        m_scene.grid = layout == "grid"_L1;
        m_scene.board = m_scene.grid || layout == "board"_L1;
        m_scene.desk = layout == "desk"_L1;
        if (m_scene.board && !m_scene.grid)
            m_scene.leftScreens = table.integer("left_screens", 1, {1, 3});
        m_scene.theme = table.choice("theme", {u"night"_s, u"day"_s}, {});
        m_scene.tab = table.flag("tab", true);
        m_scene.sentence = table.flag("sentence", !m_scene.board);
        m_scene.timeline = table.flag("timeline", !m_scene.board);
        m_scene.ticker = table.flag("ticker", true);
        if (const auto *map = table.table("map", m_scene.board ? Presence::Optional : Presence::Required))
            readMap(*map);
        if (const auto *seams = table.table("seams"))
            readSeams(*seams);
        for (const auto *layer : table.tables("layers"))
            readLayer(*layer);
        for (const auto *panel : table.tables("panels"))
            readPanel(*panel);
        table.reportUnknown();
        static const QRegularExpression valid(u"^[a-z][a-z0-9-]{0,39}$"_s);
        if (!m_scene.id.isEmpty() && !valid.match(m_scene.id).hasMatch())
            table.report(*root.get("id"), u"scene: id '%1' may have small letters, digits and '-' only"_s.arg(m_scene.id));
        if (m_scene.panels.size() > mostPanels)
            table.report(*root.get("panels"), u"scene: %1 panels, more than %2"_s.arg(m_scene.panels.size()).arg(mostPanels));
    }

private:
    TomlTable open(const toml::table &table, const QString &where) { return {table, where, m_file, m_problems}; }

    SceneCamera readCamera(TomlTable &table)
    {
        return {
            table.number("latitude", 0, {-85, 85}, Presence::Required),
            table.number("longitude", 0, {-180, 180}, Presence::Required),
            table.number("zoom", 10, {0, 20}, Presence::Required),
        };
    }

    void readMap(const toml::table &map)
    {
        auto table = open(map, u"map"_s);
        m_scene.home = readCamera(table);
        m_scene.approval = table.text("approval");
        if (const auto *at = table.table("at"))
            readHomes(*at);
        table.reportUnknown();
    }

    void readHomes(const toml::table &at)
    {
        auto table = open(at, u"map.at"_s);
        table.members([this, &table](const QString &size, const toml::node &node) {
            if (!isSize(size)) {
                table.report(node, u"map.at: '%1' is not a size like 5760x1080"_s.arg(size));
            } else if (!node.is_table()) {
                table.report(node, u"map.at: '%1' must be a table"_s.arg(size));
            } else {
                auto place = open(*node.as_table(), u"map.at.\"%1\""_s.arg(size));
                m_scene.homes.insert(size, readCamera(place));
                place.reportUnknown();
            }
        });
    }

    void readSeams(const toml::table &seams)
    {
        auto table = open(seams, u"seams"_s);
        table.members([this, &table](const QString &size, const toml::node &node) {
            if (!isSize(size)) {
                table.report(node, u"seams: '%1' is not a size like 5760x1080"_s.arg(size));
                return;
            }
            const int width = size.section(u'x', 0, 0).toInt();
            QList<int> at;
            const auto *array = node.as_array();
            for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
                const auto x = (*array)[i].value<int>();
                if (x && *x > 0 && *x < width && (at.isEmpty() || *x > at.last()))
                    at << *x;
                else
                    table.report((*array)[i], u"seams: a seam of '%1' must be a whole number between 0 and %2, and they must rise"_s.arg(size).arg(width));
            }
            if (array == nullptr)
                table.report(node, u"seams: '%1' must be a list of x positions"_s.arg(size));
            m_scene.seams.insert(size, at);
        });
    }

    void readLayer(const toml::table &layer)
    {
        auto table = open(layer, u"layer %1"_s.arg(m_scene.layers.size() + 1));
        SceneLayer read;
        read.id = table.text("id", Presence::Required);
        read.name = table.text("name", Presence::Required);
        read.nameEn = table.text("name_en", Presence::Required);
        read.kind = table.choice("kind", {u"events"_s, u"heat"_s, u"change"_s, u"choropleth"_s, u"squares"_s, u"hexagons"_s, u"areas"_s, u"regions"_s, u"points"_s, u"rules"_s}, {}, Presence::Required);
        read.source = table.text("source", read.kind == "points"_L1 ? Presence::Required : Presence::Optional);
        if (read.kind == "areas"_L1)
            read.types = table.texts("types");
        if (read.kind == "choropleth"_L1)
            read.indicator = table.text("indicator");
        read.visible = table.flag("visible", true);
        table.reportUnknown();
        if (!read.id.isEmpty() && std::ranges::any_of(m_scene.layers, [&](const SceneLayer &other) { return other.id == read.id; }))
            table.report(*layer.get("id"), u"layer %1: a layer '%2' is there already"_s.arg(m_scene.layers.size() + 1).arg(read.id));
        m_scene.layers << read;
    }

    void readPanel(const toml::table &panel)
    {
        const auto where = u"panel %1"_s.arg(m_scene.panels.size() + 1);
        auto table = open(panel, where);
        ScenePanel read;
        read.type = table.choice("type", panelTypeNames(), {}, Presence::Required);
        read.title = table.text("title");
        read.titleEn = table.text("title_en");
        const QStringList zones = m_scene.desk ? QStringList{u"left"_s, u"right"_s, u"top"_s} : QStringList{u"left"_s, u"right"_s};
        read.zone = Zone(std::max<qsizetype>(0, zones.indexOf(table.choice("zone", zones, u"left"_s, m_scene.grid ? Presence::Optional : Presence::Required))));
        if (read.zone == Zone::Top && read.type != "indicators"_L1)
            table.report("zone", u"'top' is for indicators"_s);
        read.column = table.integer("column", 1, {1, 2});
        read.answers = table.choice("answers", {u"never"_s, u"error"_s}, {});
        if (const auto *type = panelType(read.type)) {
            const auto presence = [type](const char *key) {
                return type->required.contains(QString::fromLatin1(key)) ? Presence::Required : Presence::Optional;
            };
            const auto knows = [type](const char *key) { return type->keys.contains(QString::fromLatin1(key)); };
            if (knows("codes"))
                read.codes = table.texts("codes", presence("codes"));
            if (knows("more"))
                read.more = table.texts("more");
            if (knows("code"))
                read.code = table.text("code", presence("code"));
            if (knows("source"))
                read.source = table.text("source", presence("source"));
            if (knows("rows"))
                read.rows = table.integer("rows", 0, {1, 50});
            if (knows("target"))
                read.target = table.number("target", 95, {0, 100});
            if (knows("by"))
                read.by = table.choice("by", {u"level"_s, u"topic"_s}, u"level"_s);
            if (knows("days"))
                read.days = table.integer("days", 0, {0, 31});
            table.reportUnknown();
        }
        const auto all = read.codes + read.more;
        const toml::node *listed = panel.get(panel.contains("codes") ? "codes" : "more"); // a file may have only the second
        const toml::node &at = listed != nullptr ? *listed : panel;
        if (read.type == "dualaxis"_L1 && read.codes.size() != 2)
            table.report(at, where + u": a panel of two axes has two codes"_s);
        if (read.type == "radar"_L1 && (read.codes.size() < 3 || read.codes.size() > 8))
            table.report(at, where + u": a radar has three to eight codes"_s);
        if (read.type == "flip"_L1 && read.codes.size() > 4)
            table.report(at, where + u": a flip panel has one to four codes"_s);
        if (all.size() > 32)
            table.report(at, where + u": more than 32 codes"_s);
        if (QSet<QString>(all.begin(), all.end()).size() != all.size())
            table.report(at, where + u": a code is there twice"_s);
        m_scene.panels << read;
    }

    static bool isSize(const QString &text)
    {
        static const QRegularExpression size(u"^[1-9][0-9]{2,4}x[1-9][0-9]{2,4}$"_s);
        return size.match(text).hasMatch();
    }

    QString m_file;
    Scene &m_scene;
    QList<Problem> &m_problems;
};

}

static SceneFile readScene(const std::optional<toml::table> &root, const QString &file, SceneFile result)
{
    if (root)
        Reader(file, result).read(*root);
    std::ranges::stable_sort(result.problems, {}, [](const Problem &problem) { return std::pair(problem.line, problem.column); });
    return result;
}

SceneFile parseScene(const QByteArray &text, const QString &file)
{
    SceneFile result;
    const auto root = parseToml(text, file, result.problems);
    return readScene(root, file, std::move(result));
}

SceneFile loadScene(const QString &path)
{
    SceneFile result;
    const auto root = readTomlFile(path, largestFile, result.problems);
    return readScene(root, path, std::move(result));
}

}
