#include "readsearch.h"

#include "sql.h"
#include "textwords.h"

#include "analysis/pinyin.h"
#include "cache/geoblob.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRead = 60; // events by one condition, the open and the newest first
constexpr int mostOpen = 1000; // open events whose titles are read aloud; there are seldom more
constexpr int mostCounted = 1000;
constexpr double sameSpot = 500; // m: the base map and the city's own data mean the same thing by one name

/** Without a finite position: false. */
bool setPlace(NamedPlace &place, const Sql &row, int lat, int lon)
{
    const GeoPoint at{row.maybeReal(lat).value_or(NAN), row.maybeReal(lon).value_or(NAN)};
    place.hasPlace = at.isValid();
    if (place.hasPlace)
        place.at = at;
    return place.hasPlace;
}

void addRegions(const Database &db, std::vector<NamedPlace> &places, std::vector<CityNames::District> &districts)
{
    Sql rows(db, u"SELECT id, name, name_en, parent, depth, kind, label_lat, label_lon, area FROM region ORDER BY id"_s);
    while (rows.next()) {
        NamedPlace place{.kind = rows.smallNumber(5) == 1 ? NameKind::Grid : NameKind::Region, .zh = rows.text(1), .en = rows.text(2), .code = rows.text(0), .region = rows.text(3)};
        if (!places.empty() && places.back().code == place.code)
            continue; // two sources know the same region
        place.sort = QString::number(rows.smallNumber(4));
        setPlace(place, rows, 6, 7);
        if (!rows.isNull(8)) {
            if (auto area = fromBlob(rows.bytes(8)); area && !area->empty()) { // readRegions() tells of damaged ones
                place.box = boundsOf(*area);
                if (!place.hasPlace)
                    place.at = {(place.box.south + place.box.north) / 2, (place.box.west + place.box.east) / 2};
                place.hasPlace = true;
                if (rows.smallNumber(4) == 1 && place.kind == NameKind::Region)
                    districts.push_back({place.code, place.box, *std::move(area)});
            }
        }
        places.push_back(std::move(place));
    }
}

const QString assetColumns = u"SELECT source, id, name, name_en, kind, region, lat, lon FROM asset"_s;

NamedPlace assetOf(const Sql &row)
{
    NamedPlace place{.kind = NameKind::Asset, .zh = row.text(2), .en = row.text(3), .code = row.text(1), .source = row.text(0), .region = row.text(5), .sort = row.text(4)};
    setPlace(place, row, 6, 7);
    return place;
}

struct EventName
{
    NamedPlace place;
    NameMatch match = NameMatch::Inside;
    Level level = Level::None;
    bool isOpen = false;
};

/** Events that answer, each once. */
class EventSearch
{
public:
    EventSearch(const Database &db, const SearchQuestion &question, const TypedName &typed)
        : m_db(db)
        , m_question(question)
        , m_typed(typed)
    {
    }

    void run()
    {
        byNumber();
        byText();
        byTitleOfOpen();
    }

    [[nodiscard]] std::vector<EventName> take() { return std::move(m_found); }
    [[nodiscard]] int total() const { return std::max(int(m_found.size()), m_counted); }

private:
    static QString columns() { return u"SELECT e.source, e.id, e.title, e.level, e.stage, e.region, e.lat, e.lon, e.kind_name FROM "_s; }

    void add(Sql &rows, bool mustMatch)
    {
        while (rows.next()) {
            EventName event;
            event.place = {.kind = NameKind::Event, .zh = rows.text(2), .code = rows.text(1), .source = rows.text(0), .region = rows.text(5), .sort = rows.text(8)};
            if (m_known.contains({event.place.source, event.place.code}))
                continue;
            const auto match = matchName(keysOf(event.place.zh, {}, event.place.code), m_typed);
            if (!match && mustMatch)
                continue;
            event.match = match.value_or(NameMatch::Inside); // by its kind or its address
            event.level = Level(std::clamp(rows.smallNumber(3), 0, 4));
            event.isOpen = rows.smallNumber(4) < 4;
            setPlace(event.place, rows, 6, 7);
            m_known.insert({event.place.source, event.place.code});
            m_found.push_back(std::move(event));
        }
    }

