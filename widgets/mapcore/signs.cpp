#include "mapcore/signs.h"

#include <QFile>
#include <QHash>
#include <QPainterPathStroker>
#include <QTransform>

#include <array>

using namespace Qt::StringLiterals;

static void initSignResources()
{
    Q_INIT_RESOURCE(tonglan_signs);
}

namespace tonglan {

namespace {

/** The outlines of resources/icons/signs.txt by name; its head says how they are written. */
QHash<QByteArray, QPainterPath> readOutlines()
{
    ::initSignResources();
    QHash<QByteArray, QPainterPath> outlines;
    QFile file(u":/tonglan/icons/signs.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return outlines;
    while (!file.atEnd()) {
        const QByteArrayList words = file.readLine().simplified().split(' ');
        if (words.size() < 3 || words[0].startsWith('#'))
            continue;
        QPainterPath path;
        qsizetype next = 1;
        const auto point = [&] {
            const QPointF p(words.value(next).toDouble(), words.value(next + 1).toDouble());
            next += 2;
            return p;
        };
        while (next < words.size()) {
            const char command = words[next++].at(0);
            if (command == 'M') {
                path.moveTo(point());
            } else if (command == 'L') {
                path.lineTo(point());
            } else if (command == 'C') {
                const QPointF a = point();
                const QPointF b = point();
                path.cubicTo(a, b, point());
            } else {
                path.closeSubpath();
            }
        }
        outlines.insert(words[0], path);
    }
    return outlines;
}

}

QPainterPath signPath(Sign sign, double size)
{
    static const std::array<QPainterPath, signCount> drawn = [] {
        const auto outlines = readOutlines();
        const std::array<const char *, signCount> names = {"", "station", "hospital", "fire-station", "police", "government", "ferry", "school", "park"};
        QPainterPathStroker stroker;
        stroker.setWidth(2.2);
        stroker.setCapStyle(Qt::RoundCap);
        stroker.setJoinStyle(Qt::RoundJoin);
        std::array<QPainterPath, signCount> made;
        for (size_t i = 1; i < made.size(); ++i)
            made[i] = stroker.createStroke(outlines.value(names[i])).simplified();
        return made;
    }();
    return QTransform::fromScale(size / 24, size / 24).translate(-12, -12).map(drawn[size_t(sign)]);
}

}
