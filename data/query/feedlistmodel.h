#pragma once

#include "feedwatch.h"
#include "linknotices.h"
#include "querymodel.h"

#include <map>

namespace tonglan {

/** Since when each record type of each feed is stopped, wall time, as the cache keeps it: by feed, then by wire name. */
using TypePauses = QHash<QString, QHash<QString, TimeMs>>;

/** Every feed with all that is known of its link, in words, worst first. Owned and fed by HealthModel. */
class FeedListModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of HealthModel")
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY feedsChanged)
    Q_PROPERTY(int pausedTypes READ pausedTypes NOTIFY feedsChanged)

public:
    enum Role { FeedRole = Qt::UserRole,
        KindRole,
        AddressRole,
        GradeRole,
        StateTextRole,
        ProgressRole,
        DetailRole,
        LastGoodTextRole,
        LagTextRole,
        RowsTextRole,
        RejectedTextRole,
        UnknownTextRole,
        BytesTextRole,
        SkewTextRole,
        SkewedRole,
        WaitingTextRole,
        PausedTextRole,
        DatumTextRole,
        AuditTextRole,
        AuditDetailRole,
        NextTextRole };
    Q_ENUM(Role)
    enum Grade { Well = int(LinkGrade::Well),
        Working = int(LinkGrade::Working),
        Trying = int(LinkGrade::Trying),
        Lost = int(LinkGrade::Lost),
        Halted = int(LinkGrade::Halted) };
    Q_ENUM(Grade)

    /** What one row says; every text is fit to be shown. */
    struct Row
    {
        QString feed = {};
        QString kind = {};
        QString address = {};
        LinkGrade grade = LinkGrade::Well;
        QString stateText = {};
        int progress = -1;
        QString detail = {};
        QString lastGoodText = {};
        QString lagText = {};
        QString rowsText = {};
        QString rejectedText = {};
        QString unknownText = {};
        QString bytesText = {};
        QString skewText = {};
        bool skewed = false; ///< By more than ages can bear.
        QString waitingText = {};
        QString pausedText = {}; ///< Empty if no type is stopped.
        QString datumText = {}; ///< Why its records are not on the map; empty if they are.
        QString auditText = {};
        QString auditDetail = {}; ///< What differed; empty if nothing did.
        QString nextText = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit FeedListModel(QObject *parent = nullptr);

    void take(const FeedHealth &health);
    [[nodiscard]] const std::map<QString, FeedWatch> &feeds() const { return m_feeds; }
    [[nodiscard]] bool canRetry() const; ///< Any feed waits or is halted, or has stopped a record type; what is configured wrongly is not mended by trying.
    [[nodiscard]] int pausedTypes() const; ///< Record types that are stopped, of all feeds.
    /** What the banner must say of the feeds. */
    [[nodiscard]] QList<LinkNotice> notices() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void tick() override;

Q_SIGNALS:
    void feedsChanged();

protected:
    void ask() override;

private:
    [[nodiscard]] Row rowOf(const FeedWatch &feed) const;
    [[nodiscard]] QString pausedText(const FeedHealth &health) const;
    [[nodiscard]] qint64 steady() const { return runner() ? runner()->clock().monotonic() : 0; }

    std::map<QString, FeedWatch> m_feeds;
    std::vector<Row> m_rows;
    TypePauses m_pauses;
};

}