    // From the left the table's own key answers, source by source; somewhere within, all numbers are looked through, which is some 0.1 s for a million.
    void byNumber()
    {
        const QString number = m_question.text.trimmed().left(64);
        const auto isOfNumbers = [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; };
        if (number.size() < 2 || !std::ranges::all_of(number, isOfNumbers))
            return;
        for (const QString &begin : {number, number.toUpper(), number.toLower()}) {
            Sql rows(m_db, columns() + u"source_contact c CROSS JOIN event e ON e.source = c.source AND e.id >= :from AND e.id < :to LIMIT :limit"_s);
            rows.bind(":from", begin).bind(":to", begin + QChar(0x7f)).bind(":limit", qint64(mostRead));
            add(rows, true);
        }
        const bool hasDigit = std::ranges::any_of(number, [](QChar c) { return c.isDigit(); });
        if (number.size() < 3 || !hasDigit)
            return;
        QString pattern = number;
        for (const auto special : {u'\\', u'%', u'_'})
            pattern.replace(special, u"\\"_s + special);
        Sql rows(m_db, columns() + u"event e WHERE e.n IN (SELECT n FROM event INDEXED BY sqlite_autoindex_event_1 WHERE id LIKE :pattern ESCAPE '\\' LIMIT :limit)"_s);
        rows.bind(":pattern", u'%' + pattern + u'%').bind(":limit", qint64(mostRead));
        add(rows, true);
    }

    // A single character is in so many of all events that looking them up takes longer than anybody waits.
    [[nodiscard]] bool isOneCharacter() const { return m_typed.text.toUcs4().size() == 1; }

    void byText()
    {
        if (isOneCharacter())
            return;
        const auto words = textCondition(RecordType::Event, m_question.text.left(100));
        if (words.values.isEmpty())
            return;
        const QString condition = namedCondition(words);
        Sql rows(m_db, columns() + u"event e WHERE "_s + condition + u" ORDER BY stage >= 4, reported_at DESC LIMIT :limit"_s);
        bindWords(rows, words);
        rows.bind(":limit", qint64(mostRead));
        add(rows, false);
        Sql count(m_db, u"SELECT count(*) FROM (SELECT 1 FROM event WHERE "_s + condition + u" LIMIT :limit)"_s);
        bindWords(count, words);
        count.bind(":limit", qint64(mostCounted));
        if (count.next())
            m_counted = count.smallNumber(0);
    }

    void byTitleOfOpen()
    {
        const bool mayBeRead = m_typed.letters.size() > 1 && !std::ranges::all_of(m_typed.letters, [](QChar c) { return c.isDigit(); });
        if (!mayBeRead && !isOneCharacter())
            return;
        Sql rows(m_db, columns() + u"event e INDEXED BY event_open WHERE stage < 4 ORDER BY reported_at DESC LIMIT :limit"_s);
        rows.bind(":limit", qint64(mostOpen));
        add(rows, true);
    }

    const Database &m_db;
    const SearchQuestion &m_question;
    const TypedName &m_typed;
    std::vector<EventName> m_found;
    QSet<std::pair<QString, QString>> m_known;
    int m_counted = 0;
};

/** Assets beyond those that are in memory. */
std::vector<NamedPlace> assetsByText(const Database &db, const SearchQuestion &question)
{
    std::vector<NamedPlace> places;
    const auto words = textCondition(RecordType::Asset, question.text.left(100));
    if (words.values.isEmpty())
        return places;
    Sql rows(db, assetColumns + u" WHERE "_s + namedCondition(words) + u" LIMIT :limit"_s);
    bindWords(rows, words);
    rows.bind(":limit", qint64(mostRead));
    while (rows.next())
        places.push_back(assetOf(rows));
    return places;
}

QString districtAt(const CityNames &names, GeoPoint at)
{
    const auto found = std::ranges::find_if(names.districts, [at](const auto &district) { return district.box.contains(at) && contains(district.area, at); });
    return found == names.districts.end() ? QString() : found->code;
}

/** "沙田区 · 大围" for what lies below a district; of a region, what it belongs to. */
QString regionNameOf(const CityNames &names, const NamedPlace &place, Language language)
{
    const QString code = place.region.isEmpty() && place.hasPlace && place.kind != NameKind::Region ? districtAt(names, place.at) : place.region;
    if (code.isEmpty())
        return {};
    const QString district = names.catalog.districtOf(code);
    const QString name = names.catalog.regionName(district, language);
    return district == code ? name : name + u" · "_s + names.catalog.regionName(code, language);
}

bool isOfMap(const NamedPlace &place)
{
    return place.code.isEmpty();
}

