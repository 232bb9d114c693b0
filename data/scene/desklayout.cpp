#include "desklayout.h"

#include "paneltypes.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

// Measures of the design at unit 1.
constexpr double margin = 24;
constexpr double gap = 12;
constexpr double padding = 14;
constexpr double headHeight = 32;
constexpr double cardWidth = 280; // at least
constexpr double cardHeight = 132;
constexpr double serviceCard = 98;
constexpr double tightServiceCard = 83;
constexpr double eventRow = 59;
constexpr double eventHead = headHeight + 58 + 30 + 4;
constexpr double leastFirst = 160; // two matters
constexpr double mapShare = .585;
constexpr double besideShare = .58; // of a row, for the panel that stands beside the other
constexpr double widePanels = 900; // have room for two columns

/** One or two panels side by side. */
struct Row
{
    std::vector<int> panels = {};
    double height = 0; ///< at unit 1
    int dropOrder = 0;
};

class Desk
{
public:
    Desk(const Scene &scene, QSize size, SceneLayout &layout)
        : m_scene(scene)
        , m_size(size)
        , m_layout(layout)
    {
    }

    void lay()
    {
        const int edge = px(margin);
        const bool wide = m_layout.wide;
        m_layout.header = {0, 0, m_size.width(), px(wide ? 66 : 72)};
        m_layout.ticker = m_scene.ticker ? QRect(0, m_size.height() - px(wide ? 32 : 36), m_size.width(), px(wide ? 32 : 36)) : QRect();
        int top = m_layout.header.height() + px(wide ? 6 : 10); // a wall is low
        if (m_scene.sentence) {
            m_layout.sentence = {edge, top, m_size.width() - 2 * edge, px(36)};
            m_layout.grounds = {edge, top + px(36), m_size.width() - 2 * edge, px(22)};
            top += px(wide ? 64 : 70);
        }
        const int bottom = (m_scene.ticker ? m_layout.ticker.top() : m_size.height()) - px(wide ? 10 : 12);
        const QRect body(QPoint(edge, top), QPoint(m_size.width() - edge - 1, bottom - 1));
        const auto &seams = m_layout.seams;
        const int from = seams.isEmpty() ? 0 : seams.first();
        const int to = seams.isEmpty() ? 0 : seams.last();
        QRect cards = body;
        QRect map = body;
        QRect side = body;
        if (seams.size() >= 2) {
            cards.setRight(from - m_layout.seamMargin - 1);
            map = QRect(QPoint(from + m_layout.seamMargin, body.top()), QPoint(to - m_layout.seamMargin - 1, body.bottom()));
            side.setLeft(to + m_layout.seamMargin);
        } else {
            if (seams.size() == 1)
                cards.setRight(from - m_layout.seamMargin - 1);
            cards.setHeight(hasCards() ? px(cardHeight) : 0);
            const int below = hasCards() ? cards.bottom() + 1 + px(gap) : body.top();
            map.setTop(below);
            map.setRight(seams.size() == 1 ? cards.right() : body.left() + int(body.width() * mapShare) - 1);
            side.setTop(seams.size() == 1 ? body.top() : below);
            side.setLeft(seams.size() == 1 ? from + m_layout.seamMargin : map.right() + 1 + px(gap));
        }
        layCards(cards);
        layMap(map);
        laySide(side);
        std::ranges::sort(m_layout.panels, {}, &PanelPlace::panel);
    }

private:
    [[nodiscard]] int px(double units) const { return int(std::lround(units * m_layout.unit)); }
    [[nodiscard]] double units(int pixels) const { return pixels / m_layout.unit; }
    [[nodiscard]] bool hasCards() const
    {
        return std::ranges::any_of(m_scene.panels, [](const ScenePanel &panel) { return panel.zone == Zone::Top; });
    }

    void layCards(const QRect &area)
    {
        for (int i = 0; i < m_scene.panels.size(); ++i) {
            if (m_scene.panels[i].zone != Zone::Top)
                continue;
            const int columns = std::max(1, int((units(area.width()) + gap) / (cardWidth + gap)));
            const int rows = std::max(1, int((units(area.height()) + gap) / (cardHeight + gap)));
            m_layout.panels << PanelPlace{.panel = i, .rect = area, .columns = columns, .rows = rows};
            return; // there is room for one
        }
    }

    void layMap(const QRect &frame)
    {
        m_layout.frame = frame;
        const QRect inner = frame.adjusted(px(gap), px(gap), -px(gap), -px(8));
        int y = inner.bottom() + 1;
        if (m_scene.timeline) {
            y -= px(92);
            m_layout.timeline = {inner.x(), y, inner.width(), px(92)};
        }
        const int barWidth = std::min(px(440), inner.width());
        const bool isOneRow = inner.width() - barWidth - px(24) >= px(500);
        y -= px(38);
        m_layout.layerBar = {inner.x(), y, isOneRow ? barWidth : inner.width(), px(32)};
        if (isOneRow) {
            m_layout.legend = {inner.x() + barWidth + px(24), y + px(5), inner.width() - barWidth - px(24), px(22)};
        } else {
            m_layout.legend = {inner.x(), y + px(5), inner.width(), px(22)};
            y -= px(36);
            m_layout.layerBar.moveTop(y);
        }
        m_layout.mapGround = y - px(8);
        m_layout.clear = QRect(QPoint(inner.left(), inner.top()), QPoint(inner.right(), m_layout.mapGround - px(8)));
        m_layout.tools = {m_layout.clear.right() + 1 - px(32), m_layout.clear.y(), px(32), px(160)};
    }

