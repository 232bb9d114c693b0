#include "trendchart.h"

#include "customplot.h"

#include "scale.h"

#include "analysis/format.h"

#include <QDateTime>
#include <QQuickWindow>

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr TimeMs hour = 3'600'000;
static constexpr TimeMs day = 24 * hour;
static constexpr double reach = 0.5; // of the height of what is drawn: a limit further away is not

TrendChart::TrendChart(QQuickItem *parent)
    : PlotItem(parent)
{
}

template<typename Model>
void TrendChart::follow(QPointer<Model> &member, Model *model)
{
    if (model == member)
        return;
    if (member)
        member->disconnect(this);
    member = model;
    if constexpr (std::is_same_v<Model, ChartTime>) {
        if (model)
            connect(model, &ChartTime::rangeChanged, this, &TrendChart::markMoved);
    } else if (model) {
        connect(model, &Model::changed, this, &TrendChart::markDirty);
    }
    Q_EMIT seriesChanged();
    markDirty();
}

void TrendChart::setSeries(SeriesModel *series)
{
    follow(m_series, series);
    if (series)
        connect(series, &SeriesModel::minuteChanged, this, &TrendChart::markDirty, Qt::UniqueConnection);
}

void TrendChart::setLine(LineModel *line)
{
    follow(m_line, line);
}

void TrendChart::setForecast(ForecastModel *forecast)
{
    follow(m_forecast, forecast);
}

void TrendChart::setTime(ChartTime *time)
{
    follow(m_time, time);
}

TrendChart::Range TrendChart::range() const
{
    if (m_time && m_time->isMoved())
        return {TimeMs(m_time->from()), TimeMs(m_time->to())};
    if (m_series && m_series->windowTo() > m_series->windowFrom())
        return {m_series->windowFrom(), m_series->windowTo()};
    return {0, 24 * hour};
}

bool TrendChart::showsReadings() const
{
    return m_time && m_time->isMoved() && m_line && m_line->isKnown() && m_series && !m_series->isWithheld();
}

const ForecastPoint *TrendChart::forecastAt(TimeMs time) const
{
    if (!m_forecast || !m_forecast->isValid())
        return nullptr;
    const auto &points = m_forecast->points();
    const auto after = std::ranges::upper_bound(points, time, {}, &ForecastPoint::t);
    return after != points.begin() && time < std::prev(after)->t + m_forecast->bucketMs() ? &*std::prev(after) : nullptr;
}

void TrendChart::build(QCustomPlot &plot)
{
    m_bandLow = plot.addGraph();
    m_bandHigh = plot.addGraph();
    m_bandLow->setPen(Qt::NoPen);
    m_bandHigh->setPen(Qt::NoPen);
    m_bandHigh->setChannelFillGraph(m_bandLow);
    m_forecastLow = plot.addGraph();
    m_forecastHigh = plot.addGraph();
    m_forecastLow->setPen(Qt::NoPen);
    m_forecastHigh->setPen(Qt::NoPen);
    m_forecastHigh->setChannelFillGraph(m_forecastLow);
    m_compare = plot.addGraph();
    m_forecastMiddle = plot.addGraph();
    m_forecastEnd = plot.addGraph();
    m_forecastEnd->setLineStyle(QCPGraph::lsNone);
    m_current = plot.addGraph();
    m_dot = plot.addGraph();
    m_dot->setLineStyle(QCPGraph::lsNone);
    m_nowLine = new QCPItemLine(&plot);
    m_nowLine->setAntialiased(false);
    m_nowText = new QCPItemText(&plot);
    m_nowText->setClipToAxisRect(false);
    plot.axisRect()->setAutoMargins(QCP::msNone);
    plot.xAxis2->setVisible(false);
    plot.yAxis2->setVisible(false);
}

static QPen roundPen(const QColor &color, double width)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

