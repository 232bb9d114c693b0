#include "Stage/scenestore.h"
#include "Stage/stagelayout.h"
#include "lib/application.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFontMetricsF>
#include <QQuickItem>
#include <QQuickItemGrabResult>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace tonglan;

namespace {

/** A written line where it stands. */
struct Written
{
    QQuickItem *item = nullptr;
    QString text = {};
    QRectF ink = {}; ///< In the window, without the room above and below the letters.
    QQuickItem *panel = nullptr;
};

QQuickItem *panelOf(QQuickItem *item)
{
    for (; item; item = item->parentItem()) {
        if (QByteArrayView(item->metaObject()->className()).startsWith("PanelHost"))
            return item;
    }
    return nullptr;
}

QRectF inkOf(const QQuickItem *item)
{
    const double width = std::min(item->property("contentWidth").toDouble(), item->width());
    const double height = std::min(item->property("contentHeight").toDouble(), item->height());
    const int alignment = item->property("horizontalAlignment").toInt();
    const double x = alignment & Qt::AlignRight ? item->width() - width : alignment & Qt::AlignHCenter ? (item->width() - width) / 2
                                                                                                       : 0;
    const int lines = std::max(1, item->property("lineCount").toInt());
    const double air = height / lines * 0.24; // above and below the letters, on either side
    return item->mapRectToScene(QRectF(x, air, width, height - 2 * air));
}

/** Everything that stands in @p root, and is seen: delegates are children of their item, not of its object. */
void collect(QQuickItem *root, std::vector<QQuickItem *> &items)
{
    if (!root->isVisible() || root->opacity() < 0.05)
        return;
    items.push_back(root);
    for (auto *child : root->childItems())
        collect(child, items);
}

std::vector<QQuickItem *> itemsIn(QQuickItem *root)
{
    std::vector<QQuickItem *> items;
    collect(root, items);
    return items;
}

std::vector<Written> writtenIn(QQuickItem *root)
{
    std::vector<Written> lines;
    for (auto *item : itemsIn(root)) {
        const auto text = item->inherits("QQuickText") ? item->property("text").toString() : QString();
        if (text.trimmed().isEmpty() || item->width() < 1 || item->height() < 1)
            continue;
        lines.push_back({item, text, inkOf(item), panelOf(item)});
    }
    return lines;
}

}

/** The S view (whose figure is it) and the F view (how fresh are feeds and sources) of the demo city, at a desk and on a wall, in both languages: pictures for
 *  people to look at, and of each figure that its department stands beside it, large enough to be read and clear of its neighbours.
 */
