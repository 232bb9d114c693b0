#pragma once

#include "feedwatch.h"
#include "linknotices.h"

#include "analysis/language.h"
#include "model/cachehealth.h"

#include <QObject>
#include <qqmlregistration.h>

#include <optional>

namespace tonglan {

/** The cache on this machine in words, for the board. Everything is "—" until the sync thread has reported. GUI thread. */
class CacheStatus : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of HealthModel")
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(int mode READ mode NOTIFY changed)
    Q_PROPERTY(QString modeText READ modeText NOTIFY changed)
    Q_PROPERTY(QString reasonText READ reasonText NOTIFY changed)
    Q_PROPERTY(QString sizeText READ sizeText NOTIFY changed)
    Q_PROPERTY(QString freeText READ freeText NOTIFY changed)
    Q_PROPERTY(QString revisionText READ revisionText NOTIFY changed)
    Q_PROPERTY(QString quarantinedText READ quarantinedText NOTIFY changed)
    Q_PROPERTY(QString pruneText READ pruneText NOTIFY changed)
    Q_PROPERTY(QString rebuiltText READ rebuiltText NOTIFY changed)
    Q_PROPERTY(QString rebuiltNotice READ rebuiltNotice NOTIFY changed)
    Q_PROPERTY(QString path READ path NOTIFY changed)

public:
    enum Mode { Disk,
        Memory,
        None };
    Q_ENUM(Mode)

    explicit CacheStatus(QObject *parent = nullptr);

    [[nodiscard]] bool isKnown() const { return m_health.has_value(); }
    [[nodiscard]] int mode() const { return m_health ? int(m_health->mode) : int(Disk); }
    [[nodiscard]] QString modeText() const;
    [[nodiscard]] QString reasonText() const; ///< Why it is not on disk; empty if it is.
    [[nodiscard]] QString sizeText() const;
    [[nodiscard]] QString freeText() const;
    [[nodiscard]] QString revisionText() const;
    [[nodiscard]] QString quarantinedText() const;
    [[nodiscard]] QString pruneText() const;
    [[nodiscard]] QString rebuiltText() const; ///< How long ago; empty if it was not rebuilt in this run.
    [[nodiscard]] QString rebuiltNotice() const;
    [[nodiscard]] QString path() const;
    /** What the banner must say about it, if anything. */
    [[nodiscard]] std::optional<LinkNotice> notice() const;

    void take(const CacheHealth &health, TimeMs now, qint64 steady);
    /** So many refused records are kept by now: newer than what take() was told. */
    void setQuarantined(qint64 count);
    /** A second has passed, or the language changed. */
    void age(qint64 steady, Language language);

Q_SIGNALS:
    void changed();

private:
    std::optional<CacheHealth> m_health;
    Moment m_pruned;
    Moment m_rebuilt;
    QString m_pruneText;
    QString m_rebuiltText;
};

}