/** Of a past of which only every other bucket was kept the empty ones say nothing: the line goes on over them. A gap in a whole line stays one. */
template<typename Point, typename Known>
static std::vector<Point> withoutThinPlaces(const std::vector<Point> &points, Known isKnown)
{
    const auto isThin = [&](std::size_t i) { return i > 0 && i + 1 < points.size() && !isKnown(points[i]) && isKnown(points[i - 1]) && isKnown(points[i + 1]); };
    std::size_t thin = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        thin += isThin(i) ? 1 : 0;
    if (3 * thin < points.size())
        return points;
    std::vector<Point> kept;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!isThin(i))
            kept.push_back(points[i]);
    return kept;
}

static void widen(double &low, double &high, double value)
{
    if (std::isnan(value))
        return;
    low = std::min(low, value);
    high = std::max(high, value);
}

void TrendChart::fill(QCustomPlot &plot, QSizeF size)
{
    m_low = std::numeric_limits<double>::infinity();
    m_high = -m_low;
    const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
    fillLines(std::max(1, qRound(size.width() * ratio)));
    fillForecast();
    fillAxes(plot);
    fillNow(plot);
    fillLimits(plot);
}

void TrendChart::fillLines(int columns)
{
    const bool stale = m_series && m_series->trust() == int(TrustState::Stale);
    const qint64 bucket = m_series ? m_series->bucketMs() : 0;
    const auto [from, to] = range();
    // QCustomPlot breaks a line at NaN by itself.
    const auto show = [this](QCPGraph &graph, const std::vector<SeriesPoint> &points, TimeMs later, TimeMs begin, TimeMs end) {
        QVector<QCPGraphData> data;
        data.reserve(qsizetype(points.size()));
        for (const auto &point : points) {
            data.append({double(point.t + later) / 1000, point.v});
            if (point.t + later >= begin && point.t + later <= end)
                widen(m_low, m_high, point.v);
        }
        graph.data()->set(data, true);
        return points.size();
    };
    std::size_t drawn = 0;
    if (showsReadings()) {
        const auto &line = m_line->line();
        const TimeMs back = m_series->compareDays() * day;
        drawn = show(*m_current, line.reduced(from, to, columns, m_line->step()), 0, from, to);
        show(*m_compare, back > 0 && to - from <= back ? line.reduced(from - back, to - back, columns, m_line->step()) : std::vector<SeriesPoint>(), back, from, to);
    } else {
        const TimeMs middle = bucket / 2; // a count stands for its whole bucket
        show(*m_current, m_series ? m_series->current() : std::vector<SeriesPoint>(), middle, from, to);
        show(*m_compare, m_series ? withoutThinPlaces(m_series->compare(), [](const SeriesPoint &point) { return !std::isnan(point.v); }) : std::vector<SeriesPoint>(), middle, from, to);
    }
    // Where a column of pixels has a stroke up and down, a round join has no place.
    const bool isDense = drawn > std::size_t(columns);
    const QColor color = stale ? m_dimmedColor : m_lineColor;
    m_compare->setPen(isDense ? QPen(m_compareColor, 1) : roundPen(m_compareColor, 1.2 * unit()));
    m_current->setPen(isDense ? QPen(color, 1) : roundPen(color, 1.8 * unit()));
    m_current->setAntialiased(!isDense);
    m_compare->setAntialiased(!isDense);

    QVector<QCPGraphData> low;
    QVector<QCPGraphData> high;
    for (const auto &point : m_series ? withoutThinPlaces(m_series->usual(), [](const BandPoint &band) { return !std::isnan(band.low); }) : std::vector<BandPoint>()) {
        const TimeMs middle = point.t + bucket / 2;
        low.append({double(middle) / 1000, point.low});
        high.append({double(middle) / 1000, point.high});
        if (middle < from || middle > to)
            continue;
        widen(m_low, m_high, point.low);
        widen(m_low, m_high, point.high);
    }
    m_bandHigh->setBrush(m_bandColor);
    m_bandLow->data()->set(low, true);
    m_bandHigh->data()->set(high, true);
}

