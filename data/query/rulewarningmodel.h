#pragma once

#include "freshness.h"
#include "querymodel.h"
#include "readindicators.h"
#include "rulerun.h"

namespace tonglan {

/** 规则提示: what the city's own rules raise on the readings of this cache, worst first, each with the reason. They are this client's, not a department's.
 *  On a figure that is out of date no rule is raised but that of missing data: nobody knows how it is now; and of one that is withheld nothing is said. A composite is raised as long as
 *  that holds for all of its parts; its reason names each of them.
 */
class RuleWarningModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int worst READ worst NOTIFY rowsChanged)
    Q_PROPERTY(int rules READ rules NOTIFY rowsChanged)
    Q_PROPERTY(QVariantList places READ places NOTIFY rowsChanged)
    Q_PROPERTY(double judgedAt READ judgedAt NOTIFY rowsChanged)

public:
    enum Role {
        RuleRole = Qt::UserRole, ///< Its id.
        CodeRole, ///< Of the indicator …
        RegionRole, ///< … and the region.
        LevelRole,
        NameRole, ///< Of the indicator.
        RegionNameRole,
        TextRole, ///< What the rule says; empty if it says nothing of its own.
        ReasonRole, ///< "1.82, above 1.80 since 13:05"
        SinceTextRole, ///< How long.
        SourceNameRole, ///< … with the age and the trust of the figure as it is now.
        AgeTextRole,
        TrustRole,
        TrustFractionRole
    };
    Q_ENUM(Role)

    explicit RuleWarningModel(QObject *parent = nullptr);
    ~RuleWarningModel() override;

    [[nodiscard]] int worst() const { return m_rows.empty() ? 0 : int(m_rows.front().level); } ///< Level; 0 = nothing is raised.
    [[nodiscard]] int rules() const; ///< In all; 0: nobody has written any.
    /** Where on the map something is raised: a map for every region that has a place, with region, name, lat, lon, level (the worst), count, code (the figure of the worst) and lines,
     *  what each says with its reason, the worst first.
     */
    [[nodiscard]] QVariantList places() const;
    [[nodiscard]] double judgedAt() const { return double(m_judgedAt); } ///< When rules and readings were last gone through, ms; 0: not yet.
    /** What is raised on one figure: maps with text and level, as a check of its card says it. */
    [[nodiscard]] Q_INVOKABLE QVariantList raisedOn(const QString &code, const QString &region) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void rowsChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString rule = {};
        QString code = {};
        QString region = {};
        Level level = Level::None;
        QString name = {};
        QString regionName = {};
        std::optional<GeoPoint> label = {}; ///< Where the region's name stands on a map.
        QString text = {};
        QString reason = {};
        std::vector<std::pair<QString, QString>> figures = {}; ///< Of the parts of a composite: indicator and region.
        TimeMs since = 0;
        QString sinceText = {};
        QString sourceName = {};
        Freshness freshness = {};

        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Answer
    {
        std::vector<Row> rows = {};
    };

    struct Shared;
    struct Moment
    {
        TimeMs now = 0;
        QTimeZone zone = QTimeZone(QTimeZone::UTC);
        Language language = Language::Chinese;
    };

    class Telling;
    [[nodiscard]] static Result<Answer> raised(const Database &db, RuleRun &run, const Moment &moment);

    std::shared_ptr<Shared> m_shared;
    std::vector<Row> m_rows;
    TimeMs m_askedAt = 0;
    TimeMs m_judgedAt = 0;
};

}
