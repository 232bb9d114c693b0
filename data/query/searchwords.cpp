#include "searchwords.h"

#include "analysis/format.h"

#include <QHash>

namespace tonglan {

using namespace Qt::StringLiterals;

static QString thing(const QString &sort)
{
    static const QHash<QString, const char *> words = {
        {u"hospital"_s, QT_TRANSLATE_NOOP("SearchWords", "Hospital")}, {u"clinic"_s, QT_TRANSLATE_NOOP("SearchWords", "Clinic")},
        {u"school"_s, QT_TRANSLATE_NOOP("SearchWords", "School")}, {u"kindergarten"_s, QT_TRANSLATE_NOOP("SearchWords", "Kindergarten")},
        {u"college"_s, QT_TRANSLATE_NOOP("SearchWords", "College")}, {u"university"_s, QT_TRANSLATE_NOOP("SearchWords", "College")},
        {u"shelter"_s, QT_TRANSLATE_NOOP("SearchWords", "Shelter")}, {u"camera"_s, QT_TRANSLATE_NOOP("SearchWords", "Camera")},
        {u"police"_s, QT_TRANSLATE_NOOP("SearchWords", "Police")}, {u"fire"_s, QT_TRANSLATE_NOOP("SearchWords", "Fire station")},
        {u"fire_station"_s, QT_TRANSLATE_NOOP("SearchWords", "Fire station")}, {u"library"_s, QT_TRANSLATE_NOOP("SearchWords", "Library")},
        {u"museum"_s, QT_TRANSLATE_NOOP("SearchWords", "Museum")}, {u"attraction"_s, QT_TRANSLATE_NOOP("SearchWords", "Sight")},
        {u"station"_s, QT_TRANSLATE_NOOP("SearchWords", "Station")}, {u"subway"_s, QT_TRANSLATE_NOOP("SearchWords", "Station")},
        {u"tramstop"_s, QT_TRANSLATE_NOOP("SearchWords", "Tram stop")}, {u"tram_stop"_s, QT_TRANSLATE_NOOP("SearchWords", "Tram stop")},
        {u"bus_stop"_s, QT_TRANSLATE_NOOP("SearchWords", "Bus stop")}, {u"bus_station"_s, QT_TRANSLATE_NOOP("SearchWords", "Bus station")},
        {u"ferry"_s, QT_TRANSLATE_NOOP("SearchWords", "Ferry pier")}, {u"ferry_terminal"_s, QT_TRANSLATE_NOOP("SearchWords", "Ferry pier")},
        {u"watergauge"_s, QT_TRANSLATE_NOOP("SearchWords", "Water gauge")}, {u"pump"_s, QT_TRANSLATE_NOOP("SearchWords", "Pumping station")},
        {u"airstation"_s, QT_TRANSLATE_NOOP("SearchWords", "Air monitor")}, {u"office"_s, QT_TRANSLATE_NOOP("SearchWords", "Public office")},
        {u"townhall"_s, QT_TRANSLATE_NOOP("SearchWords", "Public office")}, {u"stadium"_s, QT_TRANSLATE_NOOP("SearchWords", "Sports ground")},
        {u"bookshop"_s, QT_TRANSLATE_NOOP("SearchWords", "Bookshop")}, {u"eldercare"_s, QT_TRANSLATE_NOOP("SearchWords", "Care home")},
        {u"park"_s, QT_TRANSLATE_NOOP("SearchWords", "Park")}, {u"island"_s, QT_TRANSLATE_NOOP("SearchWords", "Island")},
        {u"peak"_s, QT_TRANSLATE_NOOP("SearchWords", "Peak")}, {u"bay"_s, QT_TRANSLATE_NOOP("SearchWords", "Water")},
        {u"lake"_s, QT_TRANSLATE_NOOP("SearchWords", "Water")}, {u"strait"_s, QT_TRANSLATE_NOOP("SearchWords", "Water")},
        {u"sea"_s, QT_TRANSLATE_NOOP("SearchWords", "Water")}, {u"international"_s, QT_TRANSLATE_NOOP("SearchWords", "Airport")}};
    const char *word = words.value(sort);
    return word ? QCoreApplication::translate("SearchWords", word) : QString();
}

QString SearchWords::kind(NameKind kind, const QString &sort)
{
    switch (kind) {
    case NameKind::Region:
        return sort == u'0' ? tr("City") : sort == u'1' ? tr("District")
                                                        : tr("Subdistrict");
    case NameKind::Grid:
        return tr("Zone or grid");
    case NameKind::Road:
        return tr("Road");
    case NameKind::Event:
        return tr("Event");
    case NameKind::Place:
    case NameKind::Station:
    case NameKind::Asset:
    case NameKind::Point:
        break;
    }
    if (const QString word = thing(sort); !word.isEmpty())
        return word;
    return kind == NameKind::Station ? tr("Station") : kind == NameKind::Asset ? tr("Facility")
        : kind == NameKind::Place                                              ? tr("Place")
                                                                               : tr("Point");
}

QString SearchWords::closedEvent()
{
    return tr("Closed event");
}

QString SearchWords::distance(double meters)
{
    if (!(meters < 1e7)) // a quarter of the Earth
        return {};
    return meters < 950 ? formatNumber(std::round(meters / 10) * 10, 0) + u" m"_s : formatNumber(meters / 1000, meters < 99'500 ? 1 : 0) + u" km"_s;
}

}
