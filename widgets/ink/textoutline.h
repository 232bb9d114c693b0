#pragma once

#include <QPainterPath>

class QFont;

namespace tonglan {

/** The outline of @p text, which is one line, in @p font, with the start of its baseline at the origin, in pixels: what marks that are painted by
 *  hand are lettered with. It is the same in every run, which QPainterPath::addText is not: outlines of small sizes depend by a hair on what the
 *  thread has drawn from the font before. The font has its size in pixels. Any thread.
 */
[[nodiscard]] QPainterPath textOutline(const QFont &font, const QString &text);

}
