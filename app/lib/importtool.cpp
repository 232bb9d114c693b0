#include "importtool.h"

#include "byhand/tableimport.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QTextStream>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int usageCode = 2;
constexpr int foundCode = 65;
constexpr int missingCode = 66;
constexpr int outputCode = 73;
constexpr int mostProblems = 50;
constexpr qint64 largestMapping = 64 * 1024;

const QString help = u"Takes tables of figures that people have typed (CSV or XLSX); on the wall they are marked as by hand (手工).\n\n"
                     "  tonglan import FILE…                take the good rows; say what is wrong with the others, by line and column\n"
                     "  tonglan import --preview FILE…      only say what would be taken\n"
                     "  tonglan import --propose FILE       print a mapping for this table, to be saved and edited\n"
                     "  tonglan import --list               what was imported\n"
                     "  tonglan import --undo NUMBER        take one import out again, as a whole\n\n"
                     "  --mapping FILE      which column means what (TOML); without, by what columns are usually called\n"
                     "  --sheet NAME        only this sheet of an XLSX file\n"
                     "  --department NAME   whose figures these are, where no column says so\n"
                     "  --region CODE       where they hold, where no column says so (default: the whole city)\n"
                     "  --who NAME          who imports them (default: the user)\n"
                     "  --report FILE       write what was refused as a table (.csv or .xlsx)\n"
                     "  --time-zone NAME    of times without an offset (default: Asia/Shanghai)\n"
                     "  --at TIME           take this moment as now, e.g. 2026-06-25T14:32:07+08:00\n"
                     "  --cache DIR         folder of the cache (default: the settings', else the user's)\n\n"
                     "Formulas are not worked out: what the spreadsheet stored is taken. The same table again changes nothing. Imports outlive the cache.\n"
                     "Exit codes: 0 done, 2 wrong usage, 65 something was refused, 66 no such file, cache or import, 73 report, 74 disk, 75 in use, 78 of a later version.\n"_s;

int codeOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return missingCode;
    case Error::Kind::Newer:
        return 78;
    case Error::Kind::Storage:
        return error.detail.contains("in use"_L1) ? 75 : 74;
    default:
        return foundCode;
    }
}

QString momentText(TimeMs time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time, zone).toString(u"yyyy-MM-dd HH:mm"_s);
}

/** One call of the tool. */
class Tool
{
public:
    Tool(QTextStream &out, QTextStream &err)
        : m_out(out)
        , m_err(err)
    {
    }

    int run(const QStringList &arguments, const QString &usualFolder)
    {
        m_parser.addOptions({{u"preview"_s, {}}, {u"propose"_s, {}}, {u"list"_s, {}}, {u"undo"_s, {}, u"NUMBER"_s}, {u"mapping"_s, {}, u"FILE"_s}, {u"sheet"_s, {}, u"NAME"_s},
            {u"department"_s, {}, u"NAME"_s}, {u"region"_s, {}, u"CODE"_s}, {u"who"_s, {}, u"NAME"_s}, {u"report"_s, {}, u"FILE"_s}, {u"time-zone"_s, {}, u"NAME"_s}, {u"at"_s, {}, u"TIME"_s},
            {u"cache"_s, {}, u"DIR"_s}, {{u"h"_s, u"help"_s}, {}}});
        if (!m_parser.parse(QStringList(u"tonglan import"_s) + arguments))
            return usage(m_parser.errorText());
        m_files = m_parser.positionalArguments();
        if (m_files.value(0) == "help"_L1 || m_parser.isSet(u"help"_s)) {
            m_out << help;
            return 0;
        }
        m_folder = m_parser.isSet(u"cache"_s) ? m_parser.value(u"cache"_s) : usualFolder;
        if (const int wrong = readOptions(); wrong != 0)
            return wrong;
        const bool isOther = m_parser.isSet(u"list"_s) || m_parser.isSet(u"undo"_s);
        if (isOther && !m_files.isEmpty())
            return usage(u"'%1' is one word too many"_s.arg(m_files.first()));
        if (m_parser.isSet(u"list"_s))
            return list();
        if (m_parser.isSet(u"undo"_s))
            return undo();
        if (m_files.isEmpty())
            return usage(u"a file is missing"_s);
        if (m_parser.isSet(u"report"_s) && m_files.size() > 1)
            return usage(u"--report belongs to one file"_s);
        if (m_parser.isSet(u"report"_s) && QFileInfo(m_parser.value(u"report"_s)) == QFileInfo(m_files.first()))
            return usage(u"--report %1 would be written over the table itself"_s.arg(m_parser.value(u"report"_s)));
        if (m_parser.isSet(u"propose"_s))
            return m_files.size() == 1 ? propose() : usage(u"--propose belongs to one file"_s);
        return import();
    }

private:
    int usage(const QString &problem)
    {
        m_err << "tonglan import: " << problem << " (see tonglan import help)\n";
        return usageCode;
    }

    int complain(const Error &error)
    {
        m_err << "tonglan import: " << error.detail << '\n';
        return codeOf(error);
    }

