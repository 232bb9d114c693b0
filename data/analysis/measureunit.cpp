#include "measureunit.h"

#include <QHash>

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

struct Known
{
    double scale = 1;
    QString base = {};
    int power = 1;
    QString also = {}; ///< A second base unit, to the power of one.
};

const Known *known(const QString &word)
{
    static const QHash<QString, Known> all = {
        {u"m"_s, {1, u"m"_s}}, {u"km"_s, {1e3, u"m"_s}}, {u"米"_s, {1, u"m"_s}}, {u"公里"_s, {1e3, u"m"_s}}, {u"L"_s, {1e-3, u"m"_s, 3}},
        {u"g"_s, {1e-3, u"kg"_s}}, {u"kg"_s, {1, u"kg"_s}}, {u"t"_s, {1e3, u"kg"_s}}, {u"吨"_s, {1e3, u"kg"_s}},
        {u"W"_s, {1, u"W"_s}}, {u"kW"_s, {1e3, u"W"_s}}, {u"MW"_s, {1e6, u"W"_s}}, {u"GW"_s, {1e9, u"W"_s}},
        {u"Wh"_s, {3.6e3, u"W"_s, 1, u"s"_s}}, {u"kWh"_s, {3.6e6, u"W"_s, 1, u"s"_s}}, {u"MWh"_s, {3.6e9, u"W"_s, 1, u"s"_s}}, {u"GWh"_s, {3.6e12, u"W"_s, 1, u"s"_s}},
        {u"s"_s, {1, u"s"_s}}, {u"秒"_s, {1, u"s"_s}}, {u"min"_s, {60, u"s"_s}}, {u"分钟"_s, {60, u"s"_s}},
        {u"h"_s, {3600, u"s"_s}}, {u"小时"_s, {3600, u"s"_s}}, {u"d"_s, {86'400, u"s"_s}}, {u"天"_s, {86'400, u"s"_s}},
        {u"%"_s, {1e-2}}, {u"‰"_s, {1e-3}}};
    const auto it = all.constFind(word);
    return it == all.cend() ? nullptr : &*it;
}

void add(MeasureUnit &unit, const QString &base, int power)
{
    if (base.isEmpty())
        return;
    auto &sum = unit.dimensions[base];
    sum += power;
    if (sum == 0)
        unit.dimensions.remove(base);
}

static constexpr QStringView superscripts = u"⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Takes a power such as ² or ⁻¹ off the end of a word. */
int powerOff(QString &word)
{
    int power = 0;
    int place = 1;
    while (!word.isEmpty() && superscripts.contains(word.back()) && place < 1000) {
        power += place * int(superscripts.indexOf(word.back()));
        place *= 10;
        word.chop(1);
    }
    if (place == 1)
        return 1;
    if (word.endsWith(u'⁻')) {
        word.chop(1);
        return -power;
    }
    return power;
}

/** One word with its prefix and its power. */
void addFactor(MeasureUnit &unit, QString word, int sign)
{
    const int power = powerOff(word) * sign;
    for (const auto &[prefix, scale] : {std::pair(u'万', 1e4), std::pair(u'亿', 1e8)}) {
        if (!word.startsWith(prefix))
            continue;
        unit.scale *= std::pow(scale, sign); // 万m² are ten thousand of them
        word = word.sliced(1).trimmed();
    }
    if (word.isEmpty() || word == u'1')
        return;
    if (const auto *one = known(word)) {
        unit.scale *= std::pow(one->scale, power);
        add(unit, one->base, one->power * power);
        add(unit, one->also, power);
    } else {
        add(unit, word, power);
    }
}

}

MeasureUnit MeasureUnit::from(QStringView text)
{
    MeasureUnit unit;
    int sign = 1;
    QString word;
    const auto take = [&] {
        addFactor(unit, word.trimmed(), sign);
        word.clear();
    };
    for (const QChar c : text) {
        if (c == u'/') {
            take();
            sign = -1; // all that follows: 人/km²·d
        } else if (c == u'·' || c == u'*') {
            take();
        } else if (c != u'(' && c != u')') { // what they hold together is below the line anyway

            word += c;
        }
    }
    take();
    return unit;
}

MeasureUnit MeasureUnit::times(const MeasureUnit &other, int power) const
{
    MeasureUnit product = *this;
    product.scale *= std::pow(other.scale, power);
    for (auto it = other.dimensions.cbegin(); it != other.dimensions.cend(); ++it)
        add(product, it.key(), it.value() * power);
    return product;
}

QString MeasureUnit::text() const
{
    QStringList words;
    for (auto it = dimensions.cbegin(); it != dimensions.cend(); ++it) {
        QString word = it.key();
        if (it.value() != 1) {
            if (it.value() < 0)
                word += u'⁻';
            for (const QChar digit : QString::number(std::abs(it.value())))
                word += superscripts[digit.digitValue()];
        }
        words << word;
    }
    return words.isEmpty() ? u"1"_s : words.join(u'·');
}

}