void TrendChart::fillForecast()
{
    QVector<QCPGraphData> low;
    QVector<QCPGraphData> middle;
    QVector<QCPGraphData> high;
    const auto [from, to] = range();
    const TimeMs half = m_forecast ? m_forecast->bucketMs() / 2 : 0;
    TimeMs end = 0;
    for (const auto &point : m_forecast ? m_forecast->points() : std::vector<ForecastPoint>()) {
        const double at = double(point.t + half) / 1000;
        if (end > 0 && point.t > end) { // of the time between nothing was said
            for (auto *const line : {&low, &middle, &high})
                line->append({double(end) / 1000, std::numeric_limits<double>::quiet_NaN()});
        }
        end = point.t + m_forecast->bucketMs();
        low.append({at, point.low});
        middle.append({at, point.middle});
        high.append({at, point.high});
        if (point.t + half < from || point.t + half > to)
            continue;
        widen(m_low, m_high, point.low);
        widen(m_low, m_high, point.high);
    }
    QPen pen(m_lineColor, 1.4 * unit());
    pen.setDashPattern({4, 3});
    m_forecastMiddle->setPen(pen);
    m_forecastHigh->setBrush(m_forecastColor);
    m_forecastEnd->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(m_lineColor, 1.4 * unit()), Qt::NoBrush, 6.5 * unit()));
    m_forecastEnd->data()->set(middle.isEmpty() ? middle : QVector<QCPGraphData>{middle.last()}, true);
    m_forecastLow->data()->set(low, true);
    m_forecastHigh->data()->set(high, true);
    m_forecastMiddle->data()->set(middle, true);
}

void TrendChart::fillAxes(QCustomPlot &plot)
{
    double low = m_low;
    double high = m_high;
    const auto [from, to] = range();
    const QTimeZone zone = m_series ? m_series->zone() : QTimeZone(QTimeZone::UTC);
    const double room = reach * (high - (m_fromZero ? std::min(low, 0.0) : low));
    const auto drawn = std::pair(low, high);
    for (const auto &limit : m_series ? m_series->limits() : std::vector<Indicator::Limit>()) {
        if (limit.value <= drawn.second + room && limit.value >= drawn.first - room) // one far away would leave the line no room
            widen(low, high, limit.value);
    }
    const auto scale = valueScale(low, high, m_fromZero);
    QSharedPointer<QCPAxisTickerText> values(new QCPAxisTickerText);
    double widest = 0;
    const QFontMetricsF metrics(axisFont());
    for (const double tick : scale.ticks()) {
        const QString label = formatNumber(tick, scale.decimals());
        values->addTick(tick, label);
        widest = std::max(widest, metrics.horizontalAdvance(label));
    }
    QSharedPointer<QCPAxisTickerText> times(new QCPAxisTickerText);
    for (const auto &tick : timeTicks(from, to, zone))
        times->addTick(double(tick.t) / 1000, tick.label);

    plot.xAxis->setTicker(times);
    plot.yAxis->setTicker(values);
    styleAxis(*plot.xAxis, false);
    styleAxis(*plot.yAxis, true);
    plot.xAxis->setRange(double(from) / 1000, double(to) / 1000);
    plot.yAxis->setRange(scale.low, scale.high);
    const int lineHeight = int(std::ceil(metrics.height()));
    plot.axisRect()->setMargins(QMargins(int(std::ceil(widest + 8 * unit())), lineHeight + qRound(2 * unit()), qRound(10 * unit()), lineHeight + qRound(8 * unit())));
}

