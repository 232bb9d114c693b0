#include "trouble.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

namespace tonglan {

StorageTrouble troubleOf(const SQLite::Exception &exception) { return troubleOf(exception.getExtendedErrorCode()); }

StorageTrouble troubleOf(int code)
{
    switch (code) {
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
        return StorageTrouble::SyncFailed;
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHMMAP:
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS:
        return StorageTrouble::Damaged;
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StorageTrouble::Damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return StorageTrouble::Busy;
    case SQLITE_FULL:
        return StorageTrouble::Full;
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return StorageTrouble::Refused;
    default:
        return StorageTrouble::None;
    }
}

}
