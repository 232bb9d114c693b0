// The map as it is on the screen, real layers in a window. The base map alone, with its names, as it is on the screen: how soon it is there, how it moves along the camera script of
// 5 s, how soon a new zoom is sharp, and what placing the names costs.
// map.fps counts every frame that was drawn; while the map moves it is the picture that is there, moved and stretched, as the
// design has it, so map.fps says how smoothly it moves and map.sharp how soon it is whole again.
// scene.fps: the same script with heat and clusters of a million points, 18 districts and 300 items that can be clicked on top.
// Software adaptation unless QT_QUICK_BACKEND and the platform say otherwise; the line says which. --labels, --scene: only that.

#include "map/basemaplayer.h"
#include "map/clusterlayer.h"
#include "map/heatlayer.h"
#include "map/labellayer.h"
#include "map/regionlayer.h"
#include "support/demomap.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <numbers>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

constexpr GeoPoint centre{22.31, 114.17};

QString backend = u"software"_s; ///< Of the windows, as the results name it.

QString backendOf(const QQuickWindow &window)
{
    switch (window.rendererInterface()->graphicsApi()) {
    case QSGRendererInterface::Software:
        return u"software"_s;
    case QSGRendererInterface::OpenGL:
        return qEnvironmentVariableIsSet("LIBGL_ALWAYS_SOFTWARE") ? u"opengl (llvmpipe)"_s : u"opengl"_s;
    default:
        return u"other"_s;
    }
}

double at(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.empty() ? 0 : values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}

