#include "stagelayout.h"

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace tonglan {

StageLayout::StageLayout(QObject *parent)
    : QObject(parent)
{
}

void StageLayout::setScene(SceneObject *scene)
{
    if (m_scene == scene)
        return;
    m_scene = scene;
    update();
}

void StageLayout::setWidth(double width)
{
    if (m_size.width() == int(width))
        return;
    m_size.setWidth(int(width));
    update();
}

void StageLayout::setHeight(double height)
{
    if (m_size.height() == int(height))
        return;
    m_size.setHeight(int(height));
    update();
}

void StageLayout::setUnitOverride(double unit)
{
    if (qFuzzyCompare(m_unitOverride + 1, unit + 1))
        return;
    m_unitOverride = unit;
    update();
}

void StageLayout::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    m_language = language;
    update();
}

void StageLayout::setBannerShown(bool shown)
{
    if (m_bannerShown == shown)
        return;
    m_bannerShown = shown;
    Q_EMIT inputChanged();
    Q_EMIT bannerChanged(); // not changed(): panels stay as they are
}

QRectF StageLayout::clear() const
{
    QRectF clear = m_layout.clear;
    if (m_bannerShown && m_scene != nullptr && !m_scene->isBoard())
        clear.setTop(std::min(clear.bottom(), m_layout.banner.bottom() + 1 + 8 * m_layout.unit));
    return clear;
}

QRectF StageLayout::dialog() const
{
    const double margin = 24 * m_layout.unit;
    auto ends = m_layout.seams;
    ends.append(m_size.width());
    QRectF best;
    double from = 0;
    const double middle = m_size.width() / 2.0;
    const auto offset = [middle](const QRectF &rect) { return std::abs(rect.center().x() - middle); };
    for (const int end : std::as_const(ends)) {
        const QRectF stretch(from + margin, margin, end - from - 2 * margin, m_size.height() - 2 * margin);
        if (stretch.width() > best.width() + 1 || (stretch.width() > best.width() - 1 && offset(stretch) < offset(best)))
            best = stretch;
        from = end;
    }
    return best;
}

QVariantList StageLayout::panels() const
{
    QVariantList panels;
    if (m_scene == nullptr)
        return panels;
    for (const auto &place : m_layout.panels) {
        const auto &panel = m_scene->scene().panels[place.panel];
        auto codes = panel.codes + panel.more;
        if (place.rows > 0 && panel.type != "figures"_L1) // a table turns its pages
            codes.resize(std::min(codes.size(), qsizetype(place.rows) * place.columns));
        panels << QVariantMap{{u"type"_s, panel.type}, {u"title"_s, m_language == "en"_L1 ? panel.titleEn : panel.title},
            {u"codes"_s, codes}, {u"code"_s, panel.code}, {u"source"_s, panel.source}, {u"target"_s, panel.target}, {u"by"_s, panel.by}, {u"days"_s, panel.days}, {u"answers"_s, panel.answers},
            {u"columns"_s, place.columns}, {u"rows"_s, place.rows}, {u"rect"_s, QRectF(place.rect)}, {u"ground"_s, QRectF(place.ground)}};
    }
    return panels;
}

void StageLayout::update()
{
    const bool ready = m_scene != nullptr && m_size.width() > 0 && m_size.height() > 0;
    m_layout = ready ? layoutOf(m_scene->scene(), m_size, m_unitOverride) : SceneLayout();
    if (ready && !m_scene->isBoard()) // a board leaves the map behind it where it was
        m_home = homeOf(m_scene->scene(), m_size);
    Q_EMIT inputChanged();
    Q_EMIT changed();
    Q_EMIT bannerChanged();
}

QList<QRectF> StageLayout::seamRects() const
{
    QList<QRectF> rects;
    for (const int x : seams())
        rects << QRectF(x - seamMargin(), 0, 2 * seamMargin(), height());
    return rects;
}

}
