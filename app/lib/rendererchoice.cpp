#include "rendererchoice.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

namespace tonglan {

using namespace Qt::StringLiterals;

static bool isCpuRasteriser(const QString &glRenderer)
{
    static constexpr std::array names = {"llvmpipe"_L1, "softpipe"_L1, "swrast"_L1, "swiftshader"_L1, "software rasterizer"_L1};
    return std::ranges::any_of(names, [&](auto name) { return glRenderer.contains(name, Qt::CaseInsensitive); });
}

RendererChoice chooseRenderer(const RendererFacts &facts)
{
    using enum RendererChoice::Renderer;
    if (facts.requested == "software"_L1)
        return {Software, u"software, as requested"_s};
    if (facts.requested == "opengl"_L1)
        return {OpenGl, u"OpenGL, as requested"_s};
    if (facts.platform == "offscreen"_L1 || facts.platform == "minimal"_L1)
        return {Software, u"software: the platform '%1' has no display"_s.arg(facts.platform)};
    if (!facts.hasGpuDevice)
        return {Software, u"software: this machine has no GPU device"_s};
    if (facts.glRenderer.isEmpty())
        return {Software, u"software: no OpenGL context could be made"_s};
    if (isCpuRasteriser(facts.glRenderer))
        return {Software, u"software: the only OpenGL is '%1', which runs on the CPU"_s.arg(facts.glRenderer)};
    return {OpenGl, u"OpenGL on '%1'"_s.arg(facts.glRenderer)};
}

static bool gpuDeviceExists()
{
    return !QDir(u"/dev/dri"_s).entryList({u"renderD*"_s, u"card*"_s}, QDir::System).isEmpty() || QFile::exists(u"/dev/nvidia0"_s);
}

static QString probeGlRenderer()
{
    QOpenGLContext context;
    QOffscreenSurface surface;
    surface.create();
    if (!context.create() || !context.makeCurrent(&surface))
        return {};
    const auto *name = reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER));
    const QString renderer = name ? QString::fromUtf8(name) : QString();
    context.doneCurrent();
    return renderer;
}

RendererFacts probeRenderer(const QString &requested)
{
    RendererFacts facts{.requested = requested, .platform = QGuiApplication::platformName(), .hasGpuDevice = gpuDeviceExists()};
    if (facts.hasGpuDevice && (requested.isEmpty() || requested == "auto"_L1) && facts.platform != "offscreen"_L1)
        facts.glRenderer = probeGlRenderer();
    return facts;
}

void applyRenderer(const RendererChoice &choice)
{
    QQuickWindow::setGraphicsApi(choice.renderer == RendererChoice::Renderer::Software ? QSGRendererInterface::Software : QSGRendererInterface::OpenGL);
}

}
