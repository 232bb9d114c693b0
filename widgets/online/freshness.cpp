#include "freshness.h"

#include <QDateTime>

#include <algorithm>
#include <optional>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 hourMs = 3'600'000;
static constexpr qint64 longestMs = 365 * 24 * hourMs;
static constexpr qint64 usualMs = 24 * hourMs; // of an answer that says nothing about itself

QByteArray headerOf(const HttpHeaders &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

static std::optional<TimeMs> dateOf(QByteArray value)
{
    const auto date = QDateTime::fromString(QString::fromLatin1(value.trimmed().replace("GMT", "+0000")), Qt::RFC2822Date);
    return date.isValid() ? std::optional(date.toMSecsSinceEpoch()) : std::nullopt;
}

Freshness freshnessOf(const HttpHeaders &headers, TimeMs now)
{
    Freshness fresh;
    std::optional<qint64> lifetime;
    bool never = headerOf(headers, "Vary").trimmed() == "*";
    const QByteArray control = headerOf(headers, "Cache-Control");
    for (const QByteArray &part : control.split(',')) {
        const QByteArray name = part.left(part.indexOf('=') < 0 ? part.size() : part.indexOf('=')).trimmed().toLower();
        if (name == "no-store") {
            fresh.mayStore = false;
        } else if (name == "no-cache") {
            never = true;
        } else if (name == "must-revalidate") {
            fresh.mustRevalidate = true;
        } else if (name == "max-age") {
            bool isNumber = false;
            const qint64 seconds = part.sliced(part.indexOf('=') + 1).trimmed().replace('"', "").toLongLong(&isNumber);
            lifetime = isNumber ? std::clamp<qint64>(seconds, 0, longestMs / 1000) * 1000 : 0; // what can't be read is stale at once
        }
    }
    if (control.isEmpty() && headerOf(headers, "Pragma").trimmed().toLower() == "no-cache")
        never = true;
    const auto date = dateOf(headerOf(headers, "Date"));
    if (const QByteArray expires = headerOf(headers, "Expires"); !lifetime && !expires.isEmpty()) {
        const auto end = dateOf(expires); // "0" and the like: stale
        lifetime = end ? *end - date.value_or(now) : 0;
    }
    if (!lifetime) {
        const auto changed = dateOf(headerOf(headers, "Last-Modified"));
        lifetime = changed ? std::clamp((date.value_or(now) - *changed) / 10, hourMs, 7 * 24 * hourMs) : usualMs;
    }
    const qint64 age = std::clamp<qint64>(headerOf(headers, "Age").toLongLong(), 0, longestMs / 1000) * 1000;
    fresh.lifetimeMs = never ? 0 : std::clamp<qint64>(*lifetime - age, 0, longestMs);
    fresh.mustRevalidate = fresh.mustRevalidate || never;
    return fresh;
}

}
