#pragma once

#include "imagenodes.h"
#include "mapcore/tilestore.h"
#include "maplayer.h"
#include "onlinetype.h"

#include <QTimer>

namespace tonglan {

/** The base map: vector tiles of a file, painted in blocks on a pool at the exact zoom the camera rests at.
 *  While the camera moves, what is there is moved and stretched; the next picture replaces it when it is ready, and for a
 *  flight that is the picture of the destination. Where the file has no tile a coarser level or the land outline is drawn.
 *  Pictures of online maps lie on it; the map of the file is seen where there are none, so that it is never black.
 */
class BaseMapLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString file READ file WRITE setFile NOTIFY fileChanged)
    Q_PROPERTY(QString datum READ datum WRITE setDatum NOTIFY datumChanged)
    Q_PROPERTY(QString keepFolder READ keepFolder WRITE setKeepFolder NOTIFY keepFolderChanged)
    Q_PROPERTY(tonglan::OnlineTiles *online READ online WRITE setOnline NOTIFY onlineChanged)
    Q_PROPERTY(bool onlineLate READ isOnlineLate NOTIFY progressed)
    Q_PROPERTY(int onlineUnusable READ onlineUnusable NOTIFY progressed)
    Q_PROPERTY(int missingTiles READ missingTiles NOTIFY progressed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY progressed)
    Q_PROPERTY(QString attribution READ attribution NOTIFY progressed)
    Q_PROPERTY(QStringList approvals READ approvals NOTIFY progressed)
    Q_PROPERTY(QRectF bounds READ bounds NOTIFY progressed)
    Q_PROPERTY(bool roadsApart READ roadsApart WRITE setRoadsApart NOTIFY roadsApartChanged)

public:
    explicit BaseMapLayer(QQuickItem *parent = nullptr);
    ~BaseMapLayer() override;

    [[nodiscard]] const QString &file() const { return m_file; } ///< .mbtiles or .citypack
    void setFile(const QString &file);
    [[nodiscard]] const QString &datum() const { return m_datum; } ///< What the settings say of the file, see tileDatum(); set before the file.
    void setDatum(const QString &datum);
    [[nodiscard]] const QString &keepFolder() const { return m_keepFolder; } ///< Where the first picture is kept for the next start; empty: nowhere.
    void setKeepFolder(const QString &folder);
    [[nodiscard]] OnlineTiles *online() const { return m_online; } ///< Null: none are configured.
    void setOnline(OnlineTiles *online);
    [[nodiscard]] bool isOnlineLate() const; ///< Of a map that is shown not all could be fetched.
    /** How strongly each online map is drawn, 0 (not at all) … 1, the lowest first; those beyond the end: 1. */
    [[nodiscard]] const std::vector<double> &strengths() const { return m_strengths; }
    void setStrengths(std::vector<double> strengths);
    [[nodiscard]] int onlineUnusable() const { return m_online ? int(m_online->unusable().size()) : 0; } ///< Not drawn because of their settings.
    [[nodiscard]] bool isHidden() const { return m_store.isHidden(); } ///< Pictures of online maps hide the map of the file somewhere in view.
    [[nodiscard]] int missingTiles() const { return m_store.holes(); } ///< Inside the file's bounds and in view, but absent or broken.
    [[nodiscard]] QString errorText() const; ///< Why there is no map, or what was wrong with the first broken tile.
    [[nodiscard]] QString attribution() const; ///< Must be on the screen whenever the map is.
    [[nodiscard]] QStringList approvals() const; ///< 审图号 of what is shown, each once; empty where none is claimed.
    [[nodiscard]] QRectF bounds() const; ///< Of the file: x = west, y = south, degrees; empty until opened.
    [[nodiscard]] bool roadsApart() const { return m_roadsApart; } ///< Roads are left to a RoadLayer above.
    void setRoadsApart(bool apart);

    /** All that is in view is painted from what is there now; pictures may still be on their way, and names do not wait for a network. */
    [[nodiscard]] bool isPainted() const { return m_painted; }
    /** Decoded tiles, shared with the label layer; null until the file is open. */
    [[nodiscard]] std::shared_ptr<TileSource> source() const { return m_store.source(); }
    [[nodiscard]] QThreadPool *pool() { return m_store.pool(); }
    /** The blocks to show now, the coarsest first; @p roads picks the road plane. */
    [[nodiscard]] std::vector<ImageNodes::Picture> pictures(bool roads) const;

Q_SIGNALS:
    void fileChanged();
    void datumChanged();
    void keepFolderChanged();
    void onlineChanged();
    void paintedChanged();
    void progressed();
    void roadsApartChanged();
    void opened();

protected:
    void refresh(Changes changes) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;

private:
    void want();
    void progress();
    [[nodiscard]] std::vector<int> shownMaps() const; ///< Online, by index, the lowest first.

    QString m_file;
    QString m_datum;
    std::vector<double> m_strengths;
    QString m_keepFolder;
    QPointer<OnlineTiles> m_online;
    bool m_roadsApart = false;
    bool m_started = false;
    bool m_painted = false;
    TileStore m_store;
    QTimer m_rest; ///< Fires once the camera has kept its zoom for a moment.
    View m_target; ///< What the wanted blocks cover.
    double m_before = -1; ///< The zoom before: its blocks are shown until those of this zoom are there.
    ImageNodes m_nodes;
};

}
