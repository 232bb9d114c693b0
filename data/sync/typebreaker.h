#pragma once

#include "model/record.h"

#include <array>
#include <deque>

namespace tonglan {

/** Counts good and bad records of each type and says when too many are bad: then that type is stopped rather than half believed.
 *  The last @c window records of a type count, and only from @c least on with @c fewestBad bad ones, so that one bad record of
 *  three stops nothing.
 */
class TypeBreaker
{
public:
    static constexpr int window = 1'000;
    static constexpr int least = 20;
    static constexpr int fewestBad = 5;
    static constexpr double mostBad = 0.05; ///< Share; above it the type stops.

    /** Takes note of records that came together. */
    void add(RecordType type, int good, int bad);
    [[nodiscard]] bool isTripped(RecordType type) const { return isTooBad(at(type).good, at(type).bad); }
    [[nodiscard]] int bad(RecordType type) const { return at(type).bad; }
    [[nodiscard]] int seen(RecordType type) const { return at(type).good + at(type).bad; }
    void reset(RecordType type) { m_counts[std::size_t(type)] = {}; }

    [[nodiscard]] static bool isTooBad(int good, int bad) { return good + bad >= least && bad >= fewestBad && double(bad) > mostBad * double(good + bad); }

private:
    struct Group
    {
        int good = 0;
        int bad = 0;
    };
    struct Counts
    {
        std::deque<Group> groups = {};
        int good = 0;
        int bad = 0;
    };
    [[nodiscard]] const Counts &at(RecordType type) const { return m_counts[std::size_t(type)]; }

    std::array<Counts, recordTypeCount> m_counts = {};
};

}
