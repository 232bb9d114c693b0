#pragma once

#include "base/result.h"

#include <QString>

#include <vector>

namespace tonglan {

/** Which records somebody has, in a few bytes: two sides that have the same live records in the same versions get the same
 *  digest, whatever the order in which they came. Where buckets differ the records in them differ.
 *
 *  For every live record K is the SHA-256 of the UTF-8 text source LF id, and its bucket the first four bytes of K, read as a
 *  big-endian number, modulo the number of buckets. V is the first eight bytes, big endian, of the SHA-256 of
 *  source LF id LF version (decimal). A bucket holds how many records fell into it and the exclusive or of their V.
 */
struct Digest
{
    static constexpr int defaultBuckets = 64;
    static constexpr int maximumBuckets = 4096;

    struct Bucket
    {
        qint64 count = 0;
        quint64 check = 0; ///< On the wire: 16 lower-case hexadecimal digits.

        friend bool operator==(const Bucket &, const Bucket &) = default;
    };

    std::vector<Bucket> buckets = std::vector<Bucket>(defaultBuckets);

    Digest() = default;
    explicit Digest(int bucketCount)
        : buckets(std::size_t(bucketCount))
    {
    }

    void add(QStringView source, QStringView id, qint64 version);
    void remove(QStringView source, QStringView id, qint64 version); ///< Undoes add() of the same three.

    /** Where the record falls, counted from 0. */
    [[nodiscard]] std::size_t bucketOf(QStringView source, QStringView id) const { return bucketOf(source, id, buckets.size()); }
    [[nodiscard]] static std::size_t bucketOf(QStringView source, QStringView id, std::size_t buckets);
    [[nodiscard]] static quint64 checkOf(QStringView source, QStringView id, qint64 version); ///< V of the record.

    friend bool operator==(const Digest &, const Digest &) = default;
};

/** The buckets that differ, counted from 0. Invalid if the two do not have the same number of buckets. */
[[nodiscard]] Result<std::vector<std::size_t>> differingBuckets(const Digest &a, const Digest &b);

}
