#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <array>
#include <optional>

namespace tonglan {

/** Looks an enumerator up by its wire name; the enum counts from 0 in the order of @p names. */
template<typename Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> enumFromName(const std::array<QLatin1StringView, N> &names, QStringView name)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (name == names[i])
            return Enum(i);
    }
    return std::nullopt;
}

}
