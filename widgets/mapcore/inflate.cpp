#include "mapcore/inflate.h"

#include <QtEndian>

#include <libdeflate.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

/** Room for the first try: gzip says at its end how much there is. It may lie, so nothing depends on it. */
qsizetype likelySize(const QByteArray &data, bool isGzip)
{
    if (isGzip && data.size() > 4)
        return qFromLittleEndian<quint32>(data.constData() + data.size() - 4);
    return data.size() * 4;
}

}

Result<QByteArray> inflateBounded(const QByteArray &data, qsizetype maxBytes)
{
    const bool isGzip = data.size() > 2 && uchar(data[0]) == 0x1f && uchar(data[1]) == 0x8b;
    const bool isZlib = data.size() > 2 && uchar(data[0]) == 0x78 && ((uchar(data[0]) << 8) | uchar(data[1])) % 31 == 0;
    if (!isGzip && !isZlib) {
        if (data.size() > maxBytes)
            return failure(Error::Kind::Invalid, u"%1 bytes, at most %2 are allowed"_s.arg(data.size()).arg(maxBytes));
        return data;
    }

    const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor *)> decompressor(libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    if (!decompressor)
        return failure(Error::Kind::Storage, u"no memory to inflate"_s);
    const auto inflate = isGzip ? libdeflate_gzip_decompress_ex : libdeflate_zlib_decompress_ex;
    for (qsizetype room = std::clamp(likelySize(data, isGzip), std::min<qsizetype>(4096, maxBytes), maxBytes);; room = std::min(room * 2, maxBytes)) {
        QByteArray out(room, Qt::Uninitialized);
        size_t used = 0;
        size_t made = 0;
        switch (inflate(decompressor.get(), data.constData(), size_t(data.size()), out.data(), size_t(room), &used, &made)) {
        case LIBDEFLATE_SUCCESS:
            out.truncate(qsizetype(made));
            return out;
        case LIBDEFLATE_INSUFFICIENT_SPACE:
            if (room >= maxBytes)
                return failure(Error::Kind::Invalid, u"more than %1 bytes when inflated"_s.arg(maxBytes));
            break;
        default:
            return failure(Error::Kind::Invalid, u"compressed data is cut off or damaged"_s);
        }
    }
}

}
