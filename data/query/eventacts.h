#pragma once

#include "commandmodel.h"
#include "eventdetail.h"

#include <QVariantList>

namespace tonglan {

/** What an operator can do with the event of a sheet, by the flow of the city and the role of the operator, and what an act still needs to be told before it is sent:
 *  a department, a reason, or that it is meant. One question after the other; each can be answered by keys alone. GUI thread.
 */
class EventActs : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(tonglan::EventDetail *detail READ detail WRITE setDetail NOTIFY detailChanged)
    Q_PROPERTY(tonglan::CommandModel *commands READ commands WRITE setCommands NOTIFY commandsChanged)
    Q_PROPERTY(QVariantList acts READ acts NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(int stage READ stage NOTIFY changed)
    Q_PROPERTY(QStringList nearby READ nearby NOTIFY changed)
    Q_PROPERTY(QString begun READ begun NOTIFY askedChanged)
    Q_PROPERTY(QString asks READ asks NOTIFY askedChanged)
    Q_PROPERTY(QString question READ question NOTIFY askedChanged)
    Q_PROPERTY(QString hint READ hint NOTIFY askedChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY askedChanged)
    Q_PROPERTY(QString typed READ typed WRITE setTyped NOTIFY askedChanged)
    Q_PROPERTY(QStringList options READ options NOTIFY askedChanged)
    Q_PROPERTY(int option READ option WRITE setOption NOTIFY askedChanged)

public:
    explicit EventActs(QObject *parent = nullptr);

    [[nodiscard]] EventDetail *detail() const { return m_detail; }
    void setDetail(EventDetail *detail);
    [[nodiscard]] CommandModel *commands() const { return m_commands; }
    void setCommands(CommandModel *commands);

    /** Maps {key, text, shortcut, possible, primary, why}, in the order of the flow. Possible: in the stage in which the event is when what was asked already is done. */
    [[nodiscard]] QVariantList acts() const;
    [[nodiscard]] QString why() const; ///< Why nothing can be asked at all, in words; empty if something can.
    [[nodiscard]] int stage() const; ///< As of Stage: the one in which the event is when what was asked already is done.

    [[nodiscard]] QStringList nearby() const; ///< Kinds of things that could help at an event like this, as of the flow.

    /** Begins the act @p key: sends it, or asks() what it needs. Nothing if it is not possible. */
    Q_INVOKABLE void begin(const QString &key);
    /** The same for the act of a letter; false if there is none. */
    Q_INVOKABLE bool press(const QString &letter);
    /** The answer is given: the next question, or it is sent. Says in trouble() what is missing. */
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void step(int by); ///< To another option, round the end.

    [[nodiscard]] const QString &begun() const { return m_begun; } ///< Key of the act that is being asked about; empty: none.
    [[nodiscard]] QString asks() const; ///< "department", "reason", "text" or "confirm"; empty while nothing is begun.
    [[nodiscard]] QString question() const; ///< In words.
    [[nodiscard]] QString hint() const; ///< Why the first department is suggested; empty if none is.
    [[nodiscard]] const QString &trouble() const { return m_trouble; }
    [[nodiscard]] const QString &typed() const { return m_typed; } ///< A reason, a note, or what a department's name has in it: Chinese, English, pinyin or initials.
    void setTyped(const QString &typed);
    [[nodiscard]] QStringList options() const;
    [[nodiscard]] int option() const { return m_option; } ///< Index in options(); −1: none.
    void setOption(int option);

Q_SIGNALS:
    void detailChanged();
    void commandsChanged();
    void changed();
    void askedChanged();

private:
    enum class Ask { Nothing,
        Department,
        Reason,
        Text,
        Confirm };

    struct Department
    {
        QString id = {};
        QString name = {};
    };

    [[nodiscard]] const EventAct *begunAct() const;
    [[nodiscard]] QString nameOf(const EventAct &act) const;
    [[nodiscard]] QString whyNot(const EventAct &act) const;
    [[nodiscard]] QStringList rolesOf(const EventAct &act) const;
    [[nodiscard]] std::vector<Department> departments() const; ///< That what was typed names; the suggested one first.
    [[nodiscard]] QString suggested() const;
    void next(const EventAct &act);
    void send(const EventAct &act);
    void forget();

    QPointer<EventDetail> m_detail;
    QPointer<CommandModel> m_commands;
    QString m_event; ///< Whose acts these are.
    QString m_begun;
    Ask m_ask = Ask::Nothing;
    QString m_department;
    QString m_typed;
    QString m_trouble;
    int m_option = -1;
};

}
