#pragma once

#include "freshness.h"
#include "queryobject.h"
#include "readindicators.h"

#include <algorithm>

namespace tonglan {

/** One line over time with the same days earlier and the usual band, for a chart. The band (常态) is P10–P90 of the same weekday in
 *  the last eight weeks: what is usual, not a forecast.
 */
class SeriesModel : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY parametersChanged)
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(double from READ from WRITE setFrom NOTIFY parametersChanged)
    Q_PROPERTY(double to READ to WRITE setTo NOTIFY parametersChanged)
    Q_PROPERTY(int days READ days WRITE setDays NOTIFY parametersChanged)
    Q_PROPERTY(int bucketSeconds READ bucketSeconds WRITE setBucketSeconds NOTIFY parametersChanged)
    Q_PROPERTY(int compareDays READ compareDays WRITE setCompareDays NOTIFY parametersChanged)
    Q_PROPERTY(bool withUsual READ withUsual WRITE setWithUsual NOTIFY parametersChanged)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(bool withheld READ isWithheld NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString currentText READ currentText NOTIFY changed)
    Q_PROPERTY(QString compareText READ compareText NOTIFY changed)
    Q_PROPERTY(QString usualText READ usualText NOTIFY changed)
    Q_PROPERTY(QString sourceName READ sourceName NOTIFY changed)
    Q_PROPERTY(QString ageText READ ageText NOTIFY aged)
    Q_PROPERTY(int trust READ trust NOTIFY aged)
    Q_PROPERTY(double trustFraction READ trustFraction NOTIFY aged)
    Q_PROPERTY(double nowMs READ nowMs NOTIFY minuteChanged)

public:
    explicit SeriesModel(QObject *parent = nullptr);

    [[nodiscard]] QString kind() const; ///< "indicator" or "events" (default).
    void setKind(const QString &kind) { change(m_question.events, kind != u"indicator"); }
    [[nodiscard]] const QString &code() const { return m_question.code; }
    void setCode(const QString &code) { change(m_question.code, code); }
    [[nodiscard]] const QString &region() const { return m_question.region; } ///< Default "810000".
    void setRegion(const QString &region) { change(m_question.region, region); }
    [[nodiscard]] double from() const { return double(m_question.from); } ///< from = to = 0: today in the city, 00:00 to 24:00.
    void setFrom(double from) { change(m_question.from, TimeMs(from)); }
    [[nodiscard]] double to() const { return double(m_question.to); }
    void setTo(double to) { change(m_question.to, TimeMs(to)); }
    [[nodiscard]] int days() const { return m_question.days; } ///< In place of from and to: the last so many days of the city, today to its end; default 0.
    void setDays(int days) { change(m_question.days, std::clamp(days, 0, 31)); }
    [[nodiscard]] int bucketSeconds() const { return m_question.bucketSeconds; } ///< Default 1800, at least 60.
    void setBucketSeconds(int seconds) { change(m_question.bucketSeconds, seconds); }
    [[nodiscard]] int compareDays() const { return m_question.compareDays; } ///< Default 7; 0 = no comparison.
    void setCompareDays(int days) { change(m_question.compareDays, days); }
    [[nodiscard]] bool withUsual() const { return m_question.withUsual; } ///< Default true.
    void setWithUsual(bool withUsual) { change(m_question.withUsual, withUsual); }

    [[nodiscard]] const std::vector<SeriesPoint> &current() const { return m_answer.current; } ///< NaN = no data or not yet.
    [[nodiscard]] const std::vector<SeriesPoint> &compare() const { return m_answer.compare; } ///< On the times of current().
    [[nodiscard]] const std::vector<BandPoint> &usual() const { return m_answer.usual; }
    [[nodiscard]] TimeMs windowFrom() const { return m_answer.from; }
    [[nodiscard]] TimeMs windowTo() const { return m_answer.to; }
    [[nodiscard]] qint64 bucketMs() const { return m_answer.bucketMs > 0 ? m_answer.bucketMs : qint64(m_question.bucketSeconds) * 1000; } ///< Of the points: as asked for, but no shorter than the period of the indicator.

    [[nodiscard]] const QString &name() const { return m_answer.name; }
    [[nodiscard]] QString unit() const;
    [[nodiscard]] int decimals() const { return m_answer.decimals; }
    [[nodiscard]] const std::vector<Indicator::Limit> &limits() const { return m_answer.limits; }
    [[nodiscard]] bool isWithheld() const { return m_answer.quality == Reading::Quality::Withheld; } ///< There are values, and they are not for this screen.
    [[nodiscard]] bool isEmpty() const; ///< Not one known value.
    [[nodiscard]] QString currentText() const; ///< "today" or the like, for the direct label.
    [[nodiscard]] QString compareText() const; ///< "last Thursday"; empty without comparison.
    [[nodiscard]] QString usualText() const;
    [[nodiscard]] const QString &sourceName() const { return m_answer.sourceName; }
    [[nodiscard]] const QString &ageText() const { return m_freshness.ageText; }
    [[nodiscard]] int trust() const { return int(m_freshness.trust); }
    [[nodiscard]] double trustFraction() const { return m_freshness.fraction; }
    [[nodiscard]] double nowMs() const { return double(now()); }
    [[nodiscard]] QTimeZone zone() const { return runner() ? runner()->cityZone() : QTimeZone(QTimeZone::UTC); }

Q_SIGNALS:
    void aged();
    void minuteChanged(); ///< The now line has moved.

protected:
    void ask() override;
    void tick() override;

private:
    SeriesQuestion m_question;
    SeriesAnswer m_answer;
    Freshness m_freshness;
    TimeMs m_minute = 0;
    TimeMs m_askedAt = 0;
};

}
