#include "healthmodel.h"

#include "linkreasons.h"
#include "linkwords.h"
#include "sql.h"

#include "analysis/format.h"

#include <QDateTime>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 silenceMs = 15'000; // opening a cache that must be examined takes seconds
static constexpr qint64 retryShownMs = 4'000;

HealthModel::HealthModel(QObject *parent)
    : QueryModel({RecordType::Region, RecordType::Source, RecordType::Indicator, RecordType::Reading, RecordType::Event, RecordType::EventLog, RecordType::Asset, RecordType::Warning, RecordType::Objection, RecordType::Forecast}, parent)
    , m_refusals([this] { countRefusals(); }, {}, this)
{
    m_refusals.setEnabled(false); // until there are any
    connect(this, &QueryModel::runnerChanged, this, [this] { m_refusals.setRunner(runner()); });
    connect(this, &QueryModel::runnerChanged, this, [this] { m_feeds.setRunner(runner()); });
    connect(this, &QueryModel::clockChanged, this, [this] { m_feeds.setClock(clock()); });
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
        Q_EMIT linkChanged();
        updateBanner(); });
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
    m_cache.age(steady(), runner()->languageId());
    updateBanner();
    if (!m_retryText.isEmpty() && steady() - m_retriedAt >= retryShownMs) {
        m_retryText.clear();
        Q_EMIT retryChanged();
    }
}

