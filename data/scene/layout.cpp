#include "layout.h"

#include "desklayout.h"
#include "paneltypes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

// Measures of the design at unit 1.
constexpr double margin = 24;
constexpr double headHeight = 32;
constexpr double panelGap = 8;
constexpr double eventRow = 59;
constexpr double eventHead = headHeight + 58 + 30 + 4;
constexpr double cardRow = 156;
constexpr double serviceRow = 61;
constexpr double serviceCard = 98;
constexpr double tightServiceCard = 84; // where two rows of them have no more
constexpr double attentionRow = 52;
constexpr double rankRow = 21;
constexpr double tableRow = 34;
constexpr double comparedRow = 46;
constexpr double bannerHeight = 36;
constexpr double boardSide = 520; // right side of a board on a desk
constexpr double cellGap = 12;
constexpr double cellPadding = 14;
constexpr double leastCellWidth = 340;
constexpr double leastCellHeight = 196;
constexpr double cellAspect = 1.95;

double aspect(QSize size)
{
    return double(size.width()) / std::max(1, size.height());
}

/** A panel while its column is being filled: heights at unit 1. */
struct Slot
{
    int panel = 0;
    double least = 0;
    double ideal = 0;
    double most = 0;
    double step = 0; ///< Grows by whole rows of this height; 0: freely.
    int columns = 1;
    int rows = 0;
    int moreRows = 0; ///< Further rows of cards, if there is room for whole ones.
    double fixed = 0; ///< Part of the height that is not rows.
    int dropOrder = 0;
    double height = 0;
    bool cards = false;
};

