#pragma once

#include <QUrl>

namespace tonglan {

/** The address of a resource of a TLF/1 server: @p base may end in "/tlf/v1" or not; @p path is "" or begins with a slash. */
[[nodiscard]] inline QUrl tlfAddress(QUrl base, const QString &path)
{
    auto root = base.path();
    while (root.endsWith(u'/'))
        root.chop(1);
    if (!root.endsWith(QLatin1StringView("/tlf/v1")))
        root += QLatin1StringView("/tlf/v1");
    base.setPath(root + path);
    return base;
}

}
