#pragma once

#include <QQuickItem>

namespace tonglan::test {

/** The first T below @p object, children and child items alike, that @p suits; null if there is none. */
template<typename T, typename Suits>
[[nodiscard]] T *findBelow(QObject *object, Suits suits)
{
    if (auto *found = qobject_cast<T *>(object); found && suits(*found))
        return found;
    for (auto *child : object->children()) {
        if (auto *found = findBelow<T>(child, suits))
            return found;
    }
    if (const auto *item = qobject_cast<QQuickItem *>(object)) {
        for (auto *child : item->childItems()) {
            if (auto *found = findBelow<T>(child, suits))
                return found;
        }
    }
    return nullptr;
}

template<typename T>
[[nodiscard]] T *findBelow(QObject *object)
{
    return findBelow<T>(object, [](const T &) { return true; });
}

}
