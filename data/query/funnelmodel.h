#pragma once

#include "freshness.h"
#include "querymodel.h"
#include "readfunnel.h"

namespace tonglan {

/** 工单漏斗: how many of the work orders reported today came to each stage, how many stand there, and how long the way took. */
class FunnelModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(bool valid READ isValid NOTIFY answerChanged)
    Q_PROPERTY(bool countable READ isCountable NOTIFY answerChanged)
    Q_PROPERTY(int total READ total NOTIFY answerChanged)
    Q_PROPERTY(QString sourceName READ sourceName NOTIFY answerChanged)
    Q_PROPERTY(QString ageText READ ageText NOTIFY aged)
    Q_PROPERTY(int trust READ trust NOTIFY aged)
    Q_PROPERTY(double trustFraction READ trustFraction NOTIFY aged)

public:
    enum Role {
        StageRole = Qt::UserRole,
        NameRole,
        ReachedRole, ///< Orders that have come to this stage.
        ShareRole, ///< Of those reported, 0 … 1.
        WaitingRole, ///< Orders that stand here now; 0 at the last stage.
        TookTextRole ///< Median of the way from the stage before: "06:42"; empty if the log does not say.
    };
    Q_ENUM(Role)

    explicit FunnelModel(QObject *parent = nullptr);

    [[nodiscard]] static QString stageName(int stage); ///< What a work order is that came to it.

    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] bool isValid() const { return m_answer.hasSource && m_answer.sourceTime > 0 && isCountable(); } ///< Else nobody has told: the figures are unknown, not 0.
    [[nodiscard]] bool isCountable() const { return m_answer.isCountable; }
    [[nodiscard]] int total() const { return m_answer.reached(0); }
    [[nodiscard]] const QString &sourceName() const { return m_answer.sourceName; }
    [[nodiscard]] const QString &ageText() const { return m_freshness.ageText; }
    [[nodiscard]] int trust() const { return int(m_freshness.trust); }
    [[nodiscard]] double trustFraction() const { return m_freshness.fraction; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void answerChanged();
    void aged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        int stage = 0;
        QString name = {};
        int reached = 0;
        double share = 0;
        int waiting = 0;
        QString tookText = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    QString m_region;
    FunnelAnswer m_answer;
    Freshness m_freshness;
    TimeMs m_askedAt = 0;
    std::vector<Row> m_rows;
};

}
