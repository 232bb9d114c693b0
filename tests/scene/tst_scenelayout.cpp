#include <scene/layout.h>
#include <scene/load.h>

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** The layout rules as a table: every shipped scene on every size that a room may have. */
class SceneLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void unit_data();
    void unit();
    void rules_data();
    void rules();
    void overviewOnADesk();
    void overviewOnAWall();
    void lowScreensDropPanels();
    void largeUnits_data();
    void largeUnits();
    void desk();
    void board_data();
    void board();
    void boardOverTwoScreens();
    void grid_data();
    void grid();
    void gridShowsAllServices();
    void gridDropsWhatHasNoRoom();
    void unitOverride();
};

namespace {

Scene shipped(const QString &name)
{
    return loadScene(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/scenes/") + name).scene;
}

}

void SceneLayoutTest::unit_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("unit");
    QTest::newRow("desk") << QSize(1920, 1080) << 1.0;
    QTest::newRow("laptop") << QSize(1366, 768) << 1.0;
    QTest::newRow("4K desk") << QSize(3840, 2160) << 2.0;
    QTest::newRow("21:9") << QSize(2560, 1080) << 1.0;
    QTest::newRow("two screens") << QSize(3840, 1080) << 1.25;
    QTest::newRow("three screens") << QSize(5760, 1080) << 1.75;
    QTest::newRow("odd LED wall") << QSize(6656, 1792) << 2.0;
}

void SceneLayoutTest::unit()
{
    QFETCH(QSize, size);
    QTEST(unitFor(size), "unit");
}

void SceneLayoutTest::rules_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    for (const auto &scene : {u"overview.toml"_s, u"earthquakes.toml"_s, u"desk.toml"_s}) {
        for (const auto size : {QSize(1366, 768), QSize(1920, 1080), QSize(2560, 1080), QSize(2560, 1440), QSize(3840, 1080), QSize(3840, 2160), QSize(5760, 1080), QSize(7680, 2160)})
            QTest::addRow("%s %dx%d", qPrintable(scene), size.width(), size.height()) << scene << size;
    }
}

void SceneLayoutTest::rules()
{
    QFETCH(QString, scene);
    QFETCH(QSize, size);
    const auto layout = layoutOf(shipped(scene), size);
    const QRect screen({}, size);

    QList<QPair<QString, QRect>> parts = {{u"header"_s, layout.header}, {u"clear"_s, layout.clear}, {u"layers"_s, layout.layerBar},
        {u"legend"_s, layout.legend}, {u"timeline"_s, layout.timeline}, {u"ticker"_s, layout.ticker}};
    if (!layout.wide) // on walls the sentence stands in the header, between its ends
        parts << QPair{u"sentence"_s, layout.sentence} << QPair{u"grounds"_s, layout.grounds};
    for (const auto &place : layout.panels)
        parts << QPair{u"panel %1"_s.arg(place.panel), place.rect};
    parts.removeIf([](const auto &part) { return part.second.isEmpty(); });
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QVERIFY2(screen.contains(parts[i].second), qPrintable(parts[i].first + u" is outside"_s));
        for (qsizetype j = i + 1; j < parts.size(); ++j)
            QVERIFY2(!parts[i].second.intersects(parts[j].second), qPrintable(parts[i].first + u" covers "_s + parts[j].first));
    }
    QVERIFY(layout.clear.contains(layout.tools));
    QVERIFY(layout.clear.contains(layout.banner) && layout.banner.right() < layout.tools.left());
    QVERIFY(layout.banner.width() >= 300 * layout.unit);
    QVERIFY(layout.clear.width() >= size.width() / 4);
    QVERIFY(!layout.panels.isEmpty());

    // Panels and the bars of the map are text: never within 24 px of a bezel. The map, the time bar and rows that step aside may cross.
    for (const int seam : layout.seams) {
        const QRect bezel(seam - layout.seamMargin, 0, 2 * layout.seamMargin, size.height());
        for (const auto &place : layout.panels)
            QVERIFY2(!bezel.intersects(place.rect), qPrintable(u"panel %1 crosses the bezel at %2"_s.arg(place.panel).arg(seam)));
        QVERIFY(!bezel.intersects(layout.layerBar));
        QVERIFY(!bezel.intersects(layout.tabs));
        QVERIFY(!bezel.intersects(layout.tools));
        QVERIFY(!bezel.intersects(layout.banner));
    }
}

