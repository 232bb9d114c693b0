#pragma once

#include <QString>

namespace tonglan {

/** What the choice of a renderer rests on. */
struct RendererFacts
{
    QString requested = {}; ///< "auto", "software" or "opengl"; empty = auto.
    QString platform = {}; ///< Qt platform plugin: "xcb", "wayland", "offscreen", …
    bool hasGpuDevice = false; ///< A DRM render node or another GPU device file exists.
    QString glRenderer = {}; ///< GL_RENDERER of a probe context; empty = none could be made, or not probed.
};

/** Which Qt Quick adaptation to use, and the reason in words for the log and the self-test. */
struct RendererChoice
{
    enum class Renderer { Software,
        OpenGl };

    Renderer renderer = Renderer::Software;
    QString reason = {};

    friend bool operator==(const RendererChoice &, const RendererChoice &) = default;
};

/** A request wins; else software where the only OpenGL is a CPU rasteriser (3 to 4 times slower than Qt's own
 *  software adaptation, measured) or there is none; else OpenGL.
 */
[[nodiscard]] RendererChoice chooseRenderer(const RendererFacts &facts);

/** Finds the facts on this machine. Needs a QGuiApplication. Makes a GL context only where a GPU device exists:
 *  loading a CPU rasteriser just to refuse it costs 100 ms and 40 MB.
 */
[[nodiscard]] RendererFacts probeRenderer(const QString &requested);

/** Tells Qt Quick; must be called before the first window is made. */
void applyRenderer(const RendererChoice &choice);

}
