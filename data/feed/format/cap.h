#pragma once

#include "base/result.h"
#include "model/batch.h"
#include "xmlwalker.h"

#include <QHash>
#include <QTimeZone>

namespace tonglan {

/** A document is refused beyond these; of single alerts what is too much is left out, and that is noted. */
struct CapLimits
{
    qsizetype bytes = 8 << 20; ///< Of the document.
    int depth = 32; ///< Of its elements.
    int alerts = 2'000;
    int links = 10'000; ///< Of an index.
    qsizetype letters = 64 * 1024; ///< Of the text of one element.
    qsizetype points = 20'000; ///< Of the areas of one alert.

    [[nodiscard]] XmlLimits walker() const { return {.bytes = bytes, .depth = depth, .letters = letters}; }
};

struct CapOptions
{
    QString source = {}; ///< Of the records.
    TimeMs now = 0; ///< When the document arrived.
    QTimeZone zone = QTimeZone(QTimeZone::UTC); ///< Of the mainland dialect's times that have no offset.
    CapLimits limits = {};
};

/** An alert that was taken, as a warning and with what the chain of alerts needs. */
struct CapAlert
{
    enum class Message {
        Alert,
        Update,
        Cancel,
    };
    Warning warning = {}; ///< Of a cancelling message with the status Cancelled; it is there so that what it cancels may come later than it.
    Message message = Message::Alert;
};

/** What was left out of an alert that was taken, or is odd about it. */
struct CapNote
{
    QString id = {}; ///< Of the alert; empty: the document.
    QString message = {}; ///< English; names the field.

    friend bool operator==(const CapNote &, const CapNote &) = default;
};

struct CapDocument
{
    std::vector<CapAlert> alerts = {}; ///< In the order of the document.
    std::vector<RejectedRecord> rejected = {};
    std::vector<CapNote> notes = {};
};

/** Reads alerts in the Common Alerting Protocol (OASIS CAP 1.0, 1.1, 1.2): one, or all in an element around them; and in the mainland's dialect of it, which has no
 *  namespace, sendTime for sent, eventType for event, colours for severity, and 12-digit codes joined by commas for places.
 *  Levels: a colour holds as it is; else Extreme, Severe, Moderate and Minor are 红, 橙, 黄 and 蓝, in which order both scales put danger to life first; Unknown has none.
 *  Only Actual alerts become warnings: exercises, tests and drafts are refused, as are Ack and Error. A record's id is "identifier@sender"; references are ids of that kind.
 *  Of several languages Chinese is taken, else the first, and of several infos in it the worst. What is left out is noted, and the warning stays.
 *  Invalid if it is no XML, has a document type, goes beyond the limits or has no alert. Pure.
 */
[[nodiscard]] Result<CapDocument> parseCap(const QByteArray &xml, const CapOptions &options);

/** What follows from @p fresh for the warnings that are known: themselves, and those that they update or cancel, each with a version that replaces the known one.
 *  @p known is by id. An alert that comes after the one that updates or cancels it is not active; one that refers to what nobody knows is, and that is noted.
 */
struct CapChain
{
    std::vector<Warning> changed = {}; ///< By id.
    std::vector<CapNote> notes = {};
};
[[nodiscard]] CapChain settleCap(const QHash<QString, Warning> &known, const std::vector<CapAlert> &fresh);

/** Where the alerts are that an index names. */
struct CapLink
{
    QString href = {}; ///< http, https, or relative to the index.
    QString id = {};
    QString title = {};
    TimeMs updated = 0; ///< 0 = it does not say.

    friend bool operator==(const CapLink &, const CapLink &) = default;
};
struct CapIndex
{
    std::vector<CapLink> links = {};
    std::vector<CapNote> notes = {}; ///< Of entries that were left out.
};

/** Reads an Atom (RFC 4287) or RSS 2.0 index of alerts. Invalid as parseCap(). Pure. */
[[nodiscard]] Result<CapIndex> parseCapIndex(const QByteArray &xml, const CapLimits &limits = {});

}
