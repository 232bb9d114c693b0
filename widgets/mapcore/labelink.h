#pragma once

#include "mapcore/mapstyle.h"

#include <QFont>
#include <QHash>
#include <QImage>
#include <QPainterPath>
#include <QPolygonF>

#include <memory>
#include <vector>

namespace tonglan {

/** What of a text stays together: a letter with its marks, and how far it reaches (px, spacing included). */
struct Letter
{
    QString text = {};
    double reach = 0;
};

/** A letter where it stands: the middle of its base line, and how it is turned. */
struct GlyphPlace
{
    QString text = {};
    double width = 0;
    QPointF at = {}; ///< px, from the label's anchor
    double angle = 0; ///< radians, clockwise
};

/** A rectangle that may be turned: what a letter covers. */
struct GlyphBox
{
    QPointF centre = {};
    QPointF half = {}; ///< half the width and height
    double angle = 0; ///< radians

    [[nodiscard]] QRectF bounds() const;
    [[nodiscard]] QPolygonF corners() const;
    [[nodiscard]] bool overlaps(const GlyphBox &other) const;
};

/** A style of names at one size on the screen. Made once for many labels: to look up a font costs more than a label. */
class LabelFont
{
public:
    LabelFont(const NameStyle &style, double px);

    [[nodiscard]] const QFont &font() const { return m_font; }
    [[nodiscard]] double ascent() const { return m_ascent; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] double spacing() const { return m_spacing; }
    [[nodiscard]] std::vector<Letter> letters(const QString &text) const;
    [[nodiscard]] double width(const std::vector<Letter> &letters) const;

private:
    QFont m_font;
    mutable QHash<QChar, double> m_reaches; ///< of Chinese letters: they come again and again, and have no kerning
    double m_ascent = 0;
    double m_height = 0;
    double m_spacing = 0;
};

/** Letters on one line, their middle at (0, 0). */
[[nodiscard]] std::vector<GlyphPlace> straight(const LabelFont &font, const std::vector<Letter> &letters);

/** Letters along a line of px points around the place @p at (px along it), upright: read from left to right, and where the
 *  line is steep a Chinese name stands letter under letter. Empty where the line is too short there or bends too sharply.
 *  @p tolerance 1 is for new labels; one that is shown already may be given more. Positions are relative to the place.
 */
[[nodiscard]] std::vector<GlyphPlace> along(const LabelFont &font, const std::vector<Letter> &letters, const QPolygonF &line, const std::vector<double> &lengths, double at, double tolerance = 1);

/** What the letters cover, with @p gap px of air at both ends of the text. */
[[nodiscard]] std::vector<GlyphBox> cover(const LabelFont &font, const std::vector<GlyphPlace> &glyphs, double gap);

struct LabelInk
{
    QColor text = {};
    QColor halo = {};
    double haloWidth = 2; ///< px
    double devicePixelRatio = 1;
};

/** Paints letters, and a sign if there is one, with a halo around both; the anchor is the middle of the image. */
[[nodiscard]] QImage inked(const LabelFont &font, const std::vector<GlyphPlace> &glyphs, const LabelInk &ink, const QPainterPath &sign = {});

/** Lengths along a line up to each of its points. */
[[nodiscard]] std::vector<double> lengthsOf(const QPolygonF &line);
/** The place so many px along a line. */
[[nodiscard]] QPointF pointAt(const QPolygonF &line, const std::vector<double> &lengths, double at);

}
