#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QRegion>

#include <span>
#include <vector>

namespace tonglan {

/** Where lines of one colour cover the pixels of an image. A pixel that several of them cross is covered once, by the one that covers it most,
 *  so that translucent lines show neither their joints nor their crossings. Joints are round. For many short lines this takes a fraction of
 *  the time of filling their outlines; the coverage of a pixel is that of a band across it, right to a few hundredths.
 */
class StrokeMask
{
public:
    enum class Ends { Flat,
        Round };
    enum class Blend { Over,
        Add }; ///< Over what is there, or added to it as light is.

    explicit StrokeMask(QSize size);

    /** @p line in px, @p width > 0 px. What is no number is left out. */
    void add(std::span<const QPointF> line, double width, Ends ends);
    [[nodiscard]] bool isEmpty() const { return m_top > m_bottom; }

    /** Lays @p color onto @p image (32 bits, premultiplied or without alpha, of the size of the mask) where lines were added and @p clip, if
     *  there is one, allows it. Then there are none any more.
     */
    void layOnto(QImage &image, const QColor &color, const QRegion *clip = nullptr, Blend blend = Blend::Over);

private:
    struct Span
    {
        int left = 0;
        int right = 0; ///< Behind the last; ≤ left: nothing in this row.
    };
    struct Segment;

    void addSegment(const Segment &segment);

    int m_width = 0;
    int m_height = 0;
    int m_stride = 0;
    int m_top = 0; ///< Rows that have something; none if it is below the bottom.
    int m_bottom = -1;
    std::vector<quint8> m_cover; ///< 255: all of the pixel.
    std::vector<Span> m_rows;
    std::vector<float> m_lengths; ///< Of the segments of the line that is added.
};

}
