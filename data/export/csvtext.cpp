#include "csvtext.h"

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

QByteArray csvText(const QString &text)
{
    static constexpr QStringView dangerous = u"=+-@\t\r\n＝＋－＠";
    QByteArray field = text.toUtf8();
    if (!text.isEmpty() && dangerous.contains(text.front()))
        field.prepend('\'');
    const bool isQuoted = field.contains(',') || field.contains('"') || field.contains('\n') || field.contains('\r') || field.startsWith(' ') || field.endsWith(' ');
    return isQuoted ? '"' + field.replace('"', "\"\"") + '"' : field;
}

QByteArray csvNumber(double number)
{
    return std::isfinite(number) ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest) : QByteArray();
}

}
