#pragma once

#include "base/result.h"

#include <QStringList>

#include <memory>
#include <span>
#include <variant>

namespace tonglan {

/** Nothing, a number or a text. */
using Cell = std::variant<std::monostate, double, QString>;

/** A file that a table is written into row by row. It appears under its name when it is finished, whole; until then, and where it is not,
 *  nothing is there, or what was there before. One thread.
 */
class Sheet
{
public:
    virtual ~Sheet() = default;

    /** False once something failed; finish() says what. */
    virtual bool add(std::span<const Cell> row) = 0;
    [[nodiscard]] virtual Result<void> finish() = 0;

    /** By the ending of @p path: ".csv" (UTF-8 with a byte order mark, which spreadsheets in Chinese need) or ".xlsx".
     *  @p title names the sheet. Any other ending is Invalid, a file that can't be made Storage.
     */
    [[nodiscard]] static Result<std::unique_ptr<Sheet>> create(const QString &path, const QString &title, const QStringList &head);
};

}
