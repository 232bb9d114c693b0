#pragma once

#include "comparisonwords.h"
#include "freshness.h"
#include "querymodel.h"
#include "readindicators.h"

#include <QStringList>
#include <QVariantList>

namespace tonglan {

/** Indicators compared by the calendar, one a row: what the period that goes on (of a figure that is old, its own) makes, and how that compares with the period before, the year
 *  before, the target and days alike. See readComparisons() for how, ComparisonLine for what is said.
 */
class ComparisonModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QStringList codes READ codes WRITE setCodes NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(QVariantMap first READ first NOTIFY rowsChanged)

public:
    enum Role {
        CodeRole = Qt::UserRole,
        NameRole,
        PeriodTextRole, ///< Which period, and how its readings are folded.
        ValueTextRole, ///< Of the period, with its unit; empty if there is none …
        ReasonRole, ///< … and then why.
        LinesRole, ///< Maps, one for each of ComparisonLine::Kind: label, basis, change, direction, word, verdict, reason.
        NoteRole, ///< What is to be known of the calendar; mostly empty.
        SourceNameRole,
        SystemNameRole,
        AgeTextRole,
        TrustRole,
        TrustFractionRole,
        WithheldRole,
        ObjectedRole ///< An objection to the figure is open.
    };
    Q_ENUM(Role)

    explicit ComparisonModel(QObject *parent = nullptr);

    [[nodiscard]] const QStringList &codes() const { return m_codes; } ///< In this order; none: nothing is asked.
    void setCodes(const QStringList &codes);
    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] QVariantMap first() const; ///< The first row by the names of its roles; empty if there is none.

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void rowsChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString code = {};
        QString name = {};
        QString periodText = {};
        QString valueText = {};
        QString reason = {};
        std::array<ComparisonLine, 4> lines = {};
        QString note = {};
        QString sourceName = {};
        QString systemName = {};
        Freshness freshness = {};
        bool isObjectedTo = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    QStringList m_codes;
    QString m_region;
    TimeMs m_askedAt = 0;
    std::vector<Row> m_rows;
};

}
