#include "fonts.h"

#include <QFont>
#include <QFontDatabase>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {
constexpr auto textFamily = "Noto Sans CJK SC"_L1;
constexpr auto numberFamily = "Tonglan Num"_L1;
constexpr auto brandFamily = "Noto Serif CJK SC"_L1;
}

Fonts::Fonts(QObject *parent)
    : QObject(parent)
{
    load();
}

QString Fonts::text() const
{
    return textFamily;
}

QString Fonts::number() const
{
    return numberFamily;
}

QString Fonts::brand() const
{
    return brandFamily;
}

void Fonts::load()
{
    static const bool loaded = [] {
        for (const auto *style : {"Regular", "Medium", "SemiBold"})
            QFontDatabase::addApplicationFont(u":/qt/qml/Tonglan/Ui/fonts/TonglanNum-%1.ttf"_s.arg(QLatin1StringView(style)));
        QFont::insertSubstitution(numberFamily, textFamily);
        return true;
    }();
    Q_UNUSED(loaded)
}

}
