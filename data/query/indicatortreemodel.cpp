#include "indicatortreemodel.h"

#include "catalog.h"

#include "analysis/columnpack.h"
#include "analysis/format.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

IndicatorTreeModel::IndicatorTreeModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Source, RecordType::Region, RecordType::Objection}, parent)
    , m_region(u"810000"_s)
{
}

void IndicatorTreeModel::setColumns(int columns)
{
    if (std::exchange(m_columns, std::max(1, columns)) == m_columns)
        return;
    Q_EMIT roomChanged();
    arrange();
}

void IndicatorTreeModel::setLines(int lines)
{
    if (std::exchange(m_lines, std::max(1, lines)) == m_lines)
        return;
    Q_EMIT roomChanged();
    arrange();
}

void IndicatorTreeModel::ask()
{
    m_askedAt = now();
    const IndicatorQuestion question{.region = m_region, .now = m_askedAt, .zone = runner()->cityZone(), .language = runner()->languageId(), .computed = runner()->indicatorRegister()};
    m_driver.run([question](const Database &db) { return readTree(db, question); }, [this](TreeAnswer answer) {
        m_answer = std::move(answer);
        arrange();
        count();
        Q_EMIT summaryChanged(); });
}

void IndicatorTreeModel::tick()
{
    if (!runner())
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].kind == Leaf && m_rows[i].freshness.update(now(), runner()->languageId()))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), {AgeTextRole, TrustRole, TrustFractionRole});
    }
    count();
    if (now() / 60'000 != m_askedAt / 60'000) // what has aged is judged anew, and what was the future may have become the present
        m_driver.renew();
}

static QString shareText(const RollUp &rolled)
{
    // 99.96 % is not all: rounding must not hide the one that is beyond.
    const double share = rolled.beyond > 0 ? std::min(rolled.share, 0.999) : rolled.share;
    return rolled.isKnown() ? formatNumber(share * 100, rolled.beyond > 0 ? 1 : 0) + u'%' : QString();
}

IndicatorTreeModel::Row IndicatorTreeModel::branchRow(const TreeNode &node) const
{
    const auto &rolled = node.rollUp;
    Row row{.kind = node.depth == 0 ? Top : Branch, .code = node.code, .name = node.isUncertain ? tr("%1 (to be verified)").arg(node.name) : node.name, .shareText = shareText(rolled), .level = rolled.worst};
    QStringList parts = {tr("%n indicator(s)", nullptr, rolled.total)};
    const auto add = [&parts](int number, const QString &text) {
        if (number > 0)
            parts << text;
    };
    add(rolled.beyond, tr("%n beyond limits", nullptr, rolled.beyond));
    add(rolled.stale, tr("%n out of date", nullptr, rolled.stale));
    add(rolled.doubtful, tr("%n in doubt", nullptr, rolled.doubtful));
    add(rolled.missing, tr("%n without a value", nullptr, rolled.missing));
    row.countText = parts.join(u" · "_s);
    return row;
}

IndicatorTreeModel::Row IndicatorTreeModel::leafRow(const TreeNode &node) const
{
    const auto &figure = node.figure;
    const auto language = runner()->languageId();
    Row row{.kind = Leaf, .code = node.code, .name = node.isUncertain ? tr("To verify: %1").arg(node.name) : node.name, .unit = nameIn(language, figure.definition.unit, figure.definition.unitEn), .isWithheld = figure.quality == Reading::Quality::Withheld, .isComputed = figure.isComputed, .isObjectedTo = figure.isObjectedTo, .sourceName = figure.sourceName, .systemName = figure.systemName};
    row.freshness = {.time = figure.time, .intervalSeconds = std::max(figure.definition.periodSeconds, figure.sourceInterval), .quality = figure.quality, .hasSource = figure.hasSource};
    row.freshness.update(now(), language);
    if (figure.value && figure.hasSource) {
        const auto text = formatFigure(*figure.value, row.unit, figure.definition.decimals, language);
        row.valueText = text.value;
        row.unit = text.unit;
        row.level = levelOf(figure.definition, *figure.value);
    }
    return row;
}

/** Which leaves get the lines there are: those that somebody must see first, in the order of the tree. */
std::vector<int> IndicatorTreeModel::shownLeaves(const std::vector<int> &leaves, int lines) const
{
    if (int(leaves.size()) <= lines)
        return leaves;
    auto wanted = leaves;
    const auto urgency = [this](int leaf) {
        const auto &rolled = m_answer.nodes[std::size_t(leaf)].rollUp;
        return rolled.worst != Level::None ? int(rolled.worst) : rolled.judged == 0 ? 5
                                                                                    : 6;
    };
    std::ranges::stable_sort(wanted, {}, urgency);
    wanted.resize(std::size_t(std::max(0, lines - 1))); // the last line says how many more
    std::ranges::sort(wanted);
    return wanted;
}

/** What stays together in one column: a branch with the leaves right below it; the first of a branch at the top begins with that. */
std::vector<IndicatorTreeModel::Block> IndicatorTreeModel::blocks() const
{
    std::vector<Block> found;
    int top = -1; // that has no block yet
    const auto begin = [&](int branch) { found.push_back({.top = std::exchange(top, -1), .branch = branch}); };
    for (int i = 0; i < int(m_answer.nodes.size()); ++i) {
        const auto &node = m_answer.nodes[std::size_t(i)];
        if (!node.isBranch) {
            if (top >= 0) // it hangs on that itself
                begin(-1);
            found.back().leaves.push_back(i);
            found.back().urgent += node.rollUp.judged == 0 || node.rollUp.beyond > 0 ? 1 : 0;
        } else if (node.depth > 0) {
            begin(i);
        } else {
            if (top >= 0) // nothing is below the one before
                begin(-1);
            top = i;
        }
    }
    if (top >= 0)
        begin(-1);
    return found;
}