Slot slotOf(const ScenePanel &panel, int index, int across)
{
    Slot slot;
    slot.panel = index;
    slot.dropOrder = panelType(panel.type) != nullptr ? panelType(panel.type)->dropOrder : 9;
    const auto rowsFor = [&panel](int columns) { return std::max(1, int((panel.codes.size() + columns - 1) / columns)); };
    if (panel.type == "indicators"_L1) {
        slot.cards = true;
        slot.columns = across;
        slot.rows = rowsFor(across);
        slot.fixed = headHeight + 4;
        slot.least = slot.fixed + slot.rows * 152;
        slot.ideal = slot.fixed + slot.rows * cardRow;
        slot.most = slot.fixed + slot.rows * 172;
        slot.moreRows = int((panel.codes.size() + panel.more.size()) / across) - slot.rows;
    } else if (panel.type == "services"_L1) {
        slot.columns = across > 2 ? across : 1;
        slot.rows = rowsFor(slot.columns);
        const auto row = across > 2 ? serviceCard : serviceRow;
        slot.fixed = headHeight;
        slot.least = slot.ideal = slot.most = slot.fixed + slot.rows * row;
    } else if (panel.type == "events"_L1) {
        const int wanted = panel.rows > 0 ? panel.rows : across > 2 ? 7
                                                                    : 5;
        slot.fixed = eventHead;
        slot.step = eventRow;
        slot.least = eventHead + 4 * eventRow;
        slot.ideal = eventHead + wanted * eventRow;
        slot.most = eventHead + (panel.rows > 0 ? panel.rows : 30) * eventRow;
    } else if (panel.type == "attention"_L1) {
        slot.fixed = headHeight + 4;
        slot.step = attentionRow;
        slot.least = slot.fixed + 2 * attentionRow;
        slot.ideal = slot.fixed + 4 * attentionRow;
        slot.most = slot.fixed + 16 * attentionRow;
    } else if (panel.type == "ranking"_L1) {
        const int districts = panel.rows > 0 ? panel.rows : 18;
        slot.columns = across > 2 ? 1 : 2;
        slot.rows = (districts + slot.columns - 1) / slot.columns;
        slot.fixed = headHeight;
        slot.step = across > 2 ? rankRow : 0; // one column shows the first so many
        slot.least = slot.fixed + (across > 2 ? std::min(slot.rows, 8) : slot.rows) * rankRow;
        slot.ideal = slot.fixed + slot.rows * rankRow;
        slot.most = across > 2 ? slot.ideal : slot.fixed + slot.rows * 26;
    } else if (panel.type == "cache"_L1) {
        slot.least = slot.ideal = slot.most = headHeight + 214;
    } else if (panel.type == "outbox"_L1) { // a list that is empty most of the time
        slot.least = headHeight + 96;
        slot.ideal = headHeight + 150;
        slot.most = 4000;
    } else if (panel.type == "links"_L1 || panel.type == "quarantine"_L1 || panel.type == "tree"_L1 || panel.type == "departments"_L1 || panel.type == "queue"_L1) { // lists that scroll: all the room there is
        slot.least = headHeight + 160;
        slot.ideal = slot.most = 4000;
    } else if (panel.type == "case"_L1) {
        slot.least = headHeight + 800; // nothing beside it on one screen
        slot.ideal = slot.most = 4000;
    } else if (panel.type == "disagreements"_L1 || panel.type == "objections"_L1) { // lists of whole rows that share what room there is
        slot.least = headHeight + 100;
        slot.ideal = headHeight + 220;
        slot.most = 4000;
    } else if (panel.type == "gauges"_L1) {
        slot.rows = rowsFor(std::max(across, 3));
        slot.least = headHeight + slot.rows * 112;
        slot.ideal = headHeight + slot.rows * 136;
        slot.most = headHeight + slot.rows * 190;
        slot.rows = 0;
    } else if (panel.type == "bullets"_L1) {
        slot.least = headHeight + 4 + double(panel.codes.size()) * 24;
        slot.ideal = headHeight + 4 + double(panel.codes.size()) * 34;
        slot.most = headHeight + 4 + double(panel.codes.size()) * 40;
    } else if (panel.type == "figures"_L1) { // whole rows; what does not fit is on further pages
        slot.fixed = headHeight + 22;
        slot.step = tableRow;
        slot.least = slot.fixed + std::min<double>(4, double(panel.codes.size())) * tableRow;
        slot.ideal = slot.fixed + std::min<double>(8, double(panel.codes.size())) * tableRow;
        slot.most = slot.fixed + double(panel.codes.size()) * tableRow;
    } else if (panel.type == "comparisons"_L1) { // whole rows
        slot.fixed = headHeight + 22;
        slot.step = comparedRow;
        slot.least = slot.fixed + std::min<double>(3, double(panel.codes.size())) * comparedRow;
        slot.ideal = slot.most = slot.fixed + double(panel.codes.size()) * comparedRow;
    } else if (panel.type == "rules"_L1) { // a list that is short most of the time
        slot.least = headHeight + 100;
        slot.ideal = headHeight + 150;
        slot.most = headHeight + 300;
    } else if (panel.type == "matrix"_L1) {
        slot.least = headHeight + 64 + double(panel.codes.size()) * 18;
        slot.ideal = headHeight + 64 + double(panel.codes.size()) * 24;
        slot.most = headHeight + 64 + double(panel.codes.size()) * 34;
    } else if (panel.type == "flip"_L1) {
        const auto cards = double((panel.codes.size() + 1) / 2);
        slot.least = headHeight + cards * 84;
        slot.ideal = headHeight + cards * 104;
        slot.most = headHeight + cards * 150;
    } else if (panel.type == "multiples"_L1) {
        slot.least = headHeight + 156;
        slot.ideal = headHeight + 240;
        slot.most = headHeight + 420;
    } else if (panel.type == "composition"_L1 || panel.type == "calendarheat"_L1 || panel.type == "funnel"_L1 || panel.type == "radar"_L1 || panel.type == "ring"_L1) {
        slot.least = headHeight + 136;
        slot.ideal = headHeight + 190;
        slot.most = headHeight + 300;
    } else { // charts
        slot.fixed = headHeight;
        slot.least = headHeight + 84;
        slot.ideal = headHeight + (panel.type == "trend"_L1 ? 118 : 96);
        slot.most = headHeight + 190;
    }
    slot.height = slot.least;
    return slot;
}

