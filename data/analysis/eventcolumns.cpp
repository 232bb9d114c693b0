#include "eventcolumns.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <future>
#include <limits>

namespace tonglan {

static constexpr std::size_t leastRoom = 4'096; // rows that are kept before the best of them are picked out
static constexpr std::size_t worthTwoThreads = 200'000;

quint32 EventColumns::Texts::codeOf(const QString &text)
{
    const auto known = codes.constFind(text);
    if (known != codes.cend())
        return *known;
    const auto code = quint32(texts.size());
    codes.insert(text, code);
    texts << text;
    return code;
}

void EventColumns::clear()
{
    *this = {};
}

void EventColumns::reserve(std::size_t rows)
{
    const auto each = [rows](auto &...columns) { (columns.reserve(rows), ...); };
    each(m_n, m_key, m_level, m_stage, m_flags, m_source, m_region, m_department, m_kindName, m_reported, m_deadline, m_closed, m_position);
}

std::optional<std::size_t> EventColumns::placeOf(qint64 n) const
{
    const auto at = std::ranges::lower_bound(m_n, n);
    return at != m_n.end() && *at == n ? std::optional(std::size_t(at - m_n.begin())) : std::nullopt;
}

/** Numbers come in ascending order but for those that are given again. */
void EventColumns::insert(std::size_t at, const Row &row)
{
    const auto each = [at](auto &...columns) { (columns.insert(columns.begin() + std::ptrdiff_t(at), typename std::remove_reference_t<decltype(columns)>::value_type()), ...); };
    each(m_n, m_key, m_level, m_stage, m_flags, m_source, m_region, m_department, m_kindName, m_reported, m_deadline, m_closed, m_position);
    m_n[at] = row.n;
    m_stage[at] = gone;
    ++m_gone;
}

void EventColumns::put(const Row &row)
{
    auto at = std::size_t(std::ranges::lower_bound(m_n, row.n) - m_n.begin());
    if (!m_n.empty() && row.n > m_n.back())
        at = m_n.size();
    if (at == m_n.size() || m_n[at] != row.n)
        insert(at, row);
    if (m_stage[at] == gone)
        --m_gone;
    m_key[at] = row.key;
    m_level[at] = quint8(row.level);
    m_stage[at] = quint8(row.stage);
    m_flags[at] = quint8(row.flags);
    m_source[at] = m_sources.codeOf(row.source);
    m_region[at] = m_regions.codeOf(row.region);
    m_department[at] = m_departments.codeOf(row.department);
    m_kindName[at] = m_kindNames.codeOf(row.kindName);
    m_reported[at] = row.reportedAt;
    m_deadline[at] = row.deadline;
    m_closed[at] = row.closedAt;
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    m_position[at] = row.position.value_or(GeoPoint{nowhere, nowhere});
}

std::vector<qint64> EventColumns::rowsOf(const QSet<quint64> &keys) const
{
    std::vector<qint64> rows;
    if (keys.isEmpty())
        return rows;
    std::array<bool, 1 << 12> maybe = {}; // most rows are none of these
    for (const auto key : keys)
        maybe[key % maybe.size()] = true;
    for (std::size_t i = 0; i < m_n.size(); ++i) {
        if (maybe[m_key[i] % maybe.size()] && m_stage[i] != gone && keys.contains(m_key[i]))
            rows.push_back(m_n[i]);
    }
    return rows;
}

void EventColumns::remove(qint64 n)
{
    const auto at = placeOf(n);
    if (!at || m_stage[*at] == gone)
        return;
    m_stage[*at] = gone;
    ++m_gone;
}

EventColumns::Key EventColumns::keyAt(std::size_t i, EventOrder order) const
{
    const bool isClosed = m_stage[i] >= quint8(Stage::Closed);
    const quint64 level = m_level[i] == quint8(Level::None) ? 7 : m_level[i];
    constexpr quint64 never = (quint64(1) << 56) - 1;
    const quint64 due = m_deadline[i] > 0 ? std::min(quint64(m_deadline[i]), never) : never;
    const quint64 newest = ~quint64(m_reported[i]);
    Key key{.place = quint32(i)};
    switch (order) {
    case EventOrder::Urgency:
        key.first = quint64(isClosed) << 60 | level << 57 | due;
        key.second = newest;
        break;
    case EventOrder::Deadline:
        key.first = quint64(isClosed) << 60 | due;
        key.second = level << 60 | (newest >> 4);
        break;
    case EventOrder::Newest:
        key.first = newest;
        break;
    case EventOrder::Oldest:
        key.first = quint64(m_reported[i]);
        break;
    case EventOrder::Stage:
        key.first = quint64(m_stage[i]) << 60 | level << 57 | due;
        key.second = newest;
        break;
    }
    return key;
}

/** In which queues a row is, as bits 1 << EventQueue. */
unsigned EventColumns::queuesOf(std::size_t i, const EventFilter &filter) const
{
    const auto bit = [](EventQueue queue) { return 1u << int(queue); };
    unsigned queues = bit(EventQueue::All);
    if (m_stage[i] < quint8(Stage::Closed)) {
        queues |= bit(EventQueue::Open) | bit(EventQueue::Reported) << m_stage[i];
        queues |= m_deadline[i] > 0 && m_deadline[i] < filter.now ? bit(EventQueue::Overdue) : 0;
        queues |= unsigned(m_flags[i] & (Event::Urged | Event::Supervised | Event::Returned)) << int(EventQueue::Urged); // in this order
    } else if (m_closed[i] >= filter.dayBegan && m_closed[i] <= filter.now) {
        queues |= bit(EventQueue::ClosedToday);
    }
    if (m_reported[i] >= filter.dayBegan && m_reported[i] <= filter.now)
        queues |= bit(EventQueue::ReportedToday);
    return queues;
}

static std::vector<EventColumns::Counted> mostFirst(const std::vector<int> &counts, const QStringList &texts)
{
    std::vector<EventColumns::Counted> list;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (const int count = counts[std::size_t(i) + 1]; count > 0)
            list.push_back({texts[i], count});
    }
    std::ranges::sort(list, [](const auto &a, const auto &b) { return a.count != b.count ? a.count > b.count : a.code < b.code; });
    return list;
}

