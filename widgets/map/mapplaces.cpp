#include "mapplaces.h"

#include "base/log.h"
#include "mapcore/mapnames.h"

#include <QtConcurrent>

namespace tonglan {

MapPlaces::MapPlaces(QObject *parent)
    : PlaceNames(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
}

MapPlaces::~MapPlaces()
{
    stop();
    m_pool.waitForDone();
}

void MapPlaces::stop()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
}

void MapPlaces::setFile(const QString &file)
{
    if (file == m_file)
        return;
    stop();
    m_file = file;
    Q_EMIT fileChanged();
    setState(nullptr, false);
    if (m_isWanted)
        want();
}

void MapPlaces::want()
{
    m_isWanted = true;
    if (m_file.isEmpty() || index() || m_stop)
        return;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    setState(nullptr, true);
    QtConcurrent::run(&m_pool, [path = m_file, mayStop = m_stop]() -> std::shared_ptr<const NameIndex> {
        auto places = readMapNames(path, *mayStop);
        if (places)
            return std::make_shared<const NameIndex>(*std::move(places));
        if (places.error().kind != Error::Kind::Cancelled)
            qCWarning(logMap).noquote() << "no names of the map to search:" << places.error().detail;
        return std::make_shared<const NameIndex>(); // not tried again until there is another file
    }).then(this, [this, mine = m_stop](const std::shared_ptr<const NameIndex> &names) {
        if (mine != m_stop)
            return; // another file came meanwhile
        m_stop.reset();
        setState(names, false);
    });
}

}
