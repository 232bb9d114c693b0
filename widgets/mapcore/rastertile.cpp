#include "mapcore/rastertile.h"

#include <QBuffer>
#include <QImageReader>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr int mostSide = 1024; // px; the usual tiles have 256 or 512

const char *formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "webp";
    return nullptr;
}

}

Result<QImage> decodeRaster(const QByteArray &bytes)
{
    const char *format = formatOf(bytes);
    if (!format)
        return failure(Error::Kind::Invalid, u"neither PNG nor JPEG nor WebP"_s);
    QByteArray copy = bytes; // shared, not copied: QBuffer wants it writable
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(false);
    const QSize size = reader.size();
    if (size.width() > mostSide || size.height() > mostSide)
        return failure(Error::Kind::Invalid, u"%1 × %2 px, at most %3 are allowed"_s.arg(size.width()).arg(size.height()).arg(mostSide));
    QImage image = reader.read();
    if (image.isNull() && reader.error() == QImageReader::UnsupportedFormatError)
        return failure(Error::Kind::Invalid, u"%1: damaged, or Qt's plugin for it is not installed"_s.arg(QLatin1StringView(format)));
    if (image.isNull() || image.width() != image.height() || image.width() > mostSide)
        return failure(Error::Kind::Invalid, u"%1: %2"_s.arg(QLatin1StringView(format), image.isNull() ? reader.errorString() : u"not a square"_s));
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    return image;
}

}
