#include "mapcore/labelink.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

bool isHan(QStringView letter)
{
    const char32_t c = letter.size() > 1 && letter[0].isHighSurrogate() ? QChar::surrogateToUcs4(letter[0], letter[1]) : letter[0].unicode();
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

double turn(double from, double to)
{
    return std::remainder(to - from, 2 * std::numbers::pi);
}

QTransform placed(const GlyphPlace &glyph)
{
    return QTransform().translate(glyph.at.x(), glyph.at.y()).rotateRadians(glyph.angle);
}

/** Spreads the letters by so many device px and lays that below them: sharp text on any ground. A stroke around the outlines
 *  looks the same and takes twenty times as long.
 */
QImage spread(const QImage &letters, double radius)
{
    const int reach = int(std::ceil(radius));
    QImage out(letters.size(), QImage::Format_Alpha8);
    out.fill(0);
    const int width = letters.width();
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            const double inside = std::clamp(radius + 0.5 - std::hypot(dx, dy), 0.0, 1.0); // the rim of the disc is soft
            const int share = int(inside * 256);
            if (share <= 0)
                continue;
            for (int y = std::max(0, -dy); y < std::min(letters.height(), letters.height() - dy); ++y) {
                const uchar *from = letters.constScanLine(y);
                uchar *to = out.scanLine(y + dy);
                const int last = std::min(width, width - dx);
                for (int x = std::max(0, -dx); x < last; ++x)
                    to[x + dx] = std::max(to[x + dx], uchar(std::min(255, from[x] * share >> 7))); // thin strokes are faint in the mask: count them double
            }
        }
    }
    return out;
}

}

QRectF GlyphBox::bounds() const
{
    const double c = std::abs(std::cos(angle));
    const double s = std::abs(std::sin(angle));
    const QPointF reach(half.x() * c + half.y() * s, half.x() * s + half.y() * c);
    return {centre - reach, centre + reach};
}

QPolygonF GlyphBox::corners() const
{
    const QTransform turned = QTransform().translate(centre.x(), centre.y()).rotateRadians(angle);
    return turned.map(QPolygonF({-half, QPointF(half.x(), -half.y()), half, QPointF(-half.x(), half.y())}));
}

bool GlyphBox::overlaps(const GlyphBox &other) const
{
    // Two rectangles are apart where the axis of a side of one separates them.
    const QPointF between = other.centre - centre;
    for (const auto &[axis, own, theirs] : {std::tuple(angle, this, &other), std::tuple(other.angle, &other, this)}) {
        const double c = std::cos(axis);
        const double s = std::sin(axis);
        const double relative = theirs->angle - axis;
        const double rc = std::abs(std::cos(relative));
        const double rs = std::abs(std::sin(relative));
        if (std::abs(between.x() * c + between.y() * s) >= own->half.x() + theirs->half.x() * rc + theirs->half.y() * rs)
            return false;
        if (std::abs(between.y() * c - between.x() * s) >= own->half.y() + theirs->half.x() * rs + theirs->half.y() * rc)
            return false;
    }
    return true;
}

LabelFont::LabelFont(const NameStyle &style, double px)
    : m_font(style.serif ? QStringList{u"Noto Serif CJK SC"_s, u"Noto Sans CJK SC"_s} : QStringList{u"Noto Sans CJK SC"_s, u"WenQuanYi Micro Hei"_s})
    , m_spacing(style.spacing * px)
{
    m_font.setPixelSize(std::max(1, int(std::lround(style.px * px))));
    m_font.setWeight(QFont::Weight(style.weight));
    m_font.setItalic(style.italic);
    m_font.setHintingPreference(QFont::PreferNoHinting);
    const QFontMetricsF metrics(m_font);
    m_ascent = metrics.ascent();
    m_height = metrics.height();
}

