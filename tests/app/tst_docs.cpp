#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/** Documentation that names a path which is not there misleads more than none. */
class tst_Docs : public QObject
{
    Q_OBJECT

    const QDir m_root{QStringLiteral(TONGLAN_SOURCE_DIR)};

private Q_SLOTS:
    void everyPathNamedInTheDocumentsExists_data()
    {
        QTest::addColumn<QString>("document");
        for (const auto *name : {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "NOTICE.md"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyPathNamedInTheDocumentsExists()
    {
        QFETCH(const QString, document);
        QFile file(m_root.filePath(document));
        QVERIFY2(file.open(QFile::ReadOnly), qPrintable(document));
        // `path/like/this`, starting with a folder of the top level; "00N", "Foo" and "foo" stand for a name to be chosen
        static const QRegularExpression quoted(u"`((?:app|data|widgets|qml|resources|tests|packaging)(?:/[^`\\s]*)?)`"_s);
        static const QRegularExpression example(u"00N|[Ff]oo|\\*|\\{"_s);
        QStringList missing;
        int checked = 0;
        auto matches = quoted.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const QString path = matches.next().captured(1);
            if (path.contains(example))
                continue;
            ++checked;
            if (!QFileInfo::exists(m_root.filePath(path)))
                missing << path;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(document + u" names paths that do not exist: "_s + missing.join(u", "_s)));
        if (document == "ARCHITECTURE.md"_L1)
            QVERIFY(checked > 20); // the pattern still finds what it is meant to
    }

    /** A person who connects a backend reads the README, not the reader of the file. */
    void everyKeyOfAFeedIsInTheReadme()
    {
        QFile source(m_root.filePath(u"data/feed/config.cpp"_s));
        QFile readme(m_root.filePath(u"README.md"_s));
        QVERIFY(source.open(QFile::ReadOnly) && readme.open(QFile::ReadOnly));
        const QString text = QString::fromUtf8(readme.readAll());
        const QString table = text.section(u"| **`[[feed]]`**"_s, 1).section(u"\n\n"_s, 0, 0);
        static const QRegularExpression read(u"\\b(?:table|step)\\.(?:text|choice|number|integer|flag|tables?)\\(\"(\\w+)\""_s);
        int keys = 0;
        auto found = read.globalMatch(QString::fromUtf8(source.readAll()));
        while (found.hasNext()) {
            const QString key = found.next().captured(1);
            ++keys;
            if (key != "feed"_L1 && key != "source"_L1 && key != "mapping"_L1) // the tables themselves
                QVERIFY2(table.contains(QRegularExpression(u"[`{ ]"_s + key + u"[`, ]"_s)), qPrintable(key));
        }
        QVERIFY(keys > 30); // the pattern still finds what it is meant to
    }

    void everyKeyOfAnOnlineMapIsInTheReadme()
    {
        QFile source(m_root.filePath(u"widgets/online/onlineconfig.cpp"_s));
        QFile readme(m_root.filePath(u"README.md"_s));
        QVERIFY(source.open(QFile::ReadOnly) && readme.open(QFile::ReadOnly));
        const QString table = QString::fromUtf8(readme.readAll()).section(u"| **`[[basemap]]`**"_s, 1).section(u"\n\n"_s, 0, 0);
        static const QRegularExpression read(u"\\btable\\.(?:text|choice|number|integer|flag|texts|table)\\(\"(\\w+)\""_s);
        int keys = 0;
        auto found = read.globalMatch(QString::fromUtf8(source.readAll()));
        while (found.hasNext()) {
            ++keys;
            const QString key = found.next().captured(1);
            QVERIFY2(table.contains(u'`' + key + u'`'), qPrintable(key));
        }
        QVERIFY(keys > 15); // the pattern still finds what it is meant to
    }

    void everyFolderOfCodeSaysWhatItIsFor()
    {
        QStringList without;
        for (const auto *top : {"data", "widgets", "qml", "app", "resources", "tests", "packaging"}) {
            if (!m_root.exists(QString::fromLatin1(top) + "/README.md"_L1))
                without << QString::fromLatin1(top);
        }
        for (const auto *top : {"data", "widgets", "qml", "app"}) {
            const QDir folder(m_root.filePath(QString::fromLatin1(top)));
            for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                if (!folder.exists(name + "/README.md"_L1))
                    without << QString::fromLatin1(top) + u'/' + name;
            }
        }
        QVERIFY2(without.isEmpty(), qPrintable(u"no README.md in "_s + without.join(u", "_s)));
    }

    void noQmlShowsTextThatIsNotPlain()
    {
        QStringList faults;
        QDirIterator files(m_root.filePath(u"qml"_s), {u"*.qml"_s}, QDir::Files, QDirIterator::Subdirectories);
        static const QRegularExpression rich(u"Text(?:Edit|Area)?\\.(?:RichText|StyledText|MarkdownText|AutoText)"_s);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            if (QString::fromUtf8(file.readAll()).contains(rich))
                faults << file.fileName();
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u", "_s)));
    }
};

QTEST_GUILESS_MAIN(tst_Docs)
#include "tst_docs.moc"
