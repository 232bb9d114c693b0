#include "mapcore/mapkeep.h"

#include "base/log.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr quint32 magic = 0x544c4d4b; // "TLMK"
constexpr auto suffix = ".mapkeep"_L1;

quint32 checksum(const QByteArray &bytes)
{
    return quint32(crc32_z(crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef *>(bytes.constData()), size_t(bytes.size())));
}

void addFile(QCryptographicHash &hash, const QString &path)
{
    const QFileInfo info(path);
    hash.addData(info.canonicalFilePath().toUtf8());
    hash.addData(QByteArray::number(info.size()));
    hash.addData(QByteArray::number(info.lastModified().toMSecsSinceEpoch()));
}

void writeImage(QDataStream &out, const QImage &image)
{
    out << qint32(image.width()) << qint32(image.height()) << qint32(image.format());
    for (int y = 0; y < image.height(); ++y)
        out.writeRawData(reinterpret_cast<const char *>(image.constScanLine(y)), image.width() * 4);
}

bool readImage(QDataStream &in, QImage &image)
{
    qint32 width = 0;
    qint32 height = 0;
    qint32 format = 0;
    in >> width >> height >> format;
    if (in.status() != QDataStream::Ok || width < 0 || width > blockSize || height < 0 || height > blockSize)
        return false;
    if (width == 0 || height == 0)
        return true;
    if (format != QImage::Format_RGB32 && format != QImage::Format_ARGB32_Premultiplied)
        return false;
    image = QImage(width, height, QImage::Format(format));
    for (int y = 0; y < height; ++y)
        if (in.readRawData(reinterpret_cast<char *>(image.scanLine(y)), width * 4) != width * 4)
            return false;
    return true;
}

}

MapKeep::MapKeep(QString folder, const QString &tileFile, const QString &datum)
    : m_folder(std::move(folder))
{
    if (m_folder.isEmpty())
        return;
    // Another program may paint otherwise: its build is part of the name, and so is the Qt that drew the lines.
    QCryptographicHash hash(QCryptographicHash::Sha1);
    addFile(hash, tileFile);
    hash.addData(datum.toUtf8());
    addFile(hash, QCoreApplication::applicationFilePath());
    hash.addData(qVersion());
    m_origin = hash.result();
}

QByteArray MapKeep::nameOf(const BlockKey &key, const BlockLook &look) const
{
    QByteArray text;
    QDataStream(&text, QIODevice::WriteOnly) << m_origin << look.style->fingerprint << look.devicePixelRatio << look.unit << look.roadsApart << key.zoom << key.x << key.y;
    return QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex();
}

QByteArray MapKeep::nameOf(const char *name) const
{
    return QCryptographicHash::hash(m_origin + name, QCryptographicHash::Sha1).toHex();
}

QByteArray MapKeep::read(const QByteArray &name) const
{
    if (m_folder.isEmpty())
        return {};
    QFile file(m_folder + u'/' + QLatin1StringView(name) + suffix);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    quint32 mark = 0;
    quint32 sum = 0;
    QByteArray payload;
    QDataStream in(&file);
    in >> mark >> sum >> payload;
    return in.status() == QDataStream::Ok && mark == magic && sum == checksum(payload) ? payload : QByteArray();
}

void MapKeep::write(const QByteArray &name, const QByteArray &payload) const
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return;
    QSaveFile file(m_folder + u'/' + QLatin1StringView(name) + suffix);
    if (file.open(QIODevice::WriteOnly)) {
        QDataStream(&file) << magic << checksum(payload) << payload;
        if (file.commit())
            return;
    }
    qCDebug(logMap).noquote() << file.fileName() << "is not kept:" << file.errorString(); // a start takes longer, that is all
}

std::optional<PaintedBlock> MapKeep::block(const BlockKey &key, const BlockLook &look) const
{
    const QByteArray payload = m_folder.isEmpty() ? QByteArray() : read(nameOf(key, look));
    if (payload.isEmpty())
        return std::nullopt;
    QDataStream in(payload);
    PaintedBlock block;
    if (!readImage(in, block.ground) || !readImage(in, block.roads) || block.ground.isNull())
        return std::nullopt;
    return block;
}

std::optional<DensityField> MapKeep::field(const char *name) const
{
    const QByteArray payload = m_folder.isEmpty() ? QByteArray() : read(nameOf(name));
    if (payload.isEmpty())
        return std::nullopt;
    QDataStream in(payload);
    DensityField field;
    in >> field;
    return in.status() == QDataStream::Ok ? std::optional(std::move(field)) : std::nullopt;
}

void MapKeep::keep(const BlockKey &key, const BlockLook &look, const PaintedBlock &block) const
{
    if (m_folder.isEmpty() || block.holes > 0 || block.ground.isNull())
        return;
    QByteArray payload;
    payload.reserve(block.bytes() + 64);
    QDataStream out(&payload, QIODevice::WriteOnly);
    writeImage(out, block.ground);
    writeImage(out, block.roads);
    write(nameOf(key, look), payload);
}

void MapKeep::keep(const char *name, const DensityField &field) const
{
    if (m_folder.isEmpty())
        return;
    QByteArray payload;
    QDataStream out(&payload, QIODevice::WriteOnly);
    out << field;
    write(nameOf(name), payload);
}

void MapKeep::trim(qint64 limit) const
{
    if (m_folder.isEmpty())
        return;
    qint64 sum = 0;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList({u'*' + suffix}, QDir::Files, QDir::Time)) { // the newest first
        sum += file.size();
        if (sum > limit)
            QFile::remove(file.filePath());
    }
}

}
