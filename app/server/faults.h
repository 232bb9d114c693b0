#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>

#include <vector>

namespace tonglan {

/** One thing that a server does wrong on purpose, so that clients can be tried out. README.md has the list with its members. */
struct Fault
{
    enum class Path { Any,
        Discovery,
        Snapshot,
        Changes,
        Stream,
        Digest,
        Commands };
    enum class Kind {
        // Strike when a request comes in:
        Status,
        Delay,
        Hang,
        Html,
        Endless,
        Bomb,
        Gone,
        Epoch,
        Later,
        // Strike when an answer with a body goes out, or a batch of the stream:
        Corrupt,
        Cut,
        Drip,
        ContentType,
        Duplicate,
        Reorder,
        Drop,
        FutureCursor,
        Json,
        // Strike a batch of the stream as a whole:
        DropBatch,
        DuplicateBatch,
        ReorderBatch,
        // Strikes a heartbeat of the stream:
        Silence,
    };
    enum class Phase { Request,
        Body,
        Batch,
        Heartbeat };

    Path path = Path::Any;
    Kind kind = Kind::Status;
    qint64 after = 0; ///< It lets so many go by first.
    qint64 times = 1; ///< How often it still strikes; below 0 = without end.
    double probability = 1;
    qint64 seconds = 0; ///< How long it is there, from when it was switched on; 0 = for ever.

    int status = 503;
    int retryAfter = -1; ///< Seconds; -1 = not said.
    qint64 ms = 1000; ///< Delay, Later.
    qint64 bytesPerSecond = 1; ///< Drip.
    qint64 bytes = 0; ///< Cut: how many still go out. Corrupt: which one. Endless, Bomb: how many come, after inflating.
    bool reset = true; ///< Cut: by RST, else by FIN.
    qint64 count = 1; ///< Drop: records a body.
    QByteArray type = "text/plain"; ///< ContentType.
    QString variant = {}; ///< Json: which kind of bad JSON, see badJsonVariants().
    bool wholeBody = false; ///< Json: the body as a whole is bad; else one more record, which is.

    friend bool operator==(const Fault &, const Fault &) = default;
};

[[nodiscard]] Fault::Phase phaseOf(Fault::Kind kind);
[[nodiscard]] const QStringList &badJsonVariants();

/** A fault as it stands in JSON. Invalid, with the member named. */
[[nodiscard]] Result<Fault> faultFromJson(const QJsonObject &object);
[[nodiscard]] QJsonObject toJson(const Fault &fault);

/** The faults that are switched on, and what is left of each. Every time is monotonic, in ms. */
class FaultPlan
{
public:
    /** Adds those of {"seed":N, "faults":[…]}, all or none. */
    [[nodiscard]] Result<void> add(const QByteArray &json, qint64 now);
    void clear();

    /** Those that strike now, in the order in which they were added; each counts down. */
    [[nodiscard]] std::vector<Fault> take(Fault::Path path, Fault::Phase phase, qint64 now);

    [[nodiscard]] QJsonObject toJson(qint64 now) const; ///< With "struck", how often each did, and "left".

private:
    struct Active
    {
        Fault fault = {};
        qint64 until = 0;
        qint64 struck = 0;
        qint64 passed = 0;
    };
    [[nodiscard]] static bool isOver(const Active &active, qint64 now);

    std::vector<Active> m_active = {};
    QRandomGenerator m_dice{1};
};

}