/** What one pass over a stretch of the rows finds; of several stretches the passes are added up. */
struct EventColumns::Pass
{
    Pass(const EventColumns &columns, const EventFilter &what, Window window)
        : all(columns)
        , filter(what)
        , inRegion(maskOf(all.m_regions, [&](const QString &code) { return filter.regions ? filter.regions->contains(code) : !filter.needsRegion || !code.isEmpty(); }))
        , ofSource(maskOf(all.m_sources, [&](const QString &code) { return filter.source.isEmpty() || code == filter.source; }))
        , ofDepartment(maskOf(all.m_departments, [&](const QString &code) { return filter.department.isEmpty() || code == filter.department; }))
        , ofKind(maskOf(all.m_kindNames, [&](const QString &name) { return filter.kindNames.contains(name); }))
        , anchor(keyOf(window.anchor))
        , marked(keyOf(window.marked))
        , wanted(std::size_t(std::max(0, window.first)) + std::size_t(std::max(0, window.count)))
        , room(anchor ? all.m_n.size() + 1 : std::max(leastRoom, 2 * wanted))
        , sources(std::size_t(all.m_sources.texts.size()) + 1)
        , departments(std::size_t(all.m_departments.texts.size()) + 1)
    {
    }

    template<typename Holds>
    [[nodiscard]] static std::vector<quint8> maskOf(const Texts &texts, const Holds &holds)
    {
        std::vector<quint8> mask;
        for (const auto &text : texts.texts)
            mask.push_back(quint8(holds(text)));
        return mask;
    }
    [[nodiscard]] std::optional<Key> keyOf(qint64 n) const
    {
        const auto at = all.placeOf(n);
        return at && all.m_stage[*at] != gone ? std::optional(all.keyAt(*at, filter.order)) : std::nullopt;
    }

    void run(std::size_t from, std::size_t to)
    {
        const unsigned levels = filter.levels == 0 ? ~0u : filter.levels;
        const unsigned queue = 1u << int(filter.queue);
        auto text = filter.rows.begin();
        if (filter.isText && from < to)
            text = std::ranges::lower_bound(filter.rows, all.m_n[from]);
        for (std::size_t i = from; i < to; ++i) {
            if (all.m_stage[i] == gone)
                continue;
            if (filter.isText) {
                while (text != filter.rows.end() && *text < all.m_n[i])
                    ++text;
                if (!(text != filter.rows.end() && *text == all.m_n[i]) && !ofKind[all.m_kindName[i]])
                    continue;
            }
            if (!inRegion[all.m_region[i]] || (filter.zone && (std::isnan(all.m_position[i].lat) || !filter.zone->contains(all.m_position[i]))))
                continue;
            // Counted without a branch, which would be guessed wrong for every other row: what does not count goes into a place that nobody reads.
            const unsigned queues = all.queuesOf(i, filter);
            const bool isLevel = (levels >> all.m_level[i] & 1) != 0;
            const bool isSource = ofSource[all.m_source[i]] != 0;
            const bool isDepartment = ofDepartment[all.m_department[i]] != 0;
            const bool isQueue = (queues & queue) != 0;
            ++inQueues[isLevel & isSource & isDepartment ? queues : 0];
            ++inLevels[isQueue & isSource & isDepartment ? all.m_level[i] : 0xff];
            ++sources[isQueue & isLevel & isDepartment ? all.m_source[i] + 1 : 0];
            ++departments[isQueue & isLevel & isSource ? all.m_department[i] + 1 : 0];
            if (isQueue & isLevel & isSource & isDepartment)
                take(all.keyAt(i, filter.order));
        }
    }

