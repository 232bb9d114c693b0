#include "feedlistmodel.h"

#include "linkreasons.h"
#include "linkwords.h"
#include "sql.h"

#include "analysis/format.h"

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 bearableSkewMs = 5'000; // as the self-test has it
static constexpr qint64 patienceMs = 5'000; // a link that fails and is back within this is not worth a banner

FeedListModel::FeedListModel(QObject *parent)
    : QueryModel({}, parent)
{
}

static TypePauses readPauses(const Database &db)
{
    TypePauses pauses;
    Sql rows(db, u"SELECT f.feed, p.type, p.since FROM type_pause p JOIN feed_state f ON f.n = p.feed"_s);
    while (rows.next()) {
        if (const int type = rows.smallNumber(1); type >= 0 && type < recordTypeCount)
            pauses[rows.text(0)].insert(recordTypeName(RecordType(type)), rows.number(2));
    }
    return pauses;
}

void FeedListModel::ask()
{
    m_driver.run([](const Database &db) { return Result<TypePauses>(readPauses(db)); }, [this](TypePauses pauses) {
        m_pauses = std::move(pauses);
        tick(); });
}

void FeedListModel::take(const FeedHealth &health)
{
    auto &feed = m_feeds[health.feed];
    const bool pausesDiffer = feed.health.pausedTypes != health.pausedTypes;
    feed.take(health, runner() ? runner()->clock().now() : 0, steady());
    tick();
    Q_EMIT feedsChanged();
    if (pausesDiffer)
        m_driver.renew();
}

bool FeedListModel::canRetry() const
{
    return std::ranges::any_of(m_feeds, [](const auto &entry) {
        const auto &feed = entry.second;
        return !feed.health.isMisconfigured && (feed.grade() >= LinkGrade::Trying || !feed.health.pausedTypes.isEmpty());
    });
}

int FeedListModel::pausedTypes() const
{
    int count = 0;
    for (const auto &[name, feed] : m_feeds)
        count += int(feed.health.pausedTypes.size());
    return count;
}

void FeedListModel::tick()
{
    std::vector<Row> rows;
    for (const auto &[name, feed] : m_feeds)
        rows.push_back(rowOf(feed));
    std::ranges::stable_sort(rows, std::ranges::greater(), [](const Row &row) { return std::pair(row.grade, !row.datumText.isEmpty() || !row.pausedText.isEmpty()); }); // names are in order already
    show(m_rows, std::move(rows), [](const Row &row) { return row.feed; });
}

static QString stateText(const FeedHealth &health, LinkGrade grade)
{
    switch (health.state) {
    case FeedHealth::State::Idle:
        return FeedListModel::tr("starting");
    case FeedHealth::State::Snapshot:
        return health.progressPercent >= 0 ? FeedListModel::tr("loading all, %1%").arg(health.progressPercent) : FeedListModel::tr("loading all");
    case FeedHealth::State::CatchingUp:
        return FeedListModel::tr("catching up");
    case FeedHealth::State::Live:
        return health.type == "pack"_L1 ? FeedListModel::tr("recorded") : FeedListModel::tr("live");
    case FeedHealth::State::Waiting:
        return grade == LinkGrade::Lost ? FeedListModel::tr("link lost") : FeedListModel::tr("retrying");
    case FeedHealth::State::Halted:
        break;
    }
    return health.isMisconfigured ? FeedListModel::tr("wrongly configured") : FeedListModel::tr("halted");
}

static QString kindText(const FeedHealth &health)
{
    const auto &type = health.type;
    if (health.isMisconfigured)
        return FeedListModel::tr("feeds file");
    if (type == "tlf"_L1)
        return FeedListModel::tr("Tonglan Feed");
    if (type == "geojson"_L1)
        return u"GeoJSON"_s;
    if (type == "cap"_L1)
        return u"CAP"_s;
    if (type == "pack"_L1)
        return FeedListModel::tr("city pack");
    if (type == "import"_L1)
        return FeedListModel::tr("tables");
    return oneLine(type, 40);
}