    int readOptions()
    {
        auto &hand = m_options.hand;
        const QString zone = m_parser.isSet(u"time-zone"_s) ? m_parser.value(u"time-zone"_s) : u"Asia/Shanghai"_s;
        hand.zone = QTimeZone(zone.toLatin1());
        if (!hand.zone.isValid())
            return usage(u"--time-zone must be one such as Asia/Shanghai, not '%1'"_s.arg(zone));
        hand.now = SystemClock().now();
        if (m_parser.isSet(u"at"_s)) {
            const auto at = QDateTime::fromString(m_parser.value(u"at"_s), Qt::ISODate);
            if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
                return usage(u"--at must be a time with its offset, e.g. 2026-06-25T14:32:07+08:00, not '%1'"_s.arg(m_parser.value(u"at"_s)));
            hand.now = at.toMSecsSinceEpoch();
        }
        hand.region = m_parser.value(u"region"_s);
        hand.department = m_parser.value(u"department"_s);
        m_options.who = m_parser.isSet(u"who"_s) ? m_parser.value(u"who"_s) : qEnvironmentVariable("USER", u"operator"_s);
        m_options.isPreview = m_parser.isSet(u"preview"_s);
        if (m_parser.isSet(u"mapping"_s)) {
            const auto path = m_parser.value(u"mapping"_s);
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                m_err << "tonglan import: " << path << ": " << file.errorString() << '\n';
                return missingCode;
            }
            QList<Problem> problems;
            const auto mapping = parseMapping(file.read(largestMapping), path, problems);
            for (const auto &problem : std::as_const(problems))
                m_err << problem.file << ':' << problem.line << ':' << problem.column << ": " << problem.message << '\n';
            if (!mapping)
                return foundCode;
            hand.mapping = *mapping;
        }
        if (m_parser.isSet(u"sheet"_s))
            hand.mapping.sheet = m_parser.value(u"sheet"_s);
        return 0;
    }

    [[nodiscard]] ImportVault vault() const { return ImportVault(importFolderOf(m_folder)); }

    int list()
    {
        const auto entries = vault().entries();
        if (!entries)
            return complain(entries.error());
        for (const auto &entry : *entries) {
            if (entry.isDamaged) {
                m_out << entry.number << '\t' << entry.file << "\tdamaged: counts for nothing" << (entry.isUndone ? ", undone\n" : "\n");
                continue;
            }
            m_out << entry.number << '\t' << momentText(entry.at, m_options.hand.zone) << '\t' << entry.file << '\t' << entry.departments.join(u"、"_s) << '\t' << entry.who << '\t' << entry.rows << " figures\t" << entry.refused << " refused"
                  << (entry.isUndone ? "\tundone\n" : entry.isReplaced ? "\treplaced by a later one of the same file\n"
                                                                       : "\n");
        }
        if (entries->empty())
            m_out << "nothing was imported\n";
        return 0;
    }

    int undo()
    {
        bool isNumber = false;
        const int number = m_parser.value(u"undo"_s).toInt(&isNumber);
        if (!isNumber || number < 1)
            return usage(u"--undo must be the number of an import (see --list), not '%1'"_s.arg(m_parser.value(u"undo"_s)));
        const auto undone = vault().undo(number);
        if (!undone)
            return complain(undone.error());
        m_out << "import " << number << " (" << undone->file << ", " << undone->rows << " figures) is undone\n";
        return 0;
    }

    Result<HandCity> city()
    {
        const auto database = Database::openForReading(m_folder + "/cache.db"_L1);
        if (!database)
            return tl::unexpected(database.error());
        auto known = HandCity::read(*database);
        if (known && known->isEmpty())
            return failure(Error::Kind::NotFound, u"%1: the cache knows no indicators yet; let the wall run once"_s.arg(m_folder));
        return known;
    }

    int propose()
    {
        auto options = m_options.hand;
        const auto found = readTableFile(m_files.first(), options.limits, [&](const TableRow &row) {
            const auto columns = findColumns(row.cells, options.mapping);
            if (!columns.isEnough(options.mapping))
                return row.line < 100;
            m_proposed = withColumns(options.mapping, columns, row);
            return false;
        });
        if (!found)
            return complain(found.error());
        if (!m_proposed) {
            m_err << "tonglan import: " << m_files.first() << ": no line names columns for indicator (指标), time (时间) and value (数值): write the mapping by hand, after this example\n";
            m_out << toToml({.columns = {u"指标"_s, u"区域"_s, u"时间"_s, u"数值"_s, u"单位"_s, {}, u"备注"_s}, .fixed = {QString(), {}, {}, {}, {}, u"民政局"_s, {}}});
            return foundCode;
        }
        m_out << toToml(*m_proposed);
        return 0;
    }

    int import()
    {
        const auto known = city();
        if (!known)
            return complain(known.error());
        auto store = vault();
        int code = 0;
        for (const auto &file : std::as_const(m_files)) {
            const auto bytes = readTableBytes(file, m_options.hand.limits.fileBytes);
            if (!bytes) {
                code = std::max(code, complain(bytes.error()));
                continue;
            }
            const auto outcome = importTable(file, *bytes, *known, m_options, store);
            if (!outcome) {
                code = std::max(code, complain(outcome.error()));
                continue;
            }
            m_out << reportText(*outcome, mostProblems);
            if (m_options.isPreview)
                m_out << "  a preview: nothing was stored\n";
            if (outcome->hand.problemCount > 0)
                code = std::max(code, foundCode);
            if (m_parser.isSet(u"report"_s)) {
                if (const auto written = writeProblems(*outcome, m_parser.value(u"report"_s)); !written) {
                    m_err << "tonglan import: " << written.error().detail << '\n';
                    code = std::max(code, outputCode);
                }
            }
        }
        return code;
    }

    QTextStream &m_out;
    QTextStream &m_err;
    QCommandLineParser m_parser = {};
    QStringList m_files = {};
    QString m_folder = {};
    ImportOptions m_options = {};
    std::optional<TableMapping> m_proposed = {};
};

}

int runImportTool(const QStringList &arguments, const QString &usualFolder, QTextStream &out, QTextStream &err)
{
    return Tool(out, err).run(arguments, usualFolder);
}

}
