#pragma once

#include "freshness.h"
#include "querymodel.h"

#include <QVariantList>

namespace tonglan {

/** The layers of a scene's map with what is in them, how fresh it is, and whether they are drawn. */
class LayerModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVariantList layers READ layers WRITE setLayers NOTIFY parametersChanged)
    Q_PROPERTY(bool showsMarks READ showsMarks NOTIFY shownChanged)
    Q_PROPERTY(bool showsHeat READ showsHeat NOTIFY shownChanged)
    Q_PROPERTY(bool showsChange READ showsChange NOTIFY shownChanged)
    Q_PROPERTY(bool showsRegions READ showsRegions NOTIFY shownChanged)
    Q_PROPERTY(int heatCount READ heatCount WRITE setHeatCount NOTIFY parametersChanged)
    Q_PROPERTY(QString eventSource READ eventSource WRITE setEventSource NOTIFY parametersChanged)

public:
    enum Role { LayerIdRole = Qt::UserRole,
        NameRole,
        KindRole,
        VisibleRole,
        CountRole,
        SourceNameRole,
        AgeTextRole,
        TrustRole,
        TrustFractionRole,
        ReasonRole };
    Q_ENUM(Role)

    explicit LayerModel(QObject *parent = nullptr);

    /** Maps {id, nameZh, nameEn, kind, source, visible} in order. kind: "events", "heat", "change", "assets", "regions", "base", …; source: a
     *  source id, or empty for the city's own events.
     */
    [[nodiscard]] QVariantList layers() const { return m_layers; }
    void setLayers(const QVariantList &layers);
    [[nodiscard]] const QString &eventSource() const { return m_eventSource; } ///< Dates the city's own events; default "unified".
    void setEventSource(const QString &source) { change(m_eventSource, source); }

    [[nodiscard]] int heatCount() const { return m_heatCount; } ///< Events that heat is made of: whoever reads them for the map knows, and counting them again would cost as much.
    void setHeatCount(int count);

    [[nodiscard]] bool showsMarks() const; ///< Events or points of any layer are drawn as marks.
    [[nodiscard]] bool showsHeat() const { return shows(u"heat"); }
    [[nodiscard]] bool showsChange() const { return shows(u"change"); } ///< Heat as the difference to a week ago.
    [[nodiscard]] bool showsRegions() const { return shows(u"regions"); }

    Q_INVOKABLE void toggle(int row);
    [[nodiscard]] Q_INVOKABLE bool isVisible(const QString &id) const; ///< False for an unknown layer.

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; ///< VisibleRole only.
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void visibilityChanged(const QString &id, bool visible);
    void shownChanged();

protected:
    void ask() override;
    void tick() override;

private:
    [[nodiscard]] bool shows(QStringView kind) const; ///< A layer of this kind is there and visible.

    struct Row
    {
        QString id = {};
        QString nameZh = {};
        QString nameEn = {};
        QString kind = {};
        QString source = {};
        bool visible = true;
        int count = 0;
        QString sourceName = {};
        Freshness freshness = {};
        QString reason = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    QVariantList m_layers;
    QString m_eventSource;
    int m_heatCount = 0;
    std::vector<Row> m_rows;
};

}
