#include "seriesmodel.h"

#include "analysis/compare.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

SeriesModel::SeriesModel(QObject *parent)
    : QueryObject({RecordType::Event, RecordType::Reading, RecordType::Indicator, RecordType::Region}, parent)
{
    m_question.events = true;
    m_question.region = u"810000"_s;
}

QString SeriesModel::kind() const
{
    return m_question.events ? u"events"_s : u"indicator"_s;
}

void SeriesModel::ask()
{
    m_askedAt = now();
    auto question = m_question;
    question.now = m_askedAt;
    question.zone = runner()->cityZone();
    question.language = runner()->languageId();
    question.computed = runner()->indicatorRegister();
    m_driver.run([question](const Database &db) { return readSeries(db, question); }, [this](SeriesAnswer answer) {
        m_answer = std::move(answer);
        m_freshness = {.time = m_answer.sourceTime, .intervalSeconds = m_answer.intervalSeconds, .quality = m_answer.quality, .hasSource = m_answer.hasSource};
        m_freshness.update(now(), runner()->languageId());
        Q_EMIT changed();
        Q_EMIT aged(); });
}

void SeriesModel::tick()
{
    if (!runner())
        return;
    if (m_freshness.update(now(), runner()->languageId()))
        Q_EMIT aged();
    const TimeMs minute = now() / 60'000;
    if (minute == m_minute)
        return;
    m_minute = minute;
    Q_EMIT minuteChanged();
    const qint64 bucket = std::max<qint64>(60'000, bucketMs());
    if (now() / bucket != m_askedAt / bucket) // another bucket has begun, or another day
        m_driver.renew();
}

QString SeriesModel::unit() const
{
    if (m_answer.current.empty()) // not answered yet
        return {};
    return m_question.events ? tr("cases") : m_answer.unit;
}

bool SeriesModel::isEmpty() const
{
    return std::ranges::all_of(m_answer.current, [](const auto &point) { return std::isnan(point.v); });
}

static QString weekday(TimeMs time, const QTimeZone &zone, Language language)
{
    const QLocale locale = language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English, QLocale::UnitedKingdom);
    return locale.toString(QDateTime::fromMSecsSinceEpoch(time, zone), u"ddd"_s);
}

QString SeriesModel::currentText() const
{
    return m_question.from == 0 && m_question.to == 0 ? tr("today") : tr("selected");
}

QString SeriesModel::compareText() const
{
    if (m_question.compareDays <= 0 || !runner())
        return {};
    if (m_question.compareDays == 1)
        return tr("yesterday");
    if (m_question.compareDays != 7)
        return tr("%n day(s) before", nullptr, m_question.compareDays);
    return tr("last %1").arg(weekday(m_answer.from, zone(), runner()->languageId()));
}

QString SeriesModel::usualText() const
{
    const bool known = std::ranges::any_of(m_answer.usual, [](const auto &point) { return !std::isnan(point.low); });
    return known ? tr("usual P10–P90") : QString();
}

}
