#pragma once

#include <QLoggingCategory>

namespace tonglan {

// One category per concern; QT_LOGGING_RULES="tonglan.feed.debug=true" works as with any Qt program.
Q_DECLARE_LOGGING_CATEGORY(logApp)
Q_DECLARE_LOGGING_CATEGORY(logFeed)
Q_DECLARE_LOGGING_CATEGORY(logSync)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logMap)
Q_DECLARE_LOGGING_CATEGORY(logPlot)
Q_DECLARE_LOGGING_CATEGORY(logScene)
Q_DECLARE_LOGGING_CATEGORY(logServer)

}
