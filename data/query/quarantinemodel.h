#pragma once

#include "querymodel.h"

#include "cache/quarantine.h"

namespace tonglan {

/** The records that were refused, newest first, with how many are kept of each feed and type. Texts are of feeds and are made fit to show.
 *  The raw record is read when somebody asks for it.
 */
class QuarantineModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qint64 stamp READ stamp WRITE setStamp NOTIFY parametersChanged) ///< When it changes there may be others: they are read again.
    Q_PROPERTY(qint64 total READ total NOTIFY totalChanged)
    Q_PROPERTY(QVariantList groups READ groups NOTIFY totalChanged) ///< Maps: feed, type (in words), count; most first.
    Q_PROPERTY(double opened READ opened NOTIFY openedChanged) ///< Number of the record that is spelled out; 0 = none.
    Q_PROPERTY(QString openedText READ openedText NOTIFY openedChanged)

public:
    enum Role { NumberRole = Qt::UserRole,
        FeedRole,
        TypeRole,
        WhichRole,
        ReasonRole,
        SeenTextRole,
        TimesRole };
    Q_ENUM(Role)

    static constexpr int shown = 100;

    explicit QuarantineModel(QObject *parent = nullptr);

    [[nodiscard]] qint64 stamp() const { return m_stamp; }
    void setStamp(qint64 stamp);
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] const QVariantList &groups() const { return m_groups; }
    [[nodiscard]] double opened() const { return double(m_opened); }
    [[nodiscard]] const QString &openedText() const { return m_openedText; }

    /** Spells the raw record @p number out; the same again closes it. */
    Q_INVOKABLE void toggle(double number);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void totalChanged();
    void openedChanged();

protected:
    void ask() override;

private:
    struct Row
    {
        qint64 n = 0;
        QString feed = {};
        QString type = {};
        QString which = {};
        QString reason = {};
        TimeMs seenAt = 0;
        qint64 times = 1;

        friend bool operator==(const Row &, const Row &) = default;
    };

    std::vector<Row> m_rows;
    QVariantList m_groups;
    qint64 m_stamp = 0;
    qint64 m_total = 0;
    qint64 m_opened = 0;
    QString m_openedText;
    QObject m_reader; ///< What the raw text is asked for: not the list's own question.
};

}
