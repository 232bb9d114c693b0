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
