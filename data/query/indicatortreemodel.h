#pragma once

#include "freshness.h"
#include "querymodel.h"
#include "readtree.h"

namespace tonglan {

/** 城市运行体征: the tree of the register as lines in columns, with how much of each branch is in order. Where there is no room for all lines, indicators that are in
 *  order are left out first, and a line says how many.
 */
class IndicatorTreeModel : public QueryModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(int columns READ columns WRITE setColumns NOTIFY roomChanged)
    Q_PROPERTY(int lines READ lines WRITE setLines NOTIFY roomChanged)
    Q_PROPERTY(bool fits READ fits NOTIFY arranged)
    Q_PROPERTY(int usedLines READ usedLines NOTIFY arranged)
    Q_PROPERTY(int total READ total NOTIFY summaryChanged)
    Q_PROPERTY(int freshCount READ freshCount NOTIFY summaryChanged)
    Q_PROPERTY(int lateCount READ lateCount NOTIFY summaryChanged)
    Q_PROPERTY(int staleCount READ staleCount NOTIFY summaryChanged)
    Q_PROPERTY(int doubtCount READ doubtCount NOTIFY summaryChanged)
    Q_PROPERTY(QString summaryText READ summaryText NOTIFY summaryChanged)

public:
    enum Kind { Top, ///< A branch at the top; a line and a half above its first.
        Branch,
        Leaf,
        More }; ///< How many are not shown.
    Q_ENUM(Kind)
    enum Height { TopLines = 2 }; ///< Lines that a branch at the top takes; all others take one.
    Q_ENUM(Height)
    enum Role {
        KindRole = Qt::UserRole,
        ColumnRole,
        LineRole, ///< In its column, from 0.
        CodeRole,
        NameRole,
        ShareTextRole,
        CountTextRole,
        UnitRole,
        ValueTextRole,
        HasValueRole,
        WithheldRole,
        ComputedRole,
        SourceNameRole,
        SystemNameRole,
        AgeTextRole,
        TrustRole,
        TrustFractionRole,
        LevelRole,
        ObjectedRole ///< An objection to the figure, or to a part of it, is open.
    };
    Q_ENUM(Role)

    explicit IndicatorTreeModel(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_region; } ///< Default "810000".
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] int columns() const { return m_columns; } ///< Default 1.
    void setColumns(int columns);
    [[nodiscard]] int lines() const { return m_lines; } ///< That a column has room for; default 30.
    void setLines(int lines);
    [[nodiscard]] bool fits() const { return m_fits; } ///< There is room for the branches at least.
    [[nodiscard]] int usedLines() const { return m_usedLines; } ///< Of the longest column.
    [[nodiscard]] int total() const { return m_answer.all.total; } ///< Indicators in the tree.
    [[nodiscard]] int freshCount() const { return m_trusts[int(TrustState::Fresh)]; }
    [[nodiscard]] int lateCount() const { return m_trusts[int(TrustState::Late)]; }
    [[nodiscard]] int staleCount() const { return m_trusts[int(TrustState::Stale)]; }
    [[nodiscard]] int doubtCount() const { return m_trusts[int(TrustState::Doubt)]; }
    [[nodiscard]] QString summaryText() const; ///< "78 indicators, 96.4% in order"

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void roomChanged();
    void arranged();
    void summaryChanged();

protected:
    void ask() override;
    void tick() override;

private:
    struct Row
    {
        Kind kind = Leaf;
        int column = 0;
        int line = 0;
        QString code = {};
        QString name = {};
        QString shareText = {};
        QString countText = {};
        QString unit = {};
        QString valueText = {};
        bool isWithheld = false;
        bool isComputed = false;
        bool isObjectedTo = false;
        QString sourceName = {};
        QString systemName = {};
        Freshness freshness = {};
        Level level = Level::None;

        friend bool operator==(const Row &, const Row &) = default;
    };

    struct Block
    {
        int top = -1; ///< Index of the branch at the top that begins with it; -1: of none.
        int branch = -1; ///< -1: its leaves hang on the one at the top itself.
        std::vector<int> leaves = {};
        int urgent = 0; ///< Of these: not in order, or not known to be.
    };

    [[nodiscard]] std::vector<Block> blocks() const;
    void arrange();
    [[nodiscard]] Row branchRow(const TreeNode &node) const;
    [[nodiscard]] Row leafRow(const TreeNode &node) const;
    [[nodiscard]] std::vector<int> shownLeaves(const std::vector<int> &leaves, int lines) const;
    void count();

    QString m_region;
    int m_columns = 1;
    int m_lines = 30;
    bool m_fits = true;
    int m_usedLines = 0;
    TimeMs m_askedAt = 0;
    TreeAnswer m_answer;
    std::array<int, 5> m_trusts = {};
    std::vector<Row> m_rows;
};

}
