#include "cachetool.h"

#include "base/folderlock.h"
#include "cache/examine.h"
#include "cache/figures.h"
#include "cache/migrate.h"
#include "cache/salvage.h"
#include "cacheexport.h"
#include "quarantinetool.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTextStream>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int usageCode = 2;
static constexpr int foundCode = 65;

namespace {

/** One run: what was asked for, where, and where to say what came of it. */
struct Tool
{
    QString folder = {};
    QString path = {};
    QStringList words = {}; ///< Command and what follows it.
    QString feed = {};
    QString out = {};
    QString format = {};
    bool json = false;
    bool bom = false;
    bool thorough = false;
    bool wantsHelp = false;
    QString closing = {}; ///< Said once all is written.
    QTextStream &output;
    QTextStream &errors;
    std::unique_ptr<FolderLock> lock = {};
};

}

static const QString help = u"Looks after the local store of Tonglan. Commands that write refuse while the program runs on it.\n\n"
                            "  tonglan cache stats                        rows by table and feed, sizes, where every feed stands\n"
                            "  tonglan cache verify [--thorough]          is the file whole, and do indexes, history and feeds agree with the rows?\n"
                            "  tonglan cache rebuild                      set the cache aside; the next start fetches everything again\n"
                            "  tonglan cache export TYPE                  rows of a type (event, reading, asset …) as CSV or JSON lines\n"
                            "  tonglan cache quarantine list              refused records, newest first\n"
                            "  tonglan cache quarantine show N            one of them, with what came\n"
                            "  tonglan cache quarantine retry             read them again with today's program; apply what is good now\n"
                            "  tonglan cache quarantine export            all of them as JSON lines\n"
                            "  tonglan cache quarantine clear             forget them\n\n"
                            "  --cache DIR     folder of the cache (default: the settings', else the user's)\n"
                            "  --feed NAME     quarantine list, retry, export, clear: only of this feed\n"
                            "  --format F      export: csv (default) or jsonl\n"
                            "  --bom           export: begin with a byte order mark, which some spreadsheets need for UTF-8\n"
                            "  --out FILE      write there, whole or not at all, instead of to the standard output; not for rebuild and clear\n"
                            "  --json          stats, quarantine list: for programs\n\n"
                            "Exit codes: 0 done, 2 wrong usage, 65 something was found or refused, 66 no cache, 74 disk, 75 in use, 78 of a later version.\n"_s;

static int codeOf(const Error &error)
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

static int fail(Tool &tool, const Error &error)
{
    tool.errors << "tonglan cache: " << error.detail << '\n';
    return codeOf(error);
}

static int usage(Tool &tool, const QString &problem)
{
    tool.errors << "tonglan cache: " << problem << " (see tonglan cache help)\n";
    return usageCode;
}

/** 0, or the exit code if another instance has the cache. */
static int lockForWriting(Tool &tool)
{
    if (!QFileInfo::exists(tool.path))
        return fail(tool, {Error::Kind::NotFound, u"%1: no cache there"_s.arg(tool.path)});
    tool.lock = std::make_unique<FolderLock>(tool.folder);
    switch (tool.lock->take()) {
    case FolderLock::Outcome::Taken:
        return 0;
    case FolderLock::Outcome::Impossible:
        return fail(tool, {Error::Kind::Storage, tool.lock->problem()});
    case FolderLock::Outcome::Held:
        break;
    }
    tool.errors << "tonglan cache: " << tool.folder << " is in use by " << tool.lock->holder() << ": end it first\n";
    return 75;
}

static QString timeText(TimeMs time)
{
    return time == 0 ? u"-"_s : QDateTime::fromMSecsSinceEpoch(time, QTimeZone::UTC).toString(Qt::ISODate);
}

