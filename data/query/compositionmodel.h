#pragma once

#include "indicatormodel.h"

namespace tonglan {

/** Indicators as the parts of a whole (构成). The whole is known only if every part is, if all have one unit, and none is less than nothing: else
 *  no part has a share, and missingText() says why. A part is never left out silently.
 */
class CompositionModel : public IndicatorModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool whole READ isWhole NOTIFY wholeChanged)
    Q_PROPERTY(QString wholeText READ wholeText NOTIFY wholeChanged)
    Q_PROPERTY(QString wholeUnit READ wholeUnit NOTIFY wholeChanged)
    Q_PROPERTY(QString missingText READ missingText NOTIFY wholeChanged)

public:
    enum PartRole {
        ShareRole = Qt::UserRole + 100, ///< 0 … 1; NaN where the whole is not known or is zero.
        ShareTextRole ///< "34.2%"; empty where there is no share.
    };
    Q_ENUM(PartRole)

    explicit CompositionModel(QObject *parent = nullptr);

    [[nodiscard]] bool isWhole() const { return m_missing.isEmpty() && !rows().empty(); }
    [[nodiscard]] const QString &wholeText() const { return m_wholeText; } ///< The sum, formatted; empty if it is not known.
    [[nodiscard]] const QString &wholeUnit() const { return m_wholeUnit; }
    [[nodiscard]] const QString &missingText() const { return m_missing; } ///< Why the whole is not known; empty if it is.

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void wholeChanged();

private:
    void addUp();
    [[nodiscard]] QString lack() const;

    double m_whole = 0;
    QString m_wholeText;
    QString m_wholeUnit;
    QString m_missing;
};

}
