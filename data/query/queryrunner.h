#pragma once

#include "analysis/citycalendar.h"
#include "analysis/language.h"
#include "analysis/register.h"
#include "analysis/rules.h"
#include "base/clock.h"
#include "base/result.h"
#include "cache/database.h"
#include "model/arrival.h"
#include "model/change.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QThreadStorage>
#include <QTimeZone>
#include <qqmlregistration.h>

#include <functional>
#include <memory>

namespace tonglan {

struct SituationRules;
using SharedSituationRules = std::shared_ptr<const SituationRules>;

/** Asks the cache questions away from the GUI thread. Lives on the GUI thread and owns a pool of two threads, each with one
 *  read-only connection, opened again when the cache file appears or is replaced. Only values cross.
 *  While there is no cache, questions are answered with Error::Kind::NotFound; asking again after notify() is the models' job.
 */
class QueryRunner : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(int pending READ pending NOTIFY pendingChanged)
    Q_PROPERTY(qint64 revision READ revision NOTIFY revisionChanged)
    Q_PROPERTY(bool hasData READ hasData NOTIFY revisionChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)

public:
    explicit QueryRunner(QString cachePath, const Clock &clock, QObject *parent = nullptr);
    ~QueryRunner() override; ///< Waits for the questions under way; their answers are dropped.

    /** Runs @p fn (Result<T>(const Database &)) on the pool and hands its answer to @p then (void(Result<T>)) on this thread.
     *  Per @p context the newest question wins: an older answer that arrives later is dropped, as is any once the context is gone.
     *  An SQLite::Exception in @p fn becomes Error::Kind::Storage.
     */
    template<typename Fn, typename Then>
    void run(QObject *context, Fn fn, Then then)
    {
        using Answer = std::invoke_result_t<Fn, const Database &>;
        auto answer = std::make_shared<Answer>(failure(Error::Kind::Cancelled, {}));
        submit(
            context, [answer, fn = std::move(fn)](const Database &db) { *answer = fn(db); },
            [answer](Error error) { *answer = tl::unexpected(std::move(error)); },
            [answer, then = std::move(then)] { then(std::move(*answer)); });
    }

    /** Questions asked or waiting to be asked whose answers have not been handed over: 0 = what the models show is what the cache says. */
    [[nodiscard]] int pending() const { return m_pending; }
    /** Of the cache, as far as this thread has heard. */
    [[nodiscard]] qint64 revision() const { return m_revision; }
    [[nodiscard]] bool hasData() const { return m_revision > 0; }

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const QString &cachePath() const { return m_cachePath; }

    /** The zone in which the city's days begin; UTC until set. An unknown id leaves it as it was. */
    [[nodiscard]] const QTimeZone &cityZone() const { return m_cityZone; }
    void setCityZone(const QByteArray &id);

    /** The city's own list of indicators; never null. Set before the first question. */
    [[nodiscard]] const SharedRegister &indicatorRegister() const { return m_register; }
    void setIndicatorRegister(SharedRegister indicators);
    /** Workdays, weekends and holidays of the city; never null. Set before the first question. */
    [[nodiscard]] const SharedCalendar &cityCalendar() const { return m_calendar; }
    void setCityCalendar(SharedCalendar calendar);
    /** Rules for readings; never null. Set before the first question. */
    [[nodiscard]] const SharedRules &rules() const { return m_rules; }
    void setRules(SharedRules rules);
    [[nodiscard]] Q_INVOKABLE bool isRegistered(const QString &indicator) const; ///< It stands in the tree.

    /** What the situation sentence and the list of what needs attention are made by; null: nothing is said. Set before the first question. */
    [[nodiscard]] const SharedSituationRules &situationRules() const { return m_situationRules; }
    void setSituationRules(SharedSituationRules rules);

    /** "zh_CN" or "en": which names are shown. Install the translator first, then set this. */
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] Language languageId() const { return languageFromName(m_language); }
    void setLanguage(const QString &language);

    /** A model has a question that it has not asked yet (+1), or has asked it now (−1). For QueryDriver. */
    void addWaiting(int difference);

public Q_SLOTS:
    /** Questions are answered from there from now on. Empty: none is answered until there is a path again; what is shown stays. */
    void setCachePath(const QString &path);

    /** Tells the models what a commit changed. */
    void notify(const tonglan::ChangeSet &changes);
    /** Tells the models what a stream brought; it is not in the cache yet. */
    void notifyArrivals(const tonglan::Arrivals &arrivals) { Q_EMIT arrived(arrivals); }

Q_SIGNALS:
    void arrived(const tonglan::Arrivals &arrivals);
    void damaged(const QString &detail); ///< The file is broken.
    void changed(const tonglan::ChangeSet &changes);
    void pendingChanged();
    void revisionChanged();
    void languageChanged();
    void cityZoneChanged();

private:
    struct Connection;

    void submit(QObject *context, std::function<void(const Database &)> work, std::function<void(Error)> fail, std::function<void()> done);
    void askWhereItMay(QObject *context, quint64 ticket, std::function<void(const Database &)> work, std::function<void(Error)> fail, std::function<void()> done);
    void ask(QObject *context, quint64 ticket, std::function<void(const Database &)> work, std::function<void(Error)> fail, std::function<void()> done);
    Result<const Database *> connection(const QString &path);
    void setRevision(qint64 revision);

    QString m_cachePath;
    const Clock &m_clock;
    QTimeZone m_cityZone = QTimeZone(QTimeZone::UTC);
    QString m_language;
    SharedCalendar m_calendar = std::make_shared<const CityCalendar>();
    SharedRules m_rules = std::make_shared<const std::vector<Rule>>();
    SharedRegister m_register = std::make_shared<const IndicatorRegister>();
    SharedSituationRules m_situationRules;
    std::vector<std::function<void()>> m_held; // questions that wait for a path
    QHash<QObject *, quint64> m_newest;
    quint64 m_ticket = 0;
    quint64 m_place = 0; ///< Of the path: another one for every change of it.
    qint64 m_revision = 0;
    int m_pending = 0;
    QThreadStorage<std::shared_ptr<Connection>> m_connections; // before the pool: its threads end first
    QThreadPool m_pool;
};

}
