#pragma once

#include <QString>

namespace tonglan {

/** One thing wrong with a file that a person wrote, and where: for the log, --check and the settings page. */
struct Problem
{
    QString file = {};
    int line = 0; ///< From 1; 0 = the file as a whole.
    int column = 0; ///< From 1; 0 = the whole line.
    QString message = {}; ///< English; names the key and, where there is one, the nearest valid key.

    friend bool operator==(const Problem &, const Problem &) = default;
};

}
