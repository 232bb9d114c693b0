#pragma once

#include <QImage>

#include <vector>

namespace tonglan::test {

/** Where on a picture of the wall there is something to see: one flag for each square of 32 px, row by row. */
[[nodiscard]] std::vector<bool> detailOf(const QImage &picture);

/** The part of what @p before shows that is not in @p now, 0 … 1, whatever has come instead. */
[[nodiscard]] double lostDetail(const std::vector<bool> &before, const std::vector<bool> &now);

}
