#include "warninglog.h"

#include <QMutex>

namespace tonglan {

static QMutex mutex;
static QStringList warnings;
static QtMessageHandler previousHandler = nullptr;

static void collect(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtWarningMsg || type == QtCriticalMsg) {
        const QMutexLocker lock(&mutex);
        warnings << message;
    }
    if (previousHandler)
        previousHandler(type, context, message);
}

WarningLog::WarningLog()
{
    previousHandler = qInstallMessageHandler(collect);
}

WarningLog::~WarningLog()
{
    qInstallMessageHandler(previousHandler);
}

QStringList WarningLog::take()
{
    const QMutexLocker lock(&mutex);
    return std::exchange(warnings, {});
}

}
