#pragma once

#include "querymodel.h"
#include "readgovernance.h"

namespace tonglan {

/** The figures of a region of which two sources say different things, the widest apart first. */
class DisagreementModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(int compared READ compared NOTIFY comparedChanged) ///< Figures that more than one source gives.

public:
    enum Role { CodeRole = Qt::UserRole,
        NameRole,
        UnitRole,
        SourceNameRole,
        ValueTextRole,
        OtherNameRole,
        OtherTextRole,
        DifferenceTextRole,
        TimeTextRole };
    Q_ENUM(Role)

    explicit DisagreementModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] int compared() const { return m_compared; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void comparedChanged();

protected:
    void ask() override;

private:
    [[nodiscard]] Language language() const;

    QString m_region;
    int m_compared = 0;
    std::vector<Disagreement> m_rows;
};

}
