#pragma once

#include "placenames.h"
#include "querymodel.h"
#include "readsearch.h"

#include <QVariantMap>

namespace tonglan {

/** What answers to the typed text: regions, places, roads, stations, assets, events and points, by name in Chinese, English or pinyin, or by
 *  code or number. Best match first, then by kind, then the nearest to the middle of the view. Asks only while it is active and something is typed.
 */
class SearchModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY parametersChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(bool blank READ isBlank NOTIFY parametersChanged)
    Q_PROPERTY(bool indexing READ isIndexing NOTIFY indexingChanged)
    Q_PROPERTY(double latitude READ latitude WRITE setLatitude NOTIFY parametersChanged)
    Q_PROPERTY(double longitude READ longitude WRITE setLongitude NOTIFY parametersChanged)
    Q_PROPERTY(tonglan::PlaceNames *places READ places WRITE setPlaces NOTIFY placesChanged)
    Q_PROPERTY(int total READ total NOTIFY answered)

public:
    enum Role { KindRole = Qt::UserRole,
        KindTextRole,
        TitleRole,
        OtherTitleRole,
        RegionRole,
        NumberRole,
        DistanceTextRole,
        LevelRole,
        OpenRole };
    Q_ENUM(Role)

    static constexpr int mostLines = 40;

    explicit SearchModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &text() const { return m_text; } ///< Of any length; the first 256 characters count.
    void setText(const QString &text);
    [[nodiscard]] bool isBlank() const { return m_text.trimmed().isEmpty(); } ///< Nothing is asked for.
    [[nodiscard]] bool isActive() const { return m_isActive; } ///< Somebody looks at the answers.
    void setActive(bool active);
    [[nodiscard]] bool isIndexing() const { return m_places && m_places->isBuilding(); } ///< The names of the map are being read: more may be found.
    [[nodiscard]] double latitude() const { return m_centre.lat; } ///< Middle of the view.
    void setLatitude(double latitude);
    [[nodiscard]] double longitude() const { return m_centre.lon; }
    void setLongitude(double longitude);
    [[nodiscard]] PlaceNames *places() const { return m_places; } ///< Names of the base map; may be null.
    void setPlaces(PlaceNames *places);
    [[nodiscard]] int total() const { return m_total; } ///< At least so many answer; at most mostLines are in the list.

    /** What to do with a row: kind ("region", "grid", "event", …), kindText, title, code, source, hasPlace, lat, lon, zoom to see it well, and box
     *  (x = west, y = south), which is empty for what is a point at that zoom. Empty for no row.
     */
    [[nodiscard]] Q_INVOKABLE QVariantMap placeAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void activeChanged();
    void indexingChanged();
    void placesChanged();
    void answered(); ///< The rows answer the present text.

protected:
    void ask() override;

private:
    void refresh();
    void take(SearchAnswer answer);
    void listenTo(QueryRunner *runner);

    QString m_text;
    GeoPoint m_centre;
    bool m_isActive = false;
    QPointer<PlaceNames> m_places;
    std::vector<SearchLine> m_rows;
    int m_total = 0;
    std::shared_ptr<const CityNames> m_known; ///< Kept until regions or assets change.
    qint64 m_changedAt = 0; ///< Revision of their last change.
    QPointer<QueryRunner> m_heard;
};

}
