#include "mapcore/labels.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr int mostLabels = 160;
constexpr double edgeDistance = 30; // px, at u = 1

struct Wish
{
    QString id;
    QString text;
    const NameStyle *style = nullptr;
    int priority = 0; ///< Small first.
    WorldPoint at;
    double angle = 0; ///< degrees
    double room = 0; ///< For road names: px of straight road, 0 for points.
};

QFont fontOf(const NameStyle &style, double px)
{
    QFont font(style.serif ? QStringList{u"Noto Serif CJK SC"_s, u"Noto Sans CJK SC"_s} : QStringList{u"Noto Sans CJK SC"_s, u"WenQuanYi Micro Hei"_s});
    font.setPixelSize(std::max(1, int(std::lround(style.px * px))));
    font.setWeight(QFont::Weight(style.weight));
    font.setItalic(style.italic);
    font.setLetterSpacing(QFont::AbsoluteSpacing, style.spacing * px);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

class Placer
{
public:
    explicit Placer(const LabelRequest &request)
        : m_request(request)
        , m_style(*request.style)
        , m_scale(worldPixels(request.zoom))
        , m_zoom(request.zoom - std::log2(request.unit))
        , m_area(request.clearArea.isEmpty() ? QRectF(QPointF(), request.size) : request.clearArea)
    {
        for (const QRectF &rect : request.obstacles)
            m_taken.emplace_back(rect);
    }

    std::vector<PlacedLabel> place();

private:
    void wishDistricts();
    void wishNames();
    void wishRoad(const TileName &name, const TileData &tile);
    void add(Wish wish);
    bool tryPlace(const Wish &wish);
    bool tryAround(Wish wish);
    [[nodiscard]] QPointF toItem(WorldPoint p) const { return {(p.x - m_request.origin.x) * m_scale, (p.y - m_request.origin.y) * m_scale}; }
    [[nodiscard]] static WorldPoint inWorld(const TileData &tile, TilePoint p)
    {
        const double side = std::exp2(-tile.key.z);
        return {(tile.key.x + double(p.x) / tileExtent) * side, (tile.key.y + double(p.y) / tileExtent) * side};
    }
    [[nodiscard]] QImage paint(const Wish &wish, const QFont &font, QSizeF textSize) const;
    [[nodiscard]] QString textOf(const TileName &name) const { return m_request.english ? name.en : name.zh; }

    const LabelRequest &m_request;
    const MapStyle &m_style;
    double m_scale;
    double m_zoom; ///< at u = 1
    QRectF m_area;
    std::vector<Wish> m_wishes;
    std::vector<QPolygonF> m_taken;
    QSet<QString> m_districtNames;
    QHash<QString, std::vector<QPointF>> m_where; ///< Places of equal names, to keep them apart.
    std::vector<PlacedLabel> m_placed;
};

void Placer::add(Wish wish)
{
    if (wish.text.isEmpty() || m_zoom < wish.style->minZoom)
        return;
    const QPointF p = toItem(wish.at);
    if (!m_area.contains(p))
        return;
    wish.id = u"%1@%2,%3"_s.arg(wish.text).arg(std::lround(wish.at.x * 1e6)).arg(std::lround(wish.at.y * 1e6));
    m_wishes.push_back(std::move(wish));
}

void Placer::wishDistricts()
{
    for (const auto &district : m_request.districts) {
        m_districtNames.insert(district.name);
        if (!m_request.english && district.name.size() > 2 && district.name.endsWith(u'区'))
            m_districtNames.insert(district.name.chopped(1)); // 荃湾 says no more than 荃湾区
        if (m_zoom < 14.5)
            add({.id = {}, .text = district.name, .style = &m_style.districtName, .priority = 0, .at = district.at});
    }
}

void Placer::wishRoad(const TileName &name, const TileData &tile)
{
    // Motorways first, the small streets only when they are wide on the screen.
    if (m_zoom < 13.2 + name.rank * 0.045)
        return;
    Wish best;
    for (size_t i = 1; i < name.line.size(); ++i) { // the longest run that is nearly straight
        const QPointF from = toItem(inWorld(tile, name.line[i - 1]));
        const QPointF first = toItem(inWorld(tile, name.line[i])) - from;
        QPointF to = from + first;
        double angle = std::atan2(first.y(), first.x());
        size_t end = i;
        while (end + 1 < name.line.size()) {
            const QPointF next = toItem(inWorld(tile, name.line[end + 1]));
            const double turn = std::atan2((next - to).y(), (next - to).x()) - angle;
            if (std::abs(std::remainder(turn, 2 * std::numbers::pi)) > 0.12)
                break;
            to = next;
            ++end;
        }
        const double length = std::hypot((to - from).x(), (to - from).y());
        if (length > best.room) {
            angle = std::atan2((to - from).y(), (to - from).x()) * 180 / std::numbers::pi;
            if (angle > 90)
                angle -= 180;
            if (angle < -90)
                angle += 180;
            const QPointF middle = (from + to) / 2;
            best = {.id = {}, .text = textOf(name), .style = &m_style.roadName, .priority = 600 + name.rank, .at = {m_request.origin.x + middle.x() / m_scale, m_request.origin.y + middle.y() / m_scale}, .angle = angle, .room = length};
        }
        i = std::max(i, end);
    }
    if (best.room > 0)
        add(std::move(best));
}

void Placer::wishNames()
{
    const double placeRank = (m_zoom - 10.6) * 14.5; // what still gets a name
    for (const auto &tile : m_request.tiles) {
        for (const TileName &name : tile->names) {
            if (name.type == TileName::Type::Road) {
                wishRoad(name, *tile);
                continue;
            }
            Wish wish{.id = {}, .text = textOf(name), .at = inWorld(*tile, name.line.front())};
            switch (name.type) {
            case TileName::Type::Place:
                if (name.rank > placeRank || m_districtNames.contains(wish.text) || (name.rank < 10 && !m_request.districts.empty() && m_zoom > 9))
                    continue; // the city's own name is not news on its own map
                wish.style = name.rank < 32 ? &m_style.townName : &m_style.placeName;
                wish.priority = 200 + name.rank;
                break;
            case TileName::Type::Island:
                if (name.rank > placeRank + 8 || m_districtNames.contains(wish.text))
                    continue;
                wish.style = &m_style.placeName;
                wish.priority = 320 + name.rank;
                break;
            case TileName::Type::Water:
                if (name.rank > (m_zoom - 10.2) * 13)
                    continue;
                wish.style = &m_style.waterName;
                wish.priority = 400 + name.rank;
                break;
            case TileName::Type::Airport:
                wish.style = &m_style.airportName;
                wish.priority = 190;
                break;
            case TileName::Type::Peak:
                if (name.rank > 70 + (m_zoom - 12.5) * 1.5)
                    continue;
                wish.style = &m_style.peakName;
                wish.priority = 500 + name.rank;
                wish.text = u"▲ "_s + wish.text;
                break;
            case TileName::Type::Road:
                continue;
            }
            add(std::move(wish));
        }
    }
}

QImage Placer::paint(const Wish &wish, const QFont &font, QSizeF textSize) const
{
    const double dpr = m_request.devicePixelRatio;
    const double halo = m_style.haloWidth * m_request.unit;
    const double pad = std::ceil(halo + 2);
    QSize size(int(std::ceil((textSize.width() + 2 * pad) * dpr)), int(std::ceil((textSize.height() + 2 * pad) * dpr)));
    size = {size.width() | 1, size.height() | 1}; // odd: the centre is a pixel
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(dpr, dpr);
        const QPointF base(pad, pad + QFontMetricsF(font).ascent());
        QPainterPath path;
        path.addText(base, font, wish.text);
        // Two passes: a wide soft one and a firm one, so that the letter stands off without a hard rim.
        QColor soft = m_style.halo;
        soft.setAlphaF(soft.alphaF() * 0.45F);
        painter.strokePath(path, QPen(soft, halo * 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.strokePath(path, QPen(m_style.halo, halo * 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(path, wish.style->color); // not drawText(): glyph caches make it depend on what was drawn before
    }
    if (wish.angle != 0) {
        image = image.transformed(QTransform().rotate(wish.angle), Qt::SmoothTransformation);
        if (image.format() != QImage::Format_ARGB32_Premultiplied)
            image.convertTo(QImage::Format_ARGB32_Premultiplied);
    }
    image.setDevicePixelRatio(dpr);
    return image;
}

/** Districts may stand a little beside their place, where a marker has taken it. */
bool Placer::tryAround(Wish wish)
{
    const WorldPoint at = wish.at;
    const double step = 20 * m_request.unit / m_scale;
    constexpr std::array<std::pair<double, double>, 7> around = {{{0, 0}, {0, 1.2}, {0, -1.2}, {0, 2}, {0, -2}, {2.2, 0.6}, {-2.2, 0.6}}};
    for (const auto &[dx, dy] : around) {
        wish.at = {at.x + dx * step, at.y + dy * step};
        if (tryPlace(wish))
            return true;
    }
    return false;
}

bool Placer::tryPlace(const Wish &wish)
{
    const QFont font = fontOf(*wish.style, m_request.unit);
    const QFontMetricsF metrics(font);
    const QSizeF textSize(metrics.horizontalAdvance(wish.text) - wish.style->spacing * m_request.unit, metrics.height());
    if (wish.room > 0 && wish.room < textSize.width() + 10 * m_request.unit)
        return false;
    const QPointF centre = toItem(wish.at);
    const double gap = 3 * m_request.unit;
    const QSizeF half = textSize / 2 + QSizeF(gap, wish.room > 0 ? 0 : -1);
    QPolygonF box({QPointF(-half.width(), -half.height()), QPointF(half.width(), -half.height()), QPointF(half.width(), half.height()), QPointF(-half.width(), half.height())});
    box = QTransform().translate(centre.x(), centre.y()).rotate(wish.angle).map(box);
    const double edge = (wish.priority < 100 ? edgeDistance : 8) * m_request.unit;
    if (!m_area.adjusted(edge, edge / 2, -edge, -edge / 2).contains(box.boundingRect()))
        return false;
    for (const QPolygonF &taken : m_taken)
        if (taken.boundingRect().intersects(box.boundingRect()) && taken.intersects(box))
            return false;
    auto &same = m_where[wish.text];
    const double apart = (wish.room > 0 ? 380 : 160) * m_request.unit;
    for (const QPointF p : same)
        if (std::hypot(p.x() - centre.x(), p.y() - centre.y()) < apart)
            return false;
    same.push_back(centre);
    m_taken.push_back(box);
    m_placed.push_back({.id = wish.id, .text = wish.text, .anchor = wish.at, .outline = box, .image = paint(wish, font, textSize)});
    return true;
}

std::vector<PlacedLabel> Placer::place()
{
    wishDistricts();
    wishNames();
    std::ranges::sort(m_wishes, [this](const Wish &a, const Wish &b) {
        if (a.priority != b.priority)
            return a.priority < b.priority;
        const bool aShown = m_request.shown.contains(a.id);
        const bool bShown = m_request.shown.contains(b.id);
        if (aShown != bShown)
            return aShown;
        return a.id < b.id;
    });
    for (const Wish &wish : m_wishes) {
        if (int(m_placed.size()) >= mostLabels)
            break;
        if (wish.priority == 0)
            tryAround(wish);
        else
            tryPlace(wish);
    }
    return std::move(m_placed);
}

}

std::vector<PlacedLabel> placeLabels(const LabelRequest &request)
{
    if (!request.style || request.size.isEmpty())
        return {};
    return Placer(request).place();
}

}
