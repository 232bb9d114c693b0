#pragma once

#include "analysis/maparea.h"

#include <QObject>
#include <qqmlregistration.h>

namespace tonglan {

/** Which events stand behind something on the screen: a part of the map, a counter. Kept up to date while they come and go. GUI thread. */
class EventPick : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a part of the map or a counter picks")
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    static constexpr std::size_t mostRows = 1'000; ///< So many, the newest, can be listed.

    using QObject::QObject;

    [[nodiscard]] virtual bool isActive() const = 0;
    [[nodiscard]] virtual int count() const = 0; ///< All, also those that are not listed.
    [[nodiscard]] virtual const std::shared_ptr<const EventKeys> &events() const = 0; ///< Never null.

Q_SIGNALS:
    void changed();
};

}
