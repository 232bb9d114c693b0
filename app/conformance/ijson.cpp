#include "ijson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QStringDecoder>

#include <cmath>
#include <vector>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static constexpr std::size_t mostLevels = 32;

namespace {

/** Reads JSON text once, without recursion, and stops at the first fault. */
class Reader
{
public:
    explicit Reader(QByteArrayView json)
        : m_json(json)
    {
    }

    std::optional<QString> read()
    {
        if (m_json.startsWith("\xEF\xBB\xBF"))
            return u"it begins with a byte order mark"_s;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(m_json);
        if (decoder.hasError() || text.contains(QChar::ReplacementCharacter))
            return u"it is not UTF-8"_s;
        if (!takeValue())
            return m_fault;
        skipSpace();
        return m_at < m_json.size() ? std::optional(fault(u"something follows the value"_s)) : std::nullopt;
    }

private:
    QString fault(const QString &what) const { return u"%1 at byte %2"_s.arg(what).arg(m_at); }
    bool fail(const QString &what)
    {
        if (m_fault.isEmpty())
            m_fault = fault(what);
        return false;
    }
    void skipSpace()
    {
        while (m_at < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json[m_at]))
            ++m_at;
    }
    bool take(char c)
    {
        skipSpace();
        if (m_at >= m_json.size() || m_json[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    std::optional<QString> takeString()
    {
        skipSpace();
        const auto start = m_at;
        if (!take('"'))
            return std::nullopt;
        while (m_at < m_json.size() && m_json[m_at] != '"') {
            if (uchar(m_json[m_at]) < 0x20)
                return std::nullopt;
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        }
        if (m_at >= m_json.size())
            return std::nullopt;
        ++m_at;
        // Our own reader knows escapes; it is asked for this one string.
        const auto array = QJsonDocument::fromJson('[' + m_json.sliced(start, m_at - start).toByteArray() + ']').array();
        return array.size() == 1 ? std::optional(array[0].toString()) : std::nullopt;
    }

    bool takeText(QString *text)
    {
        const auto found = takeString();
        if (!found)
            return fail(u"a string is cut off or wrong"_s);
        if (!found->isValidUtf16() || hasLoneEscape())
            return fail(u"half a surrogate pair"_s);
        if (text)
            *text = *found;
        return true;
    }

    /** The string that was just read has \ud800 without its other half; the reader may have put something in its place. */
    bool hasLoneEscape() const
    {
        auto start = m_at - 2;
        while (start > 0 && !(m_json[start] == '"' && m_json[start - 1] != '\\'))
            --start;
        const auto raw = m_json.sliced(start, m_at - start).toByteArray().toLower();
        for (qsizetype i = raw.indexOf("\\ud"); i >= 0; i = raw.indexOf("\\ud", i + 1)) {
            const auto unit = raw.sliced(i + 2).first(std::min<qsizetype>(4, raw.size() - i - 2)).toUInt(nullptr, 16);
            const bool hasLow = raw.sliced(i + 6).startsWith("\\ud") && QByteArray("cdef").contains(raw.mid(i + 9, 1));
            if (unit >= 0xD800 && unit < 0xDC00 && hasLow)
                i += 6;
            else if (unit >= 0xD800 && unit < 0xE000)
                return true;
        }
        return false;
    }

    bool takeWord()
    {
        const auto start = m_at;
        while (m_at < m_json.size() && !QByteArrayView(",]} \t\r\n").contains(m_json[m_at]))
            ++m_at;
        const auto word = m_json.sliced(start, m_at - start).toByteArray();
        if (word == "true" || word == "false" || word == "null")
            return true;
        bool ok = false;
        const auto number = word.toDouble(&ok);
        const bool looksRight = !word.isEmpty() && (word[0] == '-' || (word[0] >= '0' && word[0] <= '9')) && !word.startsWith("0x");
        if (!ok || !looksRight || !std::isfinite(number))
            return fail(u"\"%1\" is no value of I-JSON"_s.arg(QString::fromUtf8(word.left(20))));
        return true;
    }

    /** One value and all within; levels are kept in a list, so that depth cannot hurt. */
    bool takeValue()
    {
        std::vector<QSet<QString>> names; // of open objects; an array has none
        std::vector<bool> isObject;
        for (;;) {
            skipSpace();
            const bool opensObject = take('{');
            if (opensObject || take('[')) {
                isObject.push_back(opensObject);
                names.emplace_back();
                if (isObject.size() > mostLevels)
                    return fail(u"nested deeper than %1"_s.arg(mostLevels));
                if (!take(opensObject ? '}' : ']')) {
                    if (opensObject && !takeName(names.back()))
                        return false;
                    continue;
                }
                isObject.pop_back();
                names.pop_back();
            } else if (m_at < m_json.size() && m_json[m_at] == '"') {
                if (!takeText(nullptr))
                    return false;
            } else if (!takeWord()) {
                return false;
            }
            // After a value: close what ends here, or go on to the next one.
            while (!isObject.empty() && take(isObject.back() ? '}' : ']')) {
                isObject.pop_back();
                names.pop_back();
            }
            if (isObject.empty())
                return true;
            if (!take(','))
                return fail(u"a comma is missing or the text is cut off"_s);
            if (isObject.back() && !takeName(names.back()))
                return false;
        }
    }

    bool takeName(QSet<QString> &names)
    {
        QString name;
        if (!takeText(&name))
            return false;
        if (names.contains(name))
            return fail(u"the name \"%1\" is given twice"_s.arg(name.left(40)));
        names.insert(name);
        return take(':') || fail(u"a colon is missing"_s);
    }

    QByteArrayView m_json;
    qsizetype m_at = 0;
    QString m_fault = {};
};

}

std::optional<QString> ijsonFault(QByteArrayView json)
{
    return Reader(json).read();
}

}
