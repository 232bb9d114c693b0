#include "forecastmodel.h"

#include "analysis/format.h"

#include <QDateTime>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 share = 200; // of the time may go into it
static constexpr qint64 leastGapMs = 10'000;
static constexpr int manyRows = 100; // a snapshot, or what was missed

ForecastModel::ForecastModel(QObject *parent)
    : QueryObject({RecordType::Indicator, RecordType::Region}, parent)
{
    m_question.region = u"810000"_s;
}

QString ForecastModel::kind() const
{
    return m_question.events ? u"events"_s : u"indicator"_s;
}

void ForecastModel::setRunner(QueryRunner *runner)
{
    if (runner == this->runner())
        return;
    if (this->runner())
        this->runner()->disconnect(this);
    QueryObject::setRunner(runner);
    if (runner)
        connect(runner, &QueryRunner::changed, this, &ForecastModel::hear);
}

bool ForecastModel::isDue() const
{
    return !m_sinceAsked.isValid() || m_sinceAsked.elapsed() >= std::max<qint64>(leastGapMs, share * m_cost);
}

void ForecastModel::hear(const ChangeSet &changes)
{
    const int rows = changes.rows[std::size_t(m_question.events ? RecordType::Event : RecordType::Reading)];
    if (rows == 0)
        return;
    m_isTouched = true;
    if (rows >= manyRows || !isValid() || isDue())
        m_driver.renew();
}

/** Of readings that come every minute nothing new is to be expected before another bucket is over. */
static qint64 bucketOf(TimeMs time, qint64 bucketMs)
{
    return time / std::max<qint64>(60'000, bucketMs);
}

void ForecastModel::ask()
{
    m_askedAt = now();
    m_sinceAsked.start();
    m_isTouched = false;
    auto question = m_question;
    question.now = m_askedAt;
    question.zone = runner()->cityZone();
    question.language = runner()->languageId();
    question.computed = runner()->indicatorRegister();
    m_driver.run([question](const Database &db) { return readForecast(db, question); }, [this](ForecastAnswer answer) {
        m_answer = std::move(answer);
        m_isKnown = true;
        m_cost = m_sinceAsked.elapsed();
        Q_EMIT changed(); });
}

void ForecastModel::tick()
{
    if (runner() && ((m_isTouched && isDue()) || bucketOf(now(), m_answer.bucketMs) != bucketOf(m_askedAt, m_answer.bucketMs)))
        m_driver.renew();
}

QString ForecastModel::reasonText() const
{
    if (!m_isKnown || isValid())
        return {};
    switch (m_answer.lack) {
    case ForecastAnswer::Lack::Withheld:
        return tr("its values are withheld");
    case ForecastAnswer::Lack::TooRare:
        return tr("there are too few values a day");
    case ForecastAnswer::Lack::TooOld:
        return tr("the newest values are too old");
    case ForecastAnswer::Lack::DayOver:
        return tr("the day is over");
    case ForecastAnswer::Lack::None:
    case ForecastAnswer::Lack::TooLittle:
        break;
    }
    return tr("fewer than four whole days are known");
}

QString ForecastModel::modelText() const
{
    if (!isValid())
        return {};
    const QString season = m_answer.isWeekly ? tr("season of a week") : tr("season of a day");
    if (m_answer.model == SeasonalForecast::Model::Naive)
        return tr("as it was last: nothing else did better");
    return (m_answer.model == SeasonalForecast::Model::SeasonalTrend ? tr("level, damped trend and %1 (Holt–Winters)") : tr("as it was a season ago, %1")).arg(season);
}

QString ForecastModel::issuedText() const
{
    return isValid() ? QDateTime::fromMSecsSinceEpoch(m_answer.issuedAt, runner() ? runner()->cityZone() : QTimeZone(QTimeZone::UTC)).toString(u"yyyy-MM-dd HH:mm"_s) : QString();
}

QString ForecastModel::intervalText() const
{
    return isValid() ? tr("P10–P90: %1 % of what came in the back-test").arg(qRound(100 * m_answer.coverage)) : QString();
}

QString ForecastModel::errorsText() const
{
    if (!isValid())
        return {};
    const auto said = [this](double error) { return formatNumber(error, std::max(1, m_answer.decimals)); };
    return tr("%1 on average; as it was last %2, as it was a season ago %3").arg(said(m_answer.error) + (m_answer.unit.isEmpty() ? QString() : u' ' + m_answer.unit), said(m_answer.naiveError), said(m_answer.seasonalNaiveError));
}

QString ForecastModel::basisText() const
{
    return isValid() ? tr("%n day(s) of this screen's own data; tried out from %1 moments", nullptr, m_answer.days).arg(m_answer.origins) : QString();
}

}
