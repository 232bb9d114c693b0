#pragma once

#include "freshness.h"
#include "querymodel.h"
#include "readindicators.h"

#include <QStringList>

namespace tonglan {

/** The figures of indicators for one region, each with its trust, its comparisons and its line.
 *  They are with the value 24 hours ago and 7 days ago, and are called that: 环比 and 同比, of periods, are ComparisonModel's. A comparison that cannot be made is an empty text, never a zero.
 */
class IndicatorModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList codes READ codes WRITE setCodes NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(int sparkHours READ sparkHours WRITE setSparkHours NOTIFY parametersChanged)
    Q_PROPERTY(bool withWeek READ withWeek WRITE setWithWeek NOTIFY parametersChanged)
    Q_PROPERTY(QString momBasis READ momBasis NOTIFY countersChanged)
    Q_PROPERTY(QString yoyBasis READ yoyBasis NOTIFY countersChanged)
    Q_PROPERTY(int freshCount READ freshCount NOTIFY countersChanged)
    Q_PROPERTY(int lateCount READ lateCount NOTIFY countersChanged)
    Q_PROPERTY(int staleCount READ staleCount NOTIFY countersChanged)
    Q_PROPERTY(int doubtCount READ doubtCount NOTIFY countersChanged)
    Q_PROPERTY(int noSourceCount READ noSourceCount NOTIFY countersChanged)
    Q_PROPERTY(int beyondCount READ beyondCount NOTIFY countersChanged)
    Q_PROPERTY(int total READ total NOTIFY countersChanged)
    Q_PROPERTY(int worstTrust READ worstTrust NOTIFY countersChanged)
    Q_PROPERTY(QString worstSource READ worstSource NOTIFY countersChanged)
    Q_PROPERTY(QString worstAge READ worstAge NOTIFY countersChanged)
    Q_PROPERTY(double worstFraction READ worstFraction NOTIFY countersChanged)

public:
    enum Role {
        CodeRole = Qt::UserRole,
        NameRole,
        UnitRole,
        ValueTextRole,
        HasValueRole,
        WithheldRole,
        ValueRole,
        QualityRole,
        SourceNameRole,
        SystemNameRole,
        AgeTextRole,
        TrustRole,
        TrustFractionRole,
        MomTextRole,
        MomUpRole,
        YoyTextRole,
        YoyUpRole,
        LevelRole,
        LimitTextRole,
        SparkRole,
        NormalLowRole,
        NormalHighRole,
        CollectionRole,
        WeekRole,
        SubTextRole,
        ObjectedRole, ///< An objection to the figure is open.
        RangeTextRole, ///< What is usual, in numbers only: "0.80–1.05", "≤8,600"; empty where nobody has said.
        LimitsRole, ///< The limits of the levels, as they were defined.
        TargetRole, ///< NaN if there is none.
        UsualShareRole ///< Where the value lies in what is usual: 0 at its lower end, 1 at its upper; NaN without a band of two ends or a value.
    };
    Q_ENUM(Role)

    explicit IndicatorModel(QObject *parent = nullptr);

    [[nodiscard]] const QStringList &codes() const { return m_codes; } ///< In this order; empty: all that have readings for the region.
    void setCodes(const QStringList &codes) { change(m_codes, codes); }
    [[nodiscard]] const QString &region() const { return m_region; } ///< Default "810000".
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] int sparkHours() const { return m_sparkHours; } ///< Default 24.
    void setSparkHours(int hours) { change(m_sparkHours, hours); }
    [[nodiscard]] bool withWeek() const { return m_withWeek; } ///< Whether the role week is filled; default true.
    void setWithWeek(bool withWeek) { change(m_withWeek, withWeek); }
    [[nodiscard]] QString momBasis() const;
    [[nodiscard]] QString yoyBasis() const;
    [[nodiscard]] int freshCount() const { return m_counters.byTrust[0]; }
    [[nodiscard]] int lateCount() const { return m_counters.byTrust[1]; }
    [[nodiscard]] int staleCount() const { return m_counters.byTrust[2]; }
    [[nodiscard]] int doubtCount() const { return m_counters.byTrust[3]; }
    [[nodiscard]] int noSourceCount() const { return m_counters.byTrust[4]; }
    [[nodiscard]] int beyondCount() const { return m_counters.beyond; } ///< Beyond a limit; a stale figure does not count, its alarm rule is suspended.
    [[nodiscard]] int total() const { return int(m_rows.size()); }
    [[nodiscard]] int worstTrust() const { return int(m_counters.worst); } ///< Trust.State of the panel's head …
    [[nodiscard]] const QString &worstSource() const { return m_counters.worstSource; } ///< … and whose figure that is: of several in this state the one with the least of its ring left.
    [[nodiscard]] const QString &worstAge() const { return m_counters.worstAge; }
    [[nodiscard]] double worstFraction() const { return m_counters.worstFraction; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countersChanged();

protected:
    struct Row
    {
        QString code = {};
        QString name = {};
        QString unit = {};
        QString valueText = {};
        double value = 0;
        bool hasValue = false;
        QString definedUnit = {}; ///< As its owner says it: figures may be added up where these are the same.
        int decimals = 0;
        int quality = 0;
        QString sourceName = {};
        QString systemName = {};
        Freshness freshness = {};
        QString momText = {};
        int momUp = 0;
        QString yoyText = {};
        int yoyUp = 0;
        Level level = Level::None;
        QString limitText = {};
        QList<double> spark = {};
        QList<double> week = {};
        std::optional<double> normalLow = {};
        std::optional<double> normalHigh = {};
        QString rangeText = {};
        QList<double> limits = {};
        std::optional<double> target = {};
        int collection = 0;
        QString subText = {};
        bool isObjectedTo = false;

        bool operator==(const Row &b) const; // NaN in a line equals NaN
    };

    void ask() override;
    void tick() override;
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

private:
    struct Counters
    {
        std::array<int, 5> byTrust = {};
        int beyond = 0;
        TrustState worst = TrustState::Fresh;
        QString worstSource = {};
        QString worstAge = {};
        double worstFraction = 1;

        friend bool operator==(const Counters &, const Counters &) = default;
    };

    [[nodiscard]] static Row rowOf(const IndicatorFigure &figure, TimeMs now, Language language);
    void count();

    QStringList m_codes;
    QString m_region;
    int m_sparkHours = 24;
    bool m_withWeek = true;
    TimeMs m_askedAt = 0;
    std::vector<Row> m_rows;
    Counters m_counters;
};

}
