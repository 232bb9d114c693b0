#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace tonglan {

/** The values of one record in the order of its table's parameters, ready to be bound to several statements.
 *  Texts are converted to UTF-8 once, into one buffer that is kept between records. Writer thread only.
 */
class Row
{
public:
    enum class Kind : quint8 { Null,
        Integer,
        Real,
        Text,
        Blob };
    struct Cell
    {
        Kind kind = Kind::Null;
        qint64 integer = 0; ///< Of Text and Blob: where it begins in the buffer.
        double real = 0;
        qsizetype size = 0;
    };

    void clear();
    void add(qint64 value);
    void add(int value) { add(qint64(value)); }
    void add(bool value) { add(qint64(value)); }
    void add(double value); ///< NaN becomes 0: the columns that take this are NOT NULL.
    void add(const std::optional<double> &value); ///< Unset and NaN become NULL.
    void add(const QString &value);
    void addText(const QByteArray &utf8);
    void addTextOrNull(const QByteArray &utf8); ///< Empty becomes NULL.
    void addBlobOrNull(const QByteArray &bytes);
    void addNull();
    void set(int at, qint64 value);

    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] const Cell &cell(int at) const { return m_cells.at(std::size_t(at)); }
    /** Bytes of a Text or Blob cell; never null, valid until the next add. */
    [[nodiscard]] const char *bytes(int at) const { return m_buffer.constData() + cell(at).integer; }

private:
    Cell &append(Kind kind);
    void appendBytes(Kind kind, const QByteArray &bytes);

    std::array<Cell, 40> m_cells = {};
    int m_size = 0;
    QByteArray m_buffer = {};
    qsizetype m_used = 0;
};

}
