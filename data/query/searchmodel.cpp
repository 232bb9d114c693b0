#include "searchmodel.h"

#include "searchwords.h"

#include <QRectF>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype mostText = 256;
static constexpr double leastBox = 900; // m

SearchModel::SearchModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::Asset, RecordType::Region}, parent)
{
    m_driver.setEnabled(false);
    connect(this, &QueryModel::runnerChanged, this, [this] { listenTo(runner()); });
}

void SearchModel::listenTo(QueryRunner *runner)
{
    if (m_heard)
        m_heard->disconnect(this);
    m_heard = runner;
    m_known.reset();
    if (!runner)
        return;
    connect(runner, &QueryRunner::changed, this, [this](const ChangeSet &changes) {
        if (!changes.touches(RecordType::Region) && !changes.touches(RecordType::Asset))
            return;
        m_changedAt = changes.revision;
        m_known.reset();
    });
}

void SearchModel::setText(const QString &text)
{
    const QString cut = text.left(mostText);
    if (cut == m_text)
        return;
    m_text = cut;
    Q_EMIT parametersChanged();
    refresh();
}

void SearchModel::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    if (active && m_places)
        m_places->want();
    Q_EMIT activeChanged();
    refresh();
}

void SearchModel::setLatitude(double latitude)
{
    if (latitude == m_centre.lat)
        return;
    m_centre.lat = latitude;
    Q_EMIT parametersChanged();
    refresh();
}

void SearchModel::setLongitude(double longitude)
{
    if (longitude == m_centre.lon)
        return;
    m_centre.lon = longitude;
    Q_EMIT parametersChanged();
    refresh();
}

void SearchModel::setPlaces(PlaceNames *places)
{
    if (places == m_places)
        return;
    if (m_places)
        m_places->disconnect(this);
    m_places = places;
    if (places) {
        connect(places, &PlaceNames::changed, this, [this] {
            Q_EMIT indexingChanged();
            refresh();
        });
        if (m_isActive)
            places->want();
    }
    Q_EMIT placesChanged();
    Q_EMIT indexingChanged();
    refresh();
}

/** Asks anew, or stops asking. */
void SearchModel::refresh()
{
    const bool asks = m_isActive && !isBlank();
    if (asks && m_driver.isEnabled())
        m_driver.refresh();
    m_driver.setEnabled(asks);
    if (isBlank() && (!m_rows.empty() || m_total != 0))
        take({.names = m_known});
}

void SearchModel::ask()
{
    const SearchQuestion question{.text = m_text, .centre = m_centre, .language = runner()->languageId(), .places = m_places ? m_places->index() : nullptr, .known = m_known, .most = mostLines};
    m_driver.run([question](const Database &db) { return readSearch(db, question); }, [this](SearchAnswer answer) {
        if (!isBlank()) // it was emptied meanwhile
            take(std::move(answer)); });
}

void SearchModel::take(SearchAnswer answer)
{
    if (answer.names && answer.names->revision >= m_changedAt)
        m_known = std::move(answer.names);
    m_total = answer.total;
    show(m_rows, std::move(answer.lines), [](const SearchLine &line) { return u"%1|%2|%3|%4|%5|%6"_s.arg(int(line.kind)).arg(line.source, line.code, line.title).arg(line.at.lat, 0, 'f', 7).arg(line.at.lon, 0, 'f', 7); });
    Q_EMIT answered();
}

static QString kindName(NameKind kind)
{
    switch (kind) {
    case NameKind::Region:
        return u"region"_s;
    case NameKind::Grid:
        return u"grid"_s;
    case NameKind::Event:
        return u"event"_s;
    case NameKind::Road:
        return u"road"_s;
    case NameKind::Station:
        return u"station"_s;
    case NameKind::Asset:
        return u"asset"_s;
    case NameKind::Place:
    case NameKind::Point:
        break;
    }
    return u"place"_s;
}

static QString kindText(const SearchLine &line)
{
    return line.kind == NameKind::Event && !line.isOpen ? SearchWords::closedEvent() : SearchWords::kind(line.kind, line.sort);
}

static double zoomFor(NameKind kind)
{
    switch (kind) {
    case NameKind::Region:
    case NameKind::Event:
        return 14;
    case NameKind::Place:
        return 13.5;
    case NameKind::Grid:
    case NameKind::Road:
    case NameKind::Station:
        return 15;
    case NameKind::Asset:
    case NameKind::Point:
        break;
    }
    return 16;
}

/** Of what is large enough that its middle alone would not show it. */
static QRectF boxOf(const SearchLine &line)
{
    const auto &box = line.box;
    if (box.isEmpty() || metersBetween({box.south, box.west}, {box.north, box.east}) < leastBox)
        return {};
    return {box.west, box.south, box.east - box.west, box.north - box.south};
}

QVariantMap SearchModel::placeAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const auto &line = m_rows[std::size_t(row)];
    return {{u"kind"_s, kindName(line.kind)}, {u"kindText"_s, kindText(line)}, {u"title"_s, line.title}, {u"code"_s, line.code}, {u"source"_s, line.source},
        {u"lat"_s, line.at.lat}, {u"lon"_s, line.at.lon}, {u"hasPlace"_s, line.hasPlace}, {u"zoom"_s, zoomFor(line.kind)}, {u"box"_s, boxOf(line)}};
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &line = m_rows[std::size_t(index.row())];
    switch (role) {
    case KindRole:
        return kindName(line.kind);
    case KindTextRole:
        return kindText(line);
    case TitleRole:
        return line.title;
    case OtherTitleRole:
        return line.otherTitle;
    case RegionRole:
        return line.regionName;
    case NumberRole: // what people know it by; the id of an asset or a source means nothing to them
        return line.kind == NameKind::Event || line.kind == NameKind::Region || line.kind == NameKind::Grid ? line.code : QString();
    case DistanceTextRole:
        return line.hasPlace ? SearchWords::distance(line.meters) : QString();
    case LevelRole:
        return int(line.level);
    case OpenRole:
        return line.isOpen;
    }
    return {};
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{KindRole, "kind"}, {KindTextRole, "kindText"}, {TitleRole, "title"}, {OtherTitleRole, "otherTitle"}, {RegionRole, "regionName"}, {NumberRole, "number"},
        {DistanceTextRole, "distanceText"}, {LevelRole, "level"}, {OpenRole, "isOpen"}};
}

}
