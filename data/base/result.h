#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace tonglan {

/** Why an operation failed: a kind that code acts on, and English detail for the log.
 *  The detail names the file, record or field. Sentences for people are made at the edge with tr().
 */
struct Error
{
    enum class Kind {
        Network, ///< No answer, or not in time: try again later.
        Protocol, ///< An answer that is not what the protocol promises.
        Invalid, ///< A record, file or setting that is wrong in itself.
        Unauthorized, ///< Refused: a person must act.
        Storage, ///< Disk or database.
        Damaged, ///< A database whose bytes contradict themselves.
        NotFound, ///< The thing asked for does not exist.
        Newer, ///< Written by a later version of this program.
        Cancelled,
    };

    Kind kind = Kind::Invalid;
    QString detail = {};

    friend bool operator==(const Error &, const Error &) = default;
};

template<typename T>
using Result = tl::expected<T, Error>;

/** Shorthand for returning an error from a function that gives a Result. */
[[nodiscard]] inline tl::unexpected<Error> failure(Error::Kind kind, QString detail)
{
    return tl::unexpected(Error{kind, std::move(detail)});
}

}
