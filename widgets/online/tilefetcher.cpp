#include "tilefetcher.h"

#include "base/log.h"
#include "freshness.h"
#include "mapcore/rastertile.h"

#include <QElapsedTimer>

#include <algorithm>
#include <ranges>
#include <span>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int tellMs = 50;
static constexpr int lookMs = 25; // then what was found is told, and the rest is looked for
static constexpr int levelsAbove = 6; // how far a stand-in is looked for
static constexpr std::size_t mostKnown = 4'000;
static constexpr qint64 logPauseMs = 300'000;

static std::tuple<int, int, int, int> idOf(const OnlineKey &key)
{
    return {key.map, key.tile.z, key.tile.x, key.tile.y};
}

/** The picture; without the alpha channel that many servers send though nothing shines through, for what hides the map saves painting it. */
static Result<QImage> pictureOf(const QByteArray &bytes, int tileSize)
{
    auto picture = decodeRaster(bytes);
    if (picture && std::max(picture->width(), picture->height()) > 2 * tileSize) // what is kept in memory is reckoned by the size that was promised
        return failure(Error::Kind::Invalid, u"a picture of %1 × %2 px for a tile of %3"_s.arg(picture->width()).arg(picture->height()).arg(tileSize));
    if (!picture || !picture->hasAlphaChannel())
        return picture;
    for (int y = 0; y < picture->height(); ++y) {
        const std::span line(reinterpret_cast<const QRgb *>(picture->constScanLine(y)), size_t(picture->width()));
        if (std::ranges::any_of(line, [](QRgb pixel) { return qAlpha(pixel) < 255; }))
            return picture;
    }
    picture->convertTo(QImage::Format_RGB32);
    return picture;
}

static bool saysHowLong(const HttpAnswer &answer)
{
    return !headerOf(answer.headers, "Cache-Control").isEmpty() || !headerOf(answer.headers, "Expires").isEmpty();
}

TileFetcher::TileFetcher(std::shared_ptr<OnlinePictures> pictures, QString storeFile, const OnlineLimits &limits, const Clock &clock)
    : m_pictures(std::move(pictures))
    , m_storeFile(std::move(storeFile))
    , m_limits(limits)
    , m_clock(clock)
{
    for (const OnlineMap &map : m_pictures->maps()) {
        m_storeNames << storeName(map);
        m_problems << QString();
        m_loggedAt << -logPauseMs;
    }
    m_problems << QString(); // the store
}

TileFetcher::~TileFetcher() = default;

void TileFetcher::start()
{
    m_vault = std::make_unique<TileVault>(m_storeFile, m_limits.storeBytes, m_clock);
    m_manager = std::make_unique<QNetworkAccessManager>();
    m_next = std::make_unique<QTimer>();
    m_next->setSingleShot(true);
    connect(m_next.get(), &QTimer::timeout, this, &TileFetcher::plan);
    m_teller = std::make_unique<QTimer>();
    m_teller->setSingleShot(true);
    m_teller->setInterval(tellMs);
    connect(m_teller.get(), &QTimer::timeout, this, &TileFetcher::tell);
    endTroubles({});
    plan();
}

void TileFetcher::stop()
{
    for (auto &[id, tile] : m_tiles)
        cancel(tile);
    m_next.reset();
    m_teller.reset();
    m_manager.reset();
    m_vault.reset();
}

void TileFetcher::want(const QList<OnlineKey> &keys)
{
    const QSet<OnlineKey> before(m_wanted.cbegin(), m_wanted.cend());
    m_wanted = keys;
    for (const OnlineKey &key : keys) {
        if (before.contains(key))
            continue;
        Tile &tile = m_tiles[idOf(key)];
        tile.isSettled = false;
        if (tile.isKnown && tile.said.mustRevalidate && !tile.said.isFresh(m_clock.now()) && m_pictures->has(key)) {
            m_pictures->remove(key); // not shown anew before the server has said that it holds
            noteChange(key);
        }
        if (!m_pictures->has(key))
            tile.isLookedUp = false;
    }
    plan();
}

