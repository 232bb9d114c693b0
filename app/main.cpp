#include "base/log.h"
#include "lib/application.h"
#include "lib/audittool.h"
#include "lib/cachetool.h"
#include "lib/check.h"
#include "lib/firstframe.h"
#include "lib/flatmemory.h"
#include "lib/importtool.h"
#include "lib/render.h"
#include "lib/rendererchoice.h"
#include "lib/rulestool.h"
#include "lib/selftest.h"

#include <QApplication>
#include <QQuickWindow>
#include <QScreen>
#include <QTextStream>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace tonglan;

static int exitCodeOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return 66;
    case Error::Kind::Newer:
        return 78;
    case Error::Kind::Storage:
        return error.detail.contains("in use"_L1) ? 75 : 74;
    default:
        return 65;
    }
}

static void printVersion()
{
    QTextStream(stdout) << "tonglan " << TONGLAN_VERSION << " (Qt " << qVersion() << ", SQLite " << sqlite3_libversion() << ")\n";
}

static int run(const CommandLine &line, const RendererChoice &renderer, Plan plan)
{
    if (line.verb == CommandLine::Verb::Render && !canBeWritten(line.out)) {
        QTextStream(stderr) << "tonglan: " << line.out << " can't be written\n";
        return 73;
    }
    auto application = Application::create(std::move(plan));
    if (!application) {
        QTextStream(stderr) << "tonglan: " << application.error().detail << '\n';
        return exitCodeOf(application.error());
    }
    if (line.verb == CommandLine::Verb::Render)
        return runRender(line, **application);
    if (line.verb == CommandLine::Verb::SelfTest)
        return runSelfTest(line, renderer, **application);

    QQuickWindow *window = (*application)->openWindow((*application)->plan().firstScene, line.size);
    if (!window) {
        QTextStream(stderr) << "tonglan: the window could not be opened (see the messages above)\n";
        return 70;
    }
    reportFirstFrame(**application, *window, line.quitAfterFirstFrame);
    if (line.fullScreen) {
        window->setGeometry(window->screen()->geometry());
        window->showFullScreen();
    }
    return QApplication::exec();
}

int main(int argc, char *argv[])
{
    keepMemoryFlat();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto tool = arguments.value(0) == "cache"_L1 ? runCacheTool
        : arguments.value(0) == "rules"_L1             ? runRulesTool
        : arguments.value(0) == "import"_L1            ? runImportTool
        : arguments.value(0) == "audit"_L1             ? runAuditTool
                                                       : nullptr;
    if (tool) {
        const QCoreApplication application(argc, argv);
        QTextStream out(stdout);
        QTextStream err(stderr);
        return tool(arguments.mid(1), usualCacheFolder(), out, err);
    }
    const auto line = parseCommandLine(arguments);
    if (!line) {
        QTextStream(stderr) << "tonglan: " << line.error().detail << '\n';
        return 2;
    }
    const bool drawing = line->verb == CommandLine::Verb::Render || line->verb == CommandLine::Verb::SelfTest;
    const bool hasDisplay = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && (line->verb == CommandLine::Verb::Render || line->verb == CommandLine::Verb::Check || (drawing && !hasDisplay)))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qunsetenv("QML_XHR_ALLOW_FILE_READ");
    qunsetenv("QML_XHR_ALLOW_FILE_WRITE");

    if (line->verb == CommandLine::Verb::Help) {
        const QCoreApplication application(argc, argv);
        QTextStream(stdout) << commandLineHelp();
        return 0;
    }
    if (line->verb == CommandLine::Verb::Version) {
        printVersion();
        return 0;
    }
    if (line->verb == CommandLine::Verb::Check && !drawsScenes(line->files)) {
        const QCoreApplication application(argc, argv);
        return runCheck(*line);
    }
    if (line->verb == CommandLine::Verb::Run && !hasDisplay && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        QTextStream(stderr) << "tonglan: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); use --render for a picture\n";
        return 69;
    }

    QApplication application(argc, argv); // Widgets: QCustomPlot is one, though never shown
    QApplication::setApplicationName(u"tonglan"_s);
    QApplication::setApplicationDisplayName(u"统揽 Tonglan"_s);
    QApplication::setApplicationVersion(QStringLiteral(TONGLAN_VERSION));
    if (line->verb == CommandLine::Verb::Check) {
        applyRenderer(chooseRenderer(probeRenderer(u"software"_s)));
        return runCheck(*line);
    }
    auto plan = makePlan(*line);
    if (!plan) {
        QTextStream(stderr) << "tonglan: " << plan.error().detail << '\n';
        return exitCodeOf(plan.error());
    }
    const RendererChoice renderer = chooseRenderer(probeRenderer(plan->renderer));
    applyRenderer(renderer);
    qCInfo(logApp).noquote() << "renderer:" << renderer.reason;
    return run(*line, renderer, std::move(*plan));
}
