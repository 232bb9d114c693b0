#pragma once

#include "model/mercator.h"

#include <QDataStream>

#include <span>
#include <vector>

namespace tonglan {

/** How much of something there is, first of all how densely built up the city is, on a regular grid over its box: the light of the city and the brightness
 *  of its roads are read from it (until there is traffic flow). Values are about 0 … 1; outside the grid 0.
 *  Filled by add() and finish(), then only read: safe to share between threads.
 */
class DensityField
{
public:
    DensityField() = default;
    DensityField(const WorldBox &box, int columns, int rows);

    [[nodiscard]] bool isEmpty() const { return m_near.empty(); }
    [[nodiscard]] const WorldBox &box() const { return m_box; }
    /** Adds the length of a street, in units of a cell. */
    void add(WorldPoint a, WorldPoint b, float weight);
    /** The cells themselves, row by row from the north-west, to fill before finish(). */
    [[nodiscard]] std::vector<float> &cells() { return m_near; }
    /** Blurs close by and, for wide(), further; radii in cells. @p scale: makes the densest hundredth 1. */
    void finish(int nearRadius = 1, int wideRadius = 5, bool scale = true);

    /** Built-up density close by, 0 … about 1. */
    [[nodiscard]] float near(WorldPoint p) const { return sample(m_near, p); }
    /** The same over a neighbourhood some times as wide. */
    [[nodiscard]] float wide(WorldPoint p) const { return sample(m_wide, p); }
    /** So much of both, in one look. */
    [[nodiscard]] float mixed(WorldPoint p, float ofNear, float ofWide) const;

    friend QDataStream &operator<<(QDataStream &out, const DensityField &field);
    /** Leaves the stream's status bad, and the field empty, if what comes is not one. */
    friend QDataStream &operator>>(QDataStream &in, DensityField &field);

private:
    template<typename ValueOf>
    [[nodiscard]] float between(WorldPoint p, ValueOf valueOf) const;
    [[nodiscard]] float sample(const std::vector<float> &grid, WorldPoint p) const;

    WorldBox m_box;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<float> m_near;
    std::vector<float> m_wide;
};

/** Box blurs in place, one for each radius (in cells); three are nearly a Gaussian. Shared by heat and light.
 *  What lies outside the grid counts as 0. @p isSigned: there may be values below 0.
 */
void boxBlur(std::vector<float> &grid, int columns, int rows, std::span<const int> radii, bool isSigned = false);

}
