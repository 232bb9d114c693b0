#include "comparisonmodel.h"

#include "catalog.h"

namespace tonglan {

using namespace Qt::StringLiterals;

ComparisonModel::ComparisonModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Source, RecordType::Objection}, parent)
{
    m_driver.setEnabled(false); // until something is to be compared
}

void ComparisonModel::setCodes(const QStringList &codes)
{
    m_driver.setEnabled(!codes.isEmpty());
    change(m_codes, codes);
}

void ComparisonModel::ask()
{
    m_askedAt = now();
    const IndicatorQuestion figures{.codes = m_codes, .region = m_region, .now = m_askedAt, .sparkHours = 0, .withWeek = false, .zone = runner()->cityZone(), .language = runner()->languageId(), .computed = runner()->indicatorRegister()};
    m_driver.run(
        [figures, calendar = runner()->cityCalendar()](const Database &db) -> Result<std::vector<Row>> {
            auto known = readIndicators(db, figures);
            if (!known)
                return tl::unexpected(std::move(known.error()));
            std::vector<Row> rows;
            for (const auto &figure : *known) {
                const ComparisonQuestion question{.code = figure.code, .region = figures.region, .kind = {}, .now = figures.now, .zone = figures.zone, .calendar = calendar, .computed = figures.computed};
                auto found = readComparisons(db, question);
                if (!found)
                    return tl::unexpected(std::move(found.error()));
                const auto &definition = figure.definition;
                const ComparisonWords words(*found, definition, figures.now, figures.zone, figures.language);
                Row row{.code = figure.code, .name = figure.defined ? nameIn(figures.language, definition.name, definition.nameEn) : figure.code, .periodText = words.period(), .valueText = words.value(), .reason = words.reason(), .lines = words.lines(), .note = words.note(), .sourceName = figure.sourceName, .systemName = figure.systemName};
                row.freshness = {.time = figure.time, .intervalSeconds = std::max(definition.periodSeconds, figure.sourceInterval), .quality = figure.quality, .hasSource = figure.hasSource};
                row.isObjectedTo = figure.isObjectedTo;
                if (const auto hidden = figure.quality == Reading::Quality::Withheld ? tr("withheld") : !figure.hasSource ? tr("no source")
                                                                                                                          : QString();
                    !hidden.isEmpty()) {
                    row.valueText.clear();
                    row.reason = hidden;
                    row.note.clear();
                    for (auto &line : row.lines)
                        line = {.kind = line.kind, .label = line.label, .reason = hidden};
                }
                rows.push_back(std::move(row));
            }
            return rows;
        },
        [this](std::vector<Row> rows) {
            for (auto &row : rows)
                row.freshness.update(now(), runner()->languageId());
            show(m_rows, std::move(rows), [](const Row &row) { return row.code; });
            Q_EMIT rowsChanged();
        });
}

void ComparisonModel::tick()
{
    if (!runner() || m_rows.empty())
        return;
    bool isOther = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].freshness.update(now(), runner()->languageId()))
            continue;
        isOther = true;
        Q_EMIT dataChanged(index(int(i)), index(int(i)), {AgeTextRole, TrustRole, TrustFractionRole});
    }
    if (isOther)
        Q_EMIT rowsChanged();
    if (now() / 60'000 != m_askedAt / 60'000) // as much of the other periods as has passed of this one
        m_driver.renew();
}

QVariantMap ComparisonModel::first() const
{
    QVariantMap map;
    if (m_rows.empty())
        return map;
    const auto names = roleNames();
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        map.insert(QString::fromLatin1(it.value()), data(index(0), it.key()));
    return map;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case CodeRole:
        return row.code;
    case NameRole:
        return row.name;
    case PeriodTextRole:
        return row.periodText;
    case ValueTextRole:
        return row.valueText;
    case ReasonRole:
        return row.reason;
    case LinesRole: {
        QVariantList lines;
        for (const auto &line : row.lines)
            lines << QVariantMap{{u"label"_s, line.label}, {u"basis"_s, line.basis}, {u"change"_s, line.change}, {u"direction"_s, line.direction}, {u"word"_s, line.word}, {u"verdict"_s, line.verdict}, {u"reason"_s, line.reason}};
        return lines;
    }
    case NoteRole:
        return row.note;
    case SourceNameRole:
        return row.sourceName;
    case SystemNameRole:
        return row.systemName;
    case AgeTextRole:
        return row.freshness.ageText;
    case TrustRole:
        return int(row.freshness.trust);
    case TrustFractionRole:
        return row.freshness.fraction;
    case WithheldRole:
        return row.freshness.quality == Reading::Quality::Withheld;
    case ObjectedRole:
        return row.isObjectedTo;
    }
    return {};
}

QHash<int, QByteArray> ComparisonModel::roleNames() const
{
    return {{CodeRole, "code"}, {NameRole, "name"}, {PeriodTextRole, "periodText"}, {ValueTextRole, "valueText"}, {ReasonRole, "reason"}, {LinesRole, "lines"}, {NoteRole, "note"}, {SourceNameRole, "sourceName"},
        {SystemNameRole, "systemName"}, {AgeTextRole, "ageText"}, {TrustRole, "trust"}, {TrustFractionRole, "trustFraction"}, {WithheldRole, "withheld"}, {ObjectedRole, "objected"}};
}

}
