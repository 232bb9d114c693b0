#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace tonglan {

/** What the layout and the loader must know of a panel type. Heights are in pixels at unit 1, the head included. */
struct PanelType
{
    QLatin1StringView name = {};
    QStringList keys = {}; ///< What it understands beside type, title, title_en, zone and column.
    QStringList required = {};
    int dropOrder = 0; ///< On low screens the highest goes first; 0 is never dropped.
};

/** Every panel type there is. */
[[nodiscard]] std::span<const PanelType> panelTypes();
[[nodiscard]] const PanelType *panelType(QStringView name); ///< Null if there is none of that name.
[[nodiscard]] QStringList panelTypeNames();

}
