#pragma once

#include "freshness.h"
#include "queryobject.h"
#include "readevents.h"

#include <QVariantList>

namespace tonglan {

/** One event with everything known about it, as text, and what was done so far; for its sheet. */
class EventDetail : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString source READ source WRITE setSource NOTIFY parametersChanged)
    Q_PROPERTY(QString eventId READ eventId WRITE setEventId NOTIFY parametersChanged)
    Q_PROPERTY(bool valid READ isValid NOTIFY changed)
    Q_PROPERTY(QString feed READ feed NOTIFY changed)
    Q_PROPERTY(double version READ version NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(int level READ level NOTIFY changed)
    Q_PROPERTY(QString levelText READ levelText NOTIFY changed)
    Q_PROPERTY(QString gradeText READ gradeText NOTIFY changed)
    Q_PROPERTY(int stage READ stage NOTIFY changed)
    Q_PROPERTY(QString stageText READ stageText NOTIFY changed)
    Q_PROPERTY(QString kindName READ kindName NOTIFY changed)
    Q_PROPERTY(QString topicText READ topicText NOTIFY changed)
    Q_PROPERTY(QString regionText READ regionText NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString departmentName READ departmentName NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(QString occurredText READ occurredText NOTIFY changed)
    Q_PROPERTY(QString reportedText READ reportedText NOTIFY changed)
    Q_PROPERTY(QString deadlineText READ deadlineText NOTIFY changed)
    Q_PROPERTY(QString closedText READ closedText NOTIFY changed)
    Q_PROPERTY(QString remainText READ remainText NOTIFY aged)
    Q_PROPERTY(bool overdue READ isOverdue NOTIFY aged)
    Q_PROPERTY(bool urged READ isUrged NOTIFY changed)
    Q_PROPERTY(bool supervised READ isSupervised NOTIFY changed)
    Q_PROPERTY(bool returned READ isReturned NOTIFY changed)
    Q_PROPERTY(bool urgent READ isUrgent NOTIFY aged)
    Q_PROPERTY(double used READ used NOTIFY aged)
    Q_PROPERTY(QVariantList stages READ stages NOTIFY changed)
    Q_PROPERTY(double lat READ lat NOTIFY changed)
    Q_PROPERTY(double lon READ lon NOTIFY changed)
    Q_PROPERTY(bool hasPlace READ hasPlace NOTIFY changed)
    Q_PROPERTY(QVariantList log READ log NOTIFY changed)
    Q_PROPERTY(QString sourceName READ sourceName NOTIFY changed)
    Q_PROPERTY(QString systemName READ systemName NOTIFY changed)
    Q_PROPERTY(QString ageText READ ageText NOTIFY aged)
    Q_PROPERTY(int trust READ trust NOTIFY aged)
    Q_PROPERTY(double trustFraction READ trustFraction NOTIFY aged)

public:
    explicit EventDetail(QObject *parent = nullptr);

    [[nodiscard]] const QString &source() const { return m_source; }
    void setSource(const QString &source);
    [[nodiscard]] const QString &eventId() const { return m_eventId; }
    void setEventId(const QString &id);

    [[nodiscard]] bool isValid() const { return m_record.found; } ///< False while none is chosen, it is being read or it is gone.
    [[nodiscard]] const QString &feed() const { return m_record.feed; } ///< That brought it.
    [[nodiscard]] const EventRecord &record() const { return m_record; }
    [[nodiscard]] double version() const { return double(m_record.version); }
    [[nodiscard]] const QString &title() const { return m_record.line.title; }
    [[nodiscard]] int level() const { return int(m_record.line.level); }
    [[nodiscard]] QString levelText() const;
    [[nodiscard]] QString gradeText() const;
    [[nodiscard]] int stage() const { return int(m_record.line.stage); }
    [[nodiscard]] QString stageText() const;
    [[nodiscard]] const QString &kindName() const { return m_record.line.kindName; }
    [[nodiscard]] QString topicText() const;
    [[nodiscard]] const QString &regionText() const { return m_record.regionPath; }
    [[nodiscard]] const QString &address() const { return m_record.line.address; }
    [[nodiscard]] const QString &departmentName() const { return m_record.line.departmentName; }
    [[nodiscard]] const QString &description() const { return m_record.description; }
    [[nodiscard]] QString occurredText() const { return moment(m_record.occurredAt); }
    [[nodiscard]] QString reportedText() const { return moment(m_record.line.reportedAt); }
    [[nodiscard]] QString deadlineText() const { return moment(m_record.line.deadline); }
    [[nodiscard]] QString closedText() const { return moment(m_record.line.closedAt); }
    [[nodiscard]] QString remainText() const; ///< Without sign; empty when closed or without a deadline.
    [[nodiscard]] bool isOverdue() const;
    [[nodiscard]] bool isUrgent() const; ///< A fifth of the time or less is left.
    [[nodiscard]] double used() const; ///< Share of the time there was that is over, 0 … 1; closed: that it took. −1 without a deadline.
    [[nodiscard]] QVariantList stages() const; ///< Maps {text, time, actor, state}: state −1 done, 0 the present one, 1 to come. Of a stage that was come to twice, the last time.
    [[nodiscard]] bool isUrged() const { return (m_record.line.flags & Event::Urged) != 0; }
    [[nodiscard]] bool isSupervised() const { return (m_record.line.flags & Event::Supervised) != 0; }
    [[nodiscard]] bool isReturned() const { return (m_record.line.flags & Event::Returned) != 0; }
    [[nodiscard]] double lat() const { return m_record.line.lat; }
    [[nodiscard]] double lon() const { return m_record.line.lon; }
    [[nodiscard]] bool hasPlace() const { return m_record.line.hasPlace; }
    [[nodiscard]] QVariantList log() const; ///< Maps {time, text, actor}, oldest first.
    [[nodiscard]] const QString &sourceName() const { return m_record.sourceName; }
    [[nodiscard]] const QString &systemName() const { return m_record.systemName; }
    [[nodiscard]] const QString &ageText() const { return m_freshness.ageText; }
    [[nodiscard]] int trust() const { return int(m_freshness.trust); }
    [[nodiscard]] double trustFraction() const { return m_freshness.fraction; }

Q_SIGNALS:
    void aged();

protected:
    void ask() override;
    void tick() override;

private:
    [[nodiscard]] QString moment(TimeMs time) const;
    void forget();

    QString m_source;
    QString m_eventId;
    EventRecord m_record;
    Freshness m_freshness;
};

}
