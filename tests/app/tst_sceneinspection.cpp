#include "lib/sceneinspection.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace tonglan;

/** Every kind of fault is found in a scene made up with it, and nothing is found in one without. */
class tst_SceneInspection : public QObject
{
    Q_OBJECT

    /** A screen of 1000 × 500 with one panel, a name and its value. */
    static SeenScene sound()
    {
        const QRectF window(0, 0, 1000, 500);
        const QRectF panel(100, 100, 200, 100);
        SeenScene scene{.unit = 1, .leastText = 10, .window = window, .seams = {500}, .seamMargin = 24};
        scene.panels = {SeenPanel{.type = u"figures"_s, .place = panel}};
        scene.texts = {
            SeenText{.text = u"水位"_s, .part = {u"figures"_s, u"KpiCard"_s}, .ink = {110, 110, 40, 14}, .room = panel, .seen = window, .pixels = 14, .contrast = 7},
            SeenText{.text = u"3.52"_s, .part = {u"figures"_s, u"KpiCard"_s}, .ink = {200, 110, 40, 14}, .room = panel, .seen = window, .pixels = 14, .contrast = 7},
        };
        scene.figures = {SeenFigure{.where = u"panel 'figures'"_s, .code = u"water.level"_s, .isDefined = true, .hasSource = true, .hasInterval = true}};
        return scene;
    }

    using Kinds = QList<Finding::Kind>;

    static Kinds kindsIn(const SeenScene &scene)
    {
        Kinds kinds;
        for (const auto &finding : inspect(scene))
            kinds << finding.kind;
        return kinds;
    }

