#include "mapcore/pixelrows.h"

#include <algorithm>
#include <cmath>

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

void layRow(QRgb *to, const quint8 *cover, int count, QRgb color)
{
    for (int i = 0; i < count; ++i) {
        if (cover[i] == 0)
            continue;
        const QRgb ink = times(color, cover[i]);
        to[i] = ink + times(to[i], 255U - quint32(qAlpha(ink)));
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

void fillRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &from, const Rgb &span)
{
    const Rgb a = from;
    const Rgb b = span;
    for (int i = 0; i < count; ++i)
        to[i] = rgb(int(a[0] + b[0] * share[i] + noise[i]), int(a[1] + b[1] * share[i] + noise[i]), int(a[2] + b[2] * share[i] + noise[i]));
}

void mixRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &color)
{
    const Rgb c = color;
    const auto mix = [](QRgb from, float towards, float part, float rest) { return int(float(int(from & 255)) + (towards - float(int(from & 255))) * part + rest); };
    for (int i = 0; i < count; ++i)
        to[i] = rgb(mix(to[i] >> 16, c[0], share[i], noise[i]), mix(to[i] >> 8, c[1], share[i], noise[i]), mix(to[i], c[2], share[i], noise[i]));
}

void lightRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &light)
{
    const Rgb l = light;
    const auto add = [](QRgb from, float more) { return std::min(255, int(from & 255) + int(more)); };
    for (int i = 0; i < count; ++i)
        to[i] = rgb(add(to[i] >> 16, l[0] * share[i] + noise[i]), add(to[i] >> 8, l[1] * share[i] + noise[i]), add(to[i], l[2] * share[i] + noise[i]));
}

float coverRow(quint8 *cover, float *steps, int count, float sum)
{
    for (int i = 0; i < count; ++i) {
        sum += steps[i];
        steps[i] = 0;
        cover[i] = quint8(int(std::min(std::abs(sum), 1.0F) * 255 + 0.5F));
    }
    return sum;
}

}
