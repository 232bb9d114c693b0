#include "arrivallines.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace tonglan {

static constexpr int deepest = 8; // a feed may send a circle of parents

static bool liesIn(const QString &region, const QString &wanted, const Catalog &catalog)
{
    if (wanted.isEmpty())
        return !region.isEmpty();
    const auto root = catalog.regions().constFind(wanted);
    if (root != catalog.regions().cend() && root->parent.isEmpty())
        return !region.isEmpty();
    QString at = region;
    for (int i = 0; i < deepest && !at.isEmpty(); ++i) {
        if (at == wanted)
            return true;
        at = catalog.regions().value(at).parent;
    }
    return false;
}

static bool liesIn(const Event &event, const QString &wanted, const Catalog &catalog, const AreaLookup *zone)
{
    if (zone)
        return !event.region.isEmpty() && event.position && zone->contains(*event.position);
    return liesIn(event.region, wanted, catalog);
}

static bool matches(const Event &event, const EventQuestion &question, const Catalog &catalog, const AreaLookup *zone)
{
    const bool ofSource = !question.source.isEmpty();
    if (question.keys)
        return (!question.openOnly || isOpen(event)) && (question.levels == 0 || ((question.levels >> int(event.level)) & 1) != 0);
    if (ofSource ? event.head.source != question.source : !liesIn(event, question.region, catalog, zone))
        return false;
    if (question.openOnly && !isOpen(event))
        return false;
    if (question.levels != 0 && ((question.levels >> int(event.level)) & 1) == 0)
        return false;
    return event.reportedAt >= question.from && (question.to == 0 || event.reportedAt < question.to);
}

static EventLine lineOf(const Event &event, bool isStored, const Catalog &catalog, Language language)
{
    EventLine line{.source = event.head.source, .id = event.head.id, .title = event.title, .kindName = event.kindName};
    line.regionName = catalog.districtName(event.region, language);
    line.departmentName = catalog.sourceName(event.department.isEmpty() ? event.head.source : event.department, language);
    line.address = event.address;
    line.level = event.level;
    line.stage = event.stage;
    line.flags = event.flags;
    line.reportedAt = event.reportedAt;
    line.deadline = event.deadline;
    line.closedAt = event.closedAt;
    line.hasPlace = event.position && event.position->isValid();
    if (line.hasPlace) {
        line.lat = event.position->lat;
        line.lon = event.position->lon;
    }
    line.isStored = isStored;
    return line;
}

/** The order of the question's SQL: see readEvents(). */
static bool isBefore(const EventLine &a, const EventLine &b, bool byUrgency)
{
    const auto key = [byUrgency](const EventLine &line) {
        const int closed = byUrgency && line.stage >= Stage::Closed ? 1 : 0;
        const int level = !byUrgency ? 0 : line.level == Level::None ? 9
                                                                     : int(line.level);
        const TimeMs deadline = !byUrgency ? 0 : line.deadline == 0 ? std::numeric_limits<TimeMs>::max()
                                                                    : line.deadline;
        return std::tuple(closed, level, deadline, -line.reportedAt, QStringView(line.source), QStringView(line.id));
    };
    return key(a) < key(b);
}

std::vector<EventLine> withArrivals(std::vector<EventLine> lines, const std::vector<ArrivalOverlay::Entry> &arrivals, const EventQuestion &question, const Catalog &catalog, const AreaLookup *zone)
{
    using Key = std::pair<QString, QString>;
    QSet<Key> newer;
    QSet<Key> known;
    for (const auto &entry : arrivals)
        newer.insert({entry.event.head.source, entry.event.head.id});
    for (const auto &line : lines)
        known.insert({line.source, line.id});
    std::erase_if(lines, [&newer](const EventLine &line) { return newer.contains({line.source, line.id}); });
    for (const auto &entry : arrivals) {
        const bool mayCome = (question.search.trimmed().isEmpty() && !question.keys) || known.contains({entry.event.head.source, entry.event.head.id});
        if (mayCome && matches(entry.event, question, catalog, zone))
            lines.push_back(lineOf(entry.event, entry.isStored, catalog, question.language));
    }
    std::ranges::sort(lines, [&question](const EventLine &a, const EventLine &b) { return isBefore(a, b, question.byUrgency); });
    if (lines.size() > std::size_t(std::clamp(question.limit, 0, 1000)))
        lines.resize(std::size_t(std::clamp(question.limit, 0, 1000)));
    return lines;
}

}
