#include "faultproxy.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTextStream>

#include <cstdio>
#include <string>

#include <unistd.h>

using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

struct Address
{
    QString host = {};
    quint16 port = 0;
};

Address addressOf(const QString &text)
{
    return {text.section(u':', 0, -2), text.section(u':', -1).toUShort()};
}

void say(const QString &text)
{
    std::puts(qPrintable(text));
    (void)std::fflush(stdout);
}

/** One line from the person at the keyboard. */
void obey(FaultProxy &proxy, const QString &line)
{
    if (line == "quit"_L1)
        return QCoreApplication::quit();
    if (line == "drop"_L1) {
        proxy.drop();
    } else if (line != "status"_L1) {
        const auto faults = changedBy(proxy.faults(), line);
        if (!faults)
            return say(faults.error().detail + u", drop, status or quit"_s);
        proxy.setFaults(*faults);
    }
    say(u"connections %1, open %2, bytes to the client %3"_s.arg(proxy.connections()).arg(proxy.open()).arg(proxy.bytesToClient()));
}

}

/** The fault proxy by hand: see tests/support/README.md. */
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A TCP proxy that spoils the network. Commands, one a line on the standard input or each with -c:\n"
                                     "  forward, refuse, blackhole, halfopen, delay MS, drip BYTES_PER_SECOND, cut BYTES, reset BYTES, corrupt BYTE, drop, status, quit"_s);
    parser.addHelpOption();
    parser.addOption({u"listen"_s, u"Where clients connect; on this machine only."_s, u"127.0.0.1:PORT"_s, u"127.0.0.1:0"_s});
    parser.addOption({u"to"_s, u"The server."_s, u"HOST:PORT"_s});
    parser.addOption({{u"c"_s, u"command"_s}, u"A command to begin with; may be given several times."_s, u"COMMAND"_s});
    parser.process(application);
    const auto from = addressOf(parser.value(u"listen"_s));
    const auto to = addressOf(parser.value(u"to"_s));
    if (from.host != "127.0.0.1"_L1 || to.host.isEmpty() || to.port == 0) {
        say(u"faultproxy: --listen 127.0.0.1:PORT --to HOST:PORT"_s);
        return 2;
    }
    FaultProxy proxy(to.host, to.port, from.port);
    if (!proxy.isListening()) {
        say(u"faultproxy: cannot listen on %1"_s.arg(parser.value(u"listen"_s)));
        return 1;
    }
    say(u"listening on 127.0.0.1:%1"_s.arg(proxy.port()));
    for (const auto &command : parser.values(u"command"_s))
        obey(proxy, command);

    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    std::string pending;
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&] {
        std::array<char, 4096> bytes{};
        const auto size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (size <= 0)
            return input.setEnabled(false); // runs on without a person
        pending.append(bytes.data(), std::size_t(size));
        for (auto end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
            obey(proxy, QString::fromUtf8(pending.substr(0, end)).trimmed());
            pending.erase(0, end + 1);
        }
    });
    return QCoreApplication::exec();
}
