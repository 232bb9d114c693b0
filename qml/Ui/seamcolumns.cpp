#include "seamcolumns.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

SeamColumns::SeamColumns(QObject *parent)
    : QObject(parent)
{
    connect(this, &SeamColumns::inputChanged, this, &SeamColumns::divide);
}

void SeamColumns::divide()
{
    QList<double> starts;
    QList<double> widths;
    const auto fill = [&](double from, double to) {
        const int columns = int((to - from + m_gap) / std::max(1.0, m_least + m_gap));
        const double width = std::floor((to - from - (columns - 1) * m_gap) / std::max(1, columns));
        for (int i = 0; i < columns; ++i) {
            starts << std::round(from + i * (width + m_gap));
            widths << width;
        }
    };
    double from = 0;
    for (const int seam : std::as_const(m_seams)) {
        if (seam + m_margin <= 0 || seam - m_margin >= m_width)
            continue;
        fill(from, seam - m_margin);
        from = seam + m_margin;
    }
    fill(from, m_width);
    if (starts.isEmpty()) { // narrower than it should be, but there
        starts << 0;
        widths << std::max(0.0, m_width);
    }
    if (starts == m_starts && widths == m_widths)
        return;
    m_starts = starts;
    m_widths = widths;
    Q_EMIT changed();
}

}
