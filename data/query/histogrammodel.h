#pragma once

#include "querymodel.h"
#include "readevents.h"

namespace tonglan {

/** Events by quarter of an hour, for the time bar: the city's day with what is still to come, or the last hours. */
class HistogramModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(int bucketMinutes READ bucketMinutes WRITE setBucketMinutes NOTIFY parametersChanged)
    Q_PROPERTY(int hours READ hours WRITE setHours NOTIFY parametersChanged)
    Q_PROPERTY(int maximum READ maximum NOTIFY windowChanged)
    Q_PROPERTY(bool countable READ isCountable NOTIFY windowChanged)
    Q_PROPERTY(double from READ from NOTIFY windowChanged)
    Q_PROPERTY(double to READ to NOTIFY windowChanged)

public:
    enum Role { StartRole = Qt::UserRole,
        CountRole,
        WorstRole,
        FutureRole };
    Q_ENUM(Role)

    explicit HistogramModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_region; } ///< Default "810000".
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] int bucketMinutes() const { return m_bucketMinutes; } ///< Default 15.
    void setBucketMinutes(int minutes) { change(m_bucketMinutes, std::clamp(minutes, 1, 1440)); }
    [[nodiscard]] int hours() const { return m_hours; } ///< 24 (default): today 00:00 – 24:00; other: the last so many hours.
    void setHours(int hours) { change(m_hours, std::clamp(hours, 1, 24 * 31)); }
    [[nodiscard]] int maximum() const { return m_maximum; } ///< Largest count, at least 1.
    [[nodiscard]] bool isCountable() const { return m_isCountable; } ///< False: the region is a zone without an outline, and its events are unknown, not none.
    [[nodiscard]] double from() const { return double(m_from); }
    [[nodiscard]] double to() const { return double(m_to); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void windowChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        TimeMs start = 0;
        int count = 0;
        Level worst = Level::None;
        bool future = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    QString m_region;
    int m_bucketMinutes = 15;
    int m_hours = 24;
    bool m_isCountable = true;
    int m_maximum = 1;
    TimeMs m_from = 0;
    TimeMs m_to = 0;
    TimeMs m_askedAt = 0;
    std::vector<Row> m_rows;
};

}
