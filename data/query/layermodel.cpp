#include "layermodel.h"

#include "catalog.h"
#include "readareas.h"
#include "sql.h"

#include <QVariantMap>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

struct LayerQuestion
{
    QString kind;
    QString source;
    QStringList types;
    QString indicator;
};

struct LayerFigures
{
    int count = -1; ///< −1: this kind is not counted.
    int withoutPlace = 0; ///< Of its records, on top of the count.
    bool hasSource = false;
    SourceInfo source = {};
};

bool isHeat(const QString &kind)
{
    return QStringList{u"heat"_s, u"change"_s, u"choropleth"_s, u"squares"_s, u"hexagons"_s}.contains(kind);
}

bool isOfEvents(const QString &kind)
{
    return kind == "events"_L1 || isHeat(kind) || kind == "points"_L1 || kind == "clusters"_L1;
}

}

static Result<std::vector<LayerFigures>> readLayers(const Database &db, const std::vector<LayerQuestion> &layers, const QString &eventSource, TimeMs now)
{
    const auto sources = Catalog::readSources(db);
    std::vector<LayerFigures> figures;
    for (const auto &layer : layers) {
        LayerFigures figure;
        const bool own = layer.source.isEmpty();
        if (isOfEvents(layer.kind) && !isHeat(layer.kind)) {
            Sql count(db, own ? u"SELECT count(*) FROM event INDEXED BY event_open WHERE stage < 4 AND region <> '' AND lat IS NOT NULL"_s : u"SELECT count(*) FROM event INDEXED BY event_open WHERE stage < 4 AND source = :source AND lat IS NOT NULL"_s);
            if (!own)
                count.bind(":source", layer.source);
            figure.count = count.next() ? count.smallNumber(0) : 0;
            if (figure.count == 0 && !own) {
                Sql unplaced(db, u"SELECT count(*) FROM event INDEXED BY event_open WHERE stage < 4 AND source = :source AND lat IS NULL"_s);
                unplaced.bind(":source", layer.source);
                figure.withoutPlace = unplaced.next() ? unplaced.smallNumber(0) : 0;
            }
        } else if (layer.kind == "assets"_L1) {
            Sql count(db, own ? u"SELECT count(*) FROM asset"_s : u"SELECT count(*) FROM asset WHERE source = :source"_s);
            if (!own)
                count.bind(":source", layer.source);
            figure.count = count.next() ? count.smallNumber(0) : 0;
        }
        QString source = own && isOfEvents(layer.kind) ? eventSource : layer.source;
        if (layer.kind == "areas"_L1) {
            const auto tally = countAreas(db, layer.types, layer.source, now);
            figure.count = tally.count;
            const auto lateness = [&](const QString &id) {
                const auto info = sources.value(id);
                return double(now - info.lastTime) / std::max(1, info.intervalSeconds);
            };
            if (own && !tally.sources.isEmpty()) // of several the one that is most overdue: the others are fresher than is said
                source = *std::ranges::max_element(tally.sources, {}, lateness);
        }
        if (layer.kind == "regions"_L1 || layer.kind == "choropleth"_L1) {
            Sql regions(db, u"SELECT count(*), max(source) FROM region WHERE parent <> '' AND kind = 0 AND area IS NOT NULL"_s);
            if (regions.next()) {
                figure.count = regions.smallNumber(0);
                source = layer.kind == "regions"_L1 ? regions.text(1) : eventSource;
            }
        }
        if (!layer.indicator.isEmpty()) {
            Sql indicator(db, u"SELECT source FROM indicator WHERE id = :code"_s);
            indicator.bind(":code", layer.indicator);
            source = indicator.next() ? indicator.text(0) : QString();
            Sql readings(db, u"SELECT count(DISTINCT reading.region) FROM region JOIN reading ON reading.indicator = :code AND reading.region = region.id AND reading.time <= :now WHERE region.parent <> '' AND region.kind = 0 AND region.area IS NOT NULL"_s);
            readings.bind(":code", layer.indicator).bind(":now", now);
            figure.count = readings.next() ? readings.smallNumber(0) : 0;
        }
        const auto info = sources.constFind(source);
        if (info != sources.cend()) {
            figure.hasSource = true;
            figure.source = *info;
        }
        figures.push_back(figure);
    }
    return figures;
}

LayerModel::LayerModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::Asset, RecordType::Region, RecordType::Source, RecordType::Warning, RecordType::Indicator}, parent)
    , m_eventSource(u"unified"_s)
{
}

void LayerModel::setLayers(const QVariantList &layers)
{
    if (layers == m_layers)
        return;
    m_layers = layers;
    std::vector<Row> rows;
    for (const auto &entry : layers) {
        const auto map = entry.toMap();
        Row row;
        row.id = map.value(u"id"_s).toString();
        row.nameZh = map.value(u"nameZh"_s).toString();
        row.nameEn = map.value(u"nameEn"_s).toString();
        row.kind = map.value(u"kind"_s).toString();
        row.source = map.value(u"source"_s).toString();
        row.types = map.value(u"types"_s).toStringList();
        row.indicator = map.value(u"indicator"_s).toString();
        row.visible = map.value(u"visible"_s, true).toBool();
        if (!row.id.isEmpty() && std::ranges::find(rows, row.id, &Row::id) == rows.end())
            rows.push_back(std::move(row));
    }
    show(m_rows, std::move(rows), [](const Row &row) { return row.id; });
    Q_EMIT parametersChanged();
    Q_EMIT shownChanged();
    m_driver.refresh();
}

