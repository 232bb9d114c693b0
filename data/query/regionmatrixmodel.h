#pragma once

#include "freshness.h"
#include "querymodel.h"
#include "readregionfigures.h"

#include <QStringList>
#include <QVariantList>

namespace tonglan {

/** Indicators by district (格阵): a row for each indicator, a cell for each administrative child of a region, and only what asks for attention stands
 *  out. A stale reading has no level: nobody knows whether it is beyond its limit now. Nor has one of an indicator whose parts are added
 *  up: the limits of the whole say nothing of a part.
 */
class RegionMatrixModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList codes READ codes WRITE setCodes NOTIFY parametersChanged)
    Q_PROPERTY(QString parentRegion READ parentRegion WRITE setParentRegion NOTIFY parametersChanged)
    Q_PROPERTY(QStringList regions READ regions NOTIFY regionsChanged)
    Q_PROPERTY(QStringList regionNames READ regionNames NOTIFY regionsChanged)
    Q_PROPERTY(int beyondCount READ beyondCount NOTIFY countersChanged)
    Q_PROPERTY(int oldCount READ oldCount NOTIFY countersChanged)
    Q_PROPERTY(int missingCount READ missingCount NOTIFY countersChanged)
    Q_PROPERTY(int withheldCount READ withheldCount NOTIFY countersChanged)
    Q_PROPERTY(int worstTrust READ worstTrust NOTIFY countersChanged)
    Q_PROPERTY(QString worstSource READ worstSource NOTIFY countersChanged)
    Q_PROPERTY(QString worstAge READ worstAge NOTIFY countersChanged)
    Q_PROPERTY(double worstFraction READ worstFraction NOTIFY countersChanged)

public:
    enum Role {
        CodeRole = Qt::UserRole,
        NameRole,
        SourceNameRole, ///< Of the first of its cells that has one.
        CellsRole ///< Maps, one for each of regions(): state, level, valueText, text (all of it in words).
    };
    Q_ENUM(Role)

    enum State { Normal, ///< Within all limits.
        Beyond,
        Old, ///< Stale; what is merely late is Normal or Beyond, and its text says how old it is.
        Doubtful,
        Missing, ///< Nothing came, or of no known source.
        Withheld };
    Q_ENUM(State)

    explicit RegionMatrixModel(QObject *parent = nullptr);

    [[nodiscard]] const QStringList &codes() const { return m_codes; }
    void setCodes(const QStringList &codes) { change(m_codes, codes); }
    [[nodiscard]] const QString &parentRegion() const { return m_parent; }
    void setParentRegion(const QString &code) { change(m_parent, code); }

    [[nodiscard]] const QStringList &regions() const { return m_regions; } ///< Codes, those of the columns.
    [[nodiscard]] const QStringList &regionNames() const { return m_regionNames; } ///< Without their "区" and the like, where they have a short name.
    [[nodiscard]] int beyondCount() const { return m_counters.byState[Beyond]; }
    [[nodiscard]] int oldCount() const { return m_counters.byState[Old]; }
    [[nodiscard]] int missingCount() const { return m_counters.byState[Missing]; }
    [[nodiscard]] int withheldCount() const { return m_counters.byState[Withheld]; }
    [[nodiscard]] int worstTrust() const { return int(m_counters.worst.trust); } ///< Of the readings that there are.
    [[nodiscard]] const QString &worstSource() const { return m_counters.worstSource; }
    [[nodiscard]] const QString &worstAge() const { return m_counters.worst.ageText; }
    [[nodiscard]] double worstFraction() const { return m_counters.worst.fraction; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void regionsChanged();
    void countersChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Cell
    {
        State state = Missing;
        Level level = Level::None;
        QString valueText = {};
        QString text = {};

        friend bool operator==(const Cell &, const Cell &) = default;
    };
    struct Row
    {
        QString code = {};
        QString name = {};
        QString sourceName = {};
        std::vector<Cell> cells;

        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Counters
    {
        std::array<int, 6> byState = {};
        Freshness worst = {};
        QString worstSource = {};

        friend bool operator==(const Counters &, const Counters &) = default;
    };

    void showPresent();
    [[nodiscard]] Cell cellOf(const Indicator &definition, const RegionFigureAnswer::Line &line, const Freshness &freshness) const;

    QStringList m_codes;
    QString m_parent;
    std::vector<RegionFigureAnswer> m_known;
    QStringList m_regions;
    QStringList m_regionNames;
    std::vector<Row> m_rows;
    Counters m_counters;
    TimeMs m_askedAt = 0;
};

}
