#include "quarantinetool.h"

#include "feed/format/tlf.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int pageRows = 500;

/** What came from a feed, fit for a terminal: no control or bidirectional characters. */
static QString plain(QString text)
{
    for (auto &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u'?';
    }
    return text;
}

static QString timeText(TimeMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time, QTimeZone::UTC).toString(Qt::ISODate);
}

static QJsonObject toJson(const QuarantinedRecord &refused)
{
    return {{u"n"_s, refused.n}, {u"feed"_s, refused.feed}, {u"type"_s, refused.record.type}, {u"source"_s, refused.record.source}, {u"id"_s, refused.record.id},
        {u"reason"_s, refused.record.reason}, {u"seenAt"_s, timeText(refused.seenAt)}, {u"times"_s, refused.times}, {u"raw"_s, QString::fromUtf8(refused.record.raw)}};
}

template<typename Each>
static Result<void> forEach(const Database &database, const QString &feed, Each &&each)
{
    for (qint64 before = 0;;) {
        const auto page = quarantined(database, feed, pageRows, before);
        if (!page)
            return tl::unexpected(page.error());
        for (const auto &refused : *page)
            each(refused);
        if (page->size() < pageRows)
            return {};
        before = page->back().n;
    }
}

Result<void> listQuarantine(const Database &database, const QString &feed, bool json, QTextStream &out)
{
    return forEach(database, feed, [&](const QuarantinedRecord &refused) {
        if (json) {
            auto object = toJson(refused);
            object.remove(u"raw"_s);
            out << QJsonDocument(object).toJson(QJsonDocument::Compact) << '\n';
            return;
        }
        const auto &record = refused.record;
        out << refused.n << "  " << timeText(refused.seenAt) << "  " << plain(refused.feed) << "  " << plain(record.type) << ' ' << plain(record.source) << '/' << plain(record.id) << "  "
            << (refused.times > 1 ? u"(%1 times) "_s.arg(refused.times) : QString()) << plain(record.reason).left(200) << '\n';
    });
}

Result<void> showQuarantined(const Database &database, qint64 n, QTextStream &out)
{
    const auto refused = quarantinedRecord(database, n);
    if (!refused)
        return tl::unexpected(refused.error());
    const auto &record = refused->record;
    out << "feed    " << plain(refused->feed) << "\ntype    " << plain(record.type) << "\nsource  " << plain(record.source) << "\nid      " << plain(record.id)
        << "\nseen    " << timeText(refused->seenAt) << ", " << refused->times << " times\nreason  " << plain(record.reason) << "\n\n"
        << plain(QString::fromUtf8(record.raw)) << '\n';
    return {};
}

Result<void> exportQuarantine(const Database &database, const QString &feed, QTextStream &out)
{
    return forEach(database, feed, [&](const QuarantinedRecord &refused) { out << QJsonDocument(toJson(refused)).toJson(QJsonDocument::Compact) << '\n'; });
}

/** What became of one; unset: it is good now and was taken. */
static Result<std::optional<QString>> retry(Writer &writer, const QuarantinedRecord &refused, QString &outcome)
{
    if (refused.record.raw.size() >= QuarantineTable::rawBytes)
        return u"only its first 64 KiB were kept: it must come again"_s;
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(refused.record.raw, &error);
    if (!json.isObject())
        return u"what was kept is no JSON object (%1): it must come again"_s.arg(error.errorString());
    const auto change = changeFromTlf(json.object());
    if (!change)
        return change.error().detail;
    const auto state = writer.feedState(refused.feed);
    if (!state)
        return tl::unexpected(state.error());
    // The last change once more: the cursor stays where it is.
    FeedBatch batch;
    batch.feed = refused.feed;
    batch.epoch = state->epoch;
    batch.previousCursor = batch.cursor = state->cursor;
    batch.changes = {*change};
    const auto applied = writer.apply(batch);
    if (!applied)
        return tl::unexpected(applied.error());
    if (applied->rejected > 0)
        return u"its version is stored with other content"_s;
    outcome = applied->total() > 0 ? u"applied"_s : u"already known, or older than what is known"_s;
    return std::optional<QString>();
}

Result<int> retryQuarantine(Writer &writer, const QString &feed, QTextStream &out)
{
    std::vector<QuarantinedRecord> all;
    if (const auto read = forEach(writer.database(), feed, [&all](const QuarantinedRecord &refused) { all.push_back(refused); }); !read)
        return tl::unexpected(read.error());
    std::ranges::reverse(all); // in the order in which they came
    int left = 0;
    for (const auto &refused : all) {
        QString outcome;
        const auto why = retry(writer, refused, outcome);
        if (!why)
            return tl::unexpected(why.error());
        if (*why)
            ++left;
        else if (const auto forgotten = forgetQuarantined(writer.database(), refused.n); !forgotten)
            return tl::unexpected(forgotten.error());
        out << refused.n << "  " << plain(refused.feed) << "  " << plain(refused.record.type) << ' ' << plain(refused.record.source) << '/' << plain(refused.record.id) << "  "
            << (*why ? u"still refused: "_s + plain(**why) : outcome) << '\n';
    }
    out << all.size() - std::size_t(left) << " of " << all.size() << " are good now\n";
    return left;
}

}