/** Where no feed is configured nobody will ever report that nothing comes. */
void HealthModel::noticeSilence()
{
    if (!m_feeds.feeds().empty() || m_silent || m_expected)
        return;
    if (!m_silentSince)
        m_silentSince = steady();
    if (steady() - *m_silentSince < silenceMs)
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

/** The sync thread measures its cache now and then; the list of refused records beside that figure is read at once. */
void HealthModel::countRefusals()
{
    const auto read = [](const Database &db) -> Result<qint64> {
        Sql rows(db, u"SELECT count(*) FROM quarantine"_s);
        return rows.next() ? rows.number(0) : 0;
    };
    m_refusals.run(read, [this](qint64 count) { m_cache.setQuarantined(count); });
}

void HealthModel::setHealth(const FeedHealth &health)
{
    const double before = rejected();
    m_feeds.take(health);
    if (rejected() > before) {
        m_refusals.setEnabled(true);
        m_refusals.renew();
    }
    Q_EMIT linkChanged();
    updateBanner();
}

void HealthModel::setCacheHealth(const CacheHealth &health)
{
    m_cache.take(health, runner() ? runner()->clock().now() : 0, steady());
    if (runner())
        m_cache.age(steady(), runner()->languageId());
    Q_EMIT linkChanged();
    updateBanner();
}

void HealthModel::setOutboxHealth(const OutboxHealth &health)
{
    m_outbox = health;
    updateBanner();
}

void HealthModel::setExpectedFeeds(int count)
{
    m_expected = count;
    m_silent = count == 0;
    Q_EMIT linkChanged();
    updateBanner();
}

bool HealthModel::hasEveryFeed() const
{
    return int(m_feeds.feeds().size()) >= m_expected.value_or(1);
}

int HealthModel::countOf(LinkGrade grade) const
{
    return int(std::ranges::count_if(m_feeds.feeds(), [grade](const auto &feed) { return feed.second.grade() == grade; }));
}

void HealthModel::setRecorded(bool recorded)
{
    if (recorded == m_recorded)
        return;
    m_recorded = recorded;
    Q_EMIT linkChanged();
    updateBanner();
}

void HealthModel::retry()
{
    if (!m_feeds.canRetry())
        return;
    m_retriedAt = steady();
    m_retryText = tr("Asked every feed to try again");
    Q_EMIT retryChanged();
    Q_EMIT retryRequested();
}

double HealthModel::rejected() const
{
    double sum = 0;
    for (const auto &[name, feed] : m_feeds.feeds())
        sum += double(feed.health.rowsRejected);
    return sum;
}

/** A recorded city is as old as it is: its sources promise nothing any more. One that never sent anything is for the board. */
QList<LinkNotice> HealthModel::sourceNotices() const
{
    QList<LinkNotice> notices;
    if (m_recorded || !runner())
        return notices;
    const auto language = runner()->languageId();
    for (const auto &row : m_rows) {
        const auto &freshness = row.freshness;
        const bool stale = freshness.trust == TrustState::Stale;
        if (freshness.time == 0 || freshness.intervalSeconds <= 0 || (!stale && freshness.trust != TrustState::Late))
            continue;
        const QString name = oneLine(row.name, 60);
        const QString silent = LinkWords::duration(now() - freshness.time, language);
        const QString due = LinkWords::duration(freshness.intervalSeconds * 1000LL, language);
        notices << LinkNotice{u"source/"_s + row.id, stale ? LinkNotice::Rank::Stale : LinkNotice::Rank::Late, name,
            stale ? tr("%1 is stale: no data for %2 (due every %3)").arg(name, silent, due) : tr("%1 is late: no data for %2 (due every %3)").arg(name, silent, due)};
    }
    return notices;
}

void HealthModel::updateBanner()
{
    if (!runner())
        return;
    auto raised = m_feeds.notices() + sourceNotices();
    if (auto notice = m_cache.notice())
        raised << *std::move(notice);
    if (m_silent && !m_recorded && m_feeds.feeds().empty())
        raised << LinkNotice{u"feeds"_s, LinkNotice::Rank::Silent, tr("The feeds"), tr("No feed is configured: what is shown is what the cache last knew")};
    if (!m_outbox.isOpen && !m_outbox.detail.isEmpty())
        raised << LinkNotice{u"outbox"_s, LinkNotice::Rank::NoOutbox, tr("The store of actions"), tr("Actions cannot be stored: %1").arg(LinkReasons::explain(m_outbox.detail, 160))};
    const bool noticesDiffer = m_notices.update(std::move(raised), steady(), tr("%1: well again"));
    const QString verdict = verdictText();
    if (!noticesDiffer && verdict == m_verdict)
        return;
    m_verdict = verdict;
    Q_EMIT bannerChanged();
}

QString HealthModel::bannerText() const
{
    return m_notices.shown().isEmpty() ? QString() : m_notices.shown().first().notice.text;
}

int HealthModel::bannerMore() const
{
    return std::max(0, int(m_notices.shown().size()) - 1);
}

bool HealthModel::isBannerGrave() const
{
    if (m_notices.shown().isEmpty())
        return false;
    const auto &first = m_notices.shown().first();
    return first.heldUntil == 0 && first.notice.rank <= LinkNotice::Rank::Paused;
}

QString HealthModel::verdictText() const
{
    const auto &feeds = m_feeds.feeds();
    if (feeds.empty())
        return m_silent ? tr("No feed is configured") : tr("No feed has reported yet");
    if (!hasEveryFeed())
        return tr("%n feed(s) have not reported yet", "", *m_expected - int(feeds.size()));
    if (const int trying = countOf(LinkGrade::Trying) + countOf(LinkGrade::Lost); trying > 0)
        return tr("%n feed(s) do not answer and are tried again", "", trying);
    if (const int halted = countOf(LinkGrade::Halted); halted > 0)
        return tr("%n feed(s) have stopped", "", halted);
    if (const int working = countOf(LinkGrade::Working); working > 0)
        return tr("%n feed(s) are loading or catching up", "", working);
    if (!m_recorded)
        return tr("Every link is up and no source is late");
    const bool onlyPacks = std::ranges::all_of(feeds, [](const auto &feed) { return feed.second.health.type == "pack"_L1; });
    return onlyPacks ? tr("Recorded data from a city pack: no live feed is configured") : tr("Recorded data: the links are not judged");
}

int HealthModel::linkState() const
{
    const auto &feeds = m_feeds.feeds();
    if (m_cache.isKnown() && m_cache.mode() == CacheStatus::None)
        return Lost; // without a cache nothing is kept in step
    if (m_recorded && feeds.empty())
        return Recorded;
    if (feeds.empty())
        return m_silent ? Lost : CatchingUp;
    auto worst = hasEveryFeed() ? LinkGrade::Well : LinkGrade::Working;
    for (const auto &[name, feed] : feeds)
        worst = std::max(worst, feed.grade());
    switch (worst) {
    case LinkGrade::Well:
        return m_recorded ? Recorded : Live;
    case LinkGrade::Working:
        return CatchingUp;
    case LinkGrade::Trying:
        return Late;
    case LinkGrade::Lost:
    case LinkGrade::Halted:
        break;
    }
    return Lost;
}

QString HealthModel::linkText() const
{
    int progress = -1;
    for (const auto &[name, feed] : m_feeds.feeds())
        progress = std::max(progress, feed.health.state == FeedHealth::State::Snapshot ? feed.health.progressPercent : -1);
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
    for (const auto &[name, feed] : m_feeds.feeds()) {
        const TimeMs last = feed.health.lastSuccess;
        if (feed.grade() >= LinkGrade::Trying && last > 0 && (since == 0 || last < since))
            since = last;
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
