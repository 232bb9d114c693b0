#include "readwarnings.h"

#include "catalog.h"
#include "sql.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static QString regionNames(const QStringList &codes, const Catalog &catalog, Language language)
{
    static constexpr qsizetype most = 3;
    QStringList names;
    for (const auto &code : codes.first(std::min(most, codes.size())))
        names.append(catalog.regionName(code, language));
    QString text = names.join(language == Language::Chinese ? u"、"_s : u", "_s);
    if (codes.size() > most)
        text += language == Language::Chinese ? u"等 %1 区"_s.arg(codes.size()) : u" and %1 more"_s.arg(codes.size() - most);
    return text;
}

/** Bulletins name their kind in Chinese only; the code is of the national list of emergencies. */
static QString kindNameIn(Language language, const QString &code, const QString &chinese)
{
    static const QHash<QString, QString> english = {{u"11B01"_s, u"Typhoon"_s}, {u"11B03"_s, u"Rainstorm"_s}, {u"11B04"_s, u"Snowstorm"_s},
        {u"11B05"_s, u"Cold wave"_s}, {u"11B06"_s, u"Gale"_s}, {u"11B07"_s, u"Sandstorm"_s}, {u"11B09"_s, u"Heat"_s}, {u"11B14"_s, u"Lightning"_s},
        {u"11B15"_s, u"Hail"_s}, {u"11B16"_s, u"Frost"_s}, {u"11B17"_s, u"Fog"_s}, {u"11B19"_s, u"Haze"_s}, {u"11B21"_s, u"Road icing"_s},
        {u"11B37"_s, u"Geological hazard"_s}};
    return language == Language::English ? english.value(code, chinese) : chinese;
}

Result<std::vector<WarningLine>> readWarnings(const Database &db, TimeMs now, Language language)
{
    const auto catalog = Catalog::read(db);
    std::vector<WarningLine> lines;
    for (const bool endless : {false, true}) { // two walks along (status, expires)
        Sql rows(db, u"SELECT source, id, kind, kind_name, level, headline, description, sender, regions, onset, expires, time FROM warning INDEXED BY warning_by_status WHERE status = 0 AND expires "_s + (endless ? u"= :bound"_s : u"> :bound"_s) + u" LIMIT 200"_s);
        rows.bind(":bound", endless ? 0 : std::max<TimeMs>(now, 0));
        while (rows.next()) {
            WarningLine line;
            auto &w = line.warning;
            w.head.source = rows.text(0);
            w.head.id = rows.text(1);
            w.kind = rows.text(2);
            w.kindName = kindNameIn(language, w.kind, rows.text(3));
            w.level = Level(std::clamp(rows.smallNumber(4), 0, 4));
            w.headline = rows.text(5);
            w.description = rows.text(6);
            w.sender = rows.text(7);
            const auto regions = QJsonDocument::fromJson(rows.bytes(8)).array();
            for (const auto &region : regions)
                w.regions.append(region.toString());
            w.onset = rows.number(9);
            w.expires = rows.number(10);
            w.head.time = rows.number(11);
            line.regionText = regionNames(w.regions, catalog, language);
            line.sourceName = catalog.sourceName(w.head.source, language);
            if (const auto *info = catalog.source(w.head.source)) {
                line.hasSource = true;
                line.sourceTime = info->lastTime;
                line.sourceInterval = info->intervalSeconds;
            }
            lines.push_back(std::move(line));
        }
    }
    std::ranges::sort(lines, [](const WarningLine &a, const WarningLine &b) {
        const auto rank = [](Level level) { return level == Level::None ? 9 : int(level); };
        if (a.warning.level != b.warning.level)
            return rank(a.warning.level) < rank(b.warning.level);
        return std::tie(b.warning.head.time, a.warning.head.source, a.warning.head.id) < std::tie(a.warning.head.time, b.warning.head.source, b.warning.head.id);
    });
    return lines;
}

}
