#include "mapcore/featurenames.h"

#include "mapcore/simplified.h"

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han || c.isHighSurrogate() || c.isLowSurrogate();
}

/** "荃灣 Tsuen Wan" is one name in two languages: what is written in Chinese, and the rest. Another name is both. */
FeatureNames parted(const QString &local)
{
    qsizetype lastHan = -1;
    for (qsizetype i = 0; i < local.size(); ++i)
        if (isHan(local[i]))
            lastHan = i;
    const qsizetype space = local.indexOf(u' ', lastHan + 1);
    if (lastHan < 0 || space < 0)
        return {local, local};
    const QString rest = local.sliced(space + 1).trimmed();
    if (rest.size() < 2 || !rest[0].isLetter())
        return {local, local};
    return {local.first(space).trimmed(), rest};
}

QString firstOf(const MvtLayer &layer, const MvtFeature &feature, std::initializer_list<std::string_view> keys, const QString &fallback)
{
    for (const std::string_view key : keys)
        if (const QString text = layer.text(feature, key).simplified(); !text.isEmpty())
            return text;
    return fallback;
}

}

FeatureNames namesOf(const MvtLayer &layer, const MvtFeature &feature)
{
    const QString local = layer.text(feature, "name").simplified();
    const FeatureNames parts = parted(local);
    FeatureNames names{firstOf(layer, feature, {"name:zh-Hans", "name:zh"}, parts.zh), firstOf(layer, feature, {"name:en", "name_en"}, parts.en)};
    names.zh = parted(names.zh).zh;
    if (names.zh.isEmpty())
        names.zh = names.en;
    if (names.en == local)
        names.en = parts.en;
    return {toSimplified(names.zh.left(60)), names.en.left(60)};
}

}
