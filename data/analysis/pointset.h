#pragma once

#include "pointindex.h"

#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tonglan {

using EventKey = std::pair<QString, QString>; ///< (source, id)

/** What the map knows of an event. */
struct PointRow
{
    std::optional<WorldPoint> at = {}; ///< Unset: it is counted, not mapped.
    int level = 0; ///< As of Level: 1 red … 4 blue, 0 none.
    TimeMs time = 0; ///< When it was reported.
    EventKey key = {};
    QString title = {}; ///< Text from a feed: plain, possibly hostile.

    friend bool operator==(const PointRow &, const PointRow &) = default;
};

/** Events as columns, all of the same length: what sets of them are made of. */
struct PointRows
{
    std::vector<double> x; ///< Web Mercator unit square: 0 west … 1 east. NaN without a place, which no index takes.
    std::vector<double> y; ///< 0 north … 1 south.
    std::vector<quint8> level;
    std::vector<TimeMs> time;
    std::vector<EventKey> keys;
    std::vector<QString> titles;

    void add(const PointRow &row);
    void add(const PointRows &from, std::size_t i);
    void reserve(std::size_t n);
    [[nodiscard]] PointRow at(std::size_t i) const;
    [[nodiscard]] std::size_t size() const { return x.size(); }
};

/** Where events are, for the layers of the map: a value that is never changed, but followed by another one. Both share what is alike, so
 *  that readers on other threads keep theirs. No two events have the same key.
 *
 *  What comes and goes is kept in blocks behind the first, each at most half as large as the one before, until it is more than an eighth of
 *  that and 10,000; then all is put together anew. A point costs about 130 bytes and its texts, one that has gone meanwhile 30 more.
 */
class PointSet
{
public:
    PointSet() = default;
    explicit PointSet(PointRows rows);

    /** With @p added, and without the rows @p gone of this one, each once. In time of what changes, over many changes; any thread. */
    [[nodiscard]] PointSet changed(PointRows added, std::vector<quint32> gone) const;

    [[nodiscard]] const PointIndex &index() const { return m_index; } ///< Of those that have a place; for everything that adds up or looks for what lies in one.
    [[nodiscard]] std::size_t size() const { return std::size_t(m_index.size()); } ///< Those that have a place.
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] std::size_t withoutPlace() const { return m_events - size(); }

    // Of a row of the index.
    [[nodiscard]] PointRow at(quint32 row) const;
    [[nodiscard]] const EventKey &key(quint32 row) const;
    [[nodiscard]] TimeMs time(quint32 row) const;

    /** Where the event of @p key is. */
    [[nodiscard]] std::optional<quint32> find(const EventKey &key) const;

    /** Calls @p visit(const PointRows &, std::size_t) for every event, also those without a place. */
    template<std::invocable<const PointRows &, std::size_t> Visitor>
    void visit(Visitor &&visit) const
    {
        const auto isGone = goneRows();
        for (const auto &block : m_blocks) {
            for (std::size_t i = 0; i < block->rows.size(); ++i) {
                if (!isGone[block->first + i])
                    visit(block->rows, i);
            }
        }
    }

private:
    /** What came and went at once; the first: what there was. */
    struct Block
    {
        quint32 first = 0; ///< The row of its first event.
        PointRows rows = {};
        std::vector<quint64> byKey = {}; ///< Hash of the key, then the place in rows; in order.
        std::vector<quint32> gone = {}; ///< Rows of earlier blocks, in order.
        PointIndex index = {};

        [[nodiscard]] std::size_t changes() const { return rows.size() + gone.size(); }
    };
    using Blocks = std::vector<std::shared_ptr<const Block>>;

    [[nodiscard]] const Block &blockOf(quint32 row) const;
    [[nodiscard]] std::vector<bool> goneRows() const;
    [[nodiscard]] PointRows allRows() const;
    [[nodiscard]] bool isWorn() const; ///< So much has changed that all should be put together anew.
    void append(PointRows rows, std::vector<quint32> gone);

    Blocks m_blocks;
    PointIndex m_index;
    std::size_t m_events = 0;
};

}
