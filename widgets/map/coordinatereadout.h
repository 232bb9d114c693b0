#pragma once

#include "model/datum.h"

#include <QObject>
#include <QVariant>
#include <qqmlregistration.h>

#include <optional>

namespace tonglan {

/** A grid of a city's own, with the name it has there (empty: a general word). */
struct NamedGrid
{
    CityGrid grid = {};
    QString name = {};

    friend bool operator==(const NamedGrid &, const NamedGrid &) = default;
};

/** The coordinates of one place of the map, in the datum that somebody chose: to be read, and to be copied with its name, because half
 *  a kilometre lies between one datum and another and numbers alone do not say which they are.
 */
class CoordinateReadout : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString datum READ datum WRITE setDatum NOTIFY changed)
    Q_PROPERTY(QVariant cityGrid READ cityGrid WRITE setCityGrid NOTIFY changed)
    Q_PROPERTY(QString datumText READ datumText NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] QString datum() const; ///< "wgs84", "cgcs2000", "gcj02", "bd09" or, where there is one, "city-grid"; another name is passed over.
    void setDatum(const QString &name);
    /** A NamedGrid; anything else: there is none. */
    [[nodiscard]] QVariant cityGrid() const { return m_grid ? QVariant::fromValue(*m_grid) : QVariant(); }
    void setCityGrid(const QVariant &grid);
    [[nodiscard]] QString datumText() const; ///< "WGS 84", "CGCS2000", "GCJ-02", "BD-09", the name of the city's grid
    /** "22.30415° N  114.17132° E", in the city's grid "N 822346.1  E 836694.8" (m), to about a metre or better; empty without a place, "—" where the grid does not reach. */
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isKnown() const { return m_isKnown; }

    Q_INVOKABLE void look(double latitude, double longitude); ///< In WGS 84; beyond the Earth there is no place.
    Q_INVOKABLE void nextDatum();
    /** "22.304150, 114.171320 WGS 84", latitude or north first. */
    [[nodiscard]] Q_INVOKABLE QString copyText() const;
    Q_INVOKABLE bool copy() const; ///< Puts copyText() on the clipboard; false without a place.

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] PlanePoint shown() const { return fromWgs84(m_place, m_datum, m_grid.value_or(NamedGrid{}).grid); }
    [[nodiscard]] QList<Datum> choices() const;

    GeoPoint m_place;
    bool m_isKnown = false;
    Datum m_datum = Datum::Wgs84;
    std::optional<NamedGrid> m_grid;
};

}
