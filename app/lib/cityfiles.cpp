#include "cityfiles.h"

#include "plan.h"

#include "analysis/situationrules.h"
#include "query/queryrunner.h"

#include <QFile>

#include <optional>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 largestCalendar = mebibyte;
constexpr qint64 largestFile = 4 * mebibyte;

/** The whole of a small file; nothing, and a problem, if it cannot be read or is no small file. @p loss says what is missing then. */
std::optional<QByteArray> readSmall(const QString &path, qint64 largest, const QString &loss, QList<Problem> &problems)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) {
        problems << Problem{.file = path, .line = 0, .column = 0, .message = file.errorString() + u": "_s + loss};
        return {};
    }
    if (file.size() > largest) {
        problems << Problem{.file = path, .line = 0, .column = 0, .message = u"is larger than %1 MiB: %2"_s.arg(largest / mebibyte).arg(loss)};
        return {};
    }
    return file.readAll();
}

}

QList<Problem> readCityFiles(const Plan &plan, QueryRunner &runner)
{
    QList<Problem> problems;
    auto calendar = std::make_shared<CityCalendar>();
    for (const QString &name : plan.calendarFiles) {
        if (const auto text = readSmall(name, largestCalendar, u"days alike are not looked for in its year"_s, problems))
            (void)calendar->add(*text, name, problems);
    }
    runner.setCityCalendar(std::move(calendar));
    if (const auto text = readSmall(plan.rulesFile, largestFile, u"no rules are applied"_s, problems))
        runner.setRules(std::make_shared<const std::vector<Rule>>(parseRules(*text, plan.rulesFile, problems)));
    if (const auto text = readSmall(plan.registerFile, largestFile, u"there are no computed indicators and no tree of them"_s, problems))
        runner.setIndicatorRegister(std::make_shared<const IndicatorRegister>(IndicatorRegister::parse(*text, plan.registerFile, problems)));
    if (const auto text = readSmall(plan.situationFile, largestFile, u"nothing is said of the situation"_s, problems))
        runner.setSituationRules(std::make_shared<const SituationRules>(parseSituationRules(*text, plan.situationFile, problems)));
    return problems;
}

SharedFlow readEventFlow(const Plan &plan, QList<Problem> &problems)
{
    const auto text = readSmall(plan.flowFile, largestFile, u"events can be urged and noted only"_s, problems);
    auto flow = text ? EventFlow::parse(*text, plan.flowFile, problems) : std::nullopt;
    return flow ? std::make_shared<const EventFlow>(std::move(*flow)) : nullptr;
}

}
