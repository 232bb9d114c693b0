#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

/** Every text of the program is translated: what lupdate finds in the sources is in the shipped files, and finished there. */
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void complete_data();
    void complete();
    void loads_data();
    void loads();
};

namespace {

/** "context: source" of every message; with @p finishedOnly those that have a translation. */
QSet<QString> messages(const QString &path, bool finishedOnly)
{
    QSet<QString> found;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return found;
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "source"_L1) {
            source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            const bool unfinished = xml.attributes().hasAttribute("type"_L1);
            const auto text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!finishedOnly || (!unfinished && !text.trimmed().isEmpty()))
                found << context + u": "_s + source;
        }
    }
    return found;
}

}

void TranslationsTest::complete_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("zh_CN") << u"zh_CN"_s;
    QTest::newRow("en") << u"en"_s;
}

void TranslationsTest::complete()
{
    QFETCH(QString, language);
    QTemporaryDir dir;
    const auto fresh = dir.filePath(u"fresh.ts"_s);
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(TONGLAN_SOURCE_DIR));
    lupdate.start(QStringLiteral(TONGLAN_LUPDATE), {u"-silent"_s, u"-no-obsolete"_s, u"qml"_s, u"data"_s, u"widgets"_s, u"app"_s, u"-ts"_s, fresh});
    QVERIFY(lupdate.waitForFinished(60'000));
    const auto wanted = messages(fresh, false);
    QVERIFY(wanted.size() > 50);
    auto missing = wanted;
    missing.subtract(messages(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/i18n/tonglan_%1.ts").arg(language), true));
    QCOMPARE(QStringList(missing.values()).join(u'\n'), QString());
}

void TranslationsTest::loads_data()
{
    complete_data();
}

void TranslationsTest::loads()
{
    QFETCH(QString, language);
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/tonglan_%1.qm"_s.arg(language)));
    QCOMPARE(translator.translate("RegionCrumbs", "Whole city"), language == "zh_CN"_L1 ? u"全市"_s : u"Whole city"_s);
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
