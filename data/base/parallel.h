#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace tonglan {

/** How many threads share work on @p n items: one a core, at most four, and one alone where a thread would cost more than it takes off. */
[[nodiscard]] inline int sharesOf(std::size_t n)
{
    static constexpr std::size_t worthwhile = 50'000; // items a thread
    return int(std::clamp<std::size_t>(n / worthwhile, 1, std::clamp(std::thread::hardware_concurrency(), 1U, 4U)));
}

/** Calls @p work(share) for 0 … shares - 1 side by side, the first on the calling thread, and returns when all are done. Where no more threads
 *  can be had, the calling one does it all. @p work must not throw, so it must not allocate either.
 */
template<std::invocable<int> Work>
void inParallel(int shares, Work &&work)
{
    std::vector<std::jthread> others; // joined at the end
    others.reserve(std::size_t(shares - 1));
    int share = 1;
    try {
        for (; share < shares; ++share)
            others.emplace_back([&work, share] { work(share); });
    } catch (const std::system_error &) { // as under a limit of threads
        for (; share < shares; ++share)
            work(share);
    }
    work(0);
}

/** Where share @p share of @p shares equal parts of @p n items begins. */
[[nodiscard]] inline std::size_t shareBegin(std::size_t n, int share, int shares)
{
    return n * std::size_t(share) / std::size_t(shares);
}

}
