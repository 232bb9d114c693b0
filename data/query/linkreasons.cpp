#include "linkreasons.h"

#include "linkreasonforms.h"
#include "linkwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>
#include <vector>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int deepest = 6; // reasons stand in reasons: an address in a retry in a snapshot
static constexpr int longest = 1'000; // characters that are looked at

namespace {

/** A form as something to match against: what a placeholder takes follows from its kind. */
struct Pattern
{
    QRegularExpression expression = {};
    QList<int> places = {}; ///< The number of each placeholder, in the order of the English text.
    const LinkReasonForm *form = nullptr;
};

}

static QString expressionOf(char kind)
{
    switch (kind) {
    case 'n':
        return u"([-−]?[0-9][0-9.,]*(?:e[-+]?[0-9]+)?)"_s;
    case 't':
        return u"([\\w.-]+)"_s;
    case 'u':
        return u"(https?://\\S+?)"_s;
    case 'p':
        return u"((?:[A-Za-z]:)?[/\\\\][^:]*?)"_s;
    case 'c':
        return u"([^\\s:/]+\\.toml)"_s;
    case 'm':
        return u"([^\\s:\"']{1,80})"_s;
    case 'h':
        return u"([1-5][0-9]{2}(?: [A-Za-z' -]+)?)"_s;
    default:
        return u"(.+?)"_s;
    }
}

static Pattern patternOf(const LinkReasonForm &form)
{
    Pattern pattern{.form = &form};
    QString expression;
    const QString text = QString::fromUtf8(form.text);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int place = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (place > 0) {
            expression += expressionOf(form.kinds[place - 1]);
            pattern.places << place;
            ++i;
        } else {
            expression += QRegularExpression::escape(text.mid(i, 1));
        }
    }
    pattern.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression), QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

static const std::vector<Pattern> &patterns()
{
    static const auto all = [] {
        std::vector<Pattern> made;
        for (const auto &form : linkReasonForms())
            made.push_back(patternOf(form));
        return made;
    }();
    return all;
}

static QString translated(const char *text, const char *comment = nullptr)
{
    return QCoreApplication::translate("tonglan::LinkReasons", text, comment);
}

/** "503" or "503 Service Unavailable", with what the number means. */
static QString statusWords(const QString &status)
{
    const auto *meaning = httpStatusMeaning(status.first(3).toInt());
    return meaning ? status.first(3) + u' ' + translated(meaning) : status;
}

static std::optional<QString> known(const QString &detail, int depth);

static QString marked(const QString &detail)
{
    return QCoreApplication::translate("tonglan::LinkReasons", "%1", "a reason that nobody has translated, as it came").arg(detail);
}

/** What stands in a placeholder of @p kind; nothing if it must be known and is not. */
static std::optional<QString> partOf(char kind, const QString &text, int depth)
{
    switch (kind) {
    case 'k':
        return known(text, depth + 1);
    case 'r':
        return known(text, depth + 1).value_or(marked(text));
    case 't':
        return LinkWords::recordType(text);
    case 'h':
        return statusWords(text);
    default:
        return text;
    }
}

static std::optional<QString> filled(const Pattern &pattern, const QRegularExpressionMatch &match, int depth)
{
    QStringList parts(pattern.places.size());
    for (qsizetype i = 0; i < pattern.places.size(); ++i) {
        const int place = pattern.places[i];
        auto part = partOf(pattern.form->kinds[place - 1], match.captured(int(i) + 1), depth);
        if (!part)
            return {};
        parts[place - 1] = *std::move(part);
    }
    // Not arg(): a part may hold a "%1" of its own.
    QString text;
    const QString words = translated(pattern.form->text, pattern.form->comment);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int place = words[i] == u'%' && i + 1 < words.size() ? words[i + 1].digitValue() : -1;
        if (place > 0 && place <= parts.size()) {
            text += parts[place - 1];
            ++i;
        } else {
            text += words[i];
        }
    }
    return text;
}

static std::optional<QString> known(const QString &detail, int depth)
{
    if (depth > deepest)
        return {};
    for (const auto &pattern : patterns()) {
        const auto match = pattern.expression.match(detail);
        if (!match.hasMatch())
            continue;
        if (auto text = filled(pattern, match, depth))
            return text;
    }
    return {};
}

QString LinkReasons::explain(const QString &detail, int most)
{
    QStringList clauses;
    for (const auto &line : detail.split(u'\n', Qt::SkipEmptyParts)) {
        if (const auto text = oneLine(line, longest); !text.isEmpty())
            clauses << known(text, 0).value_or(marked(text));
    }
    return oneLine(clauses.join(translated(QT_TRANSLATE_NOOP("tonglan::LinkReasons", "; "))), most);
}

}
