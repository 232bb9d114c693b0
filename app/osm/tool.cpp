#include "tool.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int lastLines = 12;

static Error notThere(const QString &program)
{
    return {Error::Kind::NotFound, missingTools({program}).value_or(u"%1 cannot be started"_s.arg(program))};
}

/** Progress bars write over themselves with carriage returns; what stands last on such a line is what counts. */
static QString tailOf(const QByteArray &said)
{
    auto lines = QString::fromUtf8(said).replace(u'\r', u'\n').split(u'\n', Qt::SkipEmptyParts);
    static const QRegularExpression bar(u"^\\s*(\\[[=> ]*\\]\\s*)?[0-9.]+%"_s);
    lines.removeIf([](const QString &line) { return bar.match(line).hasMatch(); });
    return lines.mid(std::max<qsizetype>(0, lines.size() - lastLines)).join(u"\n  "_s);
}

static QString percentIn(const QByteArray &said)
{
    static const QRegularExpression number(u"([0-9]{1,3}(?:\\.[0-9])?)[0-9]*%"_s);
    QString last;
    for (auto found = number.globalMatch(QString::fromLatin1(said)); found.hasNext();)
        last = found.next().captured(1);
    return last;
}

std::optional<QString> missingTools(const QStringList &programs)
{
    static const QHash<QString, QString> packages = {{u"osmium"_s, u"osmium-tool"_s}};
    QStringList missing, wanted;
    for (const auto &program : programs) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            missing += program;
            wanted += packages.value(program, program);
        }
    }
    if (missing.isEmpty())
        return {};
    return u"not installed, or not in PATH: %1. On Debian: apt install %2 (on Debian 12 tippecanoe comes from Debian 13: apt install -t trixie tippecanoe)"_s.arg(missing.join(u", "_s), wanted.join(u' '));
}

Result<void> runTool(const Tool &tool, const std::function<void(const ToolProgress &)> &progress, const std::atomic<bool> &interrupted)
{
    QFile log(tool.log);
    if (!log.open(QFile::WriteOnly))
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(tool.log, log.errorString()));
    log.write((tool.program + u' ' + tool.arguments.join(u' ') + u'\n').toUtf8());

    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    QElapsedTimer timer;
    timer.start();
    process.start(tool.program, tool.arguments);
    if (!process.waitForStarted())
        return tl::unexpected(notThere(tool.program));
    QByteArray said; // the end of it
    QString percent;
    const auto listen = [&] {
        const QByteArray more = process.readAllStandardError();
        log.write(more);
        said = (said + more).right(64 * 1024);
        if (const QString now = percentIn(more); !now.isEmpty())
            percent = now;
    };
    while (process.state() != QProcess::NotRunning) {
        process.waitForFinished(500);
        listen();
        if (interrupted) {
            process.terminate();
            if (!process.waitForFinished(5000)) {
                process.kill();
                process.waitForFinished();
            }
            return failure(Error::Kind::Cancelled, u"interrupted"_s);
        }
        progress({.seconds = double(timer.elapsed()) / 1000, .bytes = QFileInfo(tool.output).size(), .percent = percent});
    }
    listen();
    if (interrupted) // Ctrl-C reaches the program too, and may have ended it first
        return failure(Error::Kind::Cancelled, u"interrupted"_s);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const auto how = process.exitStatus() == QProcess::NormalExit ? u"ended with code %1"_s.arg(process.exitCode()) : u"crashed or was killed"_s;
        return failure(Error::Kind::Invalid, u"%1 %2 (%3); its last lines:\n  %4"_s.arg(tool.program, how, tool.log, tailOf(said)));
    }
    return {};
}

Result<QString> askTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForStarted())
        return tl::unexpected(notThere(program));
    process.waitForFinished(60'000);
    const auto said = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    const auto complaint = QString::fromUtf8(process.readAllStandardError()).trimmed();
    if (process.state() != QProcess::NotRunning || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure(Error::Kind::Invalid, u"%1 %2: %3"_s.arg(program, arguments.join(u' '), (said + u' ' + complaint).trimmed().right(2000)));
    return said.isEmpty() ? complaint : said;
}

}
