#include "cacheexport.h"

#include "cache/recordreader.h"
#include "export/csvtext.h"
#include "feed/format/rfc3339.h"
#include "feed/format/tlf.h"

#include <QJsonDocument>
#include <QTextStream>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** What is stored as a number, as the wire says it. */
using ToText = QString (*)(qint64);

template<auto name, auto last>
QString wireName(qint64 value)
{
    const bool isKnown = value >= 0 && value <= qint64(last);
    return isKnown ? QString(name(decltype(last)(value))) : QString::number(value); // a damaged row is shown as it is
}

QString timeText(qint64 value)
{
    return value == 0 ? QString() : rfc3339(value);
}

QString flagsText(qint64 value)
{
    return eventFlagNames(unsigned(value)).join(u' ');
}

QString yesNo(qint64 value)
{
    return value != 0 ? u"true"_s : u"false"_s;
}

ToText textOf(RecordType type, const QString &column)
{
    static const QStringList times = {u"time"_s, u"occurred_at"_s, u"reported_at"_s, u"deadline"_s, u"closed_at"_s, u"onset"_s, u"expires"_s, u"reading_time"_s, u"raised_at"_s, u"answered_at"_s, u"issued_at"_s, u"last_time"_s};
    if (times.contains(column))
        return timeText;
    if (column == "level"_L1)
        return wireName<levelName, Level::Blue>;
    if (type == RecordType::Event && column == "stage"_L1)
        return wireName<stageName, Stage::Rated>;
    if (type == RecordType::Event && column == "flags"_L1)
        return flagsText;
    if (type == RecordType::Warning && column == "status"_L1)
        return wireName<warningStatusName, Warning::Status::Cancelled>;
    if (type == RecordType::Region && column == "kind"_L1)
        return wireName<regionKindName, Region::Kind::Zone>;
    if (type == RecordType::Source && column == "collection"_L1)
        return wireName<collectionName, Source::Collection::Simulated>;
    if (type == RecordType::Source && column == "demo"_L1)
        return yesNo;
    if (type == RecordType::Indicator && column == "direction"_L1)
        return wireName<directionName, Indicator::Direction::UpIsBad>;
    if (type == RecordType::Indicator && column == "aggregation"_L1)
        return wireName<aggregationName, Indicator::Aggregation::Minimum>;
    if (type == RecordType::Reading && column == "quality"_L1)
        return wireName<qualityName, Reading::Quality::Withheld>;
    if (type == RecordType::Objection && column == "reason"_L1)
        return wireName<objectionReasonName, Objection::Reason::Other>;
    if (type == RecordType::Objection && column == "state"_L1)
        return wireName<objectionStateName, Objection::State::Refused>;
    return nullptr;
}

}

Result<qint64> exportCsv(const Database &database, const QString &type, QTextStream &out)
{
    const auto recordType = *recordTypeFromName(type);
    std::vector<ToText> texts; // by column; the first line names the columns
    return readCells(database, recordType, [&](const QStringList &cells, const QList<bool> &areTexts) {
        const bool isFirst = texts.empty();
        for (int i = 0; i < cells.size(); ++i) {
            const auto toText = isFirst ? nullptr : texts[std::size_t(i)];
            if (isFirst)
                texts.push_back(textOf(recordType, cells[i]));
            const bool isNothing = cells[i].isEmpty();
            out << (i > 0 ? "," : "") << (areTexts[i] ? csvText(cells[i]) : toText && !isNothing ? toText(cells[i].toLongLong())
                                                                                                 : cells[i]);
        }
        out << "\r\n"; // RFC 4180
    });
}

Result<qint64> exportTlf(const Database &database, const QString &type, QTextStream &out)
{
    return readRecords(database, *recordTypeFromName(type), [&out](const Record &record) { out << QJsonDocument(toTlf(record)).toJson(QJsonDocument::Compact) << '\n'; });
}

}
