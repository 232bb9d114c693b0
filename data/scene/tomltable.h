#pragma once

#include "base/problem.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <toml++/toml.hpp>

#include <functional>
#include <limits>

namespace tonglan {

/** Reads one table of a TOML file key by key and reports everything that is wrong with it: a missing key, a wrong type, a value
 *  out of range and, when it is done, keys that nobody asked for. Internal to the loader.
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

    TomlTable(const toml::table &table, QString where, const QString &file, QList<Problem> &problems);

    [[nodiscard]] QString text(const char *key, Presence presence = Presence::Optional);
    [[nodiscard]] QString choice(const char *key, const QStringList &valid, const QString &fallback, Presence presence = Presence::Optional);
    [[nodiscard]] QStringList texts(const char *key, Presence presence = Presence::Optional);
    [[nodiscard]] double number(const char *key, double fallback, Range range, Presence presence = Presence::Optional);
    [[nodiscard]] int integer(const char *key, int fallback, Range range);
    [[nodiscard]] bool flag(const char *key, bool fallback);
    /** Calls @p read for the table of that name, if it is there and is one. */
    void table(const char *key, const std::function<void(const toml::table &)> &read, Presence presence = Presence::Optional);
    void tables(const char *key, const std::function<void(const toml::table &)> &read);
    /** Calls @p read with the key and the value of every member; nothing is unknown afterwards. */
    void members(const std::function<void(const QString &, const toml::node &)> &read);
    /** Reports every key that was not read. */
    void reportUnknown();
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
