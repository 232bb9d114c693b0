#include "onlinemap.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static const QRegularExpression &braces()
{
    static const QRegularExpression pattern(u"\\{([^{}]*)\\}"_s);
    return pattern;
}

QStringList placeholders(const QString &url)
{
    QStringList names;
    for (auto match = braces().globalMatch(url); match.hasNext();)
        names << match.next().captured(1);
    return names;
}

static QString quadKey(TileKey tile)
{
    QString digits;
    for (int bit = tile.z - 1; bit >= 0; --bit)
        digits += QChar(u'0' + ((tile.x >> bit) & 1) + 2 * ((tile.y >> bit) & 1));
    return digits;
}

static QString valueOf(const QString &name, const OnlineMap &map, TileKey tile)
{
    if (name == "z"_L1)
        return QString::number(tile.z);
    if (name == "x"_L1)
        return QString::number(tile.x);
    if (name == "y"_L1)
        return QString::number(tile.y);
    if (name == "-y"_L1)
        return QString::number(tile.tmsRow());
    if (name == "q"_L1)
        return quadKey(tile);
    if (name == "s"_L1) // always the same server for a tile, so that caches on the way have it once
        return map.servers.isEmpty() ? QString() : map.servers[(tile.x + tile.y) % map.servers.size()];
    if (name == "key"_L1)
        return QString::fromLatin1(QUrl::toPercentEncoding(map.key));
    return {};
}

QUrl addressOf(const OnlineMap &map, TileKey tile)
{
    QString text;
    qsizetype done = 0;
    for (auto matches = braces().globalMatch(map.url); matches.hasNext();) {
        const auto match = matches.next();
        text += map.url.sliced(done, match.capturedStart() - done) + valueOf(match.captured(1), map, tile);
        done = match.capturedEnd();
    }
    return QUrl(text + map.url.sliced(done));
}

QString withoutSecrets(QString text, const OnlineMap &map)
{
    static const QRegularExpression query(u"(https?://[^\\s?\"']*)\\?[^\\s\"']*"_s);
    text.replace(query, u"\\1"_s);
    if (!map.key.isEmpty()) {
        text.replace(map.key, u"(key)"_s);
        text.replace(QString::fromLatin1(QUrl::toPercentEncoding(map.key)), u"(key)"_s);
    }
    return text;
}

QByteArray storeName(const OnlineMap &map)
{
    return QCryptographicHash::hash(map.url.toUtf8() + '\n' + datumName(map.datum).toString().toUtf8(), QCryptographicHash::Sha256).first(8).toHex();
}

std::optional<int> levelOf(const OnlineMap &map, double zoom)
{
    // Rather a little reduced than enlarged, as with tiles from a file.
    const int level = int(std::lround(zoom + 0.2 - std::log2(map.tileSize / 256.0)));
    if (level < map.minZoom - 1) // a screen of tiles far finer than it can show
        return std::nullopt;
    return std::clamp(level, map.minZoom, map.maxZoom);
}

}
