#include "iconoutline.h"

#include <base/log.h>

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

/** The outlines of resources/icons/outlines.txt; its head says how they are written. */
QHash<QString, QPainterPath> readOutlines()
{
    QHash<QString, QPainterPath> outlines;
    QFile file(u":/qt/qml/Tonglan/Ui/icons/outlines.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return outlines;
    const auto lines = QString::fromLatin1(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const auto &line : lines) {
        const auto words = line.split(u' ');
        if (words.first().startsWith(u'#'))
            continue;
        QPainterPath path;
        const auto point = [&words](qsizetype at) { return QPointF(words.value(at).toDouble(), words.value(at + 1).toDouble()); };
        for (qsizetype i = 1; i < words.size();) {
            const auto &command = words[i++];
            if (command == "M"_L1) {
                path.moveTo(point(i));
                i += 2;
            } else if (command == "L"_L1) {
                path.lineTo(point(i));
                i += 2;
            } else if (command == "C"_L1) {
                path.cubicTo(point(i), point(i + 2), point(i + 4));
                i += 6;
            } else {
                path.closeSubpath();
            }
        }
        outlines.insert(words.first(), path);
    }
    return outlines;
}

const QHash<QString, QPainterPath> &outlines()
{
    static const auto read = readOutlines();
    return read;
}

}

IconOutline::IconOutline(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void IconOutline::paint(QPainter *painter)
{
    const auto side = std::min(width(), height());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->scale(side / 24, side / 24);
    painter->setPen(QPen(m_color, 1.6 * (side < 20 ? 24.0 / 22 : 1), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(outlines().value(m_name));
}

void IconOutline::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    if (!name.isEmpty() && !outlines().contains(name))
        qCWarning(logScene) << "no icon is called" << name;
    Q_EMIT nameChanged();
    update();
}

void IconOutline::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT colorChanged();
    update();
}

}