void report(const QString &bench, const QString &size, const QString &unit, const std::vector<double> &values)
{
    const QJsonObject line{{u"bench"_s, bench}, {u"n"_s, qint64(values.size())}, {u"size"_s, size}, {u"backend"_s, backend}, {u"unit"_s, unit},
        {u"median"_s, at(values, 0.5)}, {u"p95"_s, at(values, 0.95)}, {u"runs"_s, qint64(values.size())}, {u"baseline"_s, QJsonValue::Null}, {u"ratio"_s, QJsonValue::Null}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/** A window with nothing but the map. */
struct Stage
{
    explicit Stage(QSize size)
    {
        window.resize(size);
        camera.setWidth(size.width());
        camera.setHeight(size.height());
        camera.setMaximumZoom(18);
        for (MapLayer *layer : {static_cast<MapLayer *>(&base), static_cast<MapLayer *>(&labels)}) {
            layer->setSize(size);
            layer->setCamera(&camera);
            layer->setParentItem(window.contentItem());
        }
        labels.setBase(&base);
        base.setFile(test::demoTiles());
    }
    ~Stage()
    {
        labels.setParentItem(nullptr);
        base.setParentItem(nullptr);
    }
    void lookAt(GeoPoint place, double zoom) { camera.flyTo(place.lat, place.lon, zoom, 0); }
    [[nodiscard]] bool isWhole() const { return base.isComplete() && labels.isComplete(); }
    /** Milliseconds until both layers are whole. */
    double settle()
    {
        QElapsedTimer timer;
        timer.start();
        window.requestUpdate();
        while (isWhole() && timer.elapsed() < 50) // the layers hear of it in the next frame
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        while (!isWhole() && timer.elapsed() < 30'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        return double(timer.nsecsElapsed()) / 1e6;
    }

    QQuickWindow window;
    Camera camera;
    BaseMapLayer base;
    LabelLayer labels;
};

void benchFirst(QSize size, const QString &name)
{
    std::vector<double> first;
    for (int run = 0; run < 5; ++run) {
        Stage stage(size);
        stage.lookAt(centre, 11.9);
        stage.window.show();
        first.push_back(stage.settle());
    }
    report(u"map.first"_s, name, u"ms"_s, first);
}

/** The camera script of 5 s on a stage that has settled: the time of every frame. */
std::vector<double> runScript(Stage &stage)
{
    const auto height = stage.window.height();
    std::vector<double> frames;
    QElapsedTimer clock;
    qint64 last = 0;
    QObject::connect(&stage.window, &QQuickWindow::frameSwapped, &stage.window, [&] {
        const qint64 now = clock.nsecsElapsed();
        if (last > 0)
            frames.push_back(double(now - last) / 1e6);
        last = now;
    });
    clock.start();
    while (clock.elapsed() < 5000) {
        const double t = double(clock.elapsed()) / 5000;
        stage.lookAt({centre.lat + 0.08 * std::sin(4 * std::numbers::pi * t), centre.lon + 0.15 * std::sin(2 * std::numbers::pi * t)},
            1 + 9.5 + std::log2(height / 1080.0) + 3 * (1 - std::cos(2 * std::numbers::pi * t)) / 2);
        stage.window.requestUpdate();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return frames;
}

void benchScript(QSize size, const QString &name)
{
    Stage stage(size);
    stage.lookAt(centre, 10.5);
    stage.window.show();
    stage.settle();
    const auto frames = runScript(stage);
    report(u"map.frame"_s, name, u"ms"_s, frames);
    report(u"map.fps"_s, name, u"1/s"_s, {double(frames.size()) / 5.0});
}

/** Everything a wall has on its map. */
void benchScene(QSize size, const QString &name)
{
    constexpr int pins = 300;
    Stage stage(size);
    HeatLayer heat;
    RegionLayer regions;
    ClusterLayer clusters;
    for (MapLayer *layer : {static_cast<MapLayer *>(&heat), static_cast<MapLayer *>(&regions), static_cast<MapLayer *>(&clusters)}) {
        layer->setSize(size);
        layer->setCamera(&stage.camera);
        layer->setParentItem(stage.window.contentItem());
    }
    stage.labels.stackAfter(&regions);
    const auto points = test::demoPoints(1'000'000);
    heat.setMaximum(4'000);
    heat.setPointSet(points);
    clusters.setPointSet(points);
    regions.setRegionSet(test::demoDistricts());
    stage.labels.setRegionSet(test::demoDistricts());

    QQmlEngine engine;
    QQmlComponent pin(&engine);
    pin.setData("import QtQuick\nRectangle { width: 14; height: 14; radius: 7; color: \"#4C8DFF\"; border.color: \"#06110F\"; MouseArea { anchors.fill: parent; hoverEnabled: true } }", QUrl());
    std::vector<std::unique_ptr<QQuickItem>> items;
    for (int i = 0; i < pins; ++i) {
        items.emplace_back(qobject_cast<QQuickItem *>(pin.create()));
        items.back()->setParentItem(stage.window.contentItem());
    }
    QObject::connect(&stage.camera, &Camera::moved, &stage.window, [&] {
        const View view = stage.camera.view();
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto at = view.toItem(*points->at(quint32(i)).at);
            items[i]->setPosition({at.x() - 7, at.y() - 7});
        }
    });
    stage.lookAt(centre, 10.5);
    stage.window.show();
    stage.settle();
    backend = backendOf(stage.window);
    const auto frames = runScript(stage);
    report(u"scene.frame"_s, name, u"ms"_s, frames);
    report(u"scene.fps"_s, name, u"1/s"_s, {double(frames.size()) / 5.0});
    for (MapLayer *layer : {static_cast<MapLayer *>(&heat), static_cast<MapLayer *>(&regions), static_cast<MapLayer *>(&clusters)})
        layer->setParentItem(nullptr);
}

/** From a zoom at rest to the next whole number, everything sharp: the rest that tells the end of a gesture is in it. */
void benchSharp(QSize size, const QString &name)
{
    Stage stage(size);
    stage.window.show();
    std::vector<double> sharp;
    for (const double zoom : {12.0, 13.0, 14.0, 15.0, 16.0, 17.0}) {
        stage.lookAt(centre, zoom - 0.5);
        stage.settle();
        stage.lookAt(centre, zoom);
        sharp.push_back(stage.settle());
    }
    report(u"map.sharp"_s, name, u"ms"_s, sharp);
}

void benchLabels(QSize size, const QString &name)
{
    const auto style = std::make_shared<const MapStyle>(MapStyle::builtIn(u"night"_s).value());
    const auto source = TileSource::open(test::demoTiles(), MapKeep()).value();
    std::vector<double> cold;
    std::vector<double> moving;
    for (const double zoom : {12.0, 13.5, 14.5, 15.5, 16.5}) {
        const double scale = worldPixels(zoom);
        const WorldPoint c = toWorld(centre);
        LabelRequest request{.style = style, .origin = {c.x - size.width() / 2.0 / scale, c.y - size.height() / 2.0 / scale}, .zoom = zoom, .size = size};
        const int level = tileLevel(zoom, 1, *style, source->info());
        const TileKey first = tileAt(request.origin, level);
        const TileKey last = tileAt({request.origin.x + (size.width() + 200) / scale, request.origin.y + size.height() / scale}, level);
        for (int y = first.y; y <= last.y; ++y)
            for (int x = first.x; x <= last.x; ++x)
                if (auto tile = source->tile({level, x, y}, showsDetail(zoom, 1)))
                    request.tiles.push_back(std::move(tile));
        QElapsedTimer timer;
        for (int step = 0; step < 20; ++step) {
            timer.start();
            request.shown = placeLabels(request);
            (step == 0 ? cold : moving).push_back(double(timer.nsecsElapsed()) / 1e6);
            request.shownZoom = zoom;
            request.shownBox = {request.origin.x, request.origin.y, request.origin.x + size.width() / scale, request.origin.y + size.height() / scale};
            request.origin.x += 10 / scale;
        }
    }
    report(u"labels.first"_s, name, u"ms"_s, cold);
    report(u"labels.moving"_s, name, u"ms"_s, moving);
}

}

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    const bool labelsAlone = application.arguments().contains(u"--labels"_s);
    if (!application.arguments().contains(u"--scene"_s))
        benchLabels({1920, 1080}, u"1920x1080"_s);
    if (labelsAlone)
        return 0;
    benchScene({1920, 1080}, u"1920x1080"_s);
    if (application.arguments().contains(u"--scene"_s))
        return 0;
    for (const auto &[size, name] : {std::pair(QSize(1920, 1080), u"1920x1080"_s), std::pair(QSize(3840, 2160), u"3840x2160"_s)}) {
        benchFirst(size, name);
        benchScript(size, name);
        benchSharp(size, name);
    }
    return 0;
}
