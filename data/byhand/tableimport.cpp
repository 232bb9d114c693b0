#include "tableimport.h"

#include "export/sheet.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <map>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** The readings and the sources that they are of, the sources first. */
std::vector<Record> recordsOf(const HandReadings &hand, const HandCity &city, const ImportEntry &entry)
{
    std::map<QString, QString> departments;
    for (const auto &one : hand.readings)
        departments.emplace(one.reading.head.source, one.department);
    std::vector<Record> records;
    for (const auto &[id, department] : departments) {
        Source source{.name = department, .nameEn = city.englishName(department), .system = u"手工导入"_s, .systemEn = u"Imported by hand"_s, .contact = entry.who, .collection = Source::Collection::HandTyped};
        source.head = {.source = id, .id = id, .time = entry.at};
        records.emplace_back(std::move(source));
    }
    for (const auto &one : hand.readings) {
        auto reading = one.reading;
        reading.head.extra = toExtra({.file = entry.file, .sheet = one.sheet, .line = one.line, .who = entry.who, .at = entry.at, .note = one.note});
        records.emplace_back(std::move(reading));
    }
    return records;
}

}

Result<QByteArray> readTableBytes(const QString &path, qint64 most)
{
    if (!QFileInfo(path).isFile())
        return failure(Error::Kind::NotFound, u"%1: there is no such file"_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    if (file.size() > most)
        return failure(Error::Kind::Invalid, u"%1: %2 bytes, at most %3 are read"_s.arg(path).arg(file.size()).arg(most));
    auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) // half of a table is none
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    return bytes;
}

Result<ImportOutcome> importTable(const QString &path, const QByteArray &bytes, const HandCity &city, const ImportOptions &options, ImportVault &vault)
{
    ImportOutcome outcome{.file = QFileInfo(path).fileName()};
    auto hand = readByHand(bytes, city, options.hand);
    if (!hand)
        return failure(hand.error().kind, u"%1: %2"_s.arg(path, hand.error().detail));
    outcome.hand = std::move(*hand);
    if (options.isPreview || outcome.hand.readings.empty())
        return outcome;
    const ImportEntry entry{.file = outcome.file, .who = options.who, .at = options.hand.now, .refused = outcome.hand.refused, .from = options.from};
    auto added = vault.add(entry, recordsOf(outcome.hand, city, entry));
    if (!added)
        return tl::unexpected(added.error());
    outcome.added = std::move(*added);
    return outcome;
}

QString reportText(const ImportOutcome &outcome, int mostProblems)
{
    const auto &hand = outcome.hand;
    QString text = u"%1: %2 figures by hand from %3 rows read, %4 rows refused\n"_s.arg(outcome.file).arg(hand.readings.size()).arg(hand.rows).arg(hand.refused);
    if (outcome.added && outcome.added->isNew)
        text += u"  stored as import %1%2\n"_s.arg(outcome.added->entry.number).arg(outcome.added->replaced > 0 ? u" in place of import %1 of the same file, which no longer counts"_s.arg(outcome.added->replaced) : QString());
    else if (outcome.added)
        text += u"  nothing changed: import %1 (%2) says the same\n"_s.arg(outcome.added->entry.number).arg(outcome.added->entry.file);
    const auto note = [&text](int count, const QString &what) {
        if (count > 0)
            text += u"  %1 %2\n"_s.arg(count).arg(what);
    };
    note(hand.formulas, u"values are results of formulas as they were stored, not worked out here"_s);
    note(hand.empty, u"rows without a value were left out"_s);
    note(hand.repeated, u"rows repeat an earlier one"_s);
    for (const auto &each : hand.facts.notes)
        text += u"  %1\n"_s.arg(each);
    for (int i = 0; i < std::min(mostProblems, int(hand.problems.size())); ++i) {
        const auto &problem = hand.problems[std::size_t(i)];
        const auto place = placeOf(problem);
        text += outcome.file + (place.isEmpty() ? QString() : u", "_s + place) + u": "_s + problem.message + u'\n';
    }
    if (hand.problemCount > mostProblems)
        text += u"  … and %1 more\n"_s.arg(hand.problemCount - mostProblems);
    return text;
}

Result<void> writeProblems(const ImportOutcome &outcome, const QString &path)
{
    auto sheet = Sheet::create(path, u"refused"_s, {u"文件 file"_s, u"工作表 sheet"_s, u"行 line"_s, u"列 column"_s, u"问题 problem"_s});
    if (!sheet)
        return tl::unexpected(sheet.error());
    for (const auto &problem : outcome.hand.problems) {
        const std::array<Cell, 5> row = {outcome.file, problem.sheet, problem.line > 0 ? Cell(double(problem.line)) : Cell(), problem.column > 0 ? Cell(columnName(problem.column)) : Cell(), problem.message};
        if (!(*sheet)->add(row))
            break;
    }
    return (*sheet)->finish();
}

QByteArray toExtra(const ImportOrigin &origin)
{
    QJsonObject object{{u"file"_s, origin.file}, {u"line"_s, origin.line}, {u"who"_s, origin.who}, {u"at"_s, origin.at}};
    if (!origin.sheet.isEmpty())
        object.insert("sheet"_L1, origin.sheet);
    if (!origin.note.isEmpty())
        object.insert("note"_L1, origin.note);
    return QJsonDocument(QJsonObject{{u"import"_s, object}}).toJson(QJsonDocument::Compact);
}

ImportOrigin originOf(const QByteArray &extra)
{
    const auto object = QJsonDocument::fromJson(extra).object()["import"_L1].toObject();
    return {.file = object["file"_L1].toString(), .sheet = object["sheet"_L1].toString(), .line = object["line"_L1].toInt(), .who = object["who"_L1].toString(), .at = object["at"_L1].toInteger(), .note = object["note"_L1].toString()};
}

}