void TrendChart::fillLimits(QCustomPlot &plot)
{
    const auto limits = m_series ? m_series->limits() : std::vector<Indicator::Limit>();
    while (m_limits.size() < limits.size()) {
        m_limits.emplace_back(new QCPItemLine(&plot), new QCPItemText(&plot));
        m_limits.back().first->setAntialiased(false);
    }
    const auto values = plot.yAxis->range();
    const auto times = plot.xAxis->range();
    static const QStringList grades = {QString(), u"Ⅰ"_s, u"Ⅱ"_s, u"Ⅲ"_s, u"Ⅳ"_s};
    const QFontMetricsF metrics(labelFont());
    const double perPixel = values.size() / std::max(1.0, height() - 3 * metrics.height()); // the axes are laid out only afterwards
    const double labelHeight = perPixel * metrics.height();
    const auto isClose = [&](double from, double to) { return std::ranges::any_of(limits, [&](const auto &other) { return other.value > from && other.value < to; }); };
    for (std::size_t i = 0; i < m_limits.size(); ++i) {
        auto &[line, text] = m_limits[i];
        const bool shown = i < limits.size() && values.contains(limits[i].value);
        line->setVisible(shown);
        text->setVisible(shown);
        if (!shown)
            continue;
        QPen pen(m_limitColor, std::max(1.0, std::round(unit())));
        pen.setDashPattern({4, 3});
        line->setPen(pen);
        line->start->setCoords(times.lower, limits[i].value);
        line->end->setCoords(times.upper, limits[i].value);
        text->setText(grades[int(limits[i].level)] + u' ' + formatNumber(limits[i].value, m_series->decimals()));
        text->setFont(labelFont());
        text->setColor(m_limitColor);
        // Over its line, also above the axes; of two that are close the lower one's stands below.
        const double value = limits[i].value;
        const bool isBelow = isClose(value, value + labelHeight) && !isClose(value - labelHeight, value);
        text->setClipToAxisRect(false);
        text->setPositionAlignment(Qt::AlignLeft | (isBelow ? Qt::AlignTop : Qt::AlignBottom));
        text->setPadding(QMargins(qRound(4 * unit()), 0, 0, 0));
        text->position->setCoords(times.lower, limits[i].value);
    }
}

void TrendChart::fillNow(QCustomPlot &plot)
{
    const double now = m_series ? m_series->nowMs() / 1000 : 0;
    const bool inside = m_series && plot.xAxis->range().contains(now) && now > 0;
    m_nowLine->setVisible(inside);
    m_nowText->setVisible(inside);
    m_dot->data()->clear();
    if (!inside)
        return;
    const auto range = plot.yAxis->range();
    m_nowLine->setPen(QPen(m_nowColor, std::max(1.0, std::round(unit()))));
    m_nowLine->start->setCoords(now, range.lower);
    m_nowLine->end->setCoords(now, range.upper);
    m_nowText->setText(tr("now"));
    m_nowText->setFont(labelFont());
    m_nowText->setColor(m_nowColor);
    const bool right = now > plot.xAxis->range().center() + plot.xAxis->range().size() * 0.42;
    m_nowText->setPositionAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
    m_nowText->setPadding(QMargins(0, 0, 0, qRound(unit())));
    m_nowText->position->setCoords(now, range.upper);

    const auto points = showsReadings() ? m_line->line().points() : std::span(m_series->current());
    const auto last = std::find_if(points.rbegin(), points.rend(), [](const auto &point) { return !std::isnan(point.v); });
    if (last == points.rend())
        return;
    const QColor color = m_current->pen().color();
    m_dot->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, Qt::NoPen, color, 6.5 * unit()));
    m_dot->addData(double(last->t + (showsReadings() ? 0 : m_series->bucketMs() / 2)) / 1000, last->v); // where the line ends
}

