#pragma once

#include "basemaplayer.h"
#include "model/datum.h"

#include <QAbstractListModel>
#include <QPointer>

namespace tonglan {

/** What a map stands on, the topmost first: the online maps as they are configured, and below them the map of the file, which is always there.
 *  Says of each who made it, on which datum it is drawn, and why it is not, or not all of it. Switches and fades the online ones. GUI thread.
 */
class BaseMapModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::BaseMapLayer *layer READ layer WRITE setLayer NOTIFY layerChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { NameRole = Qt::UserRole,
        CreditRole, ///< Whom it is of.
        DatumTextRole, ///< "GCJ-02"; empty: not known.
        ReasonRole, ///< Why it is not drawn, or not whole; empty: it is.
        OnlineRole, ///< Pictures over the network, which can be switched and faded.
        ShownRole,
        StrengthRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] BaseMapLayer *layer() const { return m_layer; }
    void setLayer(BaseMapLayer *layer);
    [[nodiscard]] const QString &language() const { return m_language; } ///< Of the texts; they are made anew when it changes.
    void setLanguage(const QString &language);
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    Q_INVOKABLE void toggle(int row); ///< Nothing for the map of the file, and for one that can't be drawn.
    Q_INVOKABLE void setStrength(int row, double strength); ///< 0.1 … 1

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void layerChanged();
    void languageChanged();
    void countChanged();

private:
    struct Row
    {
        QString name = {};
        QString credit = {};
        QString datumText = {};
        QString reason = {};
        int map = -1; ///< Index of the online map; −1: the file, or one whose settings are wrong.
        bool shown = true;
        double strength = 1;

        friend bool operator==(const Row &, const Row &) = default;
    };
    struct Wish
    {
        bool shown = true;
        double strength = 1;
    };

    void renew();
    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] Row rowOfFile() const;
    void pass(); ///< What is wished, to the layer.

    QPointer<BaseMapLayer> m_layer;
    QString m_language;
    std::vector<Wish> m_wishes; ///< By online map.
    std::vector<Row> m_rows;
};

}
