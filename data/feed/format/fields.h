#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace tonglan {

/** Reads the members of one JSON object, each once, and remembers the first thing that is wrong and what was not read.
 *  A member that is null counts as absent. Nothing is ever cut: what is too long is wrong.
 */
class Fields
{
public:
    enum class Need { Optional,
        Required };
    static constexpr qsizetype shortText = 500; ///< UTF-16 units of a name or title.
    static constexpr qsizetype longText = 8'000; ///< … of a description.

    /** @p path is put before member names in messages, e.g. "data.". */
    Fields(const QJsonObject &object, QLatin1StringView path);

    QString text(QLatin1StringView name, Need need = Need::Optional, qsizetype maximum = shortText);
    QString identifier(QLatin1StringView name, Need need = Need::Required); ///< 1–200 characters, none of them a control character.
    std::optional<double> number(QLatin1StringView name);
    double number(QLatin1StringView name, double fallback, double minimum, double maximum);
    qint64 integer(QLatin1StringView name, qint64 fallback, qint64 minimum, qint64 maximum);
    bool flag(QLatin1StringView name, bool fallback);
    TimeMs time(QLatin1StringView name, Need need = Need::Optional); ///< 0 if absent.
    QStringList texts(QLatin1StringView name, qsizetype maximumCount = 1'000);
    QJsonValue value(QLatin1StringView name); ///< As it is; for members with a shape of their own.

    /** One of a set of names, looked up by @p lookUp; @p known is for the message. */
    template<typename Enum>
    Enum name(QLatin1StringView member, Enum fallback, std::optional<Enum> (*lookUp)(QStringView))
    {
        const auto word = text(member);
        if (word.isEmpty())
            return fallback;
        const auto found = lookUp(word);
        if (!found)
            fail(member, QStringLiteral("\"%1\" is not a word of the protocol").arg(word.left(40)));
        return found.value_or(fallback);
    }

    void fail(QLatin1StringView member, const QString &what);
    [[nodiscard]] bool hasFailed() const { return !m_error.isEmpty(); }
    [[nodiscard]] Error error() const { return {Error::Kind::Invalid, m_error}; }

    /** What nobody asked for, as a JSON object; empty if everything was read. */
    [[nodiscard]] QByteArray rest() const;

private:
    QJsonObject m_object;
    QLatin1StringView m_path;
    QString m_error = {};
    std::vector<QLatin1StringView> m_read = {};
};

}
