#include "situationmodel.h"

#include "freshness.h"
#include "readsituation.h"

#include <QVariantMap>

#include <algorithm>

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
    const SituationQuestion question{m_question.region, m_question.eventSource, m_askedAt, runner()->cityZone(), runner()->languageId(), runner()->situationRules(), runner()->indicatorRegister()};
    m_driver.run([question](const Database &db) { return readSituation(db, question); }, [this](SituationFacts facts) {
        m_known = std::move(facts);
        m_answered = runner()->hasData();
        judge(); });
}

QVariantMap SituationModel::mapOf(const SituationClause &clause, bool isListed) const
{
    const auto language = runner()->languageId();
    Freshness freshness{.time = clause.source.time, .intervalSeconds = clause.source.intervalSeconds, .hasSource = clause.source.known};
    freshness.update(now(), language);
    const auto &target = clause.target;
    QVariantMap map{{u"text"_s, clause.text}, {u"dropped"_s, clause.dropped}, {u"trust"_s, int(clause.trust)}, {u"sourceName"_s, clause.source.name}, {u"ageText"_s, freshness.ageText},
        {u"target"_s, QVariantMap{{u"kind"_s, int(target.kind)}, {u"code"_s, target.code}, {u"source"_s, target.source}, {u"overdue"_s, target.isOverdue}, {u"level"_s, int(target.level)}, {u"district"_s, target.district}}}};
    if (!isListed)
        return map;
    map[u"trustFraction"_s] = freshness.fraction;
    map[u"level"_s] = int(clause.level);
    map[u"place"_s] = clause.place;
    map[u"department"_s] = clause.department.isEmpty() ? clause.source.name : clause.department;
    map[u"sinceText"_s] = clock() && clause.since > 0 ? clock()->formatMoment(double(clause.since)) : QString();
    return map;
}

void SituationModel::judge()
{
    if (!m_answered || !runner())
        return;
    static const SituationRules none;
    const auto *const rules = runner()->situationRules() ? runner()->situationRules().get() : &none;
    auto situation = situationOf(m_known, *rules, now(), runner()->languageId());
    QVariantList clauses;
    QVariantList facts;
    QVariantList attention;
    QStringList named;
    for (const auto &clause : situation.clauses) {
        clauses.append(mapOf(clause, false));
        if (clause.source.name.isEmpty() || named.contains(clause.source.name))
            continue;
        named.append(clause.source.name);
        Freshness freshness{.time = clause.source.time, .intervalSeconds = clause.source.intervalSeconds, .hasSource = clause.source.known};
        freshness.update(now(), runner()->languageId());
        facts.append(QVariantMap{{u"sourceName"_s, clause.source.name}, {u"ageText"_s, freshness.ageText}, {u"trust"_s, int(freshness.trust)}, {u"trustFraction"_s, freshness.fraction}});
    }
    for (const auto &entry : situation.attention)
        attention.append(mapOf(entry, true));
    if (situation.sentence == m_situation.sentence && clauses == m_clauses && facts == m_facts && attention == m_attention && situation.beyond == m_situation.beyond && situation.indicators == m_situation.indicators && situation.judged == m_situation.judged && situation.unsaid == m_situation.unsaid)
        return;
    m_situation = std::move(situation);
    m_clauses = std::move(clauses);
    m_facts = std::move(facts);
    m_attention = std::move(attention);
    m_unjudged = int(std::ranges::count_if(m_situation.attention, &SituationClause::dropped));
    Q_EMIT changed();
}

QString SituationModel::judgedText() const
{
    if (!m_answered)
        return {};
    int open = 0;
    for (const int count : m_known.openByLevel)
        open += count;
    QStringList parts = {tr("%1 of %2 vital signs").arg(m_situation.judged).arg(m_situation.indicators)};
    if (m_known.events.known)
        parts << tr("%n open event(s)", nullptr, open);
    if (m_known.warningSource.known)
        parts << tr("%n warning(s) in force", nullptr, int(m_known.warnings.size()));
    return parts.join(runner() && runner()->languageId() == Language::Chinese ? u"、"_s : u", "_s);
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
