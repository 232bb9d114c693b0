#pragma once

#include "freshness.h"
#include "querymodel.h"

#include <QVariantList>

namespace tonglan {

/** The layers of a scene's map, the topmost first, with what is in them, how fresh it is, and whether and how they are drawn. */
class LayerModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVariantList layers READ layers WRITE setLayers NOTIFY parametersChanged)
    Q_PROPERTY(bool showsMarks READ showsMarks NOTIFY shownChanged)
    Q_PROPERTY(bool showsHeat READ showsHeat NOTIFY shownChanged)
    Q_PROPERTY(bool showsChange READ showsChange NOTIFY shownChanged)
    Q_PROPERTY(QString division READ division NOTIFY shownChanged)
    Q_PROPERTY(bool showsRegions READ showsRegions NOTIFY shownChanged)
    Q_PROPERTY(bool showsAreas READ showsAreas NOTIFY shownChanged)
    Q_PROPERTY(QStringList areaTypes READ areaTypes NOTIFY shownChanged)
    Q_PROPERTY(QString areaSource READ areaSource NOTIFY shownChanged)
    Q_PROPERTY(QString indicator READ indicator NOTIFY shownChanged)
    Q_PROPERTY(double marksOpacity READ marksOpacity NOTIFY shownChanged)
    Q_PROPERTY(double heatOpacity READ heatOpacity NOTIFY shownChanged)
    Q_PROPERTY(double cellsOpacity READ cellsOpacity NOTIFY shownChanged)
    Q_PROPERTY(double regionsOpacity READ regionsOpacity NOTIFY shownChanged)
    Q_PROPERTY(double areasOpacity READ areasOpacity NOTIFY shownChanged)
    Q_PROPERTY(int marksHeight READ marksHeight NOTIFY shownChanged)
    Q_PROPERTY(int heatHeight READ heatHeight NOTIFY shownChanged)
    Q_PROPERTY(int cellsHeight READ cellsHeight NOTIFY shownChanged)
    Q_PROPERTY(int regionsHeight READ regionsHeight NOTIFY shownChanged)
    Q_PROPERTY(int areasHeight READ areasHeight NOTIFY shownChanged)
    Q_PROPERTY(int areasRefused READ areasRefused WRITE setAreasRefused NOTIFY parametersChanged)
    Q_PROPERTY(int heatCount READ heatCount WRITE setHeatCount NOTIFY parametersChanged)
    Q_PROPERTY(bool showsRules READ showsRules NOTIFY shownChanged)
    Q_PROPERTY(double rulesOpacity READ rulesOpacity NOTIFY shownChanged)
    Q_PROPERTY(int rulesRaised READ rulesRaised WRITE setRulesRaised NOTIFY parametersChanged)
    Q_PROPERTY(double rulesJudgedAt READ rulesJudgedAt WRITE setRulesJudgedAt NOTIFY parametersChanged)
    Q_PROPERTY(QString eventSource READ eventSource WRITE setEventSource NOTIFY parametersChanged)

