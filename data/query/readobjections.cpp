#include "readobjections.h"

#include "sql.h"

#include "model/indicator.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

Result<FigureObjectionList> readObjections(const Database &db, const QString &code, const QString &region, int most, const std::vector<ObjectedReading> &beside)
{
    const OneMoment moment(db);
    FigureObjectionList list;
    Sql count(db, u"SELECT count(*), coalesce(sum(state < 2), 0) FROM objection WHERE indicator = :code AND region = :region"_s);
    count.bind(":code", code).bind(":region", region);
    if (count.next()) {
        list.total = count.smallNumber(0);
        list.open = count.smallNumber(1);
    }
    Sql rows(db, u"SELECT source, id, version, time, reading_time, reading_source, value, reason, text, raised_by, raised_at, state, answer, answered_by, answered_at, corrected"
                 " FROM objection WHERE indicator = :code AND region = :region ORDER BY state < 2 DESC, raised_at DESC, id DESC LIMIT :most"_s);
    rows.bind(":code", code).bind(":region", region).bind(":most", qint64(most));
    while (rows.next()) {
        Objection one;
        one.head = {.source = rows.text(0), .id = rows.text(1), .version = rows.number(2), .time = rows.number(3)};
        one.indicator = code;
        one.region = region;
        one.readingTime = rows.number(4);
        one.readingSource = rows.text(5);
        one.value = rows.maybeReal(6);
        one.reason = Objection::Reason(std::clamp(rows.smallNumber(7), 0, int(Objection::Reason::Other)));
        one.text = rows.text(8);
        one.raisedBy = rows.text(9);
        one.raisedAt = rows.number(10);
        one.state = Objection::State(std::clamp(rows.smallNumber(11), 0, int(Objection::State::Refused)));
        one.answer = rows.text(12);
        one.answeredBy = rows.text(13);
        one.answeredAt = rows.number(14);
        one.corrected = rows.maybeReal(15);
        list.rows.push_back(std::move(one));
    }
    auto readings = beside;
    for (const auto &one : list.rows)
        readings.push_back({one.readingTime, one.readingSource});
    for (const auto &reading : readings) {
        Sql quality(db, u"SELECT quality FROM reading WHERE indicator = :code AND region = :region AND time = :time AND source = :source"_s);
        quality.bind(":code", code).bind(":region", region).bind(":time", reading.time).bind(":source", reading.source);
        if (quality.next() && quality.smallNumber(0) == int(Reading::Quality::Withheld))
            list.withheld.push_back(reading);
    }
    return list;
}

QSet<QString> readObjectedTo(const Database &db, const QString &region)
{
    Sql rows(db, u"SELECT DISTINCT indicator FROM objection INDEXED BY objection_open WHERE region = :region AND state < 2"_s);
    rows.bind(":region", region);
    QSet<QString> codes;
    while (rows.next())
        codes.insert(rows.text(0));
    return codes;
}

}