/** Grows the slots of one column into @p room, after dropping what does not fit. */
void fill(std::vector<Slot> &column, double room)
{
    const auto used = [&column] {
        double sum = panelGap * (double(column.size()) - 1);
        for (const auto &slot : column)
            sum += slot.height;
        return sum;
    };
    while (used() > room) {
        const auto last = std::ranges::max_element(column, {}, &Slot::dropOrder);
        if (last == column.end() || last->dropOrder == 0)
            break;
        column.erase(last);
    }
    const auto grow = [&](double Slot::*limit) {
        for (auto &slot : column) {
            if (slot.step > 0) {
                while (slot.height + slot.step <= slot.*limit && used() + slot.step <= room)
                    slot.height += slot.step;
            }
        }
        double wish = 0;
        for (const auto &slot : column)
            wish += slot.step > 0 ? 0 : std::max(0.0, slot.*limit - slot.height);
        const auto share = wish > 0 ? std::clamp((room - used()) / wish, 0.0, 1.0) : 0;
        for (auto &slot : column) {
            if (slot.step == 0)
                slot.height += std::max(0.0, slot.*limit - slot.height) * share;
        }
    };
    grow(&Slot::ideal);
    for (auto &slot : column) {
        for (; slot.moreRows > 0 && used() + cardRow <= room; --slot.moreRows) {
            ++slot.rows;
            slot.height += cardRow;
            slot.most += 172;
        }
    }
    grow(&Slot::most);
    for (auto &slot : column) { // a very low screen: whole cards are left out
        for (; slot.cards && used() > room && slot.rows > 1; --slot.rows)
            slot.height -= (slot.height - slot.fixed) / slot.rows;
    }
    for (auto &slot : column) {
        if (slot.step > 0)
            slot.rows = std::max(1, int((slot.height - slot.fixed) / slot.step));
        while (slot.step > 0 && used() > room && slot.rows > 1) { // a very low screen
            slot.height -= slot.step;
            --slot.rows;
        }
    }
    while (column.size() > 1 && used() > room) // rather absent than drawn over each other
        column.pop_back();
    if (column.size() == 1)
        column.front().height = std::min(column.front().height, room);
}

/** The pixels of a screen: everything is measured in units and rounded once, here. */
class Screen
{
public:
    Screen(const Scene &scene, QSize size, double unit)
        : m_scene(scene)
        , m_size(size)
    {
        m_layout.unit = unit > 0 ? unit : unitFor(size);
        m_layout.wide = aspect(size) >= 2.8;
        m_layout.seams = scene.seams.value(sizeKey(size));
        m_layout.seamMargin = 24;
        m_columnGap = px(34);
    }

    SceneLayout done()
    {
        if (m_scene.desk) {
            layOutDesk(m_scene, m_size, m_layout);
            tabs(px(margin) + (m_layout.wide ? 0 : px(440)));
            banner();
            return m_layout;
        }
        if (m_scene.board) {
            board();
        } else {
            columns();
            middle();
            banner();
        }
        if (m_scene.grid) {
            cells();
            return m_layout;
        }
        panels(Zone::Left);
        panels(Zone::Right);
        std::ranges::sort(m_layout.panels, {}, &PanelPlace::panel);
        return m_layout;
    }

private:
    [[nodiscard]] int px(double units) const { return int(std::lround(units * m_layout.unit)); }
    [[nodiscard]] int leftScreenEnd() const { return m_layout.seams.isEmpty() ? m_size.width() : m_layout.seams.first() - m_layout.seamMargin; }
    [[nodiscard]] int rightScreenStart() const { return m_layout.seams.isEmpty() ? 0 : m_layout.seams.last() + m_layout.seamMargin; }
    [[nodiscard]] bool has(Zone zone) const
    {
        return std::ranges::any_of(m_scene.panels, [zone](const ScenePanel &panel) { return panel.zone == zone; });
    }
    [[nodiscard]] bool hasSecondColumn() const
    {
        return std::ranges::any_of(m_scene.panels, [](const ScenePanel &panel) { return panel.zone == Zone::Right && panel.column == 2; });
    }

