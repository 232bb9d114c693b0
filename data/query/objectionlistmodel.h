#pragma once

#include "querymodel.h"
#include "readgovernance.h"

namespace tonglan {

/** 数据异议 of all regions: the open ones, the oldest first, then those that were answered; with how many and how old. */
class ObjectionListModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int openCount READ openCount NOTIFY countersChanged)
    Q_PROPERTY(int answeredCount READ answeredCount NOTIFY countersChanged) ///< In the last 30 days.
    Q_PROPERTY(QString medianText READ medianText NOTIFY countersChanged) ///< How long half of these took at most; empty if there are none.
    Q_PROPERTY(QString oldestText READ oldestText NOTIFY aged) ///< How old the oldest open one is; empty if none is open.

public:
    enum Role { NumberRole = Qt::UserRole,
        CodeRole,
        RegionRole,
        NameRole,
        RegionNameRole,
        DepartmentRole,
        ReasonTextRole,
        StateTextRole,
        AgeTextRole, ///< Since it was raised; of an answered one how long that took.
        OpenRole };
    Q_ENUM(Role)

    static constexpr int shown = 100;

    explicit ObjectionListModel(QObject *parent = nullptr);

    [[nodiscard]] int openCount() const { return m_open; }
    [[nodiscard]] int answeredCount() const { return m_answered; }
    [[nodiscard]] QString medianText() const;
    [[nodiscard]] QString oldestText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countersChanged();
    void aged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        ObjectionEntry entry = {};
        QString ageText = {};

        friend bool operator==(const Row &a, const Row &b) { return a.entry.objection == b.entry.objection && a.entry.name == b.entry.name && a.entry.department == b.entry.department && a.ageText == b.ageText; }
    };

    [[nodiscard]] QString ageOf(const Objection &objection) const;
    [[nodiscard]] Language language() const;

    std::vector<Row> m_rows;
    int m_open = 0;
    int m_answered = 0;
    std::optional<qint64> m_median;
    TimeMs m_oldest = 0;
    TimeMs m_aged = 0;
};

}
