#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/batch.h"

#include <QFile>
#include <QStringList>

#include <functional>
#include <vector>

namespace tonglan {

/** The name of the feed that imports are for the cache. */
inline constexpr QLatin1StringView importFeed("imports by hand");

/** The name that the watched folder has beside the feeds. */
inline constexpr QLatin1StringView watchedFolderFeed("watched folder");

/** Where the imports are that belong to a cache. */
[[nodiscard]] QString importFolderOf(const QString &cacheFolder);

/** One table that was imported. */
struct ImportEntry
{
    int number = 0; ///< From 1, never given twice; also the version of its records.
    QString file = {}; ///< Name of the table, without its folder.
    QString who = {};
    TimeMs at = 0; ///< When it was imported.
    QStringList departments = {};
    int rows = 0; ///< Readings.
    int refused = 0; ///< Rows of the table that were not taken.
    QString digest = {}; ///< Of the readings: the same ones have the same.
    QString from = {}; ///< Path of the table, where it lay in a watched folder: of imports from one path only the latest counts. Empty: given by a person.
    bool isUndone = false;
    bool isReplaced = false; ///< A later one of the same path counts.
    bool isDamaged = false; ///< Its file does not begin with these facts: number and file name are all that is known.

    friend bool operator==(const ImportEntry &, const ImportEntry &) = default;
};

/** What was imported by hand: a folder with one file an import, of lines of JSON, the first its facts, each other one a record of TLF. An import is there as a
 *  whole or not at all. Several programs may use it: who changes it locks it; reading needs no lock. Any thread.
 */
class ImportVault
{
public:
    explicit ImportVault(QString folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }

    /** All of them by number, the undone ones too. An empty list where there is no folder. One that says nothing of itself is damaged, and counts for nothing; if
     *  one can't be read at all it is Storage.
     */
    [[nodiscard]] Result<std::vector<ImportEntry>> entries() const;
    /** Those that count. */
    [[nodiscard]] Result<std::vector<ImportEntry>> inForce() const;
    /** What is in force in one word: two vaults with the same imports have the same, an empty one has none. */
    [[nodiscard]] static QString fingerprint(const std::vector<ImportEntry> &inForce);

    struct Added
    {
        ImportEntry entry = {};
        int replaced = 0; ///< Number of the import of the same path that no longer counts; 0 = none.
        bool isNew = false; ///< False: an import says exactly the same, and none that came later says anything of the same figures; nothing was changed.
    };
    /** Stores @p records under the next number, which becomes their version; of @p entry number, rows, digest and departments are set here. Sources first. Storage
     *  "in use" if somebody else changes the vault for seconds.
     */
    [[nodiscard]] Result<Added> add(ImportEntry entry, std::vector<Record> records);

    /** Takes import @p number out of force as a whole; what it replaced counts again. NotFound if there is none, or it is undone already. */
    [[nodiscard]] Result<ImportEntry> undo(int number);

private:
    QString m_folder;
};

/** The records of one import, one after another. */
class ImportFile
{
public:
    ImportFile(const QString &folder, int number);

    /** At most @p most more; an empty list at its end. A line that is no record is left out, and the log says so. */
    [[nodiscard]] Result<std::vector<Record>> next(int most);

private:
    QFile m_file;
    int m_line = 0;
};

}
