#include "stackmodel.h"

#include "eventwords.h"

#include "analysis/format.h"

#include <numeric>

namespace tonglan {

using namespace Qt::StringLiterals;

StackModel::StackModel(QObject *parent)
    : QueryObject({RecordType::Event, RecordType::Source, RecordType::Region}, parent)
{
    m_question.region = u"810000"_s;
    m_question.source = u"unified"_s;
}

QString StackModel::by() const
{
    return m_question.byTopic ? u"topic"_s : u"level"_s;
}

void StackModel::ask()
{
    m_askedAt = now();
    auto question = m_question;
    question.now = m_askedAt;
    question.zone = runner()->cityZone();
    question.language = runner()->languageId();
    m_driver.run([question](const Database &db) { return readStack(db, question); }, [this](StackAnswer answer) {
        m_answer = std::move(answer);
        m_freshness = {.time = m_answer.sourceTime, .intervalSeconds = m_answer.sourceInterval, .hasSource = m_answer.hasSource};
        m_freshness.update(now(), runner()->languageId());
        Q_EMIT changed();
        Q_EMIT aged(); });
}

void StackModel::tick()
{
    if (!runner())
        return;
    if (m_freshness.update(now(), runner()->languageId()))
        Q_EMIT aged();
    if (now() / 60'000 != m_askedAt / 60'000)
        m_driver.renew();
}

int StackModel::total() const
{
    return std::accumulate(m_answer.series.begin(), m_answer.series.end(), 0, [](int sum, const StackAnswer::Series &series) { return sum + series.total; });
}

QVariantList StackModel::key() const
{
    QVariantList key;
    for (const auto &series : m_answer.series) {
        QString name;
        if (m_question.byTopic)
            name = series.isOther ? tr("all others") : EventWords::topic(series.topic);
        else
            name = series.level == Level::None ? tr("no level") : EventWords::levelGrade(series.level);
        key << QVariantMap{{u"name"_s, name}, {u"level"_s, int(series.level)}, {u"topic"_s, series.topic}, {u"other"_s, series.isOther}, {u"count"_s, formatNumber(series.total, 0)}};
    }
    return key;
}

}