    void columns()
    {
        const int edge = px(margin);
        const bool headed = !m_layout.wide;
        m_layout.header = {0, 0, m_size.width(), px(headed ? 72 : 66)};
        m_layout.ticker = m_scene.ticker ? QRect(0, m_size.height() - px(headed ? 36 : 32), m_size.width(), px(headed ? 36 : 32)) : QRect();
        const int top = px(headed ? 80 : 76);
        const int bottom = (m_scene.ticker ? m_layout.ticker.top() : m_size.height()) - px(6);
        m_across = 2;
        int leftWidth = px(416);
        if (m_layout.wide) {
            for (m_across = 4; m_across > 2 && edge + px(m_across * 180 + (m_across - 1) * 18) > leftScreenEnd(); --m_across) { }
            leftWidth = px(m_across * 180 + (m_across - 1) * 18);
        }
        m_layout.left = has(Zone::Left) ? QRect(edge, top, leftWidth, bottom - top) : QRect();
        m_mainWidth = px(m_layout.wide ? 440 : 416);
        int rightWidth = m_mainWidth;
        if (m_layout.wide && hasSecondColumn()) {
            const int both = m_mainWidth + px(34) + px(313);
            m_twoColumns = m_size.width() - edge - both >= rightScreenStart();
            rightWidth = m_twoColumns ? both : m_mainWidth;
        }
        m_layout.right = has(Zone::Right) ? QRect(m_size.width() - edge - rightWidth, top, rightWidth, bottom - top) : QRect();
        if (!m_layout.left.isEmpty() && !m_layout.right.isEmpty() && m_layout.left.right() + edge > m_layout.right.left())
            m_layout.right = QRect(); // a unit so large that both sides have no room beside each other
        m_layout.leftScrim = has(Zone::Left) ? edge + leftWidth + px(76) : 0;
        m_layout.rightScrim = !m_layout.right.isEmpty() ? edge + rightWidth + px(76) : 0;
    }

    /** The start of a box of text of @p width, moved behind a bezel that it would cross. */
    [[nodiscard]] int beside(int x, int width) const
    {
        for (const int seam : m_layout.seams) {
            if (x < seam + m_layout.seamMargin && x + width > seam - m_layout.seamMargin)
                x = seam + m_layout.seamMargin;
        }
        return x;
    }

    void middle()
    {
        const int edge = px(margin);
        const int left = m_layout.left.isEmpty() ? edge : m_layout.left.x() + m_layout.left.width() + px(margin);
        const int right = m_layout.right.isEmpty() ? m_size.width() - edge : m_layout.right.x() - px(32);
        const int width = std::max(px(120), right - left);
        const bool wide = m_layout.wide;
        m_layout.sentence = m_scene.sentence ? QRect(left, px(wide ? 10 : 82), width, px(36)) : QRect();
        m_layout.grounds = m_scene.sentence ? QRect(left, px(wide ? 50 : 118), width, px(22)) : QRect();
        const int top = px(wide ? 90 : 154);
        int y = m_layout.ticker.isEmpty() ? m_size.height() - px(8) : m_layout.ticker.top() - px(8);
        if (m_scene.timeline) {
            y -= px(92);
            m_layout.timeline = {left, y, width, px(92)};
            y -= px(wide ? 4 : 10);
        }
        const int legendWidth = std::min(px(500), width);
        const int barWidth = wide ? std::min(px(440), width) : width;
        if (wide) { // layer bar and legend share a row where both have room beside the bezels
            y -= px(32);
            m_layout.layerBar = {beside(left, barWidth), y, barWidth, px(32)};
            if (m_layout.layerBar.right() > left + width) { // no stretch has room for all of it: the one before the bezel is taken
                const auto seam = std::ranges::find_if(m_layout.seams, [&](int x) { return x > left; });
                m_layout.layerBar = {left, y, seam == m_layout.seams.end() ? width : std::clamp(*seam - m_layout.seamMargin - left, px(120), width), px(32)};
            }
            const int legendX = beside(m_layout.layerBar.x() + barWidth + px(24), legendWidth);
            if (legendX + legendWidth <= left + width) {
                m_layout.legend = {legendX, y + px(5), left + width - legendX, px(22)};
            } else {
                m_layout.legend = {left, y + px(5), width, px(22)};
                y -= px(38);
                m_layout.layerBar.moveTop(y);
            }
        } else {
            y -= px(22);
            m_layout.legend = {left, y, width, px(22)};
            y -= px(40);
            m_layout.layerBar = {left, y, width, px(32)};
        }
        const int bottom = m_layout.layerBar.y() - px(6);
        m_layout.clear = {left, top, width, std::max(px(60), bottom - top)};
        m_layout.tools = {m_layout.clear.x() + m_layout.clear.width() - px(32), top, px(32), px(160)};
        m_layout.topScrim = top + px(22);
        m_layout.bottomScrim = m_size.height() - m_layout.layerBar.y() + px(12);
        tabs(left);
    }

