#include "coordinatereadout.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

// In degrees only: metres of Baidu's Mercator are for programs, and a city's own grid needs parameters.
struct Choice
{
    Datum datum;
    QLatin1StringView text;
};
constexpr std::array<Choice, 4> choices = {Choice{Datum::Wgs84, "WGS 84"_L1}, Choice{Datum::Cgcs2000, "CGCS2000"_L1}, Choice{Datum::Gcj02, "GCJ-02"_L1}, Choice{Datum::Bd09, "BD-09"_L1}};

/** Digits first, the side after: no sign is lost in front of a number. */
QString side(double degrees, QLatin1Char positive, QLatin1Char negative)
{
    return QString::number(std::abs(degrees), 'f', 5) + u"° "_s + (degrees < 0 ? negative : positive);
}

}

QString CoordinateReadout::datum() const
{
    return datumName(m_datum);
}

void CoordinateReadout::setDatum(const QString &name)
{
    const auto datum = datumFromName(name);
    if (!datum || *datum == m_datum || std::ranges::find(choices, *datum, &Choice::datum) == choices.end())
        return;
    m_datum = *datum;
    Q_EMIT changed();
}

QString CoordinateReadout::datumText() const
{
    return std::ranges::find(choices, m_datum, &Choice::datum)->text;
}

QString CoordinateReadout::text() const
{
    if (!m_isKnown)
        return {};
    const auto place = shown();
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
    const auto now = std::ranges::find(choices, m_datum, &Choice::datum);
    m_datum = now + 1 == choices.end() ? choices.front().datum : (now + 1)->datum;
    Q_EMIT changed();
}

QString CoordinateReadout::copyText() const
{
    if (!m_isKnown)
        return {};
    const auto place = shown();
    return u"%1, %2 %3"_s.arg(place.y, 0, 'f', 6).arg(place.x, 0, 'f', 6).arg(datumText());
}

bool CoordinateReadout::copy() const
{
    if (!m_isKnown)
        return false;
    QGuiApplication::clipboard()->setText(copyText());
    return true;
}

}
