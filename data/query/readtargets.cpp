#include "readtargets.h"

#include "sql.h"

namespace tonglan {

using namespace Qt::StringLiterals;

Result<std::vector<CommandTarget>> readTargets(const Database &db, const std::vector<Command::Target> &targets)
{
    Sql event(db, u"SELECT title FROM event WHERE source = :source AND id = :id"_s);
    Sql log(db, u"SELECT actor, time FROM eventlog INDEXED BY eventlog_by_event WHERE event_source = :source AND event = :id ORDER BY time DESC, n DESC LIMIT 1"_s);
    std::vector<CommandTarget> found;
    found.reserve(targets.size());
    for (const auto &target : targets) {
        CommandTarget known;
        event.again();
        event.bind(":source", target.source).bind(":id", target.id);
        if (event.next())
            known.title = event.text(0);
        log.again();
        log.bind(":source", target.source).bind(":id", target.id);
        if (log.next()) {
            known.lastActor = log.text(0);
            known.lastTime = log.number(1);
        }
        found.push_back(std::move(known));
    }
    return found;
}

}