QString TrendChart::rangeText() const
{
    if (!m_series)
        return {};
    const auto [from, to] = range();
    const auto begin = QDateTime::fromMSecsSinceEpoch(from, m_series->zone());
    const auto end = QDateTime::fromMSecsSinceEpoch(to, m_series->zone());
    if (to - from > 60 * day)
        return begin.toString(u"yyyy-MM-dd"_s) + u" – "_s + end.toString(u"yyyy-MM-dd"_s);
    const bool sameDay = begin.date() == end.date();
    return begin.toString(u"MM-dd HH:mm"_s) + u" – "_s + end.toString(sameDay ? u"HH:mm"_s : u"MM-dd HH:mm"_s);
}

std::vector<TrendChart::Row> TrendChart::shownRows() const
{
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<Row> rows;
    if (!m_series)
        return rows;
    const auto [from, to] = range();
    for (const auto &point : showsReadings() ? m_line->line().points() : std::span(m_series->current())) {
        const bool isAhead = point.t > TimeMs(m_series->nowMs());
        if (point.t >= from && point.t < to && !isAhead)
            rows.push_back({point.t, point.v, none, none, false});
    }
    for (const auto &point : m_forecast ? m_forecast->points() : std::vector<ForecastPoint>())
        if (point.t >= from && point.t < to)
            rows.push_back({point.t, point.middle, point.low, point.high, true});
    return rows;
}

QString TrendChart::said(double value) const
{
    if (std::isnan(value))
        return u"—"_s;
    const QString number = formatNumber(value, m_series->decimals());
    return m_series->unit().isEmpty() ? number : number + u' ' + m_series->unit();
}

void TrendChart::show(double from, double to)
{
    if (!m_time || !m_series || m_series->windowTo() <= 0)
        return;
    // Nothing is known of tomorrow, nor of long before the first value.
    const double length = to - from;
    const double newest = double(m_series->windowTo()) - length;
    const double oldest = m_line && m_line->isKnown() && !m_line->line().points().empty() ? double(m_line->line().points().front().t) - length / 2 : from;
    from = std::min(std::max(from, oldest), newest);
    m_time->show(from, from + length);
}

void TrendChart::zoom(double factor, double x)
{
    const auto [from, to] = range();
    if (!plot() || !(factor > 0))
        return;
    const double length = std::clamp(double(to - from) * factor, ChartTime::shortest, ChartTime::longest);
    const double place = x >= 0 && x <= width() ? std::clamp((timeAt(x) - double(from)) / double(to - from), 0.0, 1.0) : 1;
    const double middle = double(from) + place * double(to - from);
    show(std::round(middle - place * length), std::round(middle - place * length) + length);
}

void TrendChart::pan(double by)
{
    if (plot())
        panByPages(by / std::max(1.0, pixelOf(plot()->xAxis->range().upper) - pixelOf(plot()->xAxis->range().lower)));
}

void TrendChart::panByPages(double pages)
{
    const auto [from, to] = range();
    const double by = std::round(double(to - from) * pages);
    show(double(from) - by, double(to) - by);
}

/** Where single readings are shown. */
QVariantMap TrendChart::readingAt(TimeMs time) const
{
    QVariantMap answer{{u"valid"_s, false}};
    const auto [from, to] = range();
    const TimeMs near = std::max(2 * m_line->step(), (to - from) / 50);
    const auto point = m_line->line().nearest(time, near);
    const auto *const expected = point ? nullptr : forecastAt(time);
    if (!point && !expected)
        return answer;
    const TimeMs at = point ? point->t : time;
    const TimeMs back = m_series->compareDays() * day;
    double before = std::numeric_limits<double>::quiet_NaN();
    if (back > 0 && to - from <= back)
        if (const auto earlier = m_line->line().nearest(at - back, near))
            before = earlier->v;
    answer[u"valid"_s] = true;
    answer[u"time"_s] = double(at);
    answer[u"x"_s] = pixelOf(double(at) / 1000);
    answer[u"timeText"_s] = QDateTime::fromMSecsSinceEpoch(at, m_series->zone()).toString(u"MM-dd HH:mm"_s);
    answer[u"valueText"_s] = point ? formatNumber(point->v, m_series->decimals()) : QString();
    answer[u"compareText"_s] = formatNumber(before, m_series->decimals());
    QStringList parts = {answer[u"timeText"_s].toString(), point ? said(point->v) : tr("forecast %1 (%2 – %3)").arg(said(expected->middle), formatNumber(expected->low, m_series->decimals()), formatNumber(expected->high, m_series->decimals()))};
    if (!std::isnan(before))
        parts << tr("%n day(s) before", nullptr, m_series->compareDays()) + u' ' + said(before);
    answer[u"text"_s] = parts.join(u"  "_s);
    return answer;
}

