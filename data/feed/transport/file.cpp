#include "file.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

namespace tonglan {

using namespace Qt::StringLiterals;

static QByteArray etagOf(const QFileInfo &info)
{
    return QByteArray::number(info.size()) + '-' + QByteArray::number(info.lastModified(QTimeZone::UTC).toMSecsSinceEpoch());
}

Result<FileAnswer> readFeedFile(const QString &path, const QByteArray &etag, qint64 maximumBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(Error::Kind::NotFound, u"%1 does not exist"_s.arg(path));
    if (!info.isFile()) // a pipe or device could hold us for ever
        return failure(Error::Kind::Invalid, u"%1 is not a plain file"_s.arg(path));
    FileAnswer answer{.etag = etagOf(info)};
    if (answer.etag == etag) {
        answer.unchanged = true;
        return answer;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    answer.body = file.read(maximumBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(Error::Kind::Storage, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    if (answer.body.size() > maximumBytes)
        return failure(Error::Kind::Invalid, u"%1 is larger than %2 bytes"_s.arg(path).arg(maximumBytes));
    return answer;
}

}