/** What the base map names and the city's own data too is shown once, as the latter. How many are gone. */
int dropDoubles(std::vector<NameFound> &found)
{
    std::vector<NameFound> own;
    std::ranges::copy_if(found, std::back_inserter(own), [](const NameFound &f) { return !isOfMap(*f.place) && f.place->kind != NameKind::Event && f.place->hasPlace; });
    return int(std::erase_if(found, [&own](const NameFound &f) {
        const NamedPlace &place = *f.place;
        return isOfMap(place) && std::ranges::any_of(own, [&place](const NameFound &other) {
            const bool isThere = metersBetween(place.at, other.place->at) < sameSpot || (place.kind == NameKind::Place && other.place->box.contains(place.at));
            return other.place->zh == place.zh && isThere;
        });
    }));
}

}

Result<std::shared_ptr<const CityNames>> readCityNames(const Database &db, int mostAssets)
{
    auto names = std::make_shared<CityNames>();
    names->revision = db.revision();
    names->catalog = Catalog::read(db);
    std::vector<NamedPlace> places;
    addRegions(db, places, names->districts);
    Sql assets(db, assetColumns + u" LIMIT :limit"_s);
    assets.bind(":limit", qint64(mostAssets) + 1);
    for (int i = 0; assets.next(); ++i) {
        if (i == mostAssets) {
            names->isCut = true;
            break;
        }
        places.push_back(assetOf(assets));
    }
    names->index = NameIndex(std::move(places));
    return names;
}

Result<SearchAnswer> readSearch(const Database &db, const SearchQuestion &question)
{
    SearchAnswer answer{.names = question.known};
    if (!answer.names) {
        auto names = readCityNames(db);
        if (!names)
            return tl::unexpected(names.error());
        answer.names = *std::move(names);
    }
    const TypedName typed = typedName(question.text);
    if (typed.isEmpty())
        return answer;

    EventSearch events(db, question, typed);
    events.run();
    const auto eventNames = events.take();
    auto cities = answer.names->index.find(typed, question.centre, question.mostOfKind);
    const auto places = question.places ? question.places->find(typed, question.centre, question.mostOfKind) : NameIndex::Answer();
    answer.total = events.total() + cities.total + places.total;

    std::vector<NameFound> found = std::move(cities.found);
    found.insert(found.end(), places.found.begin(), places.found.end());
    const auto distanceTo = [&question](const NamedPlace &place) { return place.hasPlace ? metersBetween(question.centre, place.at) : std::numeric_limits<double>::max(); };
    std::vector<NamedPlace> more;
    if (answer.names->isCut) {
        more = assetsByText(db, question);
        std::erase_if(more, [&found](const NamedPlace &asset) { return std::ranges::any_of(found, [&asset](const NameFound &f) { return f.place->code == asset.code && f.place->source == asset.source; }); });
        for (const auto &asset : more)
            found.push_back({&asset, matchName(keysOf(asset.zh, asset.en, asset.code), typed).value_or(NameMatch::Inside), distanceTo(asset)});
        answer.total += int(more.size());
    }
    for (const auto &event : eventNames)
        found.push_back({&event.place, event.match, distanceTo(event.place)});
    answer.total -= dropDoubles(found);
    std::ranges::sort(found, isFoundBefore);

    // Of no kind so many that the others have no room.
    std::array<int, nameKindCount> ofKind = {};
    for (const auto &[place, match, meters] : found) {
        if (int(answer.lines.size()) >= question.most)
            break;
        if (++ofKind[std::size_t(place->kind)] > question.mostOfKind)
            continue;
        SearchLine line{.kind = place->kind, .match = match, .sort = place->sort, .code = place->code, .source = place->source, .at = place->at, .box = place->box, .hasPlace = place->hasPlace, .meters = meters};
        line.title = nameIn(question.language, place->zh, place->en);
        const QString &other = question.language == Language::English ? place->zh : place->en;
        if (foldedName(other) != foldedName(line.title)) // the base map has the same name in traditional characters
            line.otherTitle = other;
        line.regionName = regionNameOf(*answer.names, *place, question.language);
        if (place->kind == NameKind::Event) {
            const auto event = std::ranges::find(eventNames, place, [](const EventName &e) { return &e.place; });
            line.level = event->level;
            line.isOpen = event->isOpen;
        }
        answer.lines.push_back(std::move(line));
    }
    answer.total = std::max(answer.total, int(answer.lines.size()));
    return answer;
}

}
