#pragma once

#include "sceneselection.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <qqmlregistration.h>

namespace tonglan {

/** Moves the selected window of time through a range, so that map, lists and charts play what has happened. All of it goes through
 *  SceneSelection: whoever selects another window, or none, has the say, and the playback stops. It takes its time from a clock that
 *  cannot be set, and slows down rather than leave the screen behind. GUI thread.
 */
class Playback : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::SceneSelection *selection READ selection WRITE setSelection NOTIFY selectionChanged REQUIRED)
    Q_PROPERTY(double from MEMBER m_from NOTIFY rangeChanged)
    Q_PROPERTY(double to MEMBER m_to NOTIFY rangeChanged)
    Q_PROPERTY(bool ready READ isReady WRITE setReady NOTIFY readyChanged)
    Q_PROPERTY(bool playing READ isPlaying NOTIFY stateChanged)
    Q_PROPERTY(bool active READ isActive NOTIFY stateChanged)
    Q_PROPERTY(bool loop READ loops WRITE setLoop NOTIFY loopChanged)
    Q_PROPERTY(int minutesPerSecond READ minutesPerSecond NOTIFY speedChanged)

public:
    explicit Playback(QObject *parent = nullptr);

    [[nodiscard]] SceneSelection *selection() const { return m_selection; }
    void setSelection(SceneSelection *selection);
    [[nodiscard]] bool isReady() const { return m_ready; } ///< What was selected last is on the screen. Without it the next step waits, for a second at most.
    void setReady(bool ready);
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    [[nodiscard]] bool isActive() const { return m_active; } ///< The selected window is one of the playback, which may be paused.
    [[nodiscard]] bool loops() const { return m_loop; }
    void setLoop(bool loop);
    [[nodiscard]] int minutesPerSecond() const { return m_speed; } ///< Of what has happened, shown in a second: 5, 15, 30 or 60.

    /** From the selected window, or an hour from the beginning; from the beginning when it was at the end. */
    Q_INVOKABLE void play();
    Q_INVOKABLE void pause();
    Q_INVOKABLE void toggle() { m_playing ? pause() : play(); }
    /** Pauses and moves by @p steps of 15 minutes; from the last hour if no window is selected. */
    Q_INVOKABLE void step(int steps);
    Q_INVOKABLE void nextSpeed();
    /** As if @p ms had passed; what the timer does. */
    void advance(qint64 ms);

Q_SIGNALS:
    void selectionChanged();
    void rangeChanged();
    void readyChanged();
    void stateChanged();
    void loopChanged();
    void speedChanged();

private:
    void begin();
    void show(double from);
    void setState(bool playing, bool active);
    void beat();
    void hearSelection();

    QPointer<SceneSelection> m_selection;
    double m_from = 0; // of the range, ms since 1970; the end not counted
    double m_to = 0;
    double m_width = 0; // of the window, ms
    bool m_ready = true;
    bool m_playing = false;
    bool m_active = false;
    bool m_loop = false;
    bool m_moving = false; // the selection changes because of us
    int m_speed = 15;
    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    qint64 m_waited = 0; // ms since the last step
};

}
