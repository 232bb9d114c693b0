#pragma once

#include "freshness.h"
#include "querymodel.h"
#include "readgovernance.h"

namespace tonglan {

/** The departments by how far their figures in a region can be trusted, and all of them together: trustScore() is the rule of the ranking. Counted from the cache, again
 *  every minute: figures become late without anything having to come.
 */
class DepartmentModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(int leastFigures READ leastFigures CONSTANT) ///< With fewer a department is not ranked.
    Q_PROPERTY(int figures READ figures NOTIFY countersChanged)
    Q_PROPERTY(QStringList shares READ shares NOTIFY countersChanged) ///< Of all together: on time, complete, agreeing, by hand; "—" where there is nothing to divide by.
    Q_PROPERTY(QStringList counts READ counts NOTIFY countersChanged) ///< What these are of: "61/70"; of complete nothing, for it is a mean.
    Q_PROPERTY(QString ageText READ ageText NOTIFY aged)
    Q_PROPERTY(int trust READ trust NOTIFY aged) ///< Trust.State of what was counted: of its newest reading.
    Q_PROPERTY(double trustFraction READ trustFraction NOTIFY aged)

public:
    enum Role { NameRole = Qt::UserRole,
        RankTextRole,
        ScoreTextRole,
        ScoreRole, ///< 0 … 1; −1 without one.
        FiguresRole,
        OnTimeTextRole,
        CompleteTextRole,
        DisagreeingTextRole,
        ByHandTextRole,
        ObjectionsTextRole,
        WeakestCodeRole,
        WeakestNameRole,
        WeakestAgeRole,
        WeakestTrustRole,
        WeakestFractionRole };
    Q_ENUM(Role)

    explicit DepartmentModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] int leastFigures() const { return DepartmentTrust::leastFigures; }
    [[nodiscard]] int figures() const { return m_all.figures; }
    [[nodiscard]] QStringList shares() const;
    [[nodiscard]] QStringList counts() const;
    [[nodiscard]] const QString &ageText() const { return m_freshness.ageText; }
    [[nodiscard]] int trust() const { return int(m_freshness.trust); }
    [[nodiscard]] double trustFraction() const { return m_freshness.fraction; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countersChanged();
    void aged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        DepartmentTrust counted = {};
        Freshness weakest = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    [[nodiscard]] Language language() const;

    QString m_region;
    std::vector<Row> m_rows;
    DepartmentTrust m_all;
    Freshness m_freshness;
    TimeMs m_askedAt = 0;
};

}
