#pragma once

namespace SQLite {
class Exception;
}

namespace tonglan {

/** What stands between the writer and its file: what is done about it differs. */
enum class StorageTrouble {
    None,
    Busy, ///< Another process writes: try again.
    Full, ///< No room: go on in memory.
    Refused, ///< Read-only or failing on write: go on in memory.
    SyncFailed, ///< What was written may be lost though nothing says so: begin a new file, never sync again.
    Damaged, ///< The file is broken or cannot be read: begin a new one.
};

[[nodiscard]] StorageTrouble troubleOf(const SQLite::Exception &exception);
/** Of an extended result code of SQLite. */
[[nodiscard]] StorageTrouble troubleOf(int code);

}
