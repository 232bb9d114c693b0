#include "mapcore/pixelrows.h"

#include "mapcore/wide.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tonglan {

void addRow(QRgb *to, const quint8 *cover, int count, QRgb color)
{
    for (int i = 0; i < count; ++i) {
        if (cover[i] == 0)
            continue;
        const QRgb ink = times(color, cover[i]);
        const auto sum = [&](int shift) { return std::min(255U, (ink >> shift & 255) + (to[i] >> shift & 255)) << shift; };
        to[i] = sum(24) | sum(16) | sum(8) | sum(0);
    }
}

static constexpr int step = 4; ///< Pixels that are worked on together.

// Of 16 bytes, as every processor has them. Compilers find them by themselves but for the multiplication, which they do in 32 bits.
using Pixels = quint32 __attribute__((vector_size(4 * step)));
using Channels = quint16 __attribute__((vector_size(4 * step)));

/** As the other times(): two channels of a pixel at a time, @p share in 16 bits for each. */
static inline Pixels times(Pixels pixels, Channels share)
{
    auto even = reinterpret_cast<Channels>(pixels & 0xff00ff);
    auto odd = reinterpret_cast<Channels>(pixels >> 8 & 0xff00ff);
    even = even * share + 128;
    odd = odd * share + 128;
    even = (even + (even >> 8)) >> 8;
    odd = (odd + (odd >> 8)) & 0xff00;
    return reinterpret_cast<Pixels>(even) | reinterpret_cast<Pixels>(odd);
}

/** For both of the channels: each share is 0 … 255. */
static inline Channels twice(Pixels shares) { return reinterpret_cast<Channels>(shares | shares << 16); }

TONGLAN_WIDE void layRow(QRgb *to, const quint8 *cover, int count, QRgb color)
{
    const Pixels colors = Pixels{} + color;
    int i = 0;
    for (; i + step <= count; i += step) {
        quint32 four = 0;
        std::memcpy(&four, cover + i, step);
        if (four == 0) // as most are
            continue;
        const Pixels shares = Pixels{cover[i], cover[i + 1], cover[i + 2], cover[i + 3]};
        const Pixels ink = times(colors, twice(shares));
        Pixels pixels;
        std::memcpy(&pixels, to + i, sizeof pixels);
        pixels = ink + times(pixels, twice(255 - (ink >> 24)));
        std::memcpy(to + i, &pixels, sizeof pixels);
    }
    for (; i < count; ++i) {
        const QRgb ink = times(color, cover[i]);
        to[i] = ink + times(to[i], 255U - (ink >> 24));
    }
}

void showRow(QRgb *to, const QRgb *from, const quint8 *cover, int count)
{
    for (int i = 0; i < count; ++i) {
        if (cover[i] == 0)
            to[i] = from[i];
        else if (cover[i] < 255)
            to[i] = times(from[i], 255U - cover[i]) + times(to[i], cover[i]);
    }
}

static inline QRgb rgb(int red, int green, int blue) { return 0xff000000U | QRgb(red) << 16 | QRgb(green) << 8 | QRgb(blue); }

TONGLAN_WIDE void fillRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &from, const Rgb &span)
{
    const Rgb a = from;
    const Rgb b = span;
    for (int i = 0; i < count; ++i)
        to[i] = rgb(int(a[0] + b[0] * share[i] + noise[i]), int(a[1] + b[1] * share[i] + noise[i]), int(a[2] + b[2] * share[i] + noise[i]));
}

TONGLAN_WIDE void mixRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &color)
{
    const Rgb c = color;
    const auto mix = [](QRgb from, float towards, float part, float rest) { return int(float(int(from & 255)) + (towards - float(int(from & 255))) * part + rest); };
    for (int i = 0; i < count; ++i)
        to[i] = rgb(mix(to[i] >> 16, c[0], share[i], noise[i]), mix(to[i] >> 8, c[1], share[i], noise[i]), mix(to[i], c[2], share[i], noise[i]));
}

TONGLAN_WIDE void lightRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &light)
{
    const Rgb l = light;
    const auto add = [](QRgb from, float more) { return std::min(255, int(from & 255) + int(more)); };
    for (int i = 0; i < count; ++i)
        to[i] = rgb(add(to[i] >> 16, l[0] * share[i] + noise[i]), add(to[i] >> 8, l[1] * share[i] + noise[i]), add(to[i], l[2] * share[i] + noise[i]));
}

TONGLAN_WIDE float coverRow(quint8 *cover, float *steps, int count, float sum)
{
    const auto coverage = [](float of) { return quint8(int(std::min(std::abs(of), 1.0F) * 255 + 0.5F)); };
    int i = 0;
    for (; i + step <= count; i += step) {
        std::array<quint64, step / 2> any;
        std::memcpy(any.data(), steps + i, sizeof any);
        if ((any[0] | any[1]) == 0) { // no edge: most of an area and of what is beside it
            std::memset(cover + i, coverage(sum), step);
            continue;
        }
        std::array<float, step> sums;
        for (int k = 0; k < step; ++k)
            sums[std::size_t(k)] = sum += steps[i + k];
        std::memset(steps + i, 0, sizeof sums);
        for (int k = 0; k < step; ++k)
            cover[i + k] = coverage(sums[std::size_t(k)]);
    }
    for (; i < count; ++i) {
        sum += steps[i];
        steps[i] = 0;
        cover[i] = coverage(sum);
    }
    return sum;
}

}