    /** The widest stretch of the clear area that no bezel interrupts, the first of equals; clear of the zoom buttons. */
    void banner()
    {
        const auto &clear = m_layout.clear;
        QList<int> edges = {clear.x()};
        for (const int seam : m_layout.seams) {
            if (seam > clear.left() && seam < clear.right())
                edges << seam - m_layout.seamMargin << seam + m_layout.seamMargin;
        }
        edges << m_layout.tools.x() - px(12);
        QRect best;
        for (qsizetype i = 0; i + 1 < edges.size(); i += 2) {
            if (edges[i + 1] - edges[i] > best.width() + px(40))
                best = {edges[i], clear.y(), edges[i + 1] - edges[i], px(bannerHeight)};
        }
        m_layout.banner = best;
    }

    /** A board: a line across the first screen, a wide left side, and a right side of one column or, on walls, two. */
    void board()
    {
        const int edge = px(margin);
        const bool wide = m_layout.wide;
        m_layout.header = {0, 0, m_size.width(), px(wide ? 66 : 72)};
        m_layout.ticker = m_scene.ticker ? QRect(0, m_size.height() - px(wide ? 32 : 36), m_size.width(), px(wide ? 32 : 36)) : QRect();
        const int bottom = (m_scene.ticker ? m_layout.ticker.top() : m_size.height()) - px(12);
        const int top = px(wide ? 76 : 80) + px(bannerHeight + 12);
        const auto &seams = m_layout.seams;
        const int seam = seams.isEmpty() ? 0 : seams[std::min<qsizetype>(m_scene.leftScreens, seams.size()) - 1]; // the last screen is never the left side's
        const int side = std::min(px(wide ? 1000 : boardSide), m_size.width() * 36 / 100);
        const int rightStart = seam > 0 ? seam + m_layout.seamMargin : m_size.width() - edge - side;
        const int leftEnd = seam > 0 ? seam - m_layout.seamMargin : rightStart - px(32);
        const int rightEnd = seams.size() > 2 && seam < seams[2] ? seams[2] - m_layout.seamMargin : m_size.width() - edge;
        const bool isWhole = !has(Zone::Right);
        m_layout.left = {edge, top, (isWhole ? m_size.width() - edge : leftEnd) - edge, bottom - top};
        const int rightTop = seam > 0 ? px(76) : top; // the line is on the first screen only
        m_layout.right = m_scene.grid ? QRect() : QRect(rightStart, rightTop, rightEnd - rightStart, bottom - rightTop);
        const int lineEnd = seam > 0 ? seams.first() - m_layout.seamMargin : rightEnd;
        m_layout.banner = {edge, px(wide ? 76 : 80), lineEnd - edge, px(bannerHeight)};
        m_layout.clear = {edge, top, rightEnd - edge, bottom - top};
        m_across = 4;
        m_twoColumns = wide && hasSecondColumn();
        if (m_twoColumns) {
            const auto next = std::ranges::upper_bound(seams, seam);
            const int second = seam > 0 && next != seams.end() && *next < rightEnd ? *next : 0;
            m_mainWidth = second > 0 ? second - m_layout.seamMargin - rightStart : (m_layout.right.width() - px(34)) / 2;
            m_columnGap = second > 0 ? 2 * m_layout.seamMargin : px(34);
        }
        tabs(edge + px(wide ? 0 : 440));
    }