std::vector<Letter> LabelFont::letters(const QString &text) const
{
    const QFontMetricsF metrics(m_font);
    std::vector<Letter> out;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype n = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        while (i + n < text.size() && (text[i + n].isMark() || text[i + n].category() == QChar::Other_Format))
            ++n;
        const QString letter = text.mid(i, n);
        double reach = 0;
        if (n == 1 && isHan(letter)) {
            auto known = m_reaches.find(letter[0]);
            if (known == m_reaches.end())
                known = m_reaches.insert(letter[0], metrics.horizontalAdvance(letter));
            reach = *known;
        } else {
            reach = metrics.horizontalAdvance(text.left(i + n)) - metrics.horizontalAdvance(text.left(i)); // with its kerning
        }
        out.push_back({letter, reach + m_spacing});
        i += n;
    }
    return out;
}

double LabelFont::width(const std::vector<Letter> &letters) const
{
    double sum = -m_spacing;
    for (const Letter &letter : letters)
        sum += letter.reach;
    return std::max(0.0, sum);
}

std::vector<GlyphPlace> straight(const LabelFont &font, const std::vector<Letter> &letters)
{
    const double base = font.ascent() - font.height() / 2;
    std::vector<GlyphPlace> out;
    double x = -font.width(letters) / 2;
    for (const Letter &letter : letters) {
        const double width = letter.reach - font.spacing();
        out.push_back({letter.text, width, {x + width / 2, base}, 0});
        x += letter.reach;
    }
    return out;
}

std::vector<GlyphPlace> along(const LabelFont &font, const std::vector<Letter> &letters, const QPolygonF &line, const std::vector<double> &lengths, double at, double tolerance)
{
    if (letters.empty() || line.size() < 2)
        return {};
    const double em = font.font().pixelSize();
    double width = font.width(letters);
    const auto chordOf = [&] { return pointAt(line, lengths, at + width / 2) - pointAt(line, lengths, at - width / 2); };
    QPointF chord = chordOf();
    const double step = em * 1.08 + font.spacing();
    const bool stands = std::abs(chord.y()) > 1.3 * std::abs(chord.x()) && std::ranges::all_of(letters, [](const Letter &letter) { return isHan(letter.text); });
    if (stands) {
        width = step * double(letters.size()) - font.spacing();
        chord = chordOf();
    }
    const double air = em * 0.4 / tolerance;
    if (at - width / 2 < air || at + width / 2 > lengths.back() - air)
        return {};
    const double way = (stands ? chord.y() : chord.x()) < 0 ? -1 : 1;
    const double base = font.ascent() - font.height() / 2;
    const double sharp = 0.38 * tolerance; // 22° from letter to letter
    const QPointF middle = pointAt(line, lengths, at);
    std::vector<GlyphPlace> out;
    double s = at - way * width / 2;
    double before = 0;
    double first = 0;
    for (const Letter &letter : letters) {
        const double reach = stands ? step : letter.reach;
        const double here = s + way * (reach - font.spacing()) / 2;
        const double look = std::max(reach, em * 0.8) * 0.6;
        const QPointF course = (pointAt(line, lengths, here + look) - pointAt(line, lengths, here - look)) * way;
        const double angle = std::atan2(course.y(), course.x());
        if (out.empty())
            first = angle;
        else if (std::abs(turn(before, angle)) > sharp || std::abs(turn(first, angle)) > 1.2 * tolerance)
            return {};
        before = angle;
        const double tilt = stands ? 0 : angle;
        out.push_back({letter.text, letter.reach - font.spacing(), pointAt(line, lengths, here) - middle + QPointF(-std::sin(tilt) * base, std::cos(tilt) * base), tilt});
        s += way * reach;
    }
    return out;
}

