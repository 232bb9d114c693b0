#include "wallpicture.h"

#include <algorithm>

namespace tonglan::test {

static constexpr int side = 32; // px: a line of small text and the gap below it
static constexpr int leastContrast = 28; // of 255: more than the surfaces differ among themselves

std::vector<bool> detailOf(const QImage &picture)
{
    const auto grey = picture.convertToFormat(QImage::Format_Grayscale8);
    std::vector<bool> detail;
    for (int top = 0; top + side <= grey.height(); top += side) {
        for (int left = 0; left + side <= grey.width(); left += side) {
            uchar least = 255;
            uchar most = 0;
            for (int y = top; y < top + side; ++y) {
                const auto [low, high] = std::minmax_element(grey.constScanLine(y) + left, grey.constScanLine(y) + left + side);
                least = std::min(least, *low);
                most = std::max(most, *high);
            }
            detail.push_back(most - least >= leastContrast);
        }
    }
    return detail;
}

double lostDetail(const std::vector<bool> &before, const std::vector<bool> &now)
{
    if (now.size() != before.size())
        return 1;
    double shown = 0;
    double lost = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        shown += before[i] ? 1 : 0;
        lost += before[i] && !now[i] ? 1 : 0;
    }
    return shown > 0 ? lost / shown : 1;
}

}