    /** How many columns each screen takes, and how many rows there are then. */
    struct Raster
    {
        QList<int> columns = {};
        int rows = 0;
        double misfit = 0;

        [[nodiscard]] int across() const { return std::accumulate(columns.begin(), columns.end(), 0); }
    };

    [[nodiscard]] std::optional<Raster> bestRaster(const QList<QRect> &screens, int count) const
    {
        std::optional<Raster> best;
        const int widest = std::ranges::max(screens, {}, &QRect::width).width();
        for (int most = 1; most <= 8; ++most) {
            Raster raster;
            double narrowest = widest;
            for (const auto &screen : screens) {
                raster.columns << std::max(1, int(std::lround(double(most) * screen.width() / widest)));
                narrowest = std::min(narrowest, (screen.width() - (raster.columns.last() - 1) * cellGap * m_layout.unit) / raster.columns.last());
            }
            raster.rows = (count + raster.across() - 1) / raster.across();
            const double height = (screens.first().height() - (raster.rows - 1) * cellGap * m_layout.unit) / raster.rows;
            if (height < leastCellHeight * m_layout.unit || (most > 1 && narrowest < leastCellWidth * m_layout.unit))
                continue;
            raster.misfit = std::abs(std::log(narrowest / height / cellAspect)) + 0.8 * (1 - double(count) / (raster.rows * raster.across()));
            if (!best || raster.misfit < best->misfit)
                best = raster;
        }
        return best;
    }

    /** Equal cells, row by row over all screens and never over a bezel; what has no room is dropped as elsewhere. */
    void cells()
    {
        QList<QRect> screens;
        int from = px(margin);
        for (const int seam : m_layout.seams) {
            screens << QRect(from, m_layout.left.y(), seam - m_layout.seamMargin - from, m_layout.left.height());
            from = seam + m_layout.seamMargin;
        }
        screens << QRect(from, m_layout.left.y(), m_size.width() - px(margin) - from, m_layout.left.height());
        QList<int> shown(m_scene.panels.size());
        std::iota(shown.begin(), shown.end(), 0);
        auto raster = shown.isEmpty() ? std::nullopt : bestRaster(screens, int(shown.size()));
        while (!raster && shown.size() > 1) {
            const auto order = [this](int panel) { return panelType(m_scene.panels[panel].type) != nullptr ? panelType(m_scene.panels[panel].type)->dropOrder : 9; };
            shown.erase(std::ranges::max_element(shown, {}, order));
            raster = bestRaster(screens, int(shown.size()));
        }
        if (!raster)
            return;
        qsizetype next = 0;
        for (int row = 0; row < raster->rows; ++row) {
            for (qsizetype screen = 0; screen < screens.size(); ++screen) {
                for (int column = 0; column < raster->columns[screen] && next < shown.size(); ++column)
                    place(shown[next++], cell(screens[screen], column, raster->columns[screen], row, raster->rows));
            }
        }
    }

    [[nodiscard]] QRect cell(const QRect &area, int column, int columns, int row, int rows) const
    {
        const int gap = px(cellGap);
        const int x = area.x() + (area.width() + gap) * column / columns;
        const int y = area.y() + (area.height() + gap) * row / rows;
        return {QPoint(x, y), QPoint(area.x() + (area.width() + gap) * (column + 1) / columns - gap - 1, area.y() + (area.height() + gap) * (row + 1) / rows - gap - 1)};
    }

