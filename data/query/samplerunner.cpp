#include "samplerunner.h"

#include "base/clock.h"

#include <QDir>

namespace tonglan {

static const Clock &realClock()
{
    static const SystemClock clock;
    return clock;
}

SampleRunner::SampleRunner(QObject *parent)
    : QueryRunner({}, realClock(), parent)
{
}

void SampleRunner::setLike(QueryRunner *like)
{
    if (like == m_like)
        return;
    if (m_like)
        m_like->disconnect(this);
    m_like = like;
    if (like) {
        setIndicatorRegister(like->indicatorRegister());
        setCityCalendar(like->cityCalendar());
        setRules(like->rules());
        setSituationRules(like->situationRules());
        connect(like, &QueryRunner::languageChanged, this, &SampleRunner::follow);
        connect(like, &QueryRunner::cityZoneChanged, this, &SampleRunner::follow);
        follow();
    }
    Q_EMIT likeChanged();
}

void SampleRunner::follow()
{
    setCityZone(m_like->cityZone().id());
    setLanguage(m_like->language());
}

void SampleRunner::setFails(bool fails)
{
    if (fails == m_fails)
        return;
    m_fails = fails;
    if (fails)
        setCachePath(QDir::rootPath()); // a folder is no database: what SQLite says of it is what it says of a cache that cannot be opened
    Q_EMIT failsChanged();
}

}
