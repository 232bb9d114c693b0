#include "mapcore/labels.h"

#include "mapcore/namedlines.h"
#include "mapcore/signs.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr int mostLabels = 160; // on a screen of 1920 × 1080 at u = 1
constexpr double edgeDistance = 30; // px, at u = 1
constexpr double repeatDistance = 380; // px between two equal road names, at u = 1
constexpr int zonePriority = 1; // after the districts, whose priority is 0
constexpr double sameDistance = 160; // px between two equal names of places, at u = 1

/** A name that would like to be on the map. */
struct Wish
{
    QString text;
    const NameStyle *style = nullptr;
    int priority = 0; ///< Small first.
    WorldPoint at;
    bool isPeak = false;
    Sign sign = Sign::None;
    double gap = 3; ///< px of air at both ends, at u = 1
    std::vector<QPolygonF> lines = {}; ///< For roads: all of this name, in the item.
    double length = 0; ///< of the lines, px
    double reach = 0; ///< of a zone
    bool wasShown = false;
};

constexpr double stickDistance = 8; // px that a road may seem to move between two levels of tiles, at u = 1

/** Where something is already, looked up by place. */
class Taken
{
public:
    explicit Taken(double cell)
        : m_cell(cell)
    {
    }
    void add(const std::vector<GlyphBox> &boxes)
    {
        for (const GlyphBox &box : boxes)
            forCells(box.bounds(), [&](qint64 cell) { m_boxes[cell].push_back(box); });
    }
    [[nodiscard]] bool isFree(const std::vector<GlyphBox> &boxes) const
    {
        bool free = true;
        for (const GlyphBox &box : boxes)
            forCells(box.bounds(), [&](qint64 cell) {
                if (const auto it = m_boxes.constFind(cell); free && it != m_boxes.cend())
                    free = std::ranges::none_of(*it, [&](const GlyphBox &other) { return other.overlaps(box); });
            });
        return free;
    }

private:
    template<typename Use>
    void forCells(const QRectF &rect, Use use) const
    {
        for (auto y = qint64(std::floor(rect.top() / m_cell)); y <= qint64(std::floor(rect.bottom() / m_cell)); ++y)
            for (auto x = qint64(std::floor(rect.left() / m_cell)); x <= qint64(std::floor(rect.right() / m_cell)); ++x)
                use(y * 1'000'003 + x);
    }

    double m_cell;
    QHash<qint64, std::vector<GlyphBox>> m_boxes;
};

class Placer
{
public:
    explicit Placer(const LabelRequest &request)
        : m_request(request)
        , m_style(*request.style)
        , m_scale(worldPixels(request.zoom))
        , m_unit(request.unit)
        , m_zoom(request.zoom - std::log2(request.unit))
        , m_area(request.clearArea.isEmpty() ? QRectF(QPointF(), request.size) : request.clearArea)
        , m_closer(request.shown.empty() || request.zoom > request.shownZoom - 0.01)
        , m_taken(64 * request.unit)
    {
        for (const QRectF &rect : request.obstacles)
            if (rect.intersects(QRectF(QPointF(), request.size)))
                m_taken.add({{rect.center(), {rect.width() / 2, rect.height() / 2}, 0}});
        for (const PlacedLabel &label : request.shown)
            m_shown[label.text].push_back(&label);
    }

    std::vector<PlacedLabel> place();

private:
    using Places = QHash<QString, std::vector<QPointF>>;

