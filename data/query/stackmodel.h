#pragma once

#include "freshness.h"
#include "queryobject.h"
#include "readstack.h"

#include <QVariantList>

#include <algorithm>

namespace tonglan {

/** Reports stacked by level or topic, by the hour of today or by day; for a chart and its key. */
class StackModel : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString by READ by WRITE setBy NOTIFY parametersChanged)
    Q_PROPERTY(int days READ days WRITE setDays NOTIFY parametersChanged)
    Q_PROPERTY(bool valid READ isValid NOTIFY changed)
    Q_PROPERTY(bool countable READ isCountable NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(QVariantList key READ key NOTIFY changed)
    Q_PROPERTY(QString sourceName READ sourceName NOTIFY changed)
    Q_PROPERTY(QString ageText READ ageText NOTIFY aged)
    Q_PROPERTY(int trust READ trust NOTIFY aged)
    Q_PROPERTY(double trustFraction READ trustFraction NOTIFY aged)

public:
    explicit StackModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_question.region; } ///< Default "810000".
    void setRegion(const QString &region) { change(m_question.region, region); }
    [[nodiscard]] QString by() const; ///< "level" (default) or "topic".
    void setBy(const QString &by) { change(m_question.byTopic, by == u"topic"); }
    [[nodiscard]] int days() const { return m_question.days; } ///< 0 (default): today by the hour; at most 31.
    void setDays(int days) { change(m_question.days, std::clamp(days, 0, 31)); }

    [[nodiscard]] bool isValid() const { return m_answer.hasSource && m_answer.sourceTime > 0 && isCountable(); } ///< Else nobody has told: the counts are unknown, not 0.
    [[nodiscard]] bool isCountable() const { return m_answer.isCountable; }
    [[nodiscard]] int total() const;
    [[nodiscard]] QVariantList key() const; ///< Maps, one for each of stack().series: name, level, topic, other (all other topics), count (formatted).
    [[nodiscard]] const StackAnswer &stack() const { return m_answer; }
    [[nodiscard]] QTimeZone zone() const { return runner() ? runner()->cityZone() : QTimeZone(QTimeZone::UTC); }
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
    StackQuestion m_question;
    StackAnswer m_answer;
    Freshness m_freshness;
    TimeMs m_askedAt = 0;
};

}
