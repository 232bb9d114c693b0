#pragma once

#include "base/clock.h"
#include "model/geo.h"
#include "model/level.h"

#include <QString>

#include <memory>
#include <vector>

namespace tonglan {

/** How far a marked-out area has got. What a source says in other words counts as in force: shown rather than overlooked. */
enum class AreaState { Planned,
    InForce,
    Lifted };

/** An area that somebody has marked out on the map: of an asset (controlled area, flood zone, plan area, building) or of a warning. */
struct MarkedArea
{
    QString source = {};
    QString id = {};
    QString kind = {}; ///< As of Asset::kind; "warning" for warnings.
    QString name = {};
    QString nameEn = {};
    QString status = {}; ///< In the source's words; may be empty.
    AreaState state = AreaState::InForce;
    Level level = Level::None; ///< Of warnings.
    TimeMs since = 0; ///< When this state began.
    std::shared_ptr<const GeoMultiPolygon> outline = {}; ///< Never null. Shared between sets while it stays the same.

    [[nodiscard]] QString key() const { return (kind == u"warning" ? QStringLiteral("warning|") : QStringLiteral("asset|")) + source + u'|' + id; }
};

/** Marked-out areas, those drawn first first. Never changed after it was made; shared as shared_ptr<const AreaSet>. */
struct AreaSet
{
    std::vector<MarkedArea> areas;
};

/** "planned" and "lifted", also in Chinese (计划, 拟启用; 解除, 已解除); anything else is in force. */
[[nodiscard]] AreaState areaStateOf(QStringView status);

}
