#include "layermodel.h"

#include "catalog.h"
#include "sql.h"

#include <QVariantMap>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

struct LayerQuestion
{
    QString kind;
    QString source;
};

struct LayerFigures
{
    int count = -1; ///< −1: this kind is not counted.
    bool hasSource = false;
    SourceInfo source = {};
};

bool isHeat(const QString &kind)
{
    return kind == "heat"_L1 || kind == "change"_L1;
}

bool isOfEvents(const QString &kind)
{
    return kind == "events"_L1 || isHeat(kind) || kind == "points"_L1 || kind == "clusters"_L1;
}

}

static Result<std::vector<LayerFigures>> readLayers(const Database &db, const std::vector<LayerQuestion> &layers, const QString &eventSource)
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
        } else if (layer.kind == "assets"_L1) {
            Sql count(db, own ? u"SELECT count(*) FROM asset"_s : u"SELECT count(*) FROM asset WHERE source = :source"_s);
            if (!own)
                count.bind(":source", layer.source);
            figure.count = count.next() ? count.smallNumber(0) : 0;
        }
        const auto info = sources.constFind(own && isOfEvents(layer.kind) ? eventSource : layer.source);
        if (info != sources.cend()) {
            figure.hasSource = true;
            figure.source = *info;
        }
        figures.push_back(figure);
    }
    return figures;
}

LayerModel::LayerModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::Asset, RecordType::Source}, parent)
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
    for (const auto &row : m_rows)
        questions.push_back({row.kind, row.source});
    m_driver.run([questions, source = m_eventSource](const Database &db) { return readLayers(db, questions, source); }, [this](const std::vector<LayerFigures> &figures) {
        const auto language = runner()->languageId();
        auto rows = m_rows; // a layer may have been switched meanwhile: only the figures are new
        for (std::size_t i = 0; i < rows.size() && i < figures.size(); ++i) {
            auto &row = rows[i];
            const auto &figure = figures[i];
            row.count = isHeat(row.kind) ? m_heatCount : std::max(0, figure.count);
            row.sourceName = nameIn(language, figure.source.name, figure.source.nameEn);
            row.freshness = {.time = figure.source.lastTime, .intervalSeconds = figure.source.intervalSeconds, .hasSource = figure.hasSource};
            row.freshness.update(now(), language);
            row.reason.clear();
            if (!row.source.isEmpty() && !figure.hasSource)
                row.reason = tr("source %1 is not known yet").arg(row.source);
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
        if (!isHeat(m_rows[i].kind))
            continue;
        m_rows[i].count = count;
        Q_EMIT dataChanged(index(int(i)), index(int(i)), {CountRole});
    }
    Q_EMIT parametersChanged();
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
    return std::ranges::any_of(m_rows, [](const Row &row) { return row.visible && row.kind != "heat"_L1 && row.kind != "change"_L1 && row.kind != "regions"_L1; });
}

bool LayerModel::isVisible(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found != m_rows.end() && found->visible;
}

bool LayerModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != VisibleRole)
        return false;
    auto &row = m_rows[std::size_t(index.row())];
    if (row.visible == value.toBool())
        return true;
    row.visible = value.toBool();
    Q_EMIT dataChanged(index, index, {VisibleRole});
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
        return row.reason;
    }
    return {};
}

QHash<int, QByteArray> LayerModel::roleNames() const
{
    return {{LayerIdRole, "layerId"}, {NameRole, "name"}, {KindRole, "kind"}, {VisibleRole, "visible"}, {CountRole, "count"}, {SourceNameRole, "sourceName"},
        {AgeTextRole, "ageText"}, {TrustRole, "trust"}, {TrustFractionRole, "trustFraction"}, {ReasonRole, "reason"}};
}

}