/** Looks at everything that is wanted, begins what is due, cancels what nobody wants, and knows when to look again. */
void TileFetcher::plan()
{
    if (!m_vault)
        return;
    QElapsedTimer timer;
    timer.start();
    QList<OnlineKey> order = m_wanted;
    QSet<OnlineKey> all(order.cbegin(), order.cend());
    for (qsizetype i = 0; i < order.size(); ++i) {
        const OnlineKey key = order[i];
        Tile &tile = m_tiles[idOf(key)];
        if (tile.isKnown && !tile.isAbsent && !m_pictures->has(key) && tile.said.isFresh(m_clock.now()))
            tile.isLookedUp = false; // it went for want of room
        if (!tile.isLookedUp && timer.elapsed() < lookMs)
            lookUp(key, tile);
        // What is not there, or fails, is covered by the level above, which then is wanted too.
        const OnlineKey above{key.map, key.tile.ancestor(1)};
        const bool isShown = m_pictures->has(key);
        if (!isShown && (tile.isAbsent || tile.failures > 0) && key.tile.z > mapOf(key).minZoom && !all.contains(above)) {
            order << above;
            all << above;
        }
    }
    QSet<OnlineKey> kept = all;
    for (const OnlineKey &key : std::as_const(m_wanted)) // and what stands in now stays in memory
        for (int up = 1; up <= levelsAbove && key.tile.z - up >= mapOf(key).minZoom && !m_pictures->has(key); ++up)
            kept << OnlineKey{key.map, key.tile.ancestor(up)};
    m_pictures->setWanted(kept);
    const qint64 now = m_clock.monotonic();
    for (auto it = m_tiles.begin(); it != m_tiles.end();) {
        const auto [map, z, x, y] = it->first;
        const bool isWanted = all.contains({map, {z, x, y}});
        if (!isWanted)
            cancel(it->second);
        const bool isForgotten = !isWanted && (m_tiles.size() > mostKnown || !it->second.isKnown) && (it->second.failures == 0 || it->second.retryAt <= now);
        it = isForgotten ? m_tiles.erase(it) : std::next(it);
    }

    begin(order);
    endTroubles(order);
}

void TileFetcher::begin(const QList<OnlineKey> &order)
{
    const qint64 now = m_clock.monotonic();
    qint64 next = now + 3'600'000;
    QSet<OnlineKey> waiting; // there is nothing to be done about them at present
    // What has not failed yet comes first: a few bad tiles must not keep the good ones waiting.
    QList<OnlineKey> byHope = order;
    std::ranges::stable_partition(byHope, [this](const OnlineKey &key) { return m_tiles[idOf(key)].failures == 0; });
    for (const OnlineKey &key : std::as_const(byHope)) {
        Tile &tile = m_tiles[idOf(key)];
        if (!tile.isLookedUp)
            next = now;
        if (tile.request || !tile.isLookedUp)
            continue;
        if (const qint64 due = dueAt(tile); due > now) {
            waiting << key;
            next = std::min(next, due);
            continue;
        }
        if (m_running >= m_limits.atOnce)
            continue;
        const QUrl url = addressOf(mapOf(key), key.tile);
        Host &host = hostOf(url.authority());
        if (host.blockedUntil > now) {
            if (host.isOut()) // else it is but a moment
                waiting << key;
            next = std::min(next, host.blockedUntil);
        } else if (host.running < (host.backoff.attempts() > 0 ? 1 : m_limits.perHost)) {
            fetch(key, tile, url);
        } // else an answer brings us back
    }
    const QSet<OnlineKey> all(order.cbegin(), order.cend());
    for (const OnlineKey &key : std::views::reverse(order)) { // those above stand behind those that they stand in for
        const OnlineKey above{key.map, key.tile.ancestor(1)};
        const bool waitsForAbove = !m_pictures->has(key) && all.contains(above) && !m_tiles[idOf(above)].isSettled;
        if (waiting.contains(key) && !waitsForAbove)
            settle(key, m_tiles[idOf(key)]);
    }
    m_next->start(int(std::clamp<qint64>(next - now, 0, 3'600'000)));
}

