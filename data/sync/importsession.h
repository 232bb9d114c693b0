#pragma once

#include "session.h"

#include "byhand/importvault.h"

#include <QDateTime>

#include <set>

namespace tonglan {

/** Keeps the cache in step with what was imported by hand: a feed of its own whose snapshot is all imports that are in force. Every change of them is a new epoch, so
 *  that after an undone import an earlier one holds again. With no imports, and none before, it sleeps and is not spoken of.
 */
class ImportSession : public Session
{
    Q_OBJECT

public:
    ImportSession(FeedConfig config, SyncContext &context, QObject *parent = nullptr);

    [[nodiscard]] bool isAsleep() const override;

private:
    void begin() override;
    void abandon() override;
    void probe() override;
    void look();
    [[nodiscard]] Result<std::vector<ImportEntry>> readVault();
    void load(std::vector<ImportEntry> entries);
    [[nodiscard]] Result<FeedBatch> nextPage();
    void settle();

    ImportVault m_vault;
    QTimer m_look;
    int m_looks = 0;
    QDateTime m_changed = {}; ///< The folder, when it was last read.
    QString m_fingerprint = {};
    QString m_damage = {}; ///< What the feed says of imports that count for nothing; English.
    std::vector<ImportEntry> m_entries = {}; ///< Those that are read.
    std::size_t m_entry = 0;
    std::unique_ptr<ImportFile> m_file = {};
    RecordType m_type = RecordType::Source;
    std::set<QString> m_sources = {}; ///< Given in this snapshot.
};

}