void SceneLayoutTest::overviewOnADesk()
{
    const auto layout = layoutOf(shipped(u"overview.toml"_s), {1920, 1080});
    QCOMPARE(layout.header, QRect(0, 0, 1920, 72));
    QCOMPARE(layout.sentence.topLeft(), QPoint(464, 82));
    QCOMPARE(layout.clear, QRect(464, 154, 984, 712));
    QCOMPARE(layout.layerBar.y(), 872);
    QCOMPARE(layout.legend.y(), 912);
    QCOMPARE(layout.timeline, QRect(464, 944, 984, 92));
    QCOMPARE(layout.ticker, QRect(0, 1044, 1920, 36));
    QCOMPARE(layout.leftScrim, 516);
    QCOMPARE(layout.topScrim, 176);
    QCOMPARE(layout.panels.size(), 6);
    QCOMPARE(layout.panels[0].rect.topLeft(), QPoint(24, 80));
    QCOMPARE(layout.panels[0].rect.width(), 416);
    QCOMPARE(layout.panels[0].columns, 2);
    QCOMPARE(layout.panels[2].rect.topLeft(), QPoint(1480, 80));
    QVERIFY(layout.panels[2].rows >= 5);
}

void SceneLayoutTest::overviewOnAWall()
{
    const auto layout = layoutOf(shipped(u"overview.toml"_s), {5760, 1080});
    QVERIFY(layout.wide);
    QCOMPARE(layout.panels[0].columns, 4);
    QVERIFY(layout.panels[2].rect.x() > 3840);
    QVERIFY(layout.panels[3].rect.x() > layout.panels[2].rect.right()); // the charts stand beside the list
    QCOMPARE(layout.panels.size(), 6);
    QVERIFY(layout.clear.width() > 5760 * 45 / 100);
}

void SceneLayoutTest::lowScreensDropPanels()
{
    const auto scene = shipped(u"overview.toml"_s);
    const auto layout = layoutOf(scene, {1920, 700});
    QStringList types;
    for (const auto &place : layout.panels)
        types << scene.panels[place.panel].type;
    QVERIFY(types.contains(u"indicators"_s));
    QVERIFY(types.contains(u"events"_s));
    QVERIFY(!types.contains(u"services"_s));
    QVERIFY(!types.contains(u"ranking"_s));
    QVERIFY(layout.panels[0].rows < 4);
}

/** However large the unit of a wall, panels stand side by side in their columns, and what has no room is said to be absent. */
void SceneLayoutTest::largeUnits_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("unit");
    for (const auto &scene : {u"overview.toml"_s, u"vitals.toml"_s, u"people.toml"_s, u"console.toml"_s, u"governance.toml"_s, u"desk.toml"_s, u"health.toml"_s, u"earthquakes.toml"_s, u"gallery.toml"_s, u"gallery2.toml"_s}) {
        for (const auto size : {QSize(1920, 1080), QSize(3840, 1080), QSize(5760, 1080)}) {
            for (const auto unit : {1.0, 1.25, 1.5, 2.0, 3.0})
                QTest::addRow("%s at %d, unit %g", qPrintable(scene), size.width(), unit) << scene << size << unit;
        }
    }
}

void SceneLayoutTest::largeUnits()
{
    QFETCH(QString, scene);
    QFETCH(QSize, size);
    QFETCH(double, unit);
    const auto declared = shipped(scene);
    const auto layout = layoutOf(declared, size, unit);
    QCOMPARE(layout.unit, unit);
    QCOMPARE(layout.panels.size() + layout.absent.size(), declared.panels.size());
    const QRect screen(QPoint(), size);
    for (qsizetype i = 0; i < layout.panels.size(); ++i) {
        const auto &rect = layout.panels[i].rect;
        QVERIFY2(rect.isValid() && screen.contains(rect), qPrintable(declared.panels[layout.panels[i].panel].type));
        QVERIFY2(!rect.intersects(layout.ticker) && !rect.intersects(layout.header), qPrintable(declared.panels[layout.panels[i].panel].type));
        QVERIFY(!layout.absent.contains(layout.panels[i].panel));
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY2(!rect.intersects(layout.panels[j].rect), qPrintable(declared.panels[layout.panels[i].panel].type + u" over "_s + declared.panels[layout.panels[j].panel].type));
    }
}

