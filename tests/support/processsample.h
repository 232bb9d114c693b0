#pragma once

#include <QString>

#include <vector>

namespace tonglan::test {

/** What a process holds at one moment. */
struct ProcessSample
{
    double seconds = 0; ///< Since whatever the caller counts from.
    double rss = 0; ///< KiB, as is the next one.
    double pss = 0;
    int files = 0;
    int threads = 0;
    int objects = 0; ///< QObjects, if the caller counts them.
    qint64 cache = 0; ///< Bytes of the cache file, as is the next one.
    qint64 log = 0;
};

/** Of the process @p process ("self" or its number), with the cache file @p cache. */
[[nodiscard]] ProcessSample sampleOf(const QString &process, const QString &cache, double seconds);

/** Prints the sample as a row of a table, and at first what the columns are. */
void printHeading();
void print(const ProcessSample &sample);

/** What a straight line through a member of the samples rises by, from the first to the last. */
template<typename Member>
[[nodiscard]] double riseOf(const std::vector<ProcessSample> &samples, Member ProcessSample::*member)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const auto &sample : samples) {
        const auto value = double(sample.*member);
        n += 1;
        x += sample.seconds;
        y += value;
        xx += sample.seconds * sample.seconds;
        xy += sample.seconds * value;
    }
    const auto spread = n * xx - x * x;
    return spread <= 0 ? 0 : (n * xy - x * y) / spread * (samples.back().seconds - samples.front().seconds);
}

}
