#pragma once

#include "freshness.h"
#include "querymodel.h"
#include "readregionfigures.h"

namespace tonglan {

/** One indicator by district, each with its line of the last day, on one scale for all of them: what is drawn higher is more. */
class RegionLinesModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString indicator READ indicator WRITE setIndicator NOTIFY parametersChanged)
    Q_PROPERTY(QString parentRegion READ parentRegion WRITE setParentRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString name READ name NOTIFY figuresChanged)
    Q_PROPERTY(QString unit READ unit NOTIFY figuresChanged)
    Q_PROPERTY(double low READ low NOTIFY figuresChanged)
    Q_PROPERTY(double high READ high NOTIFY figuresChanged)
    Q_PROPERTY(QString scaleText READ scaleText NOTIFY figuresChanged)
    Q_PROPERTY(int worstTrust READ worstTrust NOTIFY figuresChanged)
    Q_PROPERTY(QString worstSource READ worstSource NOTIFY figuresChanged)
    Q_PROPERTY(QString worstAge READ worstAge NOTIFY figuresChanged)
    Q_PROPERTY(double worstFraction READ worstFraction NOTIFY figuresChanged)

public:
    enum Role { RegionRole = Qt::UserRole,
        NameRole,
        ValueTextRole,
        HasValueRole,
        WithheldRole,
        TrustRole,
        TrustFractionRole,
        AgeTextRole,
        SparkRole,
        WordsRole }; ///< All of it in words.
    Q_ENUM(Role)

    explicit RegionLinesModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &indicator() const { return m_indicator; } ///< Its code.
    void setIndicator(const QString &code) { change(m_indicator, code); }
    [[nodiscard]] const QString &parentRegion() const { return m_parent; } ///< Whose children are shown.
    void setParentRegion(const QString &code) { change(m_parent, code); }

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QString &unit() const { return m_unit; }
    [[nodiscard]] double low() const { return m_low; } ///< The ends of the scale; NaN where nothing is known.
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] const QString &scaleText() const { return m_scaleText; } ///< "12–48 MW"; empty where nothing is known.
    [[nodiscard]] int worstTrust() const { return int(m_worst.trust); } ///< Of the readings that there are.
    [[nodiscard]] const QString &worstSource() const { return m_worstSource; }
    [[nodiscard]] const QString &worstAge() const { return m_worst.ageText; }
    [[nodiscard]] double worstFraction() const { return m_worst.fraction; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void figuresChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        QString region = {};
        QString name = {};
        QString valueText = {};
        bool hasValue = false;
        bool isWithheld = false;
        Freshness freshness = {};
        QList<double> spark = {};

        bool operator==(const Row &other) const;
    };

    void showPresent();

    QString m_indicator;
    QString m_parent;
    RegionFigureAnswer m_known;
    std::vector<Row> m_rows;
    QString m_name;
    QString m_unit;
    QString m_scaleText;
    double m_low = 0;
    double m_high = 0;
    Freshness m_worst;
    QString m_worstSource;
    TimeMs m_askedAt = 0;
};

}
