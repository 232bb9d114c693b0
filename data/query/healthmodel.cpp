#include "healthmodel.h"

#include "analysis/format.h"

#include <QDateTime>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr TimeMs silenceMs = 15'000; // opening a cache that must be examined takes seconds

HealthModel::HealthModel(QObject *parent)
    : QueryModel({RecordType::Region, RecordType::Source, RecordType::Indicator, RecordType::Reading, RecordType::Event, RecordType::EventLog, RecordType::Asset, RecordType::Warning}, parent)
{
}

void HealthModel::ask()
{
    m_driver.run([](const Database &db) { return Result<QHash<QString, SourceInfo>>(Catalog::readSources(db)); }, [this](const QHash<QString, SourceInfo> &sources) {
        const auto language = runner()->languageId();
        std::vector<Row> rows;
        m_newest = 0;
        m_demo = false;
        m_allDemo = !sources.isEmpty();
        for (const auto &[id, source] : sources.asKeyValueRange()) {
            Row row{.id = id, .name = nameIn(language, source.name, source.nameEn), .system = nameIn(language, source.system, source.systemEn)};
            row.freshness = {.time = source.lastTime, .intervalSeconds = source.intervalSeconds, .hasSource = true};
            row.freshness.update(now(), language);
            row.intervalText = source.intervalSeconds > 0 ? formatAge(source.intervalSeconds * 1000LL, language) : QString();
            rows.push_back(std::move(row));
            m_newest = std::max(m_newest, std::min(source.lastTime, now()));
            m_demo = m_demo || source.demo;
            m_allDemo = m_allDemo && source.demo;
        }
        std::ranges::sort(rows, {}, &Row::id);
        show(m_rows, std::move(rows), [](const Row &row) { return row.id; });
        count();
        Q_EMIT countersChanged();
        Q_EMIT linkChanged(); });
}

void HealthModel::tick()
{
    if (!runner())
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].freshness.update(now(), runner()->languageId()))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), {AgeTextRole, TrustRole, TrustFractionRole});
    }
    count();
    noticeSilence();
}

/** Where no feed is configured, or none can be used, nobody will ever report that nothing comes. */
void HealthModel::noticeSilence()
{
    if (!m_feeds.isEmpty() || m_silent)
        return;
    if (m_silentSince == 0)
        m_silentSince = now();
    if (now() - m_silentSince < silenceMs)
        return;
    m_silent = true;
    Q_EMIT linkChanged();
}

void HealthModel::count()
{
    const int fresh = int(std::ranges::count_if(m_rows, [](const Row &row) { return row.freshness.trust == TrustState::Fresh; }));
    if (fresh == m_fresh)
        return;
    m_fresh = fresh;
    Q_EMIT countersChanged();
}

void HealthModel::setHealth(const FeedHealth &health)
{
    m_feeds.insert(health.feed, health);
    Q_EMIT linkChanged();
}

void HealthModel::setRecorded(bool recorded)
{
    if (recorded == m_recorded)
        return;
    m_recorded = recorded;
    Q_EMIT linkChanged();
}

static HealthModel::LinkState stateOf(const FeedHealth &feed)
{
    switch (feed.state) {
    case FeedHealth::State::Live:
        return HealthModel::Live;
    case FeedHealth::State::Idle:
    case FeedHealth::State::Snapshot:
    case FeedHealth::State::CatchingUp:
        return HealthModel::CatchingUp;
    case FeedHealth::State::Waiting:
        return feed.attempts > 3 ? HealthModel::Lost : HealthModel::Late;
    case FeedHealth::State::Halted:
        break;
    }
    return HealthModel::Lost;
}

int HealthModel::linkState() const
{
    if (m_recorded && m_feeds.isEmpty())
        return Recorded;
    if (m_feeds.isEmpty())
        return m_silent ? Lost : CatchingUp;
    LinkState worst = Live;
    for (const auto &feed : m_feeds)
        worst = std::max(worst, stateOf(feed));
    return m_recorded && worst == Live ? Recorded : worst;
}

QString HealthModel::linkText() const
{
    int progress = -1;
    for (const auto &feed : m_feeds)
        progress = std::max(progress, feed.state == FeedHealth::State::Snapshot ? feed.progressPercent : -1);
    switch (linkState()) {
    case Live:
        return tr("Live");
    case CatchingUp:
        return progress >= 0 ? tr("Loading %1%").arg(progress) : tr("Catching up");
    case Late:
        return tr("Retrying");
    case Lost:
        return tr("Link lost");
    case Recorded:
        break;
    }
    return tr("Recorded");
}

QString HealthModel::sinceText() const
{
    TimeMs since = 0;
    for (const auto &feed : m_feeds) {
        const bool silent = feed.state == FeedHealth::State::Waiting || feed.state == FeedHealth::State::Halted;
        if (silent && feed.lastSuccess > 0 && (since == 0 || feed.lastSuccess < since))
            since = feed.lastSuccess;
    }
    if (since == 0 || !runner())
        return {};
    const auto time = QDateTime::fromMSecsSinceEpoch(since, runner()->cityZone());
    const auto today = QDateTime::fromMSecsSinceEpoch(now(), runner()->cityZone()).date();
    return tr("since %1").arg(time.toString(time.date() == today ? u"HH:mm"_s : u"MM-dd HH:mm"_s));
}

QString HealthModel::dataAsOfText() const
{
    if (m_newest == 0 || !runner())
        return {};
    const auto newest = QDateTime::fromMSecsSinceEpoch(m_newest, runner()->cityZone());
    const auto today = QDateTime::fromMSecsSinceEpoch(now(), runner()->cityZone()).date();
    return newest.toString(newest.date() == today ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
}

int HealthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HealthModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case SourceIdRole:
        return row.id;
    case NameRole:
        return row.name;
    case SystemRole:
        return row.system;
    case AgeTextRole:
        return row.freshness.ageText;
    case TrustRole:
        return int(row.freshness.trust);
    case TrustFractionRole:
        return row.freshness.fraction;
    case IntervalTextRole:
        return row.intervalText;
    }
    return {};
}

QHash<int, QByteArray> HealthModel::roleNames() const
{
    return {{SourceIdRole, "sourceId"}, {NameRole, "name"}, {SystemRole, "system"}, {AgeTextRole, "ageText"}, {TrustRole, "trust"},
        {TrustFractionRole, "trustFraction"}, {IntervalTextRole, "intervalText"}};
}

}
