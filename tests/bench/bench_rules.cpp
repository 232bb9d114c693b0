// Readings through rules: 500 rules of all kinds on 100 indicators in 20 regions, a reading a minute each, a fifth of them made of others: of three indicators each, in each region by
// itself, and every second of these of another composite. rules.take: percent of one core that 10,000 readings a second take, measured over batches of as many. --n sets the rules.

#include "analysis/rules.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

using namespace tonglan;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption number(u"n"_s, u"The rules."_s, u"N"_s, u"500"_s);
    parser.addOption(number);
    parser.process(application);
    const int n = std::max(4, parser.value(number).toInt());
    constexpr int indicators = 100;
    constexpr int regions = 20;
    constexpr int batch = 10'000;

    std::vector<Rule> rules;
    const int simple = n - n / 5;
    for (int i = 0; i < simple; ++i) {
        Rule rule{.id = QString::number(i), .indicator = u"indicator.%1"_s.arg(i % indicators), .kind = Rule::Kind(i / indicators % 4), .above = 3.0, .clear = 2.5};
        rule.lasting = i % 3 * 300'000;
        rule.within = 3'600'000;
        rule.times = 4;
        rules.push_back(rule);
    }
    for (int i = simple; i < n; ++i) {
        const auto part = [&](int of) { return Rule::Part{.rule = QString::number(of % simple)}; };
        Rule rule{.id = QString::number(i), .indicator = rules.front().indicator, .kind = Rule::Kind::Composite};
        rule.lasting = i % 3 * 300'000;
        rule.all = {part(i * 7), i % 2 == 1 && i > simple ? Rule::Part{.rule = QString::number(i - 1)} : part(i * 11)};
        rule.any = {part(i * 13), part(i * 17)};
        rule.none = {part(i * 19)};
        rules.push_back(rule);
    }
    RuleEngine engine(rules, [](const QString &, const QString &, TimeMs) { return RuleEngine::Usual{.median = 0, .deviation = 1}; });

    QRandomGenerator random(1);
    TimeMs time = 1'780'000'000'000;
    std::vector<double> percents;
    std::size_t notices = 0;
    for (int round = 0; round < 50; ++round) {
        std::vector<Reading> readings;
        for (int i = 0; i < batch; ++i) {
            const int place = i % (indicators * regions);
            if (place == 0)
                time += 60'000;
            Reading reading;
            reading.indicator = u"indicator.%1"_s.arg(place % indicators);
            reading.region = u"8100%1"_s.arg(place / indicators);
            reading.head.time = time;
            reading.head.id = reading.indicator + u'|' + reading.region + u'|' + QString::number(time / 1000);
            reading.value = (random.generateDouble() + random.generateDouble() + random.generateDouble() - 1.5) * 4;
            readings.push_back(reading);
        }
        QElapsedTimer timer;
        timer.start();
        for (const auto &reading : readings)
            notices += engine.take(reading, reading.head.time).size();
        notices += engine.tick(time).size();
        percents.push_back(double(timer.nsecsElapsed()) / 1e9 * 100); // a second's worth of readings
    }
    std::ranges::sort(percents);
    const QJsonObject line{{u"bench"_s, u"rules.take"_s}, {u"n"_s, n}, {u"size"_s, u"%1 readings/s"_s.arg(batch)}, {u"backend"_s, u"none"_s}, {u"unit"_s, u"% of a core"_s}, {u"median"_s, percents[percents.size() / 2]},
        {u"p95"_s, percents[percents.size() * 95 / 100]}, {u"runs"_s, qint64(percents.size())}, {u"notices"_s, qint64(notices)}, {u"baseline"_s, QJsonValue()}, {u"ratio"_s, QJsonValue()}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}
