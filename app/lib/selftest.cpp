#include "selftest.h"

#include "Stage/scenestore.h"
#include "model/feedhealth.h"
#include "query/queryrunner.h"
#include "render.h"
#include "warninglog.h"

#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QScreen>
#include <QTextStream>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** Prints findings and counts the bad ones. */
class Report
{
public:
    void add(bool ok, const QString &what)
    {
        m_out << (ok ? "ok    "_L1 : "FAIL  "_L1) << what << Qt::endl;
        m_failures += ok ? 0 : 1;
    }
    void note(const QString &what) { m_out << "note  "_L1 << what << Qt::endl; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    QTextStream m_out{stdout};
    int m_failures = 0;
};

void reportDisplays(Report &report)
{
    const auto screens = QGuiApplication::screens();
    report.add(!screens.isEmpty(), u"displays: %1 (platform %2)"_s.arg(screens.size()).arg(QGuiApplication::platformName()));
    for (const QScreen *screen : screens) {
        const QSize size = screen->size() * screen->devicePixelRatio();
        report.note(u"display '%1': %2x%3, %4 Hz, scale %5"_s.arg(screen->name()).arg(size.width()).arg(size.height()).arg(screen->refreshRate()).arg(screen->devicePixelRatio()));
    }
}

void reportFonts(Report &report)
{
    const QStringList missing = missingFonts();
    for (const QString &text : missing)
        report.add(false, text);
    report.add(missing.isEmpty(), u"font Tonglan Num, Noto Sans CJK SC, Noto Serif CJK SC"_s);
}

void reportClock(Report &report, const Application &application)
{
    const qint64 year = QDateTime::currentDateTimeUtc().date().year();
    report.add(year >= 2026 && year < 2100, u"clock: %1 UTC"_s.arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODate)));
    const TimeMs shown = application.clock().now();
    report.note(u"time on the screen: %1 (%2)"_s.arg(QDateTime::fromMSecsSinceEpoch(shown, application.plan().zone).toString(Qt::ISODate),
        QString::fromLatin1(application.plan().zone.id())));
    for (const auto &health : application.feedHealth()) {
        if (qAbs(health.clockSkewMs) > 5000)
            report.add(false, u"clock: %1 s away from the server of feed '%2'"_s.arg(health.clockSkewMs / 1000).arg(health.feed));
    }
}

void reportFeeds(Report &report, const Application &application)
{
    report.add(!application.feedHealth().empty(), u"feeds: %1"_s.arg(application.feedHealth().size()));
    for (const auto &health : application.feedHealth()) {
        const bool good = health.state == FeedHealth::State::Live;
        report.add(good, u"feed '%1': %2%3, %4 rows in, %5 rejected"_s.arg(health.feed, good ? u"live"_s : u"not live"_s, health.detail.isEmpty() ? QString() : u" ("_s + health.detail + u')').arg(health.rowsIn).arg(health.rowsRejected));
    }
}

/** The sizes a scene is made for: a desk, and every size it has a camera of its own for. */
QList<QSize> sizesOf(const Scene &scene)
{
    QList<QSize> sizes = {QSize(1920, 1080)};
    for (const QString &key : scene.homes.keys()) {
        const QStringList sides = key.split(u'x');
        const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
        if (!sizes.contains(size))
            sizes << size;
    }
    return sizes;
}

}

int runSelfTest(const CommandLine &line, const RendererChoice &renderer, Application &application)
{
    Report report;
    WarningLog log;
    report.note(u"renderer: %1"_s.arg(renderer.reason));
    reportDisplays(report);
    for (const auto &problem : application.plan().problems)
        report.add(false, u"%1:%2:%3: %4"_s.arg(problem.file).arg(problem.line).arg(problem.column).arg(problem.message));
    for (const auto &problem : application.scenes().problems())
        report.add(false, u"%1:%2:%3: %4"_s.arg(problem.file).arg(problem.line).arg(problem.column).arg(problem.message));

    if (!line.out.isEmpty())
        QDir().mkpath(line.out);
    for (const SceneObject *scene : application.scenes().scenes()) {
        const QString id = scene->sceneId();
        for (const QSize size : sizesOf(scene->scene())) {
            const QString name = u"scene %1 at %2x%3"_s.arg(id).arg(size.width()).arg(size.height());
            QQuickWindow *window = application.openWindow(id, size);
            if (!window) {
                report.add(false, name + u": does not open"_s);
                continue;
            }
            const auto image = drawWhenComplete(application, *window, line.timeoutSeconds);
            const QStringList warnings = log.take();
            report.add(image.has_value() && warnings.isEmpty(), image ? name : name + u": "_s + image.error().detail);
            for (const QString &warning : warnings)
                report.note(u"  warning: "_s + warning);
            if (image && !line.out.isEmpty())
                image->save(u"%1/%2_%3x%4.png"_s.arg(line.out, id).arg(size.width()).arg(size.height()));
        }
    }

    reportFonts(report);
    reportFeeds(report, application);
    reportClock(report, application);
    report.add(application.runner().hasData(), u"cache: %1, revision %2"_s.arg(application.plan().cacheFolder).arg(application.runner().revision()));
    QTextStream(stdout) << (report.failures() ? u"self-test: %1 failures\n"_s.arg(report.failures()) : u"self-test: fit\n"_s);
    return report.failures() ? 1 : 0;
}

}
