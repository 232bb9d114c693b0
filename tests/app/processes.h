#pragma once

#include <QElapsedTimer>
#include <QProcess>
#include <QString>
#include <QTcpServer>

#include <memory>

namespace tonglan::test {

/** Path of a program of this build. */
inline QString program(QLatin1StringView name)
{
    return QStringLiteral(TONGLAN_BINARY_DIR "/bin/") + name;
}

inline QString demoPack()
{
    return QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack");
}

/** Where pictures are kept for people to look at after the run. */
inline QString artifacts()
{
    return qEnvironmentVariable("TONGLAN_ARTIFACTS", QStringLiteral(TONGLAN_BINARY_DIR "/artifacts"));
}

/** A TCP port on 127.0.0.1 that nobody listens on now. */
inline quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

struct Finished
{
    int exitCode = -1;
    QString output = {}; ///< Standard output and error together.
};

/** Runs a program to its end. */
inline Finished runProgram(QLatin1StringView name, const QStringList &arguments, int timeoutMs = 120'000)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(name), arguments);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {-1, QStringLiteral("timed out: ") + QString::fromUtf8(process.readAll())};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, QString::fromUtf8(process.readAll())};
}

/** A program that runs until it is ended; killed by its destructor. */
class Running
{
public:
    Running(QLatin1StringView name, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(name), arguments);
        m_process.waitForStarted();
    }
    ~Running() { killNow(); }
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;

    /** kill -9 */
    void killNow()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }

    /** Waits until the output contains @p text. */
    [[nodiscard]] bool waitFor(const QString &text, int timeoutMs)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < timeoutMs) {
            m_output += QString::fromUtf8(m_process.readAll());
            if (m_output.contains(text))
                return true;
            if (m_process.state() == QProcess::NotRunning && m_process.bytesAvailable() == 0)
                return false;
            m_process.waitForReadyRead(100);
        }
        return false;
    }
    [[nodiscard]] QString output()
    {
        m_output += QString::fromUtf8(m_process.readAll());
        return m_output;
    }
    [[nodiscard]] QProcess &process() { return m_process; }

private:
    QProcess m_process;
    QString m_output;
};

}
