#include "csvtext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

QString csvText(const QString &text)
{
    static constexpr QStringView dangerous = u"=+-@\t\r\n＝＋－＠";
    static constexpr QStringView quoted = u",\"\n\r\t";
    const QString safe = !text.isEmpty() && dangerous.contains(text.front()) ? u'\'' + text : text;
    const bool isQuoted = std::ranges::any_of(safe, [](QChar c) { return quoted.contains(c); }) || safe.startsWith(u' ') || safe.endsWith(u' ');
    return isQuoted ? u'"' + QString(safe).replace(u'"', u"\"\""_s) + u'"' : safe;
}

QString csvNumber(double number)
{
    return std::isfinite(number) ? QString::number(number, 'g', QLocale::FloatingPointShortest) : QString();
}

}
