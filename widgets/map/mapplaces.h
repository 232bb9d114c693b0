#pragma once

#include "query/placenames.h"

#include <QThreadPool>

#include <atomic>

namespace tonglan {

/** Reads the names of a base map for the search, once somebody searches: on a thread of its own at low priority, so that the map is
 *  drawn first. Another file, or the end of this object, stops what is under way.
 */
class MapPlaces : public PlaceNames
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString file READ file WRITE setFile NOTIFY fileChanged)

public:
    explicit MapPlaces(QObject *parent = nullptr);
    ~MapPlaces() override;

    [[nodiscard]] const QString &file() const { return m_file; } ///< .mbtiles or .citypack
    void setFile(const QString &file);
    void want() override;

Q_SIGNALS:
    void fileChanged();

private:
    void stop();

    QString m_file;
    bool m_isWanted = false;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< Of the reading under way; null: none is.
    QThreadPool m_pool;
};

}
