#pragma once

#include "base/problem.h"

#include <QByteArray>
#include <QStringList>

#include <toml++/toml.hpp>

#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace tonglan {

/** Reads a file of at most @p maximumBytes; what cannot be read or parsed becomes a problem with its place, and there is no table. */
[[nodiscard]] std::optional<toml::table> readTomlFile(const QString &path, qint64 maximumBytes, QList<Problem> &problems);

/** The same for text in memory; @p file is how problems name it. */
[[nodiscard]] std::optional<toml::table> parseToml(const QByteArray &text, const QString &file, QList<Problem> &problems);

/** Reads one table of a TOML file key by key and reports everything that is wrong with it: a missing key, a wrong type, a value
 *  out of range and, when it is done, keys that nobody asked for. The table and the list of problems must outlive it.
 */
class TomlTable
{
public:
    enum class Presence { Optional,
        Required };
    struct Range
    {
        double low = std::numeric_limits<double>::lowest();
        double high = std::numeric_limits<double>::max();
    };
    static constexpr qsizetype longestText = 2'000; ///< characters

    /** @p where names the table in messages, e.g. "feed.source". */
    TomlTable(const toml::table &table, QString where, QString file, QList<Problem> &problems);

    [[nodiscard]] QString text(const char *key, Presence presence = Presence::Optional);
    [[nodiscard]] QString choice(const char *key, const QStringList &valid, const QString &fallback, Presence presence = Presence::Optional);
    [[nodiscard]] QStringList texts(const char *key, Presence presence = Presence::Optional);
    [[nodiscard]] double number(const char *key, double fallback, Range range, Presence presence = Presence::Optional);
    [[nodiscard]] int integer(const char *key, int fallback, Range range);
    [[nodiscard]] bool flag(const char *key, bool fallback);
    [[nodiscard]] const toml::table *table(const char *key, Presence presence = Presence::Optional); ///< Null if it is not there or none.
    [[nodiscard]] std::vector<const toml::table *> tables(const char *key);
    /** Calls @p read with the key and the value of every member; nothing is unknown afterwards. */
    void members(const std::function<void(const QString &, const toml::node &)> &read);

    [[nodiscard]] bool has(const char *key) const { return m_table.contains(key); }
    /** Reports every key that was not read. Call last. */
    void reportUnknown();
    void report(const QString &message); ///< At the table.
    void report(const char *key, const QString &message); ///< At the value of @p key, else at the table.
    void report(const toml::node &at, const QString &message);

private:
    const toml::node *find(const char *key, Presence presence);
    void wrongType(const toml::node &node, const char *key, const QString &wanted);
    void reportAt(const toml::source_region &at, const QString &message);

    const toml::table &m_table;
    QString m_where;
    QString m_file;
    QList<Problem> &m_problems;
    QStringList m_known = {};
};

}