static int stats(Tool &tool)
{
    const auto database = Database::openForReading(tool.path);
    if (!database)
        return fail(tool, database.error());
    const auto figures = tableFigures(*database);
    const auto states = feedStates(*database);
    if (!figures || !states)
        return fail(tool, !figures ? figures.error() : states.error());
    const qint64 bytes = QFileInfo(tool.path).size();
    const qint64 logBytes = QFileInfo(tool.path + u"-wal"_s).size();
    if (tool.json) {
        QJsonArray tables;
        for (const auto &each : *figures)
            tables.append(QJsonObject{{u"table"_s, each.table}, {u"feed"_s, each.feed}, {u"rows"_s, each.rows}, {u"oldest"_s, timeText(each.oldest)}, {u"newest"_s, timeText(each.newest)}});
        QJsonArray feeds;
        for (const auto &state : *states)
            feeds.append(QJsonObject{{u"feed"_s, state.feed}, {u"epoch"_s, state.epoch}, {u"cursor"_s, state.cursor}, {u"lastSuccess"_s, timeText(state.lastSuccess)}, {u"rowsIn"_s, state.rowsIn}, {u"rowsRejected"_s, state.rowsRejected}});
        tool.output << QJsonDocument(QJsonObject{{u"path"_s, tool.path}, {u"schema"_s, schemaVersion()}, {u"bytes"_s, bytes}, {u"logBytes"_s, logBytes}, {u"revision"_s, database->revision()}, {u"tables"_s, tables}, {u"feeds"_s, feeds}}).toJson(QJsonDocument::Compact) << '\n';
        return 0;
    }
    tool.output << tool.path << ": schema " << schemaVersion() << ", revision " << database->revision() << ", " << bytes << " bytes, log " << logBytes << " bytes\n\n"
                << u"table             feed                  rows  oldest                newest\n"_s;
    for (const auto &each : *figures)
        tool.output << each.table.leftJustified(17) << ' ' << each.feed.leftJustified(16) << ' ' << QString::number(each.rows).rightJustified(9) << "  " << timeText(each.oldest).leftJustified(20) << "  " << timeText(each.newest) << '\n';
    tool.output << '\n';
    for (const auto &state : *states)
        tool.output << "feed " << state.feed << ": cursor " << (state.cursor.isEmpty() ? u"none, nothing complete yet"_s : state.cursor) << ", epoch " << state.epoch << ", last heard of " << timeText(state.lastSuccess) << ", " << state.rowsIn << " rows in, " << state.rowsRejected << " refused\n";
    return 0;
}

static int verify(Tool &tool)
{
    const auto database = Database::openForReading(tool.path);
    if (!database)
        return fail(tool, database.error());
    auto found = examineFile(*database, tool.thorough);
    if (found && found->isEmpty())
        found = examineRows(*database);
    if (!found)
        return fail(tool, found.error());
    for (const auto &line : *found)
        tool.output << line << '\n';
    tool.output << tool.path << (found->isEmpty() ? ": ok\n"_L1 : ": NOT whole; 'tonglan cache rebuild' sets it aside\n"_L1);
    return found->isEmpty() ? 0 : foundCode;
}

static int rebuild(Tool &tool)
{
    if (const int code = lockForWriting(tool); code != 0)
        return code;
    const auto aside = setAside(tool.path, u"rebuild"_s);
    if (!aside)
        return fail(tool, aside.error());
    tool.output << "kept as " << *aside << "; the next start fetches everything again\n";
    return 0;
}

static int exportRows(Tool &tool)
{
    const auto type = tool.words.value(1);
    if (!recordTypeFromName(type))
        return usage(tool, u"export needs a type: region, source, indicator, reading, event, eventlog, asset or warning, not '%1'"_s.arg(type));
    if (tool.format != "csv"_L1 && tool.format != "jsonl"_L1)
        return usage(tool, u"--format must be csv or jsonl, not '%1'"_s.arg(tool.format));
    const auto database = Database::openForReading(tool.path);
    if (!database)
        return fail(tool, database.error());
    if (tool.bom)
        tool.output << QChar(QChar::ByteOrderMark);
    const auto rows = tool.format == "csv"_L1 ? exportCsv(*database, type, tool.output) : exportTlf(*database, type, tool.output);
    if (!rows)
        return fail(tool, rows.error());
    tool.closing = u"%1 rows\n"_s.arg(*rows);
    return 0;
}

/** 0, or the exit code if --feed names none that this cache has heard of: most likely it is misspelt. */
static int checkFeed(Tool &tool, const Database &database)
{
    const auto states = feedStates(database);
    const auto counts = quarantineCounts(database);
    if (!states || !counts)
        return fail(tool, !states ? states.error() : counts.error());
    QStringList known = counts->keys();
    for (const auto &state : *states)
        known += state.feed;
    known.sort();
    known.removeDuplicates();
    if (tool.feed.isEmpty() || known.contains(tool.feed))
        return 0;
    return usage(tool, u"there is no feed '%1' in this cache; there are: %2"_s.arg(tool.feed, known.isEmpty() ? u"none"_s : known.join(u", "_s)));
}

