#pragma once

#include "querydriver.h"
#include "wallclock.h"

#include <QObject>
#include <qqmlregistration.h>

namespace tonglan {

/** As QueryModel, for answers that are not lists. GUI thread. */
class QueryObject : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(tonglan::QueryRunner *runner READ runner WRITE setRunner NOTIFY runnerChanged)
    Q_PROPERTY(tonglan::WallClock *clock READ clock WRITE setClock NOTIFY clockChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged)
    Q_PROPERTY(QString errorText READ errorText NOTIFY stateChanged)
    Q_PROPERTY(bool current READ isCurrent NOTIFY stateChanged)

public:
    [[nodiscard]] QueryRunner *runner() const { return m_driver.runner(); }
    virtual void setRunner(QueryRunner *runner);
    [[nodiscard]] WallClock *clock() const { return m_clock; }
    void setClock(WallClock *clock);
    [[nodiscard]] bool isLoading() const { return m_driver.isLoading(); } ///< Until the first answer.
    [[nodiscard]] const QString &errorText() const { return m_driver.errorText(); } ///< English; empty while all is well.
    [[nodiscard]] bool isCurrent() const { return m_driver.isCurrent(); } ///< What is shown answers the present parameters.

Q_SIGNALS:
    void runnerChanged();
    void clockChanged();
    void stateChanged();
    void parametersChanged();
    void changed(); ///< The answer is another one.

protected:
    QueryObject(std::initializer_list<RecordType> types, QObject *parent);

    virtual void ask() = 0; ///< Calls m_driver.run() once; runner() is there.
    virtual void tick() { } ///< A second has passed: texts may have aged.
    virtual void parameterChange() { m_driver.refresh(); }
    [[nodiscard]] TimeMs now() const;

    template<typename T>
    void change(T &member, T value)
    {
        if (member == value)
            return;
        member = std::move(value);
        Q_EMIT parametersChanged();
        parameterChange();
    }

    QueryDriver m_driver;

private:
    QPointer<WallClock> m_clock;
};

}
