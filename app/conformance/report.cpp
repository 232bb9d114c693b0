#include "report.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static QString nameOf(Finding::Outcome outcome)
{
    switch (outcome) {
    case Finding::Outcome::Pass:
        return u"PASS"_s;
    case Finding::Outcome::Fail:
        return u"FAIL"_s;
    case Finding::Outcome::Skip:
        return u"SKIP"_s;
    }
    return {};
}

int Report::count(Finding::Outcome outcome) const
{
    return int(std::count_if(lines.begin(), lines.end(), [&](const Line &line) { return line.finding.outcome == outcome; }));
}

QStringList Report::failedIds() const
{
    QStringList ids;
    for (const auto &line : lines) {
        if (line.finding.outcome == Finding::Outcome::Fail)
            ids.append(line.check.id);
    }
    return ids;
}

Report runChecks(const Options &options, const std::function<void(const Line &)> &done)
{
    Session session(options);
    Report report;
    if (const auto &first = session.discovery(); first.status == 0) {
        report.unavailable = u"%1: %2"_s.arg(session.http().url(u"/tlf/v1"_s).toDisplayString(), said(first));
        return report;
    }
    for (const auto &check : allChecks()) {
        const bool mayRun = options.tryCommands || !check.id.startsWith("command."_L1);
        report.lines.push_back({check, mayRun ? check.run(session) : skip(u"it writes to the server: say --commands"_s)});
        if (done)
            done(report.lines.back());
    }
    return report;
}

QString textOf(const Line &line)
{
    const auto rule = line.check.rule == "req"_L1 ? u"request"_s : u"rule "_s + line.check.rule;
    auto text = u"%1  %2  %3  %4"_s.arg(nameOf(line.finding.outcome), rule.leftJustified(7), line.check.id.leftJustified(22), line.finding.seen);
    if (!line.finding.expected.isEmpty())
        text += u"; expected: "_s + line.finding.expected;
    return text;
}

QString summaryOf(const Report &report)
{
    return u"%1 passed, %2 failed, %3 skipped"_s.arg(report.count(Finding::Outcome::Pass)).arg(report.count(Finding::Outcome::Fail)).arg(report.count(Finding::Outcome::Skip));
}

QJsonObject toJson(const Report &report)
{
    QJsonArray lines;
    for (const auto &line : report.lines) {
        QJsonObject object{{u"outcome"_s, nameOf(line.finding.outcome).toLower()}, {u"rule"_s, line.check.rule}, {u"id"_s, line.check.id}, {u"seen"_s, line.finding.seen}};
        if (!line.finding.expected.isEmpty())
            object.insert(u"expected"_s, line.finding.expected);
        lines.append(object);
    }
    return {{u"checks"_s, lines}, {u"passed"_s, report.count(Finding::Outcome::Pass)}, {u"failed"_s, report.count(Finding::Outcome::Fail)}, {u"skipped"_s, report.count(Finding::Outcome::Skip)}};
}

}