    static SeenScene with(const std::function<void(SeenScene &)> &spoil)
    {
        auto scene = sound();
        spoil(scene);
        return scene;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void faults_data()
    {
        using enum Finding::Kind;
        QTest::addColumn<SeenScene>("scene");
        QTest::addColumn<Kinds>("kinds");
        const auto row = [](const char *name, const Kinds &kinds, const std::function<void(SeenScene &)> &spoil) { QTest::newRow(name) << with(spoil) << kinds; };
        row("sound", {}, [](SeenScene &) { });
        row("beyond the right of its panel", {Overflow}, [](SeenScene &s) { s.texts[1].ink = {270, 110, 40, 14}; });
        row("below its panel", {Overflow}, [](SeenScene &s) { s.texts[1].ink = {200, 190, 40, 14}; });
        row("beyond the window", {Overflow}, [](SeenScene &s) {
            s.texts[1].room = {900, 0, 300, 100};
            s.texts[1].ink = {980, 10, 40, 14};
        });
        row("a pixel is nothing", {}, [](SeenScene &s) { s.texts[1].ink = {261, 110, 40, 14}; });
        row("half behind an edge", {Overflow}, [](SeenScene &s) { s.texts[1].seen = {100, 100, 120, 100}; });
        row("cut short", {Cut}, [](SeenScene &s) { s.texts[0].isCut = true; });
        row("cut short in a chart", {Cut}, [](SeenScene &s) { s.cutInCharts = {SeenText{.text = u"Environment"_s, .part = {u"topics"_s}}}; });
        row("on each other", {Overlap}, [](SeenScene &s) { s.texts[1].ink = {130, 112, 40, 14}; });
        row("side by side", {}, [](SeenScene &s) { s.texts[1].ink = {150, 110, 40, 14}; });
        row("one above the other", {}, [](SeenScene &s) { s.texts[1].ink = {110, 124, 40, 14}; });
        row("grey on grey", {Contrast}, [](SeenScene &s) { s.texts[0].contrast = 4.2; });
        row("large may have less", {}, [](SeenScene &s) {
            s.texts[0].contrast = 3.2;
            s.texts[0].pixels = 24;
        });
        row("but not so little", {Contrast}, [](SeenScene &s) {
            s.texts[0].contrast = 2.8;
            s.texts[0].pixels = 24;
        });
        row("large is by the unit", {Contrast}, [](SeenScene &s) {
            s.unit = 2;
            s.texts[0].contrast = 3.2;
            s.texts[0].pixels = 24;
        });
        row("bold is large earlier", {}, [](SeenScene &s) {
            s.texts[0].contrast = 3.2;
            s.texts[0].pixels = 19;
            s.texts[0].bold = true;
        });
        row("of a control that is off", {}, [](SeenScene &s) {
            s.texts[0].contrast = 2;
            s.texts[0].isOff = true;
        });
        row("ground not known", {}, [](SeenScene &s) { s.texts[0].contrast = 0; });
        row("too small for the distance", {Small, Small}, [](SeenScene &s) { s.leastText = 20.7; });
        row("text across a bezel", {Seam}, [](SeenScene &s) {
            s.seams = {160};
            s.panels.clear();
            s.texts.removeLast();
        });
        row("text beside a bezel", {}, [](SeenScene &s) {
            s.seams = {175};
            s.panels.clear();
        });
        row("text within the margin", {Seam}, [](SeenScene &s) {
            s.seams = {170};
            s.panels.clear();
        });
        row("panel across a bezel", {Seam}, [](SeenScene &s) { s.seams = {270}; });
        row("panel that minds bezels", {}, [](SeenScene &s) {
            s.seams = {270};
            s.panels[0].minded = true;
        });
        row("unbound", {Unbound}, [](SeenScene &s) { s.figures[0] = {.where = u"panel 'figures'"_s, .code = u"water.levle"_s}; });
        row("without source", {Source}, [](SeenScene &s) { s.figures[0].hasSource = false; });
        row("without interval", {Interval}, [](SeenScene &s) { s.figures[0].hasInterval = false; });
    }
    void faults()
    {
        QFETCH(SeenScene, scene);
        QFETCH(Kinds, kinds);
        const auto found = inspect(scene);
        QVERIFY2(kindsIn(scene) == kinds, qPrintable(found.isEmpty() ? u"nothing found"_s : found.first().message));
    }

    /** Whoever reads it must find the place. */
    void messages()
    {
        const auto cut = inspect(with([](SeenScene &s) { s.texts[0].isCut = true; }));
        QCOMPARE(cut.first().message, u"figures › KpiCard: \"水位\" has no room and is cut short"_s);
        const auto unbound = inspect(with([](SeenScene &s) { s.figures[0].isDefined = false; }));
        QVERIFY(unbound.first().message.contains(u"panel 'figures'"_s) && unbound.first().message.contains(u"water.level"_s));
    }

    void oneFaultIsSaidOnce()
    {
        const auto scene = with([](SeenScene &s) {
            s.texts[0].isCut = true;
            s.texts << s.texts[0];
            s.texts.last().ink.translate(0, 30);
        });
        QCOMPARE(kindsIn(scene), Kinds{Finding::Kind::Cut});
    }

    void everyExceptionHasItsReason()
    {
        for (const auto &meant : meantSo())
            QVERIFY2(meant.why.size() > 20 && !meant.part.isEmpty(), qPrintable(meant.part));
    }

    /** What is meant to be so is so for its own fault and component, not for others. */
    void exceptionsAreNarrow()
    {
        for (const auto &meant : meantSo()) {
            if (meant.kind != Finding::Kind::Cut)
                continue;
            const auto cut = with([&](SeenScene &s) {
                s.texts[0].isCut = true;
                s.texts[0].part = {u"figures"_s, meant.part};
            });
            QVERIFY2(inspect(cut).isEmpty(), qPrintable(meant.part));
            const auto pale = with([&](SeenScene &s) {
                s.texts[0].contrast = 2;
                s.texts[0].part = {u"figures"_s, meant.part};
            });
            QCOMPARE(kindsIn(pale), Kinds{Finding::Kind::Contrast});
        }
    }

    void contrasts()
    {
        QVERIFY(qAbs(contrastOf(Qt::white, Qt::black) - 21) < 0.001);
        QCOMPARE(contrastOf(Qt::red, Qt::red), 1.0);
        QVERIFY(qAbs(contrastOf(QColor(u"#767676"_s), Qt::white) - 4.54) < 0.01); // the grey that WCAG's own examples take
        QCOMPARE(contrastOf(Qt::black, Qt::yellow), contrastOf(Qt::yellow, Qt::black));
    }

    void contrastWithAPicture()
    {
        QImage ground(100, 40, QImage::Format_RGB32);
        ground.fill(Qt::black);
        QVERIFY(qAbs(contrastOn(ground, {10, 10, 40, 20}, Qt::white) - 21) < 0.001);
        QCOMPARE(contrastOn(ground, {200, 10, 40, 20}, Qt::white), 0.0); // nothing of it is there
        auto thin = QColor(Qt::white);
        thin.setAlphaF(0.2F);
        QVERIFY(contrastOn(ground, {10, 10, 40, 20}, thin) < 2);
        for (int y = 0; y < 40; ++y) { // a bright road under a third of it
            for (int x = 30; x < 44; ++x)
                ground.setPixelColor(x, y, Qt::white);
        }
        QVERIFY(contrastOn(ground, {10, 10, 40, 20}, Qt::white) < 1.1);
        QVERIFY(contrastOn(ground, {46, 10, 40, 20}, Qt::white) > 20); // beside it
    }
};

QTEST_GUILESS_MAIN(tst_SceneInspection)
#include "tst_sceneinspection.moc"
