#include "Stage/scenestore.h"
#include "lib/application.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tonglan;

/** Going from scene to scene in one window: what stands on the screen then is what stands there if that scene is opened first. The software renderer paints only
 *  what has changed, so whatever of the last scene is not taken away stays in view.
 */
class TestSwitch : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Application> open(const QString &scene)
    {
        auto plan = makePlan({.pack = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack"), .cache = m_folder.filePath(u"cache"_s), .scene = scene, .size = m_size, .at = QDateTime::fromString(u"2026-06-25T14:32:07+08:00"_s, Qt::ISODate).toMSecsSinceEpoch(), .language = u"zh_CN"_s});
        auto made = plan ? Application::create(std::move(*plan)) : tl::unexpected(plan.error());
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        return std::move(*made);
    }

    void settle(Application &application, QQuickWindow *window)
    {
        for (int looks = 0; looks < 5; ++looks) {
            QTRY_VERIFY_WITH_TIMEOUT(application.missing(window).isEmpty(), 60'000);
            QTest::qWait(60); // frames
        }
    }

    /** Share of the pixels that differ by more than the edges of letters do between two frames. */
    static double differing(const QImage &a, const QImage &b)
    {
        if (a.size() != b.size())
            return 1;
        qint64 count = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x) {
                const QRgb p = a.pixel(x, y);
                const QRgb q = b.pixel(x, y);
                count += std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))}) > 16;
            }
        }
        return double(count) / (double(a.width()) * a.height());
    }

    const QSize m_size = QSize(1920, 1080);
    QTemporaryDir m_folder;

private Q_SLOTS:
    void boards()
    {
        const QStringList boards = {u"vitals"_s, u"people"_s, u"console"_s, u"governance"_s, u"health"_s};
        QHash<QString, QImage> alone;
        for (const QString &board : boards) {
            const auto application = open(board);
            auto *window = application->openWindow(board, m_size);
            QVERIFY(window);
            settle(*application, window);
            alone.insert(board, window->grabWindow());
        }
        const auto application = open(u"overview"_s);
        auto *window = application->openWindow(u"overview"_s, m_size);
        QVERIFY(window);
        settle(*application, window);
        const QImage map = window->grabWindow();
        const auto scenes = application->scenes().scenes();
        const auto show = [&](const QString &id) {
            const auto scene = std::ranges::find(scenes, id, [](const SceneObject *one) { return one->sceneId(); });
            QVERIFY(QMetaObject::invokeMethod(window, "show", Q_ARG(int, int(scene - scenes.begin()))));
            settle(*application, window);
        };
        const QString folder = QStringLiteral(TONGLAN_BINARY_DIR "/artifacts/board");
        QVERIFY(QDir().mkpath(folder));
        for (const QString &board : boards) {
            show(board);
            const QImage seen = window->grabWindow();
            QVERIFY(seen.save(u"%1/after the map %2.png"_s.arg(folder, board)));
            const double share = differing(seen, alone.value(board));
            QVERIFY2(share < .004, qPrintable(u"%1 after the map differs in %2 % of the screen"_s.arg(board).arg(100 * share)));
            show(u"overview"_s);
            const QImage back = window->grabWindow();
            QVERIFY(back.save(u"%1/map after %2.png"_s.arg(folder, board)));
            QVERIFY2(differing(back, map) < .004, qPrintable(u"the map after %1 differs in %2 % of the screen"_s.arg(board).arg(100 * differing(back, map))));
        }
    }
};

QTEST_MAIN(TestSwitch)
#include "tst_switch.moc"
