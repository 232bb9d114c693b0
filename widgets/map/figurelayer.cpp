#include "figurelayer.h"

#include <utility>

namespace tonglan {

FigureLayer::FigureLayer(QQuickItem *parent)
    : PaintedLayer(parent)
{
}

void FigureLayer::setRegions(RegionModel *regions)
{
    if (regions == m_regions)
        return;
    if (m_regions)
        m_regions->disconnect(this);
    m_regions = regions;
    if (m_regions) {
        connect(m_regions, &RegionModel::regionsChanged, this, [this] { change(Data); });
        connect(m_regions, &RegionModel::stateChanged, this, [this] { change(Moved); });
    }
    Q_EMIT regionsChanged();
    change(Data);
}

void FigureLayer::setFigures(RegionFigureModel *figures)
{
    if (figures == m_figures)
        return;
    if (m_figures)
        m_figures->disconnect(this);
    m_figures = figures;
    if (m_figures) {
        connect(m_figures, &RegionFigureModel::figuresChanged, this, [this] { change(Data); });
        connect(m_figures, &RegionFigureModel::stateChanged, this, [this] { change(Moved); });
    }
    Q_EMIT figuresChanged();
    change(Data);
}

QList<QColor> FigureLayer::stops() const
{
    const auto ramp = figureRamp(*style());
    return {ramp.begin(), ramp.end()};
}

QString FigureLayer::regionAt(double x, double y) const
{
    if (!camera() || !isVisible() || !m_answer.areas)
        return {};
    auto point = view().toWorldPoint({x, y});
    point.x -= std::floor(point.x);
    const int found = m_answer.areas->at(point);
    return found < 0 ? QString() : m_answer.set->regions[std::size_t(found)].code;
}

FigureLayer::Job FigureLayer::jobFor(Sheet sheet)
{
    if (!m_regions || !m_figures)
        return {};
    return [this, sheet = std::move(sheet), set = m_regions->regions(), figures = m_figures->figures(), now = m_answer]() mutable -> Done {
        if (!now.areas || now.set->shapesRevision != set->shapesRevision || now.set->regions.size() != set->regions.size()) {
            now.areas = std::make_shared<const RegionAreas>(outlinesSideBySide(*set));
            now.mask = {};
        }
        now.set = set;
        if (now.mask.isNull() || sheet.frame != now.frame)
            now.mask = paintRegionMask(*now.areas, sheet.frame);
        now.frame = sheet.frame;
        std::vector<QString> codes;
        std::vector<FigureLabel> labels;
        for (const auto &region : set->regions) {
            codes.push_back(region.code);
            const auto figure = std::ranges::find(figures->figures, region.code, &RegionFigure::region);
            const auto &name = sheet.isEnglish && !region.nameEn.isEmpty() ? region.nameEn : region.name;
            labels.push_back({name, figure == figures->figures.end() ? QString() : figure->text});
        }
        Painted painted{.image = fillMask(now.mask, fillsOf(*figures, codes, *sheet.style, sheet.px), std::max(1, int(std::lround(sheet.px))))};
        painted.names = writeFigures(painted.image, sheet.frame, *now.areas, labels, *sheet.style, sheet.px, sheet.clear, std::move(sheet.obstacles));
        return [this, now, painted] {
            m_answer = now;
            return painted;
        };
    };
}

bool FigureLayer::isWaiting() const
{
    return (m_regions && m_regions->isLoading()) || (m_figures && (m_figures->isLoading() || !m_figures->isCurrent()));
}

void FigureLayer::refresh(Changes changes)
{
    if (changes & Style)
        Q_EMIT stopsChanged();
    PaintedLayer::refresh(changes);
}

}
