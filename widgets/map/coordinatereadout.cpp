#include "coordinatereadout.h"

#include "datumtext.h"

#include <QClipboard>
#include <QGuiApplication>

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** Digits first, the side after: no sign is lost in front of a number. */
QString side(double degrees, QLatin1Char positive, QLatin1Char negative)
{
    return QString::number(std::abs(degrees), 'f', 5) + u"° "_s + (degrees < 0 ? negative : positive);
}

}

// Metres of Baidu's Mercator are for programs, and a city's own grid needs parameters.
QList<Datum> CoordinateReadout::choices() const
{
    QList<Datum> choices = {Datum::Wgs84, Datum::Cgcs2000, Datum::Gcj02, Datum::Bd09};
    if (m_grid)
        choices << Datum::CityGrid;
    return choices;
}

QString CoordinateReadout::datum() const
{
    return datumName(m_datum);
}

void CoordinateReadout::setDatum(const QString &name)
{
    const auto datum = datumFromName(name);
    if (!datum || *datum == m_datum || !choices().contains(*datum))
        return;
    m_datum = *datum;
    Q_EMIT changed();
}

void CoordinateReadout::setCityGrid(const QVariant &grid)
{
    const auto given = grid.canConvert<NamedGrid>() ? std::optional(grid.value<NamedGrid>()) : std::nullopt;
    if (given == m_grid)
        return;
    m_grid = given;
    if (!m_grid && m_datum == Datum::CityGrid)
        m_datum = Datum::Wgs84;
    Q_EMIT changed();
}

QString CoordinateReadout::datumText() const
{
    if (m_datum != Datum::CityGrid)
        return tonglan::datumText(m_datum);
    return m_grid->name.isEmpty() ? tr("City grid") : m_grid->name;
}

QString CoordinateReadout::text() const
{
    if (!m_isKnown)
        return {};
    const auto place = shown();
    if (!std::isfinite(place.x) || !std::isfinite(place.y))
        return u"—"_s;
    if (isInMetres(m_datum))
        return u"N %1  E %2"_s.arg(place.y, 0, 'f', 1).arg(place.x, 0, 'f', 1);
    return side(place.y, 'N'_L1, 'S'_L1) + u"  "_s + side(place.x, 'E'_L1, 'W'_L1);
}

void CoordinateReadout::look(double latitude, double longitude)
{
    const GeoPoint place{latitude, longitude};
    const bool isKnown = place.isValid();
    if (isKnown == m_isKnown && (!isKnown || place == m_place))
        return;
    m_isKnown = isKnown;
    if (isKnown)
        m_place = place;
    Q_EMIT changed();
}

void CoordinateReadout::nextDatum()
{
    const auto all = choices();
    m_datum = all[(all.indexOf(m_datum) + 1) % all.size()];
    Q_EMIT changed();
}

QString CoordinateReadout::copyText() const
{
    if (!m_isKnown)
        return {};
    const auto place = shown();
    if (!std::isfinite(place.x) || !std::isfinite(place.y))
        return {};
    const int digits = isInMetres(m_datum) ? 2 : 6;
    return u"%1, %2 %3"_s.arg(place.y, 0, 'f', digits).arg(place.x, 0, 'f', digits).arg(datumText());
}

bool CoordinateReadout::copy() const
{
    const auto text = copyText();
    if (text.isEmpty())
        return false;
    QGuiApplication::clipboard()->setText(text);
    return true;
}

}