static QString inSeconds(qint64 ms)
{
    return ms < 1000 ? FeedListModel::tr("%1 ms").arg(ms) : FeedListModel::tr("%1 s").arg(formatNumber(double(ms) / 1000, ms < 10'000 ? 1 : 0));
}

static QString skewText(qint64 skewMs)
{
    const QString size = inSeconds(std::abs(skewMs));
    return skewMs < 0 ? QChar(0x2212) + size : u'+' + size;
}

QString FeedListModel::pausedText(const FeedHealth &health) const
{
    QStringList types;
    const auto pauses = m_pauses.value(health.feed);
    for (const auto &type : health.pausedTypes) {
        const TimeMs since = pauses.value(type);
        types << (since > 0 && clock() ? tr("%1 since %2").arg(LinkWords::recordType(type), clock()->formatMoment(double(since))) : LinkWords::recordType(type));
    }
    return types.isEmpty() ? QString() : tr("stopped, too many bad records: %1").arg(types.join(tr(", ")));
}

FeedListModel::Row FeedListModel::rowOf(const FeedWatch &feed) const
{
    const auto language = runner() ? runner()->languageId() : Language::Chinese;
    const auto &health = feed.health;
    const QString unknown = u"—"_s;
    Row row{.feed = health.feed, .kind = kindText(health), .grade = feed.grade()};
    row.address = health.address.isEmpty() ? unknown : oneLine(health.address);
    row.stateText = stateText(health, row.grade);
    row.progress = health.state == FeedHealth::State::Snapshot ? health.progressPercent : -1;
    if (row.grade >= LinkGrade::Trying || health.type == "import"_L1) // a feed that is well may remark on how it is; of tables it is what is missing
        row.detail = LinkReasons::explain(health.detail.section(u"; next try in"_s, 0, 0)); // when is counted down beside it
    row.lastGoodText = feed.lastGood.isSet() ? LinkWords::ago(feed.lastGood.age(steady()), language) : tr("never");
    row.lagText = health.lagMs < 0 ? unknown : inSeconds(health.lagMs);
    row.rowsText = formatNumber(double(health.rowsIn), 0);
    row.rejectedText = formatNumber(double(health.rowsRejected), 0);
    row.unknownText = formatNumber(double(health.unknownTypes), 0);
    row.bytesText = LinkWords::bytes(health.bytesIn);
    const bool hasServer = health.type != "pack"_L1 && health.type != "import"_L1 && !health.isMisconfigured;
    row.skewText = hasServer ? skewText(health.clockSkewMs) : unknown;
    row.skewed = hasServer && std::abs(health.clockSkewMs) > bearableSkewMs;
    row.waitingText = formatNumber(double(health.rowsWaiting), 0);
    row.pausedText = pausedText(health);
    if (health.hasLeftOutPlaces)
        row.datumText = tr("not on the map: its datum is not stated");
    if (!hasServer)
        row.auditText = unknown;
    else if (!feed.lastAudit.isSet())
        row.auditText = tr("never");
    else if (health.auditDetail.isEmpty())
        row.auditText = tr("agreed, %1").arg(LinkWords::ago(feed.lastAudit.age(steady()), language));
    else
        row.auditText = tr("differed, %1").arg(LinkWords::ago(feed.lastAudit.age(steady()), language));
    row.auditDetail = health.auditDetail.isEmpty() ? QString() : LinkReasons::explain(health.auditDetail);
    if (health.state == FeedHealth::State::Waiting) {
        const qint64 left = feed.untilNextTry(steady());
        row.nextText = left > 0 ? tr("in %1, attempt %2").arg(LinkWords::duration(left + 999, language)).arg(health.attempts + 1) : tr("now, attempt %1").arg(health.attempts + 1);
    } else if (health.state == FeedHealth::State::Halted) {
        row.nextText = health.isMisconfigured ? tr("none: mend the feeds file, start again") : tr("none: needs a person");
    } else {
        row.nextText = unknown;
    }
    return row;
}

QList<LinkNotice> FeedListModel::notices() const
{
    using Rank = LinkNotice::Rank;
    const auto language = runner() ? runner()->languageId() : Language::Chinese;
    QList<LinkNotice> notices;
    for (const auto &[key, feed] : m_feeds) {
        const QString name = LinkWords::feedName(key);
        const QString silent = LinkWords::duration(feed.silentFor(steady()), language);
        const qint64 left = feed.untilNextTry(steady());
        const QString next = left > 0 ? tr("next try in %1").arg(LinkWords::duration(left + 999, language)) : tr("trying now");
        if (const int paused = int(feed.health.pausedTypes.size()); paused > 0)
            notices << LinkNotice{key + u"/paused"_s, Rank::Paused, name, tr("%1: %n record type(s) stopped, too many of their records were bad", "", paused).arg(name)};
        if (const auto &health = feed.health; health.type == "import"_L1 && health.state == FeedHealth::State::Live && !health.detail.isEmpty())
            notices << LinkNotice{key + u"/tables"_s, Rank::Paused, name, tr("%1: %2").arg(name, LinkReasons::explain(health.detail, 160))};
        if (feed.health.isMisconfigured)
            notices << LinkNotice{key, Rank::Halted, name, tr("%1 is configured wrongly and not connected: %2").arg(name, LinkReasons::explain(feed.health.detail, 160))};
        else if (feed.grade() == LinkGrade::Halted)
            notices << LinkNotice{key, Rank::Halted, name, tr("The link to %1 has stopped and needs a person: %2").arg(name, LinkReasons::explain(feed.health.detail, 120))};
        else if (feed.grade() == LinkGrade::Lost)
            notices << LinkNotice{key, Rank::Lost, name, tr("The link to %1 is lost for %2, %3").arg(name, silent, next)};
        else if (feed.grade() == LinkGrade::Trying && steady() - feed.troubleSince.value_or(steady()) >= patienceMs)
            notices << LinkNotice{key, Rank::Trying, name, tr("%1 does not answer for %2, %3").arg(name, silent, next)};
    }
    return notices;
}

int FeedListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant FeedListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case FeedRole:
        return LinkWords::feedName(row.feed);
    case KindRole:
        return row.kind;
    case AddressRole:
        return row.address;
    case GradeRole:
        return int(row.grade);
    case StateTextRole:
        return row.stateText;
    case ProgressRole:
        return row.progress;
    case DetailRole:
        return row.detail;
    case LastGoodTextRole:
        return row.lastGoodText;
    case LagTextRole:
        return row.lagText;
    case RowsTextRole:
        return row.rowsText;
    case RejectedTextRole:
        return row.rejectedText;
    case UnknownTextRole:
        return row.unknownText;
    case BytesTextRole:
        return row.bytesText;
    case SkewTextRole:
        return row.skewText;
    case SkewedRole:
        return row.skewed;
    case WaitingTextRole:
        return row.waitingText;
    case PausedTextRole:
        return row.pausedText;
    case DatumTextRole:
        return row.datumText;
    case AuditTextRole:
        return row.auditText;
    case AuditDetailRole:
        return row.auditDetail;
    case NextTextRole:
        return row.nextText;
    }
    return {};
}

QHash<int, QByteArray> FeedListModel::roleNames() const
{
    return {{FeedRole, "feed"}, {KindRole, "kind"}, {AddressRole, "address"}, {GradeRole, "grade"}, {StateTextRole, "stateText"}, {ProgressRole, "progress"},
        {DetailRole, "detail"}, {LastGoodTextRole, "lastGoodText"}, {LagTextRole, "lagText"}, {RowsTextRole, "rowsText"}, {RejectedTextRole, "rejectedText"},
        {UnknownTextRole, "unknownText"}, {BytesTextRole, "bytesText"}, {SkewTextRole, "skewText"}, {SkewedRole, "skewed"}, {WaitingTextRole, "waitingText"},
        {PausedTextRole, "pausedText"}, {DatumTextRole, "datumText"}, {AuditTextRole, "auditText"}, {AuditDetailRole, "auditDetail"}, {NextTextRole, "nextText"}};
}

}
