#include "cache/auditlog.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

class StillClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return 1'783'751'520'000; }
    [[nodiscard]] qint64 monotonic() const override { return 7; }
};

AuditEntry entry(int i)
{
    return {.actor = u"wang"_s, .name = u"王"_s, .role = u"operator"_s, .act = u"event.urge"_s, .target = u"unified/SJ-%1"_s.arg(i), .result = u"stored \"%1\"\n"_s.arg(i)};
}

}

/** The audit log: what is in it, and that nobody alters it unseen. */
class tst_AuditLog : public QObject
{
    Q_OBJECT

    StillClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;

    [[nodiscard]] QString folder() const { return m_dir->path(); }
    [[nodiscard]] QString file() const { return m_dir->filePath(u"audit.jsonl"_s); }
    [[nodiscard]] QByteArray content(const QString &name = {}) const
    {
        QFile all(name.isEmpty() ? file() : name);
        return all.open(QFile::ReadOnly) ? all.readAll() : QByteArray();
    }
    void rewrite(const QByteArray &bytes) const
    {
        QFile all(file());
        if (!all.open(QFile::WriteOnly | QFile::Truncate) || all.write(bytes) != bytes.size())
            qFatal("the log can't be written");
    }
    void fill(int records, qint64 largest = 1 << 20)
    {
        auto log = AuditLog::open(folder(), m_clock, largest);
        QVERIFY2(log, log ? "" : qPrintable(log.error().detail));
        for (int i = 0; i < records; ++i)
            QVERIFY(log->append(entry(i)));
    }
    [[nodiscard]] AuditReport verified(const QByteArray &sought = {}) const
    {
        auto report = verifyAudit(folder(), sought);
        if (!report)
            qFatal("%s", qPrintable(report.error().detail));
        return *report;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void goesOn()
    {
        QCOMPARE(verifyAudit(folder()).error().kind, Error::Kind::NotFound);
        fill(3);
        QByteArray head;
        {
            auto log = AuditLog::open(folder(), m_clock);
            QVERIFY(log);
            QCOMPARE(log->count(), 3);
            head = log->head();
            QVERIFY(log->append(entry(3)));
            QVERIFY(log->head() != head);
        }
        const auto report = verified(head);
        QCOMPARE(report.fault, QString());
        QCOMPARE(report.records, 4);
        QVERIFY(report.hasSought);
        QVERIFY(!verified("0123").hasSought);
        const auto last = QJsonDocument::fromJson(content().split('\n').at(3)).object();
        QCOMPARE(last["actor"_L1].toString(), u"wang"_s);
        QCOMPARE(last["target"_L1].toString(), u"unified/SJ-3"_s);
        QCOMPARE(last["time"_L1].toString(), u"2026-07-11T06:32:00.000Z"_s);
        QCOMPARE(last["prev"_L1].toString().toLatin1(), head);
        QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }

    /** Any one byte, anywhere. */
    void anAlteredByteIsFound()
    {
        fill(6);
        const auto whole = content();
        QRandomGenerator random(1);
        for (int i = 0; i < 400; ++i) {
            auto altered = whole;
            const auto at = random.bounded(int(whole.size()) - 1); // the very last newline alone is a crash
            char byte = char(random.bounded(256));
            if (byte == altered[at])
                byte = char(byte + 1);
            altered[at] = byte;
            rewrite(altered);
            const auto report = verified();
            QVERIFY2(!report.fault.isEmpty(), qPrintable(u"byte %1 became %2"_s.arg(at).arg(int(byte))));
        }
    }

    void linesThatAreMissingOrMoved()
    {
        fill(5);
        const auto lines = content().split('\n');
        const auto joined = [&](std::initializer_list<int> order) {
            QByteArray all;
            for (const int i : order)
                all += lines[i] + '\n';
            return all;
        };
        rewrite(joined({0, 1, 3, 4}));
        QCOMPARE(verified().fault, u"audit.jsonl, line 3: record 4 follows record 2"_s);
        rewrite(joined({1, 2, 3, 4}));
        QCOMPARE(verified().fault, u"audit.jsonl, line 1: the first record is number 2: what came before is missing"_s);
        rewrite(joined({0, 2, 1, 3, 4}));
        QVERIFY(!verified().fault.isEmpty());
        rewrite(joined({0, 1, 1, 2, 3, 4}));
        QVERIFY(!verified().fault.isEmpty());
        const auto head = QJsonDocument::fromJson(lines[4]).object()["h"_L1].toString().toLatin1();
        rewrite(joined({0, 1, 2})); // only who has noted the head can know
        QCOMPARE(verified(head).fault, QString());
        QVERIFY(!verified(head).hasSought);
    }

    /** Killed within a record: the rest of it stays, and the next record says so. */
    void whatACrashCutOff()
    {
        fill(3);
        const auto whole = content();
        rewrite(whole.chopped(1)); // only the end of the line is missing: nothing is lost
        QCOMPARE(verified().records, 3);
        fill(1);
        QCOMPARE(verified().records, 4);
        QCOMPARE(verified().torn, 0);
        for (const auto length : {whole.size() - 2, whole.size() - 40, whole.indexOf('\n') + 1 + 5}) {
            rewrite(whole.first(length));
            QCOMPARE(verified().torn, 1);
            fill(1);
            const auto report = verified();
            QCOMPARE(report.fault, QString());
            QCOMPARE(report.torn, 1);
            QCOMPARE(report.records, whole.first(length).count('\n') + 2); // the recovery, and one more
        }
        rewrite("{\"half");
        fill(1);
        QCOMPARE(verified().records, 2);
        rewrite(whole.first(whole.indexOf('\n') + 1 + 20) + '\n' + whole.sliced(whole.lastIndexOf('\n', whole.size() - 2) + 1)); // not by a crash
        QVERIFY(!verified().fault.isEmpty());
    }

    void aDamagedEndIsSetAside()
    {
        fill(3);
        auto damaged = content();
        damaged[damaged.size() - 10] = '!';
        rewrite(damaged);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"its last line is damaged; kept as"_s));
        fill(1);
        const auto kept = QDir(folder()).entryList({u"audit.jsonl.damaged-*"_s});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(content(m_dir->filePath(kept[0])), damaged);
        const auto first = QJsonDocument::fromJson(content().split('\n').at(0)).object();
        QCOMPARE(first["act"_L1].toString(), u"audit.begun"_s);
        QCOMPARE(first["target"_L1].toString(), kept[0]);
        QCOMPARE(first["result"_L1].toString(), u"sha256 "_s + QString::fromLatin1(QCryptographicHash::hash(damaged, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(verified().records, 2);
    }

    void largeFilesAreKept()
    {
        fill(10, 1'500);
        fill(10, 1'500);
        QVERIFY(QDir(folder()).entryList({u"audit-*.jsonl"_s}).size() >= 3);
        const auto report = verified();
        QCOMPARE(report.fault, QString());
        QCOMPARE(report.records, 20);
        QCOMPARE(report.files, int(QDir(folder()).entryList({u"audit*.jsonl"_s}).size()));
        QVERIFY(QFile::remove(m_dir->filePath(QDir(folder()).entryList({u"audit-*.jsonl"_s}).at(1))));
        QVERIFY(!verified().fault.isEmpty());
    }

    void withoutADisk()
    {
        if (::geteuid() == 0)
            QVERIFY(!AuditLog::open(m_dir->filePath(u"no/such"_s), m_clock));
        else
            QVERIFY(!AuditLog::open(u"/"_s, m_clock));
    }
};

QTEST_GUILESS_MAIN(tst_AuditLog)
#include "tst_auditlog.moc"
