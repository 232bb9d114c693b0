#include "eventdetail.h"

#include "eventwords.h"

#include "analysis/format.h"

#include <QVariantMap>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

EventDetail::EventDetail(QObject *parent)
    : QueryObject({RecordType::Event, RecordType::EventLog}, parent)
{
    m_driver.setEnabled(false); // until an event is chosen
}

void EventDetail::setSource(const QString &source)
{
    if (source == m_source)
        return;
    m_source = source;
    forget();
}

void EventDetail::setEventId(const QString &id)
{
    if (id == m_eventId)
        return;
    m_eventId = id;
    forget();
}

// The sheet must not show one event under the name of another, not even for a moment.
void EventDetail::forget()
{
    m_record = {};
    m_freshness = {};
    Q_EMIT parametersChanged();
    Q_EMIT changed();
    Q_EMIT aged();
    m_driver.setEnabled(!m_eventId.isEmpty());
    m_driver.refresh();
}

void EventDetail::ask()
{
    m_driver.run([source = m_source, id = m_eventId, language = runner()->languageId()](const Database &db) { return readEvent(db, source, id, language); }, [this](EventRecord record) {
        m_record = std::move(record);
        m_freshness = {.time = m_record.sourceTime, .intervalSeconds = m_record.sourceInterval, .hasSource = m_record.hasSource};
        m_freshness.update(now(), runner()->languageId());
        Q_EMIT changed();
        Q_EMIT aged(); });
}

void EventDetail::tick()
{
    if (!m_record.found || !runner())
        return;
    m_freshness.update(now(), runner()->languageId());
    Q_EMIT aged();
}

QString EventDetail::moment(TimeMs time) const
{
    return clock() ? clock()->formatDateTime(double(time)) : QString();
}

QString EventDetail::levelText() const
{
    return EventWords::level(m_record.line.level);
}

QString EventDetail::gradeText() const
{
    return EventWords::levelGrade(m_record.line.level);
}

QString EventDetail::stageText() const
{
    return isValid() ? EventWords::stage(m_record.line.stage) : QString();
}

QString EventDetail::topicText() const
{
    return isValid() ? EventWords::topic(m_record.topic) : QString();
}

QString EventDetail::remainText() const
{
    const auto &line = m_record.line;
    return line.stage < Stage::Closed && line.deadline > 0 ? formatRemaining(line.deadline - now()) : QString();
}

bool EventDetail::isOverdue() const
{
    const auto &line = m_record.line;
    return line.stage < Stage::Closed && line.deadline > 0 && line.deadline < now();
}

bool EventDetail::isUrgent() const
{
    const auto &line = m_record.line;
    const auto left = line.deadline - now();
    return line.stage < Stage::Closed && line.deadline > 0 && left >= 0 && left * 5 < line.deadline - line.reportedAt;
}

double EventDetail::used() const
{
    const auto &line = m_record.line;
    const auto whole = line.deadline - line.reportedAt;
    if (line.deadline == 0 || whole <= 0)
        return -1;
    const auto end = line.stage < Stage::Closed || line.closedAt == 0 ? now() : line.closedAt;
    return std::clamp(double(end - line.reportedAt) / double(whole), 0.0, 1.0);
}

QVariantList EventDetail::stages() const
{
    QVariantList list;
    if (!isValid())
        return list;
    const auto present = m_record.line.stage;
    for (auto stage = Stage::Reported; stage <= Stage::Rated; stage = Stage(int(stage) + 1)) {
        const auto came = std::ranges::find(m_record.log.rbegin(), m_record.log.rend(), stageName(stage), &LogLine::to);
        TimeMs time = came != m_record.log.rend() ? came->time : 0;
        if (time == 0 && stage == Stage::Reported)
            time = m_record.line.reportedAt;
        if (stage > present)
            time = 0; // it was sent back
        list << QVariantMap{{u"text"_s, EventWords::stage(stage)}, {u"time"_s, time > 0 && clock() ? clock()->formatMoment(double(time)) : QString()},
            {u"actor"_s, time > 0 && came != m_record.log.rend() ? came->actor : QString()}, {u"state"_s, stage < present ? -1 : stage == present ? 0
                                                                                                                                                  : 1}};
    }
    return list;
}

QVariantList EventDetail::log() const
{
    QVariantList list;
    for (const auto &line : m_record.log) {
        const QString act = EventWords::act(line.action, line.to, {});
        const QString text = line.text.isEmpty() ? act : act.isEmpty() ? line.text
                                                                       : act + u" · "_s + line.text;
        list.append(QVariantMap{{u"time"_s, clock() ? clock()->formatTime(double(line.time)) : QString()}, {u"text"_s, text}, {u"actor"_s, line.actor}});
    }
    return list;
}

}
