#include "jsonrows.h"

#include "rowcheck.h"

#include <QJsonDocument>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** Walks over JSON text without building values; what it skips is not checked, only delimited. */
class Scanner
{
public:
    explicit Scanner(QByteArrayView json)
        : m_json(json)
    {
        if (json.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
    }

    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_json.size(); }

    void skipSpace()
    {
        while (!atEnd() && (m_json[m_at] == ' ' || m_json[m_at] == '\n' || m_json[m_at] == '\r' || m_json[m_at] == '\t'))
            ++m_at;
    }

    bool take(char c)
    {
        skipSpace();
        if (atEnd() || m_json[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    /** The value that starts here; empty if it does not end. */
    QByteArrayView takeValue()
    {
        skipSpace();
        const auto start = m_at;
        int depth = 0;
        while (!atEnd()) {
            const char c = m_json[m_at];
            if (c == '"') {
                if (!skipString())
                    return {};
                if (depth == 0)
                    break;
            } else if (c == '{' || c == '[') {
                ++depth;
                ++m_at;
            } else if (c == '}' || c == ']') {
                if (depth == 0)
                    break; // the end of what encloses a plain value
                ++m_at;
                if (--depth == 0)
                    break;
            } else if (depth == 0 && (c == ',' || c == ':' || c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
                break;
            } else {
                ++m_at;
            }
        }
        return depth == 0 ? m_json.sliced(start, m_at - start) : QByteArrayView();
    }

private:
    bool skipString()
    {
        for (++m_at; m_at < m_json.size(); ++m_at) {
            if (m_json[m_at] == '\\') {
                ++m_at;
            } else if (m_json[m_at] == '"') {
                ++m_at;
                return true;
            }
        }
        m_at = m_json.size();
        return false;
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
};

}

static tl::unexpected<Error> notJson(const Scanner &scanner, QLatin1StringView what)
{
    return failure(Error::Kind::Protocol, u"not JSON: %1 at byte %2"_s.arg(what).arg(scanner.position()));
}

Result<std::vector<QByteArrayView>> splitArray(QByteArrayView json)
{
    Scanner scanner(json);
    std::vector<QByteArrayView> rows;
    if (!scanner.take('['))
        return notJson(scanner, "an array should start"_L1);
    if (!scanner.take(']')) {
        do {
            const auto row = scanner.takeValue();
            if (row.isEmpty())
                return notJson(scanner, "a value is missing or cut off"_L1);
            rows.push_back(row);
        } while (scanner.take(','));
        if (!scanner.take(']'))
            return notJson(scanner, "the array does not end"_L1);
    }
    scanner.skipSpace();
    if (!scanner.atEnd())
        return notJson(scanner, "something follows the array"_L1);
    return rows;
}

Result<JsonRows> splitRows(QByteArrayView json, QByteArrayView member)
{
    Scanner scanner(json);
    if (!scanner.take('{'))
        return notJson(scanner, "an object should start"_L1);
    QByteArrayView array;
    QByteArray envelope = "{";
    if (!scanner.take('}')) {
        do {
            const auto name = scanner.takeValue();
            if (!name.startsWith('"') || !scanner.take(':'))
                return notJson(scanner, "a member name should stand"_L1);
            const auto value = scanner.takeValue();
            if (value.isEmpty())
                return notJson(scanner, "a value is missing or cut off"_L1);
            const bool wanted = name.sliced(1).chopped(1) == member;
            if (wanted && !array.isNull())
                return failure(Error::Kind::Protocol, u"%1: given twice"_s.arg(QLatin1StringView(member)));
            if (wanted)
                array = value;
            if (envelope.size() > 1)
                envelope += ',';
            envelope += name;
            envelope += ':';
            envelope += wanted ? QByteArrayView("[]") : value;
        } while (scanner.take(','));
        if (!scanner.take('}'))
            return notJson(scanner, "the object does not end"_L1);
    }
    scanner.skipSpace();
    if (!scanner.atEnd())
        return notJson(scanner, "something follows the object"_L1);
    envelope += '}';

    if (const auto fault = rowFault(envelope))
        return failure(Error::Kind::Protocol, *fault);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(envelope, &error);
    if (!document.isObject())
        return failure(Error::Kind::Protocol, u"not JSON: %1"_s.arg(error.errorString()));
    if (array.isNull())
        return failure(Error::Kind::Protocol, u"%1: missing"_s.arg(QLatin1StringView(member)));
    auto rows = splitArray(array);
    if (!rows)
        return failure(Error::Kind::Protocol, u"%1: %2"_s.arg(QLatin1StringView(member), rows.error().detail));
    return JsonRows{document.object(), std::move(*rows)};
}

Result<QJsonObject> parseRow(QByteArrayView row)
{
    if (const auto fault = rowFault(row))
        return failure(Error::Kind::Invalid, *fault);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(row.data(), row.size()), &error);
    if (document.isObject())
        return document.object();
    if (error.error == QJsonParseError::NoError)
        return failure(Error::Kind::Invalid, u"not a JSON object"_s);
    return failure(Error::Kind::Invalid, u"not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
}

}