/** What the store has of the tile, and if it has nothing, what it has above it to stand in. */
void TileFetcher::lookUp(const OnlineKey &key, Tile &tile)
{
    tile.isLookedUp = true;
    const auto stored = m_vault->read(m_storeNames[key.map], key.tile);
    if (stored && stored->body.isEmpty()) {
        tile.isAbsent = true;
    } else if (stored) {
        const auto picture = pictureOf(stored->body, mapOf(key).tileSize);
        if (!picture) { // the disk has changed it
            m_vault->remove(m_storeNames[key.map], key.tile);
            tile.isKnown = false;
            return lookAbove(key);
        }
        tile.isAbsent = false;
        if (!stored->mustRevalidate || stored->isFresh(m_clock.now())) {
            m_pictures->put(key, *picture);
            noteChange(key);
        }
    }
    if (stored) {
        tile.said = *stored;
        tile.said.body.clear();
        tile.isKnown = true;
    } else if (!tile.isAbsent) {
        tile.isKnown = m_pictures->has(key); // else it is asked for again
    }
    if (!m_pictures->has(key))
        lookAbove(key);
}

void TileFetcher::lookAbove(const OnlineKey &key)
{
    for (int up = 1; up <= levelsAbove && key.tile.z - up >= mapOf(key).minZoom; ++up) {
        const OnlineKey above{key.map, key.tile.ancestor(up)};
        if (m_pictures->has(above))
            return;
        const auto stored = m_vault->read(m_storeNames[key.map], above.tile);
        if (!stored || stored->body.isEmpty() || (stored->mustRevalidate && !stored->isFresh(m_clock.now())))
            continue;
        if (const auto picture = pictureOf(stored->body, mapOf(key).tileSize)) {
            m_pictures->put(above, *picture);
            noteChange(key);
            return;
        }
    }
}

qint64 TileFetcher::dueAt(const Tile &tile) const
{
    if (tile.failures > 0)
        return tile.retryAt;
    const TimeMs now = m_clock.now();
    if (!tile.isKnown || !tile.said.isFresh(now))
        return tile.retryAt;
    return m_clock.monotonic() + (tile.said.expires - now);
}

TileFetcher::Host &TileFetcher::hostOf(const QString &name)
{
    const auto it = m_hosts.find(name);
    if (it != m_hosts.end())
        return it->second;
    const quint32 seed = m_limits.seed ? m_limits.seed : QRandomGenerator::global()->generate();
    return m_hosts.emplace(name, Host{Backoff(m_limits.firstDelayMs, m_limits.longestDelayMs, seed)}).first->second;
}

void TileFetcher::fetch(const OnlineKey &key, Tile &tile, const QUrl &url)
{
    HttpRequest::Options options{.limits = m_limits.http, .expect = HttpRequest::Expect::Picture, .headers = mapOf(key).headers};
    // Only who still has the picture may ask whether it holds.
    const bool hasBody = tile.isKnown && !tile.isAbsent && (m_pictures->has(key) || m_vault->read(m_storeNames[key.map], key.tile));
    if (hasBody && !tile.said.etag.isEmpty())
        options.headers.append({"If-None-Match"_ba, tile.said.etag});
    if (hasBody && !tile.said.modified.isEmpty())
        options.headers.append({"If-Modified-Since"_ba, tile.said.modified});
    tile.host = url.authority();
    ++hostOf(tile.host).running;
    ++m_running;
    tile.request = new HttpRequest(*m_manager, url, options);
    connect(tile.request, &HttpRequest::finished, this, [this, key](const Result<HttpAnswer> &answer) { finish(key, answer); });
}