    void wishDistricts();
    void wishNames();
    void wishRoads();
    void add(Wish wish);
    void markShown();
    void placeWish(const Wish &wish);
    bool tryPoint(const Wish &wish, WorldPoint at);
    void tryAround(const Wish &wish);
    void keepAlong(const Wish &wish);
    void tryAlong(const Wish &wish);
    [[nodiscard]] std::vector<double> anchorsOn(const QPolygonF &line, const std::vector<double> &lengths) const;
    void tryOn(const Wish &wish, const std::vector<Letter> &letters, const QPolygonF &line, const std::vector<double> &lengths, double at, double tolerance);
    bool take(const Wish &wish, WorldPoint anchor, const std::vector<GlyphPlace> &glyphs, double edge, double apart, const QPainterPath &sign = {});
    [[nodiscard]] bool hadItsChance(WorldPoint at) const;
    [[nodiscard]] static bool isApart(const Places &places, const QString &text, QPointF at, double distance);
    [[nodiscard]] QPointF toItem(WorldPoint p) const { return {(p.x - m_request.origin.x) * m_scale, (p.y - m_request.origin.y) * m_scale}; }
    [[nodiscard]] WorldPoint toWorld(QPointF p) const { return {m_request.origin.x + p.x() / m_scale, m_request.origin.y + p.y() / m_scale}; }
    [[nodiscard]] static WorldPoint inWorld(const TileData &tile, TilePoint p)
    {
        const double side = std::exp2(-tile.key.z);
        return {(tile.key.x + double(p.x) / tileExtent) * side, (tile.key.y + double(p.y) / tileExtent) * side};
    }
    [[nodiscard]] const LabelFont &fontOf(const NameStyle &style) { return m_fonts.try_emplace(&style, style, m_unit).first->second; }
    [[nodiscard]] const QString &textOf(const TileName &name) const { return m_request.english ? name.en : name.zh; }

    const LabelRequest &m_request;
    const MapStyle &m_style;
    double m_scale;
    double m_unit;
    double m_zoom; ///< at u = 1
    QRectF m_area;
    bool m_closer; ///< As close as what is shown, or closer: all of that has room.
    std::vector<Wish> m_wishes;
    Taken m_taken;
    std::map<const NameStyle *, LabelFont> m_fonts;
    QSet<QString> m_districtNames;
    QHash<QString, std::vector<const PlacedLabel *>> m_shown;
    Places m_where; ///< Of names that are placed, to keep equal ones apart.
    Places m_gone; ///< Of road names that could not stay: they do not hop a few px along.
    std::vector<PlacedLabel> m_placed;
};

void Placer::add(Wish wish)
{
    if (wish.text.isEmpty() || m_zoom < wish.style->minZoom)
        return;
    if (wish.lines.empty() && !m_area.contains(toItem(wish.at)))
        return;
    m_wishes.push_back(std::move(wish));
}

void Placer::wishDistricts()
{
    for (const auto &district : m_request.districts) {
        m_districtNames.insert(district.name);
        if (!m_request.english && district.name.size() > 2 && district.name.endsWith(u'区'))
            m_districtNames.insert(district.name.chopped(1)); // 荃湾 says no more than 荃湾区
        if (m_zoom < 14.5)
            add({.text = district.name, .style = district.isZone ? &m_style.townName : &m_style.districtName, .priority = district.isZone ? zonePriority : 0, .at = district.at, .reach = district.reach});
    }
}

void Placer::wishRoads()
{
    QHash<QString, Wish> byName;
    std::vector<QString> order;
    // Motorways first, the small streets only when they are wide on the screen.
    const int mostRank = int(std::floor((m_zoom - 13.2) / 0.045 + 1e-9));
    if (mostRank < 0)
        return;
    for (const NamedLine &street : joinedLines(m_request.tiles, 1.5 / m_scale, mostRank)) {
        QPolygonF line;
        for (const WorldPoint p : street.points)
            line << toItem(p);
        if (!line.boundingRect().adjusted(-1, -1, 1, 1).intersects(m_area))
            continue;
        const QString &text = textOf(*street.name);
        auto it = byName.find(text);
        if (it == byName.end()) {
            it = byName.insert(text, {.text = text, .style = &m_style.roadName, .priority = 600 + street.name->rank, .at = street.points.front()});
            order.push_back(text);
        }
        it->priority = std::min(it->priority, 600 + street.name->rank);
        it->length += lengthsOf(line).back();
        it->lines.push_back(std::move(line));
    }
    for (const QString &text : order)
        add(byName.take(text));
}

