#include "map/basemaplayer.h"
#include "map/clusterlayer.h"
#include "map/heatlayer.h"
#include "map/labellayer.h"
#include "map/regionlayer.h"

#include "support/demomap.h"

#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Tonglan_DataPlugin)
Q_IMPORT_QML_PLUGIN(Tonglan_MapPlugin)

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** The layers in a window drawn by the software adaptation, as on a machine with no GPU. */
class TestMapLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void drawsTheDemoCity_data();
    void drawsTheDemoCity();
    void seriesHaveNoSeamsAndNoJumps_data();
    void seriesHaveNoSeamsAndNoJumps();
    void showsTheWorldWithoutTiles();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void namesAreChineseFirst();
    void findsEventsAndRegions();
    void eventsOfOnePlaceFanOut_data();
    void eventsOfOnePlaceFanOut();
    void legendIsEvenInDensity();
    void restsWhenNothingChanges();
    void takesANewTheme();

private:
    struct Stage
    {
        std::unique_ptr<QQmlEngine> engine;
        std::unique_ptr<QQuickWindow> window;
        Camera *camera = nullptr;
        BaseMapLayer *base = nullptr;
        RegionLayer *regions = nullptr;
        HeatLayer *heat = nullptr;
        LabelLayer *labels = nullptr;
        ClusterLayer *clusters = nullptr;
        QImage grab() { return window->grabWindow(); }
    };
    static Stage makeStage(QSize size, const QString &file, double u = 1);
    static void save(const QImage &image, const QString &name);
};

void TestMapLayers::initTestCase()
{
    for (const auto *name : {u"Medium", u"SemiBold"})
        QFontDatabase::addApplicationFont(u"" TONGLAN_SOURCE_DIR "/resources/fonts/TonglanNum-%1.ttf"_s.arg(QString::fromUtf16(name)));
}

TestMapLayers::Stage TestMapLayers::makeStage(QSize size, const QString &file, double u)
{
    Stage stage;
    stage.engine = std::make_unique<QQmlEngine>();
    QQmlComponent component(stage.engine.get());
    component.setData(R"(
        import QtQuick
        import Tonglan.Map
        Window {
            id: root
            property string file
            property real u: 1
            property alias camera: camera
            property alias base: base
            property alias regions: regions
            property alias heat: heat
            property alias labels: labels
            property alias clusters: clusters
            Camera { id: camera; width: root.width; height: root.height }
            BaseMapLayer { id: base; anchors.fill: parent; camera: camera; file: root.file; unit: root.u }
            RegionLayer { id: regions; anchors.fill: parent; camera: camera; unit: root.u }
            HeatLayer { id: heat; anchors.fill: parent; camera: camera; unit: root.u }
            RoadLayer { anchors.fill: parent; camera: camera; base: base; unit: root.u }
            LabelLayer { id: labels; anchors.fill: parent; camera: camera; base: base; unit: root.u; obstacles: clusters.markerRects }
            ClusterLayer { id: clusters; anchors.fill: parent; camera: camera; unit: root.u }
        })",
        QUrl());
    const QVariantMap properties{{u"file"_s, file}, {u"width"_s, size.width()}, {u"height"_s, size.height()}, {u"u"_s, u}};
    stage.window.reset(qobject_cast<QQuickWindow *>(component.createWithInitialProperties(properties)));
    if (!stage.window)
        qFatal("%s", qPrintable(component.errorString()));
    const auto get = [&](const char *name) { return stage.window->property(name).value<QObject *>(); };
    stage.camera = qobject_cast<Camera *>(get("camera"));
    stage.base = qobject_cast<BaseMapLayer *>(get("base"));
    stage.regions = qobject_cast<RegionLayer *>(get("regions"));
    stage.heat = qobject_cast<HeatLayer *>(get("heat"));
    stage.labels = qobject_cast<LabelLayer *>(get("labels"));
    stage.clusters = qobject_cast<ClusterLayer *>(get("clusters"));
    stage.window->show();
    return stage;
}

void TestMapLayers::save(const QImage &image, const QString &name)
{
    QDir().mkpath(u"" TONGLAN_BINARY_DIR "/pictures"_s);
    QVERIFY(image.save(u"" TONGLAN_BINARY_DIR "/pictures/%1.png"_s.arg(name)));
}

