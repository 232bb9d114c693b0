#include "tomltable.h"

#include "base/nearest.h"

#include <QFile>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {
QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}
}

std::optional<toml::table> readTomlFile(const QString &path, qint64 maximumBytes, QList<Problem> &problems)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        problems << Problem{path, 0, 0, u"cannot be read: %1"_s.arg(file.errorString())};
        return std::nullopt;
    }
    const auto text = file.read(maximumBytes + 1);
    if (text.size() > maximumBytes) {
        problems << Problem{path, 0, 0, u"is larger than %1 bytes"_s.arg(maximumBytes)};
        return std::nullopt;
    }
    return parseToml(text, path, problems);
}

std::optional<toml::table> parseToml(const QByteArray &text, const QString &file, QList<Problem> &problems)
{
    try {
        return toml::parse(std::string_view(text.constData(), std::size_t(text.size())));
    } catch (const toml::parse_error &error) {
        const auto at = error.source().begin;
        problems << Problem{file, int(at.line), int(at.column), toText(error.description())};
        return std::nullopt;
    }
}

TomlTable::TomlTable(const toml::table &table, QString where, QString file, QList<Problem> &problems)
    : m_table(table)
    , m_where(std::move(where))
    , m_file(std::move(file))
    , m_problems(problems)
{
}

const toml::node *TomlTable::find(const char *key, Presence presence)
{
    m_known << QString::fromLatin1(key);
    const auto *node = m_table.get(key);
    if (node == nullptr && presence == Presence::Required)
        reportAt(m_table.source(), u"%1: '%2' is missing"_s.arg(m_where, QLatin1StringView(key)));
    return node;
}

QString TomlTable::text(const char *key, Presence presence)
{
    const auto *node = find(key, presence);
    if (node == nullptr)
        return {};
    if (!node->is_string()) {
        wrongType(*node, key, u"a text"_s);
        return {};
    }
    const auto text = toText(node->as_string()->get());
    if (text.isEmpty() && presence == Presence::Required)
        report(*node, u"%1: '%2' is empty"_s.arg(m_where, QLatin1StringView(key)));
    if (text.size() > longestText)
        report(*node, u"%1: '%2' is longer than %3 characters"_s.arg(m_where, QLatin1StringView(key)).arg(longestText));
    return text;
}

QString TomlTable::choice(const char *key, const QStringList &valid, const QString &fallback, Presence presence)
{
    const auto chosen = text(key, presence);
    if (chosen.isEmpty() || valid.contains(chosen))
        return chosen.isEmpty() ? fallback : chosen;
    report(*m_table.get(key), u"%1: '%2' cannot be '%3'%4; known are %5"_s.arg(m_where, QLatin1StringView(key), chosen, didYouMean(chosen, valid), valid.join(u", "_s)));
    return fallback;
}

QStringList TomlTable::texts(const char *key, Presence presence)
{
    const auto *node = find(key, presence);
    if (node == nullptr)
        return {};
    if (!node->is_array()) {
        wrongType(*node, key, u"a list of texts"_s);
        return {};
    }
    QStringList texts;
    for (const auto &element : *node->as_array()) {
        if (element.is_string())
            texts << toText(element.as_string()->get());
        else
            wrongType(element, key, u"a list of texts"_s);
    }
    return texts;
}

double TomlTable::number(const char *key, double fallback, Range range, Presence presence)
{
    const auto *node = find(key, presence);
    if (node == nullptr)
        return fallback;
    const auto value = node->value<double>();
    if (!node->is_number() || !value) {
        wrongType(*node, key, u"a number"_s);
        return fallback;
    }
    if (!(*value >= range.low && *value <= range.high)) { // false for NaN too
        report(*node, u"%1: '%2' is %3, not from %4 to %5"_s.arg(m_where, QLatin1StringView(key)).arg(*value).arg(range.low).arg(range.high));
        return fallback;
    }
    return *value;
}

int TomlTable::integer(const char *key, int fallback, Range range)
{
    const auto *node = find(key, Presence::Optional);
    if (node == nullptr)
        return fallback;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt; // 5.0 will do for 5
    if (!value || *value != std::floor(*value) || *value < range.low || *value > range.high) {
        report(key, u"must be a whole number from %1 to %2"_s.arg(qint64(range.low)).arg(qint64(range.high)));
        return fallback;
    }
    return int(*value);
}

bool TomlTable::flag(const char *key, bool fallback)
{
    const auto *node = find(key, Presence::Optional);
    if (node == nullptr)
        return fallback;
    if (!node->is_boolean()) {
        wrongType(*node, key, u"true or false"_s);
        return fallback;
    }
    return node->as_boolean()->get();
}

const toml::table *TomlTable::table(const char *key, Presence presence)
{
    const auto *node = find(key, presence);
    if (node != nullptr && !node->is_table())
        wrongType(*node, key, u"a table"_s);
    return node != nullptr ? node->as_table() : nullptr;
}

std::vector<const toml::table *> TomlTable::tables(const char *key)
{
    std::vector<const toml::table *> tables;
    const auto *node = find(key, Presence::Optional);
    if (node == nullptr)
        return tables;
    const auto *list = node->as_array();
    if (list == nullptr) {
        wrongType(*node, key, u"a list of tables ([[%1]])"_s.arg(QLatin1StringView(key)));
        return tables;
    }
    for (const auto &element : *list) {
        if (element.is_table())
            tables.push_back(element.as_table());
        else
            wrongType(element, key, u"a list of tables ([[%1]])"_s.arg(QLatin1StringView(key)));
    }
    return tables;
}

void TomlTable::members(const std::function<void(const QString &, const toml::node &)> &read)
{
    for (const auto &[key, node] : m_table) {
        m_known << toText(key.str());
        read(m_known.last(), node);
    }
}

void TomlTable::reportUnknown()
{
    for (const auto &[key, node] : m_table) {
        const auto name = toText(key.str());
        if (!m_known.contains(name))
            reportAt(key.source(), u"%1: unknown key '%2'%3"_s.arg(m_where, name, didYouMean(name, m_known)));
    }
}

void TomlTable::report(const QString &message)
{
    reportAt(m_table.source(), u"%1: %2"_s.arg(m_where, message));
}

void TomlTable::report(const char *key, const QString &message)
{
    const auto *node = m_table.get(key);
    reportAt(node != nullptr ? node->source() : m_table.source(), u"%1: '%2' %3"_s.arg(m_where, QLatin1StringView(key), message));
}

void TomlTable::report(const toml::node &at, const QString &message)
{
    reportAt(at.source(), message);
}

void TomlTable::wrongType(const toml::node &node, const char *key, const QString &wanted)
{
    report(node, u"%1: '%2' must be %3"_s.arg(m_where, QLatin1StringView(key), wanted));
}

void TomlTable::reportAt(const toml::source_region &at, const QString &message)
{
    m_problems << Problem{m_file, int(at.begin.line), int(at.begin.column), message};
}

}
