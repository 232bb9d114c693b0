#pragma once

#include "session.h"

#include "feed/citypack.h"

namespace tonglan {

/** Loads the recorded records of a city pack once; the same pack again is nothing new. */
class PackSession : public Session
{
    Q_OBJECT

public:
    using Session::Session;

private:
    void begin() override;
    void abandon() override;
    [[nodiscard]] Result<FeedBatch> nextPage();
    void settle();

    std::optional<CityPack> m_pack = {};
    QList<RecordType> m_types = {};
    qsizetype m_type = 0;
    int m_page = 0;
    int m_pagesOfType = 0;
};

}
