#include "audittool.h"

#include "cache/auditlog.h"

#include <QCommandLineParser>
#include <QTextStream>

namespace tonglan {

using namespace Qt::StringLiterals;

static const QString usage = u"usage: tonglan audit verify [--cache FOLDER] [--head HASH]\n"
                             "       reads the audit log beside the cache from its beginning. --head: a hash that was noted earlier (each run says the last one):\n"
                             "       it must be there, or records were cut off at the end, which cannot be known else\n"_s;

int runAuditTool(const QStringList &arguments, const QString &usualFolder, QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    const QCommandLineOption cache(u"cache"_s, {}, u"FOLDER"_s, usualFolder), head(u"head"_s, {}, u"HASH"_s);
    parser.addOptions({cache, head});
    if (!parser.parse(QStringList{u"tonglan audit"_s} + arguments) || parser.positionalArguments() != QStringList{u"verify"_s}) {
        if (!parser.errorText().isEmpty())
            err << "tonglan audit: " << parser.errorText() << '\n';
        err << usage;
        return 2;
    }
    const auto sought = parser.value(head).trimmed().toLower().toLatin1();
    const auto report = verifyAudit(parser.value(cache), sought);
    if (!report) {
        err << "tonglan audit: " << report.error().detail << '\n';
        return report.error().kind == Error::Kind::NotFound ? 66 : 74;
    }
    out << report->records << " records in " << report->files << (report->files == 1 ? " file" : " files");
    if (report->records > 0)
        out << ", " << report->from << " to " << report->to;
    out << '\n';
    if (report->torn > 0)
        out << report->torn << (report->torn == 1 ? " record was" : " records were") << " cut off by a crash\n";
    if (!report->fault.isEmpty()) {
        out << "ALTERED: " << report->fault << '\n';
        return 65;
    }
    if (!sought.isEmpty() && !report->hasSought) {
        out << "CUT OFF: the hash that was noted is of none of them\n";
        return 65;
    }
    out << "unaltered; head " << report->head << '\n';
    return 0;
}

}
