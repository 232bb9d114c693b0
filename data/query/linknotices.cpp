#include "linknotices.h"

#include <algorithm>
#include <tuple>

namespace tonglan {

bool LinkNotices::update(QList<LinkNotice> raised, qint64 steady, const QString &backText)
{
    QList<Shown> next;
    for (auto &notice : raised)
        next << Shown{std::move(notice)};
    for (const auto &old : std::as_const(m_shown)) {
        if (std::ranges::any_of(next, [&old](const Shown &shown) { return shown.notice.key == old.notice.key; }))
            continue;
        auto held = old;
        if (held.heldUntil == 0) {
            held.heldUntil = steady + holdMs;
            held.notice.text = backText.arg(held.notice.name);
        }
        if (steady < held.heldUntil)
            next << held;
    }
    // What still holds stands before what is back; by key, so that equals do not change places.
    std::ranges::stable_sort(next, {}, [](const Shown &shown) { return std::tuple(shown.heldUntil != 0, shown.notice.rank, shown.notice.key); });
    if (next == m_shown)
        return false;
    m_shown = std::move(next);
    return true;
}

}
