#include "readlineage.h"

#include "computedlineage.h"
#include "readindicators.h"
#include "sql.h"

#include "export/sheet.h"

#include <QDateTime>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
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
    Sql state(db, u"SELECT feed, last_success, revision, rows_in, rows_rejected, cursor FROM feed_state WHERE n = :n"_s);
    state.bind(":n", feed);
    if (!state.next())
        return;
    lineage.feed = state.text(0);
    lineage.feedSuccess = state.number(1);
    lineage.feedRevision = state.number(2);
    lineage.rowsIn = state.number(3);
    lineage.rowsRejected = state.number(4);
    lineage.cursor = state.text(5);
}

/** When this client began to listen: what was there by then came all at once, and when it was sent nobody here knows. */
TimeMs listeningSince(const Database &db, const LineageQuestion &question, const QString &source)
{
    constexpr qint64 longSnapshot = hour / 4;
    Sql known(db, u"SELECT max(known) FROM (SELECT min(known_since) AS known FROM indicator WHERE id = :code UNION ALL SELECT min(known_since) FROM source WHERE id = :source)"_s);
    known.bind(":code", question.code).bind(":source", source);
    return known.next() && !known.isNull(0) ? known.number(0) + longSnapshot : question.now;
}

/** Of the source that is shown: what others send fills no gap of it. */
void readStrip(const Database &db, const LineageQuestion &question, Lineage &lineage)
{
    constexpr qint64 longest = 31 * 24 * hour; // of a period: beyond, there is nothing to be seen in a strip
    const auto period = qint64(lineage.periodSeconds * 1000);
    if (period > longest)
        return;
    lineage.slotMs = std::max<qint64>(hour / 2, period);
    lineage.strip.resize(period <= hour ? std::size_t((24 * hour + lineage.slotMs - 1) / lineage.slotMs) : 24);
    const TimeMs end = question.now - question.now % lineage.slotMs + lineage.slotMs; // of the running slot
    lineage.stripFrom = end - qint64(lineage.strip.size()) * lineage.slotMs;
    // A reading is late by when it came first, not by when it was corrected.
    Sql slots(db, u"SELECT (time - :from) / :slot AS k, count(*), min(CASE WHEN quality <> :secret THEN value END), max(CASE WHEN quality <> :secret THEN value END), "
                  "sum(:limit > 0 AND known_since > :listening AND known_since - time > :limit AND coalesce((SELECT min(h.known_since) FROM reading_history h "
                  "WHERE h.indicator = r.indicator AND h.region = r.region AND h.time = r.time AND h.source = r.source), known_since) - time > :limit) "
                  "FROM reading r WHERE indicator = :code AND region = :region AND time >= :from AND time <= :until AND source = :source GROUP BY k"_s);
    slots.bind(":code", question.code).bind(":region", question.region).bind(":source", lineage.sourceId).bind(":from", lineage.stripFrom).bind(":until", question.now);
    slots.bind(":slot", lineage.slotMs).bind(":secret", qint64(Reading::Quality::Withheld)).bind(":listening", listeningSince(db, question, lineage.sourceId));
    slots.bind(":limit", period > 0 ? std::max<qint64>(period, 60'000) : 0);
    while (slots.next()) {
        auto &slot = lineage.strip[std::size_t(std::clamp<qint64>(slots.number(0), 0, qint64(lineage.strip.size()) - 1))];
        slot.readings = slots.smallNumber(1);
        slot.late = slots.smallNumber(4);
        lineage.readings += slot.readings;
        if (const auto least = slots.maybeReal(2))
            lineage.least = std::min(lineage.least.value_or(*least), *least);
        if (const auto most = slots.maybeReal(3))
            lineage.most = std::max(lineage.most.value_or(*most), *most);
    }
    if (period > 0) {
        // Readings are due a period apart, before and after the one that is shown; each may take a period to come.
        const auto phase = lineage.shown ? lineage.shown->time % period : 0;
        const auto lastUpTo = [&](TimeMs time) { return time - (time - phase) % period; };
        const TimeMs first = lastUpTo(lineage.stripFrom - 1) + period;
        const TimeMs last = lastUpTo(question.now - period);
        lineage.due = int(std::max<qint64>(0, (last - first) / period + 1));
        for (std::size_t i = 0; i < lineage.strip.size(); ++i)
            lineage.strip[i].isDue = lineage.stripFrom + qint64(i) * lineage.slotMs <= last;
        Sql met(db, u"SELECT count(DISTINCT (time - :from) / :period) FROM reading WHERE indicator = :code AND region = :region AND time >= :from AND time < :until AND source = :source"_s);
        met.bind(":code", question.code).bind(":region", question.region).bind(":source", lineage.sourceId).bind(":period", period);
        met.bind(":from", first).bind(":until", first + lineage.due * period);
        if (met.next())
            lineage.met = met.smallNumber(0);
    }
    Sql replaced(db, u"SELECT count(*) FROM reading_history WHERE indicator = :code AND region = :region AND time >= :from AND time <= :until AND source = :source"_s);
    replaced.bind(":code", question.code).bind(":region", question.region).bind(":source", lineage.sourceId).bind(":from", lineage.stripFrom).bind(":until", question.now);
    if (replaced.next())
        lineage.corrected = replaced.smallNumber(0);
}

}

Result<Lineage> readLineage(const Database &db, const LineageQuestion &question)
{
    const OneMoment moment(db);
    if (auto computed = computedLineage(db, question))
        return *std::move(computed);
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
        Sql extra(db, u"SELECT extra FROM reading WHERE indicator = :code AND region = :region AND time = :time AND source = :source"_s);
        extra.bind(":code", question.code).bind(":region", question.region).bind(":time", figure.time).bind(":source", figure.source);
        if (extra.next() && !extra.isNull(0))
            lineage.import = originOf(extra.text(0).toUtf8());
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

/** The rows in their order, a page at a time: no statement is open between two pages. */
class RowPages
{
public:
    RowPages(const Database &db, const LineageQuestion &question, const Choice &choice)
        : m_db(db)
        , m_question(question)
        , m_sources(Catalog::readSources(db))
        , m_computed(computedRows(db, question))
    {
        if (m_computed)
            return;
        const auto figure = Readings(db, question.region).figure(question.code, choice.owner, choice.periodMs, question.now);
        m_shown = shownRow(db, question, figure, m_sources);
    }

    [[nodiscard]] const std::optional<LineageRow> &shown() const { return m_shown; }

    /** At most @p most further rows; none at the end. */
    std::vector<LineageRow> next(int most)
    {
        std::vector<LineageRow> rows;
        if (m_computed) {
            const auto end = std::min(m_computed->size(), m_given + std::size_t(most));
            rows.assign(m_computed->begin() + std::ptrdiff_t(m_given), m_computed->begin() + std::ptrdiff_t(end));
            m_given = end;
            return rows;
        }
        if (!m_hasBegun && m_shown)
            rows.push_back(*m_shown);
        Sql found = asked(m_db, m_question, m_hasBegun ? u"AND (time, source) < (:time, :source) ORDER BY time DESC, source DESC LIMIT :most"_s : u"ORDER BY time DESC, source DESC LIMIT :most"_s);
        found.bind(":most", qint64(most));
        if (m_hasBegun)
            found.bind(":time", m_last.first).bind(":source", m_last.second);
        m_hasBegun = true;
        while (int(rows.size()) < most && found.next()) {
            auto row = rowOf(found, m_sources, m_question.language);
            m_last = {row.time, row.source};
            if (m_shown && row.time == m_shown->time && row.source == m_shown->source)
                continue;
            if (m_shown && m_shown->quality == Reading::Quality::Withheld && row.source != m_shown->source) { // nobody else says it here either
                row.value.reset();
                row.quality = Reading::Quality::Withheld;
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    const Database &m_db;
    LineageQuestion m_question;
    QHash<QString, SourceInfo> m_sources;
    std::optional<std::vector<LineageRow>> m_computed; ///< All of them.
    std::size_t m_given = 0; ///< Of these.
    std::optional<LineageRow> m_shown;
    bool m_hasBegun = false;
    std::pair<TimeMs, QString> m_last;
};

static Choice choiceOf(const Database &db, const QString &code, int *decimals = nullptr)
{
    Sql definition(db, u"SELECT decimals, source, period_seconds FROM indicator WHERE id = :code ORDER BY source LIMIT 1"_s);
    definition.bind(":code", code);
    if (!definition.next())
        return {};
    if (decimals)
        *decimals = definition.smallNumber(0);
    return {definition.text(1), definition.number(2) * 1000};
}

Result<LineagePage> readLineageRows(const Database &db, const LineageQuestion &question, int most)
{
    const OneMoment moment(db);
    LineagePage page;
    const auto choice = choiceOf(db, question.code, &page.decimals);
    page.rows = RowPages(db, question, choice).next(most);
    return page;
}

Result<qint64> saveLineageRows(const Database &db, const LineageQuestion &question, const QString &path, const LineageWords &words, const std::atomic<bool> &stop)
{
    constexpr int pageSize = 2'000;
    QString name = question.code;
    QString unit;
    for (const auto &definition : readDefinitions(db)) {
        if (definition.head.id != question.code)
            continue;
        name = nameIn(question.language, definition.name, definition.nameEn);
        unit = nameIn(question.language, definition.unit, definition.unitEn);
        break;
    }
    const QString region = Catalog::read(db).regionName(question.region, question.language);
    auto sheet = Sheet::create(path, name, QStringList(words.heads.begin(), words.heads.end()));
    if (!sheet)
        return tl::unexpected(sheet.error());
    const auto moment = [&words](TimeMs time) { return QDateTime::fromMSecsSinceEpoch(time, words.zone).toString(Qt::ISODate); };
    const QString asOf = moment(question.now);
    RowPages pages(db, question, choiceOf(db, question.code));
    qint64 count = 0;
    for (auto rows = pages.next(pageSize); !rows.empty(); rows = pages.next(pageSize)) {
        for (const auto &row : rows) {
            const bool isOwn = row.code.isEmpty(); // else of what a computed figure is made of
            const std::array<Cell, 14> cells = {row.isShown ? words.shown : QString(), isOwn ? question.code : row.code, isOwn ? name : row.name, isOwn ? question.region : row.region, isOwn ? region : row.regionName, moment(row.time), row.value ? Cell(*row.value) : Cell(), isOwn ? unit : row.unit,
                words.qualities[std::size_t(row.quality)], row.source, row.sourceName, double(row.version), moment(row.knownSince), asOf};
            ++count;
            if (!(*sheet)->add(cells))
                break; // finish() says why
        }
        if (stop)
            return failure(Error::Kind::Cancelled, path);
    }
    if (auto finished = (*sheet)->finish(); !finished)
        return tl::unexpected(finished.error());
    return count;
}

}
