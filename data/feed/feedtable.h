#pragma once

#include "base/problem.h"

#include <QStringList>

#include <toml++/toml.hpp>

#include <optional>
#include <vector>

namespace tonglan {

/** Reads one TOML table key by key; what is of the wrong kind or was never asked for becomes a problem with its place. */
class FeedTable
{
public:
    /** @p what names the table in messages, e.g. "[feed.source]". All arguments must outlive this. */
    FeedTable(const toml::table &table, QString what, QString file, std::vector<Problem> &problems);

    QString text(const char *key, bool required = false);
    QString word(const char *key, const QString &fallback, const QStringList &valid);
    std::optional<double> number(const char *key, bool required = false);
    int integer(const char *key, int fallback, int minimum, int maximum);
    bool flag(const char *key, bool fallback);
    const toml::table *table(const char *key);
    std::vector<const toml::table *> tables(const char *key);

    [[nodiscard]] bool has(const char *key) const { return m_table.contains(key); }
    void complain(const QString &message, const char *key = nullptr); ///< At the value of @p key, else at the table.
    void complainAboutTheRest(); ///< Call last.

private:
    const toml::node *take(const char *key);
    void add(const toml::source_region &where, const QString &message);

    const toml::table &m_table;
    QString m_what;
    QString m_file;
    std::vector<Problem> &m_problems;
    QStringList m_known = {};
};

}
