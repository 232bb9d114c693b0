#pragma once

#include "arrivaloverlay.h"
#include "eventpick.h"
#include "eventrow.h"
#include "freshness.h"
#include "querymodel.h"

namespace tonglan {

/** Events as a panel lists them: what is open and urgent, or what is new. Remaining times count down with the clock. */
class EventListModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString sourceFilter READ sourceFilter WRITE setSourceFilter NOTIFY parametersChanged)
    Q_PROPERTY(double from READ from WRITE setFrom NOTIFY parametersChanged)
    Q_PROPERTY(double to READ to WRITE setTo NOTIFY parametersChanged)
    Q_PROPERTY(int levels READ levels WRITE setLevels NOTIFY parametersChanged)
    Q_PROPERTY(bool openOnly READ openOnly WRITE setOpenOnly NOTIFY parametersChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY parametersChanged)
    Q_PROPERTY(QString order READ order WRITE setOrder NOTIFY parametersChanged)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY parametersChanged)
    Q_PROPERTY(tonglan::EventPick *pick READ pick WRITE setPick NOTIFY pickChanged)
    Q_PROPERTY(tonglan::CommandModel *commands READ commands WRITE setCommands NOTIFY commandsChanged)
    Q_PROPERTY(int total READ total NOTIFY totalChanged)
    Q_PROPERTY(QString spanText READ spanText NOTIFY sourceChanged)
    Q_PROPERTY(QString sourceName READ sourceName NOTIFY sourceChanged)
    Q_PROPERTY(QString ageText READ ageText NOTIFY sourceChanged)
    Q_PROPERTY(int trust READ trust NOTIFY sourceChanged)
    Q_PROPERTY(double trustFraction READ trustFraction NOTIFY sourceChanged)

public:
    explicit EventListModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_question.region; }
    void setRegion(const QString &region) { change(m_question.region, region); }
    [[nodiscard]] const QString &sourceFilter() const { return m_question.source; } ///< Source id: only its events, whatever their region. Empty: the city's.
    void setSourceFilter(const QString &source) { change(m_question.source, source); }
    [[nodiscard]] double from() const { return double(m_question.from); } ///< from = to = 0: open events and those of a source of any time, others of the last 24 hours.
    void setFrom(double from) { change(m_question.from, TimeMs(from)); }
    [[nodiscard]] double to() const { return double(m_question.to); }
    void setTo(double to) { change(m_question.to, TimeMs(to)); }
    [[nodiscard]] int levels() const { return m_question.levels; } ///< Bits 1 << level; 0 = all.
    void setLevels(int levels) { change(m_question.levels, levels); }
    [[nodiscard]] bool openOnly() const { return m_question.openOnly; } ///< Default true.
    void setOpenOnly(bool openOnly) { change(m_question.openOnly, openOnly); }
    [[nodiscard]] const QString &search() const { return m_question.search; }
    void setSearch(const QString &search) { change(m_question.search, search); }
    [[nodiscard]] QString order() const; ///< "urgency" (default) or "newest".
    void setOrder(const QString &order);
    [[nodiscard]] int limit() const { return m_question.limit; } ///< Default 100, at most 1,000.
    void setLimit(int limit) { change(m_question.limit, limit); }
    [[nodiscard]] CommandModel *commands() const { return m_commands; } ///< Whose marks the rows carry; null: none.
    void setCommands(CommandModel *commands);
    [[nodiscard]] EventPick *pick() const { return m_pick; } ///< Only its events, whatever region and window are; nothing is asked while it is not active. Null: no such limit.
    void setPick(EventPick *pick);
    [[nodiscard]] int total() const { return m_total; } ///< How many match without the limit.
    // With a source filter; empty or None without.
    [[nodiscard]] QString spanText() const; ///< From when to when its events are: "2018年1月31日 – 2018年2月7日".
    [[nodiscard]] const QString &sourceName() const { return m_page.sourceName; }
    [[nodiscard]] const QString &ageText() const { return m_freshness.ageText; }
    [[nodiscard]] int trust() const { return int(m_freshness.trust); }
    [[nodiscard]] double trustFraction() const { return m_freshness.fraction; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void totalChanged();
    void pickChanged();
    void commandsChanged();
    void sourceChanged();

protected:
    void ask() override;
    void tick() override;

private:
    void hear(const Arrivals &arrivals);
    void rebuild();
    void takePick();

    EventQuestion m_question;
    EventQuestion m_asked; ///< What m_lines answer.
    EventPage m_page; ///< Of the cache; its lines without what arrived since.
    ArrivalOverlay m_overlay;
    QHash<std::pair<QString, QString>, TimeMs> m_waiting; ///< Since when rows on the list wait to be stored; monotonic.
    QPointer<QueryRunner> m_heard;
    QPointer<EventPick> m_pick;
    QPointer<CommandModel> m_commands;
    TimeMs m_askedAt = 0;
    std::vector<EventRow> m_rows;
    int m_total = 0;
    Freshness m_freshness;
};

}
