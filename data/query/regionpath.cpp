#include "regionpath.h"

#include "catalog.h"
#include "sql.h"

#include "cache/geoblob.h"
#include "model/region.h"

#include <QVariantMap>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int deepest = 8; // a feed may send a circle of parents

RegionPath::RegionPath(QObject *parent)
    : QueryObject({RecordType::Region}, parent)
{
}

void RegionPath::setHome(const QString &code)
{
    if (code == m_home)
        return;
    change(m_home, code);
    Q_EMIT changed(); // what is listed at home is another region now, though the answer is the same
}

QString RegionPath::above() const
{
    return m_answer.steps.size() < 2 ? m_home : m_answer.steps[m_answer.steps.size() - 2].toMap()[u"code"_s].toString();
}

void RegionPath::ask()
{
    const auto work = [region = m_region, home = m_home, language = runner()->languageId()](const Database &db) {
        Answer answer;
        if (region.isEmpty() || region == home)
            return Result<Answer>(answer);
        const auto catalog = Catalog::read(db);
        QStringList codes;
        QString at = region;
        while (!at.isEmpty() && at != home && codes.size() < deepest && !codes.contains(at)) {
            codes.prepend(at);
            at = catalog.regions().value(at).parent;
        }
        if (at != home)
            codes = {region};
        for (const auto &code : std::as_const(codes))
            answer.steps += QVariantMap{{u"code"_s, code}, {u"name"_s, catalog.regionName(code, language)}};
        const auto &regions = catalog.regions();
        const bool hasBelow = std::any_of(regions.cbegin(), regions.cend(), [&region](const RegionInfo &info) { return info.parent == region; });
        if (hasBelow)
            answer.listed = region;
        else if (codes.size() > 1)
            answer.listed = codes[codes.size() - 2];
        if (!answer.listed.isEmpty())
            answer.listedName = catalog.regionName(answer.listed, language);
        Sql outline(db, u"SELECT area, kind FROM region WHERE id = :id ORDER BY kind = 0 AND area IS NULL, n LIMIT 1"_s);
        outline.bind(":id", region);
        if (outline.next()) {
            answer.isZone = Region::Kind(outline.smallNumber(1)) == Region::Kind::Zone;
            if (const auto area = fromBlob(outline.bytes(0))) {
                if (const auto box = boundsOf(*area); !box.isEmpty())
                    answer.box = QRectF(QPointF(box.west, box.south), QPointF(box.east, box.north));
            }
        }
        return Result<Answer>(answer);
    };
    m_driver.run(work, [this](Answer answer) {
        if (answer == m_answer)
            return;
        m_answer = std::move(answer);
        Q_EMIT changed();
    });
}

}
