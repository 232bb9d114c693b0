#pragma once

#include "pointindex.h"

#include <QString>

#include <utility>
#include <vector>

namespace tonglan {

/** Places of events as columns, for the layers of the map. Made once on the pool, never changed afterwards,
 *  shared as shared_ptr<const PointSet>. All columns have the same length.
 */
struct PointSet
{
    std::vector<double> x; ///< Web Mercator unit square: 0 west … 1 east.
    std::vector<double> y; ///< 0 north … 1 south.
    std::vector<float> weight; ///< 1 unless the source says otherwise.
    std::vector<quint8> level; ///< As of Level: 1 red … 4 blue, 0 none.
    std::vector<quint8> overdue; ///< 1 = open and past its deadline when the question was asked.
    std::vector<qint64> time; ///< When it was reported (TimeMs).
    std::vector<quint32> row; ///< Into keys and titles.
    std::vector<std::pair<QString, QString>> keys; ///< (source, id)
    std::vector<QString> titles; ///< Text from a feed: plain, possibly hostile.
    qint64 revision = 0; ///< Of the cache when it was read.
    PointIndex index; ///< Of the columns; for everything that adds up or looks for what lies in a place.

    void buildIndex() { index = PointIndex::build({x, y, weight, time, {}, level}); } ///< Once, when the columns are complete.
    [[nodiscard]] std::size_t size() const { return x.size(); }
    [[nodiscard]] bool empty() const { return x.empty(); }
};

}
