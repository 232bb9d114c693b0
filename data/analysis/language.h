#pragma once

#include <QStringView>

namespace tonglan {

/** The languages of the screen. Names from feeds come in both; a missing English name falls back to the Chinese one. */
enum class Language { Chinese,
    English };

/** "en" and "en_…" are English, everything else Chinese. */
[[nodiscard]] inline Language languageFromName(QStringView name)
{
    return name.startsWith(u"en", Qt::CaseInsensitive) ? Language::English : Language::Chinese;
}

}
