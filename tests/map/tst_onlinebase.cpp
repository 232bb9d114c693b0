#include "map/basemapmodel.h"
#include "map/labellayer.h"
#include "map/roadlayer.h"
#include "support/tinyserver.h"

#include <QBuffer>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Tonglan_DataPlugin)
Q_IMPORT_QML_PLUGIN(Tonglan_MapPlugin)

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

const QString demoTiles = u"" TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"_s;
constexpr QColor orange(250, 150, 20);
constexpr QColor violet(90, 20, 160);

QByteArray encoded(const QImage &image)
{
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return out;
}

/** An opaque tile that carries an alpha channel all the same, as many servers send it. */
QByteArray ground()
{
    QImage image(256, 256, QImage::Format_ARGB32);
    image.fill(orange);
    return encoded(image);
}

/** Writing: a bar in the upper half, nothing else. */
QByteArray writing()
{
    QImage image(256, 256, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    for (int y = 0; y < 128; ++y)
        for (int x = 0; x < 256; ++x)
            image.setPixelColor(x, y, violet);
    return encoded(image);
}

}

/** Online maps on the base map, in a window drawn by the software adaptation. */
class TestOnlineBase : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    SystemClock m_clock;
    std::unique_ptr<TinyServer> m_server;
    std::unique_ptr<OnlineTiles> m_tiles;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_window;
    BaseMapLayer *m_base = nullptr;
    LabelLayer *m_labels = nullptr;
    bool m_answers = true;
    bool m_refuses = false;

    void open(const QString &file)
    {
        static int number = 0;
        OnlineMap below{.name = u"ground"_s, .title = u"Ground map"_s, .url = m_server->url().toString() + u"/ground/{z}/{x}/{y}"_s, .attribution = u"Ground"_s, .datum = Datum::Gcj02};
        OnlineMap above{.name = u"writing"_s, .title = u"Ground map"_s, .isWriting = true, .url = m_server->url().toString() + u"/writing/{z}/{x}/{y}"_s, .attribution = u"Writing"_s};
        OnlineLimits limits;
        limits.firstDelayMs = 20;
        limits.longestDelayMs = 100;
        m_tiles = std::make_unique<OnlineTiles>(OnlineMaps{.maps = {below, above}, .unusable = {u"lamps"_s}}, m_dir.filePath(QString::number(++number)), m_clock, limits);
        m_engine = std::make_unique<QQmlEngine>();
        QQmlComponent component(m_engine.get());
        component.setData(R"(
            import QtQuick
            import Tonglan.Map
            Window {
                id: root
                property string file
                property alias base: base
                property alias labels: labels
                property OnlineTiles online
                width: 600; height: 400; visible: true
                Camera { id: camera; width: root.width; height: root.height; latitude: 22.3; longitude: 114.17; zoom: 12.3 }
                BaseMapLayer { id: base; anchors.fill: parent; camera: camera; file: root.file; online: root.online; theme: "day" }
                RoadLayer { anchors.fill: parent; camera: camera; base: base; theme: "day" }
                LabelLayer { id: labels; anchors.fill: parent; camera: camera; base: base; theme: "day" }
            })",
            QUrl());
        m_window.reset(qobject_cast<QQuickWindow *>(component.createWithInitialProperties({{u"file"_s, file}, {u"online"_s, QVariant::fromValue(m_tiles.get())}})));
        if (!m_window)
            qFatal("%s", qPrintable(component.errorString()));
        m_base = m_window->property("base").value<BaseMapLayer *>();
        m_labels = m_window->property("labels").value<LabelLayer *>();
    }
    static int count(const QImage &image, const QColor &color)
    {
        int sum = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                sum += image.pixelColor(x, y) == color ? 1 : 0;
        return sum;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_answers = true;
        m_refuses = false;
        m_server = std::make_unique<TinyServer>([this](const TinyRequest &request, QTcpSocket *socket) {
            if (m_refuses)
                TinyServer::answer(socket, 503, "down", "text/plain");
            else if (m_answers)
                TinyServer::answer(socket, 200, request.path.startsWith("/ground"_L1) ? ground() : writing(), "image/png");
        });
    }
    void cleanup()
    {
        m_window.reset();
        m_engine.reset();
        m_tiles.reset();
        m_server.reset();
    }

    void pictureBelowWritingAbove_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("over the city's map") << demoTiles;
        QTest::newRow("over no map at all") << QString();
    }
    void pictureBelowWritingAbove()
    {
        QFETCH(const QString, file);
        if (file.isEmpty())
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no base map file"_s));
        open(file);
        QTRY_VERIFY_WITH_TIMEOUT(m_base->isComplete() && m_labels->isComplete(), 20'000);
        const QImage image = m_window->grabWindow();
        const int all = image.width() * image.height();
        const int below = count(image, orange);
        const int above = count(image, violet);
        qInfo("%d below, %d above of %d", below, above, all);
        QVERIFY(below > all / 3 && above > all / 3);
        QVERIFY(below + above > all * 98 / 100); // the rest is where they meet; no road shines through
        QVERIFY(m_labels->texts().isEmpty()); // the names are in the writing
        QVERIFY(m_base->attribution().startsWith(u"Ground · Writing"_s));
        QVERIFY(!m_base->isOnlineLate());
    }

    /** Nothing waits for a server that says nothing: the city's map is there, with its names. */
    void aSilentServerHoldsNothingUp()
    {
        m_answers = false;
        open(demoTiles);
        QTRY_VERIFY_WITH_TIMEOUT(m_labels->isComplete() && !m_labels->texts().isEmpty(), 20'000);
        QVERIFY(!m_base->isComplete()); // but a picture for a report would wait
        QCOMPARE(count(m_window->grabWindow(), orange), 0);
        QVERIFY(count(m_window->grabWindow(), Qt::black) < 100);
    }

    /** The maps below are rows like the layers above: whose, on which datum, on or off, how strongly. */
    void mapsAreSwitchedAndFaded()
    {
        open(demoTiles);
        BaseMapModel maps;
        maps.setLayer(m_base);
        const auto column = [&](int role) {
            QVariantList all;
            for (int row = 0; row < maps.count(); ++row)
                all << maps.data(maps.index(row), role);
            return all;
        };
        QTRY_VERIFY_WITH_TIMEOUT(m_base->isComplete() && m_labels->isComplete(), 20'000);
        QCOMPARE(column(BaseMapModel::NameRole), QVariantList({u"Ground map: names"_s, u"Ground map"_s, u"lamps"_s, u"Base map file"_s}));
        QCOMPARE(column(BaseMapModel::DatumTextRole), QVariantList({u"WGS 84"_s, u"GCJ-02"_s, QString(), u"WGS 84"_s}));
        QCOMPARE(column(BaseMapModel::OnlineRole), QVariantList({true, true, false, false}));
        QVERIFY(column(BaseMapModel::CreditRole)[3].toString().contains(u"OpenStreetMap"_s));
        QVERIFY(column(BaseMapModel::ReasonRole)[2].toString().contains(u"--check"_s));
        QCOMPARE(column(BaseMapModel::ReasonRole)[3].toString(), QString());

        for (int row = 0; row < 4; ++row)
            maps.toggle(row); // the file's and the unusable one stay as they are
        QCOMPARE(column(BaseMapModel::ShownRole), QVariantList({false, false, false, true}));
        QTRY_VERIFY_WITH_TIMEOUT(m_base->isComplete() && m_labels->isComplete() && !m_labels->texts().isEmpty(), 20'000);
        QCOMPARE(count(m_window->grabWindow(), orange) + count(m_window->grabWindow(), violet), 0);
        QVERIFY(!m_base->attribution().contains(u"Ground"_s)); // nobody is thanked for what is not there
        const auto plainMap = m_window->grabWindow();

        maps.toggle(1);
        maps.setStrength(1, 0.02);
        QCOMPARE(column(BaseMapModel::StrengthRole)[1].toDouble(), 0.1); // to be rid of it there is the switch
        QTRY_VERIFY_WITH_TIMEOUT(m_base->isComplete() && m_labels->isComplete() && m_window->grabWindow() != plainMap, 20'000);
        QCOMPARE(count(m_window->grabWindow(), orange), 0);
        QVERIFY(!m_labels->texts().isEmpty()); // the map shines through, and so do its names
        QVERIFY(m_base->attribution().startsWith(u"Ground · "_s));
    }

    void aServerThatComesBackIsShown()
    {
        m_refuses = true;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"'ground'"_s));
        open(demoTiles);
        QTRY_VERIFY_WITH_TIMEOUT(m_base->isComplete() && m_base->isOnlineLate() && m_labels->isComplete(), 20'000);
        QVERIFY(!m_labels->texts().isEmpty());
        QVERIFY(m_base->errorText().contains(u"503"_s));
        m_refuses = false;
        QTRY_VERIFY_WITH_TIMEOUT(m_base->isComplete() && !m_base->isOnlineLate() && m_labels->isComplete() && m_labels->texts().isEmpty(), 20'000);
        QVERIFY(count(m_window->grabWindow(), orange) > 600 * 400 / 3);
        QVERIFY(!m_base->errorText().contains(u"503"_s));
    }
};

QTEST_MAIN(TestOnlineBase)
#include "tst_onlinebase.moc"
