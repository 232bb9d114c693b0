#include "citybuild.h"

#include "city/citypackwriter.h"
#include "model/mercator.h"
#include "shapes.h"
#include "step.h"
#include "tagmapping.h"
#include "tool.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int stepCount = 7;
constexpr auto regionSource = "divisions"_L1;

QString megabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(double(bytes) / 1e6, 0, 'f', 1);
}

QString boxText(const GeoBox &box)
{
    return u"%1,%2,%3,%4"_s.arg(box.west, 0, 'f', 6).arg(box.south, 0, 'f', 6).arg(box.east, 0, 'f', 6).arg(box.north, 0, 'f', 6);
}

/** What this program itself makes, a later version of it may make otherwise. */
QString thisProgram()
{
    return QCoreApplication::applicationFilePath();
}

/** What the head of an extract says; both may be missing. */
struct ExtractHead
{
    std::optional<GeoBox> box = {};
    TimeMs time = 0;
};

Result<ExtractHead> readHead(const QString &osm)
{
    if (!QFileInfo(osm).isFile())
        return failure(Error::Kind::NotFound, u"%1: no such file"_s.arg(osm));
    const auto answer = askTool(u"osmium"_s, {u"fileinfo"_s, u"--json"_s, osm});
    if (!answer)
        return failure(answer.error().kind, u"%1 is no OpenStreetMap file that osmium can read: %2"_s.arg(osm, answer.error().detail));
    const auto head = QJsonDocument::fromJson(answer->toUtf8())["header"_L1].toObject();
    ExtractHead result;
    if (const auto box = head["boxes"_L1].toArray().first().toArray(); box.size() == 4)
        result.box = GeoBox{box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()};
    for (const auto &key : {u"timestamp"_s, u"osmosis_replication_timestamp"_s}) {
        if (const auto time = QDateTime::fromString(head["option"_L1].toObject()[key].toString(), Qt::ISODate); time.isValid() && result.time == 0)
            result.time = time.toMSecsSinceEpoch();
    }
    return result;
}

GeoBox withMargin(const GeoBox &box)
{
    const double margin = std::max(0.05, 0.2 * std::max(box.east - box.west, box.north - box.south));
    return {std::max(-180.0, box.west - margin), std::max(-85.0, box.south - margin), std::min(180.0, box.east + margin), std::min(85.0, box.north + margin)};
}

GeoBox intersection(const GeoBox &a, const GeoBox &b)
{
    return {std::max(a.west, b.west), std::max(a.south, b.south), std::min(a.east, b.east), std::min(a.north, b.north)};
}

/** The zoom at which the box fills the middle of a plain screen, between the columns. */
double zoomFor(const GeoBox &box)
{
    const WorldPoint a = toWorld({box.north, box.west});
    const WorldPoint b = toWorld({box.south, box.east});
    const double scale = std::min(900 / (b.x - a.x), 700 / (b.y - a.y));
    return std::clamp(std::floor(std::log2(scale / 256) * 10) / 10, double(packMinZoom), double(packMaxZoom));
}

class CityBuild
{
public:
    CityBuild(const CityBuildPlan &plan, const Say &say, const std::atomic<bool> &interrupted)
        : m_plan(plan)
        , m_say(say)
        , m_interrupted(interrupted)
    {
    }

    [[nodiscard]] Result<CityBuildSummary> run();

private:
    [[nodiscard]] Result<void> takeDistricts();
    [[nodiscard]] Result<void> findBox();
    [[nodiscard]] Result<void> findTime();
    [[nodiscard]] Result<void> doStep(int number, const QString &what, const Step &step);
    [[nodiscard]] Step osmiumStep(const QString &name, const QString &product, const QString &from, const QStringList &command, const QStringList &operands = {});
    [[nodiscard]] Result<void> cut();
    [[nodiscard]] Result<void> pick();
    [[nodiscard]] Result<void> assemble();
    [[nodiscard]] Result<void> sort();
    [[nodiscard]] Result<void> tile();
    [[nodiscard]] Result<void> pack();
    [[nodiscard]] Result<void> writePack(const QString &path);
    [[nodiscard]] Result<void> tidyTiles(const QString &mbtiles) const;
    [[nodiscard]] Result<void> runWith(const Tool &tool);
    [[nodiscard]] Result<void> takeStock();
    [[nodiscard]] QString inWork(const QString &name) const { return QDir(m_plan.work).filePath(name); }
    [[nodiscard]] QString cityText() const { return m_plan.name + u' ' + m_plan.districts.city; }

