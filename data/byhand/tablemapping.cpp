#include "tablemapping.h"

#include "cellvalues.h"

#include "base/nearest.h"
#include "base/tomltable.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array names = {"indicator"_L1, "region"_L1, "time"_L1, "value"_L1, "unit"_L1, "department"_L1, "note"_L1};
static_assert(names.size() == TableMapping::fieldCount);

/** What columns are usually called, the likeliest first. What stands in brackets behind it does not count: 数值（万元）. */
const std::array<QStringList, TableMapping::fieldCount> usual = {
    QStringList{u"指标编码"_s, u"指标代码"_s, u"编码"_s, u"代码"_s, u"指标名称"_s, u"指标"_s, u"名称"_s, u"项目"_s, u"indicator code"_s, u"indicator"_s, u"code"_s, u"name"_s},
    QStringList{u"区域编码"_s, u"区划代码"_s, u"行政区划"_s, u"区域"_s, u"地区"_s, u"辖区"_s, u"区划"_s, u"区县"_s, u"行政区"_s, u"region code"_s, u"region"_s, u"district"_s, u"area"_s},
    QStringList{u"数据时间"_s, u"统计时间"_s, u"时间"_s, u"日期"_s, u"统计期"_s, u"报告期"_s, u"月份"_s, u"时段"_s, u"time"_s, u"date"_s, u"period"_s, u"month"_s},
    QStringList{u"数值"_s, u"指标值"_s, u"值"_s, u"数据"_s, u"数量"_s, u"本期值"_s, u"value"_s, u"figure"_s, u"amount"_s},
    QStringList{u"计量单位"_s, u"单位"_s, u"unit"_s, u"units"_s},
    QStringList{u"来源部门"_s, u"责任部门"_s, u"填报部门"_s, u"填报单位"_s, u"报送单位"_s, u"数据来源"_s, u"来源"_s, u"部门"_s, u"department"_s, u"source"_s, u"owner"_s},
    QStringList{u"备注"_s, u"说明"_s, u"note"_s, u"notes"_s, u"remark"_s, u"remarks"_s, u"comment"_s},
};

QString headText(const TableCell &cell)
{
    if (cell.kind != TableCell::Kind::Text)
        return {};
    return plainText(cell.text).toLower();
}

QString withoutBrackets(const QString &text)
{
    const auto bracket = text.indexOf(u'(');
    return bracket > 0 ? text.first(bracket).trimmed() : text;
}

bool isMissing(const HeadColumns &columns, const TableMapping &mapping, std::size_t field)
{
    return field != TableMapping::Note && columns.at[field] < 0 && !mapping.columns[field].isEmpty();
}

QString tomlText(QString text)
{
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u' ') + u'"';
}

}

QLatin1StringView fieldName(TableMapping::Field field)
{
    return names.at(std::size_t(field));
}

std::optional<TableMapping> parseMapping(const QByteArray &toml, const QString &file, QList<Problem> &problems)
{
    const auto before = problems.size();
    const auto root = parseToml(toml, file, problems);
    if (!root)
        return std::nullopt;
    TableMapping mapping;
    TomlTable table(*root, u"mapping"_s, file, problems);
    mapping.sheet = table.text("sheet");
    mapping.headLine = table.integer("head", 0, {0, 1'000});
    const auto read = [&](const char *key, std::array<QString, TableMapping::fieldCount> &texts) {
        const auto *own = table.table(key);
        if (!own)
            return;
        TomlTable members(*own, QString::fromUtf8(key), file, problems);
        for (std::size_t i = 0; i < texts.size(); ++i)
            texts[i] = members.text(names[i].data());
        members.reportUnknown();
    };
    read("columns", mapping.columns);
    read("fixed", mapping.fixed);
    table.reportUnknown();
    return problems.size() == before ? std::optional(mapping) : std::nullopt;
}

QByteArray toToml(const TableMapping &mapping)
{
    QString text = u"# Which column of a table means what; columns are named as in its head. What is fixed holds where a row says nothing itself.\n"_s;
    if (!mapping.sheet.isEmpty())
        text += u"sheet = %1\n"_s.arg(tomlText(mapping.sheet));
    if (mapping.headLine > 0)
        text += u"head = %1\n"_s.arg(mapping.headLine);
    const auto add = [&text](const QString &key, const std::array<QString, TableMapping::fieldCount> &texts) {
        if (std::ranges::all_of(texts, &QString::isEmpty))
            return;
        text += u"\n[%1]\n"_s.arg(key);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (!texts[i].isEmpty())
                text += names[i] + u" = "_s + tomlText(texts[i]) + u'\n';
        }
    };
    add(u"columns"_s, mapping.columns);
    add(u"fixed"_s, mapping.fixed);
    return text.toUtf8();
}

int HeadColumns::found() const
{
    return int(std::ranges::count_if(at, [](int column) { return column >= 0; }));
}

bool HeadColumns::isEnough(const TableMapping &mapping) const
{
    const auto has = [&](TableMapping::Field field) { return at[field] >= 0 || !mapping.fixed[field].isEmpty(); };
    bool hasNamed = true;
    for (std::size_t field = 0; field < at.size(); ++field)
        hasNamed = hasNamed && !isMissing(*this, mapping, field);
    return hasNamed && has(TableMapping::Indicator) && has(TableMapping::Time) && at[TableMapping::Value] >= 0;
}

QString lackOf(const HeadColumns &columns, const TableMapping &mapping, const std::vector<TableCell> &head)
{
    QStringList lacks;
    QStringList there;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i].kind == TableCell::Kind::Text && std::ranges::find(columns.at, int(i)) == columns.at.end())
            there << head[i].text;
    }
    for (std::size_t field = 0; field < columns.at.size(); ++field) {
        if (isMissing(columns, mapping, field))
            lacks << u"there is no column '%1', which the mapping names for %2%3"_s.arg(mapping.columns[field], names[field], didYouMean(mapping.columns[field], there));
    }
    return lacks.join(u"; "_s);
}

HeadColumns findColumns(const std::vector<TableCell> &head, const TableMapping &mapping)
{
    HeadColumns columns;
    columns.at.fill(-1);
    std::vector<bool> taken(head.size(), false);
    const auto take = [&](std::size_t field, auto &&is) {
        for (std::size_t i = 0; i < head.size() && columns.at[field] < 0; ++i) {
            if (!taken[i] && is(headText(head[i]))) {
                columns.at[field] = int(i);
                taken[i] = true;
            }
        }
    };
    for (std::size_t field = 0; field < columns.at.size(); ++field) {
        if (const auto own = plainText(mapping.columns[field]).toLower(); !own.isEmpty())
            take(field, [&own](const QString &text) { return text == own; });
    }
    for (std::size_t field = 0; field < columns.at.size(); ++field) {
        if (!mapping.columns[field].isEmpty())
            continue; // that one and no other was meant
        for (const auto &name : usual[field])
            take(field, [&name](const QString &text) { return withoutBrackets(text) == name; });
    }
    return columns;
}

TableMapping withColumns(TableMapping mapping, const HeadColumns &columns, const TableRow &head)
{
    for (std::size_t i = 0; i < columns.at.size(); ++i) {
        if (columns.at[i] >= 0)
            mapping.columns[i] = head.cells[std::size_t(columns.at[i])].text;
    }
    mapping.headLine = head.line;
    mapping.sheet = head.sheet;
    return mapping;
}

}
