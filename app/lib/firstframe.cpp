#include "firstframe.h"

#include "base/log.h"
#include "query/queryrunner.h"

#include <QCoreApplication>
#include <QFile>
#include <QQuickWindow>
#include <QTimer>

#include <ctime>
#include <unistd.h>

namespace tonglan {

using namespace Qt::StringLiterals;

qint64 millisecondsSinceProcessStart()
{
    QFile stat(u"/proc/self/stat"_s);
    if (!stat.open(QFile::ReadOnly))
        return -1;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr int startTimeField = 19; // field 22 of proc(5), counted from the one after the name
    timespec now = {};
    if (fields.size() <= startTimeField || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return -1;
    const qint64 startMs = fields[startTimeField].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 - startMs;
}

/** Proportional set size of this process in MiB: what it really costs the machine. −1 if the system does not tell. */
static qint64 memoryMib()
{
    QFile rollup(u"/proc/self/smaps_rollup"_s);
    if (!rollup.open(QFile::ReadOnly))
        return -1;
    const QList<QByteArray> lines = rollup.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.simplified().split(' ').value(1).toLongLong() / 1024;
    }
    return -1;
}

void reportFirstFrame(Application &application, QQuickWindow &window, bool quitAfterwards)
{
    auto *watcher = new QObject(&window);
    QObject::connect(&window, &QQuickWindow::frameSwapped, watcher, [&application, &window, watcher, quitAfterwards, first = true]() mutable {
        if (first)
            qCInfo(logApp) << "first frame after" << millisecondsSinceProcessStart() << "ms, cache revision" << application.runner().revision();
        first = false;
        if (!application.missing(&window).isEmpty()) {
            if (quitAfterwards) // keep looking, but leave the processor to those who work: nothing else may ask for a frame
                QTimer::singleShot(5, &window, &QQuickWindow::update);
            return;
        }
        qCInfo(logApp) << "first complete frame after" << millisecondsSinceProcessStart() << "ms, memory" << memoryMib() << "MiB";
        delete watcher;
        if (quitAfterwards)
            QCoreApplication::quit();
    });
}

}
