#include "playback.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <array>
#include <cmath>

namespace tonglan {

static constexpr double minute = 60'000;
static constexpr double usualWidth = 60 * minute;
static constexpr double stepWidth = 15 * minute;
static constexpr int beatMs = 200; // lists are read at every beat: more of them would only flicker
static constexpr qint64 longestWaitMs = 1'000;
static constexpr std::array speeds = {5, 15, 30, 60};

Playback::Playback(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(beatMs);
    connect(&m_timer, &QTimer::timeout, this, &Playback::beat);
}

void Playback::setSelection(SceneSelection *selection)
{
    if (selection == m_selection)
        return;
    if (m_selection)
        m_selection->disconnect(this);
    m_selection = selection;
    if (selection)
        connect(selection, &SceneSelection::windowChanged, this, &Playback::hearSelection);
    setState(false, false);
    Q_EMIT selectionChanged();
}

void Playback::setReady(bool ready)
{
    if (ready == m_ready)
        return;
    m_ready = ready;
    Q_EMIT readyChanged();
}

void Playback::setLoop(bool loop)
{
    if (loop == m_loop)
        return;
    m_loop = loop;
    Q_EMIT loopChanged();
}

void Playback::nextSpeed()
{
    const auto *const next = std::ranges::upper_bound(speeds, m_speed);
    m_speed = next == speeds.end() ? speeds.front() : *next;
    Q_EMIT speedChanged();
}

void Playback::play()
{
    if (!m_selection || m_to <= m_from || m_playing)
        return;
    begin();
    if (m_selection->to() >= m_to || m_selection->from() < m_from)
        show(m_from);
    m_waited = 0;
    m_sinceBeat.start();
    m_timer.start();
    setState(true, true);
}

void Playback::pause()
{
    setState(false, m_active);
}

void Playback::step(int steps)
{
    if (!m_selection || m_to <= m_from)
        return;
    const bool isLive = !m_selection->hasWindow();
    begin();
    show((isLive ? m_to - m_width : m_selection->from()) + steps * stepWidth); // back from now
    setState(false, true);
}

void Playback::advance(qint64 ms)
{
    if (!m_playing)
        return;
    m_waited += ms;
    if (!m_ready && m_waited < longestWaitMs)
        return;
    const auto moved = std::min(std::min(m_waited, longestWaitMs) * m_speed * minute / 1000, m_width); // nothing in between is left out
    m_waited = 0;
    if (m_selection->to() < m_to)
        show(m_selection->from() + moved);
    else if (m_loop)
        show(m_from);
    else
        setState(false, true);
}

void Playback::begin()
{
    const bool hasWindow = m_selection->hasWindow();
    m_width = std::min(hasWindow ? m_selection->to() - m_selection->from() : usualWidth, m_to - m_from);
    if (!hasWindow)
        show(m_from);
}

void Playback::show(double from)
{
    const QScopedValueRollback moving(m_moving, true);
    const auto start = std::floor(std::clamp(from, m_from, std::max(m_from, m_to - m_width)));
    m_selection->selectWindow(start, start + m_width);
}

void Playback::setState(bool playing, bool active)
{
    if (!playing)
        m_timer.stop();
    if (playing == m_playing && active == m_active)
        return;
    m_playing = playing;
    m_active = active;
    Q_EMIT stateChanged();
}

void Playback::beat()
{
    advance(m_sinceBeat.restart());
}

void Playback::hearSelection()
{
    if (!m_moving)
        setState(false, false);
}

}