    /** How high a row wants to be; the first takes what the others leave. */
    [[nodiscard]] static double wish(const ScenePanel &panel, bool isWide)
    {
        if (panel.type == "services"_L1)
            return headHeight + (isWide ? 18 : 16) + (isWide ? tightServiceCard : serviceCard) * double((panel.codes.size() + 1) / 2);
        if (panel.type == "events"_L1)
            return 16 + eventHead + eventRow + 6;
        return 208;
    }

    /** Panels that stand alone, and pairs; where there is room for two columns every panel stands alone, in the first column those that did, and in the second
     *  those of pairs.
     */
    [[nodiscard]] std::vector<Row> rowsOfSide(bool isWide, bool ofPairs) const
    {
        std::vector<Row> rows;
        const auto isPaired = [&](int panel) {
            const auto next = std::find_if(m_scene.panels.begin() + panel + 1, m_scene.panels.end(), [](const ScenePanel &other) { return other.zone != Zone::Top; });
            return m_scene.panels[panel].column == 2 || (next != m_scene.panels.end() && next->column == 2);
        };
        for (int i = 0; i < m_scene.panels.size(); ++i) {
            const auto &panel = m_scene.panels[i];
            if (panel.zone == Zone::Top || (isWide && isPaired(i) != ofPairs))
                continue;
            if (isWide || panel.column == 1 || rows.empty() || rows.back().panels.size() > 1)
                rows.push_back({});
            auto &row = rows.back();
            row.panels.push_back(i);
            row.height = std::max(row.height, wish(panel, isWide));
            row.dropOrder = std::max(row.dropOrder, panelType(panel.type) != nullptr ? panelType(panel.type)->dropOrder : 9);
        }
        return rows;
    }

    void laySide(const QRect &area)
    {
        m_layout.right = area;
        if (units(area.width()) < widePanels || rowsOfSide(true, true).empty() || rowsOfSide(true, false).empty()) {
            layColumn(rowsOfSide(false, false), area);
            return;
        }
        QRect first = area;
        first.setWidth((area.width() - px(gap)) / 2);
        QRect second = area;
        second.setLeft(first.right() + 1 + px(gap));
        layColumn(rowsOfSide(true, false), first);
        layColumn(rowsOfSide(true, true), second);
    }

    /** One row below the other; the first takes what the others leave, and what has no room is dropped. */
    void layColumn(std::vector<Row> rows, const QRect &area)
    {
        if (rows.empty())
            return;
        const auto rest = [&] {
            double used = 0;
            for (std::size_t i = 1; i < rows.size(); ++i)
                used += rows[i].height + gap;
            return units(area.height()) - used;
        };
        while (rows.size() > 1 && rest() < leastFirst)
            rows.erase(std::ranges::max_element(rows.begin() + 1, rows.end(), {}, &Row::dropOrder));
        rows.front().height = rest();
        layRows(rows, area);
    }

    void layRows(const std::vector<Row> &rows, const QRect &area)
    {
        double y = area.top();
        for (const auto &row : rows) {
            const int from = int(std::lround(y));
            y += row.height * m_layout.unit;
            layRow(row, QRect(QPoint(area.left(), from), QPoint(area.right(), std::min(area.bottom(), int(std::floor(y)) - 1))));
            y += gap * m_layout.unit;
        }
    }

    void layRow(const Row &row, const QRect &area)
    {
        if (row.panels.size() == 1) {
            place(row.panels[0], area);
            return;
        }
        const int middle = area.left() + int((area.width() - px(gap)) * (1 - besideShare));
        place(row.panels[0], QRect(area.topLeft(), QPoint(middle - 1, area.bottom())));
        place(row.panels[1], QRect(QPoint(middle + px(gap), area.top()), area.bottomRight()));
    }

    void place(int panel, const QRect &ground)
    {
        PanelPlace place{.panel = panel, .rect = ground.adjusted(px(padding), px(6), -px(padding), -px(10)), .ground = ground};
        if (!place.rect.isValid())
            return; // no room: it is absent
        const auto &type = m_scene.panels[panel].type;
        const double height = units(place.rect.height());
        if (type == "services"_L1) {
            place.columns = 2;
            place.rows = std::max(1, int((height - headHeight) / tightServiceCard));
        } else if (type == "ranking"_L1) {
            place.columns = units(place.rect.width()) >= 380 ? 2 : 1;
            place.rows = std::max(1, int((height - headHeight) / 21));
        } else if (type == "events"_L1) {
            place.rows = std::max(1, int((height - eventHead) / eventRow));
        }
        m_layout.panels << place;
    }

    const Scene &m_scene;
    QSize m_size;
    SceneLayout &m_layout;
};

}

void layOutDesk(const Scene &scene, QSize size, SceneLayout &layout)
{
    Desk(scene, size, layout).lay();
}

}