static int quarantine(Tool &tool)
{
    const auto what = tool.words.value(1);
    const bool writes = what == "retry"_L1 || what == "clear"_L1;
    if (writes) {
        if (const int code = lockForWriting(tool); code != 0)
            return code;
        auto database = Database::openForWriting(tool.path);
        if (!database)
            return fail(tool, database.error());
        if (const int code = checkFeed(tool, *database); code != 0)
            return code;
        if (what == "clear"_L1) {
            const auto cleared = clearQuarantine(*database, tool.feed);
            return cleared ? 0 : fail(tool, cleared.error());
        }
        const SystemClock clock;
        Writer writer(std::move(*database), clock);
        const auto left = retryQuarantine(writer, tool.feed, tool.output);
        return !left ? fail(tool, left.error()) : *left > 0 ? foundCode
                                                            : 0;
    }
    bool isNumber = false;
    const auto n = tool.words.value(2).toLongLong(&isNumber);
    if (what == "show"_L1 && !isNumber)
        return usage(tool, u"quarantine show needs the number that list gives, not '%1'"_s.arg(tool.words.value(2)));
    if (what != "list"_L1 && what != "show"_L1 && what != "export"_L1)
        return usage(tool, u"quarantine needs list, show, retry, export or clear, not '%1'"_s.arg(what));
    const auto database = Database::openForReading(tool.path);
    if (!database)
        return fail(tool, database.error());
    if (const int code = checkFeed(tool, *database); code != 0)
        return code;
    const auto done = what == "list"_L1 ? listQuarantine(*database, tool.feed, tool.json, tool.output)
        : what == "show"_L1             ? showQuarantined(*database, n, tool.output)
                                        : exportQuarantine(*database, tool.feed, tool.output);
    return done ? 0 : fail(tool, done.error());
}

/** What a command takes beside --cache. */
struct Form
{
    QString command = {};
    int words = 0; ///< The command's own counted.
    QStringList options = {};
};

static const Form *formOf(const QStringList &words)
{
    static const std::vector<Form> forms = {
        {u"stats"_s, 1, {u"json"_s, u"out"_s}},
        {u"verify"_s, 1, {u"thorough"_s, u"out"_s}},
        {u"rebuild"_s, 1, {}},
        {u"export"_s, 2, {u"format"_s, u"bom"_s, u"out"_s}},
        {u"quarantine list"_s, 2, {u"feed"_s, u"json"_s, u"out"_s}},
        {u"quarantine show"_s, 3, {u"out"_s}},
        {u"quarantine retry"_s, 2, {u"feed"_s, u"out"_s}},
        {u"quarantine export"_s, 2, {u"feed"_s, u"out"_s}},
        {u"quarantine clear"_s, 2, {u"feed"_s}},
    };
    const auto isMeant = [&words](const Form &form) { return form.command == words.value(0) || form.command == words.first(std::min<qsizetype>(2, words.size())).join(u' '); };
    const auto found = std::ranges::find_if(forms, isMeant);
    return found == forms.end() ? nullptr : &*found;
}

/** What is given and has no meaning there; whoever says more than is understood meant something else. Empty: nothing. */
static QString surplus(const QStringList &words, const QStringList &options)
{
    const auto *form = formOf(words);
    if (!form)
        return {}; // the command will say so
    if (words.size() > form->words)
        return u"'%1' is one word too many for %2"_s.arg(words[form->words], form->command);
    for (const auto &option : options) {
        if (option != "cache"_L1 && !form->options.contains(option))
            return u"--%1 does not belong to %2"_s.arg(option, form->command);
    }
    return {};
}

static int dispatch(Tool &tool)
{
    const auto command = tool.words.value(0);
    if (tool.wantsHelp) {
        tool.output << help;
        return 0;
    }
    if (command == "stats"_L1)
        return stats(tool);
    if (command == "verify"_L1)
        return verify(tool);
    if (command == "rebuild"_L1)
        return rebuild(tool);
    if (command == "export"_L1)
        return exportRows(tool);
    if (command == "quarantine"_L1)
        return quarantine(tool);
    return usage(tool, command.isEmpty() ? u"a command is missing"_s : u"'%1' is not a command"_s.arg(command));
}