void LayerModel::ask()
{
    std::vector<LayerQuestion> questions;
    QStringList ids;
    for (const auto &row : m_rows) {
        questions.push_back({row.kind, row.source, row.types, row.indicator});
        ids.push_back(row.id);
    }
    m_driver.run([questions, source = m_eventSource, at = now()](const Database &db) { return readLayers(db, questions, source, at); }, [this, ids](const std::vector<LayerFigures> &figures) {
        const auto language = runner()->languageId();
        auto rows = m_rows; // a layer may have been switched or moved meanwhile: only the figures are new
        for (auto &row : rows) {
            const auto place = ids.indexOf(row.id);
            if (place < 0)
                continue;
            const auto &figure = figures[std::size_t(place)];
            row.count = row.isOfHeat() ? m_heatCount : std::max(0, figure.count);
            row.sourceName = nameIn(language, figure.source.name, figure.source.nameEn);
            row.freshness = {.time = figure.source.lastTime, .intervalSeconds = figure.source.intervalSeconds, .hasSource = figure.hasSource};
            row.freshness.update(now(), language);
            row.reason.clear();
            if (row.isRules()) {
                fillRules(row);
                continue;
            }
            if (!row.source.isEmpty() && !figure.hasSource)
                row.reason = tr("source %1 is not known yet").arg(row.source);
            else if (!row.indicator.isEmpty() && !figure.hasSource)
                row.reason = tr("indicator %1 is not known yet").arg(row.indicator);
            else if (figure.count == 0 && figure.withoutPlace > 0)
                row.reason = tr("%n record(s), none with a place", "", figure.withoutPlace);
            else if (figure.count == 0)
                row.reason = tr("nothing to show: 0 records");
        }
        show(m_rows, std::move(rows), [](const Row &row) { return row.id; });
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {NameRole}); }); // the language may be another
}

void LayerModel::setHeatCount(int count)
{
    if (count == m_heatCount)
        return;
    m_heatCount = count;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].isOfHeat())
            continue;
        m_rows[i].count = count;
        Q_EMIT dataChanged(index(int(i)), index(int(i)), {CountRole});
    }
    Q_EMIT parametersChanged();
}

/** Nothing that others report: it is this client that judges, and its clock that says how long ago. */
void LayerModel::fillRules(Row &row) const
{
    static constexpr int oftenEnough = 60; // seconds: what is missing is noticed by the clock
    const auto language = runner()->languageId();
    row.count = m_rulesRaised;
    row.sourceName = tr("rules of this client");
    row.freshness = {.time = m_rulesJudgedAt, .intervalSeconds = oftenEnough, .hasSource = m_rulesJudgedAt > 0};
    row.freshness.update(now(), language);
    row.reason = m_rulesJudgedAt == 0 ? tr("not judged yet") : m_rulesRaised == 0 ? tr("nothing is raised")
                                                                                  : QString();
}

void LayerModel::renewRules()
{
    for (std::size_t i = 0; runner() && i < m_rows.size(); ++i) {
        if (!m_rows[i].isRules())
            continue;
        fillRules(m_rows[i]);
        Q_EMIT dataChanged(index(int(i)), index(int(i)));
    }
    Q_EMIT parametersChanged();
}

void LayerModel::setRulesRaised(int count)
{
    if (count == m_rulesRaised)
        return;
    m_rulesRaised = count;
    renewRules();
}

void LayerModel::setRulesJudgedAt(double at)
{
    if (TimeMs(at) == m_rulesJudgedAt)
        return;
    m_rulesJudgedAt = TimeMs(at);
    renewRules();
}

void LayerModel::tick()
{
    if (!runner())
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].freshness.update(now(), runner()->languageId()))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), {AgeTextRole, TrustRole, TrustFractionRole});
    }
}

void LayerModel::toggle(int row)
{
    if (row >= 0 && row < int(m_rows.size()))
        setData(index(row), !m_rows[std::size_t(row)].visible, VisibleRole);
}

bool LayerModel::shows(QStringView kind) const
{
    return std::ranges::any_of(m_rows, [kind](const Row &row) { return row.visible && row.kind == kind; });
}

bool LayerModel::showsMarks() const
{
    return std::ranges::any_of(m_rows, [](const Row &row) { return row.visible && row.isMarks(); });
}

void LayerModel::setAreasRefused(int count)
{
    if (count == m_areasRefused)
        return;
    m_areasRefused = count;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), {ReasonRole});
    Q_EMIT parametersChanged();
}

const LayerModel::Row *LayerModel::topmost(IsOfKind isOfKind) const
{
    const auto found = std::ranges::find_if(m_rows, [isOfKind](const Row &row) { return row.visible && (row.*isOfKind)(); });
    return found == m_rows.end() ? nullptr : &*found;
}

