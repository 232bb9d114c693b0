// How fast the map's parts are: a heat frame along the camera script, a block of the base map, the clusters.
// --points FILE takes points in the TLPT format instead of the seeded generator; --n limits the sizes (default 1,000,000).
// The baseline of heat.frame is the plain way in the same run: all points binned anew for every frame, the same blur and
// colour. Every heat frame is really drawn into an image of the screen, complete for its camera.

#include "analysis/pointset.h"
#include "mapcore/areapainter.h"
#include "mapcore/clusters.h"
#include "mapcore/densityfield.h"
#include "mapcore/figurepainter.h"
#include "mapcore/heatkernel.h"
#include "mapcore/mapkeep.h"
#include "mapcore/tilepainter.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <numeric>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

bool countsCpu = false; // the time of this thread, instead of the wall's

struct Points
{
    std::vector<double> x, y;
    std::vector<float> weight;
    std::vector<quint8> level;
};

/** A city: a few dozen quarters of different size around the centre, and some noise between. */
Points makePoints(int n)
{
    Points points;
    QRandomGenerator random(2026);
    struct Quarter
    {
        double lat, lon, spread;
    };
    std::vector<Quarter> quarters;
    for (int i = 0; i < 40; ++i)
        quarters.push_back({22.32 + (random.generateDouble() + random.generateDouble() - 1) * 0.16, 114.17 + (random.generateDouble() + random.generateDouble() - 1) * 0.22, 0.002 + random.generateDouble() * 0.012});
    const auto bell = [&] { return random.generateDouble() + random.generateDouble() + random.generateDouble() + random.generateDouble() - 2; };
    for (int i = 0; i < n; ++i) {
        const Quarter &q = quarters[size_t(random.bounded(int(quarters.size())))];
        const bool noise = random.bounded(20) == 0;
        const WorldPoint p = toWorld({q.lat + bell() * (noise ? 0.08 : q.spread * 2), q.lon + bell() * (noise ? 0.1 : q.spread * 2)});
        points.x.push_back(p.x);
        points.y.push_back(p.y);
        points.weight.push_back(float(0.01 + random.generateDouble() * 2));
        points.level.push_back(quint8(random.bounded(1000) == 0 ? 1 : random.bounded(300) == 0 ? 2
                                                                                               : 3 + random.bounded(2)));
    }
    return points;
}

Points readPoints(const QString &path, int most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qUtf8Printable(path), qUtf8Printable(file.errorString()));
    const QByteArray data = file.readAll();
    if (data.size() < 64 || !data.startsWith("TLPT") || qFromLittleEndian<quint32>(data.constData() + 4) != 1)
        qFatal("%s: not a TLPT file of version 1", qUtf8Printable(path));
    const quint64 n = qFromLittleEndian<quint64>(data.constData() + 8);
    if (n > 100'000'000 || quint64(data.size()) < 64 + 17 * n)
        qFatal("%s: cut off", qUtf8Printable(path));
    Points points;
    for (quint64 i = 0; i < std::min<quint64>(n, quint64(most)); ++i) {
        const char *lon = data.constData() + 64 + 4 * i;
        const char *lat = lon + 4 * n;
        const WorldPoint p = toWorld({qFromLittleEndian<qint32>(lat) / 1e6, qFromLittleEndian<qint32>(lon) / 1e6});
        points.x.push_back(p.x);
        points.y.push_back(p.y);
        points.weight.push_back(qFromLittleEndian<float>(lat + 4 * n));
        points.level.push_back(quint8(3 + i % 2));
    }
    return points;
}

double at(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}

