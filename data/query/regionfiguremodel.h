#pragma once

#include "analysis/regionfigures.h"
#include "freshness.h"
#include "querymodel.h"
#include "readregionfigures.h"

namespace tonglan {

/** The newest reading of one indicator in every child of a region, for a map in its colours: with what the legend and the hint say. */
class RegionFigureModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString indicator READ indicator WRITE setIndicator NOTIFY parametersChanged)
    Q_PROPERTY(QString parentRegion READ parentRegion WRITE setParentRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString name READ name NOTIFY figuresChanged)
    Q_PROPERTY(QString leastText READ leastText NOTIFY figuresChanged)
    Q_PROPERTY(QString mostText READ mostText NOTIFY figuresChanged)
    Q_PROPERTY(QString directionText READ directionText NOTIFY figuresChanged)
    Q_PROPERTY(QString patternText READ patternText NOTIFY figuresChanged)

public:
    enum Role { RegionRole = Qt::UserRole,
        NameRole,
        ValueTextRole,
        SourceNameRole,
        AgeTextRole,
        TrustRole };
    Q_ENUM(Role)

    explicit RegionFigureModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &indicator() const { return m_indicator; } ///< Its code; empty: nothing is read.
    void setIndicator(const QString &code) { change(m_indicator, code); }
    [[nodiscard]] const QString &parentRegion() const { return m_parent; }
    void setParentRegion(const QString &code) { change(m_parent, code); }

    [[nodiscard]] QString name() const; ///< Of the indicator; its code if nobody has defined it.
    [[nodiscard]] QString leastText() const; ///< Without the unit; empty where there is no value.
    [[nodiscard]] QString mostText() const; ///< With the unit.
    [[nodiscard]] QString directionText() const; ///< "higher is worse", "higher is better" or empty.
    [[nodiscard]] QString patternText() const; ///< What the patterns mean that are on the map now; empty if all colours are plain.
    [[nodiscard]] std::shared_ptr<const RegionFigureSet> figures() const { return m_figures; } ///< Never null.

    /** One line about a region: name, value, source and age. Empty for an unknown region. */
    [[nodiscard]] Q_INVOKABLE QString wordsOf(const QString &region) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void figuresChanged(); ///< figures() is another set.

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString region = {};
        QString name = {};
        QString valueText = {};
        QString sourceName = {};
        Reading::Quality quality = Reading::Quality::Good;
        Freshness freshness = {};

        friend bool operator==(const Row &, const Row &) = default;
    };
    void showPresent();
    [[nodiscard]] QString textOf(double value, bool withUnit) const;

    QString m_indicator;
    QString m_parent;
    RegionFigureAnswer m_known;
    std::shared_ptr<const RegionFigureSet> m_figures;
    std::vector<Row> m_rows;
};

}
