#pragma once

#include <QString>

#include <optional>

namespace tonglan {

/** 四级: the official levels of events and warnings. Blue is the lowest warning, not "normal". */
enum class Level {
    None = 0, ///< No level; the city's normal state has no colour.
    Red = 1, ///< Ⅰ级 红 特别重大
    Orange = 2, ///< Ⅱ级 橙 重大
    Yellow = 3, ///< Ⅲ级 黄 较大
    Blue = 4, ///< Ⅳ级 蓝 一般
};

/** The more urgent of two: Red before Blue, anything before None. */
[[nodiscard]] Level worse(Level a, Level b);

/** Wire names: "red", "orange", "yellow", "blue", "none". */
[[nodiscard]] QLatin1StringView levelName(Level level);
[[nodiscard]] std::optional<Level> levelFromName(QStringView name);

}
