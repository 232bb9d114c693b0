#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>

struct zip;
struct zip_file;

namespace tonglan {

/** The parts of an XLSX, an archive in memory; all parts together give at most so many bytes, whatever they claim. One thread. */
class XlsxPackage
{
public:
    /** @p bytes must outlive it. Invalid if it is no archive, or one with a password. */
    [[nodiscard]] static Result<std::unique_ptr<XlsxPackage>> open(const QByteArray &bytes, qint64 unpackedBytes);
    ~XlsxPackage();
    XlsxPackage(const XlsxPackage &) = delete;
    XlsxPackage &operator=(const XlsxPackage &) = delete;

    /** The part @p name, to be read once from its beginning to its end; null if there is none. Of more than @p most bytes the rest is a problem. Must not
     *  outlive this.
     */
    [[nodiscard]] std::unique_ptr<QIODevice> part(const QString &name, qint64 most);

    [[nodiscard]] bool isExhausted() const { return m_left < 0; } ///< A part ended because there may not be more.
    [[nodiscard]] const QString &problem() const { return m_problem; } ///< Of a part that could not be unpacked; English.

private:
    class Part;
    XlsxPackage(zip *archive, qint64 unpackedBytes);

    zip *m_archive;
    qint64 m_left;
    QString m_problem = {};
};

}
