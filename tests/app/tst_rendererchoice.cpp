#include "lib/rendererchoice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan;
using Renderer = RendererChoice::Renderer;

class tst_RendererChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void chooses_data()
    {
        QTest::addColumn<RendererFacts>("facts");
        QTest::addColumn<Renderer>("renderer");
        QTest::addColumn<QString>("because");

        QTest::newRow("no display") << RendererFacts{{}, u"offscreen"_s, true, {}} << Renderer::Software << u"display"_s;
        QTest::newRow("no GPU device") << RendererFacts{u"auto"_s, u"xcb"_s, false, {}} << Renderer::Software << u"no GPU"_s;
        QTest::newRow("no context") << RendererFacts{u"auto"_s, u"xcb"_s, true, {}} << Renderer::Software << u"context"_s;
        QTest::newRow("llvmpipe") << RendererFacts{u"auto"_s, u"xcb"_s, true, u"llvmpipe (LLVM 19.1.7, 256 bits)"_s} << Renderer::Software << u"llvmpipe"_s;
        QTest::newRow("swrast") << RendererFacts{{}, u"wayland"_s, true, u"Software Rasterizer"_s} << Renderer::Software << u"CPU"_s;
        QTest::newRow("a GPU") << RendererFacts{{}, u"xcb"_s, true, u"Mesa Intel(R) UHD Graphics 630"_s} << Renderer::OpenGl << u"Intel"_s;
        QTest::newRow("asked for OpenGL") << RendererFacts{u"opengl"_s, u"xcb"_s, false, {}} << Renderer::OpenGl << u"requested"_s;
        QTest::newRow("asked for software") << RendererFacts{u"software"_s, u"xcb"_s, true, u"NVIDIA"_s} << Renderer::Software << u"requested"_s;
    }
    void chooses()
    {
        QFETCH(const RendererFacts, facts);
        QFETCH(const Renderer, renderer);
        QFETCH(const QString, because);
        const RendererChoice choice = chooseRenderer(facts);
        QCOMPARE(choice.renderer, renderer);
        QVERIFY2(choice.reason.contains(because), qPrintable(choice.reason));
    }
};

QTEST_GUILESS_MAIN(tst_RendererChoice)
#include "tst_rendererchoice.moc"
