#include "levelwaffle.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tonglan {

std::vector<int> waffleCells(const QList<int> &counts, int cells)
{
    std::vector<int> shares(std::size_t(counts.size()), 0);
    const qint64 total = std::accumulate(counts.begin(), counts.end(), qint64(0));
    if (total <= 0)
        return shares;
    int given = 0;
    std::vector<std::pair<double, std::size_t>> remainders;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double exact = double(counts[qsizetype(i)]) * cells / double(total);
        shares[i] = counts[qsizetype(i)] > 0 ? std::max(1, int(exact)) : 0;
        given += shares[i];
        remainders.emplace_back(exact - std::floor(exact), i);
    }
    std::ranges::stable_sort(remainders, std::greater(), &std::pair<double, std::size_t>::first);
    for (std::size_t k = 0; given < cells; k = (k + 1) % remainders.size()) {
        if (counts[qsizetype(remainders[k].second)] > 0) {
            ++shares[remainders[k].second];
            ++given;
        }
    }
    for (; given > cells; --given) // cells given to the few are taken from the many
        --*std::ranges::max_element(shares);
    return shares;
}

LevelWaffle::LevelWaffle(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &LevelWaffle::changed, this, [this] { update(); });
}

static QPainterPath shapeOf(int level, double side)
{
    const auto at = [side](double x, double y) { return QPointF(x * side, y * side); };
    QPainterPath path;
    switch (level) {
    case 1:
        path.addRect(QRectF(at(.1, .1), at(.9, .9)));
        break;
    case 2:
        path.addPolygon(QPolygonF({at(.5, 0), at(1, .5), at(.5, 1), at(0, .5), at(.5, 0)}));
        break;
    case 3:
        path.addPolygon(QPolygonF({at(.5, .04), at(1, .94), at(0, .94), at(.5, .04)}));
        break;
    case 4:
        path.addEllipse(at(.5, .5), .45 * side, .45 * side);
        break;
    default:
        path.addEllipse(at(.5, .5), .2 * side, .2 * side);
        break;
    }
    return path;
}

void LevelWaffle::paint(QPainter *painter)
{
    if (m_counts.size() != 5 || m_fills.size() != 5)
        return;
    const auto cells = waffleCells(m_counts);
    int rows = 10;
    const auto pitchOf = [this](int count) { return std::min(width() / (100.0 / count), height() / count); };
    for (const int fewer : {5, 4}) {
        if (pitchOf(fewer) > pitchOf(rows))
            rows = fewer;
    }
    const double pitch = pitchOf(rows);
    const double side = pitch * 0.72;
    painter->setRenderHint(QPainter::Antialiasing);
    int cell = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int level = i < 4 ? int(i) + 1 : 0;
        const auto shape = shapeOf(level, side);
        const auto &fill = m_fills[level];
        painter->setPen(m_dimmed ? QPen(fill, pitch * 0.08) : QPen(Qt::NoPen));
        painter->setBrush(m_dimmed ? QBrush(Qt::NoBrush) : QBrush(fill));
        for (int k = 0; k < cells[i]; ++k, ++cell) // column by column, so that the levels stand beside each other
            painter->drawPath(shape.translated(cell / rows * pitch + (pitch - side) / 2, cell % rows * pitch + (pitch - side) / 2));
    }
}

}
