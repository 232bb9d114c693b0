#include "cap.h"

#include "fields.h"
#include "rfc3339.h"
#include "xmlwalker.h"

#include <QDateTime>
#include <QUrl>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype quoted = 120;

static bool isHref(const QString &href)
{
    const QUrl url(href, QUrl::StrictMode);
    if (!url.isValid() || href.isEmpty())
        return false;
    if (url.isRelative())
        return url.host().isEmpty() && !href.startsWith(u'/') && !href.split(u'/').contains(u".."_s);
    return (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
}

Result<CapIndex> parseCapIndex(const QByteArray &xml, const CapLimits &limits)
{
    XmlWalker walker(xml, limits.walker());
    CapIndex index;
    if (!walker.nextChild(0))
        return failure(Error::Kind::Invalid, walker.isWell() ? u"it is empty"_s : walker.problem());
    const bool isAtom = walker.name() == "feed"_L1;
    if (!isAtom && walker.name() != "rss"_L1)
        return failure(Error::Kind::Invalid, u"no index: its root is '%1', not feed or rss"_s.arg(walker.name().left(quoted)));
    int depth = walker.depth();
    while (!isAtom && walker.nextChild(depth)) {
        if (walker.name() == "channel"_L1)
            break;
    }
    depth = walker.depth();
    while (walker.nextChild(depth)) {
        if (walker.name() != (isAtom ? "entry"_L1 : "item"_L1))
            continue;
        CapLink link;
        QString alertHref;
        const int inside = walker.depth();
        while (walker.nextChild(inside)) {
            const auto name = walker.name().toString();
            if (name == "link"_L1 && isAtom) {
                const auto relation = walker.attribute("rel"_L1);
                const auto href = walker.attribute("href"_L1).trimmed();
                if (walker.attribute("type"_L1) == "application/cap+xml"_L1)
                    alertHref = href;
                else if (link.href.isEmpty() && (relation.isEmpty() || relation == "alternate"_L1))
                    link.href = href;
            } else if (name == "link"_L1) {
                link.href = walker.text();
            } else if (name == "id"_L1 || name == "guid"_L1) {
                link.id = walker.text().left(Fields::shortText);
            } else if (name == "title"_L1) {
                link.title = walker.text().left(Fields::shortText);
            } else if (name == "updated"_L1) {
                link.updated = timeFromRfc3339(walker.text()).value_or(0);
            } else if (name == "pubDate"_L1) {
                const auto moment = QDateTime::fromString(walker.text(), Qt::RFC2822Date);
                link.updated = moment.isValid() ? moment.toMSecsSinceEpoch() : 0;
            }
        }
        if (!walker.isWell())
            break;
        if (!alertHref.isEmpty())
            link.href = alertHref;
        if (int(index.links.size()) == limits.links) {
            index.notes.push_back({.message = u"more than %1 entries: the rest was not read"_s.arg(limits.links)});
            return index;
        }
        if (isHref(link.href))
            index.links.push_back(link);
        else
            index.notes.push_back({link.id, link.href.isEmpty() ? u"link: there is none"_s : u"link: '%1' is not fetched: only http, https and names beside the index are"_s.arg(link.href.left(quoted))});
    }
    if (!walker.isWell())
        return failure(Error::Kind::Invalid, walker.problem());
    return index;
}

}
