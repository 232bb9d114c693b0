#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QRegion>

#include <span>
#include <vector>

namespace tonglan {

/** Where areas of one colour cover the pixels of an image, as the exact share of each pixel. Areas that overlap count once, holes are wound the
 *  other way; where two meet at an edge there is no gap. For many small areas this takes a fraction of the time of a general painter: every
 *  edge leaves, in the pixels it crosses, by how much the coverage changes there from left to right, and one pass along the rows adds up.
 *  The method is that of R. Levien's font-rs and of S. Barrett's stb_truetype.
 */
class AreaMask
{
public:
    explicit AreaMask(QSize size);

    /** A ring in px; it closes by itself. What is no number is left out. */
    void add(std::span<const QPointF> ring);
    [[nodiscard]] bool isEmpty() const { return m_top > m_bottom; }

    /** Lays @p color onto @p image (32 bits, premultiplied or without alpha, of the size of the mask) where areas were added and @p clip, if there
     *  is one, allows it. Then there are none any more.
     */
    void layOnto(QImage &image, const QColor &color, const QRegion *clip = nullptr);
    /** Shows @p picture, without alpha and of the same size, on @p image outside the areas, within @p clip. Then there are none any more. */
    void showAround(QImage &image, const QImage &picture, const QRegion *clip = nullptr);
    /** The coverage, 0 … 255, row by row; of the areas added by now, of which none are left then. */
    [[nodiscard]] std::vector<quint8> take();

private:
    struct Span
    {
        int left = 0;
        int right = 0; ///< Behind the last; ≤ left: nothing in this row.
    };

    void addEdge(QPointF from, QPointF to);
    void addInside(double x, double y, double endX, double endY, float direction);
    void cross(int row, float from, float to, float height);
    /** Coverage of a row into m_cover; what of it is not 0. */
    Span cover(int row);
    /** Calls use(y, first, last) for the stretches of row @p y within @p span and @p clip. */
    template<typename Use>
    static void clipped(const QRegion *clip, int y, Span span, Use use);
    void clear();

    int m_width = 0;
    int m_height = 0;
    int m_top = 0; ///< Rows that have something; none if it is below the bottom.
    int m_bottom = -1;
    std::vector<float> m_steps; ///< How coverage changes with each pixel; two more a row than it has pixels.
    std::vector<Span> m_rows;
    std::vector<quint8> m_cover; ///< A row.
};

}
