#pragma once

#include "trendchart.h"

#include <QImage>

#include <optional>

namespace tonglan {

/** Saves what a chart shows as a picture or as rows, into new files of a folder, away from the GUI thread. What came of it is said in savedText. */
class ChartExport : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool saving READ isSaving NOTIFY savingChanged)
    Q_PROPERTY(QString savedText READ savedText NOTIFY savingChanged)

public:
    explicit ChartExport(QObject *parent = nullptr);

    [[nodiscard]] bool isSaving() const { return m_isSaving; }
    [[nodiscard]] const QString &savedText() const { return m_savedText; } ///< Where it is, or why it is not; empty before.

    /** A CSV file with a row for each value in the range that is shown, those that are only expected marked as such. @p name is what it is of. */
    Q_INVOKABLE void saveRows(tonglan::TrendChart *chart, const QString &folder, const QString &name);
    /** A PNG file of @p image on a ground of the colour @p ground, with @p caption in @p ink below: who says it, from when to when. */
    Q_INVOKABLE void savePicture(tonglan::TrendChart *chart, const QImage &image, const QColor &ground, const QColor &ink, const QString &caption, const QString &folder, const QString &name);

Q_SIGNALS:
    void savingChanged();

private:
    struct Saved
    {
        QString path = {};
        std::optional<qint64> rows = {}; ///< Unset: it is a picture.
    };
    template<typename Work>
    void save(TrendChart *chart, Work work);
    [[nodiscard]] static QString fileName(const TrendChart &chart, const QString &name);

    bool m_isSaving = false;
    QString m_savedText;
};

}
