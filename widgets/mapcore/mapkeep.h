#pragma once

#include "mapcore/densityfield.h"
#include "mapcore/tilepainter.h"

#include <optional>

namespace tonglan {

/** What one start of the map worked out and the next would work out again: the painted blocks of its first picture, and how the
 *  city is built up. Kept in a folder that may be deleted at any time: a file that is missing, damaged, or of another tile file,
 *  style, size or program counts as absent. Thread-safe. To make one costs two looks at file dates; all else reads
 *  or writes whole files, so not on the GUI thread.
 */
class MapKeep
{
public:
    MapKeep() = default; ///< Keeps nothing.
    /** @p folder is made when first written to; empty: keeps nothing. @p tileFile is what the map is painted from, @p datum what the settings say of it. */
    MapKeep(QString folder, const QString &tileFile, const QString &datum = {});

    [[nodiscard]] std::optional<PaintedBlock> block(const BlockKey &key, const BlockLook &look) const;
    [[nodiscard]] std::optional<DensityField> field(const char *name) const;

    /** Nothing is kept of a block with holes: its tiles may be there next time. */
    void keep(const BlockKey &key, const BlockLook &look, const PaintedBlock &block) const;
    void keep(const char *name, const DensityField &field) const;
    /** Deletes the oldest files until all of them together have at most so many bytes. */
    void trim(qint64 limit = qint64(192) << 20) const;

private:
    [[nodiscard]] QByteArray nameOf(const BlockKey &key, const BlockLook &look) const;
    [[nodiscard]] QByteArray nameOf(const char *name) const;
    [[nodiscard]] QByteArray read(const QByteArray &name) const;
    void write(const QByteArray &name, const QByteArray &payload) const;

    QString m_folder;
    QByteArray m_origin; ///< Hash of the tile file and the program.
};

}
