#pragma once

#include "analysis/eventflow.h"
#include "model/command.h"
#include "model/objection.h"
#include "querymodel.h"
#include "readtargets.h"

#include <QStringList>

namespace tonglan {

/** What operators asked for that has not ended yet: what waits, is being sent, was refused. Also where they ask for it.
 *  Given the states of the sync engine; the cache only says what the targets are called. GUI thread.
 */
class CommandModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool open READ isOpen NOTIFY healthChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY healthChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY healthChanged)
    Q_PROPERTY(QString declined READ declined NOTIFY declinedChanged)
    Q_PROPERTY(bool recorded READ isRecorded NOTIFY healthChanged)
    Q_PROPERTY(int refusedCount READ refusedCount NOTIFY marksChanged)

public:
    enum Role { KeyRole = Qt::UserRole,
        SourceRole,
        EventIdRole, ///< Empty: it is about something else.
        TitleRole,
        VerbRole,
        StateTextRole,
        ActorRole,
        TimeTextRole,
        TriesRole,
        NextTextRole,
        ReasonRole,
        RefusedRole,
        CanResendRole,
        CanDiscardRole };
    Q_ENUM(Role)

    explicit CommandModel(QObject *parent = nullptr);

    // From the composition root:
    void setLiveFeeds(const QStringList &feeds); ///< Those that take commands: enabled, of type tlf.
    void setRecorded(bool recorded); ///< The city is played from a pack: nothing can be asked of it.
    void setActor(const Command::Actor &actor); ///< Who sits at this machine.
    void setFlow(SharedFlow flow); ///< What can be done with events, and by whom; null: nothing but to urge and to note.
    void setHealth(const tonglan::OutboxHealth &health);
    void setStatus(const tonglan::CommandStatus &status);
    void setReceipt(const tonglan::CommandReceipt &receipt);

    [[nodiscard]] bool isOpen() const { return m_health.isOpen; }
    [[nodiscard]] QString trouble() const; ///< Why no action can be taken at all; empty if it can.
    [[nodiscard]] QString notice() const; ///< What was found damaged.
    [[nodiscard]] const QString &declined() const { return m_declined; } ///< Why the last action was not taken; empty if it was.
    [[nodiscard]] bool isRecorded() const { return m_recorded; }
    [[nodiscard]] int refusedCount() const;

    /** Why nothing can be asked about a record of @p feed, in words; empty if it can. */
    Q_INVOKABLE QString whyNot(const QString &feed) const;
    /** Asks to urge, or to note @p text, about an event as it was seen; setReceipt() says whether it was stored. */
    Q_INVOKABLE void urge(const QString &feed, const QString &source, const QString &id, double version);
    Q_INVOKABLE void note(const QString &feed, const QString &source, const QString &id, const QString &text);
    /** Asks for an act of the flow; what the flow or the role of the actor does not allow is declined. @p args: a JSON object, or empty. */
    void act(const QString &feed, const QString &source, const QString &id, qint64 version, const QString &key, const QByteArray &args);
    /** The stage that an event of @p stage comes to when what was asked about it, and has not been refused, is done. */
    [[nodiscard]] Stage stageAfterPending(const QString &source, const QString &id, Stage stage) const;
    /** Asks the department of a reading of @p feed about it; of @p objection what is said when it is raised. */
    void object(const QString &feed, const Objection &objection);
    Q_INVOKABLE void resend(const QString &key);
    Q_INVOKABLE void discard(const QString &key);

    /** "Urge · sending", "Urge refused: already handled by X at 14:05": the most pressing about this event; empty: nothing is pending. */
    Q_INVOKABLE QString markFor(const QString &source, const QString &id) const;
    Q_INVOKABLE bool isRefusedFor(const QString &source, const QString &id) const;
    /** Commands about this event that have not ended. */
    Q_INVOKABLE int pendingFor(const QString &source, const QString &id) const;

    /** An objection that has not ended its way through the outbox, the refused first, then the oldest. */
    struct PendingObjection
    {
        CommandStatus status = {};
        Objection objection = {}; ///< As it was raised.
        QString reason = {}; ///< Why it stands where it stands; may be empty.
        QString nextText = {};
    };
    [[nodiscard]] std::vector<PendingObjection> pendingObjections(const QString &indicator, const QString &region) const;
    [[nodiscard]] bool takes(const QString &feed) const { return m_feeds.contains(feed); } ///< Actions on what that feed brings.
    [[nodiscard]] const Command::Actor &actor() const { return m_actor; }
    [[nodiscard]] const SharedFlow &flow() const { return m_flow; }
    [[nodiscard]] Language languageId() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void healthChanged();
    void declinedChanged();
    void received(bool accepted); ///< Whether the last action was stored; declined() says why not.
    void marksChanged(); ///< Of any event.
    void asked(const tonglan::Command &command); ///< To the sync engine, as the next two.
    void resendAsked(const QString &key, const QString &who);
    void discardAsked(const QString &key, const QString &who);

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        CommandStatus status = {};
        CommandTarget target = {};
        QString timeText = {};
        QString nextText = {};
        QString reason = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    void request(const QString &type, const QString &feed, const QString &source, const QString &id, qint64 version, const QByteArray &args, const QString &who = {});
    void sayDeclined(const QString &why);
    void fillTexts(Row &row) const;
    [[nodiscard]] QString verbOf(const QString &type) const;
    [[nodiscard]] QString nextText(const CommandStatus &status) const;
    [[nodiscard]] QString reason(const Row &row) const;
    [[nodiscard]] const Row *mostPressing(const QString &source, const QString &id) const;
    void showChanged(std::vector<Row> rows);

    std::vector<Row> m_rows;
    QStringList m_feeds;
    Command::Actor m_actor;
    SharedFlow m_flow;
    OutboxHealth m_health;
    QString m_declined;
    bool m_recorded = false;
};

}
