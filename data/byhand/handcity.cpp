// What the names in a table are looked up in.
#include "handreader.h"

#include "cellvalues.h"

#include "base/nearest.h"
#include "cache/recordreader.h"

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype quoted = 40; ///< Letters of a cell in a message.

QString keyOf(const QString &name)
{
    return plainText(name).toLower();
}

void addName(QHash<QString, int> &names, const QString &name, int at)
{
    const auto key = keyOf(name);
    if (key.isEmpty())
        return;
    const auto known = names.constFind(key);
    names.insert(key, known == names.cend() || *known == at ? at : -1);
}

template<typename T>
Result<const T *> lookUp(const QString &text, const QString &what, const std::vector<T> &all, const QHash<QString, int> &byCode, const QHash<QString, int> &byName)
{
    const auto plain = plainText(text);
    if (const auto found = byCode.constFind(plain); found != byCode.cend())
        return &all[std::size_t(*found)];
    const auto found = byName.constFind(keyOf(text));
    if (found == byName.cend())
        return failure(Error::Kind::Invalid, u"no %1 is called '%2'%3"_s.arg(what, plain.left(quoted), didYouMean(plain, byCode.keys() + byName.keys())));
    if (*found < 0)
        return failure(Error::Kind::Invalid, u"more than one %1 is called '%2': write its code"_s.arg(what, plain.left(quoted)));
    return &all[std::size_t(*found)];
}

}

HandCity::HandCity(std::vector<Indicator> indicators, std::vector<Region> regions, std::vector<Source> sources)
    : m_indicators(std::move(indicators))
    , m_regions(std::move(regions))
{
    for (int i = 0; i < int(m_indicators.size()); ++i) {
        const auto &one = m_indicators[std::size_t(i)];
        m_indicatorsByCode.insert(one.head.id, i);
        addName(m_indicatorsByName, one.name, i);
        addName(m_indicatorsByName, one.nameEn, i);
    }
    for (int i = 0; i < int(m_regions.size()); ++i) {
        const auto &one = m_regions[std::size_t(i)];
        m_regionsByCode.insert(one.head.id, i);
        addName(m_regionsByName, one.name, i);
        addName(m_regionsByName, one.nameEn, i);
        addName(m_regionsByName, one.shortName, i);
    }
    for (const auto &source : sources)
        m_departments.insert(keyOf(source.name), source.nameEn);
}

Result<HandCity> HandCity::read(const Database &db)
{
    std::vector<Indicator> indicators;
    std::vector<Region> regions;
    std::vector<Source> sources;
    const auto into = [](auto &list) {
        return [&list](const Record &record) { list.push_back(std::get<typename std::decay_t<decltype(list)>::value_type>(record)); };
    };
    for (const auto &done : {readRecords(db, RecordType::Indicator, into(indicators)), readRecords(db, RecordType::Region, into(regions)), readRecords(db, RecordType::Source, into(sources))}) {
        if (!done)
            return tl::unexpected(done.error());
    }
    return HandCity(std::move(indicators), std::move(regions), std::move(sources));
}

Result<const Indicator *> HandCity::indicator(const QString &text) const
{
    return lookUp(text, u"indicator"_s, m_indicators, m_indicatorsByCode, m_indicatorsByName);
}

Result<const Region *> HandCity::region(const QString &text) const
{
    return lookUp(text, u"region"_s, m_regions, m_regionsByCode, m_regionsByName);
}

QString HandCity::cityCode() const
{
    QString code;
    for (const auto &region : m_regions) {
        if (!region.parent.isEmpty() || region.kind != Region::Kind::Administrative)
            continue;
        if (!code.isEmpty() && code != region.head.id)
            return {};
        code = region.head.id;
    }
    return code;
}

QString HandCity::englishName(const QString &department) const
{
    return m_departments.value(keyOf(department));
}

}
