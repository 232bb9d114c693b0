#pragma once

#include "queryobject.h"
#include "readline.h"

#include <QElapsedTimer>

namespace tonglan {

/** Every reading of an indicator in a region, to be panned and zoomed through; of events, their counts by half hours. Read once, while somebody needs it; then only
 *  what has come. What comes late about earlier moments is put in its place, and looked for so often that it takes at most a twentieth of the time.
 */
class LineModel : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY parametersChanged)
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)

public:
    explicit LineModel(QObject *parent = nullptr);

    [[nodiscard]] QString kind() const; ///< "indicator" (default) or "events".
    void setKind(const QString &kind) { change(m_question.events, kind == u"events"); }
    [[nodiscard]] const QString &code() const { return m_question.code; }
    void setCode(const QString &code) { change(m_question.code, code); }
    [[nodiscard]] const QString &region() const { return m_question.region; }
    void setRegion(const QString &region) { change(m_question.region, region); }
    [[nodiscard]] bool isActive() const { return m_driver.isEnabled(); } ///< Somebody needs it; default false: nothing is read.
    void setActive(bool active);

    [[nodiscard]] const LongSeries &line() const { return m_line; }
    [[nodiscard]] TimeMs step() const { return m_step; } ///< As of LineAnswer.
    [[nodiscard]] bool isKnown() const { return m_isKnown; } ///< line() is that of the present parameters.
    [[nodiscard]] int wholeReads() const { return m_wholeReads; } ///< For tests.

Q_SIGNALS:
    void activeChanged();

protected:
    void ask() override;
    void tick() override;
    void parameterChange() override;

private:
    [[nodiscard]] bool isLateDue() const;
    void take(LineAnswer answer);

    LineQuestion m_question;
    LongSeries m_line;
    TimeMs m_step = 0;
    bool m_isKnown = false;
    bool m_owesLate = false; ///< The last question left out what comes late.
    qint64 m_lateCost = 0; ///< ms, of the last look for it.
    QElapsedTimer m_sinceLate;
    int m_wholeReads = 0;
};

}
