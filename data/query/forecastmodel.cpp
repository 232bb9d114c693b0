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
    : QueryObject({RecordType::Indicator, RecordType::Region, RecordType::Source}, parent)
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

bool ForecastModel::isDue(const QElapsedTimer &since) const
{
    return !since.isValid() || since.elapsed() >= std::max<qint64>(leastGapMs, share * m_cost);
}

void ForecastModel::hear(const ChangeSet &changes)
{
    const int rows = changes.rows[std::size_t(m_question.events ? RecordType::Event : RecordType::Reading)];
    const int forecasts = m_question.events ? 0 : changes.rows[std::size_t(RecordType::Forecast)];
    if (rows + forecasts == 0)
        return;
    m_isTouched = true;
    // A department's forecast is waited for, also directly after something was asked: but of a flood of them only the first is answered at once.
    const bool isAwaited = forecasts > 0 && isDue(m_sinceForecast);
    if (isAwaited)
        m_sinceForecast.start();
    if (rows >= manyRows || !isValid() || isAwaited || isDue(m_sinceAsked))
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
    if (runner() && ((m_isTouched && isDue(m_sinceAsked)) || bucketOf(now(), m_answer.bucketMs) != bucketOf(m_askedAt, m_answer.bucketMs)))
        m_driver.renew();
}

QString ForecastModel::cityTime(TimeMs time, const QString &format) const
{
    return QDateTime::fromMSecsSinceEpoch(time, runner() ? runner()->cityZone() : QTimeZone(QTimeZone::UTC)).toString(format);
}

QString ForecastModel::ownerText() const
{
    if (!isValid())
        return {};
    return isOfFeed() ? tr("forecast by %1").arg(m_answer.feed.department) : tr("our own estimate");
}

QString ForecastModel::captionText() const
{
    if (!isValid())
        return {};
    const auto issued = cityTime(m_answer.issuedAt, u"HH:mm"_s);
    const int percent = qRound(100 * m_answer.coverage);
    if (!isOfFeed())
        return tr("%1 (%2, band %3 %)").arg(ownerText(), issued).arg(percent);
    if (m_answer.feed.model.isEmpty())
        return tr("%1 (issued %2, band %3 %)").arg(ownerText(), issued).arg(percent);
    return tr("%1 (%2, issued %3, band %4 %)").arg(ownerText(), m_answer.feed.model, issued).arg(percent);
}

QString ForecastModel::notTakenText() const
{
    if (!m_isKnown || m_question.events || m_answer.isOfFeed() || m_answer.lack == ForecastAnswer::Lack::Withheld)
        return {};
    const auto issued = cityTime(m_answer.feed.issuedAt, u"MM-dd HH:mm"_s);
    switch (m_answer.feed.lack) {
    case FeedForecast::Lack::Stale:
        return tr("too old, %1 issued it %2").arg(m_answer.feed.department, issued);
    case FeedForecast::Lack::NotNow:
        return tr("not of the time from now on, %1 issued it %2").arg(m_answer.feed.department, issued);
    case FeedForecast::Lack::None:
    case FeedForecast::Lack::Absent:
        break;
    }
    return tr("none came");
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
    if (isOfFeed())
        return m_answer.feed.model.isEmpty() ? tr("not named") : m_answer.feed.model;
    const QString season = m_answer.isWeekly ? tr("season of a week") : tr("season of a day");
    if (m_answer.model == SeasonalForecast::Model::Naive)
        return tr("as it was last: nothing else did better");
    return (m_answer.model == SeasonalForecast::Model::SeasonalTrend ? tr("level, damped trend and %1 (Holt–Winters)") : tr("as it was a season ago, %1")).arg(season);
}

QString ForecastModel::issuedText() const
{
    return isValid() ? cityTime(m_answer.issuedAt, u"yyyy-MM-dd HH:mm"_s) : QString();
}

QString ForecastModel::intervalText() const
{
    if (!isValid())
        return {};
    const int percent = qRound(100 * m_answer.coverage);
    return isOfFeed() ? tr("to hold %1 % of what comes, as its department says").arg(percent) : tr("P10–P90: %1 % of what came in the back-test").arg(percent);
}

QString ForecastModel::errorsText() const
{
    if (!isValid())
        return {};
    if (isOfFeed())
        return tr("not known: the department sends none");
    const auto said = [this](double error) { return formatNumber(error, std::max(1, m_answer.decimals)); };
    return tr("%1 on average; as it was last %2, as it was a season ago %3").arg(said(m_answer.error) + (m_answer.unit.isEmpty() ? QString() : u' ' + m_answer.unit), said(m_answer.naiveError), said(m_answer.seasonalNaiveError));
}

QString ForecastModel::basisText() const
{
    return isValid() && !isOfFeed() ? tr("%n day(s) of this screen's own data; tried out from %1 moments", nullptr, m_answer.days).arg(m_answer.origins) : QString();
}

}
