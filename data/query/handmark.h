#pragma once

#include "analysis/language.h"
#include "model/indicator.h"
#include "model/source.h"

#include <QString>

namespace tonglan {

/** The name of a source as it stands beside a figure: "手工·民政局" where the figure, or all that the source sends, was typed by hand. The word stands first, so
 *  that it is not what a narrow place cuts off.
 */
[[nodiscard]] inline QString sourceBeside(const QString &name, Reading::Quality quality, int collection, Language language)
{
    if (quality != Reading::Quality::HandTyped && collection != int(Source::Collection::HandTyped))
        return name;
    return (language == Language::English ? QStringLiteral("by hand · ") : QStringLiteral("手工·")) + name;
}

}
