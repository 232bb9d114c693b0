#pragma once

#include "online/onlinetiles.h"

#include <QQmlEngine>

/** The online maps as QML knows them: handed from the application to the base map. */
struct OnlineTilesType
{
    Q_GADGET
    QML_FOREIGN(tonglan::OnlineTiles)
    QML_NAMED_ELEMENT(OnlineTiles)
    QML_UNCREATABLE("The application has it")
};