public:
    enum Role { LayerIdRole = Qt::UserRole,
        NameRole,
        KindRole,
        VisibleRole,
        OpacityRole,
        CountRole,
        SourceNameRole,
        AgeTextRole,
        TrustRole,
        TrustFractionRole,
        ReasonRole };
    Q_ENUM(Role)

    explicit LayerModel(QObject *parent = nullptr);

    /** Maps {id, nameZh, nameEn, kind, source, types, indicator, visible} in order. kind: "events", "heat", "change", "choropleth", "squares", "hexagons",
     *  "areas", "assets", "regions", "rules" (what the rules of this client raise), "base", …; source: a source id, or empty for the city's own events; types: of areas; indicator: of a choropleth
     *  that shows no events.
     */
    [[nodiscard]] QVariantList layers() const { return m_layers; }
    void setLayers(const QVariantList &layers);
    [[nodiscard]] const QString &eventSource() const { return m_eventSource; } ///< Dates the city's own events; default "unified".
    void setEventSource(const QString &source) { change(m_eventSource, source); }

    [[nodiscard]] int heatCount() const { return m_heatCount; } ///< Events that heat is made of: whoever reads them for the map knows, and counting them again would cost as much.
    void setHeatCount(int count);

    // Rules are judged by who runs them, and not again for a layer.
    [[nodiscard]] int rulesRaised() const { return m_rulesRaised; }
    void setRulesRaised(int count);
    [[nodiscard]] double rulesJudgedAt() const { return double(m_rulesJudgedAt); } ///< ms; 0: not yet.
    void setRulesJudgedAt(double at);

    [[nodiscard]] int areasRefused() const { return m_areasRefused; } ///< Areas that cannot be drawn: only who draws them knows.
    void setAreasRefused(int count);

    [[nodiscard]] bool showsMarks() const; ///< Events or points of any layer are drawn as marks.
    // Of the pictures of density one is shown: two on top of each other would mix into colours that mean nothing.
    [[nodiscard]] QString division() const; ///< "regions", "squares" or "hexagons" that events are counted in: of the topmost such layer; empty: none is visible.
    [[nodiscard]] bool showsChange() const { return !topmost(&Row::isCells) && shows(u"change"); } ///< Heat as the difference to a week ago.
    [[nodiscard]] bool showsHeat() const { return !topmost(&Row::isCells) && !showsChange() && shows(u"heat"); }
    [[nodiscard]] bool showsRegions() const { return shows(u"regions"); }

    [[nodiscard]] QString indicator() const; ///< Whose readings colour the regions, instead of counts; empty: nobody's.
    [[nodiscard]] bool showsRules() const { return shows(u"rules"); }
    [[nodiscard]] bool showsAreas() const { return shows(u"areas"); }
    [[nodiscard]] QStringList areaTypes() const; ///< Of the topmost visible layer of areas, which is the one that is drawn.
    [[nodiscard]] QString areaSource() const;

    // How what is drawn for several layers together is drawn: as the topmost of them that is visible.
    [[nodiscard]] double marksOpacity() const { return opacityOf(&Row::isMarks); }
    [[nodiscard]] double heatOpacity() const { return opacityOf(showsChange() ? &Row::isChange : &Row::isDensity); }
    [[nodiscard]] double cellsOpacity() const { return opacityOf(&Row::isCells); }
    [[nodiscard]] double regionsOpacity() const { return opacityOf(&Row::isRegions); }
    [[nodiscard]] double areasOpacity() const { return opacityOf(&Row::isAreas); }
    [[nodiscard]] double rulesOpacity() const { return opacityOf(&Row::isRules); }
    [[nodiscard]] int marksHeight() const { return heightOf(&Row::isMarks); } ///< 0 is the lowest layer.
    [[nodiscard]] int heatHeight() const { return heightOf(showsChange() ? &Row::isChange : &Row::isDensity); }
    [[nodiscard]] int cellsHeight() const { return heightOf(&Row::isCells); }
    [[nodiscard]] int regionsHeight() const { return heightOf(&Row::isRegions); }

    [[nodiscard]] int areasHeight() const { return heightOf(&Row::isAreas); }

    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void setOpacity(int row, double opacity); ///< 0.1 … 1; to hide a layer, toggle it.
    Q_INVOKABLE void raise(int row); ///< One place up; nothing if it is the topmost.
    Q_INVOKABLE void lower(int row);
    [[nodiscard]] Q_INVOKABLE bool isVisible(const QString &id) const; ///< False for an unknown layer.

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; ///< VisibleRole and OpacityRole only.
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void visibilityChanged(const QString &id, bool visible);
    void shownChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString id = {};
        QString nameZh = {};
        QString nameEn = {};
        QString kind = {};
        QString source = {};
        QStringList types = {};
        QString indicator = {};
        bool visible = true;
        double opacity = 1;
        int count = 0;
        QString sourceName = {};
        Freshness freshness = {};
        QString reason = {};

        [[nodiscard]] bool isDensity() const { return kind == u"heat"; }
        [[nodiscard]] bool isChange() const { return kind == u"change"; }
        [[nodiscard]] bool isCells() const { return kind == u"choropleth" || kind == u"squares" || kind == u"hexagons"; }
        [[nodiscard]] bool isHeat() const { return isDensity() || isChange() || isCells(); } ///< A picture of density, of which one is shown.
        [[nodiscard]] bool isOfHeat() const { return isHeat() && indicator.isEmpty(); } ///< Of the events that heat is made of.
        [[nodiscard]] bool isAreas() const { return kind == u"areas"; }
        [[nodiscard]] bool isRegions() const { return kind == u"regions"; }
        [[nodiscard]] bool isRules() const { return kind == u"rules"; }
        [[nodiscard]] bool isMarks() const { return !isHeat() && !isRegions() && !isAreas() && !isRules(); }
        friend bool operator==(const Row &, const Row &) = default;
    };
    using IsOfKind = bool (Row::*)() const;

    [[nodiscard]] const Row *topmost(IsOfKind isOfKind) const; ///< Visible; null: there is none.
    [[nodiscard]] bool shows(QStringView kind) const; ///< A layer of this kind is there and visible.
    [[nodiscard]] QString reasonOf(const Row &row) const; ///< Why it is not drawn; empty if it is, or is hidden.
    [[nodiscard]] double opacityOf(IsOfKind isOfKind) const;
    [[nodiscard]] int heightOf(IsOfKind isOfKind) const;
    void moveRow(int from, int to);
    void fillRules(Row &row) const;
    void renewRules();

    QVariantList m_layers;
    QString m_eventSource;
    int m_heatCount = 0;
    int m_areasRefused = 0;
    int m_rulesRaised = 0;
    TimeMs m_rulesJudgedAt = 0;
    std::vector<Row> m_rows;
};

}