QVariantMap TrendChart::valueAt(double x) const
{
    return valueAtTime(timeAt(x));
}

QVariantMap TrendChart::valueAtTime(double time) const
{
    QVariantMap answer{{u"valid"_s, false}};
    if (!m_series || !plot() || m_series->current().empty() || !(time > 0))
        return answer;
    const TimeMs at = TimeMs(time);
    if (showsReadings())
        return readingAt(at);
    const qint64 bucket = m_series->bucketMs();
    const auto &current = m_series->current();
    const qint64 k = (at - current.front().t) / std::max<qint64>(1, bucket);
    if (at < current.front().t || k >= qint64(current.size()))
        return answer;
    const auto &point = current[std::size_t(k)];
    const auto &compare = m_series->compare();
    const double before = std::size_t(k) < compare.size() ? compare[std::size_t(k)].v : std::numeric_limits<double>::quiet_NaN();
    const auto *const expected = std::isnan(point.v) ? forecastAt(at) : nullptr;
    answer[u"valid"_s] = !std::isnan(point.v) || !std::isnan(before) || expected;
    answer[u"time"_s] = double(point.t);
    answer[u"x"_s] = pixelOf(double(point.t + bucket / 2) / 1000);
    answer[u"timeText"_s] = QDateTime::fromMSecsSinceEpoch(point.t, m_series->zone()).toString(u"HH:mm"_s);
    answer[u"valueText"_s] = formatNumber(point.v, m_series->decimals());
    answer[u"compareText"_s] = formatNumber(before, m_series->decimals());
    QStringList parts = {answer[u"timeText"_s].toString()};
    if (expected)
        parts << tr("forecast %1 (%2 – %3)").arg(said(expected->middle), formatNumber(expected->low, m_series->decimals()), formatNumber(expected->high, m_series->decimals()));
    else
        parts << m_series->currentText() + u' ' + said(point.v);
    if (!m_series->compareText().isEmpty())
        parts << m_series->compareText() + u' ' + said(before);
    answer[u"text"_s] = parts.join(u"  "_s);
    return answer;
}

double TrendChart::stepFrom(double x, int by) const
{
    if (!m_series || m_series->current().empty())
        return -1;
    if (showsReadings()) {
        const auto points = m_line->line().points();
        const auto [from, to] = range();
        const TimeMs at = x < 0 ? to : TimeMs(timeAt(x));
        const double step = std::max<double>(1, double(to - from) / std::max(1.0, width())); // ms a pixel: a nearer one would not be seen to move
        auto place = by > 0 ? std::ranges::lower_bound(points, at + TimeMs(step), {}, &SeriesPoint::t) : std::ranges::upper_bound(points, x < 0 ? at : at - TimeMs(step), {}, &SeriesPoint::t);
        if (by <= 0 || x < 0)
            place = place == points.begin() ? place : std::prev(place);
        return place == points.end() || place->t < from || place->t > to ? x : pixelOf(double(place->t) / 1000);
    }
    const auto &current = m_series->current();
    const auto last = std::find_if(current.rbegin(), current.rend(), [](const auto &point) { return !std::isnan(point.v); });
    return stepped(x, by, current.front().t, m_series->bucketMs(), int(current.size()), int(current.rend() - last) - 1);
}

}
