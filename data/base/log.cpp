#include "log.h"

namespace tonglan {

Q_LOGGING_CATEGORY(logApp, "tonglan.app", QtInfoMsg)
Q_LOGGING_CATEGORY(logFeed, "tonglan.feed", QtInfoMsg)
Q_LOGGING_CATEGORY(logSync, "tonglan.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "tonglan.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logMap, "tonglan.map", QtInfoMsg)
Q_LOGGING_CATEGORY(logPlot, "tonglan.plot", QtInfoMsg)
Q_LOGGING_CATEGORY(logScene, "tonglan.scene", QtInfoMsg)
Q_LOGGING_CATEGORY(logServer, "tonglan.server", QtInfoMsg)

}
