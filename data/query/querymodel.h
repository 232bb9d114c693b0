#pragma once

#include "querydriver.h"
#include "rowsteps.h"
#include "wallclock.h"

#include <QAbstractListModel>
#include <qqmlregistration.h>

namespace tonglan {

/** What every list the screen shows has in common: who answers, what time it is, whether it is still waiting.
 *  Rows never come as a reset. GUI thread.
 */
class QueryModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(tonglan::QueryRunner *runner READ runner WRITE setRunner NOTIFY runnerChanged)
    Q_PROPERTY(tonglan::WallClock *clock READ clock WRITE setClock NOTIFY clockChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged)
    Q_PROPERTY(QString errorText READ errorText NOTIFY stateChanged)
    Q_PROPERTY(bool current READ isCurrent NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    [[nodiscard]] QueryRunner *runner() const { return m_driver.runner(); }
    void setRunner(QueryRunner *runner);
    [[nodiscard]] WallClock *clock() const { return m_clock; }
    void setClock(WallClock *clock);
    [[nodiscard]] bool isLoading() const { return m_driver.isLoading(); } ///< Until the first answer.
    [[nodiscard]] const QString &errorText() const { return m_driver.errorText(); } ///< English; empty while all is well.
    [[nodiscard]] bool isCurrent() const { return m_driver.isCurrent(); } ///< What is shown answers the present parameters.
    [[nodiscard]] int count() const { return rowCount(); }

Q_SIGNALS:
    void runnerChanged();
    void clockChanged();
    void stateChanged();
    void countChanged();
    void parametersChanged();

protected:
    QueryModel(std::initializer_list<RecordType> types, QObject *parent);

    virtual void ask() = 0; ///< Calls m_driver.run() once; runner() and clock() are there.
    virtual void tick() { } ///< A second has passed: texts may have aged.
    [[nodiscard]] TimeMs now() const;

    template<typename T>
    void change(T &member, T value)
    {
        if (member == value)
            return;
        member = std::move(value);
        Q_EMIT parametersChanged();
        m_driver.refresh();
    }

    template<typename Row, typename KeyOf>
    void show(std::vector<Row> &rows, std::vector<Row> next, KeyOf keyOf)
    {
        const auto before = rows.size();
        showRows(rows, std::move(next), keyOf, View{*this});
        if (rows.size() != before)
            Q_EMIT countChanged();
    }

    QueryDriver m_driver;

private:
    struct View
    {
        QueryModel &model;
        void beginRemove(int first, int last) { model.beginRemoveRows({}, first, last); }
        void endRemove() { model.endRemoveRows(); }
        void beginMove(int from, int to) { model.beginMoveRows({}, from, from, {}, to); }
        void endMove() { model.endMoveRows(); }
        void beginInsert(int first, int last) { model.beginInsertRows({}, first, last); }
        void endInsert() { model.endInsertRows(); }
        void changed(int first, int last) { Q_EMIT model.dataChanged(model.index(first), model.index(last)); }
    };

    QPointer<WallClock> m_clock;
};

}
