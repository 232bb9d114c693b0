#include "rowcheck.h"

#include <QByteArray>
#include <QSet>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <vector>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::size_t maximumDepth = 32;
static constexpr qsizetype fewNames = 24; // so many are compared one by one; beyond, a set is quicker

static void appendUtf8(QByteArray &text, char32_t c)
{
    if (c < 0x80) {
        text += char(c);
    } else if (c < 0x800) {
        text += char(0xC0 | (c >> 6));
        text += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) { // half a surrogate pair too: it is only compared
        text += char(0xE0 | (c >> 12));
        text += char(0x80 | ((c >> 6) & 0x3F));
        text += char(0x80 | (c & 0x3F));
    } else {
        text += char(0xF0 | (c >> 18));
        text += char(0x80 | ((c >> 12) & 0x3F));
        text += char(0x80 | ((c >> 6) & 0x3F));
        text += char(0x80 | (c & 0x3F));
    }
}

/** The four digits of \uXXXX at @p at; unset if there are none. */
static std::optional<char32_t> codeUnit(QByteArrayView raw, qsizetype at)
{
    if (raw.size() < at + 6 || raw[at] != '\\' || raw[at + 1] != 'u')
        return std::nullopt;
    char32_t unit = 0;
    for (const char c : raw.sliced(at + 2, 4)) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
            : c >= 'A' && c <= 'F'                                              ? c - 'A' + 10
                                                                                : -1;
        if (digit < 0)
            return std::nullopt;
        unit = unit * 16 + char32_t(digit);
    }
    return unit;
}

/** What stands between the quotes, without escapes. As Qt reads it: an unknown escape is the character itself. */
static QByteArray unescaped(QByteArrayView raw)
{
    QByteArray text;
    text.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\' || i + 1 >= raw.size()) {
            text += raw[i];
            continue;
        }
        if (auto unit = codeUnit(raw, i)) {
            i += 5;
            const auto low = *unit >= 0xD800 && *unit < 0xDC00 ? codeUnit(raw, i + 1) : std::nullopt;
            if (low && *low >= 0xDC00 && *low < 0xE000) {
                unit = 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
                i += 6;
            }
            appendUtf8(text, *unit);
            continue;
        }
        const char c = raw[++i];
        const auto known = QByteArrayView("bfnrt").indexOf(c);
        text += known >= 0 ? "\b\f\n\r\t"[known] : c;
    }
    return text;
}

namespace {

class RowCheck
{
public:
    explicit RowCheck(QByteArrayView json)
        : m_json(json)
    {
    }

    std::optional<QString> fault()
    {
        for (qsizetype i = 0; i < m_json.size(); ++i) {
            const char c = m_json[i];
            if (c == '"') {
                const auto start = ++i;
                bool hasEscapes = false;
                for (; i < m_json.size() && m_json[i] != '"'; ++i) {
                    if (m_json[i] == '\\') {
                        hasEscapes = true;
                        ++i;
                    }
                }
                if (m_expectsName && i < m_json.size()) {
                    if (auto wrong = addName(m_json.sliced(start, i - start), hasEscapes))
                        return wrong;
                }
                m_expectsName = false;
            } else if (c == ',') {
                m_expectsName = m_depth > 0 && m_levels[m_depth - 1].isObject;
            } else if (c == '{' || c == '[') {
                if (m_depth == maximumDepth)
                    return u"nested deeper than %1"_s.arg(maximumDepth);
                m_levels[m_depth++] = {.isObject = c == '{', .firstName = m_names.size(), .firstDecoded = m_decoded.size()};
                m_expectsName = c == '{';
            } else if ((c == '}' || c == ']') && m_depth > 0) {
                const auto &level = m_levels[--m_depth];
                m_names.resize(level.firstName);
                m_decoded.resize(level.firstDecoded);
                m_expectsName = false;
            }
        }
        return std::nullopt;
    }

private:
    struct Level
    {
        bool isObject = false;
        qsizetype firstName = 0; ///< Names of objects that are open lie one object after the other.
        std::size_t firstDecoded = 0;
        QSet<QByteArrayView> many = {}; ///< All of them, once they are many.
    };

    /** What is wrong with it; unset: nothing. */
    std::optional<QString> addName(QByteArrayView name, bool hasEscapes)
    {
        if (hasEscapes)
            name = m_decoded.emplace_back(unescaped(name));
        if (name.startsWith("\xEF\xBB\xBF"))
            return u"the name \"%1\" begins with a byte order mark"_s.arg(shown(name.sliced(3)));
        if (name.contains('\0'))
            return u"the name \"%1\" contains a NUL"_s.arg(shown(name.first(name.indexOf('\0'))));
        const auto twice = [&] { return u"the name \"%1\" is given twice in one object"_s.arg(shown(name)); };
        auto &level = m_levels[m_depth - 1];
        if (!level.many.isEmpty()) {
            const auto before = level.many.size();
            level.many.insert(name);
            return level.many.size() > before ? std::optional<QString>() : twice();
        }
        for (auto known = m_names.cbegin() + level.firstName; known != m_names.cend(); ++known) {
            if (known->size() == name.size() && *known == name)
                return twice();
        }
        m_names.append(name);
        if (m_names.size() - level.firstName > fewNames)
            level.many = QSet<QByteArrayView>(m_names.cbegin() + level.firstName, m_names.cend());
        return std::nullopt;
    }

    static QString shown(QByteArrayView name) { return QString::fromUtf8(name.first(std::min<qsizetype>(name.size(), 40))); }

    QByteArrayView m_json;
    std::array<Level, maximumDepth> m_levels = {};
    std::size_t m_depth = 0;
    bool m_expectsName = false;
    QVarLengthArray<QByteArrayView, 64> m_names;
    std::vector<QByteArray> m_decoded; ///< What escaped names mean; m_names points into it.
};

}

std::optional<QString> rowFault(QByteArrayView json)
{
    return RowCheck(json).fault();
}

}