void Placer::wishNames()
{
    const double placeRank = (m_zoom - 10.6) * 14.5; // what still gets a name
    QSet<QString> places;
    for (const auto &tile : m_request.tiles)
        for (const TileName &name : tile->names)
            if (name.type == TileName::Type::Place)
                places.insert(textOf(name));
    for (const auto &tile : m_request.tiles) {
        for (const TileName &name : tile->names) {
            if (name.type == TileName::Type::Road)
                continue;
            Wish wish{.text = textOf(name), .at = inWorld(*tile, name.line.front())};
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
                if (name.rank > 70 + (m_zoom - 12.5) * 1.5 || places.contains(wish.text))
                    continue; // the quarter at its foot says the name
                wish.style = &m_style.peakName;
                wish.priority = 500 + name.rank;
                wish.isPeak = true;
                wish.gap = 20; // they come in herds
                break;
            case TileName::Type::Poi: { // what help comes from and leaves by before the side streets, schools and parks when there is room
                const bool matters = name.sign <= Sign::Ferry;
                if (m_zoom < m_style.poiName.minZoom + int(name.sign) * 0.1 || (!matters && name.rank > 8 + (m_zoom - m_style.poiName.minZoom) * 9))
                    continue;
                wish.priority = (matters ? 612 : 700) + 4 * int(name.sign) + name.rank / 8;
                wish.style = &m_style.poiName;
                wish.sign = name.sign;
                break;
            }
            case TileName::Type::Road:
                continue;
            }
            add(std::move(wish));
        }
    }
}

bool Placer::isApart(const Places &places, const QString &text, QPointF at, double distance)
{
    const auto it = places.constFind(text);
    return it == places.cend() || std::ranges::none_of(*it, [&](QPointF p) { return std::hypot(p.x() - at.x(), p.y() - at.y()) < distance; });
}

/** The label is placed if nothing is there yet. */
bool Placer::take(const Wish &wish, WorldPoint anchor, const std::vector<GlyphPlace> &glyphs, double edge, double apart, const QPainterPath &sign)
{
    const QPointF centre = toItem(anchor);
    if ((glyphs.empty() && sign.isEmpty()) || !isApart(m_where, wish.text, centre, apart * m_unit))
        return false;
    const LabelFont &font = fontOf(*wish.style);
    std::vector<GlyphBox> boxes = cover(font, glyphs, wish.gap * m_unit);
    if (!sign.isEmpty())
        boxes.push_back({sign.boundingRect().center(), QPointF(sign.boundingRect().width(), sign.boundingRect().height()) / 2, 0});
    const QRectF inside = m_area.adjusted(edge, edge / 2, -edge, -edge / 2);
    for (GlyphBox &box : boxes) {
        box.centre += centre;
        if (!inside.contains(box.bounds()))
            return false;
    }
    if (!m_taken.isFree(boxes))
        return false;

    PlacedLabel label{.id = u"%1@%2,%3"_s.arg(wish.text).arg(std::lround(anchor.x * 1e6)).arg(std::lround(anchor.y * 1e6)), .text = wish.text, .anchor = anchor, .boxes = boxes, .isRoad = !wish.lines.empty()};
    label.look = qHashMulti(0, quintptr(wish.style), m_style.fingerprint, m_unit, m_request.devicePixelRatio, wish.sign);
    for (const GlyphPlace &glyph : glyphs) // a quarter of a px nobody sees
        label.look = qHashMulti(label.look, glyph.text, qRound(glyph.at.x() * 4), qRound(glyph.at.y() * 4), qRound(glyph.angle * 50));
    if (const auto it = m_shown.constFind(wish.text); it != m_shown.cend())
        for (const PlacedLabel *old : *it)
            if (old->look == label.look)
                label.image = old->image;
    if (label.image.isNull())
        label.image = inked(font, glyphs, {.text = wish.style->color, .halo = m_style.halo, .haloWidth = m_style.haloWidth * m_unit, .devicePixelRatio = m_request.devicePixelRatio}, sign);
    m_taken.add(boxes);
    m_where[wish.text].push_back(centre);
    m_placed.push_back(std::move(label));
    return true;
}

bool Placer::tryPoint(const Wish &wish, WorldPoint at)
{
    const LabelFont &font = fontOf(*wish.style);
    std::vector<GlyphPlace> glyphs = straight(font, font.letters(wish.text));
    const double edge = (wish.priority < 100 ? edgeDistance : 8) * m_unit;
    QPainterPath sign;
    if (wish.sign != Sign::None) {
        const double size = wish.style->px * m_unit * 1.1;
        sign = signPath(wish.sign, size);
        for (GlyphPlace &glyph : glyphs)
            glyph.at.ry() += size * 0.55 + font.height() * 0.5;
        // From afar the sign alone; near by with its name, if there is room for it.
        return (m_zoom >= wish.style->minZoom + 1 && take(wish, at, glyphs, edge, sameDistance, sign)) || take(wish, at, {}, edge, sameDistance, sign);
    }
    if (wish.isPeak && !glyphs.empty()) { // a small triangle before the name
        const double side = wish.style->px * m_unit * 0.62;
        const double left = glyphs.front().at.x() - glyphs.front().width / 2 - side * 0.75;
        sign.addPolygon(QPolygonF({QPointF(left - side / 2, side / 2), QPointF(left, -side / 2), QPointF(left + side / 2, side / 2)}));
        sign.closeSubpath();
    }
    return take(wish, at, glyphs, edge, sameDistance, sign);
}

