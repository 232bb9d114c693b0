#pragma once

#include "analysis/nameindex.h"

#include <QObject>
#include <qqmlregistration.h>

#include <memory>

namespace tonglan {

/** The names of the base map for whoever searches; who reads them is in widgets/map. GUI thread. */
class PlaceNames : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(bool building READ isBuilding NOTIFY changed)

public:
    /** Null until they have been read. Never changed: any thread may search it. */
    [[nodiscard]] std::shared_ptr<const NameIndex> index() const { return m_index; }
    [[nodiscard]] bool isBuilding() const { return m_isBuilding; }
    /** Somebody searches: reads them, unless they are there or on their way. */
    virtual void want() { }

Q_SIGNALS:
    void changed();

protected:
    using QObject::QObject;
    void setState(std::shared_ptr<const NameIndex> index, bool building)
    {
        m_index = std::move(index);
        m_isBuilding = building;
        Q_EMIT changed();
    }

private:
    std::shared_ptr<const NameIndex> m_index;
    bool m_isBuilding = false;
};

}
