#pragma once

#include "analysis/areaset.h"
#include "freshness.h"
#include "querymodel.h"
#include "readareas.h"

#include <QStringList>

namespace tonglan {

/** The marked-out areas of the map (flood zones, controlled areas, plan areas, buildings, warnings), in words and with their outlines, in the
 *  order in which they are drawn. Warnings come and go with the clock.
 */
class AreaModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList types READ types WRITE setTypes NOTIFY parametersChanged)
    Q_PROPERTY(QString source READ source WRITE setSource NOTIFY parametersChanged)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY parametersChanged)
    Q_PROPERTY(int leftOut READ leftOut NOTIFY areasChanged)

public:
    enum Role { KeyRole = Qt::UserRole,
        NameRole,
        KindTextRole,
        StateTextRole,
        SinceTextRole,
        SourceNameRole,
        AgeTextRole,
        TrustRole };
    Q_ENUM(Role)

    explicit AreaModel(QObject *parent = nullptr);

    [[nodiscard]] const QStringList &types() const { return m_types; } ///< Kinds of assets, and "warning"; empty: all.
    void setTypes(const QStringList &types) { change(m_types, types); }
    [[nodiscard]] const QString &source() const { return m_source; } ///< Empty: all sources.
    void setSource(const QString &source) { change(m_source, source); }
    [[nodiscard]] bool isEnabled() const { return m_isEnabled; } ///< False: nothing is read, and there are none.
    void setEnabled(bool enabled) { change(m_isEnabled, enabled); }

    [[nodiscard]] std::shared_ptr<const AreaSet> areas() const { return m_areas; } ///< Never null.
    [[nodiscard]] int leftOut() const { return m_leftOut; } ///< Areas that cannot be read, or are too many.
    /** One line about an area: name, kind, state and since when, source and how old its data is. Empty for an unknown key. */
    [[nodiscard]] Q_INVOKABLE QString wordsOf(const QString &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void areasChanged(); ///< areas() is another set, or leftOut() another number.

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString key = {};
        QString name = {};
        QString kindText = {};
        QString stateText = {};
        QString sinceText = {};
        QString sourceName = {};
        Freshness freshness = {};

        friend bool operator==(const Row &, const Row &) = default;
    };
    void showPresent();
    [[nodiscard]] static QString kindText(const MarkedArea &area);
    [[nodiscard]] static QString stateText(const MarkedArea &area);

    QStringList m_types;
    QString m_source;
    bool m_isEnabled = true;
    AreaAnswer m_known;
    std::shared_ptr<const AreaSet> m_areas;
    int m_leftOut = 0;
    std::vector<Row> m_rows;
};

}
