#include "nearbymodel.h"

#include "searchwords.h"

#include <QVariantMap>

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

NearbyModel::NearbyModel(QObject *parent)
    : QueryObject({RecordType::Asset, RecordType::Source}, parent)
{
    m_driver.setEnabled(false); // until there is a place
}

// What was near another place is not near this one, not even for a moment.
void NearbyModel::parameterChange()
{
    m_things.clear();
    Q_EMIT changed();
    m_driver.setEnabled(m_isPlaced && !m_question.kinds.isEmpty());
    m_driver.refresh();
}

void NearbyModel::ask()
{
    auto question = m_question;
    question.language = runner()->languageId();
    m_driver.run([question](const Database &db) { return readNearby(db, question); }, [this](std::vector<NearbyThing> things) {
        m_things = std::move(things);
        Q_EMIT changed(); });
}

QVariantList NearbyModel::things() const
{
    QVariantList list;
    for (const auto &thing : m_things) {
        list << QVariantMap{{u"name"_s, thing.name}, {u"kindText"_s, SearchWords::kind(NameKind::Asset, thing.kind)}, {u"department"_s, thing.department}, {u"status"_s, thing.status},
            {u"distanceText"_s, SearchWords::distance(thing.meters)}, {u"minutesText"_s, QString::number(std::max(1.0, std::ceil(estimatedMinutes(thing.meters))), 'f', 0)}};
    }
    return list;
}

}
