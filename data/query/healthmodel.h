#pragma once

#include "catalog.h"
#include "freshness.h"
#include "querymodel.h"

#include "model/feedhealth.h"

namespace tonglan {

/** Every source with its freshness, and the state of the link to all of them. Always on the screen. */
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
    [[nodiscard]] int linkState() const; ///< LinkState of the worst feed; Recorded instead of Live where the city is played; Lost if no feed has said anything for 15 s.
    [[nodiscard]] QString dataAsOfText() const; ///< "14:32:05": newest moment the shown data is about; empty if there is none.

    /** How one feed is doing, from the sync engine. */
    void setHealth(const tonglan::FeedHealth &health);
    /** The city is played from a pack: nothing is live, but a feed beside it, or the cache, can still be in trouble. */
    void setRecorded(bool recorded);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countersChanged();
    void linkChanged();

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

    std::vector<Row> m_rows;
    QHash<QString, FeedHealth> m_feeds;
    TimeMs m_silentSince = 0; ///< Nothing was heard of any feed since; 0 = not looked yet.
    bool m_silent = false; ///< For too long: there is no feed at all.
    TimeMs m_newest = 0;
    int m_fresh = 0;
    bool m_demo = false;
    bool m_allDemo = false;
    bool m_recorded = false;
};

}
