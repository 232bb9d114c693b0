#include "situationmodel.h"

#include "freshness.h"
#include "readsituation.h"

#include <QVariantMap>

namespace tonglan {

using namespace Qt::StringLiterals;

SituationModel::SituationModel(QObject *parent)
    : QueryObject({RecordType::Event, RecordType::Warning, RecordType::Reading, RecordType::Indicator, RecordType::Source, RecordType::Region}, parent)
    , m_question{u"810000"_s, u"unified"_s}
{
    connect(this, &SituationModel::changed, this, &SituationModel::summaryChanged);
}

void SituationModel::ask()
{
    m_askedAt = now();
    const SituationQuestion question{m_question.region, m_question.eventSource, m_askedAt, runner()->languageId()};
    m_driver.run([question](const Database &db) { return readSituation(db, question); }, [this](SituationFacts facts) {
        m_known = std::move(facts);
        m_answered = runner()->hasData();
        judge(); });
}

void SituationModel::judge()
{
    if (!m_answered || !runner())
        return;
    const auto language = runner()->languageId();
    auto situation = situationOf(m_known, now(), language);
    QVariantList clauses;
    QVariantList facts;
    QStringList named;
    for (const auto &clause : situation.clauses) {
        Freshness freshness{.time = clause.source.time, .intervalSeconds = clause.source.intervalSeconds, .hasSource = clause.source.known};
        freshness.update(now(), language);
        clauses.append(QVariantMap{{u"text"_s, clause.text}, {u"dropped"_s, clause.dropped}, {u"trust"_s, int(clause.trust)}, {u"sourceName"_s, clause.source.name}, {u"ageText"_s, freshness.ageText}});
        if (clause.source.name.isEmpty() || named.contains(clause.source.name))
            continue;
        named.append(clause.source.name);
        facts.append(QVariantMap{{u"sourceName"_s, clause.source.name}, {u"ageText"_s, freshness.ageText}, {u"trust"_s, int(freshness.trust)}, {u"trustFraction"_s, freshness.fraction}});
    }
    if (situation.sentence == m_situation.sentence && clauses == m_clauses && facts == m_facts && situation.beyond == m_situation.beyond && situation.indicators == m_situation.indicators && situation.judged == m_situation.judged && situation.unsaid == m_situation.unsaid)
        return;
    m_situation = std::move(situation);
    m_clauses = std::move(clauses);
    m_facts = std::move(facts);
    Q_EMIT changed();
}

void SituationModel::tick()
{
    judge();
    if (now() / 60'000 != m_askedAt / 60'000) // warnings begin and end
        m_driver.renew();
}

QString SituationModel::summaryText() const
{
    QStringList parts;
    if (m_situation.judged < m_situation.indicators)
        parts.append(tr("%1 of %2 vital signs up to date, %3 beyond limits").arg(m_situation.judged).arg(m_situation.indicators).arg(m_situation.beyond));
    else if (m_situation.indicators > 0)
        parts.append(m_situation.beyond == 0 ? tr("%1 vital signs, none beyond limits").arg(m_situation.indicators)
                                             : tr("%1 vital signs, %2 beyond limits").arg(m_situation.indicators).arg(m_situation.beyond));
    const int hidden = m_shown < 0 ? 0 : std::max(0, int(m_situation.clauses.size()) - m_shown);
    if (const int more = m_situation.unsaid + hidden; more > 0)
        parts.append(tr("+%1 more").arg(more));
    return parts.join(u" · "_s);
}

void SituationModel::setShown(int shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    Q_EMIT shownChanged();
    Q_EMIT summaryChanged();
}

}
