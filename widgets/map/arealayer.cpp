#include "arealayer.h"

#include "base/log.h"

#include <algorithm>
#include <utility>

namespace tonglan {

AreaLayer::AreaLayer(QQuickItem *parent)
    : PaintedLayer(parent)
    , m_set(std::make_shared<const AreaSet>())
{
}

void AreaLayer::setAreas(AreaModel *areas)
{
    if (areas == m_model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = areas;
    if (m_model) {
        connect(m_model, &AreaModel::areasChanged, this, [this] { setAreaSet(m_model->areas()); });
        connect(m_model, &AreaModel::stateChanged, this, [this] { change(Moved); });
        setAreaSet(m_model->areas());
    }
    Q_EMIT areasChanged();
}

void AreaLayer::setAreaSet(std::shared_ptr<const AreaSet> set)
{
    m_set = std::move(set);
    change(Data);
}

void AreaLayer::setSelected(const QString &key)
{
    if (key == m_selected)
        return;
    m_selected = key;
    Q_EMIT selectedChanged();
    change(Data);
}

QString AreaLayer::areaAt(double x, double y) const
{
    if (!m_answer.set || !camera() || !isVisible() || !isInRange())
        return {};
    auto point = view().toWorldPoint({x, y});
    point.x -= std::floor(point.x);
    const auto &areas = m_answer.set->areas;
    for (auto area = areas.rbegin(); area != areas.rend(); ++area) {
        const auto outline = m_answer.outlines.value(area->key()).second;
        if (outline && outline->contains(point))
            return area->key();
    }
    return {};
}

/** Outlines that are known are not put right again. */
void AreaLayer::putRight(Answer &answer, const std::shared_ptr<const AreaSet> &set)
{
    if (answer.set == set)
        return;
    Outlines outlines;
    answer.refused = 0;
    answer.repaired = 0;
    for (const auto &area : set->areas) {
        const auto known = answer.outlines.constFind(area.key());
        if (known != answer.outlines.cend() && known->first == area.outline) {
            outlines.insert(area.key(), *known);
        } else {
            auto outline = std::make_shared<const AreaOutline>(AreaOutline::from(*area.outline));
            for (const auto &fault : outline->faults())
                qCWarning(logMap).noquote() << "areas:" << area.source + u'/' + area.id << fault;
            outlines.insert(area.key(), {area.outline, std::move(outline)});
        }
        const auto &outline = outlines.value(area.key()).second;
        answer.refused += outline->isEmpty() ? 1 : 0;
        answer.repaired += !outline->isEmpty() && !outline->faults().isEmpty() ? 1 : 0;
    }
    answer.outlines = std::move(outlines);
    answer.set = set;
}

AreaLayer::Job AreaLayer::jobFor(Sheet sheet)
{
    return [this, sheet = std::move(sheet), set = m_set, selected = m_selected, now = m_answer]() mutable -> Done {
        putRight(now, set);
        std::vector<HatchedArea> areas;
        for (const auto &area : set->areas) {
            const auto key = area.key();
            areas.push_back({.outline = now.outlines.value(key).second, .state = area.state, .level = area.level, .name = sheet.isEnglish && !area.nameEn.isEmpty() ? area.nameEn : area.name, .isSelected = key == selected});
        }
        std::ranges::stable_partition(areas, [](const HatchedArea &area) { return !area.isSelected; });
        auto picture = paintHatched(areas, sheet.frame, {.style = sheet.style, .px = sheet.px, .clear = sheet.clear, .obstacles = std::move(sheet.obstacles)});
        return [this, now, painted = Painted{std::move(picture.image), std::move(picture.names)}] {
            m_answer = now;
            return painted;
        };
    };
}

}
