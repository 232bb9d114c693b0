#include "measure.h"

#include "analysis/format.h"
#include "analysis/geodesic.h"

#include <QClipboard>
#include <QGuiApplication>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

// As many digits as a hand on a screen can mean: three to four.
QString lengthWords(double metres)
{
    if (metres < 10)
        return Measure::tr("%1 m").arg(formatNumber(metres, 1));
    if (metres < 999.5)
        return Measure::tr("%1 m").arg(formatNumber(metres, 0));
    const double km = metres / 1000;
    return Measure::tr("%1 km").arg(formatNumber(km, km < 9.995 ? 2 : km < 99.95 ? 1
                                                                                 : 0));
}

QString areaWords(double squareMetres)
{
    if (squareMetres < 9'999.5)
        return Measure::tr("%1 m²").arg(formatNumber(squareMetres, 0));
    if (const double hectares = squareMetres / 10'000; hectares < 99.995)
        return Measure::tr("%1 ha").arg(formatNumber(hectares, hectares < 9.995 ? 2 : 1));
    const double km2 = squareMetres / 1'000'000;
    return Measure::tr("%1 km²").arg(formatNumber(km2, km2 < 9.995 ? 2 : km2 < 99.95 ? 1
                                                                                     : 0));
}

}

double Measure::length() const
{
    double sum = 0;
    for (std::size_t i = 1; i < m_points.size(); ++i)
        sum += geodesicLength(m_points[i - 1], m_points[i]);
    return m_isClosed ? sum + geodesicLength(m_points.back(), m_points.front()) : sum;
}

double Measure::area() const
{
    return m_isClosed && !m_isCrossed ? geodesicArea(m_points) : 0;
}

QString Measure::lengthText() const
{
    return m_points.size() < 2 ? QString() : lengthWords(length());
}

QString Measure::areaText() const
{
    return m_isClosed && !m_isCrossed ? areaWords(area()) : QString();
}

QString Measure::liveText() const
{
    if (!pointer() || m_points.empty())
        return {};
    const double side = geodesicLength(m_points.back(), *m_pointer);
    if (m_points.size() < 2)
        return lengthWords(side);
    //: The side under the pointer, and the whole line with it.
    return tr("%1 · total %2").arg(lengthWords(side), lengthWords(length() + side));
}

void Measure::begin()
{
    leave();
    m_isActive = true;
    show();
}

void Measure::leave()
{
    if (!m_isActive)
        return;
    m_isActive = false;
    m_isEnded = false;
    m_isClosed = false;
    m_points.clear();
    m_pointer.reset();
    show();
}

void Measure::add(double latitude, double longitude, double reach)
{
    const GeoPoint place{latitude, longitude};
    if (!m_isActive || !place.isValid())
        return;
    if (m_isEnded) {
        m_points.clear();
        m_isEnded = false;
        m_isClosed = false;
    }
    if (m_points.size() >= 3 && geodesicLength(place, m_points.front()) < reach) {
        m_isClosed = true;
        m_isEnded = true;
        m_isCrossed = crossesItself(m_points);
    } else if (m_points.empty() || m_points.back() != place) {
        m_points.push_back(place);
    }
    show();
}

void Measure::point(double latitude, double longitude)
{
    const GeoPoint place{latitude, longitude};
    const auto now = m_isActive && place.isValid() ? std::optional(place) : std::nullopt;
    if (now == m_pointer)
        return;
    m_pointer = now;
    Q_EMIT pointed();
}

void Measure::end()
{
    if (m_points.size() < 2 || m_isEnded)
        return;
    m_isEnded = true;
    show();
}

void Measure::takeBack()
{
    if (m_points.empty())
        return;
    if (m_isClosed)
        m_isClosed = false;
    else
        m_points.pop_back();
    m_isEnded = false;
    show();
}

QString Measure::copyText() const
{
    const auto text = lengthText();
    return areaText().isEmpty() ? text : u"%1, %2"_s.arg(text, areaText());
}

bool Measure::copy() const
{
    if (copyText().isEmpty())
        return false;
    QGuiApplication::clipboard()->setText(copyText());
    return true;
}

void Measure::show()
{
    Q_EMIT changed();
    Q_EMIT pointed();
}

}
