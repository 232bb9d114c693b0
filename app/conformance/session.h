#pragma once

#include "check.h"
#include "feed/format/tlf.h"
#include "httpclient.h"

#include <map>
#include <optional>

namespace tonglan::conformance {

struct Options
{
    QUrl url = {};
    bool tryCommands = false; ///< Also checks that write: notes on one event.
    int watchSeconds = 20; ///< How long to wait for something to change.
    int waitSeconds = 2; ///< Asked for to see whether it is honoured.
    int mostDigested = 50'000; ///< Records of a type whose digest is compared with them.
    int mostRecords = 200'000; ///< Of one type; of a larger one only so many are looked at.
};

/** A record as it came. */
struct Row
{
    QJsonObject object = {};
    qsizetype bytes = 0;
    std::optional<Change> change = {}; ///< Unset if our reader refuses it …
    QString fault = {}; ///< … for this reason.
    bool isUnknownType = false;
    QString jsonFault = {}; ///< What its JSON may not have, though it can be read; a check of its own tells of it.

    [[nodiscard]] QString key() const; ///< type source id, for people and for maps.
};

/** A page of a snapshot or an answer of /changes. */
struct Page
{
    QJsonObject envelope = {};
    std::vector<Row> rows = {};
};

struct TypeSnapshot
{
    std::vector<Page> pages = {};
    QString problem = {}; ///< Why it could not be read to the end; empty if it was, or enough of it.
    bool isWhole = false;
    bool isNamedElsewhere = false; ///< The problem is of the JSON or its coding, of which other checks tell.

    [[nodiscard]] QString asOf() const;
    [[nodiscard]] qsizetype rowCount() const;
};

/** What all checks of one run share; each thing is read when it is first asked for. */
class Session
{
public:
    explicit Session(const Options &options);

    [[nodiscard]] HttpClient &http() { return m_http; }
    [[nodiscard]] const Options &options() const { return m_options; }

    [[nodiscard]] const Seen &discovery();
    [[nodiscard]] bool hasFeed(); ///< Discovery is that of a Tonglan feed.
    [[nodiscard]] QStringList types(); ///< Of discovery, those that this program knows.
    [[nodiscard]] int pageMax(const QString &type);
    [[nodiscard]] int heartbeatSeconds();
    [[nodiscard]] bool hasStream();
    [[nodiscard]] std::optional<GeoBox> cityBox(); ///< If discovery gives a proper one.

    [[nodiscard]] const TypeSnapshot &snapshot(const QString &type);

    /** The cursor of the first snapshot that was taken; empty if there is none. */
    [[nodiscard]] QString firstCursor();

    /** Changes since @p cursor, page by page to the end; waits for some if @p seconds are given. */
    struct Walk
    {
        std::vector<Page> pages = {};
        QString problem = {};
        QString cursor = {}; ///< Where it ended.

        [[nodiscard]] qsizetype rowCount() const;
    };
    [[nodiscard]] Walk walk(const QString &cursor, int limit, int seconds = 0);

    /** All that has changed since firstCursor(), seen for the first time by whoever asks first. */
    [[nodiscard]] const Walk &changesSeen();

    /** Bodies that were read, for checks of the JSON itself; with the path they came from. */
    [[nodiscard]] const std::vector<std::pair<QString, QByteArray>> &bodies() const { return m_bodies; }
    /** Content types of good answers with a body, by path. */
    [[nodiscard]] const std::vector<std::pair<QString, QByteArray>> &contentTypes() const { return m_contentTypes; }

    /** Asks and remembers body and type of a good answer. */
    [[nodiscard]] Seen get(const QString &path, const Headers &headers = {}, int patienceMs = 20'000);

private:
    Options m_options;
    HttpClient m_http;
    std::optional<Seen> m_discovery = {};
    std::map<QString, TypeSnapshot> m_snapshots = {};
    std::optional<Walk> m_changes = {};
    std::vector<std::pair<QString, QByteArray>> m_bodies = {};
    std::vector<std::pair<QString, QByteArray>> m_contentTypes = {};
};

/** Takes a body with "records" apart; a problem if it is none. */
[[nodiscard]] Result<Page> pageFrom(const QByteArray &body);

[[nodiscard]] QString encoded(const QString &text); ///< For a query.

/** "200 application/json", or why there was no answer. */
[[nodiscard]] QString said(const Seen &seen);

/** application/problem+json with a title or detail. */
[[nodiscard]] bool isProblem(const Seen &seen);

}