QStringList LayerModel::areaTypes() const
{
    const auto *row = topmost(&Row::isAreas);
    return row ? row->types : QStringList();
}

QString LayerModel::areaSource() const
{
    const auto *row = topmost(&Row::isAreas);
    return row ? row->source : QString();
}

QString LayerModel::indicator() const
{
    const auto *row = topmost(&Row::isCells);
    return row ? row->indicator : QString();
}

QString LayerModel::division() const
{
    const auto *found = topmost(&Row::isCells);
    if (!found || !found->indicator.isEmpty())
        return {};
    return found->kind == "choropleth"_L1 ? u"regions"_s : found->kind;
}

QString LayerModel::reasonOf(const Row &row) const
{
    if (row.visible && row.isAreas() && topmost(&Row::isAreas)->id != row.id)
        return tr("gives way to the areas above");
    if (row.visible && row.isAreas() && row.reason.isEmpty() && m_areasRefused > 0)
        return tr("%n area(s) not drawn: unusable outline", "", m_areasRefused);
    if (!row.reason.isEmpty() || !row.visible || !row.isHeat())
        return row.reason;
    const auto above = std::ranges::find_if(m_rows, [](const Row &other) { return other.visible && other.isCells(); });
    if (above != m_rows.end())
        return above->id == row.id ? QString() : tr("gives way to the counts by area");
    return row.isDensity() && showsChange() ? tr("gives way to the difference to last week") : QString();
}

double LayerModel::opacityOf(IsOfKind isOfKind) const
{
    const auto found = std::ranges::find_if(m_rows, [isOfKind](const Row &row) { return row.visible && (row.*isOfKind)(); });
    return found == m_rows.end() ? 1 : found->opacity;
}

int LayerModel::heightOf(IsOfKind isOfKind) const
{
    const auto found = std::ranges::find_if(m_rows, [isOfKind](const Row &row) { return row.visible && (row.*isOfKind)(); });
    return found == m_rows.end() ? 0 : int(m_rows.end() - found) - 1;
}

void LayerModel::setOpacity(int row, double opacity)
{
    if (row >= 0 && row < int(m_rows.size()))
        setData(index(row), opacity, OpacityRole);
}

void LayerModel::raise(int row)
{
    moveRow(row, row - 1);
}

void LayerModel::lower(int row)
{
    moveRow(row, row + 1);
}

void LayerModel::moveRow(int from, int to)
{
    const int rows = int(m_rows.size());
    if (from < 0 || from >= rows || to < 0 || to >= rows || std::abs(from - to) != 1)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    std::swap(m_rows[std::size_t(from)], m_rows[std::size_t(to)]);
    endMoveRows();
    Q_EMIT dataChanged(index(0), index(rows - 1), {ReasonRole}); // which gives way depends on the order
    Q_EMIT shownChanged();
}

bool LayerModel::isVisible(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found != m_rows.end() && found->visible;
}

bool LayerModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != VisibleRole && role != OpacityRole))
        return false;
    auto &row = m_rows[std::size_t(index.row())];
    if (role == OpacityRole) {
        const double opacity = std::clamp(value.toDouble(), 0.1, 1.0);
        if (opacity == row.opacity)
            return true;
        row.opacity = opacity;
        Q_EMIT dataChanged(index, index, {OpacityRole});
        Q_EMIT shownChanged();
        return true;
    }
    if (row.visible == value.toBool())
        return true;
    row.visible = value.toBool();
    Q_EMIT dataChanged(index, index, {VisibleRole});
    if (row.isHeat() || row.isAreas()) // others may give way to it
        Q_EMIT dataChanged(this->index(0), this->index(int(m_rows.size()) - 1), {ReasonRole});
    Q_EMIT visibilityChanged(row.id, row.visible);
    Q_EMIT shownChanged();
    return true;
}

int LayerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant LayerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case LayerIdRole:
        return row.id;
    case NameRole:
        return nameIn(runner() ? runner()->languageId() : Language::Chinese, row.nameZh, row.nameEn);
    case KindRole:
        return row.kind;
    case VisibleRole:
        return row.visible;
    case OpacityRole:
        return row.opacity;
    case CountRole:
        return row.count;
    case SourceNameRole:
        return row.sourceName;
    case AgeTextRole:
        return row.freshness.ageText;
    case TrustRole:
        return int(row.freshness.trust);
    case TrustFractionRole:
        return row.freshness.fraction;
    case ReasonRole:
        return reasonOf(row);
    }
    return {};
}

QHash<int, QByteArray> LayerModel::roleNames() const
{
    return {{LayerIdRole, "layerId"}, {NameRole, "name"}, {KindRole, "kind"}, {VisibleRole, "visible"}, {OpacityRole, "opacity"}, {CountRole, "count"}, {SourceNameRole, "sourceName"},
        {AgeTextRole, "ageText"}, {TrustRole, "trust"}, {TrustFractionRole, "trustFraction"}, {ReasonRole, "reason"}};
}

}
