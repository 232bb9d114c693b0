#include "map/camera.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTest>

using namespace tonglan;

/** The camera's promises: its projection is Qt Location's, gestures keep what they should, nothing leaves its limits. */
class TestCamera : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void agreesWithQtLocation();
    void zoomsAroundAPoint();
    void pans();
    void isDragged();
    void glidesAfterAThrow();
    void doesNotGlide_data();
    void doesNotGlide();
    void fitsABox();
    void clearAreaMovesTheCentre();
    void fliesThere();
    void staysInItsLimits_data();
    void staysInItsLimits();
    void isSilentWhenNothingChanges();
};

void TestCamera::agreesWithQtLocation()
{
    QQmlEngine engine;
    QQmlComponent component(&engine);
    component.setData(R"(
        import QtQuick
        import QtLocation
        import QtPositioning
        Map {
            width: 1000; height: 700
            plugin: Plugin { name: "itemsoverlay" }
            function look(lat, lon, zoom) { center = QtPositioning.coordinate(lat, lon); zoomLevel = zoom }
            function at(lat, lon) { return fromCoordinate(QtPositioning.coordinate(lat, lon), false) }
        })",
        QUrl());
    QScopedPointer<QObject> map(component.create());
    QVERIFY2(map, qPrintable(component.errorString()));
    Camera camera;
    camera.setWidth(1000);
    camera.setHeight(700);
    for (const double lat : {-33.9, 0.0, 22.3193, 22.36, 51.5, 65.0}) {
        for (const double lon : {-120.5, 0.1, 114.1694}) {
            for (const double zoom : {6.0, 9.25, 11.2, 14.73, 18.0}) {
                QVERIFY(QMetaObject::invokeMethod(map.data(), "look", QVariant(lat), QVariant(lon), QVariant(zoom)));
                camera.flyTo(lat, lon, zoom, 0);
                for (const double east : {-0.4, 0.0, 0.37}) {
                    for (const double north : {-0.3, 0.0, 0.21}) {
                        const double span = 360 / std::exp2(zoom);
                        const double pLat = lat + north * span;
                        const double pLon = lon + east * span;
                        QVariant there;
                        QVERIFY(QMetaObject::invokeMethod(map.data(), "at", Q_RETURN_ARG(QVariant, there), QVariant(pLat), QVariant(pLon)));
                        const QPointF theirs = there.toPointF();
                        const QPointF ours = camera.toScreen(pLat, pLon);
                        QVERIFY2(std::abs(theirs.x() - ours.x()) < 0.01 && std::abs(theirs.y() - ours.y()) < 0.01,
                            qPrintable(QStringLiteral("%1 %2 z%3: %4,%5 and %6,%7").arg(lat).arg(lon).arg(zoom).arg(theirs.x()).arg(theirs.y()).arg(ours.x()).arg(ours.y())));
                    }
                }
            }
        }
    }
}

void TestCamera::zoomsAroundAPoint()
{
    Camera camera;
    camera.setWidth(1920);
    camera.setHeight(1080);
    camera.setOffsetX(-40);
    camera.flyTo(22.3, 114.2, 11, 0);
    const QPointF before = camera.toGeo(300, 200);
    camera.zoomAround(300, 200, 1.5);
    QCOMPARE(camera.zoom(), 12.5);
    const QPointF after = camera.toGeo(300, 200);
    QVERIFY(std::abs(before.x() - after.x()) < 1e-9 && std::abs(before.y() - after.y()) < 1e-9);
}

void TestCamera::pans()
{
    Camera camera;
    camera.setWidth(800);
    camera.setHeight(600);
    camera.flyTo(22.3, 114.2, 12, 0);
    const QPointF place = camera.toGeo(100, 100);
    camera.panBy(30, -12);
    const QPointF moved = camera.toScreen(place.y(), place.x());
    QVERIFY(std::abs(moved.x() - 130) < 1e-6 && std::abs(moved.y() - 88) < 1e-6);
}

void TestCamera::isDragged()
{
    Camera camera;
    camera.setWidth(800);
    camera.setHeight(600);
    camera.flyTo(22.3, 114.2, 12, 0);
    const auto place = camera.toGeo(100, 100);
    camera.grab(100, 100);
    camera.drag(140, 90);
    camera.drag(300, qQNaN());
    camera.drag(180, 220);
    camera.release(false);
    const auto at = camera.toScreen(place.y(), place.x());
    QVERIFY2(std::abs(at.x() - 180) < 1e-6 && std::abs(at.y() - 220) < 1e-6, "it stays under the pointer");
    camera.drag(500, 500); // nothing is held any more
    QCOMPARE(camera.toScreen(place.y(), place.x()), at);
    QVERIFY(!camera.isFlying());
}

