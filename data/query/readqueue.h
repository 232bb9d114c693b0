#pragma once

#include "readevents.h"

#include "analysis/eventcolumns.h"
#include "eventchanges.h"

#include <QMutex>

#include <memory>
#include <optional>

namespace tonglan {

/** A question of the operator's console. */
struct QueueQuestion
{
    EventFilter filter = {}; ///< Its region, zone and text come from the next two.
    QString region = {};
    QString search = {}; ///< Words in title, kind, place; or initials of a kind: "lmtx" finds 路面塌陷.
    EventColumns::Window window = {}; ///< Its rows come from the next two.
    EventKey anchor = {}; ///< The window begins with this event, wherever it has got to; empty: at its place.
    EventKey marked = {};
    Language language = Language::Chinese;
};

struct QueueChoice
{
    QString code = {};
    QString name = {};
    int count = 0;

    friend bool operator==(const QueueChoice &, const QueueChoice &) = default;
};

struct QueueAnswer
{
    EventColumns::Answer found = {};
    std::vector<EventLine> lines = {}; ///< Of the window.
    std::vector<QueueChoice> sources = {};
    std::vector<QueueChoice> departments = {};
    bool isCut = false; ///< More rows contain the words than are looked at: the newest are.
};

/** All events of a cache in memory, kept in step with it: what has changed is read again, all of it only when that can't be told. For any thread; one question at a time. */
class EventTable
{
public:
    /** Throws SQLite::Exception. */
    [[nodiscard]] Result<QueueAnswer> ask(const Database &db, const QueueQuestion &question);

private:
    void catchUp(const Database &db);
    void readAll(const Database &db);
    void readAgain(const Database &db, const QSet<EventKey> &keys);

    QMutex m_mutex;
    EventColumns m_columns;
    std::optional<EventMark> m_mark;
};

}
