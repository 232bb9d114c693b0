#include "rulestool.h"

#include "analysis/rules.h"
#include "query/rulerun.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <memory>
#include <set>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int usageCode = 2;
constexpr int foundCode = 65;
constexpr qint64 largestFile = 4 * 1024 * 1024;
constexpr TimeMs minute = 60'000;

const QString help = u"Checks rules that readings are put through, and tries them out.\n\n"
                     "  tonglan rules check FILE                   what is wrong in it, by line and key\n"
                     "  tonglan rules test FILE [--since TIME]     what would have fired on the readings of the cache\n\n"
                     "  --since TIME    from then on, e.g. 2026-06-25T00:00:00+08:00 or 24h or 7d (default: 24h before the newest reading)\n"
                     "  --cache DIR     folder of the cache (default: the settings', else the user's)\n"
                     "  --calendar FILE a year of holidays beside the shipped ones, or in place of one; may be given several times\n"
                     "  --zone NAME     the city's time zone, by which hours and days are alike (default: Asia/Shanghai)\n\n"
                     "Each reading counts as if it had come at the moment it is about. What is unusual (deviation) is judged by the history that the cache has.\n"
                     "Exit codes: 0 done, 2 wrong usage, 65 something of the file is wrong, 66 no such file or cache, 74 disk, 78 of a later version.\n"_s;

int codeOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
        return 66;
    case Error::Kind::Newer:
        return 78;
    case Error::Kind::Storage:
        return 74;
    default:
        return foundCode;
    }
}

QString timeText(TimeMs time)
{
    return QDateTime::fromMSecsSinceEpoch(time, QTimeZone::UTC).toString(Qt::ISODate);
}

/** A moment, or so long before @p newest; unset if it is neither. */
std::optional<TimeMs> sinceOf(const QString &text, TimeMs newest)
{
    if (text.isEmpty())
        return newest - 24 * 60 * minute;
    if (const auto at = QDateTime::fromString(text, Qt::ISODate); at.isValid() && at.timeSpec() != Qt::LocalTime)
        return at.toMSecsSinceEpoch();
    bool isNumber = false;
    const auto many = text.chopped(1).toLongLong(&isNumber);
    const auto unit = text.back() == u'd' ? 24 * 60 * minute : text.back() == u'h' ? 60 * minute
                                                                                   : 0;
    return isNumber && many > 0 && many <= 36'500 && unit > 0 ? std::optional(newest - many * unit) : std::nullopt;
}

QString lineOf(const RuleNotice &notice)
{
    QString line = timeText(notice.time) + (notice.isRaised ? u"  raised  "_s : u"  over    "_s) + levelName(notice.level).toString().leftJustified(7) + notice.rule + u"  "_s + notice.region;
    if (notice.isRaised && notice.parts.empty())
        line += u"  %1, limit %2, since %3"_s.arg(QString::number(notice.value), QString::number(notice.limit), timeText(notice.since));
    if (notice.quality != Reading::Quality::Good)
        line += u"  ("_s + qualityName(notice.quality) + u')';
    return line + (notice.parts.empty() ? u"  "_s + QStringList(notice.readings.begin(), notice.readings.end()).join(u" … "_s) : QString()) + u'\n';
}

QString lineOf(const RulePart &part)
{
    const auto how = part.isRaised ? u"%1, limit %2, since %3"_s.arg(QString::number(part.value), QString::number(part.limit), timeText(part.since)) : u"not so"_s;
    return u"                      part    %1  %2  %3  %4\n"_s.arg(part.rule, part.region, how, QStringList(part.readings.begin(), part.readings.end()).join(u" … "_s));
}

/** Those that raise something by themselves. */
qint64 countOf(const std::vector<Rule> &rules)
{
    return std::ranges::count(rules, false, &Rule::isCondition);
}

Result<TimeMs> newestReading(const Database &db, const std::set<QString> &codes)
{
    TimeMs newest = 0;
    for (const auto &code : codes) {
        Sql regions(db, u"SELECT DISTINCT region FROM reading WHERE indicator = :code"_s);
        regions.bind(":code", code);
        while (regions.next()) {
            Sql last(db, u"SELECT max(time) FROM reading WHERE indicator = :code AND region = :region"_s);
            last.bind(":code", code).bind(":region", regions.text(0));
            if (last.next())
                newest = std::max(newest, last.number(0));
        }
    }
    return newest;
}

/** What rules of what is unusual are judged by. */
struct Surroundings
{
    SharedCalendar calendar = {};
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
};

/** The shipped years and @p files, in their place; what cannot be used is said. */
SharedCalendar calendarOf(const QStringList &files, QList<Problem> &problems)
{
    auto calendar = std::make_shared<CityCalendar>();
    QStringList all;
    for (const QFileInfo &file : QDir(u":/tonglan/calendar"_s).entryInfoList({u"*.toml"_s}, QDir::Files, QDir::Name))
        all << file.filePath();
    for (const auto &name : all + files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
            problems << Problem{.file = name, .line = 0, .column = 0, .message = file.isOpen() ? u"is too large"_s : file.errorString()};
        else
            (void)calendar->add(file.readAll(), name, problems);
    }
    return calendar;
}

