#pragma once

#include <QRgb>

#include <array>

namespace tonglan {

// Loops over the pixels of a row, apart from what uses them so that the compiler makes vectors of them. Pixels are premultiplied, or
// have no alpha; coverage is 0 … 255; @p count pixels each.

/** All four channels times @p share / 255, rounded. */
[[nodiscard]] inline QRgb times(QRgb pixel, quint32 share)
{
    quint32 even = (pixel & 0xff00ff) * share + 0x800080;
    even = ((even + ((even >> 8) & 0xff00ff)) >> 8) & 0xff00ff;
    quint32 odd = ((pixel >> 8) & 0xff00ff) * share + 0x800080;
    odd = (odd + ((odd >> 8) & 0xff00ff)) & 0xff00ff00;
    return even | odd;
}

/** Adds @p color, as light is. */
void addRow(QRgb *to, const quint8 *cover, int count, QRgb color);
/** Lays @p color over what is there. */
void layRow(QRgb *to, const quint8 *cover, int count, QRgb color);
/** Shows @p from, which is opaque, where there is no coverage. */
void showRow(QRgb *to, const QRgb *from, const quint8 *cover, int count);

/** Red, green, blue: 0 … 255. */
using Rgb = std::array<float, 3>;

/** The colour @p from + @p share · @p span, without alpha. @p noise: 0 … 1, what is rounded away becomes a fine pattern. */
void fillRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &from, const Rgb &span);
/** Moves each pixel towards @p color by @p share: 0 … 1. */
void mixRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &color);
/** Adds @p light times @p share ≥ 0. */
void lightRow(QRgb *to, const float *share, const float *noise, int count, const Rgb &light);

/** Running sums of @p steps, as coverage, which is their distance from 0 and 1 at most; the steps become 0. Returns the last sum, given the first. */
float coverRow(quint8 *cover, float *steps, int count, float sum);

}