    const CityBuildPlan &m_plan;
    const Say &m_say;
    const std::atomic<bool> &m_interrupted;
    CityBuildSummary m_summary;
    ExtractHead m_head;
    QString m_osmium; ///< Its version.
    QString m_tippecanoe;
};

Result<void> CityBuild::takeDistricts()
{
    m_say(u"step 1 of %1  districts: %2"_s.arg(stepCount).arg(m_plan.districtFile));
    QFile file(m_plan.districtFile);
    if (!file.open(QFile::ReadOnly))
        return failure(Error::Kind::NotFound, u"%1: %2"_s.arg(m_plan.districtFile, file.errorString()));
    auto read = readDistricts(file.readAll(), m_plan.districtFile, m_plan.districts);
    if (!read)
        return tl::unexpected(read.error());
    m_summary.districts = std::move(*read);
    const auto &districts = m_summary.districts;
    const auto parent = districts.parentMember.isEmpty() ? QString() : u", parent from \"%1\""_s.arg(districts.parentMember);
    m_say(u"             %1 taken, %2 refused; code from \"%3\", name from \"%4\"%5; datum %6"_s
            .arg(districts.regions.size())
            .arg(districts.refused.size())
            .arg(districts.codeMember, districts.nameMember, parent, datumName(m_plan.districts.datum)));
    for (const auto &line : districts.refused + districts.notes)
        m_say(u"             "_s + line);
    return {};
}

Result<void> CityBuild::findBox()
{
    const auto head = readHead(m_plan.osm);
    if (!head)
        return tl::unexpected(head.error());
    m_head = *head;
    const auto &districts = m_summary.districts.box;
    m_summary.box = m_plan.box.value_or(withMargin(districts));
    if (!m_plan.box && m_head.box)
        m_summary.box = intersection(m_summary.box, *m_head.box);
    const auto common = intersection(m_summary.box, districts);
    const auto lie = u"%1 covers %2, but the districts lie in %3"_s.arg(m_plan.box ? u"--box"_s : m_plan.osm, boxText(m_plan.box ? *m_plan.box : m_head.box.value_or(m_summary.box)), boxText(districts));
    if (m_summary.box.isEmpty() || common.isEmpty())
        return failure(Error::Kind::Invalid, lie + u": another extract, another box, another district file or another --districts-datum is needed"_s);
    if (common != districts)
        m_say(u"             "_s + lie + u": part of them has no base map"_s);
    return {};
}

Result<void> CityBuild::runWith(const Tool &tool)
{
    constexpr double everySeconds = 10;
    double next = everySeconds;
    return runTool(
        tool, [&](const ToolProgress &progress) {
            if (progress.seconds < next)
                return;
            next = progress.seconds + everySeconds;
            m_say(u"             … %1 s, %2%3"_s.arg(progress.seconds, 0, 'f', 0).arg(progress.percent.isEmpty() ? QString() : progress.percent + " %, "_L1, megabytes(progress.bytes)));
        },
        m_interrupted);
}

Result<void> CityBuild::doStep(int number, const QString &what, const Step &step)
{
    const auto head = u"step %1 of %2  %3: "_s.arg(number).arg(stepCount).arg(step.name);
    if (isDone(step, m_plan.work)) {
        m_say(head + u"done before, kept (%1)"_s.arg(megabytes(QFileInfo(step.product).size())));
        return {};
    }
    m_say(head + what);
    QElapsedTimer timer;
    timer.start();
    if (const auto done = perform(step, m_plan.work); !done) {
        const auto where = u"step %1 of %2, %3: "_s.arg(number).arg(stepCount).arg(step.name);
        return failure(done.error().kind, where + done.error().detail);
    }
    m_say(u"             %1 s, %2"_s.arg(double(timer.elapsed()) / 1000, 0, 'f', 1).arg(megabytes(QFileInfo(step.product).size())));
    return {};
}

