#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

/** Makes tile files with SQL, good ones and others. */
namespace tilefile {

/** A database made by some SQL; ?1 of its last statement is the blob. */
inline QString make(const QTemporaryDir &dir, const QByteArray &sql, const QByteArray &blob = {})
{
    const QString path = dir.filePath(QStringLiteral("made.mbtiles"));
    QFile::remove(path);
    sqlite3 *db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    for (const QByteArray &statement : sql.split(';')) {
        sqlite3_stmt *prepared = nullptr;
        if (statement.trimmed().isEmpty() || sqlite3_prepare_v2(db, statement.constData(), -1, &prepared, nullptr) != SQLITE_OK)
            continue;
        if (sqlite3_bind_parameter_count(prepared) == 1)
            sqlite3_bind_blob(prepared, 1, blob.constData(), int(blob.size()), SQLITE_STATIC);
        sqlite3_step(prepared);
        sqlite3_finalize(prepared);
    }
    sqlite3_close(db);
    return path;
}

/** A file with one tile, of zoom 0. */
inline QString makeOne(const QTemporaryDir &dir, const QByteArray &tile, const QByteArray &metadata = {})
{
    return make(dir, "CREATE TABLE metadata(name, value); INSERT INTO metadata VALUES('minzoom', '0'); INSERT INTO metadata VALUES('maxzoom', '0');" + metadata + "; CREATE TABLE tiles(zoom_level, tile_column, tile_row, tile_data); INSERT INTO tiles VALUES(0, 0, 0, ?1)", tile);
}

}