void TestMapLayers::drawsTheDemoCity_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("unit");
    QTest::addColumn<QString>("theme");

    QTest::newRow("map_overview") << QSize(1920, 1080) << 11.2 << 1.0 << u"night"_s;
    for (const int zoom : {8, 11, 14, 17}) {
        for (const auto &theme : {u"night"_s, u"day"_s})
            QTest::addRow("map_z%d_%s", zoom, qUtf8Printable(theme)) << QSize(1920, 1080) << double(zoom) << 1.0 << theme;
    }
    QTest::newRow("map_wall") << QSize(5760, 1080) << 11.2 << 1.75 << u"night"_s;
    QTest::newRow("map_streets") << QSize(1920, 1080) << 14.5 << 1.0 << u"night"_s;
    QTest::newRow("map_day") << QSize(1920, 1080) << 11.2 << 1.0 << u"day"_s;
}

void TestMapLayers::drawsTheDemoCity()
{
    QFETCH(QSize, size);
    QFETCH(double, zoom);
    QFETCH(double, unit);
    QFETCH(QString, theme);
    Stage stage = makeStage(size, demoTiles(), unit);
    for (QQuickItem *item : stage.window->contentItem()->childItems())
        if (auto *layer = qobject_cast<MapLayer *>(item))
            layer->setTheme(theme);
    stage.regions->setRegionSet(demoDistricts());
    stage.labels->setRegionSet(demoDistricts());
    stage.clusters->setPointSet(demoPoints(84));
    stage.heat->setPointSet(demoPoints(1300));
    stage.camera->flyTo(zoom > 13 ? 22.3 : 22.36, 114.17, zoom, 0);
    for (MapLayer *layer : {static_cast<MapLayer *>(stage.base), static_cast<MapLayer *>(stage.regions), static_cast<MapLayer *>(stage.heat), static_cast<MapLayer *>(stage.labels), static_cast<MapLayer *>(stage.clusters)})
        QTRY_VERIFY2_WITH_TIMEOUT(layer->isComplete(), layer->metaObject()->className(), 60'000);
    const QImage picture = stage.grab();
    save(picture, QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(picture.size(), size);
    QVERIFY(stage.base->errorText().isEmpty());
    QVERIFY(stage.base->attribution().contains("OpenStreetMap"_L1));

    // Sea south of the city, land on Lantau: the right colours at the right places.
    const auto at = [&](double lat, double lon) {
        const QPointF p = stage.camera->toScreen(lat, lon);
        return picture.pixelColor(int(p.x()), int(p.y()));
    };
    if (zoom > 9 && zoom < 13) {
        const QColor sea = at(22.17, 114.05);
        QVERIFY(sea.blue() > sea.red() + 8);
        const QColor hill = at(22.255, 113.95);
        QVERIFY(std::abs(hill.blue() - hill.green()) < 16);
    }
    int lit = 0;
    for (int y = 0; y < picture.height(); y += 4)
        for (int x = 0; x < picture.width(); x += 4)
            lit += theme == "day"_L1 ? picture.pixelColor(x, y).lightness() < 150 : picture.pixelColor(x, y).lightness() > 110;
    QVERIFY2(lit > (zoom < 9 ? 50 : 200), qPrintable(QString::number(lit))); // roads
}

/** How much two grey pictures differ in the middle, as a mean of their levels, if one lies up to a pixel beside the other. */
static double difference(const QImage &a, const QImage &b)
{
    constexpr int margin = 120;
    double least = 255;
    for (int shift = -1; shift <= 1; ++shift) {
        qint64 sum = 0;
        for (int y = margin; y < a.height() - margin; ++y) {
            const uchar *left = a.constScanLine(y);
            const uchar *right = b.constScanLine(y) + shift;
            for (int x = margin; x < a.width() - margin; ++x)
                sum += std::abs(int(left[x]) - int(right[x]));
        }
        least = std::min(least, double(sum) / (a.width() - 2 * margin) / (a.height() - 2 * margin));
    }
    return least;
}

/** How much more two columns of a grey picture differ at @p x than their neighbours do: about 1, unless there is a seam. */
static double seamAt(const QImage &picture, int x)
{
    const auto step = [&](int left) {
        qint64 sum = 0;
        for (int y = 0; y < picture.height(); ++y) {
            const uchar *line = picture.constScanLine(y);
            sum += std::abs(int(line[left]) - int(line[left + 1]));
        }
        return double(sum) / picture.height();
    };
    const double around = (step(x - 4) + step(x - 3) + step(x + 2) + step(x + 3)) / 4;
    return step(x - 1) / std::max(0.5, around);
}

void TestMapLayers::seriesHaveNoSeamsAndNoJumps_data()
{
    QTest::addColumn<double>("fromZoom");
    QTest::addColumn<double>("toZoom");
    QTest::addColumn<double>("pan"); // degrees to the east, in all
    QTest::addColumn<QString>("theme");

    QTest::newRow("zoom_night") << 13.0 << 14.0 << 0.0 << u"night"_s;
    QTest::newRow("zoom_day") << 13.0 << 14.0 << 0.0 << u"day"_s;
    QTest::newRow("pan_night") << 13.5 << 13.5 << 0.05 << u"night"_s;
}

/** Ten steps of a zoom or a pan. Each picture is the one before, moved or scaled, but for what little comes with the zoom; and where tiles
 *  meet there is nothing to be seen.
 */
void TestMapLayers::seriesHaveNoSeamsAndNoJumps()
{
    QFETCH(double, fromZoom);
    QFETCH(double, toZoom);
    QFETCH(double, pan);
    QFETCH(QString, theme);
    Stage stage = makeStage({1280, 720}, demoTiles());
    for (QQuickItem *item : stage.window->contentItem()->childItems())
        if (auto *layer = qobject_cast<MapLayer *>(item))
            layer->setTheme(theme);
    stage.clusters->setPointSet(demoPoints(84));
    constexpr int steps = 10;
    QImage before;
    QPointF placeBefore;
    std::vector<double> differences;
    double worstSeam = 0;
    const GeoPoint place = {22.31, 114.18};
    for (int step = 0; step <= steps; ++step) {
        const double zoom = fromZoom + (toZoom - fromZoom) * step / steps;
        stage.camera->flyTo(place.lat, place.lon + pan * step / steps, zoom, 0);
        for (MapLayer *layer : {static_cast<MapLayer *>(stage.base), static_cast<MapLayer *>(stage.labels), static_cast<MapLayer *>(stage.clusters)})
            QTRY_VERIFY_WITH_TIMEOUT(layer->isComplete(), 60'000);
        save(stage.grab(), u"map_series_%1_%2"_s.arg(QString::fromUtf8(QTest::currentDataTag())).arg(step, 2, 10, QLatin1Char('0')));
        stage.labels->setVisible(false);
        stage.clusters->setVisible(false);
        const QImage picture = stage.grab().convertToFormat(QImage::Format_Grayscale8);
        stage.labels->setVisible(true);
        stage.clusters->setVisible(true);

        for (const int level : {int(std::floor(zoom)), int(std::ceil(zoom))}) {
            for (int column = 0; column < 1 << level; ++column) {
                const auto x = int(std::round(stage.camera->toScreen(place.lat, column * 360.0 / (1 << level) - 180).x()));
                if (x > 5 && x < picture.width() - 5)
                    worstSeam = std::max(worstSeam, seamAt(picture, x));
            }
        }

        const QPointF now = stage.camera->toScreen(place.lat, place.lon);
        if (!before.isNull()) {
            const double scale = std::pow(2, (toZoom - fromZoom) / steps);
            QImage moved(picture.size(), QImage::Format_Grayscale8);
            QPainter painter(&moved);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.translate(now);
            painter.scale(scale, scale);
            painter.drawImage(-placeBefore, before);
            painter.end();
            differences.push_back(difference(moved, picture));
        }
        before = picture;
        placeBefore = now;
    }
    QStringList words;
    for (const double one : differences)
        words << QString::number(one, 'f', 2);
    qInfo("differences %s of 255, worst seam %.2f", qUtf8Printable(words.join(u' ')), worstSeam);
    auto sorted = differences;
    std::ranges::sort(sorted);
    QVERIFY2(sorted.back() < 3 * sorted[sorted.size() / 2] + 0.5, qPrintable(words.join(u' ')));
    QVERIFY2(worstSeam < 2, qPrintable(QString::number(worstSeam)));
}

void TestMapLayers::showsTheWorldWithoutTiles()
{
    Stage stage = makeStage({1200, 700}, demoTiles());
    stage.camera->flyTo(20, 100, 2.5, 0);
    QTRY_VERIFY_WITH_TIMEOUT(stage.base->isComplete(), 20'000);
    const QImage picture = stage.grab();
    save(picture, u"map_world"_s);
    const auto at = [&](double lat, double lon) { return picture.pixelColor(stage.camera->toScreen(lat, lon).toPoint()); };
    QVERIFY(at(60, 100) != at(-30, 90)); // Siberia and the Indian Ocean
    QVERIFY(at(60, 100) != QColor(Qt::black));
    QCOMPARE(at(10, 195), at(10, 170)); // the Pacific goes on
    QVERIFY(at(-30, 90) != QColor(Qt::black));
}

void TestMapLayers::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");

    QTest::newRow("no file") << QByteArray() << u"no such tile file"_s;
    QTest::newRow("not a database") << QByteArray("this is no map at all, only text that is long enough").repeated(40) << u"not a database"_s;
}

void TestMapLayers::saysWhatIsWrong()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"only the outline of the land is shown"_s));
    QTemporaryDir dir;
    const QString path = dir.filePath(u"map.mbtiles"_s);
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    Stage stage = makeStage({600, 400}, path);
    stage.camera->flyTo(22.3, 114.17, 11, 0);
    QTRY_VERIFY_WITH_TIMEOUT(stage.base->isComplete(), 20'000);
    QVERIFY2(stage.base->errorText().contains(expected), qPrintable(stage.base->errorText()));
    QVERIFY(stage.base->errorText().contains(u"map.mbtiles"_s));
    QVERIFY(stage.grab().pixelColor(300, 200) != QColor(Qt::black));
}

void TestMapLayers::namesAreChineseFirst()
{
    Stage stage = makeStage({1400, 900}, demoTiles());
    stage.camera->flyTo(22.3, 114.17, 13.5, 0);
    QTRY_VERIFY_WITH_TIMEOUT(stage.labels->isComplete() && !stage.labels->texts().isEmpty(), 60'000);
    const QStringList zh = stage.labels->texts();
    QVERIFY2(zh.contains(u"尖沙咀"_s) || zh.contains(u"旺角"_s), qPrintable(zh.join(u' ')));
    stage.labels->setLanguage(u"en"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage.labels->isComplete() && stage.labels->texts() != zh, 20'000);
    const QStringList en = stage.labels->texts();
    QVERIFY2(en.contains(u"Tsim Sha Tsui"_s) || en.contains(u"Mong Kok"_s), qPrintable(en.join(u' ')));
}

void TestMapLayers::findsEventsAndRegions()
{
    Stage stage = makeStage({1400, 900}, {});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no base map file is set"_s));
    QTRY_VERIFY(!stage.base->errorText().isEmpty()); // it says so when it gets to it
    const auto points = demoPoints(60);
    stage.clusters->setPointSet(points);
    stage.regions->setRegionSet(demoDistricts());
    stage.camera->flyTo(22.36, 114.15, 11, 0);
    QTRY_VERIFY(stage.clusters->isComplete() && stage.clusters->markerCount() > 5);
    const GeoPoint red = toGeo(*points->at(0).at);
    const QPointF p = stage.camera->toScreen(red.lat, red.lon);
    const QVariantMap hit = stage.clusters->hit(p.x(), p.y());
    QCOMPARE(hit.value(u"kind"_s).toString(), u"event"_s);
    QCOMPARE(hit.value(u"id"_s).toString(), u"e0"_s);
    QCOMPARE(stage.clusters->hit(1, 1).value(u"kind"_s).toString(), QString());
    const QPointF lantau = stage.camera->toScreen(22.26, 113.95);
    QVERIFY(!stage.regions->regionAt(lantau.x(), lantau.y()).isEmpty());
    QVERIFY(stage.regions->regionAt(5, 5).isEmpty());

    // Zones lie on the districts, the smallest on top; what lies in the hole of one is not in it.
    const auto district = stage.regions->regionAt(lantau.x(), lantau.y());
    auto zoned = std::make_shared<RegionSet>(*demoDistricts());
    zoned->shapesRevision += 1;
    const auto addZone = [&zoned](const QString &code, GeoPoint middle, double half, double hole) {
        const auto square = [middle](double side) { return GeoRing{{middle.lat - side, middle.lon - side}, {middle.lat - side, middle.lon + side}, {middle.lat + side, middle.lon + side}, {middle.lat + side, middle.lon - side}}; };
        RegionShape zone;
        zone.code = code;
        zone.isZone = true;
        zone.area = std::make_shared<const GeoMultiPolygon>(GeoMultiPolygon{hole > 0 ? GeoPolygon{square(half), square(hole)} : GeoPolygon{square(half)}});
        zone.box = boundsOf(*zone.area);
        zone.lookup = std::make_shared<const AreaLookup>(*zone.area);
        zoned->regions.insert(zoned->regions.begin(), zone);
    };
    addZone(u"small"_s, {22.26, 113.95}, 0.01, 0.005);
    addZone(u"large"_s, {22.26, 113.95}, 0.03, 0);
    stage.regions->setRegionSet(zoned);
    const auto codeAt = [&stage](double lat, double lon) {
        const auto at = stage.camera->toScreen(lat, lon);
        return stage.regions->regionAt(at.x(), at.y());
    };
    QCOMPARE(codeAt(22.2675, 113.95), u"small"_s);
    QCOMPARE(codeAt(22.26, 113.95), u"large"_s);
    QCOMPARE(codeAt(22.28, 113.95), u"large"_s);
    // Clicks go through them to the district, one after the other, and then back to the city; but not because the district was selected elsewhere.
    const auto clicked = [&stage](const QString &selected) {
        const auto at = stage.camera->toScreen(22.2675, 113.95);
        return stage.regions->pick(at.x(), at.y(), selected);
    };
    QCOMPARE(clicked(district), u"small"_s);
    QCOMPARE(clicked(u"small"_s), u"large"_s);
    QCOMPARE(clicked(u"large"_s), district);
    QCOMPARE(clicked(district), QString());
    QCOMPARE(clicked(district), u"small"_s); // selected in a list since
    QCOMPARE(clicked(u"small"_s), u"large"_s);
    QCOMPARE(clicked(district), u"small"_s);
    QCOMPARE(clicked(u"810099"_s), u"small"_s);
    QCOMPARE(stage.regions->pick(5, 5, district), QString());
    stage.regions->setRegionSet(demoDistricts());
    QCOMPARE(codeAt(22.26, 113.95), district);
    QCOMPARE(clicked(QString()), district);
    QCOMPARE(clicked(district), QString());

    // Marks stand only in the clear area; the others are counted by side.
    int total = 0;
    stage.clusters->setClearArea(QRectF(700, 300, 200, 200));
    QTRY_VERIFY(stage.clusters->isComplete() && !stage.clusters->edgeCounts().isEmpty());
    QTRY_VERIFY(stage.clusters->edgeCounts().value(u"left"_s).toInt() + stage.clusters->edgeCounts().value(u"right"_s).toInt() > 0);
    for (const QVariant &count : stage.clusters->edgeCounts())
        total += count.toInt();
    QVERIFY(total > 0 && total < 60);
    for (const QRectF &rect : stage.clusters->markerRects())
        QVERIFY(QRectF(700, 300, 200, 200).contains(rect.center()));
}

static std::shared_ptr<const PointSet> stack(int count, int levels, double apart = 0)
{
    PointRows rows;
    const auto add = [&rows](GeoPoint where, int level) {
        rows.add({.at = toWorld(where), .level = level, .time = 1'700'000'000'001 + qint64(rows.size()), .key = {u"s"_s, u"e%1"_s.arg(rows.size())}, .title = u"t"_s});
    };
    for (int i = 0; i < count; ++i)
        add({22.3 + i * apart, 114.17}, levels + i % (5 - levels));
    add({22.4, 114.3}, 4); // by itself
    return std::make_shared<PointSet>(std::move(rows));
}

void TestMapLayers::eventsOfOnePlaceFanOut_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("levels"); // the worst of them
    QTest::addColumn<double>("zoom");

    QTest::newRow("two") << 2 << 3 << 12.0;
    QTest::newRow("nine, close up") << 9 << 3 << 18.0;
    QTest::newRow("spiral") << 60 << 3 << 14.3;
    QTest::newRow("three that stand on their own") << 3 << 1 << 15.0;
    QTest::newRow("more than fit") << 400 << 3 << 16.0;
}

void TestMapLayers::eventsOfOnePlaceFanOut()
{
    QFETCH(int, count);
    QFETCH(int, levels);
    QFETCH(double, zoom);
    Stage stage = makeStage({1400, 900}, {});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no base map file is set"_s));
    QTRY_VERIFY(!stage.base->errorText().isEmpty());
    auto &clusters = *stage.clusters;
    const int urgent = levels < 3 ? 2 : 0;
    clusters.setPointSet(stack(count, levels));
    stage.camera->flyTo(22.3, 114.17, zoom, 0);
    QTRY_VERIFY(clusters.isComplete() && clusters.markerCount() > 0);
    const QPointF middle = stage.camera->toScreen(22.3, 114.17);
    QVERIFY(!clusters.fanOut(20, 20)); // nothing there
    QVERIFY(clusters.fanOut(middle.x(), middle.y()));
    const int fanned = urgent > 0 ? count : std::min(count, 120);
    QCOMPARE(clusters.fannedCount(), fanned);
    QTRY_VERIFY(clusters.isComplete());
    save(stage.grab(), u"fan_%1"_s.arg(QString::fromUtf8(QTest::currentDataTag()).remove(u',').replace(u' ', u'_')));

    // Every one of them can be pointed at, once.
    QSet<QString> found;
    for (double y = middle.y() - 260; y < middle.y() + 260; y += 4) {
        for (double x = middle.x() - 260; x < middle.x() + 260; x += 4) {
            const auto hit = clusters.hit(x, y);
            if (hit.value(u"kind"_s) == u"event"_s)
                found.insert(hit.value(u"id"_s).toString());
        }
    }
    QCOMPARE(found.size(), fanned);
    QVERIFY(!found.contains(u"e%1"_s.arg(count)));

    clusters.setSelectedId(u"e1"_s);
    clusters.setPointSet(stack(count + 1, levels)); // one more has come
    const int more = urgent > 0 ? urgent : std::min(fanned + 1, 120); // with another Ⅲ, the Ⅲ is not on its own any more
    QTRY_COMPARE(clusters.fannedCount(), more);
    stage.camera->flyTo(22.3, 114.171, zoom, 0);
    QTRY_VERIFY(clusters.isComplete());
    QCOMPARE(clusters.fannedCount(), more); // moves along
    stage.camera->flyTo(22.3, 114.17, zoom - 1, 0);
    QTRY_COMPARE(clusters.fannedCount(), 0);

    // What a closer look takes apart is no matter for a fan.
    clusters.setPointSet(stack(30, 3, 1e-3));
    stage.camera->flyTo(22.31, 114.17, 10, 0);
    QTRY_VERIFY(clusters.isComplete());
    const QPointF several = stage.camera->toScreen(22.3145, 114.17);
    QTRY_COMPARE(clusters.hit(several.x(), several.y()).value(u"count"_s).toInt(), 30); // the new ones
    QVERIFY(!clusters.fanOut(several.x(), several.y()));
    QCOMPARE(clusters.fannedCount(), 0);
}

void TestMapLayers::legendIsEvenInDensity()
{
    Stage stage = makeStage({400, 300}, demoTiles());
    const auto style = MapStyle::builtIn(u"night"_s).value();
    const auto opaque = [](QColor color) {
        color.setAlphaF(1);
        return color;
    };
    const auto density = stage.heat->densityStops();
    QCOMPARE(density.size(), 9);
    QCOMPARE(density[4], opaque(heatColor(4, style.heat, 8))); // in the middle of the bar is half the maximum
    QCOMPARE(density[0], opaque(heatColor(8 / 18.0, style.heat, 8)));
    const auto difference = stage.heat->differenceStops();
    QCOMPARE(difference[4], opaque(differenceColor(0, style.difference, 4)));
    QCOMPARE(difference[8], opaque(differenceColor(4, style.difference, 4)));
    QCOMPARE(difference[2], opaque(differenceColor(-2, style.difference, 4)));
}

void TestMapLayers::restsWhenNothingChanges()
{
    Stage stage = makeStage({800, 600}, demoTiles());
    stage.camera->flyTo(22.3, 114.17, 12, 0);
    QTRY_VERIFY_WITH_TIMEOUT(stage.base->isComplete() && stage.labels->isComplete() && stage.heat->isComplete(), 60'000);
    stage.grab();
    QSignalSpy frames(stage.window.get(), &QQuickWindow::frameSwapped);
    QTest::qWait(400); // long enough for any timer of ours to show itself
    QVERIFY2(frames.count() <= 1, qPrintable(QString::number(frames.count())));
}

void TestMapLayers::takesANewTheme()
{
    Stage stage = makeStage({400, 300}, demoTiles());
    stage.camera->flyTo(22.255, 113.95, 12, 0);
    QTRY_VERIFY_WITH_TIMEOUT(stage.base->isComplete(), 60'000);
    const int night = stage.grab().pixelColor(200, 150).lightness();
    stage.base->setTheme(u"day"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage.base->isComplete() && stage.grab().pixelColor(200, 150).lightness() > night + 60, 20'000);
}

QTEST_MAIN(TestMapLayers)
#include "tst_maplayers.moc"
