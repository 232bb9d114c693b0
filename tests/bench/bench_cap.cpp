// Alerts of the Common Alerting Protocol to warnings: documents of one alert each, with an outline of 100 points, in two languages; and the same settled into the chain of those
// that are known. cap.parse, cap.settle: alerts a second. --n sets the alerts.

#include "feed/format/cap.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

QByteArray alertOf(int number)
{
    QStringList points;
    for (int i = 0; i <= 100; ++i)
        points << u"%1,%2"_s.arg(22.3 + .1 * std::sin(i % 100 * .0628), 0, 'f', 6).arg(114.1 + .1 * std::cos(i % 100 * .0628), 0, 'f', 6);
    const auto info = [&](const QString &language) {
        return u"<info><language>%1</language><category>Met</category><event>暴雨</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>"
               "<effective>2026-06-25T14:00:00+08:00</effective><expires>2026-06-25T20:00:00+08:00</expires><senderName>市气象台</senderName><headline>市气象台发布暴雨橙色预警</headline>"
               "<description>%2</description><area><areaDesc>沿江</areaDesc><polygon>%3</polygon><geocode><valueName>GB/T 2260</valueName><value>810100</value></geocode></area></info>"_s.arg(language, u"预计未来六小时有暴雨。"_s.repeated(20), points.join(u' '));
    };
    const QString references = number > 0 ? u"<references>met@city.example,%1,2026-06-25T14:00:00+08:00</references>"_s.arg(number - 1) : QString();
    return u"<?xml version=\"1.0\" encoding=\"UTF-8\"?><alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>%1</identifier><sender>met@city.example</sender><sent>2026-06-25T14:%2:%3+08:00</sent><status>Actual</status>"
           "<msgType>%4</msgType><scope>Public</scope>%5%6%7</alert>"_s.arg(number)
               .arg(number / 60 % 60, 2, 10, QChar(u'0'))
               .arg(number % 60, 2, 10, QChar(u'0'))
               .arg(number > 0 ? u"Update"_s : u"Alert"_s, references, info(u"en"_s), info(u"zh-CN"_s))
               .toUtf8();
}

void report(const QString &bench, int n, qsizetype bytes, std::vector<double> rates)
{
    std::ranges::sort(rates, std::greater());
    const QJsonObject line{{u"bench"_s, bench}, {u"n"_s, n}, {u"size"_s, u"%1 bytes each"_s.arg(bytes)}, {u"backend"_s, u"none"_s}, {u"unit"_s, u"alerts/s"_s}, {u"median"_s, std::round(rates[rates.size() / 2])},
        {u"p95"_s, std::round(rates[rates.size() * 95 / 100])}, {u"runs"_s, qint64(rates.size())}, {u"baseline"_s, QJsonValue()}, {u"ratio"_s, QJsonValue()}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption number(u"n"_s, u"The alerts."_s, u"N"_s, u"2000"_s);
    parser.addOption(number);
    parser.process(application);
    const int n = std::clamp(parser.value(number).toInt(), 1, 3'600);
    std::vector<QByteArray> documents;
    for (int i = 0; i < n; ++i)
        documents.push_back(alertOf(i));
    const CapOptions options{.source = u"met"_s, .now = 1'782'400'000'000};
    std::vector<double> parsing;
    std::vector<double> settling;
    std::size_t warnings = 0;
    for (int round = 0; round < 20; ++round) {
        std::vector<CapAlert> alerts;
        QElapsedTimer timer;
        timer.start();
        for (const auto &xml : documents) {
            if (auto document = parseCap(xml, options))
                alerts.insert(alerts.end(), document->alerts.begin(), document->alerts.end());
        }
        parsing.push_back(n / (double(timer.nsecsElapsed()) / 1e9));
        timer.start();
        warnings = settleCap({}, alerts).changed.size();
        settling.push_back(n / (double(timer.nsecsElapsed()) / 1e9));
    }
    report(u"cap.parse"_s, n, documents.back().size(), parsing);
    report(u"cap.settle"_s, n, documents.back().size(), settling);
    return warnings == std::size_t(n) ? 0 : 1;
}
