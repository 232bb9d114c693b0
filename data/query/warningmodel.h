#pragma once

#include "freshness.h"
#include "querymodel.h"
#include "readwarnings.h"

namespace tonglan {

/** The warnings in force, worst first. One that begins or ends does so with the clock, without a commit. */
class WarningModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int worst READ worst NOTIFY worstChanged)
    Q_PROPERTY(QString worstText READ worstText NOTIFY worstChanged)

public:
    enum Role { HeadlineRole = Qt::UserRole,
        LevelRole,
        KindNameRole,
        ExpiresTextRole,
        SenderRole,
        RegionTextRole,
        DescriptionRole,
        WarningIdRole,
        OnsetTextRole,
        SourceNameRole,
        AgeTextRole,
        TrustRole,
        TrustFractionRole };
    Q_ENUM(Role)

    explicit WarningModel(QObject *parent = nullptr);

    [[nodiscard]] int worst() const { return m_rows.empty() ? 0 : int(m_rows.front().level); } ///< Level; 0 = none in force.
    [[nodiscard]] QString worstText() const; ///< "暴雨橙色预警" for the header; empty if none.

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void worstChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString key = {};
        QString id = {};
        QString headline = {};
        Level level = Level::None;
        QString kindName = {};
        QString expiresText = {};
        QString sender = {};
        QString regionText = {};
        QString description = {};
        QString onsetText = {};
        QString sourceName = {};
        Freshness freshness = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    void showActive();

    std::vector<WarningLine> m_known;
    std::vector<Row> m_rows;
};

}