void IndicatorTreeModel::arrange()
{
    if (!runner())
        return;
    const auto blocks = this->blocks();
    std::vector<PackedBlock> sizes;
    for (const auto &block : blocks) {
        const int all = int(block.leaves.size());
        sizes.push_back({.head = (block.top >= 0 ? TopLines : 0) + (block.branch >= 0 ? 1 : 0), .lines = all, .least = std::min(all, block.urgent + 1)});
        sizes.back().before = block.top >= 0 ? 1 : 0;
    }
    auto places = packColumns(sizes, m_columns, m_lines);
    if (!places) { // the heads say how many are beyond their limits
        for (auto &size : sizes)
            size.least = 0;
        places = packColumns(sizes, m_columns, m_lines);
    }
    std::vector<Row> rows;
    int used = 0;
    for (std::size_t b = 0; places && b < blocks.size(); ++b) {
        const auto &place = (*places)[b];
        int line = place.line;
        const auto put = [&](Row row, int height) {
            row.column = place.column;
            row.line = line;
            line += height;
            used = std::max(used, line);
            rows.push_back(std::move(row));
        };
        if (blocks[b].top >= 0)
            put(branchRow(m_answer.nodes[std::size_t(blocks[b].top)]), TopLines);
        if (blocks[b].branch >= 0)
            put(branchRow(m_answer.nodes[std::size_t(blocks[b].branch)]), 1);
        const auto shown = shownLeaves(blocks[b].leaves, place.shown);
        for (const int leaf : shown)
            put(leafRow(m_answer.nodes[std::size_t(leaf)]), 1);
        const int hidden = int(blocks[b].leaves.size()) - int(shown.size());
        if (hidden > 0 && place.shown > 0) {
            const bool areInOrder = std::ranges::none_of(blocks[b].leaves, [&](int leaf) {
                const auto &rolled = m_answer.nodes[std::size_t(leaf)].rollUp;
                return (rolled.judged == 0 || rolled.beyond > 0) && std::ranges::find(shown, leaf) == shown.end();
            });
            put({.kind = More, .code = u"+"_s + QString::number(b), .name = areInOrder ? tr("%n more in order", nullptr, hidden) : tr("%n more", nullptr, hidden)}, 1);
        }
    }
    show(m_rows, std::move(rows), [](const Row &row) { return QString::number(row.kind == Leaf) + row.code; });
    m_fits = places.has_value();
    m_usedLines = used;
    Q_EMIT arranged();
}

void IndicatorTreeModel::count()
{
    std::array<int, 5> trusts = {};
    for (const auto &node : m_answer.nodes) {
        if (node.isBranch)
            continue;
        const auto &figure = node.figure;
        ++trusts[std::size_t(trustOf(now() - figure.time, std::max(figure.definition.periodSeconds, figure.sourceInterval), figure.quality, figure.hasSource && figure.time > 0))];
    }
    if (std::exchange(m_trusts, trusts) != trusts)
        Q_EMIT summaryChanged();
}

QString IndicatorTreeModel::summaryText() const
{
    const auto &all = m_answer.all;
    QString text = tr("%n indicator(s)", nullptr, all.total);
    if (all.isKnown())
        text += tr(", %1 in order").arg(shareText(all));
    if (all.beyond > 0)
        text += tr(", %n beyond limits", nullptr, all.beyond);
    if (all.total > all.judged)
        text += tr(", %n not judged", nullptr, all.total - all.judged);
    return text;
}

int IndicatorTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant IndicatorTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case KindRole:
        return row.kind;
    case ColumnRole:
        return row.column;
    case LineRole:
        return row.line;
    case CodeRole:
        return row.code;
    case NameRole:
        return row.name;
    case ShareTextRole:
        return row.shareText;
    case CountTextRole:
        return row.countText;
    case UnitRole:
        return row.unit;
    case ValueTextRole:
        return row.valueText;
    case HasValueRole:
        return !row.valueText.isEmpty();
    case WithheldRole:
        return row.isWithheld;
    case ComputedRole:
        return row.isComputed;
    case SourceNameRole:
        return row.sourceName;
    case SystemNameRole:
        return row.systemName;
    case AgeTextRole:
        return row.freshness.ageText;
    case TrustRole:
        return int(row.freshness.trust);
    case TrustFractionRole:
        return row.freshness.fraction;
    case LevelRole:
        return int(row.level);
    case ObjectedRole:
        return row.isObjectedTo;
    }
    return {};
}

QHash<int, QByteArray> IndicatorTreeModel::roleNames() const
{
    return {{KindRole, "kind"}, {ColumnRole, "column"}, {LineRole, "line"}, {CodeRole, "code"}, {NameRole, "name"}, {ShareTextRole, "shareText"},
        {CountTextRole, "countText"}, {UnitRole, "unit"}, {ValueTextRole, "valueText"}, {HasValueRole, "hasValue"}, {WithheldRole, "withheld"},
        {ComputedRole, "computed"}, {SourceNameRole, "sourceName"}, {SystemNameRole, "systemName"}, {AgeTextRole, "ageText"}, {TrustRole, "trust"},
        {TrustFractionRole, "trustFraction"}, {LevelRole, "level"}, {ObjectedRole, "objected"}};
}

}