    /** Only the first rows up to the end of the window are wanted, and of these only as many are kept as there is room for: then the best are picked out, and what is
     *  worse than the worst of them is not looked at any more. In whatever order they come, that is a few steps for each.
     */
    void take(const Key &key)
    {
        ++total;
        beforeAnchor += anchor && key < *anchor ? 1 : 0;
        hasAnchor = hasAnchor || (anchor && key == *anchor);
        beforeMarked += marked && key < *marked ? 1 : 0;
        hasMarked = hasMarked || (marked && key == *marked);
        if (worst && !(key < *worst))
            return;
        found.push_back(key);
        if (found.size() < room)
            return;
        const auto last = found.begin() + std::ptrdiff_t(std::max<std::size_t>(1, wanted)) - 1;
        std::nth_element(found.begin(), last, found.end());
        worst = *last;
        found.erase(last + 1, found.end());
    }

    void add(const Pass &other)
    {
        const auto sum = [](auto &mine, const auto &theirs) { std::ranges::transform(mine, theirs, mine.begin(), std::plus()); };
        sum(inQueues, other.inQueues);
        sum(inLevels, other.inLevels);
        sum(sources, other.sources);
        sum(departments, other.departments);
        total += other.total;
        beforeAnchor += other.beforeAnchor;
        beforeMarked += other.beforeMarked;
        hasAnchor = hasAnchor || other.hasAnchor;
        hasMarked = hasMarked || other.hasMarked;
        found.insert(found.end(), other.found.begin(), other.found.end());
    }

    const EventColumns &all;
    const EventFilter &filter;
    std::vector<quint8> inRegion;
    std::vector<quint8> ofSource;
    std::vector<quint8> ofDepartment;
    std::vector<quint8> ofKind;
    std::optional<Key> anchor;
    std::optional<Key> marked;
    std::size_t wanted;
    std::size_t room;

    std::array<int, 1 << eventQueueCount> inQueues = {}; ///< By the queues that a row is in together.
    std::array<int, 256> inLevels = {};
    std::vector<int> sources; ///< By the code plus one, as the next.
    std::vector<int> departments;
    int total = 0;
    int beforeAnchor = 0;
    int beforeMarked = 0;
    bool hasAnchor = false;
    bool hasMarked = false;
    std::vector<Key> found = {};
    std::optional<Key> worst = {};
};

EventColumns::Answer EventColumns::find(const EventFilter &filter, Window window) const
{
    Pass pass(*this, filter, window);
    const auto size = m_n.size();
    if (size < worthTwoThreads) {
        pass.run(0, size);
    } else {
        Pass second = pass;
        auto rest = std::async(std::launch::async, [&] { second.run(size / 2, size); });
        pass.run(0, size / 2);
        rest.get();
        pass.add(second);
    }
    Answer answer{.total = pass.total};
    for (std::size_t queues = 1; queues < pass.inQueues.size(); ++queues) {
        for (std::size_t bits = queues; pass.inQueues[queues] > 0 && bits != 0; bits &= bits - 1)
            answer.queues[std::size_t(std::countr_zero(bits))] += pass.inQueues[queues];
    }
    std::copy_n(pass.inLevels.begin(), answer.levels.size(), answer.levels.begin());
    answer.marked = pass.hasMarked ? pass.beforeMarked : -1;
    answer.sources = mostFirst(pass.sources, m_sources.texts);
    answer.departments = mostFirst(pass.departments, m_departments.texts);
    answer.first = std::clamp(pass.hasAnchor ? pass.beforeAnchor : window.first, 0, std::max(0, answer.total - window.count));
    auto &found = pass.found;
    const auto first = std::ptrdiff_t(answer.first);
    const auto end = std::ptrdiff_t(std::min(std::size_t(answer.first) + std::size_t(std::max(0, window.count)), found.size()));
    if (first < end) {
        std::nth_element(found.begin(), found.begin() + first, found.end());
        std::partial_sort(found.begin() + first, found.begin() + end, found.end());
    }
    for (auto i = first; i < end; ++i)
        answer.rows.push_back(m_n[found[std::size_t(i)].place]);
    return answer;
}

}
