#pragma once

#include "imagenodes.h"
#include "mapcore/areapainter.h"
#include "maplayer.h"

#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace tonglan {

/** Base of the layers that paint one picture of the view on a pool thread, with names that give way to what lies over them. While the camera
 *  moves, the picture moves along; it is painted anew when the camera rests. Nothing is painted while the layer is not shown.
 */
class PaintedLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Abstract")
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QList<QRectF> obstacles READ obstacles WRITE setObstacles NOTIFY obstaclesChanged)
    Q_PROPERTY(QRectF clearArea READ clearArea WRITE setClearArea NOTIFY obstaclesChanged)
    Q_PROPERTY(QList<QRectF> nameRects READ nameRects NOTIFY shown)

public:
    ~PaintedLayer() override;

    [[nodiscard]] const QString &language() const { return m_language; } ///< "zh_CN" (default) or "en"
    void setLanguage(const QString &language);
    [[nodiscard]] const QList<QRectF> &obstacles() const { return m_obstacles; } ///< px of the item; names give way to them.
    void setObstacles(const QList<QRectF> &obstacles);
    [[nodiscard]] QRectF clearArea() const { return m_clearArea; } ///< px of the item; names stay within. Empty: anywhere.
    void setClearArea(QRectF area);

    [[nodiscard]] QList<QRectF> nameRects() const; ///< px of the item; empty while the camera moves.

Q_SIGNALS:
    void languageChanged();
    void obstaclesChanged();
    void shown(); ///< Another picture is there.

protected:
    /** What is painted on, in device pixels. */
    struct Sheet
    {
        ImageFrame frame = {};
        std::shared_ptr<const MapStyle> style = {};
        double px = 1; ///< Device pixels of a design pixel.
        bool isEnglish = false;
        QRectF clear = {}; ///< Names stay within; empty: anywhere.
        std::vector<QRectF> obstacles = {}; ///< Names give way to them.
    };
    struct Painted
    {
        QImage image = {}; ///< Of the whole sheet; null: there is nothing on it.
        std::vector<QRectF> names = {}; ///< Where they stand, in device pixels.
    };
    using Done = std::function<Painted()>; ///< Called on the GUI thread: keeps what else was made.
    using Job = std::function<Done()>; ///< Called on the pool, with values of its own.

    explicit PaintedLayer(QQuickItem *parent);

    [[nodiscard]] virtual Job jobFor(Sheet sheet) = 0; ///< Null: there is nothing to paint from yet.
    [[nodiscard]] virtual bool isWaiting() const = 0; ///< For what is to be painted.
    [[nodiscard]] virtual bool hasNames() const { return true; } ///< That might have to give way.

    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    void start();
    void settle();

    QString m_language;
    QList<QRectF> m_obstacles;
    QRectF m_clearArea;
    Painted m_painted;
    View m_view; ///< Of what was painted last.
    double m_ratio = 1;
    QTimer m_rest;
    bool m_mustGiveWay = false; ///< Obstacles have moved.
    bool m_running = false;
    bool m_stale = true;
    ImageNodes m_nodes;
    QThreadPool m_pool;
};

}
