#include "packsession.h"

#include "feed/format/rfc3339.h"
#include "feed/format/tlf.h"

namespace tonglan {

using namespace Qt::StringLiterals;

void PackSession::begin()
{
    auto pack = CityPack::open(config().file);
    if (!pack)
        return fail(pack.error());
    const auto cursor = u"pack:"_s + QString::fromLatin1(pack->info().sha256);
    const auto types = pack->types();
    if (!types)
        return fail(types.error());
    m_pack = std::move(*pack);
    if (cursor == m_cursor) {
        enter(SyncInput::Resume);
        noteContact();
        return settle();
    }
    if (types->isEmpty())
        return fail({Error::Kind::Invalid, u"%1 holds no records"_s.arg(config().file)});
    enter(SyncInput::Begin);
    context().writer.abandonSnapshot(config().name);
    m_types = *types;
    m_type = 0;
    m_page = 0;
    m_pagesOfType = 0;
    commitAll([this] { return nextPage(); }, [this] {
        enter(SyncInput::SnapshotDone);
        settle(); });
}

Result<FeedBatch> PackSession::nextPage()
{
    const auto type = m_types[m_type];
    if (m_page == 0) {
        const auto count = m_pack->pageCount(type);
        if (!count)
            return tl::unexpected(count.error());
        m_pagesOfType = *count;
    }
    FeedBatch batch;
    batch.kind = FeedBatch::Kind::SnapshotPage;
    batch.snapshotType = type;
    if (m_page < m_pagesOfType) {
        const auto json = m_pack->page(type, m_page);
        if (!json)
            return tl::unexpected(json.error());
        noteBytes(json->size());
        auto rows = parseTlfRecords(*json, type);
        if (!rows)
            return failure(rows.error().kind, u"%1, %2 page %3: %4"_s.arg(config().file, recordTypeName(type)).arg(m_page).arg(rows.error().detail));
        batch = std::move(*rows);
    }
    batch.epoch = u"pack"_s;
    batch.cursor = u"pack:"_s + QString::fromLatin1(m_pack->info().sha256);
    batch.lastPage = ++m_page >= m_pagesOfType;
    notePage(int((double(m_type) + double(m_page) / std::max(1, m_pagesOfType)) * 100 / double(m_types.size())));
    if (batch.lastPage) {
        ++m_type;
        m_page = 0;
        batch.snapshotEnd = m_type == m_types.size();
    }
    return batch;
}

void PackSession::settle()
{
    enter(SyncInput::CaughtUp, u"recorded, as of %1"_s.arg(rfc3339(m_pack->info().anchor)));
    m_pack.reset();
}

void PackSession::abandon()
{
    m_pack.reset();
}

}
