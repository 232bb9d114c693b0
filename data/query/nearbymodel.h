#pragma once

#include "queryobject.h"
#include "readnearby.h"

#include <QVariantList>

namespace tonglan {

/** What of the city is near a place that could help there: pumps, shelters, police, cameras …; the nearest of each kind that is asked for. */
class NearbyModel : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool placed READ isPlaced WRITE setPlaced NOTIFY parametersChanged)
    Q_PROPERTY(double lat READ lat WRITE setLat NOTIFY parametersChanged)
    Q_PROPERTY(double lon READ lon WRITE setLon NOTIFY parametersChanged)
    Q_PROPERTY(QStringList kinds READ kinds WRITE setKinds NOTIFY parametersChanged)
    Q_PROPERTY(QVariantList things READ things NOTIFY changed)

public:
    explicit NearbyModel(QObject *parent = nullptr);

    [[nodiscard]] bool isPlaced() const { return m_isPlaced; } ///< Default false: there is no place, and nothing is near it.
    void setPlaced(bool placed) { change(m_isPlaced, placed); }
    [[nodiscard]] double lat() const { return m_question.at.lat; }
    void setLat(double lat) { change(m_question.at.lat, lat); }
    [[nodiscard]] double lon() const { return m_question.at.lon; }
    void setLon(double lon) { change(m_question.at.lon, lon); }
    [[nodiscard]] const QStringList &kinds() const { return m_question.kinds; }
    void setKinds(const QStringList &kinds) { change(m_question.kinds, kinds); }

    [[nodiscard]] QVariantList things() const; ///< Maps {name, kindText, department, status, distanceText, minutesText}, the nearest first. Minutes are an estimate: see estimatedMinutes().

protected:
    void ask() override;
    void parameterChange() override;

private:
    NearbyQuestion m_question;
    std::vector<NearbyThing> m_things;
    bool m_isPlaced = false;
};

}
