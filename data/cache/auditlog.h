#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>
#include <optional>

namespace tonglan {

/** What somebody did, or what came of it. */
struct AuditEntry
{
    QString actor = {}; ///< Id of who did it; empty: the program itself.
    QString name = {};
    QString role = {};
    QString act = {}; ///< "event.close", "event.close.result", …
    QString target = {}; ///< Of what: "unified/SJ-0001".
    QString result = {}; ///< What came of it: "stored", "refused 412: already changed".

    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

/** The audit log: a file of JSON lines that is only ever added to, each on the disk before append() returns. A line has the number of the record (n), the time, the steady
 *  clock, the members of AuditEntry, the hash of the line before (prev) and its own (h: SHA-256 of the line without h, members in the order of their names, no blanks). Who
 *  alters, takes out or moves a line is found by verifyAudit(). What is cut off at the end is found only by whoever has noted a later hash elsewhere. Files that have become
 *  large are kept as "audit-N.jsonl" (N: their first record), and the chain goes on in the next. One thread, one process.
 */
class AuditLog
{
public:
    /** Opens the log in @p folder. A line that was cut off by a crash stays, and the first record after it says so. A log whose last line is damaged is kept under another
     *  name, and a new one begins with that name and the hash of that file. Storage if the disk refuses. @p clock must outlive the log.
     */
    [[nodiscard]] static Result<AuditLog> open(const QString &folder, const Clock &clock, qint64 largest = 64 * 1024 * 1024);

    [[nodiscard]] Result<void> append(const AuditEntry &entry);

    [[nodiscard]] qint64 count() const { return m_count; } ///< Records so far, those of earlier files, too.
    [[nodiscard]] const QByteArray &head() const { return m_head; } ///< Hash of the last one, in hexadecimal; 64 zeros before the first.

private:
    AuditLog(QString folder, const Clock &clock, qint64 largest);
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> write(const QByteArray &line);

    QString m_folder;
    const Clock *m_clock;
    qint64 m_largest;
    std::unique_ptr<QFile> m_file = {};
    qint64 m_count = 0;
    QByteArray m_head;
};

/** What is found when a whole log is read. */
struct AuditReport
{
    qint64 records = 0;
    int files = 0;
    int torn = 0; ///< Lines that a crash cut off, each followed by the record that says so.
    QByteArray head = {};
    QString from = {}; ///< Time of the first record, as it stands there.
    QString to = {};
    bool hasSought = false; ///< The hash that was asked for is one of its records'.
    QString fault = {}; ///< English, with file and line; empty: all is well. What comes after it is not looked at.
};

/** Reads the log in @p folder from its beginning. @p sought: a hash that was noted earlier; empty: none. NotFound if there is no log. */
[[nodiscard]] Result<AuditReport> verifyAudit(const QString &folder, const QByteArray &sought = {});

}
