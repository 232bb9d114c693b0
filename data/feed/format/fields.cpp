#include "fields.h"

#include "rfc3339.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype longestIdentifier = 200;

Fields::Fields(const QJsonObject &object, QLatin1StringView path)
    : m_object(object)
    , m_path(path)
{
    m_read.reserve(24);
}

void Fields::fail(QLatin1StringView member, const QString &what)
{
    if (m_error.isEmpty())
        m_error = u"%1%2: %3"_s.arg(m_path, member, what);
}

QJsonValue Fields::value(QLatin1StringView name)
{
    const auto found = m_object.constFind(name);
    if (found == m_object.constEnd())
        return QJsonValue::Null;
    m_read.push_back(name);
    return *found;
}

/** What is wrong with @p text as text of people, or nothing. */
static QString faultOf(const QString &text, qsizetype maximum)
{
    if (text.size() > maximum)
        return u"%1 characters, at most %2 are allowed"_s.arg(text.size()).arg(maximum);
    if (text.contains(QChar(u'\0')))
        return u"contains a NUL"_s;
    if (!text.isValidUtf16())
        return u"contains half a surrogate pair"_s;
    return {};
}

QString Fields::text(QLatin1StringView name, Need need, qsizetype maximum)
{
    const auto member = value(name);
    if (member.isNull()) {
        if (need == Need::Required)
            fail(name, u"missing"_s);
        return {};
    }
    if (!member.isString()) {
        fail(name, u"is not a string"_s);
        return {};
    }
    auto text = member.toString();
    if (const auto fault = faultOf(text, maximum); !fault.isEmpty())
        fail(name, fault);
    else if (need == Need::Required && text.isEmpty())
        fail(name, u"empty"_s);
    return text;
}

QString Fields::identifier(QLatin1StringView name, Need need)
{
    auto text = this->text(name, need, longestIdentifier);
    if (std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        fail(name, u"contains a control character"_s);
    return text;
}

std::optional<double> Fields::number(QLatin1StringView name)
{
    const auto member = value(name);
    if (member.isNull())
        return std::nullopt;
    if (!member.isDouble() || !std::isfinite(member.toDouble())) {
        fail(name, u"is not a number"_s);
        return std::nullopt;
    }
    return member.toDouble();
}

double Fields::number(QLatin1StringView name, double fallback, double minimum, double maximum)
{
    const auto found = number(name).value_or(fallback);
    if (found < minimum || found > maximum)
        fail(name, u"%1 is not within %2 … %3"_s.arg(found).arg(minimum).arg(maximum));
    return found;
}

qint64 Fields::integer(QLatin1StringView name, qint64 fallback, qint64 minimum, qint64 maximum)
{
    const auto member = value(name);
    if (member.isNull())
        return fallback;
    const auto found = member.toInteger(minimum - 1);
    if (!member.isDouble() || found < minimum || found > maximum)
        fail(name, u"is not a whole number within %1 … %2"_s.arg(minimum).arg(maximum));
    return found;
}

bool Fields::flag(QLatin1StringView name, bool fallback)
{
    const auto member = value(name);
    if (!member.isNull() && !member.isBool())
        fail(name, u"is neither true nor false"_s);
    return member.toBool(fallback);
}

TimeMs Fields::time(QLatin1StringView name, Need need)
{
    const auto text = this->text(name, need, 64);
    if (text.isEmpty())
        return 0;
    const auto time = timeFromRfc3339(text);
    if (!time)
        fail(name, u"\"%1\" is not an RFC 3339 time with offset"_s.arg(text.left(40)));
    return time.value_or(0);
}

QStringList Fields::texts(QLatin1StringView name, qsizetype maximumCount)
{
    const auto member = value(name);
    if (member.isNull())
        return {};
    const auto array = member.toArray();
    if (!member.isArray() || array.size() > maximumCount) {
        fail(name, u"is not a list of at most %1 strings"_s.arg(maximumCount));
        return {};
    }
    QStringList list;
    for (const auto &element : array) {
        if (!element.isString() || !faultOf(element.toString(), shortText).isEmpty())
            fail(name, u"element %1 is not a proper string"_s.arg(list.size()));
        list.append(element.toString());
    }
    return list;
}

QByteArray Fields::rest() const
{
    if (qsizetype(m_read.size()) >= m_object.size())
        return {};
    auto unread = m_object;
    for (const auto name : m_read)
        unread.remove(name);
    return unread.isEmpty() ? QByteArray() : QJsonDocument(unread).toJson(QJsonDocument::Compact);
}

}
