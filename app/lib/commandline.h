#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/viewing.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace tonglan {

/** What the user asked for on the command line; unset members leave it to the settings. */
struct CommandLine
{
    enum class Verb {
        Run, ///< Open the wall window.
        Render, ///< Draw one scene to a PNG, with no display.
        SelfTest, ///< Open every scene at every size, report, exit 1 on any fault.
        Check, ///< Validate files; scenes are drawn, too.
        Help,
        Version,
    };

    Verb verb = Verb::Run;
    QString config = {}; ///< Settings file instead of the usual places.
    QString pack = {}; ///< City pack: base map and, with no feeds, recorded data.
    QString feeds = {}; ///< Feeds file.
    QString cache = {}; ///< Folder of the cache.
    QStringList sceneFiles = {}; ///< Scene files beside the shipped ones.
    QString scene = {}; ///< Scene id to open or render.
    QSize size = {}; ///< Pixels; empty = the screen's (run) or 1920×1080.
    Viewing viewing = {}; ///< Pitch and distance of the wall in place of the settings'; both or none.
    QString out = {};
    std::optional<TimeMs> at = {}; ///< Draw as at this moment; the clock stands still.
    QString lineage = {}; ///< Code of the indicator whose lineage is open at first.
    QString language = {}; ///< "zh_CN" or "en".
    QString theme = {}; ///< "night" or "day".
    QString renderer = {}; ///< "auto", "software" or "opengl".
    int timeoutSeconds = 60; ///< Render and self-test: how long a scene may take to be complete.
    bool fullScreen = false;
    bool quitAfterFirstFrame = false; ///< For measuring the start.
    QStringList files = {}; ///< For --check; a word that is no file is the id of a shipped scene.

    friend bool operator==(const CommandLine &, const CommandLine &) = default;
};

/** Reads arguments (without the program name). An error is one line for the user that names the option. */
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

/** The text of --help. */
[[nodiscard]] QString commandLineHelp();

}
