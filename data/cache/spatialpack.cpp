#include "spatialpack.h"

#include "statement.h"

#include <QtEndian>

#include <SQLiteCpp/Database.h>

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace tonglan {

// A node of SQLite's R*Tree: 2 bytes depth (in the root only), 2 bytes number of cells, then the cells, all big endian:
// 8 bytes row id (in a leaf) or node number, then minimum and maximum of each dimension as 4-byte floats. The root is node 1.
static constexpr int headerBytes = 4;
static constexpr int cellBytes = 8 + 4 * 4;

namespace {

struct Cell
{
    qint64 id = 0;
    float west = 0;
    float east = 0;
    float south = 0;
    float north = 0;
};

/** While it lives, the tree's own tables may be written, which a defensive connection refuses. */
class ShadowTablesOpen
{
public:
    explicit ShadowTablesOpen(SQLite::Database &database)
        : m_database(database.getHandle())
    {
        sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    }
    ~ShadowTablesOpen() { sqlite3_db_config(m_database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr); }
    Q_DISABLE_COPY_MOVE(ShadowTablesOpen)

private:
    sqlite3 *m_database;
};

}

// The box of a point must hold it, so its sides are rounded outwards.
static float roundedDown(double value)
{
    const auto near = float(value);
    return double(near) > value ? std::nextafter(near, -std::numeric_limits<float>::infinity()) : near;
}

static float roundedUp(double value)
{
    const auto near = float(value);
    return double(near) < value ? std::nextafter(near, std::numeric_limits<float>::infinity()) : near;
}

static void append(QByteArray &bytes, float value)
{
    const auto big = qToBigEndian(std::bit_cast<quint32>(value));
    bytes.append(reinterpret_cast<const char *>(&big), sizeof big);
}

static QByteArray nodeOf(const Cell *begin, const Cell *end, int depth, int nodeBytes)
{
    QByteArray bytes;
    bytes.reserve(nodeBytes);
    const quint16 header[2] = {qToBigEndian(quint16(depth)), qToBigEndian(quint16(end - begin))};
    bytes.append(reinterpret_cast<const char *>(header), sizeof header);
    for (const auto *cell = begin; cell != end; ++cell) {
        const auto id = qToBigEndian(cell->id);
        bytes.append(reinterpret_cast<const char *>(&id), sizeof id);
        append(bytes, cell->west);
        append(bytes, cell->east);
        append(bytes, cell->south);
        append(bytes, cell->north);
    }
    bytes.append(nodeBytes - bytes.size(), '\0');
    return bytes;
}

static Cell boxOf(const Cell *begin, const Cell *end, qint64 id)
{
    Cell box = *begin;
    box.id = id;
    for (const auto *cell = begin; cell != end; ++cell) {
        box.west = std::min(box.west, cell->west);
        box.east = std::max(box.east, cell->east);
        box.south = std::min(box.south, cell->south);
        box.north = std::max(box.north, cell->north);
    }
    return box;
}

/** Sorts into vertical strips and each strip from south to north, so that neighbours of the list are neighbours on the map. */
static void sortIntoTiles(std::vector<Cell> &cells, std::size_t perNode)
{
    const auto nodes = (cells.size() + perNode - 1) / perNode;
    const auto strips = std::size_t(std::ceil(std::sqrt(double(nodes))));
    const auto perStrip = ((nodes + strips - 1) / strips) * perNode;
    std::sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) { return a.west < b.west; });
    for (std::size_t at = 0; at < cells.size(); at += perStrip) {
        const auto end = std::min(cells.size(), at + perStrip);
        std::sort(cells.begin() + qsizetype(at), cells.begin() + qsizetype(end), [](const Cell &a, const Cell &b) { return a.south < b.south; });
    }
}

static std::vector<Cell> readCells(SQLite::Database &database, const std::string &table)
{
    std::vector<Cell> cells;
    Statement rows(database, "SELECT n, lat, lon FROM " + table + " WHERE lat IS NOT NULL AND lon IS NOT NULL");
    while (rows.step()) {
        const auto lat = rows.real(1);
        const auto lon = rows.real(2);
        cells.push_back({.id = rows.integer(0), .west = roundedDown(lon), .east = roundedUp(lon), .south = roundedDown(lat), .north = roundedUp(lat)});
    }
    return cells;
}

void packPlaces(SQLite::Database &database, const std::string &table)
{
    const auto tree = table + "_place";
    int nodeBytes = 0;
    {
        Statement size(database, "SELECT length(data) FROM " + tree + "_node WHERE nodeno = 1");
        nodeBytes = size.step() ? int(size.integer(0)) : 0;
    }
    const int most = (nodeBytes - headerBytes) / cellBytes;
    if (most < 4) { // not a tree as we make it: the slow way is always right
        execute(database, "DELETE FROM " + tree);
        execute(database, "INSERT INTO " + tree + " SELECT n, lon, lon, lat, lat FROM " + table + " WHERE lat IS NOT NULL AND lon IS NOT NULL");
        return;
    }

    const ShadowTablesOpen open(database);
    for (const auto *part : {"_node", "_rowid", "_parent"})
        execute(database, "DELETE FROM " + tree + part);
    Statement putNode(database, "INSERT INTO " + tree + "_node (nodeno, data) VALUES (?1, ?2)");
    Statement putParent(database, "INSERT INTO " + tree + "_parent (nodeno, parentnode) VALUES (?1, ?2)");

    auto cells = readCells(database, table);
    const auto perNode = std::size_t(most) * 4 / 5; // room for what comes later
    std::vector<std::pair<qint64, qint64>> leaves; // row, node
    leaves.reserve(cells.size());
    qint64 nextNode = 2;
    int depth = 0;
    const auto noteChildren = [&](const Cell *begin, const Cell *end, qint64 node) {
        for (const auto *cell = begin; cell != end; ++cell) {
            if (depth == 0)
                leaves.emplace_back(cell->id, node);
            else
                putParent.bind(1, cell->id).bind(2, node).run();
        }
    };
    for (; cells.size() > std::size_t(most); ++depth) {
        sortIntoTiles(cells, perNode);
        std::vector<Cell> above;
        for (std::size_t at = 0; at < cells.size(); at += perNode) {
            const auto *begin = cells.data() + at;
            const auto *end = cells.data() + std::min(cells.size(), at + perNode);
            const auto node = nextNode++;
            putNode.bind(1, node).bindBlob(2, nodeOf(begin, end, 0, nodeBytes)).run();
            noteChildren(begin, end, node);
            above.push_back(boxOf(begin, end, node));
        }
        cells = std::move(above);
    }
    const auto *begin = cells.data();
    const auto *end = begin + cells.size();
    putNode.bind(1, qint64(1)).bindBlob(2, nodeOf(begin, end, depth, nodeBytes)).run();
    noteChildren(begin, end, 1);

    std::sort(leaves.begin(), leaves.end());
    Statement putRow(database, "INSERT INTO " + tree + "_rowid (rowid, nodeno) VALUES (?1, ?2)");
    for (const auto &[row, node] : leaves)
        putRow.bind(1, row).bind(2, node).run();
}

}
