#include "batch.h"

namespace tonglan {

RecordType typeOf(const Record &record)
{
    return RecordType(record.index());
}

const RecordHead &headOf(const Record &record)
{
    return std::visit([](const auto &r) -> const RecordHead & { return r.head; }, record);
}

RecordHead &headOf(Record &record)
{
    return std::visit([](auto &r) -> RecordHead & { return r.head; }, record);
}

}
