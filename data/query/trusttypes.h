#pragma once

#include "analysis/trust.h"

#include <QObject>
#include <qqmlregistration.h>

namespace tonglan {

/** TrustState for QML: Trust.Fresh, Trust.Late … */
class Trust : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("holds an enumeration")

public:
    enum State { Fresh = int(TrustState::Fresh),
        Late = int(TrustState::Late),
        Stale = int(TrustState::Stale),
        Doubt = int(TrustState::Doubt),
        None = int(TrustState::None) };
    Q_ENUM(State)
};

}
