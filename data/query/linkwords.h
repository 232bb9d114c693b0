#pragma once

#include "analysis/language.h"
#include "model/feedhealth.h"

#include <QCoreApplication>

namespace tonglan {

/** The words and figures that say how feeds, sources and the cache are doing. All of it is for people, in the language of the screen. */
class LinkWords
{
    Q_DECLARE_TR_FUNCTIONS(tonglan::LinkWords)

public:
    /** "12 秒" "3 分钟" "1 小时 07 分" "2 天": how long something lasts, to stand in a sentence. Negative counts as 0. */
    [[nodiscard]] static QString duration(qint64 ms, Language language);
    /** "3 分钟前"; "刚刚" under two seconds. */
    [[nodiscard]] static QString ago(qint64 ms, Language language);
    /** "12.4 MiB"; "—" for negative: not known. */
    [[nodiscard]] static QString bytes(qint64 bytes);
    /** What a feed is called: its name, fit for one line; one without is called by its place in the feeds file. */
    [[nodiscard]] static QString feedName(const QString &feed);
    /** A record type by its wire name, in words; a name that is not known stays as it is. */
    [[nodiscard]] static QString recordType(const QString &name);
    /** How a source is collected; Source::Collection. */
    [[nodiscard]] static QString collection(int collection);
    /** Why a cache is not on its disk, from the English detail and what is free there. */
    [[nodiscard]] static QString cacheReason(const QString &detail, qint64 freeBytes);
};

/** Text of a feed or a server, fit for one line: no control or format characters, no line ends, at most @p most characters. */
[[nodiscard]] QString oneLine(QString text, int most = 300);

/** Bytes as they came, with everything invisible spelled out ("\u{202E}", "\n"); invalid UTF-8 becomes U+FFFD. At most @p most characters. */
[[nodiscard]] QString visibleText(const QByteArray &raw, int most = 4000);

}
