#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace tonglan {

/** One thing an operator asks a department's system to do with a record: accept an event, urge it, note something.
 *  A value; what has become of it is its CommandStatus.
 */
struct Command
{
    struct Target
    {
        QString source = {};
        QString id = {}; ///< Of the event; to raise an objection, of the reading; else of the objection.

        friend bool operator==(const Target &, const Target &) = default;
    };
    struct Actor
    {
        QString id = {};
        QString name = {};
        QString role = {};

        friend bool operator==(const Actor &, const Actor &) = default;
    };

    QString key = {}; ///< UUIDv7: one effect at the server however often it is sent. Given when it is stored.
    QString feed = {}; ///< Name of the feed whose server is asked.
    QString type = {}; ///< Wire name: "event.accept", assign, urge … or another act of the city's flow; "objection.raise", accept, answer or refuse.
    Target target = {};
    qint64 ifMatch = 0; ///< The version that the operator saw; 0 = whatever it is by then.
    QByteArray args = {}; ///< A JSON object; empty = none.
    Actor actor = {}; ///< Who pressed; a log-out later changes nothing.
    TimeMs clientTime = 0;

    friend bool operator==(const Command &, const Command &) = default;
};

/** Where a command stands. Confirmed and Discarded are ends. */
enum class CommandState {
    Queued, ///< Stored; not sent, or sent without an answer.
    Sending, ///< A request is under way.
    Sent, ///< The server has answered well; the change stream has not shown it yet.
    Confirmed, ///< The change stream has shown it.
    Refused, ///< The server does not do it: a person decides, and what comes after it on the same object waits.
    Discarded, ///< A person has given it up.
};
inline constexpr int commandStateCount = 6;

struct CommandStatus
{
    Command command = {};
    CommandState state = CommandState::Queued;
    qint64 number = 0; ///< Order of storing: the order of the commands of one object.
    bool maybeSent = false; ///< A request of it may have reached the server, and no answer has settled what came of it.
    bool isArriving = false; ///< The change stream has shown it, in a batch that may not be in the cache yet.
    bool isHeld = false; ///< An earlier command of the same object was refused: this one waits for a person.
    bool isUnseen = false; ///< Sent long ago, the server still knows it, and the change stream has not shown it.
    int tries = 0;
    TimeMs queuedAt = 0;
    TimeMs changedAt = 0; ///< When the state last changed.
    TimeMs nextTry = 0; ///< Wall time, for showing; 0 = none planned.
    int httpStatus = 0; ///< Of the last answer that was not a good one; 0 = none.
    QString title = {}; ///< Of the server's problem, as it gave it.
    QString detail = {}; ///< The same; or why there was no answer, in English.
    QByteArray current = {}; ///< 412: the server's record as it is now, at most 64 KiB of JSON.

    friend bool operator==(const CommandStatus &, const CommandStatus &) = default;
};

/** What became of a request to store a command. Only with @c accepted may the operator be told that it counts. */
struct CommandReceipt
{
    quint64 ticket = 0; ///< As submit() gave it.
    bool accepted = false; ///< It is on the disk, or the same one was already.
    QString key = {}; ///< Of the stored command: an earlier one's, if the same action on the same target is still pending.
    QString detail = {}; ///< English; why not.

    friend bool operator==(const CommandReceipt &, const CommandReceipt &) = default;
};

/** How the outbox is doing. */
struct OutboxHealth
{
    bool isOpen = false; ///< Actions are taken.
    QString detail = {}; ///< English; why not.
    QString notice = {}; ///< English; what was damaged, what could be read of it and where the rest lies. Empty if nothing was.

    friend bool operator==(const OutboxHealth &, const OutboxHealth &) = default;
};

}

Q_DECLARE_METATYPE(tonglan::Command)
Q_DECLARE_METATYPE(tonglan::CommandStatus)
Q_DECLARE_METATYPE(tonglan::CommandReceipt)
Q_DECLARE_METATYPE(tonglan::OutboxHealth)
