#include "readqueue.h"

#include "sql.h"
#include "textwords.h"

#include "analysis/namematch.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 mostFound = 20'000; // rows with the words that were typed: who finds more has not said enough
static const QString columns = u"n, source, id, level, stage, flags, region, department, kind_name, reported_at, deadline, closed_at, lat, lon"_s;

static quint64 hashOf(const EventKey &key)
{
    return qHashMulti(0, key.first, key.second);
}

static EventColumns::Row rowOf(const Sql &row)
{
    EventColumns::Row event{.n = row.number(0), .source = row.text(1)};
    event.key = hashOf({event.source, row.text(2)});
    event.level = Level(std::clamp(row.smallNumber(3), 0, 4));
    event.stage = Stage(std::clamp(row.smallNumber(4), 0, int(Stage::Rated)));
    event.flags = unsigned(row.number(5));
    event.region = row.text(6);
    event.department = row.text(7);
    event.kindName = row.text(8);
    event.reportedAt = row.number(9);
    event.deadline = row.number(10);
    event.closedAt = row.number(11);
    const auto lat = row.maybeReal(12);
    const auto lon = row.maybeReal(13);
    if (lat && lon && std::isfinite(*lat) && std::isfinite(*lon))
        event.position = GeoPoint{*lat, *lon};
    return event;
}

void EventTable::readAll(const Database &db)
{
    m_columns.clear();
    if (Sql count(db, u"SELECT count(*) FROM event"_s); count.next())
        m_columns.reserve(std::size_t(count.number(0)) * 9 / 8);
    Sql rows(db, u"SELECT "_s + columns + u" FROM event ORDER BY n"_s);
    while (rows.next())
        m_columns.put(rowOf(rows));
}

void EventTable::readAgain(const Database &db, const QSet<EventKey> &keys)
{
    QSet<quint64> missing;
    std::vector<EventColumns::Row> found;
    Sql event(db, u"SELECT "_s + columns + u" FROM event WHERE source = :source AND id = :id"_s);
    for (const auto &key : keys) {
        event.again();
        event.bind(":source", key.first).bind(":id", key.second);
        if (event.next())
            found.push_back(rowOf(event));
        else
            missing.insert(hashOf(key));
    }
    // What is gone goes first: its number may have been given again. Two keys may have one hash: only rows that are not in the table go.
    Sql there(db, u"SELECT 1 FROM event WHERE n = :n"_s);
    for (const auto n : m_columns.rowsOf(missing)) {
        there.again();
        there.bind(":n", n);
        if (!there.next())
            m_columns.remove(n);
    }
    std::ranges::sort(found, {}, &EventColumns::Row::n);
    for (const auto &row : found)
        m_columns.put(row);
}

void EventTable::catchUp(const Database &db)
{
    auto mark = markEvents(db);
    const auto most = std::max<qint64>(1'000, qint64(m_columns.size()) / 8);
    const auto keys = m_mark && !m_columns.isSparse() ? eventsChangedSince(db, *m_mark, most) : std::nullopt;
    m_mark.reset(); // half of it may have been read when something is thrown
    if (keys)
        readAgain(db, *keys);
    else
        readAll(db);
    m_mark = std::move(mark);
}

/** The rows that contain the words, ascending; the newest of them if there are too many. */
static std::vector<qint64> rowsWith(const Database &db, const QString &search, bool &isCut)
{
    const auto words = textCondition(RecordType::Event, search);
    if (words.values.isEmpty())
        return {};
    Sql rows(db, u"SELECT n FROM event WHERE "_s + namedCondition(words) + u" ORDER BY n DESC LIMIT :most"_s);
    bindWords(rows, words);
    rows.bind(":most", mostFound + 1);
    std::vector<qint64> found;
    while (rows.next())
        found.push_back(rows.number(0));
    isCut = qint64(found.size()) > mostFound;
    if (isCut)
        found.pop_back();
    std::ranges::reverse(found);
    return found;
}

/** Kinds whose initials or reading were typed; what stands in their names the text index finds. */
static QSet<QString> kindsCalled(const QStringList &names, const QString &search)
{
    const auto typed = typedName(search);
    QSet<QString> called;
    if (typed.letters.size() < 2)
        return called;
    for (const auto &name : names) {
        if (matchName(keysOf(name, {}), typed))
            called.insert(name);
    }
    return called;
}

static qint64 rowOf(const Database &db, const EventKey &key)
{
    if (key.second.isEmpty())
        return 0;
    Sql row(db, u"SELECT n FROM event WHERE source = :source AND id = :id"_s);
    row.bind(":source", key.first).bind(":id", key.second);
    return row.next() ? row.number(0) : 0;
}

Result<QueueAnswer> EventTable::ask(const Database &db, const QueueQuestion &question)
{
    const QMutexLocker lock(&m_mutex);
    const OneMoment moment(db);
    catchUp(db);
    QueueAnswer answer;
    auto filter = question.filter;
    const auto region = regionTest(db, question.region);
    filter.regions = region.zone ? std::nullopt : region.codes;
    filter.needsRegion = !region.zone; // what names none is not the city's: earthquakes of the world
    filter.zone = region.zone.get();
    const QString search = question.search.trimmed().left(100);
    std::vector<qint64> text;
    if (!search.isEmpty()) {
        filter.isText = true;
        text = rowsWith(db, search, answer.isCut);
        filter.rows = text;
        filter.kindNames = kindsCalled(m_columns.kindNames(), search);
    }
    auto window = question.window;
    window.anchor = rowOf(db, question.anchor);
    window.marked = rowOf(db, question.marked);
    answer.found = m_columns.find(filter, window);
    const auto catalog = Catalog::read(db);
    answer.lines = readLines(db, answer.found.rows, catalog, question.language);
    for (const auto &[code, count] : answer.found.sources)
        answer.sources.push_back({code, catalog.sourceName(code, question.language), count});
    for (const auto &[code, count] : answer.found.departments)
        answer.departments.push_back({code, catalog.sourceName(code, question.language), count});
    return answer;
}

}
