#pragma once

#include "cachestatus.h"
#include "catalog.h"
#include "feedlistmodel.h"
#include "freshness.h"
#include "linknotices.h"
#include "querymodel.h"

#include "model/cachehealth.h"
#include "model/command.h"
#include "model/feedhealth.h"

namespace tonglan {

/** Every source with its freshness, and the state of the link to all of them. Always on the screen.
 *  The header says how the links are as a whole, in a word; the banner says what is affected and what happens next, while anything is late
 *  or lost; the board (feeds(), cache()) says all of it. Ages of links follow the steady clock, ages of data the wall clock.
 */
class HealthModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int freshCount READ freshCount NOTIFY countersChanged)
    Q_PROPERTY(int total READ total NOTIFY countersChanged)
    Q_PROPERTY(bool demo READ isDemo NOTIFY countersChanged)
    Q_PROPERTY(bool allDemo READ isAllDemo NOTIFY countersChanged)
    Q_PROPERTY(QString linkText READ linkText NOTIFY linkChanged)
    Q_PROPERTY(QString sinceText READ sinceText NOTIFY linkChanged)
    Q_PROPERTY(int linkState READ linkState NOTIFY linkChanged)
    Q_PROPERTY(QString dataAsOfText READ dataAsOfText NOTIFY linkChanged)
    Q_PROPERTY(tonglan::FeedListModel *feeds READ feeds CONSTANT)
    Q_PROPERTY(tonglan::CacheStatus *cache READ cache CONSTANT)
    Q_PROPERTY(QString bannerText READ bannerText NOTIFY bannerChanged)
    Q_PROPERTY(int bannerMore READ bannerMore NOTIFY bannerChanged)
    Q_PROPERTY(bool bannerGrave READ isBannerGrave NOTIFY bannerChanged)
    Q_PROPERTY(QString verdictText READ verdictText NOTIFY bannerChanged)
    Q_PROPERTY(QString retryText READ retryText NOTIFY retryChanged)
    Q_PROPERTY(bool silent READ isSilent NOTIFY linkChanged)
    Q_PROPERTY(double rejected READ rejected NOTIFY linkChanged)

public:
    enum Role { SourceIdRole = Qt::UserRole,
        NameRole,
        SystemRole,
        AgeTextRole,
        TrustRole,
        TrustFractionRole,
        IntervalTextRole };
    Q_ENUM(Role)
    enum LinkState { Live,
        CatchingUp,
        Late,
        Lost,
        Recorded };
    Q_ENUM(LinkState)

    explicit HealthModel(QObject *parent = nullptr);

    [[nodiscard]] int freshCount() const { return m_fresh; }
    [[nodiscard]] int total() const { return int(m_rows.size()); }
    [[nodiscard]] bool isDemo() const { return m_demo; } ///< Any source is demonstration data: 演示数据 must be shown.
    [[nodiscard]] bool isAllDemo() const { return m_allDemo; } ///< Every source is.
    [[nodiscard]] QString linkText() const;
    /** "since 14:05": when the feed that has been silent longest last answered; empty while all are well or none ever did. */
    [[nodiscard]] QString sinceText() const;
    [[nodiscard]] int linkState() const; ///< LinkState of the worst feed; Recorded instead of Live where the city is played; Lost if there is no feed.
    [[nodiscard]] QString dataAsOfText() const; ///< "14:32:05": newest moment the shown data is about; empty if there is none.

    [[nodiscard]] FeedListModel *feeds() { return &m_feeds; }
    [[nodiscard]] CacheStatus *cache() { return &m_cache; }
    [[nodiscard]] QString bannerText() const; ///< The worst of what is late or lost, in one line; empty while all is well.
    [[nodiscard]] int bannerMore() const; ///< How many more there are.
    [[nodiscard]] bool isBannerGrave() const; ///< The worst is lost, not only late: the banner is inverse.
    [[nodiscard]] QString verdictText() const; ///< What the board says while the banner has nothing to say: that all is well, or what is not known to be.
    [[nodiscard]] const QString &retryText() const { return m_retryText; } ///< For a few seconds after retry(): that it was done.
    [[nodiscard]] bool isSilent() const { return m_silent; } ///< There is no feed: none is configured, or, where that was not told, none has said anything for 15 s.
    [[nodiscard]] double rejected() const; ///< Records refused since the start, of all feeds.

    /** How one feed is doing, from the sync engine. */
    void setHealth(const tonglan::FeedHealth &health);
    /** How the cache is doing, from the sync engine. */
    void setCacheHealth(const tonglan::CacheHealth &health);
    /** Whether what operators ask for can be stored, from the sync engine. Only where a feed takes actions. */
    void setOutboxHealth(const tonglan::OutboxHealth &health);
    /** So many feeds are configured, those that cannot run included; each will be told by setHealth(). */
    void setExpectedFeeds(int count);
    /** A person wants every feed that waits or is halted, and every stopped record type, to be tried again now. */
    Q_INVOKABLE void retry();
    /** The city is played from a pack: nothing is live, but a feed beside it, or the cache, can still be in trouble. */
    void setRecorded(bool recorded);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countersChanged();
    void linkChanged();
    void bannerChanged();
    void retryChanged();
    void retryRequested(); ///< To the sync engine.

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString id = {};
        QString name = {};
        QString system = {};
        Freshness freshness = {};
        QString intervalText = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    void count();
    void noticeSilence();
    void countRefusals();
    void updateBanner();
    [[nodiscard]] bool hasEveryFeed() const;
    [[nodiscard]] int countOf(LinkGrade grade) const;
    [[nodiscard]] QList<LinkNotice> sourceNotices() const;
    [[nodiscard]] qint64 steady() const { return runner() ? runner()->clock().monotonic() : 0; }

    std::vector<Row> m_rows;
    FeedListModel m_feeds;
    CacheStatus m_cache;
    LinkNotices m_notices;
    QueryDriver m_refusals; ///< How many refused records are kept, as soon as there are more.
    QString m_verdict; ///< As it was last told.
    OutboxHealth m_outbox = {.isOpen = true}; ///< Until it is told otherwise.
    std::optional<int> m_expected = {}; ///< Feeds; unset: not told.
    QString m_retryText;
    qint64 m_retriedAt = 0;
    std::optional<qint64> m_silentSince = {}; ///< Steady; nothing was heard of any feed since.
    bool m_silent = false; ///< For too long: there is no feed at all.
    TimeMs m_newest = 0;
    int m_fresh = 0;
    bool m_demo = false;
    bool m_allDemo = false;
    bool m_recorded = false;
};

}
