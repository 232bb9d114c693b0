#include "row.h"

#include <QStringEncoder>

#include <cmath>
#include <cstring>

namespace tonglan {

void Row::clear()
{
    m_size = 0;
    m_used = 0;
}

Row::Cell &Row::append(Kind kind)
{
    auto &cell = m_cells.at(std::size_t(m_size++));
    cell = Cell{.kind = kind};
    return cell;
}

void Row::add(qint64 value) { append(Kind::Integer).integer = value; }

void Row::add(double value) { append(Kind::Real).real = std::isnan(value) ? 0 : value; }

void Row::add(const std::optional<double> &value)
{
    if (!value || std::isnan(*value))
        addNull();
    else
        add(*value);
}

void Row::add(const QString &value)
{
    // Lone surrogates become U+FFFD here, so that only valid UTF-8 is stored.
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const auto room = m_used + encoder.requiredSpace(value.size()) + 1;
    if (m_buffer.size() < room)
        m_buffer.resize(std::max(room, m_buffer.size() * 2));
    char *begin = m_buffer.data() + m_used;
    const char *end = encoder.appendToBuffer(begin, value);
    auto &cell = append(Kind::Text);
    cell.integer = m_used;
    cell.size = end - begin;
    m_used += cell.size;
}

void Row::appendBytes(Kind kind, const QByteArray &bytes)
{
    const auto room = m_used + bytes.size() + 1;
    if (m_buffer.size() < room)
        m_buffer.resize(std::max(room, m_buffer.size() * 2));
    if (!bytes.isEmpty())
        std::memcpy(m_buffer.data() + m_used, bytes.constData(), std::size_t(bytes.size()));
    auto &cell = append(kind);
    cell.integer = m_used;
    cell.size = bytes.size();
    m_used += cell.size;
}

void Row::addText(const QByteArray &utf8) { appendBytes(Kind::Text, utf8); }

void Row::addTextOrNull(const QByteArray &utf8)
{
    if (utf8.isEmpty())
        addNull();
    else
        addText(utf8);
}

void Row::addBlobOrNull(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        addNull();
    else
        appendBytes(Kind::Blob, bytes);
}

void Row::addNull() { append(Kind::Null); }

void Row::set(int at, qint64 value) { m_cells.at(std::size_t(at)) = Cell{.kind = Kind::Integer, .integer = value}; }

}
