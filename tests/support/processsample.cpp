#include "processsample.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace tonglan::test {

using namespace Qt::StringLiterals;

static double kibibytesOf(const QByteArray &text, const QByteArray &name)
{
    const auto at = text.indexOf('\n' + name + ':');
    return at < 0 ? 0 : text.mid(at + name.size() + 2, 40).simplified().split(' ').value(0).toDouble();
}

ProcessSample sampleOf(const QString &process, const QString &cache, double seconds)
{
    const QDir folder(u"/proc/"_s + process);
    QFile rollup(folder.filePath(u"smaps_rollup"_s));
    const auto memory = rollup.open(QIODevice::ReadOnly) ? rollup.readAll() : QByteArray();
    return {.seconds = seconds,
        .rss = kibibytesOf(memory, "Rss"),
        .pss = kibibytesOf(memory, "Pss"),
        .files = int(QDir(folder.filePath(u"fd"_s)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size()),
        .threads = int(QDir(folder.filePath(u"task"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size()),
        .cache = QFileInfo(cache).size(),
        .log = QFileInfo(cache + u"-wal"_s).size()};
}

void printHeading() { std::puts("  seconds   RSS KiB   PSS KiB   files  threads  objects  cache KiB   log KiB"); }

void print(const ProcessSample &sample)
{
    std::printf("%9.0f %9.0f %9.0f %7d %8d %8d %10lld %9lld\n", sample.seconds, sample.rss, sample.pss, sample.files, sample.threads, sample.objects, static_cast<long long>(sample.cache / 1024), static_cast<long long>(sample.log / 1024));
    (void)std::fflush(stdout);
}

}
