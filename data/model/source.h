#pragma once

#include "record.h"

namespace tonglan {

/** A department's system that data comes from. head.id is its code, head.source equals it.
 *  TLF data: name, nameEn, system, systemEn, contact, intervalSeconds, collection, demo.
 */
struct Source
{
    enum class Collection { Interface,
        TableExchange,
        Sensor,
        HandTyped,
        Simulated };

    RecordHead head = {};
    QString name = {}; ///< Department, short: "水务局".
    QString nameEn = {};
    QString system = {}; ///< Its system: "排水监测平台".
    QString systemEn = {};
    QString contact = {};
    int intervalSeconds = 0; ///< How often it is expected to send; 0 = no promise.
    Collection collection = Collection::Interface;
    bool demo = false; ///< Invented or recorded data: the screen must say 演示数据.

    friend bool operator==(const Source &, const Source &) = default;
};

/** Wire names: "interface", "table", "sensor", "hand", "simulated". */
[[nodiscard]] QLatin1StringView collectionName(Source::Collection collection);
[[nodiscard]] std::optional<Source::Collection> collectionFromName(QStringView name);

}
