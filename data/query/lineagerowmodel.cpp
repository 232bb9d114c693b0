#include "lineagerowmodel.h"

#include "analysis/format.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace tonglan {

using namespace Qt::StringLiterals;

LineageRowModel::LineageRowModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Source}, parent)
{
    m_driver.setEnabled(false); // until a figure is chosen
}

void LineageRowModel::setCode(const QString &code)
{
    if (code == m_code)
        return;
    m_code = code;
    forget();
}

void LineageRowModel::setRegion(const QString &region)
{
    if (region == m_region)
        return;
    m_region = region;
    forget();
}

/** The rows of another figure must not stand under the name of this one. */
void LineageRowModel::forget()
{
    m_wanted = page;
    if (!m_isSaving) {
        m_savedText.clear();
        Q_EMIT savingChanged();
    }
    take({});
    m_driver.setEnabled(!m_code.isEmpty());
    Q_EMIT parametersChanged();
    m_driver.refresh();
}

LineageRowModel::~LineageRowModel()
{
    *m_stop = true;
}

void LineageRowModel::tick()
{
    if (!m_code.isEmpty() && now() / 60'000 != m_askedAt / 60'000)
        m_driver.renew();
}

void LineageRowModel::ask()
{
    m_askedAt = now();
    m_driver.run([question = LineageQuestion{m_code, m_region, now(), runner()->languageId(), runner()->indicatorRegister()}, most = m_wanted](const Database &db) { return readLineageRows(db, question, most); },
        [this](LineagePage answer) { take(std::move(answer)); });
}

void LineageRowModel::take(LineagePage answer)
{
    m_decimals = answer.decimals;
    const bool isComplete = int(answer.rows.size()) < m_wanted;
    show(m_rows, std::move(answer.rows), [](const LineageRow &row) { return std::pair(std::pair(row.code, row.region), std::pair(row.time, row.source)); });
    if (isComplete == m_isComplete)
        return;
    m_isComplete = isComplete;
    Q_EMIT completeChanged();
}

bool LineageRowModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isComplete && !m_rows.empty() && m_wanted <= int(m_rows.size());
}

void LineageRowModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wanted += page;
    m_driver.renew();
}

/** What a file may be called everywhere: of a name that others gave only letters, digits and a few signs are taken. */
static QString fileName(const QString &code, const QString &region, const QDateTime &at)
{
    QString name = code + u'_' + region;
    static const QRegularExpression others(u"[^A-Za-z0-9._-]"_s);
    name.replace(others, u"-"_s);
    return name.left(80) + at.toString(u"_yyyyMMdd'T'HHmmss"_s);
}

static QString qualityText(Reading::Quality quality)
{
    switch (quality) {
    case Reading::Quality::Good:
        return {};
    case Reading::Quality::Suspect:
        return LineageRowModel::tr("doubtful");
    case Reading::Quality::HandTyped:
        return LineageRowModel::tr("typed by hand");
    case Reading::Quality::Simulated:
        return LineageRowModel::tr("simulated");
    case Reading::Quality::Withheld:
        return LineageRowModel::tr("withheld");
    }
    return {};
}

void LineageRowModel::save(const QString &folder, const QString &format)
{
    if (!runner() || !clock() || m_code.isEmpty() || m_isSaving)
        return;
    LineageWords words{.shown = tr("shown"), .zone = runner()->cityZone()};
    words.heads = {tr("Figure"), tr("Code"), tr("Indicator"), tr("Region code"), tr("Region"), tr("About"), tr("Value"), tr("Unit"), tr("Quality"), tr("Source code"), tr("Source"), tr("Version"), tr("Received"), tr("As of")};
    for (std::size_t i = 0; i < words.qualities.size(); ++i)
        words.qualities[i] = qualityText(Reading::Quality(i));
    const QString name = fileName(m_code, m_region, QDateTime::fromMSecsSinceEpoch(now(), words.zone));
    m_isSaving = true;
    m_savedText = tr("Saving …");
    Q_EMIT savingChanged();
    using Saved = std::pair<QString, qint64>;
    const auto write = [=, stop = m_stop, question = LineageQuestion{m_code, m_region, now(), runner()->languageId(), runner()->indicatorRegister()}](const Database &db) -> Result<Saved> {
        if (!QDir().mkpath(folder))
            return failure(Error::Kind::Storage, folder);
        QString path = QDir(folder).filePath(name + u'.' + format);
        for (int again = 2; QFile::exists(path); ++again) // what was saved is not replaced
            path = QDir(folder).filePath(u"%1-%2.%3"_s.arg(name).arg(again).arg(format));
        return saveLineageRows(db, question, path, words, *stop).map([&path](qint64 rows) { return Saved(path, rows); });
    };
    runner()->run(this, write, [this](const Result<Saved> &saved) {
        m_isSaving = false;
        m_savedText = saved ? tr("%n row(s) saved: %1", nullptr, int(saved->second)).arg(QDir::toNativeSeparators(saved->first)) : tr("Not saved: %1").arg(saved.error().detail);
        Q_EMIT savingChanged(); });
}

int LineageRowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant LineageRowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    const auto moment = [this](TimeMs time) { return clock() ? clock()->formatMoment(double(time)) : QString(); };
    switch (role) {
    case TimeTextRole:
        return moment(row.time);
    case SourceNameRole:
        return row.code.isEmpty() ? row.sourceName : row.region == m_region ? row.name
                                                                            : row.name + u" · "_s + row.regionName;
    case ValueTextRole:
        return row.value ? formatNumber(*row.value, row.code.isEmpty() ? m_decimals : row.decimals) : row.quality == Reading::Quality::Withheld ? QString()
                                                                                                                                                : tr("no data");
    case QualityTextRole:
        return qualityText(row.quality);
    case KnownTextRole:
        return moment(row.knownSince);
    case VersionRole:
        return double(row.version);
    case ShownRole:
        return row.isShown;
    }
    return {};
}

QHash<int, QByteArray> LineageRowModel::roleNames() const
{
    return {{TimeTextRole, "timeText"}, {SourceNameRole, "sourceName"}, {ValueTextRole, "valueText"}, {QualityTextRole, "qualityText"}, {KnownTextRole, "knownText"}, {VersionRole, "version"}, {ShownRole, "shown"}};
}

}
