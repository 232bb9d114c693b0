#pragma once

#include "tablemapping.h"

#include "cache/database.h"
#include "model/indicator.h"
#include "model/region.h"
#include "model/source.h"

#include <QHash>
#include <QTimeZone>

#include <vector>

namespace tonglan {

/** What the names in a table are looked up in. */
class HandCity
{
public:
    HandCity(std::vector<Indicator> indicators, std::vector<Region> regions, std::vector<Source> sources);
    /** As the cache has it. */
    [[nodiscard]] static Result<HandCity> read(const Database &db);

    /** By code or name. Invalid, with what is wrong and the nearest name, if there is none or more than one. */
    [[nodiscard]] Result<const Indicator *> indicator(const QString &text) const;
    [[nodiscard]] Result<const Region *> region(const QString &text) const;
    [[nodiscard]] QString cityCode() const; ///< Of the region that all others lie in; empty if there are several such.
    [[nodiscard]] QString englishName(const QString &department) const; ///< As another source of it says; else its own.
    [[nodiscard]] bool isEmpty() const { return m_indicators.empty(); }

private:
    std::vector<Indicator> m_indicators;
    std::vector<Region> m_regions;
    QHash<QString, QString> m_departments = {};
    QHash<QString, int> m_indicatorsByCode = {};
    QHash<QString, int> m_indicatorsByName = {}; ///< -1: more than one.
    QHash<QString, int> m_regionsByCode = {};
    QHash<QString, int> m_regionsByName = {};
};

/** One thing that is wrong with a row. */
struct HandProblem
{
    QString sheet = {};
    int line = 0; ///< 0 = the file as a whole.
    int column = 0; ///< From 1; 0 = the whole row.
    QString message = {}; ///< English; names the field.

    friend bool operator==(const HandProblem &, const HandProblem &) = default;
};

/** "sheet 6月, line 12, column D (value): …" */
[[nodiscard]] QString placeOf(const HandProblem &problem);

struct HandOptions
{
    TableMapping mapping = {};
    QTimeZone zone = QTimeZone(QTimeZone::UTC); ///< Of times without an offset.
    TimeMs now = 0; ///< Figures of later days are refused.
    QString region = {}; ///< Of rows that name none; empty: the city as a whole.
    QString department = {}; ///< Of rows that name none.
    TableLimits limits = {.rows = 200'000};
};

/** What came of a table. All readings are marked as typed by hand (手工). */
struct HandReadings
{
    struct One
    {
        Reading reading = {}; ///< Its source is set, its version is not.
        QString department = {};
        QString sheet = {};
        int line = 0;
        QString note = {};
    };

    static constexpr int mostProblems = 10'000; ///< That are kept; all are counted.

    std::vector<One> readings = {}; ///< By source, indicator, region and time.
    std::vector<HandProblem> problems = {};
    int problemCount = 0;
    int rows = 0; ///< Below a head, in all sheets that have one.
    int refused = 0; ///< Rows with at least one problem.
    int empty = 0; ///< Rows without a value.
    int repeated = 0; ///< Rows that say again what an earlier one says.
    int formulas = 0; ///< Values that a spreadsheet had worked out.
    TableMapping mapping = {}; ///< As it was used: of the first sheet that had a head.
    TableFacts facts = {};
};

/** The source that a department's figures by hand have. */
[[nodiscard]] QString handSource(const QString &department);

/** Reads the table @p bytes. Invalid if it is no table, or nothing in it names the columns; what is wrong with single rows is among the problems. */
[[nodiscard]] Result<HandReadings> readByHand(const QByteArray &bytes, const HandCity &city, const HandOptions &options);

}
