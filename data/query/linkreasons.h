#pragma once

#include <QString>

namespace tonglan {

/** Turns the English details that feeds, the cache and the store of actions give into the language of the screen, with their numbers,
 *  names and addresses kept. Pure but for the translations that are installed: without any, what is known comes back as it was.
 */
class LinkReasons
{
public:
    /** @p detail in words for people, on one line of at most @p most characters; its lines become clauses. What is not known is shown
     *  as it is and said to be (原文：…). Empty stays empty.
     */
    [[nodiscard]] static QString explain(const QString &detail, int most = 300);
};

}
