#pragma once

#include "queryobject.h"
#include "readforecast.h"

#include <QElapsedTimer>

namespace tonglan {

/** How the line of a SeriesModel goes on until its window ends: as its department forecasts it, or else worked out here from what came before; never data. Trying the
 *  latter out costs far more than reading, so it is not done anew for every reading or forecast, but for every bucket, for many readings at once, and else so often
 *  that it takes at most a two hundredth of the time.
 */
class ForecastModel : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY parametersChanged)
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(int bucketSeconds READ bucketSeconds WRITE setBucketSeconds NOTIFY parametersChanged)
    Q_PROPERTY(bool valid READ isValid NOTIFY changed)
    Q_PROPERTY(bool ofFeed READ isOfFeed NOTIFY changed)
    Q_PROPERTY(QString ownerText READ ownerText NOTIFY changed)
    Q_PROPERTY(QString captionText READ captionText NOTIFY changed)
    Q_PROPERTY(QString notTakenText READ notTakenText NOTIFY changed)
    Q_PROPERTY(QString reasonText READ reasonText NOTIFY changed)
    Q_PROPERTY(QString modelText READ modelText NOTIFY changed)
    Q_PROPERTY(QString issuedText READ issuedText NOTIFY changed)
    Q_PROPERTY(QString intervalText READ intervalText NOTIFY changed)
    Q_PROPERTY(QString errorsText READ errorsText NOTIFY changed)
    Q_PROPERTY(QString basisText READ basisText NOTIFY changed)

public:
    explicit ForecastModel(QObject *parent = nullptr);

    [[nodiscard]] QString kind() const; ///< "indicator" (default) or "events".
    void setKind(const QString &kind) { change(m_question.events, kind == u"events"); }
    [[nodiscard]] const QString &code() const { return m_question.code; }
    void setCode(const QString &code) { change(m_question.code, code); }
    [[nodiscard]] const QString &region() const { return m_question.region; }
    void setRegion(const QString &region) { change(m_question.region, region); }
    [[nodiscard]] int bucketSeconds() const { return m_question.bucketSeconds; } ///< Default 1800, at least the period of the indicator.
    void setBucketSeconds(int seconds) { change(m_question.bucketSeconds, seconds); }

    void setRunner(QueryRunner *runner) override;

    [[nodiscard]] bool isValid() const { return !m_answer.points.empty(); }
    [[nodiscard]] const std::vector<ForecastPoint> &points() const { return m_answer.points; } ///< In order of time, each for bucketMs(); those of the feed may have gaps.
    [[nodiscard]] qint64 bucketMs() const { return m_answer.bucketMs; }
    [[nodiscard]] SeasonalForecast::Model model() const { return m_answer.model; }
    [[nodiscard]] TimeMs issuedAt() const { return m_answer.issuedAt; }
    [[nodiscard]] bool isOfFeed() const { return isValid() && m_answer.isOfFeed(); } ///< Else it is an estimate of our own.

    [[nodiscard]] QString ownerText() const; ///< Whose it is, in a few words; empty where there is none.
    [[nodiscard]] QString captionText() const; ///< The same with model, time of issue and band.
    [[nodiscard]] QString notTakenText() const; ///< Why it is not the department's; empty where it is, or events are counted.

    [[nodiscard]] QString reasonText() const; ///< Why there is none; empty while there is one, or nobody knows yet.
    [[nodiscard]] QString modelText() const; ///< What it is worked out by …
    [[nodiscard]] QString issuedText() const; ///< … when …
    [[nodiscard]] QString intervalText() const; ///< … what the band is …
    [[nodiscard]] QString errorsText() const; ///< … and how far off it was in the back-test, beside the naive ways; of a department's nobody knows.
    [[nodiscard]] QString basisText() const; ///< Empty for a department's.

protected:
    void ask() override;
    void tick() override;

private:
    void hear(const ChangeSet &changes);
    [[nodiscard]] bool isDue(const QElapsedTimer &since) const;
    [[nodiscard]] QString cityTime(TimeMs time, const QString &format) const;

    ForecastQuestion m_question;
    ForecastAnswer m_answer;
    bool m_isKnown = false;
    TimeMs m_askedAt = 0;
    QElapsedTimer m_sinceAsked;
    QElapsedTimer m_sinceForecast; ///< Since one of the feed was asked for.
    qint64 m_cost = 0; ///< ms, of the last answer.
    bool m_isTouched = false; ///< Since it was asked for.
};

}
