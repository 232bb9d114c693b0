#pragma once

#include "queryobject.h"

#include "analysis/situation.h"

#include <QVariantList>

namespace tonglan {

/** The situation sentence (态势句) and the list of what needs attention (需要您关注), by the rules of the city, with what each part of them rests on and opens.
 *  It follows the clock: a fact that goes stale leaves it.
 */
class SituationModel : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString eventSource READ eventSource WRITE setEventSource NOTIFY parametersChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QVariantList clauses READ clauses NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(QVariantList attention READ attention NOTIFY changed)
    Q_PROPERTY(int unjudged READ unjudged NOTIFY changed)
    Q_PROPERTY(QString judgedText READ judgedText NOTIFY changed)
    Q_PROPERTY(int shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(QString summaryText READ summaryText NOTIFY summaryChanged)

public:
    explicit SituationModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_question.region; } ///< Default "810000".
    void setRegion(const QString &region) { change(m_question.region, region); }
    [[nodiscard]] const QString &eventSource() const { return m_question.eventSource; } ///< Default "unified".
    void setEventSource(const QString &source) { change(m_question.eventSource, source); }

    [[nodiscard]] const QString &sentence() const { return m_situation.sentence; } ///< Empty until the first answer.
    /** What a clause opens: target.kind. */
    enum Target { Nothing,
        Indicator, ///< target.code
        Events, ///< target.overdue, target.level, target.district
        Event, ///< target.source, target.code
        Warnings };
    Q_ENUM(Target)

    [[nodiscard]] QVariantList clauses() const { return m_clauses; } ///< Maps {text, dropped, trust, sourceName, ageText, target}.
    /** Maps as of clauses, with {trustFraction, level, place, department, sinceText}; those that were not judged are last. */
    [[nodiscard]] QVariantList attention() const { return m_attention; }
    [[nodiscard]] int unjudged() const { return m_unjudged; } ///< Of the list.
    [[nodiscard]] QString judgedText() const; ///< "124 of 128 vital signs, 84 open events, 2 warnings in force"
    [[nodiscard]] QVariantList facts() const { return m_facts; } ///< One map a source: {sourceName, ageText, trust, trustFraction}.
    [[nodiscard]] int shown() const { return m_shown; } ///< How many clauses the screen has room for; −1: all.
    void setShown(int shown);
    [[nodiscard]] QString summaryText() const; ///< "24 项体征 1 项越界 · 另 2 条"

Q_SIGNALS:
    void shownChanged();
    void summaryChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Question
    {
        QString region = {};
        QString eventSource = {};
    };

    void judge();
    [[nodiscard]] QVariantMap mapOf(const SituationClause &clause, bool isListed) const;

    Question m_question;
    bool m_answered = false;
    SituationFacts m_known;
    Situation m_situation;
    int m_shown = -1;
    QVariantList m_clauses;
    QVariantList m_facts;
    QVariantList m_attention;
    int m_unjudged = 0;
    TimeMs m_askedAt = 0;
};

}
