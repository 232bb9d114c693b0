#include "cachestatus.h"

#include "linkreasons.h"
#include "linkwords.h"

#include "analysis/format.h"

namespace tonglan {

using namespace Qt::StringLiterals;

CacheStatus::CacheStatus(QObject *parent)
    : QObject(parent)
{
}

void CacheStatus::take(const CacheHealth &health, TimeMs now, qint64 steady)
{
    if (m_health && health == *m_health)
        return;
    m_health = health;
    m_pruned.takePast(health.lastPrune, now, steady);
    m_rebuilt.takePast(health.rebuiltAt, now, steady);
    Q_EMIT changed();
}

void CacheStatus::setQuarantined(qint64 count)
{
    if (!m_health || count == m_health->quarantined)
        return;
    m_health->quarantined = count;
    Q_EMIT changed();
}

void CacheStatus::age(qint64 steady, Language language)
{
    const QString pruned = m_pruned.isSet() ? LinkWords::ago(m_pruned.age(steady), language) : QString();
    const QString rebuilt = m_rebuilt.isSet() ? LinkWords::ago(m_rebuilt.age(steady), language) : QString();
    if (pruned == m_pruneText && rebuilt == m_rebuiltText)
        return;
    m_pruneText = pruned;
    m_rebuiltText = rebuilt;
    Q_EMIT changed();
}

QString CacheStatus::modeText() const
{
    if (!m_health)
        return tr("not reported yet");
    switch (m_health->mode) {
    case CacheHealth::Mode::Disk:
        return tr("on disk");
    case CacheHealth::Mode::Memory:
        return tr("memory only");
    case CacheHealth::Mode::None:
        break;
    }
    return tr("no cache");
}

QString CacheStatus::reasonText() const
{
    return !m_health || m_health->mode == CacheHealth::Mode::Disk ? QString() : LinkWords::cacheReason(m_health->detail, m_health->freeBytes);
}

QString CacheStatus::sizeText() const
{
    return LinkWords::bytes(m_health && m_health->mode != CacheHealth::Mode::None ? m_health->bytes : -1);
}

QString CacheStatus::freeText() const
{
    return LinkWords::bytes(m_health ? m_health->freeBytes : -1);
}

QString CacheStatus::revisionText() const
{
    return m_health && m_health->revision > 0 ? formatNumber(double(m_health->revision), 0) : u"—"_s;
}

QString CacheStatus::quarantinedText() const
{
    return m_health ? formatNumber(double(m_health->quarantined), 0) : u"—"_s;
}

QString CacheStatus::pruneText() const
{
    return !m_health ? u"—"_s : m_pruneText.isEmpty() ? tr("not in this run")
                                                      : m_pruneText;
}

QString CacheStatus::rebuiltText() const
{
    return m_rebuiltText;
}

QString CacheStatus::rebuiltNotice() const
{
    return m_health ? LinkReasons::explain(m_health->rebuiltNotice) : QString();
}

QString CacheStatus::path() const
{
    return m_health && !m_health->path.isEmpty() ? oneLine(m_health->path) : u"—"_s;
}

std::optional<LinkNotice> CacheStatus::notice() const
{
    if (!m_health || m_health->mode == CacheHealth::Mode::Disk)
        return {};
    if (m_health->mode == CacheHealth::Mode::Memory)
        return LinkNotice{u"cache"_s, LinkNotice::Rank::MemoryOnly, tr("The cache"), tr("The cache runs in memory: %1, new data will not be kept").arg(reasonText())};
    return LinkNotice{u"cache"_s, LinkNotice::Rank::NoCache, tr("The cache"), tr("There is no cache: %1, nothing new can be shown").arg(reasonText())};
}

}
