#include <QColor>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQmlEngine>
#include <QTest>

using namespace Qt::StringLiterals;

/** Theme.qml says what tokens.json says: every colour, size, radius and time. */
class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void initTestCase();
    void colours_data();
    void colours();
    void heat();
    void sizes();

private:
    QQmlEngine m_engine;
    QJsonObject m_tokens = {};
    QObject *m_theme = nullptr;
};

namespace {

QColor tokenColour(QString text)
{
    if (text.size() == 9) // the tokens have alpha last, Qt has it first
        text = u"#"_s + text.last(2) + text.mid(1, 6);
    return QColor(text);
}

QString capital(QString word)
{
    word[0] = word[0].toUpper();
    return word;
}

}

void ThemeTest::initTestCase()
{
    QFile file(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/tokens.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_tokens = QJsonDocument::fromJson(file.readAll()).object();
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_theme = m_engine.singletonInstance<QObject *>("Tonglan.Ui", "Theme");
    QVERIFY(m_theme != nullptr);
}

void ThemeTest::colours_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QColor>("colour");
    QFile file(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/tokens.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto themes = QJsonDocument::fromJson(file.readAll())["color"_L1].toObject();
    for (const auto &theme : themes.keys()) {
        for (const auto &group : {u"bg"_s, u"line"_s, u"text"_s, u"accent"_s, u"data"_s}) {
            const auto colours = themes[theme][group].toObject();
            for (const auto &name : colours.keys())
                QTest::addRow("%s %s.%s", qPrintable(theme), qPrintable(group), qPrintable(name)) << theme << group + capital(name) << tokenColour(colours[name].toString());
        }
        const auto levels = themes[theme]["level"_L1].toObject();
        for (const auto &level : levels.keys()) {
            for (const auto &part : {u"fill"_s, u"text"_s, u"wash"_s, u"on"_s})
                QTest::addRow("%s level.%s.%s", qPrintable(theme), qPrintable(level), qPrintable(part)) << theme << u"level"_s + level + capital(part) << tokenColour(levels[level][part].toString());
        }
    }
}

void ThemeTest::colours()
{
    QFETCH(QString, theme);
    QFETCH(QString, property);
    auto *colours = m_theme->property(qPrintable(theme)).value<QObject *>();
    QVERIFY(colours != nullptr);
    QTEST(colours->property(qPrintable(property)).value<QColor>(), "colour");
}

void ThemeTest::heat()
{
    for (const auto &theme : {u"night"_s, u"day"_s}) {
        auto *colours = m_theme->property(qPrintable(theme)).value<QObject *>();
        const auto stops = colours->property("heat").value<QList<QColor>>();
        const auto wanted = m_tokens["heat"_L1][theme].toArray();
        QCOMPARE(stops.size(), wanted.size());
        for (qsizetype i = 0; i < stops.size(); ++i)
            QCOMPARE(stops[i], QColor(wanted[i].toString()));
    }
}

void ThemeTest::sizes()
{
    const auto roles = m_tokens["type"_L1]["roles"_L1].toObject();
    for (const auto &role : roles.keys()) {
        auto words = role.split(u'-');
        for (qsizetype i = 1; i < words.size(); ++i)
            words[i] = capital(words[i]);
        const auto property = words.join(QString()) + u"Size"_s;
        QVERIFY2(m_theme->property(qPrintable(property)).isValid(), qPrintable(property));
        QCOMPARE(m_theme->property(qPrintable(property)).toDouble(), roles[role]["px"_L1].toDouble());
    }
    QCOMPARE(m_theme->property("margin").toDouble(), m_tokens["grid"_L1]["margin"_L1].toDouble());
    for (const auto &[property, token] : {std::pair{"radiusSmall", "s"_L1}, {"radius", "m"_L1}, {"radiusLarge", "l"_L1}})
        QCOMPARE(m_theme->property(property).toDouble(), m_tokens["radius"_L1][token].toDouble());
    for (const auto &name : {"fast"_L1, "base"_L1, "slow"_L1, "scene"_L1, "camera"_L1})
        QCOMPARE(m_theme->property(qPrintable(name + u"Time"_s)).toInt(), m_tokens["motion"_L1][name].toInt());
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