void SceneLayoutTest::board_data()
{
    QTest::addColumn<QSize>("size");
    for (const auto size : {QSize(1366, 768), QSize(1920, 1080), QSize(2560, 1080), QSize(3840, 1080), QSize(3840, 2160), QSize(5760, 1080), QSize(7680, 2160)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void SceneLayoutTest::board()
{
    QFETCH(QSize, size);
    const auto layout = layoutOf(shipped(u"health.toml"_s), size);
    QVERIFY(layout.sentence.isEmpty() && layout.timeline.isEmpty() && layout.legend.isEmpty() && layout.layerBar.isEmpty());
    QCOMPARE(layout.panels.size(), 4);
    QList<QRect> parts = {layout.header, layout.banner, layout.ticker};
    for (const auto &place : layout.panels)
        parts << place.rect;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QVERIFY(QRect({}, size).contains(parts[i]));
        for (qsizetype j = i + 1; j < parts.size(); ++j)
            QVERIFY(!parts[i].intersects(parts[j]));
        for (const int seam : layout.seams)
            QVERIFY(i == 0 || i == 2 || !QRect(seam - layout.seamMargin, 0, 2 * layout.seamMargin, size.height()).intersects(parts[i])); // header and ticker step aside
    }
    QVERIFY(layout.panels[0].rect.width() > layout.unit * 600);
    QVERIFY(layout.panels[0].rect.bottom() > layout.ticker.top() - 40 * layout.unit); // down to the ticker, on either side
    QVERIFY(layout.panels[3].rect.bottom() > layout.ticker.top() - 40 * layout.unit);
}

void SceneLayoutTest::boardOverTwoScreens()
{
    const auto scene = shipped(u"governance.toml"_s);
    QCOMPARE(scene.leftScreens, 2);
    const auto onWall = layoutOf(scene, {5760, 1080});
    QCOMPARE(onWall.panels.size(), 3);
    QVERIFY(onWall.panels[0].rect.left() < 100 && onWall.panels[0].rect.right() > 3700 && onWall.panels[0].rect.right() < 3840 - onWall.seamMargin);
    for (const int panel : {1, 2})
        QVERIFY(onWall.panels[panel].rect.left() >= 3840 + onWall.seamMargin && onWall.panels[panel].rect.right() < 5760);
    QVERIFY(onWall.panels[1].rect.right() < onWall.panels[2].rect.left()); // side by side
    QVERIFY(onWall.banner.right() < 1920);
    const auto onTwo = layoutOf(scene, {3840, 1080}); // one is left for the right side
    QVERIFY(onTwo.panels[0].rect.right() < 1920 && onTwo.panels[1].rect.left() > 1920);
}

void SceneLayoutTest::desk()
{
    const auto scene = shipped(u"desk.toml"_s);
    const auto onDesk = layoutOf(scene, {1920, 1080});
    QCOMPARE(onDesk.sentence, QRect(24, 82, 1872, 36));
    QCOMPARE(onDesk.panels.size(), 5);
    QCOMPARE(onDesk.panels[0].rect, QRect(24, 152, 1872, 132)); // six cards across
    QCOMPARE(onDesk.panels[0].columns, 6);
    QVERIFY(onDesk.frame.contains(onDesk.clear) && onDesk.frame.contains(onDesk.timeline) && onDesk.frame.contains(onDesk.layerBar) && onDesk.frame.contains(onDesk.legend));
    QVERIFY(onDesk.mapGround > onDesk.clear.bottom() && onDesk.mapGround <= onDesk.layerBar.top());
    QCOMPARE(onDesk.panels[2].ground.top(), onDesk.panels[3].ground.top()); // side by side
    QVERIFY(onDesk.panels[2].ground.right() < onDesk.panels[3].ground.left());
    QVERIFY(onDesk.panels[1].rect.height() >= 36 + 4 * 52); // three matters in the design
    QCOMPARE(onDesk.panels[4].ground.bottom(), onDesk.frame.bottom());
    QCOMPARE(onDesk.panels[4].columns * onDesk.panels[4].rows, 4);

    const auto onWall = layoutOf(scene, {5760, 1080});
    QVERIFY(onWall.panels[0].rect.right() < 1920 && onWall.frame.left() > 1920 && onWall.frame.right() < 3840 && onWall.panels[1].ground.left() > 3840);
    QCOMPARE(onWall.panels[0].columns * onWall.panels[0].rows, 9);
    QCOMPARE(onWall.panels.size(), 5);
    QVERIFY(onWall.panels[1].rect.height() >= int((36 + 3 * 52) * onWall.unit));
    QCOMPARE(onWall.panels[2].ground.left(), onWall.panels[3].ground.left()); // a column of their own
    QVERIFY(onWall.panels[4].columns * onWall.panels[4].rows >= 4);

    const auto onLowScreen = layoutOf(scene, {1366, 768});
    QCOMPARE(onLowScreen.panels.size(), 4); // without the services
    QVERIFY(onLowScreen.panels[1].rect.height() >= 2 * 52);
}

void SceneLayoutTest::grid_data()
{
    board_data();
}

void SceneLayoutTest::grid()
{
    QFETCH(QSize, size);
    const auto scene = shipped(u"gallery.toml"_s);
    const auto layout = layoutOf(scene, size);
    const bool isLow = size.height() < 1080;
    QVERIFY(isLow ? layout.panels.size() < scene.panels.size() && layout.panels.size() >= 6 : layout.panels.size() == scene.panels.size());
    QVERIFY(layout.right.isEmpty());
    QList<QRect> parts = {layout.header, layout.banner, layout.ticker};
    for (const auto &place : layout.panels) {
        parts << place.ground;
        QVERIFY(place.ground.contains(place.rect));
        QVERIFY(place.rect.width() >= 300 * layout.unit && place.rect.height() >= 170 * layout.unit);
        QVERIFY(std::abs(place.ground.height() - layout.panels.first().ground.height()) <= 1); // equal cells, row by row
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QVERIFY(QRect({}, size).contains(parts[i]));
        for (qsizetype j = i + 1; j < parts.size(); ++j)
            QVERIFY(!parts[i].intersects(parts[j]));
        for (const int seam : layout.seams)
            QVERIFY(i == 0 || i == 2 || !QRect(seam - layout.seamMargin, 0, 2 * layout.seamMargin, size.height()).intersects(parts[i])); // header and ticker step aside
    }
}

void SceneLayoutTest::gridShowsAllServices()
{
    const auto scene = shipped(u"people.toml"_s);
    for (const auto size : {QSize(1920, 1080), QSize(3840, 1080), QSize(5760, 1080)}) {
        const auto place = layoutOf(scene, size).panels.first();
        QCOMPARE(scene.panels[place.panel].type, u"services"_s);
        QVERIFY(place.columns * place.rows >= 4);
    }
}

void SceneLayoutTest::gridDropsWhatHasNoRoom()
{
    const auto scene = shipped(u"gallery.toml"_s);
    const auto layout = layoutOf(scene, {1366, 768});
    QStringList types;
    for (const auto &place : layout.panels)
        types << scene.panels[place.panel].type;
    QVERIFY(types.contains(u"indicators"_s));
    QVERIFY(types.contains(u"matrix"_s));
    QVERIFY(!types.contains(u"radar"_s)); // the most readily dropped
    QVERIFY(!types.contains(u"services"_s));
}

void SceneLayoutTest::unitOverride()
{
    QCOMPARE(layoutOf(shipped(u"overview.toml"_s), {3840, 2160}, 1.5).unit, 1.5);
}

QTEST_GUILESS_MAIN(SceneLayoutTest)
#include "tst_scenelayout.moc"