Step CityBuild::osmiumStep(const QString &name, const QString &product, const QString &from, const QStringList &command, const QStringList &operands)
{
    Step step{.name = name, .product = inWork(product), .inputs = {from}, .options = command + operands + QStringList{m_osmium}};
    step.make = [this, name, from, command, operands](const QString &draft) {
        const auto arguments = command + QStringList{u"--progress"_s, u"--overwrite"_s, u"--output=%1"_s.arg(draft), from} + operands;
        return runWith({.program = u"osmium"_s, .arguments = arguments, .output = draft, .log = inWork(name + ".log"_L1)});
    };
    return step;
}

Result<void> CityBuild::cut()
{
    const QStringList command{u"extract"_s, u"--strategy=smart"_s, u"--set-bounds"_s, u"--output-format=pbf"_s, u"--bbox=%1"_s.arg(boxText(m_summary.box))};
    return doStep(2, u"the box %1 out of %2"_s.arg(boxText(m_summary.box), m_plan.osm), osmiumStep(u"cut"_s, u"cut.osm.pbf"_s, m_plan.osm, command));
}

Result<void> CityBuild::pick()
{
    const QStringList command{u"tags-filter"_s, u"--output-format=pbf"_s};
    return doStep(3, u"the objects that a base map shows"_s, osmiumStep(u"pick"_s, u"picked.osm.pbf"_s, inWork(u"cut.osm.pbf"_s), command, wantedObjects()));
}

Result<void> CityBuild::assemble()
{
    const QString config = inWork(u"export.json"_s);
    const QStringList command{u"export"_s, u"--show-errors"_s, u"--output-format=geojsonseq"_s, u"--config=%1"_s.arg(config)};
    auto step = osmiumStep(u"assemble"_s, u"features.geojsonseq"_s, inWork(u"picked.osm.pbf"_s), command);
    step.options += QString::fromUtf8(exportConfig());
    QFile file(config);
    if (!file.open(QFile::WriteOnly) || file.write(exportConfig()) < 0)
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(config, file.errorString()));
    file.close();
    return doStep(4, u"points, lines and areas of them"_s, step);
}

Result<void> CityBuild::sort()
{
    const auto &sea = m_plan.sea;
    const QString counts = inWork(u"layers.json"_s);
    Step step{.name = u"sort"_s, .product = inWork(u"layers.geojsonseq"_s), .inputs = {inWork(u"features.geojsonseq"_s), thisProgram()}, .options = {boxText(m_summary.box), QString::number(int(sea.kind))}};
    if (sea.kind == SeaSource::Kind::File)
        step.inputs += sea.file;
    step.make = [&](const QString &draft) -> Result<void> {
        const auto sorted = sortIntoLayers(inWork(u"features.geojsonseq"_s), draft, m_summary.box, sea, m_interrupted);
        if (!sorted)
            return tl::unexpected(sorted.error());
        QFile file(counts);
        if (!file.open(QFile::WriteOnly) || file.write(QJsonDocument(toJson(*sorted)).toJson()) < 0)
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(counts, file.errorString()));
        return {};
    };
    if (!QFileInfo(counts).isFile())
        QFile::remove(step.product); // one without the other is of no use
    return doStep(5, u"into the layers of the map, with classes, names and zooms"_s, step);
}

