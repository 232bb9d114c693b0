#include "sceneselection.h"

#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

SceneSelection::SceneSelection(QObject *parent)
    : QObject(parent)
    , m_homeRegion(u"810000"_s)
{
}

void SceneSelection::setRegion(const QString &code)
{
    const QString region = code == m_homeRegion ? QString() : code;
    if (region == m_region)
        return;
    m_region = region;
    Q_EMIT regionChanged();
}

void SceneSelection::setHomeRegion(const QString &code)
{
    if (code == m_homeRegion)
        return;
    m_homeRegion = code;
    if (m_region == code)
        m_region.clear();
    Q_EMIT regionChanged();
}

void SceneSelection::setFrom(double from)
{
    if (from == m_from)
        return;
    m_from = from;
    Q_EMIT windowChanged();
}

void SceneSelection::setTo(double to)
{
    if (to == m_to)
        return;
    m_to = to;
    Q_EMIT windowChanged();
}

bool SceneSelection::back()
{
    if (hasEvent())
        clearEvent();
    else if (!m_region.isEmpty())
        setRegion({});
    else if (hasWindow())
        clearWindow();
    else
        return false;
    return true;
}

void SceneSelection::clearEvent()
{
    selectEvent({}, {});
}

void SceneSelection::selectEvent(const QString &source, const QString &id)
{
    if (source == m_eventSource && id == m_eventId)
        return;
    m_eventSource = source;
    m_eventId = id;
    Q_EMIT eventChanged();
}

void SceneSelection::selectRegion(const QString &code)
{
    setRegion(code);
}

void SceneSelection::selectWindow(double from, double to)
{
    if (from > to)
        std::swap(from, to);
    if (from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    Q_EMIT windowChanged();
}

void SceneSelection::clearWindow()
{
    selectWindow(0, 0);
}

}
