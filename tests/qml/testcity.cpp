#include "testcity.h"

using namespace Qt::StringLiterals;

namespace tonglan::test {

TestCity::TestCity(QObject *parent)
    : QObject(parent)
{
    m_city.clock.setLanguage(u"en"_s);
    m_city.runner.setLanguage(u"en"_s);
    m_city.create();
    m_health.setRunner(&m_city.runner);
    m_health.setClock(&m_city.clock);
    m_commands.setRunner(&m_city.runner);
    m_commands.setClock(&m_city.clock);
    m_commands.setActor({.id = u"wang"_s, .name = u"王"_s, .role = u"operator"_s});
    connect(&m_commands, &CommandModel::asked, this, [this](const Command &command) {
        m_asked << u"%1 %2 %3"_s.arg(command.type, command.target.id, QString::fromUtf8(command.args)).trimmed();
        m_last = {.command = command, .number = m_last.number + 1, .queuedAt = m_city.time.time};
        m_last.command.key = u"key-%1"_s.arg(m_last.number);
        m_commands.setReceipt({.accepted = true, .key = m_last.command.key});
        m_commands.setStatus(m_last);
    });
    connect(&m_commands, &CommandModel::resendAsked, this, [this](const QString &key) { m_asked << u"resend "_s + key; });
    connect(&m_commands, &CommandModel::discardAsked, this, [this](const QString &key) { m_asked << u"discard "_s + key; });
    if (!m_scenes.load(SceneStore::shippedFiles()))
        qFatal("a shipped scene has problems");
}

void TestCity::fill()
{
    const auto now = m_city.time.time;
    auto changes = smallCity(now);
    for (const auto &code : {u"traffic.congestion"_s, u"power.load"_s}) {
        changes.push_back(Record(makeIndicator(code, u"指标"_s, u"MW"_s)));
        for (int i = 0; i < 24; ++i)
            changes.push_back(Record(makeReading(code, now - i * hour, 100.0 + i)));
    }
    int id = 0;
    for (const auto level : {Level::Red, Level::Orange, Level::Yellow, Level::Blue, Level::Blue}) {
        ++id;
        changes.push_back(Record(makeEvent(u"e%1"_s.arg(id), level, u"810001"_s, now - id * 10 * minute)));
    }
    m_city.put(std::move(changes));
    m_city.settle();
}

void TestCity::goLive()
{
    m_commands.setLiveFeeds({u"city"_s});
    m_commands.setHealth({.isOpen = true});
}

void TestCity::report(int state, int httpStatus, const QString &title)
{
    m_last.state = CommandState(state);
    m_last.httpStatus = httpStatus;
    m_last.title = title;
    if (httpStatus == 412)
        m_last.current = R"({"ver":9,"time":"2026-07-11T14:05:00+08:00"})";
    m_commands.setStatus(m_last);
}

QStringList TestCity::clippedTexts(QQuickItem *root)
{
    QStringList clipped;
    const auto texts = root->findChildren<QQuickItem *>();
    for (auto *item : texts) {
        if (!item->isVisible() || !item->inherits("QQuickText"))
            continue;
        const bool cut = item->property("truncated").toBool() || (item->property("elide").toInt() == Qt::ElideNone && item->property("contentWidth").toDouble() > item->width() + 1);
        if (cut)
            clipped << item->property("text").toString();
    }
    return clipped;
}

}
