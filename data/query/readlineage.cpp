#include "readlineage.h"

#include "readindicators.h"
#include "sql.h"

#include "export/sheet.h"

#include <QDateTime>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr int mostReadings = 200'000; ///< Of a day: two a second and more.
const QString columns = u"SELECT time, known_since, source, version, value, quality, feed FROM reading WHERE indicator = :code AND region = :region AND time <= :until "_s;
LineageRow rowOf(const Sql &found, const QHash<QString, SourceInfo> &sources, Language language)
{
    LineageRow row{.time = found.number(0), .knownSince = found.number(1), .source = found.text(2), .version = found.number(3), .value = found.maybeReal(4)};
    row.quality = Reading::Quality(std::clamp(found.smallNumber(5), 0, 4));
    if (row.quality == Reading::Quality::Withheld)
        row.value.reset();
    const auto source = sources.constFind(row.source);
    row.sourceName = source == sources.cend() ? row.source : nameIn(language, source->name, source->nameEn);
    return row;
}

Sql asked(const Database &db, const LineageQuestion &question, const QString &rest)
{
    Sql rows(db, columns + rest);
    rows.bind(":code", question.code).bind(":region", question.region).bind(":until", question.now);
    return rows;
}

/** Who defines an indicator and how often a reading is due, as the figure is chosen by. */
struct Choice
{
    QString owner = {};
    qint64 periodMs = Indicator().periodSeconds * 1000LL; ///< As of an indicator that nobody has defined.
};

/** The row of the reading that is shown; unset if there is none. Also says which feed brought it. */
std::optional<LineageRow> shownRow(const Database &db, const LineageQuestion &question, const FigureReading &figure, const QHash<QString, SourceInfo> &sources, qint64 *feed = nullptr)
{
    if (figure.time == 0)
        return std::nullopt;
    Sql row = asked(db, question, u"AND time = :time AND source = :source"_s);
    row.bind(":time", figure.time).bind(":source", figure.source);
    if (!row.next())
        return std::nullopt;
    if (feed)
        *feed = row.number(6);
    auto shown = rowOf(row, sources, question.language);
    shown.isShown = true;
    return shown;
}

void readFeed(const Database &db, qint64 feed, Lineage &lineage)
{
    Sql state(db, u"SELECT feed, last_success, revision, rows_in, rows_rejected FROM feed_state WHERE n = :n"_s);
    state.bind(":n", feed);
    if (!state.next())
        return;
    lineage.feed = state.text(0);
    lineage.feedSuccess = state.number(1);
    lineage.feedRevision = state.number(2);
    lineage.rowsIn = state.number(3);
    lineage.rowsRejected = state.number(4);
}

