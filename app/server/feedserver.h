#pragma once

#include "commandrunner.h"
#include "connections.h"
#include "control.h"
#include "delivery.h"
#include "reads.h"
#include "streams.h"
#include "waiting.h"

#include <QHttpServer>

#include <memory>

namespace tonglan {

/** The reference backend: Tonglan Feed v1 over HTTP, from a FeedStore. See resources/schema for the requests; besides those it has
 *  /ctl, by which a program on the same machine writes records and switches faults. Main thread; needs an event loop.
 */
class FeedServer : public QObject
{
    Q_OBJECT

public:
    explicit FeedServer(std::unique_ptr<FeedStore> store, const ServerOptions &options = {}, QObject *parent = nullptr);
    ~FeedServer() override;

    /** Port 0 takes a free one; see port(). */
    [[nodiscard]] Result<void> listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] quint16 port() const;

    /** Switches faults on, as POST /ctl/faults does. */
    [[nodiscard]] Result<void> addFaults(const QByteArray &json) { return m_faults.add(json, steadyMs()); }

    [[nodiscard]] FeedStore &store() { return *m_store; }
    [[nodiscard]] int streamCount() const { return m_streams.count(); }

private:
    void addReads();
    void addCommands();
    void addControl();
    void addRest();
    /** A GET of the feed: @p make is asked for the answer unless a fault answers in its place. */
    void get(const QString &path, Fault::Path name, const std::function<FeedAnswer(const QHttpServerRequest &)> &make);
    /** A path below /ctl: no faults, and only for programs on this machine. */
    void control(const QString &path, QHttpServerRequest::Methods methods, const std::function<FeedAnswer(const QHttpServerRequest &)> &make);
    [[nodiscard]] FeedClient clientOf(const QHttpServerRequest &request, QHttpServerResponder &&responder, Fault::Path path) const;
    void changes(const QUrlQuery &query, FeedClient &&client);
    void stream(const QString &cursor, FeedClient &&client);
    void changeEpoch();
    void committed();

    ServerOptions m_options;
    QHttpServer m_http; // outlives everybody who keeps a responder
    Connections *m_connections = nullptr;
    std::unique_ptr<FeedStore> m_store;
    FaultPlan m_faults;
    Delivery m_delivery;
    Streams m_streams;
    WaitingRequests m_waiting;
    CommandRunner m_commands;
};

}