void TileFetcher::cancel(Tile &tile)
{
    if (!tile.request)
        return;
    tile.request->disconnect(this);
    tile.request->deleteLater(); // it may be the one whose answer we are looking at
    tile.request = nullptr;
    --m_running;
    --hostOf(tile.host).running;
}

void TileFetcher::finish(const OnlineKey &key, const Result<HttpAnswer> &answer)
{
    Tile &tile = m_tiles[idOf(key)];
    cancel(tile);
    if (answer) {
        take(key, tile, *answer);
    } else {
        hostOf(tile.host).isSilent = answer.error().kind == Error::Kind::Network;
        fail(key, tile, answer.error().detail, true);
    }
    plan();
}

void TileFetcher::take(const OnlineKey &key, Tile &tile, const HttpAnswer &answer)
{
    if (answer.status == 200)
        return takePicture(key, tile, answer);
    if (answer.status == 304 && tile.isKnown && !tile.isAbsent)
        return confirm(key, tile, answer);
    if (answer.status == 204 || answer.status == 404 || answer.status == 410)
        return takeAbsence(key, tile, answer);
    const QString said = statusText(answer.status, addressOf(mapOf(key), key.tile));
    const bool isRefused = answer.status == 401 || answer.status == 403;
    hostOf(tile.host).isSilent = false;
    fail(key, tile, isRefused ? said + u" (are key and headers right?)"_s : said, true, answer.retryAfterMs);
}

void TileFetcher::takePicture(const OnlineKey &key, Tile &tile, const HttpAnswer &answer)
{
    const auto picture = pictureOf(answer.body, mapOf(key).tileSize);
    if (!picture)
        return fail(key, tile, u"%1: %2"_s.arg(addressOf(mapOf(key), key.tile).toDisplayString(QUrl::RemoveQuery), picture.error().detail), false);
    const TimeMs now = m_clock.now();
    const Freshness fresh = freshnessOf(answer.headers, now);
    tile.said = {.etag = answer.etag, .modified = headerOf(answer.headers, "Last-Modified"), .fetched = now, .expires = now + fresh.lifetimeMs, .mustRevalidate = fresh.mustRevalidate};
    tile.isKnown = true;
    tile.isAbsent = false;
    if (fresh.mayStore) {
        VaultTile stored = tile.said;
        stored.body = answer.body;
        m_vault->write(m_storeNames[key.map], key.tile, stored);
    } else {
        m_vault->remove(m_storeNames[key.map], key.tile);
    }
    m_pictures->put(key, *picture);
    noteChange(key);
    succeed(tile);
}

void TileFetcher::takeAbsence(const OnlineKey &key, Tile &tile, const HttpAnswer &answer)
{
    const TimeMs now = m_clock.now();
    const qint64 lifetime = saysHowLong(answer) ? std::clamp(freshnessOf(answer.headers, now).lifetimeMs, m_limits.absentLeastMs, m_limits.absentMostMs) : m_limits.absentMs;
    tile.said = {.fetched = now, .expires = now + lifetime};
    tile.isKnown = true;
    tile.isAbsent = true;
    m_vault->write(m_storeNames[key.map], key.tile, tile.said);
    if (m_pictures->has(key)) {
        m_pictures->remove(key);
        noteChange(key);
    }
    succeed(tile);
}

