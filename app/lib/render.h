#pragma once

#include "application.h"

#include <QImage>

namespace tonglan {

/** Draws the scene that @p application has open in @p window once it is complete: every feed answered, every panel, layer
 *  and tile there, and no warning logged. Runs an event loop meanwhile; GUI thread.
 *  @return the picture at exactly the window's size, or an error that names what was missing.
 */
[[nodiscard]] Result<QImage> drawWhenComplete(Application &application, QQuickWindow &window, int timeoutSeconds);

/** Waits until what @p window shows is complete. Runs an event loop meanwhile; GUI thread. An error names what was missing. */
[[nodiscard]] Result<void> waitUntilComplete(const Application &application, const QQuickWindow &window, int timeoutSeconds);

/** The fonts of the design that this machine lacks, in words; without them names are drawn in others, or not at all. */
[[nodiscard]] QStringList missingFonts();

/** Whether @p path can be written, found out before anything is opened or drawn. What is there stays as it is; what is not is not made. */
[[nodiscard]] bool canBeWritten(const QString &path);

/** tonglan --render. Exit code 0; 66 scene unknown; 69 something missing (a picture drawn from a part is kept, but said to be one);
 *  73 the file can't be written.
 */
[[nodiscard]] int runRender(const CommandLine &line, Application &application);

}
