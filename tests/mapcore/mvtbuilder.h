#pragma once

#include <QByteArray>

#include <initializer_list>
#include <utility>
#include <vector>

/** Writes vector tiles by hand, byte by byte, so that the decoder is not tested against itself. */
namespace mvtbuilder {

inline QByteArray varint(quint64 v)
{
    QByteArray out;
    while (v >= 0x80) {
        out += char(v | 0x80);
        v >>= 7;
    }
    return out + char(v);
}

inline QByteArray number(int field, quint64 value) { return varint(quint64(field) << 3) + varint(value); }
inline QByteArray bytes(int field, const QByteArray &value) { return varint(quint64(field) << 3 | 2) + varint(quint64(value.size())) + value; }
inline QByteArray packed(int field, const std::vector<quint32> &values)
{
    QByteArray all;
    for (const quint32 v : values)
        all += varint(v);
    return bytes(field, all);
}

inline quint32 zigzag(int v) { return (quint32(v) << 1) ^ quint32(v >> 31); }

/** The commands for lines or rings of absolute points. */
inline std::vector<quint32> path(const std::vector<std::vector<std::pair<int, int>>> &parts, bool close)
{
    std::vector<quint32> out;
    int x = 0;
    int y = 0;
    const auto move = [&](std::pair<int, int> p) {
        out.push_back(zigzag(p.first - x));
        out.push_back(zigzag(p.second - y));
        x = p.first;
        y = p.second;
    };
    for (const auto &part : parts) {
        out.push_back(1U << 3 | 1);
        move(part.front());
        out.push_back(quint32(part.size() - 1) << 3 | 2);
        for (size_t i = 1; i < part.size(); ++i)
            move(part[i]);
        if (close)
            out.push_back(1U << 3 | 7);
    }
    return out;
}

inline QByteArray feature(int type, const std::vector<quint32> &geometry, const std::vector<quint32> &tags = {})
{
    return bytes(2, packed(2, tags) + number(3, quint64(type)) + packed(4, geometry));
}

inline QByteArray text(const QByteArray &value) { return bytes(4, bytes(1, value)); }
inline QByteArray key(const QByteArray &name) { return bytes(3, name); }

inline QByteArray layer(const QByteArray &name, const QByteArray &content, int extent = 4096)
{
    return bytes(3, number(15, 2) + bytes(1, name) + content + number(5, quint64(extent)));
}

}
