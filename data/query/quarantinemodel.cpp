#include "quarantinemodel.h"

#include "linkreasons.h"
#include "linkwords.h"
#include "sql.h"

namespace tonglan {

using namespace Qt::StringLiterals;

QuarantineModel::QuarantineModel(QObject *parent)
    : QueryModel({}, parent)
{
}

namespace {

struct Group
{
    QString feed = {};
    QString type = {};
    qint64 count = 0;
};

struct Answer
{
    std::vector<QuarantinedRecord> newest = {};
    std::vector<Group> groups = {};
};

/** As quarantined(), without the raw records: a hundred of them may be 6 MiB. */
Answer readQuarantine(const Database &db)
{
    Answer answer;
    Sql newest(db, u"SELECT n, feed, type, source, id, reason, seen_at, times FROM quarantine ORDER BY seen_at DESC, n DESC LIMIT %1"_s.arg(QuarantineModel::shown));
    while (newest.next()) {
        answer.newest.push_back({.n = newest.number(0), .feed = newest.text(1), .record = {.type = newest.text(2), .source = newest.text(3), .id = newest.text(4), .reason = newest.text(5)}, .seenAt = newest.number(6), .times = newest.number(7)});
    }
    Sql groups(db, u"SELECT feed, type, count(*) AS rows FROM quarantine GROUP BY feed, type ORDER BY rows DESC, feed, type"_s);
    while (groups.next())
        answer.groups.push_back({groups.text(0), groups.text(1), groups.number(2)});
    return answer;
}

}

void QuarantineModel::ask()
{
    m_driver.run([](const Database &db) { return Result<Answer>(readQuarantine(db)); }, [this](const Answer &answer) {
        std::vector<Row> rows;
        QHash<QString, QString> reasons; // many are alike
        const auto explain = [&reasons](const QString &reason) {
            auto known = reasons.constFind(reason);
            return known != reasons.cend() ? *known : *reasons.insert(reason, LinkReasons::explain(reason));
        };
        for (const auto &[n, feed, record, seenAt, times] : answer.newest) {
            QStringList which = {oneLine(record.source, 60), oneLine(record.id, 80)};
            which.removeAll(QString());
            rows.push_back({n, oneLine(feed, 60), record.type.isEmpty() ? tr("no type") : LinkWords::recordType(record.type), which.join(u" / "_s), explain(record.reason), seenAt, times});
        }
        show(m_rows, std::move(rows), [](const Row &row) { return row.n; });
        m_groups.clear();
        m_total = 0;
        for (const auto &group : answer.groups) {
            m_groups << QVariantMap{{u"feed"_s, oneLine(group.feed, 60)}, {u"type"_s, group.type.isEmpty() ? tr("no type") : LinkWords::recordType(group.type)}, {u"count"_s, group.count}};
            m_total += group.count;
        }
        Q_EMIT totalChanged(); });
}

void QuarantineModel::setStamp(qint64 stamp)
{
    if (stamp == m_stamp)
        return;
    m_stamp = stamp;
    Q_EMIT parametersChanged();
    m_driver.renew();
}

void QuarantineModel::toggle(double number)
{
    m_opened = qint64(number) == m_opened ? 0 : qint64(number);
    m_openedText.clear();
    Q_EMIT openedChanged();
    if (m_opened == 0 || !runner())
        return;
    const auto read = [n = m_opened](const Database &db) -> Result<QByteArray> {
        Sql raw(db, u"SELECT raw FROM quarantine WHERE n = :n"_s);
        raw.bind(":n", n);
        if (!raw.next())
            return failure(Error::Kind::NotFound, u"gone"_s);
        return raw.bytes(0);
    };
    runner()->run(&m_reader, read, [this, n = m_opened](const Result<QByteArray> &raw) {
        if (n != m_opened)
            return;
        m_openedText = !raw ? tr("no longer kept") : raw->isEmpty() ? tr("nothing was kept of it")
                                                                    : visibleText(*raw);
        Q_EMIT openedChanged();
    });
}

int QuarantineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant QuarantineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case NumberRole:
        return double(row.n);
    case FeedRole:
        return row.feed;
    case TypeRole:
        return row.type;
    case WhichRole:
        return row.which;
    case ReasonRole:
        return row.reason;
    case SeenTextRole:
        return clock() ? clock()->formatMoment(double(row.seenAt)) : QString();
    case TimesRole:
        return int(row.times);
    }
    return {};
}

QHash<int, QByteArray> QuarantineModel::roleNames() const
{
    return {{NumberRole, "number"}, {FeedRole, "feed"}, {TypeRole, "type"}, {WhichRole, "which"}, {ReasonRole, "reason"}, {SeenTextRole, "seenText"}, {TimesRole, "times"}};
}

}