/** Districts may stand a little beside their place, where a marker has taken it; zones, which come after them, as far as they reach. */
void Placer::tryAround(const Wish &wish)
{
    const double step = 20 * m_unit / m_scale;
    constexpr std::array<std::pair<double, double>, 7> around = {{{0, 0}, {0, 1.2}, {0, -1.2}, {0, 2}, {0, -2}, {2.2, 0.6}, {-2.2, 0.6}}};
    for (const double size : {step, 2 * step}) {
        for (const auto &[dx, dy] : around) {
            const bool isNear = wish.priority == 0 ? size == step : std::hypot(dx, dy) * size <= wish.reach;
            if (isNear && tryPoint(wish, {wish.at.x + dx * size, wish.at.y + dy * size}))
                return;
        }
    }
}

void Placer::tryOn(const Wish &wish, const std::vector<Letter> &letters, const QPolygonF &line, const std::vector<double> &lengths, double at, double tolerance)
{
    const QPointF place = pointAt(line, lengths, at);
    if (m_area.contains(place) && isApart(m_where, wish.text, place, repeatDistance * m_unit))
        take(wish, toWorld(place), along(fontOf(*wish.style), letters, line, lengths, at, tolerance), 8 * m_unit, repeatDistance);
}

/** A road's name stays where it is now, as long as the road is there. */
void Placer::keepAlong(const Wish &wish)
{
    const std::vector<Letter> letters = fontOf(*wish.style).letters(wish.text);
    for (const PlacedLabel *old : m_shown.value(wish.text)) {
        const QPointF was = toItem(old->anchor);
        const QPolygonF *nearestLine = nullptr;
        double nearest = stickDistance * m_unit;
        double at = 0;
        for (const QPolygonF &line : wish.lines) {
            double length = 0;
            for (qsizetype i = 1; i < line.size(); ++i) {
                const QPointF way = line[i] - line[i - 1];
                const double square = QPointF::dotProduct(way, way);
                const double t = square > 0 ? std::clamp(QPointF::dotProduct(was - line[i - 1], way) / square, 0.0, 1.0) : 0;
                const QPointF off = line[i - 1] + way * t - was;
                if (const double far = std::hypot(off.x(), off.y()); far < nearest) {
                    nearest = far;
                    nearestLine = &line;
                    at = length + std::sqrt(square) * t;
                }
                length += std::sqrt(square);
            }
        }
        const size_t before = m_placed.size();
        if (nearestLine)
            tryOn(wish, letters, *nearestLine, lengthsOf(*nearestLine), at, 1.4);
        if (m_placed.size() == before)
            m_gone[wish.text].push_back(was);
    }
}

/** Where a name may stand on a line, the middle first: where the line crosses a grid laid over the world. So a name does not slide
 *  along its road while the view moves, whatever part of the road is known; a closer zoom has the places of the one before.
 */
std::vector<double> Placer::anchorsOn(const QPolygonF &line, const std::vector<double> &lengths) const
{
    const double grid = std::exp2(-std::floor(m_zoom) - 2); // 64 to 128 px at u = 1
    const double middle = lengths.back() / 2;
    std::vector<double> out;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const WorldPoint from = toWorld(line[i - 1]);
        const WorldPoint to = toWorld(line[i]);
        const bool flat = std::abs(to.x - from.x) > std::abs(to.y - from.y);
        const double a = (flat ? from.x : from.y) / grid;
        const double b = (flat ? to.x : to.y) / grid;
        for (double n = std::ceil(std::min(a, b)); n < std::max(a, b) && out.size() < 1000; ++n)
            out.push_back(lengths[size_t(i) - 1] + (n - a) / (b - a) * (lengths[size_t(i)] - lengths[size_t(i) - 1]));
    }
    std::ranges::sort(out);
    double last = -1e9;
    std::erase_if(out, [&](double at) { // where a line turns from flat to steep two crossings may be close
        if (at - last < 0.6 * grid * m_scale)
            return true;
        last = at;
        return false;
    });
    if (out.empty())
        return {middle};
    std::ranges::sort(out, {}, [middle](double at) { return std::abs(at - middle); });
    return out;
}