void TestCamera::glidesAfterAThrow()
{
    Camera camera;
    camera.setWidth(800);
    camera.setHeight(600);
    camera.flyTo(22.3, 114.2, 12, 0);
    const auto place = camera.toGeo(400, 300);
    camera.glide(400, -200); // a quarter of a second of it: 100 px to the right, 50 up
    QVERIFY(camera.isFlying());
    const auto there = camera.destination().toItem(toWorld({place.y(), place.x()}));
    QVERIFY2(std::abs(there.x() - 500) < 0.01 && std::abs(there.y() - 250) < 0.01, qPrintable(QString::number(there.x())));
    double last = 400;
    QObject::connect(&camera, &Camera::moved, &camera, [&] {
        const auto now = camera.toScreen(place.y(), place.x());
        QVERIFY(now.x() >= last - 1e-6); // never back
        last = now.x();
    });
    QTRY_VERIFY_WITH_TIMEOUT(!camera.isFlying(), 5'000);
    QVERIFY(std::abs(last - 500) < 0.01);
    camera.glide(2'000, 0);
    camera.grab(1, 1);
    QVERIFY2(!camera.isFlying(), "a hand on the map stops it");
    camera.grab(0, 0);
    for (int x = 20; x <= 200; x += 20) {
        QTest::qWait(5);
        camera.drag(x, 0);
    }
    camera.release();
    QVERIFY(camera.isFlying());
    QVERIFY(camera.destination().origin.x < camera.view().origin.x); // on to the right, where the hand went
    camera.stop();
}

void TestCamera::doesNotGlide_data()
{
    QTest::addColumn<double>("vx");
    QTest::addColumn<double>("vy");

    QTest::newRow("at rest") << 0.0 << 0.0;
    QTest::newRow("hardly") << 40.0 << -40.0;
    QTest::newRow("no number") << qQNaN() << 500.0;
    QTest::newRow("endless") << qInf() << 0.0;
}

void TestCamera::doesNotGlide()
{
    QFETCH(double, vx);
    QFETCH(double, vy);
    Camera camera;
    camera.setWidth(800);
    camera.setHeight(600);
    camera.flyTo(22.3, 114.2, 12, 0);
    const auto before = camera.view();
    camera.glide(vx, vy);
    QVERIFY(!camera.isFlying());
    QCOMPARE(camera.view(), before);
    camera.grab(0, 0);
    camera.drag(100, 0);
    QTest::qWait(200); // held still before it is let go
    camera.release();
    QVERIFY(!camera.isFlying());
}

void TestCamera::fitsABox()
{
    Camera camera;
    camera.setWidth(1920);
    camera.setHeight(1080);
    camera.fit(113.8, 22.15, 114.45, 22.56, 464, 154, 472, 214);
    const QPointF northWest = camera.toScreen(22.56, 113.8);
    const QPointF southEast = camera.toScreen(22.15, 114.45);
    QVERIFY(northWest.x() >= 464 - 1e-6 && northWest.y() >= 154 - 1e-6);
    QVERIFY(southEast.x() <= 1920 - 472 + 1e-6 && southEast.y() <= 1080 - 214 + 1e-6);
    QVERIFY(std::abs((northWest.x() + southEast.x()) / 2 - (464 + 1448) / 2.0) < 1e-6);
    QVERIFY(std::abs((northWest.y() + southEast.y()) / 2 - (154 + 866) / 2.0) < 1e-6);
}

void TestCamera::clearAreaMovesTheCentre()
{
    Camera camera;
    camera.setWidth(1000);
    camera.setHeight(500);
    camera.setOffsetX(100);
    camera.setOffsetY(-20);
    camera.flyTo(22.3, 114.2, 12, 0);
    const QPointF p = camera.toScreen(22.3, 114.2);
    QVERIFY(std::abs(p.x() - 600) < 1e-6 && std::abs(p.y() - 230) < 1e-6);
}

void TestCamera::fliesThere()
{
    Camera camera;
    camera.setWidth(1000);
    camera.setHeight(500);
    camera.flyTo(22.3, 114.2, 11, 0);
    QSignalSpy moved(&camera, &Camera::moved);
    camera.flyTo(22.5, 113.9, 15, 60);
    QVERIFY(camera.isFlying());
    QCOMPARE(camera.destination().zoom, 15.0);
    QTRY_VERIFY(!camera.isFlying());
    QCOMPARE(camera.zoom(), 15.0);
    QVERIFY(std::abs(camera.latitude() - 22.5) < 1e-9 && std::abs(camera.longitude() - 113.9) < 1e-9);
    QVERIFY(moved.count() > 1);
    QCOMPARE(camera.view(), camera.destination());
}

void TestCamera::staysInItsLimits_data()
{
    QTest::addColumn<double>("lat");
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("zoom");

    QTest::newRow("beyond the pole") << 95.0 << 10.0 << 5.0;
    QTest::newRow("beyond the date line") << 10.0 << 500.0 << 5.0;
    QTest::newRow("too close") << 10.0 << 10.0 << 99.0;
    QTest::newRow("too far") << 10.0 << 10.0 << -3.0;
    QTest::newRow("not a number") << qQNaN() << qQNaN() << qQNaN();
    QTest::newRow("infinite") << qInf() << -qInf() << qInf();
}

void TestCamera::staysInItsLimits()
{
    QFETCH(double, lat);
    QFETCH(double, lon);
    QFETCH(double, zoom);
    Camera camera;
    camera.setWidth(800);
    camera.setHeight(600);
    camera.flyTo(lat, lon, zoom, 0);
    camera.flyTo(lat, lon, zoom, 5);
    camera.stop();
    QVERIFY(std::abs(camera.latitude()) <= 85.06 && std::abs(camera.longitude()) <= 180);
    QVERIFY(camera.zoom() >= camera.minimumZoom() && camera.zoom() <= camera.maximumZoom());
}

void TestCamera::isSilentWhenNothingChanges()
{
    Camera camera;
    camera.setWidth(800);
    camera.setHeight(600);
    camera.flyTo(22.3, 114.2, 11, 0);
    QSignalSpy moved(&camera, &Camera::moved);
    camera.flyTo(22.3, 114.2, 11, 0);
    camera.setWidth(800);
    camera.setZoom(11);
    camera.panBy(0, 0);
    QCOMPARE(moved.count(), 0);
}

QTEST_MAIN(TestCamera)
#include "tst_camera.moc"
