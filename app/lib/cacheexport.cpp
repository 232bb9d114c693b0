#include "cacheexport.h"

#include "cache/recordreader.h"
#include "feed/format/tlf.h"

#include <QJsonDocument>
#include <QTextStream>

namespace tonglan {

using namespace Qt::StringLiterals;

QString csvCell(const QString &text)
{
    const bool isFormula = !text.isEmpty() && u"=+-@\t\r"_s.contains(text.front());
    const QString safe = isFormula ? u'\'' + text : text;
    const bool mustQuote = safe.contains(u',') || safe.contains(u'"') || safe.contains(u'\n') || safe.contains(u'\r') || safe.contains(u'\t');
    return mustQuote ? u'"' + QString(safe).replace(u'"', u"\"\""_s) + u'"' : safe;
}

Result<qint64> exportCsv(const Database &database, const QString &type, QTextStream &out)
{
    return readCells(database, *recordTypeFromName(type), [&out](const QStringList &cells, const QList<bool> &areTexts) {
        for (int i = 0; i < cells.size(); ++i)
            out << (i > 0 ? "," : "") << (areTexts[i] ? csvCell(cells[i]) : cells[i]);
        out << "\r\n"; // RFC 4180
    });
}

Result<qint64> exportTlf(const Database &database, const QString &type, QTextStream &out)
{
    return readRecords(database, *recordTypeFromName(type), [&out](const Record &record) { out << QJsonDocument(toTlf(record)).toJson(QJsonDocument::Compact) << '\n'; });
}

}