    void place(int panel, const QRect &ground)
    {
        const int padding = px(cellPadding);
        PanelPlace place{.panel = panel, .rect = ground.adjusted(padding, px(6), -padding, -px(10)), .ground = ground};
        const double width = place.rect.width() / m_layout.unit;
        const double height = place.rect.height() / m_layout.unit;
        const auto &type = m_scene.panels[panel].type;
        if (type == "indicators"_L1) {
            place.columns = std::max(1, int((width + 16) / 164));
            place.rows = std::max(1, int((height - headHeight - 4) / 140));
        } else if (type == "services"_L1) {
            const auto rows = [&](int columns) { return std::max(1, int((height - headHeight) / (columns > 1 ? tightServiceCard : serviceRow))); };
            place.columns = width < 380 || rows(1) < m_scene.panels[panel].codes.size() ? 2 : 1; // a narrow or a low cell has no room for rows, but for cards
            place.rows = rows(place.columns);
        } else if (type == "ranking"_L1) {
            place.columns = width >= 380 ? 2 : 1;
            place.rows = std::max(1, int((height - headHeight) / rankRow));
        } else if (type == "events"_L1) {
            place.rows = std::max(1, int((height - eventHead) / eventRow));
        }
        m_layout.panels << place;
    }

    void tabs(int mapLeft)
    {
        if (!m_layout.wide) {
            const int x = mapLeft + px(28);
            m_layout.tabs = {x, 0, std::max(0, m_size.width() - px(margin) - px(640) - x), m_layout.header.height()};
            return;
        }
        const int x = px(margin) + px(390); // after logo, name, organisation and mark
        const int end = std::min(m_layout.left.isEmpty() ? m_size.width() - px(640) : m_layout.left.x() + m_layout.left.width(), leftScreenEnd());
        if (end - x >= px(180))
            m_layout.tabs = {x, 0, end - x, m_layout.header.height()};
    }

    void panels(Zone zone)
    {
        const auto area = zone == Zone::Left ? m_layout.left : m_layout.right;
        if (area.isEmpty())
            return;
        const bool two = zone == Zone::Right && m_twoColumns;
        for (int column = 1; column <= (two ? 2 : 1); ++column) {
            std::vector<Slot> slots_;
            for (int i = 0; i < m_scene.panels.size(); ++i) {
                const auto &panel = m_scene.panels[i];
                if (panel.zone == zone && (!two || panel.column == column))
                    slots_.push_back(slotOf(panel, i, zone == Zone::Left ? m_across : two ? 4
                                                                                          : 2));
            }
            fill(slots_, area.height() / m_layout.unit);
            const int x = area.x() + (column == 2 ? m_mainWidth + m_columnGap : 0);
            const int width = column == 2 ? area.width() - m_mainWidth - m_columnGap : two ? m_mainWidth
                                                                                           : area.width();
            double y = area.y();
            for (const auto &slot : slots_) {
                const int from = int(std::lround(y));
                y += slot.height * m_layout.unit;
                m_layout.panels << PanelPlace{slot.panel, QRect(x, from, width, int(std::floor(y)) - from), slot.columns, slot.rows};
                y += panelGap * m_layout.unit;
            }
        }
    }

    const Scene &m_scene;
    QSize m_size;
    SceneLayout m_layout = {};
    int m_across = 2;
    int m_mainWidth = 0;
    int m_columnGap = 0;
    bool m_twoColumns = false;
};

}

double unitFor(QSize size)
{
    const auto ratio = aspect(size);
    const auto wall = ratio >= 4.4 ? 1.75 : ratio >= 2.8 ? 1.25
                                                         : 1.0;
    return std::max(1.0, std::round(size.height() / 1080.0 * wall * 4) / 4);
}

SceneLayout layoutOf(const Scene &scene, QSize size, double unit)
{
    auto layout = Screen(scene, size, unit).done();
    for (int i = 0; i < scene.panels.size(); ++i) {
        if (std::ranges::find(layout.panels, i, &PanelPlace::panel) == layout.panels.end())
            layout.absent << i;
    }
    return layout;
}

}
