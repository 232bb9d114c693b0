#include "target.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <cstdio>

/** Runs the target on every seed in a folder and on deterministic mutations of each: no crash, no broken promise. Not a search as
 *  libFuzzer makes one, but it needs no special compiler and is the same on every machine.
 *      fuzz_x SEED_FOLDER… [SECONDS]
 *  SECONDS ends it, at the latest after 3,000 mutations of each seed if none are given; TONGLAN_FUZZ_SECONDS stands in for them.
 */
namespace {

constexpr int defaultSeconds = 12; // seven targets: a minute and a half at most

QByteArray mutated(QByteArray bytes, const QList<QByteArray> &seeds, QRandomGenerator &random)
{
    static const QList<QByteArray> tokens = {"0", "-1", "1e400", "18446744073709551616", "NaN", "null", "true", "[]", "{}", "\"", "\\u0000", "\\ud800",
        "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f", QByteArray(1, '\0'), "\r\n", "\xef\xbb\xbf", "\xe4\xb8", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "data:", "[[", "]]", "=", "#"};
    for (int steps = random.bounded(1, 5); steps > 0; --steps) {
        const qsizetype at = random.bounded(int(bytes.size()) + 1);
        switch (random.bounded(7)) {
        case 0:
            if (at < bytes.size())
                bytes[at] = char(bytes[at] ^ (1 << random.bounded(8)));
            break;
        case 1:
            bytes.truncate(at);
            break;
        case 2:
            bytes.insert(at, tokens[random.bounded(tokens.size())]);
            break;
        case 3:
            bytes.remove(at, random.bounded(1, 40));
            break;
        case 4: // the tail of another seed
            bytes = bytes.first(at) + seeds[random.bounded(seeds.size())].right(random.bounded(400));
            break;
        case 5: // a part twice
            bytes.insert(at, bytes.mid(random.bounded(int(bytes.size()) + 1), random.bounded(1, 200)));
            break;
        default:
            if (at < bytes.size())
                bytes[at] = char(random.bounded(256));
            break;
        }
    }
    return bytes;
}

void runOne(const QByteArray &bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()));
}

}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QList<QByteArray> seeds;
    int given = qEnvironmentVariableIntValue("TONGLAN_FUZZ_SECONDS");
    for (const QString &argument : arguments.sliced(1)) {
        if (argument.toInt() > 0)
            given = argument.toInt();
        for (const QFileInfo &info : QDir(argument).entryInfoList(QDir::Files, QDir::Name)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                seeds << file.readAll();
        }
    }
    if (seeds.isEmpty()) {
        std::fprintf(stderr, "no seeds in '%s'\n", qPrintable(arguments.value(1)));
        return 2;
    }
    const qint64 milliseconds = (given > 0 ? given : defaultSeconds) * 1'000LL;
    QRandomGenerator random(20261122);
    QElapsedTimer time;
    time.start();
    runOne({});
    for (const QByteArray &seed : seeds)
        runOne(seed);
    qint64 mutations = 0;
    // Every seed in turn, so that whenever it ends each had its share.
    for (; time.elapsed() < milliseconds && (given > 0 || mutations < 3'000); ++mutations) {
        for (const QByteArray &seed : seeds)
            runOne(mutated(seed, seeds, random));
    }
    std::printf("Totals: 1 passed, 0 failed, 0 skipped: %lld seeds, %lld mutations of each in %.1f s\n", static_cast<long long>(seeds.size()), static_cast<long long>(mutations), double(time.elapsed()) / 1'000);
}
