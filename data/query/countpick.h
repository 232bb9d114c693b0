#pragma once

#include "countedevents.h"
#include "eventpick.h"
#include "querydriver.h"
#include "wallclock.h"

#include <QPointer>

namespace tonglan {

/** The events behind a counter: as many as it says, for its region, now. */
class CountPick : public EventPick
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::QueryRunner *runner READ runner WRITE setRunner NOTIFY runnerChanged)
    Q_PROPERTY(tonglan::WallClock *clock READ clock WRITE setClock NOTIFY clockChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY questionChanged)
    Q_PROPERTY(What what READ what NOTIFY questionChanged)
    Q_PROPERTY(int number READ number NOTIFY questionChanged)
    Q_PROPERTY(int days READ days NOTIFY questionChanged)
    Q_PROPERTY(QString topicName READ topicName NOTIFY questionChanged)
    Q_PROPERTY(QString stageName READ stageName NOTIFY questionChanged)
    Q_PROPERTY(QString pickedRegion READ pickedRegion NOTIFY questionChanged)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)

public:
    /** As Counted. */
    enum What { Open,
        Overdue,
        ReportedToday,
        ClosedToday,
        InTime,
        OfTopic,
        TopicOfDays,
        LevelOfDays,
        Came,
        Stands,
        InTimeOfWeek };
    Q_ENUM(What)

    explicit CountPick(QObject *parent = nullptr);

    [[nodiscard]] QueryRunner *runner() const { return m_driver.runner(); }
    void setRunner(QueryRunner *runner);
    [[nodiscard]] WallClock *clock() const { return m_clock; }
    void setClock(WallClock *clock);
    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region);
    [[nodiscard]] What what() const { return What(m_what); }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] int days() const { return m_days; }
    [[nodiscard]] QString topicName() const; ///< In the language of the screen; empty if it is not about one.
    [[nodiscard]] QString stageName() const;
    [[nodiscard]] const QString &pickedRegion() const { return m_pickedRegion.isEmpty() ? m_region : m_pickedRegion; } ///< Of the counter.

    /** From now on these. @p number, @p topic and @p days as of CountedQuestion; @p region: another than region(). */
    Q_INVOKABLE void pick(What what, int number = 0, const QString &topic = {}, const QString &region = {}, int days = 0);
    Q_INVOKABLE void clear();

    [[nodiscard]] bool isActive() const override { return m_isActive; }
    [[nodiscard]] bool isKnown() const { return m_isKnown; } ///< The answer to this question is there.
    [[nodiscard]] int count() const override { return int(m_events.count); }
    [[nodiscard]] const std::shared_ptr<const EventKeys> &events() const override { return m_events.newest; }

Q_SIGNALS:
    void runnerChanged();
    void clockChanged();
    void questionChanged();

private:
    void ask();
    void forget();
    void tick();

    QueryDriver m_driver;
    QPointer<WallClock> m_clock;
    QString m_region;
    Counted m_what = Counted::Open;
    int m_number = 0;
    QString m_topic;
    int m_days = 0;
    QString m_pickedRegion; ///< Empty: region().
    bool m_isActive = false;
    bool m_isKnown = false;
    AreaEvents m_events;
};

}
