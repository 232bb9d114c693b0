#pragma once

#include "answer.h"

#include <QStringList>

namespace tonglan {

/** The paths under which the schema files are served: /tlf/v1/openapi.json and /tlf/v1/schema/NAME/1. */
[[nodiscard]] QStringList schemaPaths();

/** The file of one of schemaPaths(), as compiled in; may be kept for a day. */
[[nodiscard]] FeedAnswer schemaAnswer(const QString &path, const QByteArray &ifNoneMatch);

}
