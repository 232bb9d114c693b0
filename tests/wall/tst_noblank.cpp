#include "democity.h"
#include "wallpicture.h"

#include "lib/application.h"
#include "query/eventlistmodel.h"
#include "support/fakebackend.h"
#include "support/finditem.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace tonglan;
using namespace tonglan::test;

static const QSize wall(1920, 1080);

/** Of the things a picture shows, how many may be missing in a later one: texts age, lists move on, a toast covers something. */
static constexpr double mostLost = 0.03;

/** The panels that say that they have nothing to show, whatever the reason. */
static QSet<const QQuickItem *> emptyPanels(const QQuickItem *item)
{
    if (!item->isVisible())
        return {};
    QSet<const QQuickItem *> panels;
    if (QByteArrayView(item->metaObject()->className()).startsWith("PanelNote"))
        panels.insert(item->parentItem());
    for (const auto *child : item->childItems())
        panels |= emptyPanels(child);
    return panels;
}

/** The types of the panels that @p notes stand in. */
static QString namesOf(const QSet<const QQuickItem *> &notes)
{
    QStringList names;
    for (const auto *item : notes) {
        while (item && !QByteArrayView(item->metaObject()->className()).contains("Panel"))
            item = item->parentItem();
        names += item ? QString::fromLatin1(item->metaObject()->className()).section(u"_QMLTYPE"_s, 0, 0) : u"something"_s;
    }
    return names.join(u", "_s);
}

/** The wall keeps its picture, whatever happens to what is behind it: grabbed as fast as it can be, through each switch. */
class TestNoBlank : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QDir().mkpath(m_pictures);
        putDemoCity(m_backend, QDateTime::currentMSecsSinceEpoch());
        m_backend.setPageRows(1'000);
        QFile feeds(m_folder.filePath(u"feeds.toml"_s));
        QVERIFY(feeds.open(QFile::WriteOnly));
        feeds.write("[[feed]]\nname = 'city'\ntype = 'tlf'\nurl = '" + m_backend.url().toEncoded() + "'\n");
        feeds.close();
        auto plan = makePlan({.pack = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack"), .feeds = feeds.fileName(), .cache = m_folder.filePath(u"cache"_s), .scene = u"overview"_s, .size = wall});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        auto made = Application::create(std::move(*plan));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        m_application = std::move(*made);
        m_window = m_application->openWindow(u"overview"_s, wall);
        QVERIFY(m_window);
        QTRY_VERIFY_WITH_TIMEOUT(m_application->missing(m_window).isEmpty(), 60'000);
        m_events = findBelow<EventListModel>(m_window->contentItem(), [](const EventListModel &list) { return !list.pick(); });
        QVERIFY(m_events && m_events->rowCount() > 3);
    }

    void theServerForgetsItsLog()
    {
        keepsItsPicture("resync", [this] { m_backend.forgetLog(); });
    }

    void theServerIsAnotherOne()
    {
        keepsItsPicture("epoch", [this] { m_backend.changeEpoch(); });
    }

    void theCacheIsDestroyed()
    {
        keepsItsPicture("corruption", [this] {
            for (const auto &name : {u"cache/cache.db"_s, u"cache/cache.db-wal"_s}) { // all but the headers
                QFile file(m_folder.filePath(name));
                QVERIFY(file.open(QFile::ReadWrite | QFile::ExistingOnly));
                const QByteArray garbage(4096, '\x5a');
                for (qint64 at = 4096; at < file.size(); at += garbage.size()) {
                    QVERIFY(file.seek(at));
                    QCOMPARE(file.write(garbage), garbage.size());
                }
            }
        });
        QVERIFY(!QDir(m_folder.filePath(u"cache"_s)).entryList({u"cache.db.corrupt-*"_s}).isEmpty());
    }

    void cleanupTestCase() { m_application.reset(); }

private:
    /** What the client has not heard of: when it is on the wall, the client is back. */
    void putSign()
    {
        const auto now = QDateTime::currentMSecsSinceEpoch();
        m_backend.put(Event{.head = {.source = u"unified"_s, .id = u"sign-%1"_s.arg(++m_sign), .time = now},
            .title = u"第 %1 次之后"_s.arg(m_sign),
            .kind = u"city.k1"_s,
            .level = Level::Red,
            .region = u"810001"_s,
            .reportedAt = now});
    }

    [[nodiscard]] bool showsTheSign() const
    {
        for (int i = 0; i < m_events->rowCount(); ++i) {
            if (m_events->index(i).data(EventRow::EventIdRole).toString() == u"sign-%1"_s.arg(m_sign))
                return true;
        }
        return false;
    }

    void keepsItsPicture(const char *name, const std::function<void()> &happens)
    {
        const auto before = m_window->grabWindow();
        const auto shown = detailOf(before);
        before.save(m_pictures + u"/noblank_%1_before.png"_s.arg(QLatin1StringView(name)));
        const auto empty = emptyPanels(m_window->contentItem());
        const int snapshots = m_backend.requests(u"snapshot"_s);
        QElapsedTimer time;
        time.start();
        m_backend.server().goDown();
        putSign();
        happens();
        m_backend.server().comeUp();
        int pictures = 0;
        double most = 0;
        QImage worst = before;
        bool isBack = false;
        // Until the change that came after it is on the wall and all is complete, and a second more.
        for (qint64 backAt = 0; !isBack || time.elapsed() < backAt + 1'000; ++pictures) {
            QVERIFY2(time.elapsed() < 60'000, "it does not recover");
            QTest::qWait(20);
            QVERIFY2(m_events->rowCount() > 3, qPrintable(u"the list of events is empty after %1 ms"_s.arg(time.elapsed())));
            const auto emptied = emptyPanels(m_window->contentItem()) - empty;
            QVERIFY2(emptied.isEmpty(), qPrintable(u"%1 is empty after %2 ms"_s.arg(namesOf(emptied)).arg(time.elapsed())));
            const auto now = m_window->grabWindow();
            const auto lost = lostDetail(shown, detailOf(now));
            if (lost > most) {
                most = lost;
                worst = now;
            }
            if (!isBack && showsTheSign() && m_application->missing(m_window).isEmpty()) {
                isBack = true;
                backAt = time.elapsed();
                qInfo("%s: back after %lld ms", name, static_cast<long long>(backAt));
            }
        }
        worst.save(m_pictures + u"/noblank_%1_worst.png"_s.arg(QLatin1StringView(name)));
        qInfo("%s: %d pictures, at most %.1f %% of what was shown is missing in one", name, pictures, most * 100);
        QVERIFY(pictures >= 10);
        QVERIFY2(m_backend.requests(u"snapshot"_s) > snapshots, "everything was to be fetched anew");
        QVERIFY2(most <= mostLost, qPrintable(u"%1 % of the picture is gone in %2/noblank_%3_worst.png"_s.arg(most * 100, 0, 'f', 1).arg(m_pictures, QLatin1StringView(name))));
    }

    const QString m_pictures = QStringLiteral(TONGLAN_BINARY_DIR "/pictures");
    QTemporaryDir m_folder;
    FakeBackend m_backend;
    std::unique_ptr<Application> m_application;
    QQuickWindow *m_window = nullptr;
    EventListModel *m_events = nullptr;
    int m_sign = 0;
};

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    TestNoBlank test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_noblank.moc"