/** As often along the road as there is room. */
void Placer::tryAlong(const Wish &wish)
{
    const LabelFont &font = fontOf(*wish.style);
    const std::vector<Letter> letters = font.letters(wish.text);
    const double width = font.width(letters);
    for (const QPolygonF &line : wish.lines) {
        const std::vector<double> lengths = lengthsOf(line);
        if (lengths.back() < width * 0.6)
            continue;
        for (const double at : anchorsOn(line, lengths))
            if (const QPointF place = pointAt(line, lengths, at); !hadItsChance(toWorld(place)) && isApart(m_gone, wish.text, place, 40 * m_unit))
                tryOn(wish, letters, line, lengths, at, 1);
    }
}

/** Zoomed out: what found no room before, when there was more of it, would only come and go. Not so what did not fit in at the
 *  edge; and every whole level is a new start, for by then much has gone that took the room.
 */
bool Placer::hadItsChance(WorldPoint at) const
{
    if (m_closer || std::floor(m_request.zoom) < std::floor(m_request.shownZoom))
        return false;
    const double edge = 90 * m_unit / worldPixels(m_request.shownZoom);
    const WorldBox &box = m_request.shownBox;
    return WorldBox{box.left + edge, box.top + edge, box.right - edge, box.bottom - edge}.contains(at);
}

/** Of equal names the nearest is the one that is shown: a hill may be called like the quarter at its foot. */
void Placer::markShown()
{
    QHash<QString, std::vector<Wish *>> byText;
    for (Wish &wish : m_wishes)
        if (m_shown.contains(wish.text))
            byText[wish.text].push_back(&wish);
    for (const PlacedLabel &label : m_request.shown) {
        Wish *nearest = nullptr;
        double least = 60 * m_unit;
        for (Wish *wish : byText.value(label.text)) {
            const QPointF way = toItem(label.anchor) - toItem(wish->at);
            const double far = wish->lines.empty() ? std::hypot(way.x(), way.y()) : label.isRoad ? 0
                                                                                                 : least;
            if (far < least && label.isRoad != wish->lines.empty()) {
                nearest = wish;
                least = far;
            }
        }
        if (nearest)
            nearest->wasShown = true;
    }
}

void Placer::placeWish(const Wish &wish)
{
    if (!wish.lines.empty()) {
        if (!m_closer && wish.wasShown)
            keepAlong(wish);
        tryAlong(wish);
    } else if (wish.priority <= zonePriority) {
        tryAround(wish);
    } else if (wish.wasShown || wish.priority < 232 || !hadItsChance(wish.at)) { // a town may come even so
        tryPoint(wish, wish.at);
    }
}

std::vector<PlacedLabel> Placer::place()
{
    wishDistricts();
    wishNames();
    wishRoads();
    markShown();
    // Zoomed in or moved, what is shown has room and stays. Zoomed out, what is more important comes first.
    const auto order = [&](const Wish &wish) {
        const int tier = wish.priority == 0 || (wish.wasShown && m_closer) ? 0 : 1;
        return std::tuple(tier, wish.priority - (wish.wasShown && !m_closer && wish.priority > 0 ? 120 : 0), -std::round(wish.length / 50), std::cref(wish.text), wish.at.x, wish.at.y);
    };
    std::ranges::sort(m_wishes, [&](const Wish &a, const Wish &b) { return order(a) < order(b); });
    const double screens = m_request.size.width() * m_request.size.height() / (1920.0 * 1080 * m_unit * m_unit);
    const auto most = size_t(mostLabels * std::max(1.0, screens));
    for (const Wish &wish : m_wishes) { // first what is there, before a name's other places
        if (!m_closer || !wish.wasShown)
            continue;
        if (wish.lines.empty())
            placeWish(wish);
        else
            keepAlong(wish);
    }
    for (const Wish &wish : m_wishes)
        if (m_placed.size() < most && !(m_closer && wish.wasShown && wish.lines.empty()))
            placeWish(wish);
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
