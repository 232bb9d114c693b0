#include "calendarheat.h"

#include "scale.h"

#include "analysis/compare.h"
#include "analysis/format.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int hours = 24;
static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

CalendarHeat::CalendarHeat(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &CalendarHeat::changed, this, [this] { update(); });
}

void CalendarHeat::setSeries(SeriesModel *series)
{
    if (series == m_series)
        return;
    if (m_series)
        m_series->disconnect(this);
    m_series = series;
    if (series)
        connect(series, &SeriesModel::changed, this, &CalendarHeat::read);
    Q_EMIT seriesChanged();
    read();
}

void CalendarHeat::read()
{
    m_days = 0;
    m_values.clear();
    m_starts.clear();
    m_hasGaps = false;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    if (m_series && m_series->windowTo() > m_series->windowFrom()) {
        const auto zone = m_series->zone();
        for (TimeMs at = m_series->windowFrom(); at < m_series->windowTo(); at = startOfDay(at, 1, zone))
            m_starts.push_back(at);
        m_days = int(m_starts.size());
        m_values.assign(m_starts.size() * hours, nothing);
        for (const auto &point : m_series->current()) {
            const auto row = std::ranges::upper_bound(m_starts, point.t) - m_starts.begin() - 1;
            const int hour = QDateTime::fromMSecsSinceEpoch(point.t, zone).time().hour();
            m_values[std::size_t(row) * hours + std::size_t(hour)] = point.v;
            m_hasGaps = m_hasGaps || (std::isnan(point.v) && double(point.t + m_series->bucketMs()) <= m_series->nowMs());
            if (!std::isnan(point.v)) {
                low = std::min(low, point.v);
                high = std::max(high, point.v);
            }
        }
    }
    const auto scale = gaugeScale({low, high}, false, m_series && m_series->unit() == u"%"_s);
    m_low = scale.low;
    m_high = scale.high;
    m_decimals = scale.decimals();
    Q_EMIT changed();
}

QString CalendarHeat::lowText() const
{
    return formatNumber(m_low, m_decimals);
}

QString CalendarHeat::highText() const
{
    return formatNumber(m_high, m_decimals);
}

QString CalendarHeat::dayText(int row) const
{
    if (!m_series || !m_series->runner() || row < 0 || row >= m_days)
        return {};
    const QLocale locale = m_series->runner()->languageId() == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English, QLocale::UnitedKingdom);
    return locale.toString(QDateTime::fromMSecsSinceEpoch(m_starts[std::size_t(row)], m_series->zone()), u"ddd"_s);
}

bool CalendarHeat::isToday(int row) const
{
    return m_series && row >= 0 && row < m_days && startOfDay(TimeMs(m_series->nowMs()), m_series->zone()) == m_starts[std::size_t(row)];
}

QRectF CalendarHeat::rect(int row, int hour) const
{
    const double across = width() / hours;
    const double down = height() / std::max(1, m_days);
    const double gap = std::max(1.0, std::round(2 * m_unit));
    const double x = std::round(hour * across);
    const double y = std::round(row * down);
    return {x, y, std::round((hour + 1) * across) - x - gap, std::round((row + 1) * down) - y - gap};
}

QColor CalendarHeat::colorOf(int row, int hour) const
{
    if (row < 0 || row >= m_days || hour < 0 || hour >= hours || m_ramp.isEmpty() || std::isnan(value(row, hour)))
        return {};
    const double share = std::clamp((value(row, hour) - m_low) / (m_high - m_low), 0.0, 1.0);
    return m_ramp[qsizetype(std::min(double(m_ramp.size() - 1), share * double(m_ramp.size())))];
}

QVariantMap CalendarHeat::cell(int row, int hour) const
{
    QVariantMap cell{{u"valid"_s, false}};
    if (row < 0 || row >= m_days || hour < 0 || hour >= hours)
        return cell;
    const double v = value(row, hour);
    const auto place = rect(row, hour);
    const QString unit = m_series ? m_series->unit() : QString();
    const QString said = std::isnan(v) ? m_starts[std::size_t(row)] + (hour + 1) * 3600'000LL > TimeMs(m_series ? m_series->nowMs() : 0) ? tr("not yet") : tr("nothing arrived")
        : unit.isEmpty() ? formatNumber(v, m_series->decimals())
                                       : formatNumber(v, m_series->decimals()) + u' ' + unit;
    return {{u"valid"_s, true}, {u"row"_s, row}, {u"hour"_s, hour}, {u"x"_s, place.x()}, {u"y"_s, place.y()}, {u"width"_s, place.width()}, {u"height"_s, place.height()},
        {u"text"_s, u"%1 %2:00  %3"_s.arg(dayText(row)).arg(hour, 2, 10, QChar(u'0')).arg(said)}};
}

QVariantMap CalendarHeat::cellAt(double x, double y) const
{
    if (m_days == 0 || x < 0 || y < 0 || x >= width() || y >= height())
        return {{u"valid"_s, false}};
    return cell(int(y / height() * m_days), int(x / width() * hours));
}

void CalendarHeat::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (int row = 0; row < m_days; ++row) {
        for (int hour = 0; hour < hours; ++hour) {
            const auto place = rect(row, hour);
            if (const auto color = colorOf(row, hour); color.isValid()) {
                painter->fillRect(place, color);
            } else {
                painter->setPen(m_emptyColor);
                painter->setBrush(Qt::NoBrush);
                painter->drawRect(place.adjusted(0, 0, -1, -1));
            }
        }
    }
}

}