std::vector<GlyphBox> cover(const LabelFont &font, const std::vector<GlyphPlace> &glyphs, double gap)
{
    if (glyphs.empty())
        return {};
    const bool isStraight = std::ranges::all_of(glyphs, [&](const GlyphPlace &g) { return g.angle == 0 && g.at.y() == glyphs.front().at.y(); });
    const double lift = font.height() / 2 - font.ascent();
    std::vector<GlyphBox> out;
    for (const GlyphPlace &glyph : glyphs) {
        const QPointF centre = glyph.at + QPointF(-std::sin(glyph.angle) * lift, std::cos(glyph.angle) * lift);
        out.push_back({centre, {glyph.width / 2 + 1, font.height() / 2 - 1}, glyph.angle});
    }
    if (isStraight) { // one box is as good as many
        const double left = out.front().centre.x() - out.front().half.x();
        const double right = out.back().centre.x() + out.back().half.x();
        return {{{(left + right) / 2, out.front().centre.y()}, {(right - left) / 2 + gap, out.front().half.y()}, 0}};
    }
    out.front().half.rx() += gap;
    out.back().half.rx() += gap;
    return out;
}

QImage inked(const LabelFont &font, const std::vector<GlyphPlace> &glyphs, const LabelInk &ink, const QPainterPath &sign)
{
    QPainterPath letters; // not drawText(): glyph caches make it depend on what was drawn before
    letters.setFillRule(Qt::WindingFill);
    for (const GlyphPlace &glyph : glyphs) {
        QPainterPath one;
        one.addText(QPointF(-glyph.width / 2, 0), font.font(), glyph.text);
        letters.addPath(placed(glyph).map(one));
    }
    letters.addPath(sign);
    const double dpr = ink.devicePixelRatio;
    const double pad = std::ceil(ink.haloWidth * 1.3 + 1);
    const QRectF bounds = letters.boundingRect();
    const double halfWidth = std::max(-bounds.left(), bounds.right()) + pad;
    const double halfHeight = std::max(-bounds.top(), bounds.bottom()) + pad;
    const QSize size(int(std::ceil(2 * halfWidth * dpr)) | 1, int(std::ceil(2 * halfHeight * dpr)) | 1); // odd: the anchor is a pixel

    QImage mask(size, QImage::Format_Alpha8);
    mask.fill(0);
    QPainter painter(&mask);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size.width() / 2.0, size.height() / 2.0);
    painter.scale(dpr, dpr);
    painter.fillPath(letters, Qt::black);
    painter.end();
    // A wide faint halo and a firm one, so that the letter stands off without a hard rim.
    const QImage wide = spread(mask, ink.haloWidth * 1.2 * dpr);
    const QImage firm = spread(mask, ink.haloWidth * 0.75 * dpr);

    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    const std::array<int, 4> halo = {ink.halo.red(), ink.halo.green(), ink.halo.blue(), ink.halo.alpha()};
    for (int y = 0; y < size.height(); ++y) {
        auto *out = reinterpret_cast<QRgb *>(image.scanLine(y));
        const uchar *w = wide.constScanLine(y);
        const uchar *f = firm.constScanLine(y);
        for (int x = 0; x < size.width(); ++x) {
            const int soft = w[x] * 115 / 255;
            const int alpha = (soft + (255 - soft) * f[x] / 255) * halo[3] / 255;
            out[x] = qPremultiply(qRgba(halo[0], halo[1], halo[2], alpha));
        }
    }
    QPainter top(&image);
    top.setRenderHint(QPainter::Antialiasing);
    top.translate(size.width() / 2.0, size.height() / 2.0);
    top.scale(dpr, dpr);
    top.fillPath(letters, ink.text);
    top.end();
    image.setDevicePixelRatio(dpr);
    return image;
}

std::vector<double> lengthsOf(const QPolygonF &line)
{
    std::vector<double> lengths(size_t(line.size()), 0);
    for (qsizetype i = 1; i < line.size(); ++i)
        lengths[size_t(i)] = lengths[size_t(i) - 1] + std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
    return lengths;
}

QPointF pointAt(const QPolygonF &line, const std::vector<double> &lengths, double at)
{
    if (at <= 0)
        return line.front();
    const auto it = std::ranges::upper_bound(lengths, at);
    if (it == lengths.end())
        return line.back();
    const auto i = size_t(it - lengths.begin());
    const double t = (at - lengths[i - 1]) / (lengths[i] - lengths[i - 1]);
    return line[qsizetype(i) - 1] + (line[qsizetype(i)] - line[qsizetype(i) - 1]) * t;
}

}
