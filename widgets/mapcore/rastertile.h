#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QImage>

namespace tonglan {

/** The picture of a raster tile. Nothing in the bytes is trusted: only PNG, JPEG and WebP are read, known by how they begin,
 *  and the size is looked at before anything is decoded. WebP needs Qt's plugin for it, which a plain Debian has not: the error
 *  says so. Pure. Errors: Invalid.
 */
[[nodiscard]] Result<QImage> decodeRaster(const QByteArray &bytes);

}