int replay(const Database &db, const std::vector<Rule> &rules, const Surroundings &around, const QString &since, QTextStream &out, QTextStream &err)
{
    std::set<QString> codes;
    for (const auto &rule : rules)
        codes.insert(rule.indicator);
    const auto newest = newestReading(db, codes);
    if (!newest) {
        err << "tonglan rules: " << newest.error().detail << '\n';
        return codeOf(newest.error());
    }
    const auto from = sinceOf(since, *newest);
    if (!from) {
        err << "tonglan rules: --since must be a time with its offset, or hours or days such as 24h and 7d, not '" << since << "' (see tonglan rules help)\n";
        return usageCode;
    }
    const auto told = RuleRun(std::make_shared<const std::vector<Rule>>(rules), around.calendar, around.zone).replay(db, *from, *newest);
    for (const auto &code : told.silent)
        err << "tonglan rules: " << code << ": no readings in the cache since " << timeText(*from) << " and what the rules look back on\n";
    int raised = 0;
    std::set<QString> fired;
    for (const auto &notice : told.notices) {
        raised += notice.isRaised ? 1 : 0;
        if (notice.isRaised)
            fired.insert(notice.rule);
        out << lineOf(notice);
        for (const auto &part : notice.parts)
            out << lineOf(part);
    }
    out << raised << " raised by " << fired.size() << " of " << countOf(rules) << " rules, " << told.readings << " readings since " << timeText(*from) << " and before it what they look back on\n";
    return 0;
}

}

int runRulesTool(const QStringList &arguments, const QString &usualFolder, QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    parser.addOptions({{u"since"_s, {}, u"TIME"_s}, {u"cache"_s, {}, u"DIR"_s}, {u"calendar"_s, {}, u"FILE"_s}, {u"zone"_s, {}, u"NAME"_s, u"Asia/Shanghai"_s}, {{u"h"_s, u"help"_s}, {}}});
    const auto usage = [&err](const QString &problem) {
        err << "tonglan rules: " << problem << " (see tonglan rules help)\n";
        return usageCode;
    };
    if (!parser.parse(QStringList(u"tonglan rules"_s) + arguments))
        return usage(parser.errorText());
    const auto words = parser.positionalArguments();
    const auto command = words.value(0);
    if (command == "help"_L1 || parser.isSet(u"help"_s)) {
        out << help;
        return 0;
    }
    if (command != "check"_L1 && command != "test"_L1)
        return usage(command.isEmpty() ? u"a command is missing"_s : u"'%1' is not a command"_s.arg(command));
    if (words.size() != 2)
        return usage(words.size() < 2 ? u"%1 needs a file of rules"_s.arg(command) : u"'%1' is one word too many for %2"_s.arg(words[2], command));
    if (command == "check"_L1 && (parser.isSet(u"since"_s) || parser.isSet(u"cache"_s) || parser.isSet(u"calendar"_s) || parser.isSet(u"zone"_s)))
        return usage(u"--since, --cache, --calendar and --zone do not belong to check"_s);
    const QTimeZone zone(parser.value(u"zone"_s).toLatin1());
    if (!zone.isValid())
        return usage(u"'%1' is no time zone such as Asia/Shanghai"_s.arg(parser.value(u"zone"_s)));

    QFile file(words[1]);
    if (!file.open(QIODevice::ReadOnly)) {
        err << "tonglan rules: " << words[1] << ": " << file.errorString() << '\n';
        return 66;
    }
    if (file.size() > largestFile) {
        err << "tonglan rules: " << words[1] << ": " << file.size() << " bytes, at most " << largestFile << " are read\n";
        return foundCode;
    }
    QList<Problem> problems;
    const auto rules = parseRules(file.readAll(), words[1], problems);
    const auto calendar = calendarOf(parser.values(u"calendar"_s), problems);
    for (const auto &problem : std::as_const(problems))
        err << problem.file << ':' << problem.line << ':' << problem.column << ": " << problem.message << '\n';
    if (command == "check"_L1) {
        out << words[1] << ": " << countOf(rules) << " rules" << (problems.isEmpty() ? ": ok\n" : " can be used\n");
        return problems.isEmpty() ? 0 : foundCode;
    }
    if (rules.empty()) {
        err << "tonglan rules: " << words[1] << ": no rule to try\n";
        return foundCode;
    }
    const QString folder = parser.isSet(u"cache"_s) ? parser.value(u"cache"_s) : usualFolder;
    const auto database = Database::openForReading(folder + "/cache.db"_L1);
    if (!database) {
        err << "tonglan rules: " << database.error().detail << '\n';
        return codeOf(database.error());
    }
    try {
        const int code = replay(*database, rules, {calendar, zone}, parser.value(u"since"_s), out, err);
        return code == 0 && !problems.isEmpty() ? foundCode : code;
    } catch (const SQLite::Exception &exception) {
        err << "tonglan rules: " << folder << ": " << exception.what() << '\n';
        return 74;
    }
}

}
