#pragma once

#include "commandmodel.h"
#include "figurelineage.h"
#include "queryobject.h"
#include "readobjections.h"

#include "model/objection.h"

#include <QPointer>
#include <QVariantList>

#include <optional>

namespace tonglan {

/** 数据异议 to the figure of a card: those on their way through the outbox, those that the feeds know, and where one is raised. An
 *  objection that has just been confirmed keeps its line until the cache has been asked again, so that it is never nowhere. GUI thread.
 */
class FigureObjections : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::FigureLineage *lineage READ lineage WRITE setLineage NOTIFY lineageChanged)
    Q_PROPERTY(tonglan::CommandModel *commands READ commands WRITE setCommands NOTIFY commandsChanged)
    Q_PROPERTY(QVariantList entries READ entries NOTIFY entriesChanged)
    Q_PROPERTY(int openCount READ openCount NOTIFY entriesChanged)
    Q_PROPERTY(QString openText READ openText NOTIFY entriesChanged)
    Q_PROPERTY(QString detailText READ detailText NOTIFY detailChanged)
    Q_PROPERTY(QString moreText READ moreText NOTIFY entriesChanged)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY entriesChanged)
    Q_PROPERTY(QString noteText READ noteText NOTIFY entriesChanged)
    Q_PROPERTY(QString figureText READ figureText NOTIFY entriesChanged)
    Q_PROPERTY(QStringList reasons READ reasons NOTIFY entriesChanged)
    Q_PROPERTY(QString actorName READ actorName NOTIFY entriesChanged)
    Q_PROPERTY(int longestText READ longestText CONSTANT)

public:
    explicit FigureObjections(QObject *parent = nullptr);

    [[nodiscard]] FigureLineage *lineage() const { return m_lineage; } ///< Of the figure; must be set.
    void setLineage(FigureLineage *lineage);
    [[nodiscard]] CommandModel *commands() const { return m_commands; } ///< Null: none can be raised.
    void setCommands(CommandModel *commands);

    /** What is on its way, then what is open, then what is over, the newest first; two at most. Of what is withheld
     *  by now no value is said. Each: stateText ("accepted · no. 2026-00012"),
     *  timeText (of that), aboutText (what is wrong in whose words, and about which value), answerText, open, pending (in the outbox), refused
     *  (a person must decide, in the list of actions).
     */
    [[nodiscard]] QVariantList entries() const;
    [[nodiscard]] int openCount() const; ///< On their way or not answered yet.
    [[nodiscard]] QString openText() const; ///< That there are some, as a sentence; empty if there are none.
    [[nodiscard]] QString detailText() const; ///< What there is to say of the figure, and openText().
    [[nodiscard]] QString moreText() const; ///< How many there are beside the entries; empty if there are none.
    [[nodiscard]] QString whyNot() const; ///< Why none can be raised, as a sentence; empty if one can.
    [[nodiscard]] QString noteText() const; ///< Why the last one was not taken, else whyNot().
    [[nodiscard]] QString figureText() const; ///< What would be objected to, from begin() on what stood there then: "24 min of 14:30".
    [[nodiscard]] QStringList reasons() const; ///< In the order of Objection::Reason.
    [[nodiscard]] QString actorName() const; ///< Who sits at this machine.
    [[nodiscard]] int longestText() const { return longestObjection; }

    /** What is missing before it can be raised, as a sentence; empty if nothing is. */
    Q_INVOKABLE QString lacking(int reason, const QString &text) const;
    /** What is shown now is what will be objected to, whatever comes in the meantime: until end(), or another figure is chosen. */
    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    /** Raises one by @p who, empty: by who sits here. False if it cannot be: see whyNot() and lacking(). */
    Q_INVOKABLE bool raise(int reason, const QString &text, const QString &who);

Q_SIGNALS:
    void lineageChanged();
    void commandsChanged();
    void entriesChanged();
    void detailChanged();
    void declined(); ///< What raise() took was not stored after all, and the figure is the same: begin() holds again for its reading.

protected:
    void ask() override;
    void tick() override;

private:
    /** The reading that is objected to, and the feed that brought it. */
    struct Doubted
    {
        LineageRow reading = {};
        QString feed = {};
    };

    void follow();
    void takeReceipt(bool accepted);
    void takePending();
    [[nodiscard]] std::optional<Doubted> doubted() const;
    [[nodiscard]] std::vector<ObjectedReading> readingsInUse() const;
    [[nodiscard]] bool isHidden(const ObjectedReading &reading) const;
    [[nodiscard]] QString moment(TimeMs time) const;
    [[nodiscard]] QVariantMap entryOf(const CommandModel::PendingObjection &pending) const;
    [[nodiscard]] QVariantMap entryOf(const Objection &objection) const;
    [[nodiscard]] QString about(const Objection &objection) const;

    QPointer<FigureLineage> m_lineage;
    QPointer<CommandModel> m_commands;
    QString m_code; ///< What m_found is about.
    QString m_region;
    FigureObjectionList m_found;
    std::vector<CommandModel::PendingObjection> m_pending;
    std::optional<Doubted> m_doubted; ///< Since begin().
    std::optional<Doubted> m_sent; ///< Until its receipt.
    bool m_hasAsked = false; ///< About this figure, since it was chosen.
};

}