// tippecanoe also makes the neighbours into which a margin reaches: with nothing but that in them they would hide what a coarser level knows.
// And it writes down its own command line, with the folders of this machine.
Result<void> CityBuild::tidyTiles(const QString &mbtiles) const
{
    const auto &box = m_summary.box;
    try {
        SQLite::Database database(mbtiles.toStdString(), SQLite::OPEN_READWRITE);
        const bool shared = database.tableExists("map"); // then "tiles" is a view, and tiles of the same content are stored once
        for (int zoom = packMinZoom; zoom <= packMaxZoom; ++zoom) {
            const auto range = tilesOf(box, zoom);
            const int rows = 1 << zoom; // counted from the south
            SQLite::Statement drop(database, std::string("DELETE FROM ") + (shared ? "map" : "tiles") + " WHERE zoom_level = ? AND (tile_column < ? OR tile_column > ? OR tile_row < ? OR tile_row > ?)");
            int parameter = 0;
            for (const int value : {zoom, range.left, range.right, rows - 1 - range.bottom, rows - 1 - range.top})
                drop.bind(++parameter, value);
            drop.exec();
        }
        database.exec("DELETE FROM metadata WHERE name NOT IN ('format', 'json', 'minzoom', 'maxzoom', 'version')");
        SQLite::Statement put(database, "INSERT INTO metadata (name, value) VALUES (?, ?)");
        for (const auto &[name, value] : {std::pair{u"name"_s, m_plan.name}, {u"type"_s, u"baselayer"_s}, {u"attribution"_s, m_summary.credit}, {u"bounds"_s, boxText(box)},
                 {u"center"_s, u"%1,%2,%3"_s.arg((box.west + box.east) / 2, 0, 'f', 6).arg((box.south + box.north) / 2, 0, 'f', 6).arg(10)},
                 {u"description"_s, u"%1, OpenMapTiles schema, without borders"_s.arg(cityText())}, {u"datum"_s, datumName(Datum::Wgs84).toString()}, {u"approval"_s, m_plan.approval}}) {
            if (value.isEmpty())
                continue;
            put.bind(1, name.toStdString());
            put.bind(2, value.toStdString());
            put.exec();
            put.reset();
        }
    } catch (const SQLite::Exception &exception) {
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(mbtiles, QString::fromUtf8(exception.what())));
    }
    return {};
}

Result<void> CityBuild::tile()
{
    // Nothing is thinned out: the zooms were chosen with the layers. Only a tile that the client would refuse loses its smallest features.
    const QStringList options{u"--minimum-zoom=%1"_s.arg(packMinZoom), u"--maximum-zoom=%1"_s.arg(packMaxZoom),
        u"--drop-rate=1"_s, u"--drop-smallest-as-needed"_s, u"--maximum-tile-bytes=700000"_s, u"--maximum-tile-features=45000"_s,
        u"--simplify-only-low-zooms"_s, u"--no-simplification-of-shared-nodes"_s, u"--no-tiny-polygon-reduction-at-maximum-zoom"_s, u"--no-tile-stats"_s, u"--read-parallel"_s};
    const QString layers = inWork(u"layers.geojsonseq"_s);
    Step step{.name = u"tile"_s, .product = inWork(u"tiles.mbtiles"_s), .inputs = {layers, thisProgram()}};
    step.options = options + QStringList{m_tippecanoe, boxText(m_summary.box), cityText(), m_summary.credit, m_plan.approval};
    step.make = [&](const QString &draft) -> Result<void> {
        const auto arguments = options + QStringList{u"--force"_s, u"--temporary-directory=%1"_s.arg(QDir(m_plan.work).absolutePath()), u"--output=%1"_s.arg(draft), layers};
        const auto run = runWith({.program = u"tippecanoe"_s, .arguments = arguments, .output = draft, .log = inWork(u"tile.log"_s)});
        if (run)
            return tidyTiles(draft);
        QFile::remove(draft + "-journal"_L1);
        return run;
    };
    return doStep(6, u"zooms %1 to %2"_s.arg(packMinZoom).arg(packMaxZoom), step);
}

Result<void> CityBuild::findTime()
{
    const auto seen = askTool(u"osmium"_s, {u"fileinfo"_s, u"--extended"_s, u"--get=data.timestamp.last"_s, inWork(u"cut.osm.pbf"_s)});
    const auto last = seen ? QDateTime::fromString(*seen, Qt::ISODate).toMSecsSinceEpoch() : 0;
    if (m_head.time > 0) {
        m_summary.dataTime = m_head.time;
        m_summary.dataTimeFrom = u"by its header"_s;
    } else if (last > 0) { // 1970: the objects carry no times
        m_summary.dataTime = last;
        m_summary.dataTimeFrom = u"of its newest object"_s;
    } else {
        m_summary.dataTime = QFileInfo(m_plan.osm).lastModified().toMSecsSinceEpoch();
        m_summary.dataTimeFrom = u"of the file: nothing in it says when the data is of"_s;
    }
    return {};
}

