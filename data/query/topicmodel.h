#pragma once

#include "querymodel.h"
#include "readevents.h"

namespace tonglan {

/** What the events of a window are about, most first, with the same window a day earlier. */
class TopicModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(double from READ from WRITE setFrom NOTIFY parametersChanged)
    Q_PROPERTY(double to READ to WRITE setTo NOTIFY parametersChanged)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY parametersChanged)

public:
    enum Role { TopicRole = Qt::UserRole,
        NameRole,
        CountRole,
        BeforeRole };
    Q_ENUM(Role)

    explicit TopicModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_region; } ///< Default "810000".
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] double from() const { return double(m_from); } ///< from = to = 0: the last 24 hours.
    void setFrom(double from) { change(m_from, TimeMs(from)); }
    [[nodiscard]] double to() const { return double(m_to); }
    void setTo(double to) { change(m_to, TimeMs(to)); }
    [[nodiscard]] int limit() const { return m_limit; } ///< Default 8.
    void setLimit(int limit) { change(m_limit, limit); }

    struct Topic
    {
        QString topic = {};
        QString name = {};
        int count = 0;
        int before = 0;

        friend bool operator==(const Topic &, const Topic &) = default;
    };
    [[nodiscard]] const std::vector<Topic> &topics() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed(); ///< topics() is another list.

protected:
    void ask() override;
    void tick() override;

private:
    QString m_region;
    TimeMs m_from = 0;
    TimeMs m_to = 0;
    int m_limit = 8;
    TimeMs m_askedAt = 0;
    std::vector<Topic> m_rows;
};

}
