#include "level.h"

#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::array<QLatin1StringView, 5> names = {"none"_L1, "red"_L1, "orange"_L1, "yellow"_L1, "blue"_L1};

Level worse(Level a, Level b)
{
    if (a == Level::None)
        return b;
    if (b == Level::None)
        return a;
    return int(a) < int(b) ? a : b;
}

QLatin1StringView levelName(Level level)
{
    return names.at(std::size_t(level));
}

std::optional<Level> levelFromName(QStringView name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return Level(i);
    }
    return std::nullopt;
}

}