/** What was written counts only once it has left our hands: a disk that is full is often noticed at the end. */
static int runInto(Tool &tool, const QString &name)
{
    const int code = dispatch(tool);
    tool.output.flush();
    auto *file = qobject_cast<QFileDevice *>(tool.output.device());
    const bool isOut = tool.output.status() == QTextStream::Ok && (!file || (file->flush() && file->error() == QFileDevice::NoError)); // the stream does not ask its file
    if (isOut)
        tool.errors << tool.closing;
    if (isOut || (code != 0 && code != foundCode))
        return code;
    const bool saysWhy = file && file->error() != QFileDevice::NoError; // QSaveFile keeps it to itself
    return fail(tool, {Error::Kind::Storage, u"%1: not all of it could be written: %2"_s.arg(name, saysWhy ? file->errorString() : u"the disk is full or fails"_s)});
}

static int runIntoFile(const Tool &tool, const QString &name)
{
    // Whole or not at all: a file is there only once everything is in it. A pipe or a device can't be replaced.
    const QFileInfo there(name);
    const bool isReplaceable = !there.exists() || there.isFile();
    std::unique_ptr<QFileDevice> file;
    if (isReplaceable)
        file = std::make_unique<QSaveFile>(name);
    else
        file = std::make_unique<QFile>(name);
    QTextStream stream;
    Tool toFile{.folder = tool.folder, .path = tool.path, .words = tool.words, .feed = tool.feed, .format = tool.format, .json = tool.json, .bom = tool.bom, .thorough = tool.thorough, .output = stream, .errors = tool.errors};
    if (!file->open(QIODevice::WriteOnly))
        return fail(toFile, {Error::Kind::Storage, u"%1: %2"_s.arg(name, file->errorString())});
    stream.setDevice(file.get());
    const int code = runInto(toFile, name);
    stream.setDevice(nullptr); // it must not touch the file after it is closed
    if (code != 0 && code != foundCode)
        return code;
    auto *saved = qobject_cast<QSaveFile *>(file.get());
    return !saved || saved->commit() ? code : fail(toFile, {Error::Kind::Storage, u"%1: %2"_s.arg(name, file->errorString())});
}

int runCacheTool(const QStringList &arguments, const QString &usualFolder, QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    parser.addOptions({{u"cache"_s, {}, u"DIR"_s}, {u"feed"_s, {}, u"NAME"_s}, {u"format"_s, {}, u"F"_s, u"csv"_s}, {u"out"_s, {}, u"FILE"_s}, {u"json"_s, {}}, {u"bom"_s, {}}, {u"thorough"_s, {}}});
    parser.addOption({{u"h"_s, u"help"_s}, {}});
    const bool parsed = parser.parse(QStringList(u"tonglan cache"_s) + arguments);
    Tool tool{.folder = parser.isSet(u"cache"_s) ? parser.value(u"cache"_s) : usualFolder, .output = out, .errors = err};
    if (!parsed)
        return usage(tool, parser.errorText());
    tool.path = tool.folder + "/cache.db"_L1;
    tool.words = parser.positionalArguments();
    tool.feed = parser.value(u"feed"_s);
    tool.format = parser.value(u"format"_s);
    tool.json = parser.isSet(u"json"_s);
    tool.bom = parser.isSet(u"bom"_s);
    tool.thorough = parser.isSet(u"thorough"_s);
    tool.wantsHelp = parser.isSet(u"help"_s) || tool.words.value(0) == "help"_L1;
    if (tool.wantsHelp)
        return runInto(tool, u"the standard output"_s);
    if (parser.isSet(u"feed"_s) && tool.feed.isEmpty()) // an empty variable of a script must not mean all
        return usage(tool, u"--feed needs a name"_s);
    if (const auto what = surplus(tool.words, parser.optionNames()); !what.isEmpty())
        return usage(tool, what);
    return parser.isSet(u"out"_s) ? runIntoFile(tool, parser.value(u"out"_s)) : runInto(tool, u"the standard output"_s);
}

}
