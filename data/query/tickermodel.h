#pragma once

#include "querymodel.h"
#include "readevents.h"

namespace tonglan {

/** What has just been done about events, newest first: the line at the foot of the screen. */
class TickerModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY parametersChanged)

public:
    enum Role { TimeTextRole = Qt::UserRole,
        TextRole,
        ResultTextRole };
    Q_ENUM(Role)

    explicit TickerModel(QObject *parent = nullptr);

    [[nodiscard]] int limit() const { return m_limit; } ///< Default 8.
    void setLimit(int limit) { change(m_limit, limit); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    void ask() override;

private:
    struct Row
    {
        QString key = {};
        QString timeText = {};
        QString text = {};
        QString resultText = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    int m_limit = 8;
    std::vector<Row> m_rows;
};

}
