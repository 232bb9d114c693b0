#include "feedtable.h"

#include "base/nearest.h"

namespace tonglan {

using namespace Qt::StringLiterals;

static QString quoted(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).left(80);
}

FeedTable::FeedTable(const toml::table &table, QString what, QString file, std::vector<Problem> &problems)
    : m_table(table)
    , m_what(std::move(what))
    , m_file(std::move(file))
    , m_problems(problems)
{
}

void FeedTable::add(const toml::source_region &where, const QString &message)
{
    m_problems.push_back({m_file, int(where.begin.line), int(where.begin.column), message});
}

void FeedTable::complain(const QString &message, const char *key)
{
    const auto *node = key ? m_table.get(key) : nullptr;
    add(node ? node->source() : m_table.source(), key ? u"%1: %2"_s.arg(QLatin1StringView(key), message) : u"%1: %2"_s.arg(m_what, message));
}

const toml::node *FeedTable::take(const char *key)
{
    m_known.append(QLatin1StringView(key));
    return m_table.get(key);
}

QString FeedTable::text(const char *key, bool required)
{
    const auto *node = take(key);
    if (!node) {
        if (required)
            complain(u"%1 is missing"_s.arg(QLatin1StringView(key)));
        return {};
    }
    const auto value = node->value_exact<std::string>();
    if (!value) {
        complain(u"is not a string"_s, key);
        return {};
    }
    if (value->empty() && required)
        complain(u"is empty"_s, key);
    if (value->size() > 2'000)
        complain(u"is longer than 2,000 bytes"_s, key);
    return QString::fromStdString(*value);
}

QString FeedTable::word(const char *key, const QString &fallback, const QStringList &valid)
{
    const auto value = text(key, fallback.isNull());
    if (value.isEmpty())
        return fallback;
    if (!valid.contains(value))
        complain(u"\"%1\" is none of %2%3"_s.arg(value.left(80), valid.join(u", "_s), didYouMean(value, valid)), key);
    return value;
}

std::optional<double> FeedTable::number(const char *key, bool required)
{
    const auto *node = take(key);
    if (!node) {
        if (required)
            complain(u"%1 is missing"_s.arg(QLatin1StringView(key)));
        return std::nullopt;
    }
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value)) {
        complain(u"is not a number"_s, key);
        return std::nullopt;
    }
    return value;
}

int FeedTable::integer(const char *key, int fallback, int minimum, int maximum)
{
    const auto *node = take(key);
    if (!node)
        return fallback;
    const auto value = node->value_exact<int64_t>();
    if (!value || *value < minimum || *value > maximum) {
        complain(u"is not a whole number within %1 … %2"_s.arg(minimum).arg(maximum), key);
        return fallback;
    }
    return int(*value);
}

bool FeedTable::flag(const char *key, bool fallback)
{
    const auto *node = take(key);
    if (!node)
        return fallback;
    const auto value = node->value_exact<bool>();
    if (!value)
        complain(u"is neither true nor false"_s, key);
    return value.value_or(fallback);
}

const toml::table *FeedTable::table(const char *key)
{
    const auto *node = take(key);
    if (node && !node->is_table())
        complain(u"is not a table"_s, key);
    return node ? node->as_table() : nullptr;
}

std::vector<const toml::table *> FeedTable::tables(const char *key)
{
    std::vector<const toml::table *> result;
    const auto *node = take(key);
    if (!node)
        return result;
    const auto *array = node->as_array();
    if (!array) {
        complain(u"is not a list of tables"_s, key);
        return result;
    }
    for (const auto &element : *array) {
        if (element.is_table())
            result.push_back(element.as_table());
        else
            add(element.source(), u"%1: is not a table"_s.arg(QLatin1StringView(key)));
    }
    return result;
}

void FeedTable::complainAboutTheRest()
{
    for (const auto &[key, value] : m_table) {
        const auto name = quoted(key.str());
        if (!m_known.contains(name))
            add(key.source(), u"%1: unknown key \"%2\"%3"_s.arg(m_what, name, didYouMean(name, m_known)));
    }
}

}
