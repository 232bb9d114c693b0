#include "readtargets.h"

#include "catalog.h"
#include "sql.h"

namespace tonglan {

using namespace Qt::StringLiterals;

Result<std::vector<CommandTarget>> readTargets(const Database &db, const std::vector<Command::Target> &targets, Language language)
{
    Sql event(db, u"SELECT title FROM event WHERE source = :source AND id = :id"_s);
    Sql log(db, u"SELECT actor, time FROM eventlog INDEXED BY eventlog_by_event WHERE event_source = :source AND event = :id ORDER BY time DESC, n DESC LIMIT 1"_s);
    Sql indicator(db, u"SELECT name, name_en FROM indicator WHERE id = :id ORDER BY source LIMIT 1"_s);
    std::optional<Catalog> catalog; // hardly ever needed
    std::vector<CommandTarget> found;
    found.reserve(targets.size());
    for (const auto &target : targets) {
        CommandTarget known;
        event.again();
        event.bind(":source", target.source).bind(":id", target.id);
        if (event.next())
            known.title = event.text(0);
        if (const auto figure = target.id.split(u'|'); known.title.isEmpty() && figure.size() == 3) { // a reading
            indicator.again();
            indicator.bind(":id", figure[0]);
            if (!catalog)
                catalog = Catalog::read(db);
            known.title = (indicator.next() ? nameIn(language, indicator.text(0), indicator.text(1)) : figure[0]) + u" · "_s + catalog->regionName(figure[1], language);
        }
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
