#pragma once

#include <QLatin1StringView>
#include <QtTypes>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tonglan {

/** Random numbers that are a pure function of what they are for: the same seed, stream and index give the same throws,
 *  in whatever order and however often they are asked for. That is what lets a city be continued at any moment.
 */
class Dice
{
public:
    constexpr Dice(quint64 seed, quint64 stream, quint64 index = 0)
        : m_state(mix(mix(seed ^ 0x9e3779b97f4a7c15ULL) + mix(stream * 0xbf58476d1ce4e5b9ULL + 1) + mix(index + 0x94d049bb133111ebULL)))
    {
    }

    constexpr quint64 next() { return mix(m_state += 0x9e3779b97f4a7c15ULL); }
    constexpr double unit() { return double(next() >> 11) * 0x1.0p-53; } ///< [0, 1)
    constexpr double between(double low, double high) { return low + (high - low) * unit(); }
    constexpr int below(int n) { return int(unit() * n); } ///< 0 … n−1
    constexpr bool chance(double p) { return unit() < p; }

    /** Standard normal. */
    double normal()
    {
        const double radius = std::sqrt(-2 * std::log(1 - unit()));
        return radius * std::cos(2 * std::numbers::pi * unit());
    }

    /** How many things happen where @p mean are expected. */
    int poisson(double mean)
    {
        if (mean > 60)
            return std::max(0, int(std::lround(mean + std::sqrt(mean) * normal())));
        const double limit = std::exp(-mean);
        int n = 0;
        for (double p = unit(); p > limit; p *= unit())
            ++n;
        return n;
    }

private:
    static constexpr quint64 mix(quint64 x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }

    quint64 m_state;
};

/** One throw, [0, 1), for noise that is looked up at a place. */
[[nodiscard]] constexpr double hashUnit(quint64 seed, quint64 stream, qint64 index)
{
    return Dice(seed, stream, quint64(index)).unit();
}

/** A number for a name, the same in every run (qHash is not). */
[[nodiscard]] constexpr quint64 hashText(QLatin1StringView text)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (qsizetype i = 0; i < text.size(); ++i)
        hash = (hash ^ quint64(quint8(text.data()[i]))) * 0x100000001b3ULL;
    return hash;
}

/** Smooth noise in [−1, 1]: throws at whole @p x, eased in between. */
[[nodiscard]] inline double smoothNoise(quint64 seed, quint64 stream, double x)
{
    const double cell = std::floor(x);
    const double t = x - cell;
    const double ease = t * t * (3 - 2 * t);
    const double a = hashUnit(seed, stream, qint64(cell));
    const double b = hashUnit(seed, stream, qint64(cell) + 1);
    return 2 * (a + (b - a) * ease) - 1;
}

}
