#pragma once

#include <span>

namespace tonglan {

/** A text that some part of the program gives as a reason, with numbered places in it. What each place may hold and what becomes of it:
 *  n a number; w any words; u an http address; p a path; c the name of a feeds file; m the name of a member or table: kept as they are;
 *  t a record type, in words; h an HTTP status, with its meaning; r another reason, marked as the original if it is not known; k the
 *  same, but unless it is known the whole form does not hold.
 */
struct LinkReasonForm
{
    const char *text; ///< English, as it is given; the source of its translation.
    const char *kinds; ///< One letter for each place.
    const char *comment = nullptr; ///< Tells its translation from others of the same text.
};

/** All that are known, the particular before the general. */
[[nodiscard]] std::span<const LinkReasonForm> linkReasonForms();

/** What an HTTP status says, in English to be translated; null if it is a rare one. */
[[nodiscard]] const char *httpStatusMeaning(int status);

}
