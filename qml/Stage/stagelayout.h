#pragma once

#include "sceneobject.h"

#include <scene/layout.h>

#include <QRectF>
#include <QVariantMap>

namespace tonglan {

/** The layout of a scene on an item of a given size, for QML: a thin view of layoutOf(). */
class StageLayout : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::SceneObject *scene READ scene WRITE setScene NOTIFY inputChanged)
    Q_PROPERTY(double width READ width WRITE setWidth NOTIFY inputChanged)
    Q_PROPERTY(double height READ height WRITE setHeight NOTIFY inputChanged)
    Q_PROPERTY(double unitOverride READ unitOverride WRITE setUnitOverride NOTIFY inputChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY inputChanged)
    Q_PROPERTY(bool bannerShown READ isBannerShown WRITE setBannerShown NOTIFY inputChanged) ///< The clear area begins below the banner.
    Q_PROPERTY(double unit READ unit NOTIFY changed)
    Q_PROPERTY(bool wide READ wide NOTIFY changed)
    Q_PROPERTY(QRectF header READ header NOTIFY changed)
    Q_PROPERTY(QRectF tabs READ tabs NOTIFY changed)
    Q_PROPERTY(QRectF clear READ clear NOTIFY bannerChanged)
    Q_PROPERTY(QRectF mapArea READ mapArea NOTIFY changed) ///< What the camera rests on: the clear area, with or without a banner.
    Q_PROPERTY(QRectF banner READ banner NOTIFY changed)
    Q_PROPERTY(QRectF sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QRectF grounds READ grounds NOTIFY changed)
    Q_PROPERTY(QRectF tools READ tools NOTIFY changed)
    Q_PROPERTY(QRectF layerBar READ layerBar NOTIFY changed)
    Q_PROPERTY(QRectF legend READ legend NOTIFY changed)
    Q_PROPERTY(QRectF timeline READ timeline NOTIFY changed)
    Q_PROPERTY(QRectF ticker READ ticker NOTIFY changed)
    Q_PROPERTY(QRectF frame READ frame NOTIFY changed) ///< Of a desk: the map with its bars.
    Q_PROPERTY(double mapGround READ mapGround NOTIFY changed) ///< Where its bars begin.
    Q_PROPERTY(double leftScrim READ leftScrim NOTIFY changed)
    Q_PROPERTY(double rightScrim READ rightScrim NOTIFY changed)
    Q_PROPERTY(double topScrim READ topScrim NOTIFY changed)
    Q_PROPERTY(double bottomScrim READ bottomScrim NOTIFY changed)
    Q_PROPERTY(QList<int> seams READ seams NOTIFY changed)
    Q_PROPERTY(QList<QRectF> seamRects READ seamRects NOTIFY changed)
    Q_PROPERTY(double seamMargin READ seamMargin NOTIFY changed)
    Q_PROPERTY(QRectF dialog READ dialog NOTIFY changed) ///< For what lies over all: the widest stretch without a bezel, of these the one nearest to the middle.
    Q_PROPERTY(QVariantList panels READ panels NOTIFY changed) ///< Maps: type, title, codes, …, rect, columns, rows, ground.
    Q_PROPERTY(double homeLatitude READ homeLatitude NOTIFY changed)
    Q_PROPERTY(double homeLongitude READ homeLongitude NOTIFY changed)
    Q_PROPERTY(double homeZoom READ homeZoom NOTIFY changed)

public:
    explicit StageLayout(QObject *parent = nullptr);

    [[nodiscard]] SceneObject *scene() const { return m_scene; }
    void setScene(SceneObject *scene);
    [[nodiscard]] double width() const { return m_size.width(); }
    void setWidth(double width);
    [[nodiscard]] double height() const { return m_size.height(); }
    void setHeight(double height);
    [[nodiscard]] double unitOverride() const { return m_unitOverride; }
    void setUnitOverride(double unit);
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);

    [[nodiscard]] double unit() const { return m_layout.unit; }
    [[nodiscard]] bool wide() const { return m_layout.wide; }
    [[nodiscard]] QRectF header() const { return m_layout.header; }
    [[nodiscard]] QRectF tabs() const { return m_layout.tabs; }
    [[nodiscard]] QRectF clear() const;
    [[nodiscard]] QRectF mapArea() const { return m_layout.clear; }
    [[nodiscard]] QRectF banner() const { return m_layout.banner; }
    [[nodiscard]] bool isBannerShown() const { return m_bannerShown; }
    void setBannerShown(bool shown);
    [[nodiscard]] QRectF sentence() const { return m_layout.sentence; }
    [[nodiscard]] QRectF grounds() const { return m_layout.grounds; }
    [[nodiscard]] QRectF tools() const { return m_layout.tools; }
    [[nodiscard]] QRectF layerBar() const { return m_layout.layerBar; }
    [[nodiscard]] QRectF legend() const { return m_layout.legend; }
    [[nodiscard]] QRectF timeline() const { return m_layout.timeline; }
    [[nodiscard]] QRectF ticker() const { return m_layout.ticker; }
    [[nodiscard]] QRectF frame() const { return m_layout.frame; }
    [[nodiscard]] double mapGround() const { return m_layout.mapGround; }
    [[nodiscard]] double leftScrim() const { return m_layout.leftScrim; }
    [[nodiscard]] double rightScrim() const { return m_layout.rightScrim; }
    [[nodiscard]] double topScrim() const { return m_layout.topScrim; }
    [[nodiscard]] double bottomScrim() const { return m_layout.bottomScrim; }
    [[nodiscard]] QList<int> seams() const { return m_layout.seams; }
    [[nodiscard]] QList<QRectF> seamRects() const; ///< Where bezels are, with the margin that text keeps from them.
    [[nodiscard]] double seamMargin() const { return m_layout.seamMargin; }
    [[nodiscard]] QRectF dialog() const;
    [[nodiscard]] QVariantList panels() const;
    [[nodiscard]] double homeLatitude() const { return m_home.latitude; }
    [[nodiscard]] double homeLongitude() const { return m_home.longitude; }
    [[nodiscard]] double homeZoom() const { return m_home.zoom; }

Q_SIGNALS:
    void inputChanged();
    void changed();
    void bannerChanged();

private:
    void update();

    SceneObject *m_scene = nullptr;
    QSize m_size = {};
    double m_unitOverride = 0;
    bool m_bannerShown = false;
    QString m_language = {};
    SceneLayout m_layout = {};
    SceneCamera m_home = {};
};

}
