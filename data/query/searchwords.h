#pragma once

#include "analysis/nameindex.h"

#include <QCoreApplication>
#include <QString>

namespace tonglan {

/** What was found is, in a word of the screen's language. */
class SearchWords
{
    Q_DECLARE_TR_FUNCTIONS(SearchWords)

public:
    /** "Road", "Hospital", "Event"; @p sort as of NamedPlace, where it is known. */
    [[nodiscard]] static QString kind(NameKind kind, const QString &sort);
    [[nodiscard]] static QString closedEvent();
    /** "350 m", "12.4 km"; empty for what has no place. */
    [[nodiscard]] static QString distance(double meters);
};

}
