#pragma once

#include "freshness.h"
#include "queryobject.h"
#include "readevents.h"

namespace tonglan {

/** How many events are open, and how today goes. */
class EventSummary : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString source READ source WRITE setSource NOTIFY parametersChanged)
    Q_PROPERTY(bool valid READ isValid NOTIFY changed)
    Q_PROPERTY(bool countable READ isCountable NOTIFY changed)
    Q_PROPERTY(int openTotal READ openTotal NOTIFY changed)
    Q_PROPERTY(int red READ red NOTIFY changed)
    Q_PROPERTY(int orange READ orange NOTIFY changed)
    Q_PROPERTY(int yellow READ yellow NOTIFY changed)
    Q_PROPERTY(int blue READ blue NOTIFY changed)
    Q_PROPERTY(int today READ today NOTIFY changed)
    Q_PROPERTY(int closedToday READ closedToday NOTIFY changed)
    Q_PROPERTY(QString onTimeText READ onTimeText NOTIFY changed)
    Q_PROPERTY(int overdue READ overdue NOTIFY changed)
    Q_PROPERTY(QString sourceName READ sourceName NOTIFY changed)
    Q_PROPERTY(QString ageText READ ageText NOTIFY aged)
    Q_PROPERTY(int trust READ trust NOTIFY aged)
    Q_PROPERTY(double trustFraction READ trustFraction NOTIFY aged)

public:
    explicit EventSummary(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] const QString &source() const { return m_source; } ///< Whose contact dates the figures; default "unified".
    void setSource(const QString &source) { change(m_source, source); }
    [[nodiscard]] bool isValid() const { return m_answer.hasSource && m_answer.sourceTime > 0 && isCountable(); } ///< Else nobody has told: the figures are unknown, not 0.
    [[nodiscard]] bool isCountable() const { return m_answer.isCountable; } ///< False: the region is a zone without an outline.
    [[nodiscard]] int openTotal() const { return m_answer.openTotal(); }
    [[nodiscard]] int red() const { return m_answer.openByLevel[1]; }
    [[nodiscard]] int orange() const { return m_answer.openByLevel[2]; }
    [[nodiscard]] int yellow() const { return m_answer.openByLevel[3]; }
    [[nodiscard]] int blue() const { return m_answer.openByLevel[4]; }
    [[nodiscard]] int today() const { return m_answer.today; }
    [[nodiscard]] int closedToday() const { return m_answer.closedToday; }
    [[nodiscard]] QString onTimeText() const; ///< "96.8%" of those closed today; empty if none was.
    [[nodiscard]] int overdue() const { return m_overdue; }
    [[nodiscard]] const QString &sourceName() const { return m_answer.sourceName; }
    [[nodiscard]] const QString &ageText() const { return m_freshness.ageText; }
    [[nodiscard]] int trust() const { return int(m_freshness.trust); }
    [[nodiscard]] double trustFraction() const { return m_freshness.fraction; }

Q_SIGNALS:
    void aged();

protected:
    void ask() override;
    void tick() override;

private:
    [[nodiscard]] int overdueAt(TimeMs now) const;

    QString m_region;
    QString m_source;
    SummaryAnswer m_answer;
    Freshness m_freshness;
    int m_overdue = 0;
    TimeMs m_askedAt = 0;
};

}
