#include "nearest.h"

#include <algorithm>
#include <vector>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype longestName = 80; // a longer one is no typing error

/** Edits to get from @p a to @p b: insert, delete, replace, swap two neighbours. */
static qsizetype distance(const QString &a, const QString &b)
{
    const auto columns = std::size_t(b.size()) + 1;
    std::vector<qsizetype> before(columns), previous(columns), current(columns);
    for (std::size_t j = 0; j < columns; ++j)
        previous[j] = qsizetype(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            current[at] = std::min({previous[at] + 1, current[at - 1] + 1, previous[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[at] = std::min(current[at], before[at - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous.back();
}

QString nearestName(const QString &wrong, const QStringList &valid)
{
    if (wrong.size() > longestName)
        return {};
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(2, wrong.size() / 3) + 1;
    for (const auto &name : valid) {
        if (name.size() > longestName)
            continue;
        const auto d = name.compare(wrong, Qt::CaseInsensitive) == 0 ? 0 : distance(wrong, name);
        if (d < bestDistance && d < name.size()) {
            best = name;
            bestDistance = d;
        }
    }
    return best;
}

QString didYouMean(const QString &wrong, const QStringList &valid)
{
    const auto name = nearestName(wrong, valid);
    return name.isEmpty() ? QString() : u" (did you mean \"%1\"?)"_s.arg(name);
}

}
