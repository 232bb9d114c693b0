#include "departmentmodel.h"

#include "analysis/format.h"

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr TimeMs everyMs = 60'000;

/** "97%"; only what is whole is 100 %, and only what is nothing 0 %. */
static QString shareText(double part, int whole)
{
    if (whole <= 0)
        return u"—"_s;
    constexpr double nearly = 1e-9; // of shares that were added up
    const int percent = part >= whole - nearly ? 100 : part <= nearly ? 0
                                                                      : std::clamp(int(std::lround(100.0 * part / whole)), 1, 99);
    return QString::number(percent) + u'%';
}

static QString countText(int part, int whole)
{
    return whole > 0 ? formatNumber(part, 0) + u'/' + formatNumber(whole, 0) : QString();
}

DepartmentModel::DepartmentModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Source, RecordType::Objection}, parent)
{
}

Language DepartmentModel::language() const
{
    return runner() ? runner()->languageId() : Language::Chinese;
}

void DepartmentModel::ask()
{
    m_askedAt = now();
    m_driver.run([question = GovernanceQuestion{m_region, now(), language()}](const Database &db) { return readGovernance(db, question); }, [this](const Governance &governance) {
        std::vector<Row> rows;
        for (const auto &department : governance.departments) {
            Row row{.counted = department, .weakest = {.time = department.weakestTime, .intervalSeconds = department.weakestInterval, .quality = department.weakestQuality, .hasSource = !department.weakest.isEmpty()}};
            row.weakest.update(now(), language());
            rows.push_back(std::move(row));
        }
        show(m_rows, std::move(rows), [](const Row &row) { return row.counted.key; });
        m_all = governance.all;
        m_freshness = {.time = governance.newest, .intervalSeconds = 300, .hasSource = governance.all.figures > 0};
        m_freshness.update(now(), language());
        Q_EMIT countersChanged();
        Q_EMIT aged(); });
}

void DepartmentModel::tick()
{
    if (m_freshness.update(now(), language()))
        Q_EMIT aged();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].weakest.update(now(), language()))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), {WeakestAgeRole, WeakestTrustRole, WeakestFractionRole});
    }
    if (now() / everyMs != m_askedAt / everyMs)
        m_driver.renew();
}

QStringList DepartmentModel::shares() const
{
    return {shareText(m_all.onTime, m_all.figures), shareText(m_all.complete, m_all.dueFigures), shareText(m_all.compared - m_all.disagreeing, m_all.compared), shareText(m_all.byHand, m_all.figures)};
}

QStringList DepartmentModel::counts() const
{
    return {countText(m_all.onTime, m_all.figures), QString(), countText(m_all.compared - m_all.disagreeing, m_all.compared), countText(m_all.byHand, m_all.figures)};
}

int DepartmentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DepartmentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &[counted, weakest] = m_rows[std::size_t(index.row())];
    switch (role) {
    case NameRole:
        return counted.name;
    case RankTextRole:
        return counted.rank > 0 ? QString::number(counted.rank) : u"—"_s;
    case ScoreTextRole:
        return counted.score ? formatNumber(*counted.score, 0) : u"—"_s;
    case ScoreRole:
        return counted.score ? *counted.score / 100 : -1.0;
    case FiguresRole:
        return counted.figures;
    case OnTimeTextRole:
        return shareText(counted.onTime, counted.figures);
    case CompleteTextRole:
        return shareText(counted.complete, counted.dueFigures);
    case DisagreeingTextRole:
        return counted.compared > 0 ? QString::number(counted.disagreeing) : u"—"_s;
    case ByHandTextRole:
        return QString::number(counted.byHand);
    case ObjectionsTextRole:
        return QString::number(counted.objections);
    case WeakestCodeRole:
        return counted.weakest;
    case WeakestNameRole:
        return counted.weakestName;
    case WeakestAgeRole:
        return counted.weakest.isEmpty() ? QString() : weakest.ageText;
    case WeakestTrustRole:
        return int(weakest.trust);
    case WeakestFractionRole:
        return weakest.fraction;
    }
    return {};
}

QHash<int, QByteArray> DepartmentModel::roleNames() const
{
    return {{NameRole, "name"}, {RankTextRole, "rankText"}, {ScoreTextRole, "scoreText"}, {ScoreRole, "score"}, {FiguresRole, "figures"}, {OnTimeTextRole, "onTimeText"}, {CompleteTextRole, "completeText"},
        {DisagreeingTextRole, "disagreeingText"}, {ByHandTextRole, "byHandText"}, {ObjectionsTextRole, "objectionsText"}, {WeakestCodeRole, "weakestCode"}, {WeakestNameRole, "weakestName"},
        {WeakestAgeRole, "weakestAge"}, {WeakestTrustRole, "weakestTrust"}, {WeakestFractionRole, "weakestFraction"}};
}

}