void readStrip(const Database &db, const LineageQuestion &question, Lineage &lineage)
{
    const auto period = qint64(lineage.periodSeconds * 1000);
    lineage.slotMs = std::max<qint64>(hour / 2, period);
    lineage.strip.resize(period <= hour ? std::size_t((24 * hour + lineage.slotMs - 1) / lineage.slotMs) : 24);
    const TimeMs end = question.now - question.now % lineage.slotMs + lineage.slotMs; // of the running slot
    lineage.stripFrom = end - qint64(lineage.strip.size()) * lineage.slotMs;
    Sql rows(db, u"SELECT time, known_since, value, quality FROM reading WHERE indicator = :code AND region = :region AND time >= :from AND time <= :until ORDER BY time LIMIT "_s + QString::number(mostReadings));
    rows.bind(":code", question.code).bind(":region", question.region).bind(":from", lineage.stripFrom).bind(":until", question.now);
    std::optional<TimeMs> listeningSince; // what was there from the first on came all at once: when it was sent nobody here knows
    TimeMs last = -1;
    while (rows.next()) {
        const TimeMs time = rows.number(0);
        const TimeMs known = rows.number(1);
        if (!listeningSince)
            listeningSince = known + 60'000;
        auto &slot = lineage.strip[std::size_t((time - lineage.stripFrom) / lineage.slotMs)];
        if (time != last) {
            ++slot.readings;
            ++lineage.readings;
            last = time;
        }
        if (period > 0 && known > *listeningSince && known - time > std::max<qint64>(period, 60'000))
            ++slot.late;
        if (const auto value = rows.maybeReal(2); value && Reading::Quality(rows.smallNumber(3)) != Reading::Quality::Withheld) {
            lineage.least = std::min(lineage.least.value_or(*value), *value);
            lineage.most = std::max(lineage.most.value_or(*value), *value);
        }
    }
    if (period <= 0)
        return;
    // What is about a moment may take a period to come.
    const TimeMs until = question.now - period;
    lineage.due = int(std::max<qint64>(0, (until - lineage.stripFrom) / period + 1));
    for (std::size_t i = 0; i < lineage.strip.size(); ++i)
        lineage.strip[i].isDue = lineage.stripFrom + qint64(i + 1) * lineage.slotMs <= until + 1;
    Sql replaced(db, u"SELECT count(*) FROM reading_history WHERE indicator = :code AND region = :region AND time >= :from AND time <= :until"_s);
    replaced.bind(":code", question.code).bind(":region", question.region).bind(":from", lineage.stripFrom).bind(":until", question.now);
    if (replaced.next())
        lineage.corrected = replaced.smallNumber(0);
}

}

Result<Lineage> readLineage(const Database &db, const LineageQuestion &question)
{
    Lineage lineage;
    const auto catalog = Catalog::read(db);
    const auto sources = Catalog::readSources(db);
    lineage.regionName = catalog.regionName(question.region, question.language);
    for (auto &definition : readDefinitions(db)) {
        if (definition.head.id != question.code)
            continue;
        lineage.isDefined = true;
        lineage.definition = std::move(definition);
        break;
    }
    const auto figure = Readings(db, question.region).figure(question.code, lineage.definition.head.source, lineage.definition.periodSeconds * 1000LL, question.now);
    qint64 feed = 0;
    lineage.shown = shownRow(db, question, figure, sources, &feed);
    if (lineage.shown) {
        lineage.shown->quality = figure.checkedQuality();
        lineage.others = figure.others;
        for (const auto &other : figure.others)
            lineage.sourceNames.insert(other.source, catalog.sourceName(other.source, question.language));
        readFeed(db, feed, lineage);
    }
    lineage.sourceId = lineage.shown ? lineage.shown->source : lineage.definition.head.source;
    if (const auto source = sources.constFind(lineage.sourceId); source != sources.cend()) {
        lineage.hasSource = true;
        lineage.source = *source;
        Sql contact(db, u"SELECT contact FROM source WHERE id = :id ORDER BY source LIMIT 1"_s);
        contact.bind(":id", lineage.sourceId);
        if (contact.next())
            lineage.contact = contact.text(0);
    }
    lineage.periodSeconds = std::max(lineage.isDefined ? lineage.definition.periodSeconds : 0, lineage.source.intervalSeconds);
    readStrip(db, question, lineage);
    return lineage;
}

/** Calls take(row) for the row of the figure, then for all others, the newest first, until it says that it is enough. */
template<typename Take>
static void forEachRow(const Database &db, const LineageQuestion &question, const QHash<QString, SourceInfo> &sources, const Choice &choice, int most, Take take)
{
    const auto figure = Readings(db, question.region).figure(question.code, choice.owner, choice.periodMs, question.now);
    const auto shown = shownRow(db, question, figure, sources);
    if (shown && !take(*shown))
        return;
    Sql found = asked(db, question, u"ORDER BY time DESC, source DESC LIMIT "_s + QString::number(most));
    while (found.next()) {
        const auto row = rowOf(found, sources, question.language);
        if (!(shown && row.time == shown->time && row.source == shown->source) && !take(row))
            return;
    }
}

Result<LineagePage> readLineageRows(const Database &db, const LineageQuestion &question, int most)
{
    LineagePage page;
    Choice choice;
    Sql definition(db, u"SELECT decimals, source, period_seconds FROM indicator WHERE id = :code ORDER BY source LIMIT 1"_s);
    definition.bind(":code", question.code);
    if (definition.next()) {
        page.decimals = definition.smallNumber(0);
        choice = {definition.text(1), definition.number(2) * 1000};
    }
    forEachRow(db, question, Catalog::readSources(db), choice, most, [&](const LineageRow &row) {
        page.rows.push_back(row);
        return int(page.rows.size()) < most;
    });
    return page;
}

Result<qint64> saveLineageRows(const Database &db, const LineageQuestion &question, const QString &path, const LineageHeads &heads, const std::array<QString, 5> &qualities, const QTimeZone &zone)
{
    QString name = question.code;
    QString unit;
    Choice choice;
    for (const auto &definition : readDefinitions(db)) {
        if (definition.head.id != question.code)
            continue;
        name = nameIn(question.language, definition.name, definition.nameEn);
        unit = nameIn(question.language, definition.unit, definition.unitEn);
        choice = {definition.head.source, definition.periodSeconds * 1000LL};
        break;
    }
    const auto sources = Catalog::readSources(db);
    const QString region = Catalog::read(db).regionName(question.region, question.language);
    auto sheet = Sheet::create(path, name, QStringList(heads.begin(), heads.end()));
    if (!sheet)
        return tl::unexpected(sheet.error());
    const auto moment = [&zone](TimeMs time) { return QDateTime::fromMSecsSinceEpoch(time, zone).toString(Qt::ISODate); };
    qint64 rows = 0;
    forEachRow(db, question, sources, choice, -1, [&](const LineageRow &row) {
        const std::array<Cell, 12> cells = {question.code, name, question.region, region, moment(row.time), row.value ? Cell(*row.value) : Cell(), unit, qualities[std::size_t(row.quality)],
            row.source, row.sourceName, double(row.version), moment(row.knownSince)};
        ++rows;
        return (*sheet)->add(cells); // finish() says why not
    });
    if (auto finished = (*sheet)->finish(); !finished)
        return tl::unexpected(finished.error());
    return rows;
}

}
