#pragma once

#include "catalog.h"
#include "freshness.h"
#include "querymodel.h"

namespace tonglan {

/** Every source (a department's system) with what it promised and what came of it, worst first; a filter keeps some. For the board only:
 *  counting rows costs a pass over the cache, so it is done twice a minute at most. A source is late by its own interval and the clock,
 *  without anything having to arrive.
 */
class SourceBoardModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY parametersChanged) ///< Of department, system and id; empty keeps all.
    Q_PROPERTY(int onlyState READ onlyState WRITE setOnlyState NOTIFY parametersChanged) ///< A State; −1 keeps all.
    Q_PROPERTY(int total READ total NOTIFY countersChanged)
    Q_PROPERTY(QList<int> counters READ counters NOTIFY countersChanged) ///< How many sources of each State, whatever the filter.

public:
    /** In the order of badness, worst first: the order of the rows. */
    enum State { Stale,
        Never,
        Late,
        OnTime,
        NoPromise };
    Q_ENUM(State)
    enum Role { SourceIdRole = Qt::UserRole,
        NameRole,
        SystemRole,
        CollectionTextRole,
        IntervalTextRole,
        LastTextRole,
        AgeTextRole,
        StateRole,
        TrustRole,
        TrustFractionRole,
        RowsTextRole,
        RejectedTextRole,
        DemoRole };
    Q_ENUM(Role)

    explicit SourceBoardModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] int onlyState() const { return m_onlyState; }
    void setOnlyState(int state);
    [[nodiscard]] int total() const { return int(m_all.size()); }
    [[nodiscard]] QList<int> counters() const { return m_counters; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countersChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString id = {};
        QString name = {};
        QString system = {};
        int collection = 0;
        bool demo = false;
        Freshness freshness = {};
        State state = NoPromise;
        qint64 rows = 0;
        qint64 rejected = 0;

        friend bool operator==(const Row &, const Row &) = default;
    };

    [[nodiscard]] bool age(Row &row) const;
    void arrange();

    std::vector<Row> m_all; ///< Of every source, by id.
    std::vector<Row> m_rows; ///< As shown.
    QString m_filter;
    int m_onlyState = -1;
    QList<int> m_counters = QList<int>(5, 0);
};

/** The state of a source by its own promise. */
[[nodiscard]] SourceBoardModel::State sourceState(const Freshness &freshness);

}