/** 304: what we have holds. */
void TileFetcher::confirm(const OnlineKey &key, Tile &tile, const HttpAnswer &answer)
{
    auto stored = m_vault->read(m_storeNames[key.map], key.tile);
    if (!m_pictures->has(key)) { // it waited for this word
        const auto picture = stored ? pictureOf(stored->body, mapOf(key).tileSize) : failure(Error::Kind::NotFound, {});
        if (!picture) { // gone meanwhile: all of it is asked for again
            tile.isKnown = false;
            return succeed(tile);
        }
        m_pictures->put(key, *picture);
        noteChange(key);
    }
    const TimeMs now = m_clock.now();
    Freshness fresh = freshnessOf(answer.headers, now);
    if (!saysHowLong(answer)) { // then what was said before still holds
        fresh.lifetimeMs = tile.said.expires - tile.said.fetched;
        fresh.mustRevalidate = tile.said.mustRevalidate;
    }
    if (!answer.etag.isEmpty())
        tile.said.etag = answer.etag;
    tile.said.fetched = now;
    tile.said.expires = now + fresh.lifetimeMs;
    tile.said.mustRevalidate = fresh.mustRevalidate;
    if (stored && !stored->body.isEmpty() && fresh.mayStore) {
        VaultTile renewed = tile.said;
        renewed.body = stored->body;
        m_vault->write(m_storeNames[key.map], key.tile, renewed);
    }
    succeed(tile);
}

void TileFetcher::succeed(Tile &tile)
{
    const qint64 now = m_clock.monotonic();
    tile.failures = 0;
    tile.retryAt = tile.isKnown ? now + m_limits.pauseMs : 0;
    Host &host = hostOf(tile.host);
    if (host.isOut()) {
        for (auto &[id, other] : m_tiles)
            if (other.failures > 0 && other.host == tile.host)
                other.retryAt = now; // it was not the tile's fault
    }
    host.backoff.reset();
    host.blockedUntil = 0;
}

void TileFetcher::fail(const OnlineKey &key, Tile &tile, const QString &why, bool isTheHost, qint64 retryAfterMs)
{
    Host &host = hostOf(tile.host);
    const qint64 now = m_clock.monotonic();
    ++tile.failures;
    const int limit = int(std::min<qint64>(m_limits.longestDelayMs, qint64(m_limits.firstDelayMs) << std::min(tile.failures, 20)));
    tile.retryAt = now + limit / 2 + QRandomGenerator::global()->bounded(limit / 2 + 1);
    if (!isTheHost)
        host.backoff.reset(); // it answers
    else if (host.blockedUntil <= now || retryAfterMs >= 0) // what was under way when it began to fail counts once
        host.blockedUntil = std::max(host.blockedUntil, now + host.backoff.next(retryAfterMs));
    say(key.map, withoutSecrets(why, mapOf(key)));
}

void TileFetcher::settle(const OnlineKey &key, Tile &tile)
{
    if (tile.isSettled)
        return;
    tile.isSettled = true;
    m_settled << key;
    if (!m_teller->isActive())
        m_teller->start();
}

void TileFetcher::noteChange(const OnlineKey &key)
{
    m_changed << key;
    if (m_teller && !m_teller->isActive())
        m_teller->start();
}

void TileFetcher::say(int map, const QString &problem)
{
    const qint64 now = m_clock.monotonic();
    if (now - m_loggedAt[map] >= logPauseMs) {
        m_loggedAt[map] = now;
        qCWarning(logMap).noquote() << u"online map '%1': %2; it is tried again, what is stored is shown"_s.arg(m_pictures->maps()[size_t(map)].name, problem);
    }
    if (m_problems[map] == problem)
        return;
    m_problems[map] = problem;
    Q_EMIT troubled(m_problems);
}

/** A map has a problem as long as any of its tiles that are wanted has. */
void TileFetcher::endTroubles(const QList<OnlineKey> &order)
{
    const QStringList before = m_problems;
    QSet<int> failing;
    for (const OnlineKey &key : order)
        if (m_tiles[idOf(key)].failures > 0)
            failing << key.map;
    for (int map = 0; map < m_pictures->count(); ++map)
        if (!failing.contains(map))
            m_problems[map].clear();
    m_problems.last() = m_vault->problem();
    if (m_problems != before)
        Q_EMIT troubled(m_problems);
}

void TileFetcher::tell()
{
    Q_EMIT changed(std::exchange(m_changed, {}), std::exchange(m_settled, {}));
}

}
