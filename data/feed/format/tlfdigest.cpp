#include "tlfdigest.h"

#include "fields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int checkDigits = 16;

static std::optional<Digest::Bucket> bucketFromJson(const QJsonValue &value)
{
    const auto pair = value.toArray();
    const auto text = pair.at(1).toString();
    const bool isHex = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    const Digest::Bucket bucket{pair.at(0).toInteger(-1), text.toULongLong(nullptr, 16)};
    if (pair.size() != 2 || bucket.count < 0 || !isHex || text.size() != checkDigits)
        return std::nullopt;
    return bucket;
}

Result<TlfDigest> parseTlfDigest(const QByteArray &json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return failure(Error::Kind::Protocol, u"digest: not a JSON object: %1"_s.arg(error.errorString()));
    Fields fields(document.object(), ""_L1);
    TlfDigest result;
    result.asOf = fields.text("asOf"_L1, Fields::Need::Required, 4'000);
    const auto buckets = fields.value("buckets"_L1).toArray();
    if (buckets.isEmpty() || buckets.size() > Digest::maximumBuckets)
        fields.fail("buckets"_L1, u"%1 of them, not 1 … %2"_s.arg(buckets.size()).arg(Digest::maximumBuckets));
    result.digest.buckets.clear();
    for (const auto &value : buckets) {
        const auto bucket = bucketFromJson(value);
        if (!bucket)
            fields.fail("buckets"_L1, u"number %1 is not [count, \"16 lower-case hexadecimal digits\"]"_s.arg(result.digest.buckets.size()));
        result.digest.buckets.push_back(bucket.value_or(Digest::Bucket{}));
    }
    if (fields.hasFailed())
        return failure(Error::Kind::Protocol, fields.error().detail);
    return result;
}

QJsonObject toTlf(const TlfDigest &digest)
{
    QJsonArray buckets;
    for (const auto &bucket : digest.digest.buckets)
        buckets.append(QJsonArray{bucket.count, QString::number(bucket.check, 16).rightJustified(checkDigits, u'0')});
    return {{u"asOf"_s, digest.asOf}, {u"buckets"_s, buckets}};
}

}