Result<void> CityBuild::writePack(const QString &path)
{
    const auto &districts = m_summary.districts;
    // A later district file must win over an earlier one in the caches of those who had it.
    const qint64 version = std::max(m_summary.dataTime, QFileInfo(m_plan.districtFile).lastModified().toMSecsSinceEpoch());
    const auto head = [&](const QString &id) { return RecordHead{.source = regionSource, .id = id, .version = version, .time = m_summary.dataTime}; };
    std::vector<Record> regions;
    if (districts.regions.front().depth > 0) { // the city has no outline of its own: its districts are that
        double area = 0;
        for (const auto &region : districts.regions)
            area += region.depth == 1 ? region.areaKm2 : 0;
        regions.push_back(Region{.head = head(m_plan.districts.city), .areaKm2 = std::round(area * 10) / 10, .label = GeoPoint{(districts.box.south + districts.box.north) / 2, (districts.box.west + districts.box.east) / 2}});
    }
    for (auto region : districts.regions) {
        region.head = head(region.head.id);
        regions.emplace_back(std::move(region));
    }
    auto &city = std::get<Region>(regions.front());
    city.name = m_plan.name;
    city.nameEn = m_plan.nameEn;
    city.shortName.clear();
    const std::vector<Record> sources{Source{.head = head(regionSource),
        .name = u"行政区划"_s,
        .nameEn = u"Divisions"_s,
        .system = u"区划文件"_s,
        .systemEn = u"District file"_s,
        .collection = Source::Collection::TableExchange}};

    CityPackWriter writer(path);
    auto state = writer.begin();
    if (state)
        state = writer.addTiles(inWork(u"tiles.mbtiles"_s));
    if (state)
        state = writer.addRecords(regions);
    if (state)
        state = writer.addRecords(sources);
    if (!state)
        return state;
    return writer.finish({.cityCode = m_plan.districts.city,
        .name = m_plan.name,
        .nameEn = m_plan.nameEn,
        .organisation = m_plan.organisation,
        .organisationEn = m_plan.organisationEn,
        .timeZone = m_plan.timeZone,
        .box = districts.box,
        .centre = {(districts.box.south + districts.box.north) / 2, (districts.box.west + districts.box.east) / 2},
        .zoom = zoomFor(districts.box),
        .anchor = m_summary.dataTime,
        .credit = m_summary.credit,
        .demo = false});
}

Result<void> CityBuild::pack()
{
    const auto &districts = m_plan.districts;
    Step step{.name = u"pack"_s, .product = m_plan.out, .inputs = {inWork(u"tiles.mbtiles"_s), m_plan.districtFile, thisProgram()}};
    step.options = {districts.city, QString(datumName(districts.datum)), districts.code, districts.name, districts.nameEn, districts.parent,
        m_plan.name, m_plan.nameEn, m_plan.organisation, m_plan.organisationEn, QString::fromLatin1(m_plan.timeZone), m_summary.credit, QString::number(m_summary.dataTime)};
    step.make = [this](const QString &draft) { return writePack(draft); };
    return doStep(7, u"tiles and regions into %1"_s.arg(m_plan.out), step);
}

Result<void> CityBuild::takeStock()
{
    QFile counts(inWork(u"layers.json"_s));
    if (counts.open(QFile::ReadOnly))
        m_summary.layers = layerCountsFromJson(QJsonDocument::fromJson(counts.readAll()).object());
    QFile log(inWork(u"assemble.log"_s));
    while (log.isOpen() || log.open(QFile::ReadOnly)) {
        const auto line = log.readLine();
        if (line.isEmpty())
            break;
        m_summary.brokenObjects += line.contains("eometry error") ? 1 : 0;
    }
    m_summary.bytes = QFileInfo(m_plan.out).size();
    try {
        const SQLite::Database database(m_plan.out.toStdString(), SQLite::OPEN_READONLY);
        SQLite::Statement count(database, "SELECT count(*) FROM tiles");
        count.executeStep();
        m_summary.tiles = count.getColumn(0).getInt64();
    } catch (const SQLite::Exception &exception) {
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_plan.out, QString::fromUtf8(exception.what())));
    }
    return {};
}

