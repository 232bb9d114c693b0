#pragma once

#include "analysis/regionset.h"
#include "querymodel.h"

#include <QPointF>
#include <QRectF>

namespace tonglan {

/** The children of one region with what is going on in them, for the district ranking and the region layer. Zones stand after the administrative
 *  regions, which they lie across, and have no part in their ranks.
 */
class RegionModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString parentRegion READ parentRegion WRITE setParentRegion NOTIFY parametersChanged)
    Q_PROPERTY(double from READ from WRITE setFrom NOTIFY parametersChanged)
    Q_PROPERTY(double to READ to WRITE setTo NOTIFY parametersChanged)
    Q_PROPERTY(double target READ target WRITE setTarget NOTIFY parametersChanged)
    Q_PROPERTY(QString order READ order WRITE setOrder NOTIFY parametersChanged)
    Q_PROPERTY(bool knowsEvents READ knowsEvents NOTIFY regionsChanged)
    Q_PROPERTY(bool hasOutlines READ hasOutlines NOTIFY regionsChanged)
    Q_PROPERTY(bool hasZoneOutlines READ hasZoneOutlines NOTIFY regionsChanged)
    Q_PROPERTY(int zoneCount READ zoneCount NOTIFY regionsChanged)
    Q_PROPERTY(int maximumOpen READ maximumOpen NOTIFY regionsChanged)

public:
    enum Role { CodeRole = Qt::UserRole,
        NameRole,
        ShortNameRole,
        OpenCountRole,
        OnTimeTextRole,
        OnTimeRole,
        BelowTargetRole,
        WorstLevelRole,
        RankRole,
        ZoneRole,
        CountableRole };
    Q_ENUM(Role)

    explicit RegionModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &parentRegion() const { return m_parent; } ///< Whose children are shown; default "810000".
    void setParentRegion(const QString &code) { change(m_parent, code); }
    /** Window in which events were closed, for the share closed in time; from = to = 0: the last 7 days. */
    [[nodiscard]] double from() const { return double(m_from); }
    void setFrom(double from) { change(m_from, TimeMs(from)); }
    [[nodiscard]] double to() const { return double(m_to); }
    void setTo(double to) { change(m_to, TimeMs(to)); }
    [[nodiscard]] double target() const { return m_target; } ///< In percent; default 95.
    void setTarget(double percent) { change(m_target, percent); }
    [[nodiscard]] const QString &order() const { return m_order; } ///< "rank" (default: most open first) or "code".
    void setOrder(const QString &order) { change(m_order, order); }
    /** The cache has heard of events at all: else how many are open is unknown, not 0. */
    [[nodiscard]] bool knowsEvents() const { return m_knowsEvents; }
    [[nodiscard]] bool hasOutlines() const; ///< One administrative region at least can be drawn.
    [[nodiscard]] bool hasZoneOutlines() const; ///< One zone at least can be drawn, and counted in.
    [[nodiscard]] int zoneCount() const; ///< The last rows.
    [[nodiscard]] int maximumOpen() const; ///< The longest bar of the ranking; zones have none.

    [[nodiscard]] std::shared_ptr<const RegionSet> regions() const { return m_regions; } ///< Never null; ordered by code.
    [[nodiscard]] Q_INVOKABLE QString nameOf(const QString &code) const; ///< In the language of the screen; empty if it is none of these.
    [[nodiscard]] Q_INVOKABLE QPointF centerOf(const QString &code) const; ///< x = lon, y = lat; (0, 0) if unknown.
    [[nodiscard]] Q_INVOKABLE QRectF boundsOf(const QString &code) const; ///< x = west, y = south, degrees; empty if unknown.

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void regionsChanged(); ///< regions() is another set.

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString code = {};
        QString name = {};
        QString shortName = {};
        int openCount = 0;
        int closed = 0;
        int closedInTime = 0;
        Level worst = Level::None;
        int rank = 0; // 0: of a zone
        bool belowTarget = false;
        bool isZone = false;
        bool isCountable = true;

        friend bool operator==(const Row &, const Row &) = default;
    };

    [[nodiscard]] const RegionShape *shape(const QString &code) const;

    QString m_parent;
    TimeMs m_from = 0;
    TimeMs m_to = 0;
    double m_target = 95;
    QString m_order;
    TimeMs m_askedAt = 0;
    std::vector<Row> m_rows;
    std::shared_ptr<const RegionSet> m_regions;
    bool m_knowsEvents = false;
};

}
