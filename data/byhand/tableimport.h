#pragma once

#include "handreader.h"
#include "importvault.h"

namespace tonglan {

struct ImportOptions
{
    HandOptions hand = {};
    QString who = {};
    QString from = {}; ///< As ImportEntry::from.
    bool isPreview = false; ///< Nothing is stored.
};

/** What came of a file. */
struct ImportOutcome
{
    QString file = {}; ///< Its name, without its folder.
    HandReadings hand = {};
    std::optional<ImportVault::Added> added = {}; ///< Unset in a preview, and where no row was good.
};

/** All of the file @p path. NotFound, Storage, or Invalid if it has more than @p most bytes. */
[[nodiscard]] Result<QByteArray> readTableBytes(const QString &path, qint64 most);

/** Takes the table @p bytes, which are of the file @p path, into @p vault: the good rows, whatever is wrong with others. Several files or threads at a time are no
 *  trouble.
 */
[[nodiscard]] Result<ImportOutcome> importTable(const QString &path, const QByteArray &bytes, const HandCity &city, const ImportOptions &options, ImportVault &vault);

/** What came of it in a few lines (English), with the first @p mostProblems problems, each with file, sheet, line and column. */
[[nodiscard]] QString reportText(const ImportOutcome &outcome, int mostProblems);

/** Writes the problems as a table (see export/sheet.h), one a row. */
[[nodiscard]] Result<void> writeProblems(const ImportOutcome &outcome, const QString &path);

/** What an imported reading says of where it came from, as it is kept beside it. */
struct ImportOrigin
{
    QString file = {}; ///< Empty: it was not imported.
    QString sheet = {};
    int line = 0;
    QString who = {};
    TimeMs at = 0;
    QString note = {};

    friend bool operator==(const ImportOrigin &, const ImportOrigin &) = default;
};

[[nodiscard]] QByteArray toExtra(const ImportOrigin &origin); ///< As RecordHead::extra.
[[nodiscard]] ImportOrigin originOf(const QByteArray &extra);

}
