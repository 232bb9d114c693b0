#pragma once

#include "querymodel.h"
#include "readlineage.h"

namespace tonglan {

/** The reading behind a figure, then all others up to its moment, the newest first: as many as were asked for, more when the list comes to its end. */
class LineageRowModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(bool complete READ isComplete NOTIFY completeChanged)
    Q_PROPERTY(bool saving READ isSaving NOTIFY savingChanged)
    Q_PROPERTY(QString savedText READ savedText NOTIFY savingChanged)

public:
    enum Role { TimeTextRole = Qt::UserRole,
        SourceNameRole, ///< Of a computed figure: the indicator, and the region if it is another.
        ValueTextRole,
        QualityTextRole,
        KnownTextRole,
        VersionRole,
        ShownRole };
    Q_ENUM(Role)

    static constexpr int page = 60;

    explicit LineageRowModel(QObject *parent = nullptr);
    ~LineageRowModel() override; ///< Ends a save.

    [[nodiscard]] const QString &code() const { return m_code; } ///< Of the indicator; empty: no rows.
    void setCode(const QString &code);
    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region);
    [[nodiscard]] bool isComplete() const { return m_isComplete; } ///< There are no older ones.

    /** Writes all rows, not only those that are listed, into a new file of @p folder: "csv" or "xlsx". What came of it is said in savedText. */
    Q_INVOKABLE void save(const QString &folder, const QString &format);
    [[nodiscard]] bool isSaving() const { return m_isSaving; }
    [[nodiscard]] const QString &savedText() const { return m_savedText; } ///< Where they are, or why they are not; empty before.

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void completeChanged();
    void savingChanged();

protected:
    void ask() override;
    void tick() override;

private:
    void forget();
    void take(LineagePage answer);

    QString m_code;
    QString m_region;
    int m_wanted = page;
    bool m_isComplete = false;
    bool m_isSaving = false;
    std::shared_ptr<std::atomic<bool>> m_stop = std::make_shared<std::atomic<bool>>(false); ///< Of a save.
    TimeMs m_askedAt = 0;
    QString m_savedText;
    std::vector<LineageRow> m_rows;
    int m_decimals = 0;
};

}
