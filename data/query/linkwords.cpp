#include "linkwords.h"

#include "linkreasons.h"

#include "analysis/format.h"
#include "byhand/importvault.h"
#include "model/source.h"

#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

QString LinkWords::duration(qint64 ms, Language language)
{
    const qint64 seconds = std::max<qint64>(0, ms / 1000);
    const bool chinese = language == Language::Chinese;
    if (seconds < 60)
        return (chinese ? u"%1 秒"_s : u"%1 s"_s).arg(seconds);
    if (seconds < 3600)
        return (chinese ? u"%1 分钟"_s : u"%1 min"_s).arg(seconds / 60);
    if (seconds < 24 * 3600 && seconds / 60 % 60 == 0)
        return (chinese ? u"%1 小时"_s : u"%1 h"_s).arg(seconds / 3600);
    if (seconds < 24 * 3600)
        return (chinese ? u"%1 小时 %2 分"_s : u"%1 h %2 min"_s).arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QChar(u'0'));
    return (chinese ? u"%1 天"_s : u"%1 d"_s).arg(seconds / (24 * 3600));
}

QString LinkWords::ago(qint64 ms, Language language)
{
    return ms < 2000 ? tr("just now") : tr("%1 ago").arg(duration(ms, language));
}

QString LinkWords::bytes(qint64 bytes)
{
    if (bytes < 0)
        return u"—"_s;
    static constexpr std::array units = {"B"_L1, "KiB"_L1, "MiB"_L1, "GiB"_L1, "TiB"_L1};
    auto value = double(bytes);
    std::size_t unit = 0;
    for (; value >= 1024 && unit + 1 < units.size(); ++unit)
        value /= 1024;
    return formatNumber(value, unit == 0 || value >= 100 ? 0 : 1) + u' ' + units.at(unit);
}

QString LinkWords::feedName(const QString &feed)
{
    static constexpr auto nameless = "[[feed]] "_L1; // see FeedsFile::unusable
    if (feed == importFeed)
        return tr("Imports by hand");
    if (feed == watchedFolderFeed)
        return tr("Watched folder");
    bool isNumber = false;
    const int number = feed.startsWith(nameless) ? feed.sliced(nameless.size()).toInt(&isNumber) : 0;
    return isNumber ? tr("feed no. %1").arg(number) : oneLine(feed, 80);
}

QString LinkWords::recordType(const QString &name)
{
    const auto type = recordTypeFromName(name);
    if (!type)
        return oneLine(name, 40);
    switch (*type) {
    case RecordType::Region:
        return tr("regions");
    case RecordType::Source:
        return tr("sources");
    case RecordType::Indicator:
        return tr("indicators");
    case RecordType::Reading:
        return tr("readings");
    case RecordType::Event:
        return tr("events");
    case RecordType::EventLog:
        return tr("event log");
    case RecordType::Asset:
        return tr("assets");
    case RecordType::Warning:
        return tr("warnings");
    case RecordType::Objection:
        return tr("objections");
    case RecordType::Forecast:
        return tr("forecasts");
    }
    return name;
}

QString LinkWords::collection(int collection)
{
    switch (Source::Collection(collection)) {
    case Source::Collection::Interface:
        return tr("interface");
    case Source::Collection::TableExchange:
        return tr("table exchange");
    case Source::Collection::Sensor:
        return tr("sensor");
    case Source::Collection::HandTyped:
        return tr("typed by hand");
    case Source::Collection::Simulated:
        return tr("simulated");
    }
    return u"—"_s;
}

QString LinkWords::cacheReason(const QString &detail, qint64 freeBytes)
{
    static constexpr qint64 nothing = 1 << 20;
    if (detail.contains("full"_L1, Qt::CaseInsensitive) || detail.contains("no space"_L1, Qt::CaseInsensitive) || (freeBytes >= 0 && freeBytes < nothing))
        return tr("the disk is full");
    if (detail.contains("read-only"_L1, Qt::CaseInsensitive) || detail.contains("readonly"_L1, Qt::CaseInsensitive))
        return tr("the disk is read-only");
    if (detail.contains("in use"_L1, Qt::CaseInsensitive) || detail.contains("locked"_L1, Qt::CaseInsensitive))
        return tr("another program holds it");
    return LinkReasons::explain(detail, 160);
}

static bool isHidden(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph || category == QChar::Other_PrivateUse || category == QChar::Other_NotAssigned;
}

QString oneLine(QString text, int most)
{
    for (auto &c : text) {
        if (!c.isSurrogate() && isHidden(c.unicode()))
            c = u' ';
    }
    text = text.simplified();
    if (text.size() > most)
        text = text.left(most - 1) + u'…';
    return text;
}

QString visibleText(const QByteArray &raw, int most)
{
    const QString text = QString::fromUtf8(raw);
    QString shown;
    for (const char32_t c : text.toUcs4()) {
        if (shown.size() >= most) {
            shown += u'…';
            break;
        }
        if (c == U'\n')
            shown += u"\\n\n"_s;
        else if (c == U'\t')
            shown += u"\\t"_s;
        else if (isHidden(c))
            shown += u"\\u{%1}"_s.arg(QString::number(uint(c), 16).toUpper().rightJustified(4, u'0'));
        else
            shown += QString::fromUcs4(&c, 1);
    }
    return shown;
}

}
