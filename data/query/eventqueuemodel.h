#pragma once

#include "eventrow.h"
#include "querymodel.h"
#include "readqueue.h"

#include <QVariantList>

namespace tonglan {

/** The queue of the operator's console: the part of it that is seen, however long it is. Everything that it is filtered by can be combined; beside each choice stands how
 *  many events it would leave. While events come and go, what is picked stays picked and what is seen stays where it is. GUI thread.
 */
class EventQueueModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString queue READ queue WRITE setQueue NOTIFY parametersChanged)
    Q_PROPERTY(QString order READ order WRITE setOrder NOTIFY parametersChanged)
    Q_PROPERTY(int levels READ levels WRITE setLevels NOTIFY parametersChanged)
    Q_PROPERTY(QString sourceFilter READ sourceFilter WRITE setSourceFilter NOTIFY parametersChanged)
    Q_PROPERTY(QString department READ department WRITE setDepartment NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY parametersChanged)
    Q_PROPERTY(int rows READ rows WRITE setRows NOTIFY parametersChanged)
    Q_PROPERTY(QString pickedSource READ pickedSource WRITE setPickedSource NOTIFY parametersChanged)
    Q_PROPERTY(QString pickedId READ pickedId WRITE setPickedId NOTIFY parametersChanged)
    Q_PROPERTY(tonglan::CommandModel *commands READ commands WRITE setCommands NOTIFY commandsChanged)
    Q_PROPERTY(int first READ first NOTIFY answered)
    Q_PROPERTY(int total READ total NOTIFY answered)
    Q_PROPERTY(int place READ place NOTIFY answered)
    Q_PROPERTY(bool cut READ isCut NOTIFY answered)
    Q_PROPERTY(bool known READ isKnown NOTIFY answered)
    Q_PROPERTY(QVariantList queues READ queues NOTIFY answered)
    Q_PROPERTY(QVariantList levelCounts READ levelCounts NOTIFY answered)
    Q_PROPERTY(QVariantList sources READ sources NOTIFY answered)
    Q_PROPERTY(QVariantList departments READ departments NOTIFY answered)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY parametersChanged)

public:
    explicit EventQueueModel(QObject *parent = nullptr);

    [[nodiscard]] QString queue() const; ///< "open" (default), "reported", "accepted", "handling", "checking", "overdue", "urged", "supervised", "returned", "today", "closed" or "all".
    void setQueue(const QString &queue);
    [[nodiscard]] QString order() const; ///< "urgency" (default), "deadline", "newest", "oldest" or "stage".
    void setOrder(const QString &order);
    [[nodiscard]] int levels() const { return int(m_question.filter.levels); } ///< Bits 1 << level; 0 = all.
    void setLevels(int levels) { refilter(m_question.filter.levels, unsigned(levels)); }
    [[nodiscard]] const QString &sourceFilter() const { return m_question.filter.source; }
    void setSourceFilter(const QString &source) { refilter(m_question.filter.source, source); }
    [[nodiscard]] const QString &department() const { return m_question.filter.department; }
    void setDepartment(const QString &department) { refilter(m_question.filter.department, department); }
    [[nodiscard]] const QString &region() const { return m_question.region; }
    void setRegion(const QString &region) { refilter(m_question.region, region); }
    [[nodiscard]] const QString &search() const { return m_question.search; }
    void setSearch(const QString &search) { refilter(m_question.search, search); }
    [[nodiscard]] int rows() const { return m_question.window.count; } ///< That there is room for; 0 … 200.
    void setRows(int rows) { change(m_question.window.count, std::clamp(rows, 0, 200)); }
    [[nodiscard]] const QString &pickedSource() const { return m_question.marked.first; }
    void setPickedSource(const QString &source) { change(m_question.marked.first, source); }
    [[nodiscard]] const QString &pickedId() const { return m_question.marked.second; }
    void setPickedId(const QString &id) { change(m_question.marked.second, id); }
    [[nodiscard]] CommandModel *commands() const { return m_commands; }
    void setCommands(CommandModel *commands);

    [[nodiscard]] int first() const { return m_first; } ///< Place of the first row that is seen.
    [[nodiscard]] int total() const { return m_answer.found.total; }
    [[nodiscard]] int place() const { return m_answer.found.marked; } ///< Of what is picked; −1: it is not in this queue.
    [[nodiscard]] bool isKnown() const { return m_isKnown; } ///< An answer has come; before that every count is 0 and says nothing.
    [[nodiscard]] bool isCut() const { return m_answer.isCut; } ///< The words that were typed are in too many events: only the newest of these are looked at.
    [[nodiscard]] QVariantList queues() const; ///< Maps {key, text, count}.
    [[nodiscard]] QVariantList levelCounts() const; ///< Maps {level, text, count}: red, orange, yellow, blue; and none if there are any.
    [[nodiscard]] QVariantList sources() const; ///< Maps {code, name, count}, most first; the one that is chosen always, as of the next.
    [[nodiscard]] QVariantList departments() const; ///< The code is empty for what no department has yet.
    [[nodiscard]] bool isFiltered() const; ///< By more than the queue.

    Q_INVOKABLE void scrollTo(int first);
    Q_INVOKABLE void scroll(int by) { scrollTo(m_first + by); }
    /** Picks the event so many places below what is picked (above if negative); the first that is seen if nothing is. */
    Q_INVOKABLE void step(int by);
    Q_INVOKABLE void pickPlace(int place);
    Q_INVOKABLE void clearFilters();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override { return EventRow::roleNames(); }

Q_SIGNALS:
    void commandsChanged();
    void answered();
    void picked(const QString &source, const QString &id); ///< By step() or pickPlace().

protected:
    void ask() override;
    void tick() override;

private:
    /** Another filter or order: what is picked is looked for there, and else it begins at the top. */
    template<typename T>
    void refilter(T &member, const T &value)
    {
        if (member == value)
            return;
        m_first = 0;
        m_isPlaced = true;
        m_wanted = -1;
        change(member, T(value));
    }
    void take(QueueAnswer answer);
    [[nodiscard]] QVariantList choices(const std::vector<QueueChoice> &list, const QString &chosen, const QString &unnamed) const;

    QueueQuestion m_question;
    std::shared_ptr<EventTable> m_table = std::make_shared<EventTable>();
    QueueAnswer m_answer;
    std::vector<EventRow> m_rows;
    QPointer<CommandModel> m_commands;
    bool m_isKnown = false;
    int m_first = 0;
    bool m_isPlaced = true; ///< The window was put where it is; else its first row is followed.
    int m_wanted = -1; ///< The place that is to be picked when it has come.
};

}
