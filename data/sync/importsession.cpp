#include "importsession.h"

#include <QFileInfo>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int rowsPerCommit = 2'000;
static constexpr int lookEveryMs = 1'000;
static constexpr int readEvery = 10; // looks, also where the folder says that nothing was added or taken away
static constexpr qsizetype mostNamed = 3; // damaged imports
static const QString nothing = u"imports:none"_s; // an empty cursor would mean that nothing complete is there

ImportSession::ImportSession(FeedConfig config, SyncContext &context, QObject *parent)
    : Session(std::move(config), context, parent)
    , m_vault(this->config().file)
    , m_look(this)
{
    m_look.setInterval(lookEveryMs);
    connect(&m_look, &QTimer::timeout, this, &ImportSession::look);
}

bool ImportSession::isAsleep() const
{
    return where() == FeedHealth::State::Idle;
}

void ImportSession::begin()
{
    m_fingerprint = m_cursor;
    m_changed = {};
    if (isAsleep()) {
        m_look.start();
        return look();
    }
    auto entries = readVault();
    if (!entries)
        return fail(entries.error());
    enter(m_cursor.isEmpty() ? SyncInput::Begin : SyncInput::Resume);
    load(std::move(*entries));
}

void ImportSession::abandon()
{
    m_look.stop();
    m_file.reset();
}

void ImportSession::probe()
{
    m_changed = {};
    look();
}

/** What the folder holds is looked at again and again: other programs may have changed it. */
void ImportSession::look()
{
    const auto changed = QFileInfo(m_vault.folder()).lastModified();
    if (changed == m_changed && ++m_looks % readEvery != 0)
        return;
    m_changed = changed;
    auto entries = readVault();
    const bool isEmpty = entries && entries->empty() && m_damage.isEmpty();
    if (isAsleep() && isEmpty && (m_cursor.isEmpty() || m_cursor == nothing))
        return;
    if (isAsleep())
        enter(m_cursor.isEmpty() ? SyncInput::Begin : SyncInput::Resume);
    if (!entries)
        return fail(entries.error());
    load(std::move(*entries));
}

/** Those in force; and notes which are damaged, whose figures are not on the screen. */
Result<std::vector<ImportEntry>> ImportSession::readVault()
{
    auto entries = m_vault.inForce();
    const auto all = m_vault.entries();
    if (!entries || !all)
        return entries ? all : entries;
    QStringList damaged;
    for (const auto &entry : *all) {
        if (entry.isDamaged && !entry.isUndone)
            damaged << entry.file;
    }
    m_damage = damaged.isEmpty() ? QString() : u"%1 imports are damaged and count for nothing: %2"_s.arg(damaged.size()).arg(damaged.first(std::min<qsizetype>(damaged.size(), mostNamed)).join(u", "_s));
    return entries;
}

void ImportSession::load(std::vector<ImportEntry> entries)
{
    const auto wanted = entries.empty() ? nothing : ImportVault::fingerprint(entries);
    m_entries = std::move(entries);
    if (wanted == m_cursor)
        return settle();
    m_look.stop();
    m_fingerprint = wanted;
    if (where() == FeedHealth::State::CatchingUp || where() == FeedHealth::State::Live)
        enter(SyncInput::MustRefetch);
    context().writer.abandonSnapshot(config().name);
    std::ranges::reverse(m_entries); // the newest first: what it says of a figure holds, and what older ones said of it comes too late
    m_entry = 0;
    m_file.reset();
    m_type = RecordType::Source;
    m_sources.clear();
    commitAll([this] { return nextPage(); }, [this] {
        enter(SyncInput::SnapshotDone);
        settle(); });
}

/** First the sources of all imports, then their readings. */
Result<FeedBatch> ImportSession::nextPage()
{
    FeedBatch batch;
    batch.kind = FeedBatch::Kind::SnapshotPage;
    batch.snapshotType = m_type;
    batch.epoch = m_fingerprint;
    batch.cursor = m_fingerprint;
    while (m_entry < m_entries.size() && batch.changes.empty()) {
        if (!m_file)
            m_file = std::make_unique<ImportFile>(m_vault.folder(), m_entries[m_entry].number);
        auto records = m_file->next(rowsPerCommit);
        if (!records)
            return tl::unexpected(records.error());
        bool isOver = records->empty();
        for (auto &record : *records) {
            if (typeOf(record) == RecordType::Source && m_type == RecordType::Source && m_sources.insert(headOf(record).id).second)
                batch.changes.emplace_back(std::move(record));
            else if (typeOf(record) == RecordType::Reading && m_type == RecordType::Reading)
                batch.changes.emplace_back(std::move(record));
            isOver = isOver || (m_type == RecordType::Source && typeOf(record) == RecordType::Reading); // sources stand first
        }
        if (isOver) {
            m_file.reset();
            ++m_entry;
        }
    }
    if (!m_entries.empty())
        notePage(int(m_entry * 100 / m_entries.size()));
    if (m_entry < m_entries.size())
        return batch;
    batch.lastPage = true;
    batch.snapshotEnd = m_type == RecordType::Reading;
    m_type = RecordType::Reading;
    m_entry = 0;
    return batch;
}

void ImportSession::settle()
{
    m_file.reset();
    if (where() != FeedHealth::State::Live)
        enter(SyncInput::CaughtUp);
    noteContact();
    if (state().detail != m_damage)
        setDetail(m_damage);
    if (where() == FeedHealth::State::Live)
        m_look.start();
}

}
