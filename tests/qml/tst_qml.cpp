#include "testcity.h"

#include <QApplication>
#include <QQmlEngine>
#include <QtQuickTest>

using namespace tonglan::test;

/** Gives every test file a city of its own, as Tonglan.Test's City. */
class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
        qmlRegisterType<TestCity>("Tonglan.Test", 1, 0, "TestCity");
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv); // the charts need one
    Setup setup;
    return quick_test_main_with_setup(argc, argv, "tonglan", QUICK_TEST_SOURCE_DIR, &setup);
}

#include "tst_qml.moc"
