#include "digest.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace tonglan {

using namespace Qt::StringLiterals;

static QByteArray keyText(QStringView source, QStringView id)
{
    return source.toUtf8() + '\n' + id.toUtf8();
}

static quint64 checkOfKey(const QByteArray &key, qint64 version)
{
    return qFromBigEndian<quint64>(QCryptographicHash::hash(key + '\n' + QByteArray::number(version), QCryptographicHash::Sha256).constData());
}

static std::size_t bucketOfKey(const QByteArray &key, std::size_t buckets)
{
    return qFromBigEndian<quint32>(QCryptographicHash::hash(key, QCryptographicHash::Sha256).constData()) % buckets;
}

std::size_t Digest::bucketOf(QStringView source, QStringView id, std::size_t buckets)
{
    return bucketOfKey(keyText(source, id), buckets);
}

quint64 Digest::checkOf(QStringView source, QStringView id, qint64 version)
{
    return checkOfKey(keyText(source, id), version);
}

void Digest::add(QStringView source, QStringView id, qint64 version)
{
    const auto key = keyText(source, id);
    auto &bucket = buckets[bucketOfKey(key, buckets.size())];
    ++bucket.count;
    bucket.check ^= checkOfKey(key, version);
}

void Digest::remove(QStringView source, QStringView id, qint64 version)
{
    const auto key = keyText(source, id);
    auto &bucket = buckets[bucketOfKey(key, buckets.size())];
    --bucket.count;
    bucket.check ^= checkOfKey(key, version);
}

Result<std::vector<std::size_t>> differingBuckets(const Digest &a, const Digest &b)
{
    if (a.buckets.size() != b.buckets.size())
        return failure(Error::Kind::Invalid, u"buckets: %1 and %2 cannot be compared"_s.arg(a.buckets.size()).arg(b.buckets.size()));
    std::vector<std::size_t> differing;
    for (std::size_t i = 0; i < a.buckets.size(); ++i) {
        if (a.buckets[i] != b.buckets[i])
            differing.push_back(i);
    }
    return differing;
}

}
