#include "basemapmodel.h"

#include "datumtext.h"

namespace tonglan {

using namespace Qt::StringLiterals;

void BaseMapModel::setLayer(BaseMapLayer *layer)
{
    if (layer == m_layer)
        return;
    if (m_layer)
        m_layer->disconnect(this);
    m_layer = layer;
    if (layer) {
        connect(layer, &BaseMapLayer::progressed, this, &BaseMapModel::renew);
        connect(layer, &BaseMapLayer::fileChanged, this, &BaseMapModel::renew);
        connect(layer, &BaseMapLayer::onlineChanged, this, [this] {
            m_wishes.clear();
            pass();
            renew();
        });
    }
    renew();
    Q_EMIT layerChanged();
}

void BaseMapModel::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    renew();
    Q_EMIT languageChanged();
}

BaseMapModel::Row BaseMapModel::rowOfFile() const
{
    Row row;
    const auto source = m_layer->source();
    row.name = tr("Base map file");
    if (!source) // not open yet
        return row;
    row.credit = source->info().attribution;
    if (source->hasTiles())
        row.datumText = datumText(source->datum().datum);
    if (source->datum().ground == TileDatum::Ground::Nobody)
        row.reason = tr("not drawn: nothing says on which datum its pictures are");
    else if (source->datum().ground == TileDatum::Ground::Refused)
        row.reason = tr("not drawn: tiles with the datum %1 can't be").arg(source->datum().name);
    else if (m_layer->file().isEmpty())
        row.reason = tr("there is none: the outline of the land instead");
    else if (!source->hasTiles())
        row.reason = tr("can't be read: the outline of the land instead");
    else if (m_layer->missingTiles() > 0)
        row.reason = tr("%n tile(s) missing here: coarser ones instead", "", m_layer->missingTiles());
    return row;
}

std::vector<BaseMapModel::Row> BaseMapModel::rows() const
{
    std::vector<Row> rows;
    if (!m_layer)
        return rows;
    if (const auto *online = m_layer->online()) {
        for (int map = int(online->maps().size()) - 1; map >= 0; --map) {
            const auto &one = online->maps()[size_t(map)];
            const auto wish = size_t(map) < m_wishes.size() ? m_wishes[size_t(map)] : Wish{};
            Row row{.name = one.isWriting ? tr("%1: names").arg(one.title) : one.title, .credit = one.attribution, .datumText = datumText(one.datum), .map = map, .shown = wish.shown, .strength = wish.strength};
            if (wish.shown && online->isLate(map))
                row.reason = tr("incomplete: stored parts are shown");
            rows.push_back(std::move(row));
        }
        for (const auto &name : online->unusable())
            rows.push_back({.name = name, .reason = tr("not drawn: wrongly configured (tonglan --check says where)"), .shown = false});
    }
    rows.push_back(rowOfFile());
    return rows;
}

void BaseMapModel::renew()
{
    auto now = rows();
    if (now == m_rows)
        return;
    if (now.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(now);
        endResetModel();
        Q_EMIT countChanged();
        return;
    }
    for (int i = 0; i < int(now.size()); ++i) {
        if (now[size_t(i)] == m_rows[size_t(i)])
            continue;
        m_rows[size_t(i)] = std::move(now[size_t(i)]);
        Q_EMIT dataChanged(index(i), index(i));
    }
}

void BaseMapModel::pass()
{
    if (!m_layer)
        return;
    std::vector<double> strengths;
    for (const auto &wish : m_wishes)
        strengths.push_back(wish.shown ? wish.strength : 0);
    m_layer->setStrengths(std::move(strengths));
}

void BaseMapModel::toggle(int row)
{
    if (row < 0 || row >= count() || m_rows[size_t(row)].map < 0)
        return;
    const auto map = size_t(m_rows[size_t(row)].map);
    m_wishes.resize(std::max(m_wishes.size(), map + 1));
    m_wishes[map].shown = !m_wishes[map].shown;
    pass();
    renew();
}

void BaseMapModel::setStrength(int row, double strength)
{
    if (row < 0 || row >= count() || m_rows[size_t(row)].map < 0)
        return;
    const auto map = size_t(m_rows[size_t(row)].map);
    m_wishes.resize(std::max(m_wishes.size(), map + 1));
    m_wishes[map].strength = std::clamp(strength, 0.1, 1.0);
    pass();
    renew();
}

int BaseMapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant BaseMapModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[size_t(index.row())];
    switch (role) {
    case NameRole:
        return row.name;
    case CreditRole:
        return row.credit;
    case DatumTextRole:
        return row.datumText;
    case ReasonRole:
        return row.reason;
    case OnlineRole:
        return row.map >= 0;
    case ShownRole:
        return row.shown;
    case StrengthRole:
        return row.strength;
    }
    return {};
}

QHash<int, QByteArray> BaseMapModel::roleNames() const
{
    return {{NameRole, "name"}, {CreditRole, "credit"}, {DatumTextRole, "datumText"}, {ReasonRole, "reason"}, {OnlineRole, "online"}, {ShownRole, "shown"}, {StrengthRole, "strength"}};
}

}