class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void view_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        for (const auto size : {QSize(1920, 1080), QSize(5760, 1080)}) {
            for (const auto &language : {u"zh_CN"_s, u"en"_s})
                QTest::addRow("%d %s", size.width(), qPrintable(language)) << size << language;
        }
    }

    void view()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        auto plan = makePlan({.pack = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack"), .cache = m_folder.filePath(u"cache"_s), .scene = u"overview"_s, .size = size, .at = QDateTime::fromString(u"2026-06-25T14:32:07+08:00"_s, Qt::ISODate).toMSecsSinceEpoch(), .language = language});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        auto made = Application::create(std::move(*plan));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        auto application = std::move(*made);
        auto *window = application->openWindow(u"overview"_s, size);
        QVERIFY(window);
        QTRY_VERIFY_WITH_TIMEOUT(application->missing(window).isEmpty(), 120'000);
        auto *view = window->property("stage").value<QQuickItem *>();
        QVERIFY(view);
        bool taken = false;
        QVERIFY(QMetaObject::invokeMethod(view, "handleKey", Q_RETURN_ARG(bool, taken), Q_ARG(int, int(Qt::Key_S)), Q_ARG(QString, u"s"_s), Q_ARG(int, 0)));
        QVERIFY(taken);
        QStringList troubles;
        const auto scenes = application->scenes().scenes();
        for (const auto &id : {u"overview"_s, u"vitals"_s, u"people"_s, u"desk"_s, u"console"_s, u"gallery"_s, u"gallery2"_s, u"health"_s, u"governance"_s}) {
            const auto scene = std::ranges::find(scenes, id, [](const SceneObject *one) { return one->sceneId(); });
            QVERIFY2(scene != scenes.end(), qPrintable(id));
            QVERIFY(QMetaObject::invokeMethod(window, "show", Q_ARG(int, int(scene - scenes.begin()))));
            QTRY_VERIFY_WITH_TIMEOUT(application->missing(window).isEmpty(), 60'000);
            QTest::qWait(120); // a page that turns, a chart that is painted off this thread
            QTRY_VERIFY_WITH_TIMEOUT(application->missing(window).isEmpty(), 60'000);
            const auto grabbed = view->grabToImage();
            QVERIFY(grabbed);
            QTRY_VERIFY(!grabbed->image().isNull());
            QVERIFY(grabbed->saveToFile(picture(u"sources_%1_%2_%3"_s.arg(id).arg(size.width()).arg(language))));
            check(view, id, troubles);
        }
        QVERIFY2(troubles.isEmpty(), qPrintable(QString::number(troubles.size()) + u":\n"_s + troubles.join(u'\n')));
    }

private:
    static QString picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("TONGLAN_ARTIFACTS", QStringLiteral(TONGLAN_BINARY_DIR "/artifacts")) + u"/board"_s;
        QDir().mkpath(folder);
        return folder + u'/' + name + u".png"_s;
    }

    static void check(QQuickItem *view, const QString &scene, QStringList &troubles)
    {
        const auto lines = writtenIn(view);
        const double unit = view->property("layout").value<StageLayout *>()->unit();
        // 16 arc minutes at the desk: 600 mm away, 0.277 mm a pixel; on a wall the unit stands for the distance.
        const double least = 600 * std::tan(16.0 / 60 * M_PI / 180) / 0.277 * unit;
        for (const auto &line : lines) {
            QFont font = line.item->property("font").value<QFont>();
            if (line.panel && font.pixelSize() + 0.5 < least)
                troubles << u"%1: '%2' is %3 px high, less than %4"_s.arg(scene, line.text).arg(font.pixelSize()).arg(least, 0, 'f', 1);
        }
        int figures = 0;
        for (auto *item : itemsIn(view)) {
            const auto department = item->property("sourceName").toString();
            if (department.isEmpty() || !item->property("code").isValid() || !item->property("look").isValid() || !panelOf(item) || item->width() < 1)
                continue;
            ++figures;
            const bool isNamed = std::ranges::any_of(lines, [&](const Written &line) {
                if (!item->isAncestorOf(line.item) || !line.text.contains(department))
                    return false;
                const bool isWhole = !line.item->property("truncated").toBool() && line.item->property("contentWidth").toDouble() <= line.item->width() + 1.5;
                auto font = line.item->property("font").value<QFont>();
                if (line.item->property("fontSizeMode").toInt() != 0) // made smaller before anything is left out
                    font.setPixelSize(line.item->property("minimumPixelSize").toInt());
                return isWhole || QFontMetricsF(font).horizontalAdvance(line.text.left(line.text.indexOf(department) + department.size())) <= line.item->width() * (line.item->property("lineCount").toInt() > 1 ? 1.7 : 1) + 1.5; // lines break between words
            });
            if (!isNamed)
                troubles << u"%1: %2 does not name %3 whole, in %4"_s.arg(scene, item->property("code").toString(), department, QString::fromLatin1(item->metaObject()->className()));
        }
        if (scene != "health"_L1 && scene != "governance"_L1 && scene != "console"_L1 && figures == 0)
            troubles << scene + u": no figures"_s;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            for (std::size_t j = i + 1; j < lines.size(); ++j) {
                const auto &a = lines[i];
                const auto &b = lines[j];
                if (!a.panel || a.panel != b.panel)
                    continue;
                const auto common = a.ink.intersected(b.ink);
                if (common.width() > 1.5 * unit && common.height() > 2 * unit)
                    troubles << u"%1: '%2' lies over '%3' in %4"_s.arg(scene, a.text, b.text, a.panel->property("type").toString());
            }
        }
    }

    QTemporaryDir m_folder;
};

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    TestSources test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sources.moc"
