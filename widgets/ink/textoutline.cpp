#include "textoutline.h"

#include <QFont>
#include <QTransform>

namespace tonglan {

namespace {
// As many pixels as most fonts have units to an em: nothing is rounded there, and nothing is fitted to pixels.
constexpr int unrounded = 1'000;
}

QPainterPath textOutline(const QFont &font, const QString &text)
{
    QFont large = font;
    large.setHintingPreference(QFont::PreferNoHinting);
    large.setPixelSize(unrounded);
    QPainterPath path;
    path.addText(0, 0, large, text);
    const double scale = double(font.pixelSize()) / unrounded;
    return QTransform::fromScale(scale, scale).map(path);
}

}
