#include "democity.h"

#include "Stage/sceneobject.h"
#include "Stage/scenestore.h"
#include "analysis/expression.h"
#include "analysis/format.h"
#include "lib/application.h"
#include "query/comparisonmodel.h"
#include "query/countpick.h"
#include "query/eventqueuemodel.h"
#include "query/figurelineage.h"
#include "query/lineagerowmodel.h"
#include "query/queryrunner.h"
#include "query/readindicators.h"
#include "query/readlineage.h"
#include "query/sceneselection.h"
#include "support/fakebackend.h"
#include "support/finditem.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace tonglan;
using namespace tonglan::test;

namespace {

QByteArray typeOf(const QQuickItem *item)
{
    QByteArray name = item->metaObject()->className();
    return name.left(name.indexOf("_QML"));
}

template<typename Visit>
void walk(QQuickItem *item, Visit visit)
{
    if (!item->isVisible() || item->opacity() < 0.05)
        return;
    visit(item);
    for (auto *child : item->childItems())
        walk(child, visit);
}

QRectF placeOf(const QQuickItem *item)
{
    return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

/** The panel that an item stands in, for messages. */
QString panelOf(const QQuickItem *item)
{
    QStringList names;
    for (; item && names.size() < 12; item = item->parentItem()) {
        const auto name = typeOf(item);
        if (!name.startsWith("QQuick") && !name.startsWith("Loader"))
            names.prepend(QString::fromLatin1(name));
    }
    return names.join(u'>');
}

/** What numbers may stand in without opening rows: the time, ages, and where they are about this machine, not the city. A row of events opens its event,
 *  a cell of the matrix its district's figure; a branch of the tree stands above the leaves that its share is made of, the shares of all departments above these, the whole of a ring among its parts; what a layer counts lies on the map; what a mark of rules counts its callout names.
 */
const QList<QByteArray> otherNumbers = {"TrustMark", "SourceTrust", "HeadTrust", "TrustCounts", "HeaderBar", "TickerBar", "TimeBar", "EventRow", "MatrixRow", "LinkBanner", "FeedCell",
    "FeedLine", "FeedList", "SourceLine", "SourceTable", "CachePanel", "QuarantinePanel", "OutboxPanel", "LinksPanel", "MapLegend", "LegendKey", "HeatKey", "CoordinateBar", "SceneMap", "MapOverlay", "LayerPanel", "LayerBar", "MapEdges", "RuleMark", "DepartmentsPanel", "RingPanel", "QueuePanel", "CasePanel"};

bool isOther(const QQuickItem *item)
{
    for (; item; item = item->parentItem()) {
        if (otherNumbers.contains(typeOf(item)) || (typeOf(item) == "TreeLine" && !item->property("leaf").toBool()))
            return true;
    }
    return false;
}

/** Panels whose words are not those of one figure as it is now: names of axes, clauses and matters of several figures, the value at which a rule was raised,
 *  the age of an objection.
 */
constexpr std::array sayNoValue = {"ObjectionsPanel"_L1, "DualAxisPanel"_L1, "SituationLine"_L1, "AttentionPanel"_L1, "RulesPanel"_L1};

double folded(Expression::Function function, const std::vector<double> &values)
{
    using enum Expression::Function;
    double sum = 0;
    for (const double value : values)
        sum += value;
    switch (function) {
    case Value:
        return values.front();
    case Sum:
        return sum;
    case Average:
        return sum / double(values.size());
    case Minimum:
        return *std::ranges::min_element(values);
    case Maximum:
        return *std::ranges::max_element(values);
    case Count:
        return double(values.size());
    case Rate:
        break;
    }
    return std::nan("");
}

}

/** Walks every shipped scene with the server gone, as a leader would who asks of each number whether it is true: every figure opens its lineage, that names
 *  source, age and quality, and its rows make the number that is shown.
 */
class TestWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        putDemoCity(m_backend, QDateTime::currentMSecsSinceEpoch(), 9 * 24);
        m_backend.setPageRows(5'000);
        QFile feeds(m_folder.filePath(u"feeds.toml"_s));
        QVERIFY(feeds.open(QFile::WriteOnly));
        feeds.write("[[feed]]\nname = 'city'\ntype = 'tlf'\nurl = '" + m_backend.url().toEncoded() + "'\n");
        feeds.close();
        auto plan = makePlan({.pack = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack"), .feeds = feeds.fileName(), .cache = m_folder.filePath(u"cache"_s), .scene = u"overview"_s, .size = QSize(1920, 1080)});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        auto made = Application::create(std::move(*plan));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        m_application = std::move(*made);
        m_window = m_application->openWindow(u"overview"_s, QSize(1920, 1080));
        QVERIFY(m_window);
        QTRY_VERIFY_WITH_TIMEOUT(m_application->missing(m_window).isEmpty(), 120'000);
        m_backend.server().goDown();
        m_view = m_window->property("stage").value<QQuickItem *>();
        QVERIFY(m_view);
        m_card = m_view->property("lineageCard").value<QQuickItem *>();
        m_counted = m_view->property("countPanel").value<QQuickItem *>();
        QVERIFY(m_card && m_counted);
        auto cache = Database::openForReading(m_folder.filePath(u"cache/cache.db"_s));
        QVERIFY(cache);
        m_cache = std::make_unique<const Database>(std::move(*cache));
    }

    void everyFigure_data()
    {
        QTest::addColumn<int>("scene");
        const auto scenes = m_application->scenes().scenes();
        for (int i = 0; i < scenes.size(); ++i)
            QTest::newRow(qPrintable(scenes[i]->property("sceneId").toString())) << i;
    }

    void everyFigure()
    {
        QFETCH(int, scene);
        QVERIFY(QMetaObject::invokeMethod(m_window, "show", Q_ARG(int, scene)));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->property("missing").toStringList().isEmpty(), 60'000);

        std::vector<QPointer<QQuickItem>> targets;
        std::vector<QPair<QRectF, QString>> numbers;
        walk(m_view, [&](QQuickItem *item) {
            const auto type = typeOf(item);
            if (type == "FigureTarget" && item->isEnabled())
                targets.emplace_back(item);
            static const QRegularExpression digit(u"\\d"_s);
            static const QRegularExpression hour(u"^(00|06|12|18|24)$"_s); // of an axis
            if (type == "NumText" && !hour.match(item->property("text").toString()).hasMatch() && item->property("text").toString().contains(digit) && !isOther(item))
                numbers.emplace_back(placeOf(item), item->property("text").toString() + u" in "_s + panelOf(item));
        });

        QStringList untold;
        for (const auto &[place, words] : numbers) {
            const bool opens = std::ranges::any_of(targets, [&](const auto &target) { return placeOf(target).adjusted(-3, -3, 3, 3).contains(place.center()); });
            if (!opens)
                untold << words;
        }
        if (auto *queue = findBelow<EventQueueModel>(m_view))
            checkQueue(*queue);
        int indicators = 0;
        int counts = 0;
        for (const auto &target : targets) {
            if (!target)
                continue; // a page that was turned
            const auto text = target->property("text").toString();
            const auto words = text + u" in "_s + panelOf(target); // from here on it may be made anew
            const bool isPeriod = typeOf(target->parentItem()) == "ComparisonRow";
            QVERIFY(QMetaObject::invokeMethod(target, "clicked"));
            if (m_card->isVisible()) {
                ++indicators;
                checkCard(target, words, isPeriod);
                m_card->setProperty("code", QString());
            } else if (m_counted->isVisible()) {
                ++counts;
                checkCount(text, words);
                QVERIFY(QMetaObject::invokeMethod(m_counted, "close"));
            } else if (m_view->property("selection").value<SceneSelection *>()->hasEvent()) {
                m_view->property("selection").value<SceneSelection *>()->clearEvent();
            } else if (auto *warnings = m_view->property("warningsPanel").value<QQuickItem *>(); warnings->isVisible()) {
                QVERIFY(QMetaObject::invokeMethod(warnings, "close"));
            } else {
                untold << u"nothing opens: "_s + words;
            }
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d figures of indicators, %d counters, %d numbers", indicators, counts, int(numbers.size()));
        QVERIFY2(untold.isEmpty(), qPrintable(u"%1 numbers open nothing:\n"_s.arg(untold.size()) + untold.join(u'\n')));
    }

    void cleanupTestCase() { m_application.reset(); }

private:
    /** A choice of the console opens as many events as stand beside it, and as many as the cache has. */
    void checkQueue(EventQueueModel &queue)
    {
        static const QHash<QString, QString> conditions = {{u"open"_s, u"stage < 4"_s}, {u"reported"_s, u"stage = 0"_s}, {u"accepted"_s, u"stage = 1"_s}, {u"handling"_s, u"stage = 2"_s}, {u"checking"_s, u"stage = 3"_s}, {u"urged"_s, u"stage < 4 AND flags & 1"_s}, {u"supervised"_s, u"stage < 4 AND flags & 2"_s}, {u"returned"_s, u"stage < 4 AND flags & 4"_s}, {u"all"_s, u"1"_s}};
        const auto settle = [&] { QTRY_VERIFY_WITH_TIMEOUT(m_view->property("missing").toStringList().isEmpty(), 60'000); };
        const auto choices = queue.queues();
        for (const auto &choice : choices) {
            const auto key = choice.toMap()[u"key"_s].toString();
            const int count = choice.toMap()[u"count"_s].toInt();
            queue.setQueue(key);
            settle();
            QVERIFY2(queue.total() == count, qPrintable(u"%1 says %2 and opens %3"_s.arg(key).arg(count).arg(queue.total())));
            if (const auto condition = conditions.constFind(key); condition != conditions.cend()) {
                SQLite::Statement rows(m_cache->handle(), "SELECT count(*) FROM event WHERE region <> '' AND " + condition->toStdString());
                QVERIFY(rows.executeStep());
                QCOMPARE(count, rows.getColumn(0).getInt());
            }
        }
        queue.setQueue(u"open"_s);
        settle();
        const auto departments = queue.departments();
        for (const auto &one : departments) {
            const auto code = one.toMap()[u"code"_s].toString();
            if (code.isEmpty())
                continue;
            queue.setDepartment(code);
            settle();
            QCOMPARE(queue.total(), one.toMap()[u"count"_s].toInt());
        }
        queue.clearFilters();
        settle();
    }

    void checkCount(const QString &text, const QString &words)
    {
        auto *counted = m_counted->property("counted").value<CountPick *>();
        QVERIFY(counted);
        QTRY_VERIFY2(counted->isKnown(), qPrintable(words));
        if (text.endsWith(u'%')) // a share: those it is the share of
            return;
        static const QRegularExpression digit(u"\\d"_s);
        if (!text.contains(digit)) // a clause without a number
            return;
        const auto said = text.section(u' ', -1).remove(u',');
        QVERIFY2(said == QString::number(counted->count()) || text.contains(u" %1"_s.arg(counted->count())), qPrintable(words + u" opens "_s + QString::number(counted->count())));
        QVERIFY2(int(counted->events()->size()) == std::min<int>(counted->count(), int(EventPick::mostRows)), qPrintable(words));
    }

    /** @p target: of the figure whose card is open. Its words are asked for anew, for what is of a time until now may go on while the card is read. */
    void checkCard(const QPointer<QQuickItem> &target, const QString &words, bool isPeriod)
    {
        const auto said = [&] { return target ? target->property("text").toString() : words; };
        QTRY_VERIFY2(m_card->property("complete").toBool(), qPrintable(words));
        auto *lineage = m_card->property("lineage").value<FigureLineage *>();
        QVERIFY2(lineage && lineage->isValid() && lineage->errorText().isEmpty(), qPrintable(words));
        const auto &answer = lineage->answer();
        QVERIFY2(!lineage->verdictText().isEmpty(), qPrintable(words)); // age and quality
        QVERIFY2(!lineage->facts().isEmpty(), qPrintable(words));
        if (!lineage->hasValue())
            return;
        static const QRegularExpression digit(u"\\d"_s);
        if (isPeriod) { // it stands for a period, and the card says that, too
            auto *comparisons = m_card->property("comparisons").value<ComparisonModel *>();
            QTRY_VERIFY2(comparisons && comparisons->count() == 1 && said().contains(comparisons->first().value(u"valueText"_s).toString()), qPrintable(words));
        } else if (said().contains(digit) && std::ranges::none_of(sayNoValue, [&](QLatin1StringView panel) { return words.contains(panel); }))
            QTRY_VERIFY2(said().contains(lineage->valueText()), qPrintable(words + u": the card says "_s + lineage->valueText()));
        const LineageQuestion question{.code = lineage->code(), .region = lineage->region(), .now = m_application->clock().now(), .computed = m_application->runner().indicatorRegister()};
        const auto page = readLineageRows(*m_cache, question, 50'000);
        QVERIFY2(page && !page->rows.empty(), qPrintable(words));
        QVERIFY2(answer.shown && answer.shown->value, qPrintable(words));
        double made = 0;
        if (answer.isComputed) {
            for (const auto &input : answer.inputs)
                QVERIFY2(!input.sourceNames.isEmpty(), qPrintable(words + u": "_s + input.code));
            makeComputed(answer, *page, words, made);
        } else {
            QVERIFY2(answer.hasSource && !answer.source.name.isEmpty(), qPrintable(words)); // whose it is
            const auto &first = page->rows.front();
            QVERIFY2(first.isShown && first.value && first.source == answer.sourceId, qPrintable(words));
            made = *first.value;
        }
        const auto shown = formatFigure(made, nameIn(m_application->runner().languageId(), answer.definition.unit, answer.definition.unitEn), answer.definition.decimals, m_application->runner().languageId());
        QVERIFY2(shown.value == lineage->valueText(), qPrintable(u"%1: its rows make %2, the card says %3"_s.arg(words, shown.value, lineage->valueText())));
    }

    /** The number again, from the rows and the written expression alone. */
    void makeComputed(const Lineage &answer, const LineagePage &page, const QString &words, double &made)
    {
        const auto *computed = m_application->runner().indicatorRegister()->computed(answer.definition.head.id);
        QVERIFY2(computed, qPrintable(words));
        const auto definitions = readDefinitions(*m_cache);
        const auto expression = Expression::parse(computed->expression, computed->definition.unit, [&](const QString &code) -> std::optional<QString> {
            const auto it = std::ranges::find(definitions, code, [](const Indicator &one) { return one.head.id; });
            return it == definitions.end() ? std::nullopt : std::optional(it->unit);
        });
        QVERIFY2(expression, qPrintable(words));
        std::vector<Expression::Input> inputs;
        for (const auto &operand : expression->operands()) {
            std::vector<LineageRow> rows;
            for (const auto &row : page.rows) {
                if (row.code == operand.code && row.value)
                    rows.push_back(row);
            }
            QVERIFY2(!rows.empty(), qPrintable(words + u": no rows of "_s + operand.code));
            std::ranges::sort(rows, std::ranges::greater(), &LineageRow::time);
            std::vector<double> values;
            for (const auto &row : rows)
                values.push_back(*row.value);
            inputs.push_back({.value = folded(operand.function, values)});
        }
        const auto outcome = expression->evaluate(inputs);
        QVERIFY2(outcome.value, qPrintable(words));
        made = *outcome.value;
    }

    QTemporaryDir m_folder;
    FakeBackend m_backend;
    std::unique_ptr<Application> m_application;
    QQuickWindow *m_window = nullptr;
    QQuickItem *m_view = nullptr;
    QQuickItem *m_card = nullptr;
    QQuickItem *m_counted = nullptr;
    std::unique_ptr<const Database> m_cache;
};

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    TestWalk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_walk.moc"
