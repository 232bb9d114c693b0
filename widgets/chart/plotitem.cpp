#include "plotitem.h"

#include "customplot.h"

#include "base/log.h"

#include <QApplication>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGTexture>

#include <algorithm>
#include <cmath>

namespace tonglan {

static constexpr int shortestGapMs = 100;

PlotItem::PlotItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { polish(); });
    connect(this, &PlotItem::styleChanged, this, &PlotItem::markDirty);
}

PlotItem::~PlotItem() = default;

void PlotItem::setUnit(double unit)
{
    if (unit == m_unit || !(unit > 0))
        return;
    m_unit = unit;
    Q_EMIT styleChanged();
}

void PlotItem::setReady(bool ready)
{
    if (ready == m_ready)
        return;
    m_ready = ready;
    Q_EMIT readyChanged();
}

void PlotItem::markDirty()
{
    m_dirty = true;
    setReady(false);
    if (!isVisible() || !window() || m_timer.isActive())
        return;
    const qint64 gap = m_sinceDrawn.isValid() ? shortestGapMs - m_sinceDrawn.elapsed() : 0;
    if (gap <= 0)
        polish();
    else
        m_timer.start(int(gap));
}

void PlotItem::markMoved()
{
    m_dirty = true;
    setReady(false);
    m_timer.stop();
    if (isVisible() && window())
        polish();
}

void PlotItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    const bool shown = (change == ItemVisibleHasChanged && data.boolValue) || (change == ItemSceneChange && data.window);
    if (change == ItemDevicePixelRatioHasChanged || (shown && m_dirty))
        markDirty();
}

void PlotItem::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size())
        markDirty();
}

void PlotItem::updatePolish()
{
    if (!m_dirty || !isVisible() || width() < 8 || height() < 8 || !window())
        return;
    if (!qobject_cast<QApplication *>(QCoreApplication::instance())) {
        static bool said = false;
        if (!said)
            qCCritical(logPlot) << "charts need a QApplication: they stay empty";
        said = true;
        return;
    }
    if (!m_plot) {
        m_plot = std::make_unique<QCustomPlot>();
        m_plot->setBackground(Qt::NoBrush);
        m_plot->setAntialiasedElements(QCP::aePlottables | QCP::aeItems | QCP::aeScatters | QCP::aeFills);
        build(*m_plot);
    }
    const double ratio = window()->effectiveDevicePixelRatio();
    const QSize size(int(std::ceil(width())), int(std::ceil(height())));
    fill(*m_plot, size);
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    {
        QCPPainter painter(&image);
        m_plot->toPainter(&painter, size.width(), size.height());
        m_inner = m_plot->axisRect()->rect();
    }
    m_image = std::move(image);
    m_newImage = true;
    m_dirty = false;
    m_sinceDrawn.start();
    setReady(true);
    update();
}

QSGNode *PlotItem::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    auto *picture = static_cast<QSGImageNode *>(node);
    if (m_image.isNull()) {
        delete picture;
        return nullptr;
    }
    if (!picture) {
        picture = window()->createImageNode();
        picture->setOwnsTexture(true);
        m_newImage = true;
    }
    if (m_newImage) {
        picture->setTexture(window()->createTextureFromImage(m_image, QQuickWindow::TextureHasAlphaChannel));
        m_newImage = false;
    }
    picture->setRect(QRectF(QPointF(), QSizeF(m_image.size()) / m_image.devicePixelRatio()));
    return picture;
}

QFont PlotItem::axisFont() const
{
    QFont font = m_numberFont;
    font.setHintingPreference(QFont::PreferNoHinting); // as in all text of the screen
    font.setPixelSize(qRound(13 * m_unit));
    return font;
}

QFont PlotItem::labelFont() const
{
    QFont font = m_textFont;
    font.setHintingPreference(QFont::PreferNoHinting); // as in all text of the screen
    font.setPixelSize(qRound(12.5 * m_unit));
    return font;
}

QPen PlotItem::gridPen() const
{
    return QPen(m_gridColor, std::max(1.0, std::round(m_unit)));
}

void PlotItem::styleAxis(QCPAxis &axis, bool grid) const
{
    axis.setBasePen(Qt::NoPen);
    axis.setTickPen(Qt::NoPen);
    axis.setSubTicks(false);
    axis.setTickLength(0);
    axis.setTickLabelFont(axisFont());
    axis.setTickLabelColor(m_textColor);
    axis.setTickLabelPadding(qRound(6 * m_unit));
    axis.grid()->setVisible(grid);
    axis.grid()->setPen(gridPen());
    axis.grid()->setZeroLinePen(Qt::NoPen);
    axis.grid()->setAntialiased(false);
}

double PlotItem::pixelOf(double coordinate) const
{
    const auto range = m_plot->xAxis->range();
    return m_inner.left() + (coordinate - range.lower) / range.size() * m_inner.width();
}

double PlotItem::coordinateAt(double pixel) const
{
    const auto range = m_plot->xAxis->range();
    return range.lower + (pixel - m_inner.left()) / std::max(1, m_inner.width()) * range.size();
}

double PlotItem::timeAt(double x) const
{
    return m_plot ? std::round(coordinateAt(x) * 1000) : 0;
}

double PlotItem::xOf(double time) const
{
    return m_plot && m_plot->xAxis->range().contains(time / 1000) ? pixelOf(time / 1000) : -1;
}

double PlotItem::stepped(double x, int by, qint64 first, qint64 bucketMs, int count, int start) const
{
    if (!m_plot || count <= 0 || bucketMs <= 0)
        return -1;
    const auto bucketAt = [&](double at) { return int(std::floor((coordinateAt(at) * 1000 - double(first)) / double(bucketMs))); };
    const int bucket = std::clamp(x < 0 ? start : bucketAt(x) + by, 0, count - 1);
    return pixelOf((double(first) + (bucket + 0.5) * double(bucketMs)) / 1000);
}

}
