#include "chartexport.h"

#include "export/sheet.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QSaveFile>

#include <array>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

ChartExport::ChartExport(QObject *parent)
    : QObject(parent)
{
}

/** A new, empty file in @p folder, which goes again unless it is kept: what was saved is not replaced, whoever saves at the same time. */
class NewFile
{
public:
    NewFile(const QString &folder, const QString &name, const QString &ending)
        : m_path(QDir(folder).filePath(name + ending))
    {
        m_isMade = QDir().mkpath(folder);
        for (int again = 2; m_isMade; ++again) {
            QFile file(m_path);
            if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
                return;
            m_isMade = file.exists() && again < mostOfOneName;
            m_path = QDir(folder).filePath(u"%1-%2%3"_s.arg(name).arg(again).arg(ending));
        }
        m_path = folder;
    }
    ~NewFile()
    {
        if (m_isMade)
            QFile::remove(m_path);
    }
    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    [[nodiscard]] bool isMade() const { return m_isMade; }
    [[nodiscard]] const QString &path() const { return m_path; } ///< The folder, if there can be no file in it.
    void keep() { m_isMade = false; }

private:
    static constexpr int mostOfOneName = 10'000;
    QString m_path;
    bool m_isMade = false;
};

/** A title as part of a file's name, on every system: letters of all scripts and digits are taken, and a few signs. */
QString ChartExport::fileName(const TrendChart &chart, const QString &name)
{
    QString safe;
    for (const QChar c : name.left(60))
        safe += c.isLetterOrNumber() || c == u'-' || c == u'.' ? c : u'-';
    const auto *const series = chart.series();
    const auto at = QDateTime::fromMSecsSinceEpoch(qint64(series->nowMs()), series->zone());
    return tr("Tonglan") + u'_' + safe + u'_' + series->region() + u'_' + at.toString(u"yyyyMMdd-HHmmss"_s);
}

template<typename Work>
void ChartExport::save(TrendChart *chart, Work work)
{
    m_isSaving = true;
    m_savedText = tr("Saving …");
    Q_EMIT savingChanged();
    chart->series()->runner()->run(this, std::move(work), [this](const Result<Saved> &saved) {
        m_isSaving = false;
        if (!saved)
            m_savedText = tr("Not saved: %1").arg(saved.error().detail);
        else if (const QString path = QDir::toNativeSeparators(saved->path); saved->rows)
            m_savedText = tr("%n row(s) saved: %1", nullptr, int(*saved->rows)).arg(path);
        else
            m_savedText = tr("Picture saved: %1").arg(path);
        Q_EMIT savingChanged(); });
}

void ChartExport::saveRows(TrendChart *chart, const QString &folder, const QString &name)
{
    if (m_isSaving || !chart || !chart->series() || !chart->series()->runner() || folder.isEmpty())
        return;
    const auto *const series = chart->series();
    const QStringList words = {series->name().isEmpty() ? name : series->name(), series->code(), series->region(), series->unit(), series->sourceName(), chart->forecast() ? chart->forecast()->captionText() : QString()};
    const QStringList heads = {tr("Time"), tr("Kind"), tr("Value"), tr("Low"), tr("High"), tr("Unit"), tr("Indicator"), tr("Code"), tr("Region code"), tr("Source")};
    save(chart, [=, rows = chart->shownRows(), zone = series->zone(), file = fileName(*chart, name), kinds = std::pair(tr("value"), tr("forecast"))](const Database &) -> Result<Saved> {
        NewFile table(folder, file, u".csv"_s);
        if (!table.isMade())
            return failure(Error::Kind::Storage, table.path());
        auto sheet = Sheet::create(table.path(), name, heads);
        if (!sheet)
            return tl::unexpected(sheet.error());
        const auto cell = [](double value) { return std::isnan(value) ? Cell() : Cell(value); };
        for (const auto &row : rows) {
            const std::array<Cell, 10> cells = {QDateTime::fromMSecsSinceEpoch(row.t, zone).toString(Qt::ISODateWithMs), row.isForecast ? kinds.second : kinds.first, cell(row.value), cell(row.low), cell(row.high), words[3], words[0], words[1], words[2],
                row.isForecast ? words[5] : words[4]};
            if (!(*sheet)->add(cells))
                break; // finish() says why
        }
        if (auto finished = (*sheet)->finish(); !finished)
            return tl::unexpected(finished.error());
        table.keep();
        return Saved{table.path(), qint64(rows.size())};
    });
}

void ChartExport::savePicture(TrendChart *chart, const QImage &image, const QColor &ground, const QColor &ink, const QString &caption, const QString &folder, const QString &name)
{
    if (m_isSaving || !chart || !chart->series() || !chart->series()->runner() || folder.isEmpty() || image.isNull())
        return;
    const double unit = chart->unit() * image.devicePixelRatio();
    QFont font = chart->property("textFont").value<QFont>();
    font.setPixelSize(std::max(9, qRound(12.5 * unit)));
    save(chart, [=, file = fileName(*chart, name)](const Database &) -> Result<Saved> {
        NewFile png(folder, file, u".png"_s);
        if (!png.isMade())
            return failure(Error::Kind::Storage, png.path());
        const int margin = qRound(16 * unit);
        const int foot = qRound(24 * unit);
        QImage page(image.width() + 2 * margin, image.height() + 2 * margin + foot, QImage::Format_RGB32);
        page.fill(ground);
        QPainter painter(&page);
        QImage picture = image;
        picture.setDevicePixelRatio(1);
        painter.drawImage(margin, margin, picture);
        painter.setFont(font);
        painter.setPen(ink);
        const QRect words(margin, page.height() - margin - foot + qRound(6 * unit), image.width(), foot);
        painter.drawText(words, int(Qt::AlignLeft | Qt::AlignVCenter), QFontMetrics(font).elidedText(caption, Qt::ElideRight, words.width()));
        painter.end();
        QSaveFile out(png.path());
        if (!out.open(QIODevice::WriteOnly) || !page.save(&out, "PNG") || !out.commit())
            return failure(Error::Kind::Storage, out.errorString());
        png.keep();
        return Saved{png.path()};
    });
}

}
