#pragma once

#include "base/backoff.h"
#include "feed/transport/http.h"
#include "onlinepictures.h"
#include "tilevault.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <map>

namespace tonglan {

/** What fetching keeps to. */
struct OnlineLimits
{
    qint64 storeBytes = qint64(1024) << 20; ///< On the disk.
    int perHost = 6; ///< Requests at a time; one as long as the host fails.
    int atOnce = 12; ///< Over all hosts.
    HttpLimits http = {.bodyBytes = 2 * 1024 * 1024, .deadlineMs = 30'000, .inactivityMs = 10'000, .rateBytes = 1024, .rateMs = 15'000};
    int firstDelayMs = 1'000; ///< Upper limit of the first wait after a failure …
    int longestDelayMs = 60'000; ///< … and of any.
    int pauseMs = 300'000; ///< What is stale as soon as it comes is asked for again after this while at the earliest, as long as it is in view.
    qint64 absentLeastMs = 60'000; ///< "There is no tile" is believed at least, …
    qint64 absentMs = 3'600'000; ///< … if nothing is said, …
    qint64 absentMostMs = 24 * 3'600'000; ///< … and at most so long.
    quint32 seed = 0; ///< Of the jitter; 0 = a random one.
};

/** Gets the tiles that are wanted, from the store and from their servers, and puts their pictures where they are painted from.
 *
 *  A tile that is stored is shown at once and asked for again when it is stale; only one that must be revalidated waits for the
 *  server's word. What fails is tried again, later and later, for as long as it is wanted, and meanwhile the level above is fetched. A host that fails
 *  is asked one thing at a time. Lives on its own thread, with the only connection to the store; knows nothing of the screen.
 */
class TileFetcher : public QObject
{
    Q_OBJECT

public:
    TileFetcher(std::shared_ptr<OnlinePictures> pictures, QString storeFile, const OnlineLimits &limits, const Clock &clock);
    ~TileFetcher() override;

    void start(); ///< On its thread, first.
    void stop(); ///< On its thread, last: everything is cancelled and the store closed.
    /** Replaces what was wanted; the most urgent first. What is no longer wanted is cancelled. */
    void want(const QList<tonglan::OnlineKey> &keys);

Q_SIGNALS:
    /** Pictures came or went; or of wanted tiles it is known now what there is (@p settled). */
    void changed(const QList<tonglan::OnlineKey> &pictures, const QList<tonglan::OnlineKey> &settled);
    /** What is wrong with each map, and at last with the store; empty texts = nothing. */
    void troubled(const QStringList &problems);

private:
    struct Tile
    {
        bool isLookedUp = false;
        bool isKnown = false; ///< The server has said what is there; otherwise @c said means nothing.
        VaultTile said = {}; ///< Without the body of a picture.
        bool isAbsent = false;
        bool isSettled = false; ///< Fresh, absent, or tried without success since it is wanted.
        int failures = 0; ///< Since it last came.
        qint64 retryAt = 0; ///< Monotonic.
        HttpRequest *request = nullptr;
        QString host = {};
    };
    struct Host
    {
        Backoff backoff;
        int running = 0;
        qint64 blockedUntil = 0; ///< Monotonic.
        bool isSilent = false; ///< The last failure was no answer at all.

        /** It is the host that fails, not a few tiles of it, which seldom come in such a row. */
        [[nodiscard]] bool isOut() const { return backoff.attempts() >= (isSilent ? 2 : 5); }
    };

    void plan();
    void begin(const QList<OnlineKey> &order);
    void lookUp(const OnlineKey &key, Tile &tile);
    void lookAbove(const OnlineKey &key);
    [[nodiscard]] qint64 dueAt(const Tile &tile) const; ///< Monotonic.
    [[nodiscard]] Host &hostOf(const QString &name);
    void fetch(const OnlineKey &key, Tile &tile, const QUrl &url);
    void finish(const OnlineKey &key, const Result<HttpAnswer> &answer);
    void take(const OnlineKey &key, Tile &tile, const HttpAnswer &answer);
    void takePicture(const OnlineKey &key, Tile &tile, const HttpAnswer &answer);
    void takeAbsence(const OnlineKey &key, Tile &tile, const HttpAnswer &answer);
    void confirm(const OnlineKey &key, Tile &tile, const HttpAnswer &answer);
    void fail(const OnlineKey &key, Tile &tile, const QString &why, bool isTheHost, qint64 retryAfterMs = -1);
    void succeed(Tile &tile);
    void cancel(Tile &tile);
    void settle(const OnlineKey &key, Tile &tile);
    void noteChange(const OnlineKey &key);
    void say(int map, const QString &problem);
    void endTroubles(const QList<OnlineKey> &order);
    void tell();
    [[nodiscard]] const OnlineMap &mapOf(const OnlineKey &key) const { return m_pictures->maps()[size_t(key.map)]; }

    const std::shared_ptr<OnlinePictures> m_pictures;
    const QString m_storeFile;
    const OnlineLimits m_limits;
    const Clock &m_clock;
    QList<QByteArray> m_storeNames;
    std::unique_ptr<TileVault> m_vault;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::unique_ptr<QTimer> m_next; ///< When something is due again.
    std::unique_ptr<QTimer> m_teller; ///< What happens close together is told together.
    QList<OnlineKey> m_wanted;
    std::map<std::tuple<int, int, int, int>, Tile> m_tiles; ///< Addresses of elements stay.
    std::map<QString, Host> m_hosts;
    QList<OnlineKey> m_changed;
    QList<OnlineKey> m_settled;
    QStringList m_problems;
    QList<qint64> m_loggedAt; ///< Monotonic, by map: a tile that fails for ever does not fill the log.
    int m_running = 0;
};

}
