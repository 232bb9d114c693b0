#include "format.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

QString formatNumber(double value, int decimals)
{
    if (!std::isfinite(value))
        return {};
    decimals = std::clamp(decimals, 0, 6);
    QString digits = QString::number(std::abs(value), 'f', decimals);
    const bool isZero = std::ranges::all_of(digits, [](QChar c) { return c == u'0' || c == u'.'; });
    const auto point = digits.indexOf(u'.');
    for (auto at = (point < 0 ? digits.size() : point) - 3; at > 0; at -= 3)
        digits.insert(at, u',');
    if (value < 0 && !isZero)
        digits.prepend(QChar(0x2212));
    return digits;
}

static bool isCount(QStringView unit)
{
    static const QStringList counts = {u"件"_s, u"起"_s, u"人"_s, u"人次"_s, u"次"_s, u"户"_s, u"辆"_s, u"辆次"_s, u"元"_s, u"个"_s, u"家"_s, u"条"_s, u"吨"_s, u"TEU"_s};
    return std::ranges::any_of(counts, [unit](const QString &count) { return unit == count; });
}

static QString shortened(double value)
{
    QString text = formatNumber(value, 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

Figure formatFigure(double value, const QString &unit, int decimals, Language language)
{
    if (std::isfinite(value) && language == Language::Chinese) {
        const bool inTenThousands = unit.startsWith(u'万') && isCount(QStringView(unit).mid(1));
        const double whole = inTenThousands ? value * 1e4 : value;
        const QString bare = inTenThousands ? unit.mid(1) : unit;
        if (isCount(bare)) {
            if (std::abs(whole) >= 1e8)
                return {shortened(whole / 1e8), u"亿"_s + bare};
            if (!inTenThousands && std::abs(whole) >= 1e6)
                return {shortened(whole / 1e4), u"万"_s + bare};
        }
    }
    return {formatNumber(value, decimals), unit};
}

QString formatAge(qint64 ms, Language language)
{
    const bool chinese = language == Language::Chinese;
    const qint64 seconds = std::max<qint64>(0, ms / 1000);
    if (seconds < 60)
        return QString::number(seconds) + (chinese ? u"秒"_s : u"s"_s);
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return QString::number(minutes) + (chinese ? u"分"_s : u"m"_s);
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return (chinese ? u"%1时%2分"_s : u"%1h%2"_s).arg(hours).arg(minutes % 60, 2, 10, QChar(u'0'));
    const qint64 years = hours / (24 * 365);
    if (years >= 2)
        return QString::number(years) + (chinese ? u"年"_s : u"y"_s);
    return QString::number(hours / 24) + (chinese ? u"天"_s : u"d"_s);
}

QString formatRemaining(qint64 ms)
{
    const qint64 seconds = std::abs(ms) / 1000;
    const qint64 hours = seconds / 3600;
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
    return hours > 0 ? u"%1:%2"_s.arg(hours).arg(tail) : tail;
}

QString formatChange(double ratio)
{
    if (!std::isfinite(ratio))
        return {};
    return formatNumber(std::abs(ratio) * 100, 1) + u'%';
}

}
