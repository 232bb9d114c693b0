#pragma once

#include "model/arealookup.h"
#include "model/event.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace tonglan {

/** The queues of an operator, in the order in which they are listed. */
enum class EventQueue {
    Open, ///< 全部在办
    Reported, ///< 待受理, as the next three by the stage
    Accepted,
    Handling,
    Checking,
    Overdue, ///< Open, and its deadline is over.
    Urged, ///< Open, as the next two.
    Supervised,
    Returned,
    ReportedToday,
    ClosedToday,
    All,
};
inline constexpr int eventQueueCount = int(EventQueue::All) + 1;

enum class EventOrder {
    Urgency, ///< Open ones first; by level, then deadline, then the newest.
    Deadline, ///< Open ones first; what is due first, then what has no deadline.
    Newest, ///< By the report.
    Oldest,
    Stage, ///< What has got least far first, then by urgency.
};

/** What events are looked for by, and in which order. Everything unset or empty takes all. */
struct EventFilter
{
    EventQueue queue = EventQueue::Open;
    EventOrder order = EventOrder::Urgency;
    unsigned levels = 0; ///< Bits 1 << level.
    QString source = {};
    QString department = {}; ///< Who handles it.
    std::optional<QSet<QString>> regions = {}; ///< Codes; unset: any, also none.
    bool needsRegion = false; ///< Only what names a region: the city's.
    const AreaLookup *zone = nullptr; ///< Only what lies in it.
    bool isText = false; ///< Only what the next two name:
    std::span<const qint64> rows = {}; ///< Ascending.
    QSet<QString> kindNames = {};
    TimeMs now = 0;
    TimeMs dayBegan = 0; ///< Today's midnight.
};

/** Events of a cache as columns in memory, so that any filter and order over a million of them is one pass (of two threads where there are very many). About 90 bytes an event. Rows are those of the cache's table;
 *  the caller keeps them in step with it. Pure; not for two threads at a time.
 */
class EventColumns
{
public:
    struct Row
    {
        qint64 n = 0; ///< Of the cache's table: identifies it.
        quint64 key = 0; ///< Hash of source and id: see remove().
        Level level = Level::None;
        Stage stage = Stage::Reported;
        unsigned flags = 0;
        QString source = {};
        QString region = {};
        QString department = {};
        QString kindName = {};
        TimeMs reportedAt = 0;
        TimeMs deadline = 0;
        TimeMs closedAt = 0;
        std::optional<GeoPoint> position = {};
    };

    struct Counted
    {
        QString code = {};
        int count = 0;

        friend bool operator==(const Counted &, const Counted &) = default;
    };

    /** What a filter finds. The counts of a list of choices are those that each choice would give, with all other parts of the filter as they are. */
    struct Answer
    {
        int total = 0;
        std::vector<qint64> rows = {}; ///< Those of the window, in order.
        std::array<int, eventQueueCount> queues = {};
        std::array<int, 5> levels = {}; ///< By Level.
        std::vector<Counted> sources = {}; ///< Most first, as the next.
        std::vector<Counted> departments = {};
        int marked = -1; ///< How many come before the marked row; −1: it is not among them.
        int first = 0; ///< Of the window, within the total.
    };

    /** Where in the order the window begins: at a place, or where the row @c anchor is, if it is among them. */
    struct Window
    {
        int first = 0;
        int count = 0;
        qint64 anchor = 0; ///< 0: none.
        qint64 marked = 0; ///< A row whose place is wanted; 0: none.
    };

    void clear();
    void reserve(std::size_t rows);
    /** Adds a row, or puts it in the place of the one of that number. Cheapest in ascending order. */
    void put(const Row &row);
    /** The rows of these keys: numbers that may have to be taken out. In one pass. */
    [[nodiscard]] std::vector<qint64> rowsOf(const QSet<quint64> &keys) const;
    void remove(qint64 n);

    [[nodiscard]] std::size_t size() const { return m_n.size() - m_gone; }
    [[nodiscard]] bool isSparse() const { return m_gone > 1'000 && m_gone > m_n.size() / 4; } ///< It is time to put them together anew.
    [[nodiscard]] const QStringList &kindNames() const { return m_kindNames.texts; }

    [[nodiscard]] Answer find(const EventFilter &filter, Window window) const;

private:
    struct Texts
    {
        QHash<QString, quint32> codes = {};
        QStringList texts = {};

        [[nodiscard]] quint32 codeOf(const QString &text);
    };
    struct Key
    {
        quint64 first = 0;
        quint64 second = 0;
        quint32 place = 0;

        friend auto operator<=>(const Key &, const Key &) = default;
    };
    struct Pass;
    static constexpr quint8 gone = 255; ///< In place of a stage.

    [[nodiscard]] std::optional<std::size_t> placeOf(qint64 n) const;
    [[nodiscard]] Key keyAt(std::size_t i, EventOrder order) const;
    [[nodiscard]] inline unsigned queuesOf(std::size_t i, const EventFilter &filter) const;
    void insert(std::size_t at, const Row &row);

    std::vector<qint64> m_n;
    std::vector<quint64> m_key;
    std::vector<quint8> m_level;
    std::vector<quint8> m_stage;
    std::vector<quint8> m_flags;
    std::vector<quint32> m_source;
    std::vector<quint32> m_region;
    std::vector<quint32> m_department;
    std::vector<quint32> m_kindName;
    std::vector<TimeMs> m_reported;
    std::vector<TimeMs> m_deadline;
    std::vector<TimeMs> m_closed;
    std::vector<GeoPoint> m_position; ///< NaN: none.
    Texts m_sources;
    Texts m_regions;
    Texts m_departments;
    Texts m_kindNames;
    std::size_t m_gone = 0;
};

}