void report(const QString &bench, qint64 n, const QString &size, const std::vector<double> &ms, const std::vector<double> &baseline = {})
{
    QJsonObject line{{u"bench"_s, bench}, {u"n"_s, n}, {u"size"_s, size}, {u"backend"_s, u"software"_s}, {u"unit"_s, countsCpu ? u"ms cpu"_s : u"ms"_s},
        {u"median"_s, at(ms, 0.5)}, {u"p95"_s, at(ms, 0.95)}, {u"runs"_s, qint64(ms.size())}, {u"baseline"_s, QJsonValue::Null}, {u"ratio"_s, QJsonValue::Null}};
    if (!baseline.empty()) {
        line[u"baseline"_s] = at(baseline, 0.95);
        line[u"ratio"_s] = at(baseline, 0.95) / std::max(1e-6, at(ms, 0.95));
    }
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double nowMs()
{
    timespec now = {};
    clock_gettime(countsCpu ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

template<typename Work>
double milliseconds(Work work)
{
    const double began = nowMs();
    work();
    return nowMs() - began;
}

/** What a program without buckets and pyramid does. */
HeatGrid plainDensities(const Points &points, const WorldBox &box, double zoom)
{
    HeatGrid grid;
    grid.cell = heatCell / worldPixels(zoom);
    grid.origin = {box.left - 6 * grid.cell, box.top - 6 * grid.cell};
    grid.columns = int((box.right - box.left) / grid.cell) + 13;
    grid.rows = int((box.bottom - box.top) / grid.cell) + 13;
    grid.perSquareKilometre.assign(size_t(grid.columns) * size_t(grid.rows), 0.0F);
    for (size_t i = 0; i < points.x.size(); ++i) {
        const int x = int((points.x[i] - grid.origin.x) / grid.cell);
        const int y = int((points.y[i] - grid.origin.y) / grid.cell);
        if (x >= 0 && y >= 0 && x < grid.columns && y < grid.rows)
            grid.perSquareKilometre[size_t(y) * size_t(grid.columns) + size_t(x)] += points.weight[i];
    }
    boxBlur(grid.perSquareKilometre, grid.columns, grid.rows, std::array{2, 2, 1});
    return grid;
}

/** What the screen shows at a moment of the camera script. */
struct Frame
{
    double zoom = 0;
    double scale = 0; ///< px of the unit square
    WorldBox box = {};

    Frame(double t, QSize size, const GeoPoint &centre)
        : zoom(1 + 9.5 + std::log2(size.height() / 1080.0) + 3 * (1 - std::cos(2 * std::numbers::pi * t)) / 2)
        , scale(worldPixels(zoom))
    {
        const WorldPoint c = toWorld({centre.lat + 0.08 * std::sin(4 * std::numbers::pi * t), centre.lon + 0.15 * std::sin(2 * std::numbers::pi * t)});
        box = {c.x - size.width() / 2.0 / scale, c.y - size.height() / 2.0 / scale, c.x + size.width() / 2.0 / scale, c.y + size.height() / 2.0 / scale};
    }
};

void drawHeat(QImage &screen, const Frame &frame, const HeatGrid &grid, const MapStyle &style)
{
    const QImage image = colorHeat(grid, style.heat, 4000);
    QPainter painter(&screen);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF((grid.origin.x - frame.box.left) * frame.scale, (grid.origin.y - frame.box.top) * frame.scale, grid.columns * grid.cell * frame.scale, grid.rows * grid.cell * frame.scale), image);
}

GeoPoint centreOf(const Points &points)
{
    const auto n = double(points.x.size());
    return toGeo({std::accumulate(points.x.begin(), points.x.end(), 0.0) / n, std::accumulate(points.y.begin(), points.y.end(), 0.0) / n});
}

void benchFrames(const Points &points, const PointSums &sums, const MapStyle &style, QSize size)
{
    QImage screen(size, QImage::Format_RGB32);
    std::vector<double> ours;
    std::vector<double> plain;
    std::vector<double> added; // of ours: without colour and picture
    const auto centre = centreOf(points);
    constexpr int frames = 300; // 5 s at 60 a second
    for (int i = 0; i < frames; ++i) {
        const Frame frame(double(i) / frames, size, centre);
        HeatGrid grid;
        added.push_back(milliseconds([&] { grid = densities(sums, frame.box, frame.zoom, 1); }));
        ours.push_back(added.back() + milliseconds([&] { drawHeat(screen, frame, grid, style); }));
        if (i % 10 == 0)
            plain.push_back(milliseconds([&] { drawHeat(screen, frame, plainDensities(points, frame.box, frame.zoom), style); }));
    }
    const auto name = u"%1x%2"_s.arg(size.width()).arg(size.height());
    report(u"heat.frame"_s, qint64(points.x.size()), name, ours, plain);
    report(u"heat.densities"_s, qint64(points.x.size()), name, added);
}

/** 10,000 points come and as many go: the index with them, and what the next picture needs of it. */
void benchUpdate(const Points &points, const PointIndex &index)
{
    static constexpr std::size_t most = 10'000;
    std::vector<double> changed;
    std::vector<double> counted;
    for (std::size_t round = 0; round < 20; ++round) {
        const auto part = [&](const auto &column, std::size_t from) { return std::span(column).subspan(from % (column.size() - most), most); };
        const auto columns = [&](std::size_t from) { return PointColumns{part(points.x, from), part(points.y, from), part(points.weight, from), {}, {}, part(points.level, from)}; };
        PointIndex next;
        changed.push_back(milliseconds([&] { next = index.changed(columns(round * 7'919), columns(round * 104'729 + most)); }));
        counted.push_back(milliseconds([&] { PointSums(next, PointFilter(), PointSums::Measure::Count); }));
    }
    report(u"pyramid.update"_s, qint64(points.x.size()), u"10000 come, 10000 go"_s, changed);
    report(u"pyramid.update_counts"_s, qint64(points.x.size()), u"10000 come, 10000 go"_s, counted);
}

void benchHeat(const Points &points, const MapStyle &style)
{
    const auto n = qint64(points.x.size());
    static constexpr QSize size(1920, 1080);
    QImage screen(size, QImage::Format_RGB32);
    const Frame start(0, size, centreOf(points));
    // Data in memory to the first complete frame: as plain counts, and with weights and levels.
    const double counted = milliseconds([&] {
        const PointSums counts(PointIndex::build({points.x, points.y}), PointFilter(), PointSums::Measure::Count);
        drawHeat(screen, start, densities(counts, start.box, start.zoom, 1), style);
    });
    report(u"heat.first"_s, n, u"1920x1080, counts"_s, {counted});
    PointIndex index;
    const double build = milliseconds([&] { index = PointIndex::build({points.x, points.y, points.weight, {}, {}, points.level}); });
    PointSums sums;
    const double weigh = milliseconds([&] { sums = PointSums(index, PointFilter(), PointSums::Measure::Weight); });
    const double drawn = milliseconds([&] { drawHeat(screen, start, densities(sums, start.box, start.zoom, 1), style); });
    report(u"heat.first"_s, n, u"1920x1080, weights"_s, {build + weigh + drawn});
    report(u"pyramid.build"_s, n, {}, {build});
    report(u"pyramid.weigh"_s, n, {}, {weigh});
    report(u"pyramid.bytes_per_point"_s, n, {}, {double(index.bytes() + sums.bytes()) / double(n)});
    if (n > 20'000)
        benchUpdate(points, index);

    benchFrames(points, sums, style, size);
    if (n >= 1'000'000) {
        benchFrames(points, sums, style, {3840, 2160});
        benchFrames(points, sums, style, {7680, 2160});
    }
}

void benchTiles(const std::shared_ptr<const MapStyle> &style)
{
    const QString file = u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s;
    std::shared_ptr<TileSource> source;
    report(u"map.open"_s, 1, {}, {milliseconds([&] { source = TileSource::open(file, MapKeep()).value_or(nullptr); })});
    if (!source)
        qFatal("%s", qUtf8Printable(file));
    const std::atomic<bool> go = false;
    for (const double zoom : {11.2, 13.0, 14.5, 16.0}) {
        std::vector<double> ms;
        const double blocks = worldPixels(zoom) / blockSize;
        const WorldPoint c = toWorld({22.31, 114.17});
        for (int run = 0; run < 4; ++run) { // each without any tile decoded before
            source = TileSource::open(file, MapKeep()).value_or(nullptr);
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -2; dx <= 1; ++dx)
                    ms.push_back(milliseconds([&] { (void)paintBlock(*source, {zoom, int(c.x * blocks) + dx, int(c.y * blocks) + dy}, {.style = style}, go); }));
        }
        report(u"map.tile"_s, qint64(ms.size()), u"512x512 z%1"_s.arg(zoom), ms);
    }
}

void benchClusters(const Points &points)
{
    std::vector<double> query;
    PointIndex index;
    report(u"cluster.build"_s, qint64(points.x.size()), {}, {milliseconds([&] { index = PointIndex::build({points.x, points.y, {}, {}, {}, points.level}); })});
    const auto centre = centreOf(points);
    for (int i = 0; i < 500; ++i) { // from the whole city down to its streets, over several places
        const auto c = toWorld({centre.lat + (i % 5 - 2) * 0.01, centre.lon + (i % 3 - 1) * 0.02});
        const double zoom = 9 + i * 0.02;
        const double half = 960 / worldPixels(zoom);
        query.push_back(milliseconds([&] { (void)clustersIn(index, {c.x - half, c.y - half * 0.56, c.x + half, c.y + half * 0.56}, zoom, 46); }));
    }
    report(u"cluster.query"_s, qint64(points.x.size()), u"1920x1080"_s, query);
}

/** The same of a set of which an eighth has come or gone since it was built, as much as a set ever holds apart. */
void benchChangedClusters(const Points &points)
{
    PointRows rows;
    for (std::size_t i = 0; i < points.x.size(); ++i)
        rows.add({.at = WorldPoint{points.x[i], points.y[i]}, .level = points.level[i], .key = {u"s"_s, QString::number(i)}});
    PointSet set(rows);
    quint32 next = 0;
    for (auto many = points.x.size() / 32; many > 200; many = many * 2 / 5) { // each of them a block of its own
        PointRows added;
        std::vector<quint32> gone;
        for (std::size_t i = 0; i < many; ++i, next += 17) {
            const auto row = quint32(next % points.x.size());
            gone.push_back(row);
            added.add({.at = WorldPoint{points.x[row] + 1e-6, points.y[row]}, .level = points.level[row], .key = {u"s"_s, QString::number(row)}});
        }
        set = set.changed(std::move(added), std::move(gone));
    }
    std::vector<double> clusters;
    std::vector<double> heat;
    const auto centre = centreOf(points);
    const PointSums sums(set.index(), PointFilter(), PointSums::Measure::Count);
    for (int i = 0; i < 500; ++i) {
        const auto c = toWorld({centre.lat + (i % 5 - 2) * 0.01, centre.lon + (i % 3 - 1) * 0.02});
        const double zoom = 9 + i * 0.02;
        const double half = 960 / worldPixels(zoom);
        const WorldBox box{c.x - half, c.y - half * 0.56, c.x + half, c.y + half * 0.56};
        clusters.push_back(milliseconds([&] { (void)clustersIn(set.index(), box, zoom, 46); }));
        heat.push_back(milliseconds([&] { (void)densities(sums, box, zoom, 1); }));
    }
    const auto size = u"1920x1080, %1 parts"_s.arg(set.index().parts().size());
    report(u"cluster.query"_s, qint64(points.x.size()), size, clusters);
    report(u"heat.densities"_s, qint64(points.x.size()), size, heat);
}

/** Counts by area, and new figures on regions that stay where they are: 18 districts, 300 neighbourhoods. */
void benchAreas(const Points &points, const MapStyle &style)
{
    const auto n = qint64(points.x.size());
    const auto index = PointIndex::build({points.x, points.y, {}, {}, {}, points.level});
    static constexpr QSize size(1920, 1080);
    const Frame frame(0.25, size, centreOf(points));
    const ImageFrame image{{frame.box.left, frame.box.top}, frame.scale, size};
    std::vector<double> counting;
    std::vector<double> painting;
    for (int i = 0; i < 20; ++i) {
        const auto grid = CellGrid::forZoom(CellGrid::Shape::Hexagon, frame.zoom, centreOf(points).lat, 44);
        std::vector<AreaCount> cells;
        counting.push_back(milliseconds([&] { cells = countCells(index, grid, frame.box); }));
        painting.push_back(milliseconds([&] { (void)paintCells(cells, grid, image, style.heat, 8, 1.5, 14); }));
    }
    report(u"cells.count"_s, n, u"1920x1080"_s, counting);
    report(u"cells.paint"_s, n, u"1920x1080"_s, painting);
    for (const int regions : {18, 300}) {
        // Wavy tiles over the view.
        const int columns = regions == 18 ? 6 : 20;
        const auto corner = toGeo({frame.box.left, frame.box.top});
        const auto far = toGeo({frame.box.right, frame.box.bottom});
        const double w = (far.lon - corner.lon) / columns;
        const double h = (corner.lat - far.lat) / (regions / columns);
        std::vector<std::shared_ptr<const GeoMultiPolygon>> areas;
        for (int i = 0; i < regions; ++i) {
            GeoRing ring;
            for (int k = 0; k < 400; ++k) {
                const double angle = k * std::numbers::pi / 200;
                const double r = 0.5 * (1 + 0.05 * std::sin(9 * angle));
                ring.push_back({corner.lat - (i / columns + 0.5 + r * std::cos(angle)) * h, corner.lon + (i % columns + 0.5 + r * std::sin(angle)) * w});
            }
            areas.push_back(std::make_shared<const GeoMultiPolygon>(GeoMultiPolygon{{ring}}));
        }
        const RegionAreas known(areas);
        std::vector<double> recount;
        std::vector<double> recolor;
        const auto mask = paintRegionMask(known, image);
        for (int i = 0; i < 20; ++i) {
            std::vector<AreaCount> counts;
            recount.push_back(milliseconds([&] { counts = known.count(index); }));
            for (int again = 0; again < 5; ++again)
                recolor.push_back(milliseconds([&] {
                    std::vector<QColor> colors;
                    for (const auto &area : counts)
                        colors.push_back(areaColor(area.perSquareKilometre(), style.heat, 8));
                    (void)colorMask(mask, colors);
                }));
        }
        report(u"regions.count"_s, n, u"%1 regions"_s.arg(regions), recount);
        report(u"regions.recolor"_s, regions, u"1920x1080"_s, recolor);
        // Every third late, withheld or missing: stripes cost more than colours.
        RegionFigureSet set{.figures = {}, .least = 0, .most = double(regions)};
        std::vector<QString> codes;
        for (int i = 0; i < regions; ++i) {
            codes.push_back(QString::number(i));
            set.figures.push_back({codes.back(), i % 3 > 0 ? FigureState::Current : FigureState(i / 3 % 3), double(i), {}});
        }
        std::vector<double> figures;
        for (int i = 0; i < 100; ++i)
            figures.push_back(milliseconds([&] { (void)fillMask(mask, fillsOf(set, codes, style, 1), 1); }));
        report(u"figures.recolor"_s, regions, u"1920x1080"_s, figures);
    }
}

}

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption number(u"n"_s, u"The most points."_s, u"N"_s, u"1000000"_s);
    const QCommandLineOption file(u"points"_s, u"Points in the TLPT format instead of made ones."_s, u"FILE"_s);
    parser.addOption(number);
    parser.addOption(file);
    const QCommandLineOption only(u"only"_s, u"One part: tiles, heat, clusters or areas."_s, u"NAME"_s);
    parser.addOption(only);
    const QCommandLineOption cpu(u"cpu"_s, u"Count the time of the processor instead of the wall's: for machines that are busy. Not for figures that are compared with others'."_s);
    parser.addOption(cpu);
    parser.process(application);
    countsCpu = parser.isSet(cpu);
    const int most = std::max(1000, parser.value(number).toInt());

    const auto style = std::make_shared<const MapStyle>(MapStyle::builtIn(u"night"_s).value());
    const auto wants = [&](const QString &part) { return !parser.isSet(only) || parser.value(only) == part; };
    if (wants(u"tiles"_s))
        benchTiles(style);
    std::vector<int> sizes = {100'000, 1'000'000};
    if (most > 1'000'000)
        sizes.push_back(most);
    for (const int n : sizes) {
        if (n > most)
            continue;
        const Points points = parser.isSet(file) ? readPoints(parser.value(file), n) : makePoints(n);
        if (wants(u"heat"_s))
            benchHeat(points, *style);
        if (wants(u"clusters"_s)) {
            benchClusters(points);
            benchChangedClusters(points);
        }
        if (wants(u"areas"_s))
            benchAreas(points, *style);
    }
    return 0;
}
