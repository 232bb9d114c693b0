#include "testcity.h"

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

QUICK_TEST_MAIN_WITH_SETUP(tonglan, Setup)
#include "tst_qml.moc"