Result<CityBuildSummary> CityBuild::run()
{
    if (const auto missing = missingTools({u"osmium"_s, u"tippecanoe"_s}))
        return failure(Error::Kind::NotFound, *missing);
    const auto osmium = askTool(u"osmium"_s, {u"--version"_s});
    const auto tippecanoe = askTool(u"tippecanoe"_s, {u"--version"_s});
    if (!osmium || !tippecanoe)
        return tl::unexpected(!osmium ? osmium.error() : tippecanoe.error());
    m_osmium = osmium->section(u'\n', 0, 0);
    m_tippecanoe = tippecanoe->section(u'\n', 0, 0);
    m_summary.credit = u"© OpenMapTiles © OpenStreetMap contributors"_s + (m_plan.credit.isEmpty() ? QString() : u" · "_s + m_plan.credit);
    for (const auto part : {&CityBuild::takeDistricts, &CityBuild::findBox, &CityBuild::cut, &CityBuild::pick, &CityBuild::assemble,
             &CityBuild::sort, &CityBuild::tile, &CityBuild::findTime, &CityBuild::pack, &CityBuild::takeStock}) {
        if (m_interrupted)
            return failure(Error::Kind::Cancelled, u"interrupted"_s);
        if (const auto done = (this->*part)(); !done)
            return tl::unexpected(done.error());
    }
    return m_summary;
}

}

Result<CityBuildSummary> buildCityPack(const CityBuildPlan &plan, const Say &say, const std::atomic<bool> &interrupted)
{
    return CityBuild(plan, say, interrupted).run();
}

QStringList describe(const CityBuildPlan &plan, const CityBuildSummary &summary)
{
    QStringList lines{u"taken into %1:"_s.arg(plan.out)};
    const auto add = [&](const QString &what, const QString &value) { lines += u"  "_s + what.leftJustified(20) + value; };
    std::map<int, int> byDepth;
    for (const auto &region : summary.districts.regions)
        ++byDepth[region.depth];
    QStringList levels;
    for (const auto &[depth, count] : byDepth) {
        if (depth > 0)
            levels += u"%1 at level %2"_s.arg(count).arg(depth);
    }
    add(u"regions"_s, u"%1 %2; below it %3%4"_s.arg(plan.districts.city, plan.name, levels.join(u", "_s), summary.districts.refused.isEmpty() ? QString() : u"; %1 refused"_s.arg(summary.districts.refused.size())));
    for (auto it = summary.layers.features.begin(); it != summary.layers.features.end(); ++it)
        add(it.key(), u"%1 features"_s.arg(it.value()) + (it.key() == "transportation_name"_L1 ? u" of %1 names"_s.arg(summary.layers.roadNames) : QString()));
    const auto seaFrom = plan.sea.kind == SeaSource::Kind::Coast ? u"%1 coastlines"_s.arg(summary.layers.coastLines) : plan.sea.file;
    add(u"sea"_s, summary.layers.seaKm2 > 0 ? u"%1 km² in the box, from %2"_s.arg(summary.layers.seaKm2, 0, 'f', 1).arg(seaFrom) : u"none in the box"_s);
    add(u"left out"_s, u"%1 objects of no use to the map or outside the box, %2 of which no geometry could be made (assemble.log)"_s.arg(summary.layers.unused).arg(summary.brokenObjects));
    add(u"box"_s, boxText(summary.box));
    add(u"tiles"_s, u"%1, zooms %2 to %3"_s.arg(summary.tiles).arg(packMinZoom).arg(packMaxZoom));
    add(u"data of"_s, u"%1, %2"_s.arg(QDateTime::fromMSecsSinceEpoch(summary.dataTime, QTimeZone(plan.timeZone)).toString(Qt::ISODate), summary.dataTimeFrom));
    add(u"credit"_s, summary.credit);
    add(u"size"_s, megabytes(summary.bytes));
    return lines;
}

}
