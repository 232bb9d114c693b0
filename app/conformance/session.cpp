#include "session.h"

#include "feed/format/jsonrows.h"
#include "feed/format/rowcheck.h"
#include "ijson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static constexpr std::size_t mostBodies = 12;
static constexpr int mostPages = 100'000;

QString Row::key() const
{
    return u"%1 %2/%3"_s.arg(object["type"_L1].toString(), object["source"_L1].toString(), object["id"_L1].toString());
}

QString TypeSnapshot::asOf() const
{
    return pages.empty() ? QString() : pages.front().envelope["asOf"_L1].toString();
}

qsizetype TypeSnapshot::rowCount() const
{
    qsizetype count = 0;
    for (const auto &page : pages)
        count += qsizetype(page.rows.size());
    return count;
}

qsizetype Session::Walk::rowCount() const
{
    qsizetype count = 0;
    for (const auto &page : pages)
        count += qsizetype(page.rows.size());
    return count;
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString said(const Seen &seen)
{
    if (seen.status == 0)
        return seen.error;
    return seen.type().isEmpty() ? QString::number(seen.status) : u"%1 %2"_s.arg(seen.status).arg(QString::fromLatin1(seen.type()));
}

bool isProblem(const Seen &seen)
{
    const auto object = seen.json().object();
    return seen.type() == "application/problem+json" && (object.contains("title"_L1) || object.contains("detail"_L1));
}

Result<Page> pageFrom(const QByteArray &body)
{
    const auto parts = splitRows(body, "records");
    if (!parts)
        return tl::unexpected(parts.error());
    Page page{.envelope = parts->envelope};
    for (const auto bytes : parts->rows) {
        Row row{.bytes = bytes.size()};
        auto object = parseRow(bytes);
        if (const auto fault = object ? std::nullopt : rowFault(bytes)) { // the other checks look at what was meant
            row.jsonFault = *fault;
            const auto document = QJsonDocument::fromJson(bytes.toByteArray());
            if (document.isObject())
                object = document.object();
        }
        if (object) {
            row.object = *object;
            auto change = changeFromTlf(*object);
            if (change)
                row.change = std::move(*change);
            else
                row.fault = change.error().detail;
            row.isUnknownType = !change && change.error().kind == Error::Kind::NotFound;
        } else {
            row.fault = object.error().detail;
        }
        page.rows.push_back(std::move(row));
    }
    return page;
}

/** Compressed, though nobody asked for it. */
static bool isCoded(const Seen &seen)
{
    return seen.headers.value("content-encoding", "identity").toLower() != "identity";
}

Session::Session(const Options &options)
    : m_options(options)
    , m_http(options.url)
{
}

Seen Session::get(const QString &path, const Headers &headers, int patienceMs)
{
    auto seen = m_http.get(path, headers, patienceMs);
    if (seen.status == 200) {
        if (m_bodies.size() < mostBodies && !isCoded(seen))
            m_bodies.emplace_back(path, seen.body);
        m_contentTypes.emplace_back(path, seen.type());
    }
    return seen;
}

const Seen &Session::discovery()
{
    if (!m_discovery)
        m_discovery = get(u"/tlf/v1"_s);
    return *m_discovery;
}

bool Session::hasFeed()
{
    return discovery().status == 200 && discovery().json()["feed"_L1] == "tlf/1"_L1;
}

QStringList Session::types()
{
    QStringList known;
    if (!hasFeed())
        return known;
    const auto types = discovery().json()["types"_L1].toObject();
    for (int i = 0; i < recordTypeCount; ++i) {
        if (types.contains(recordTypeName(RecordType(i))))
            known.append(recordTypeName(RecordType(i)));
    }
    return known;
}

int Session::pageMax(const QString &type)
{
    return discovery().json()["types"_L1][type]["pageMax"_L1].toInt();
}

int Session::heartbeatSeconds()
{
    return discovery().json()["heartbeatSeconds"_L1].toInt(15);
}

bool Session::hasStream()
{
    return discovery().json()["push"_L1].toArray().contains("sse"_L1);
}

std::optional<GeoBox> Session::cityBox()
{
    const auto numbers = discovery().json()["city"_L1]["bbox"_L1].toArray();
    if (numbers.size() != 4)
        return std::nullopt;
    const GeoBox box{numbers[0].toDouble(999), numbers[1].toDouble(999), numbers[2].toDouble(999), numbers[3].toDouble(999)};
    const bool isProper = !box.isEmpty() && GeoPoint{box.south, box.west}.isValid() && GeoPoint{box.north, box.east}.isValid();
    return isProper ? std::optional(box) : std::nullopt;
}

const TypeSnapshot &Session::snapshot(const QString &type)
{
    if (const auto known = m_snapshots.find(type); known != m_snapshots.end())
        return known->second;
    auto &snapshot = m_snapshots[type];
    QSet<QString> tokens;
    QString token;
    while (true) {
        const auto seen = get(u"/tlf/v1/snapshot?type=%1"_s.arg(type) + (token.isEmpty() ? QString() : u"&page="_s + encoded(token)));
        const auto where = u"page %1 of %2"_s.arg(snapshot.pages.size()).arg(type);
        if (seen.status != 200) {
            snapshot.problem = u"%1: %2"_s.arg(where, said(seen));
            break;
        }
        auto page = pageFrom(seen.body);
        if (!page) {
            snapshot.problem = u"%1: %2"_s.arg(where, page.error().detail);
            snapshot.isNamedElsewhere = isCoded(seen) || ijsonFault(seen.body);
            break;
        }
        snapshot.pages.push_back(std::move(*page));
        token = snapshot.pages.back().envelope["next"_L1].toString();
        if (token.isEmpty()) {
            snapshot.isWhole = true;
            break;
        }
        if (tokens.contains(token) || snapshot.pages.size() > mostPages) {
            snapshot.problem = u"%1: its \"next\" was given before: this snapshot never ends"_s.arg(where);
            break;
        }
        tokens.insert(token);
        if (snapshot.rowCount() >= m_options.mostRecords)
            break;
    }
    return snapshot;
}

QString Session::firstCursor()
{
    for (const auto &type : types()) {
        if (const auto cursor = snapshot(type).asOf(); !cursor.isEmpty())
            return cursor;
    }
    return {};
}

Session::Walk Session::walk(const QString &cursor, int limit, int seconds)
{
    Walk walk{.cursor = cursor};
    for (int i = 0; i < mostPages; ++i) {
        const auto wait = walk.pages.empty() ? seconds : 0;
        const auto seen = get(u"/tlf/v1/changes?limit=%1&since="_s.arg(limit) + encoded(walk.cursor) + (wait > 0 ? u"&wait=%1"_s.arg(wait) : QString()), {}, 20'000 + wait * 1000);
        if (seen.status == 204)
            break;
        auto page = seen.status == 200 ? pageFrom(seen.body) : Result<Page>(failure(Error::Kind::Protocol, said(seen)));
        if (!page) {
            walk.problem = page.error().detail;
            break;
        }
        const auto next = page->envelope["cursor"_L1].toString();
        if (page->rows.empty() && next == walk.cursor)
            break;
        walk.pages.push_back(std::move(*page));
        if (next.isEmpty() || next == walk.cursor) {
            walk.problem = u"the cursor does not move on from \"%1\""_s.arg(walk.cursor);
            break;
        }
        walk.cursor = next;
    }
    return walk;
}

const Session::Walk &Session::changesSeen()
{
    if (!m_changes) {
        const auto cursor = firstCursor();
        m_changes = cursor.isEmpty() ? Walk{.problem = u"there is no snapshot to start from"_s} : walk(cursor, 1000);
        if (m_changes->problem.isEmpty() && m_changes->rowCount() == 0 && m_options.watchSeconds > 0)
            m_changes = walk(cursor, 1000, m_options.watchSeconds);
    }
    return *m_changes;
}

}
