#pragma once

#include <QQuickItem>

namespace tonglan::test {

/** The first T below @p object, children and child items alike; null if there is none. */
template<typename T>
[[nodiscard]] T *findBelow(QObject *object)
{
    if (auto *found = qobject_cast<T *>(object))
        return found;
    for (auto *child : object->children()) {
        if (auto *found = findBelow<T>(child))
            return found;
    }
    if (const auto *item = qobject_cast<QQuickItem *>(object)) {
        for (auto *child : item->childItems()) {
            if (auto *found = findBelow<T>(child))
                return found;
        }
    }
    return nullptr;
}

}
