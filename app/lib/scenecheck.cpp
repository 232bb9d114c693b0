#include "scenecheck.h"

#include "Stage/scenestore.h"
#include "application.h"
#include "render.h"
#include "scenecollect.h"
#include "warninglog.h"

#include "cache/database.h"
#include "query/queryrunner.h"
#include "query/readindicators.h"
#include "scene/layout.h"

#include <QFileInfo>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <algorithm>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostViewsNamed = 4;

Problem problemOf(const QString &file, const QString &message)
{
    return {.file = file, .line = 0, .column = 0, .message = message};
}

QString nameOf(const SceneToCheck &scene)
{
    return scene.file.isEmpty() ? scene.id : scene.file;
}

/** What is the same at several sizes and in both languages is said once, with where. */
class Gathered
{
public:
    void add(const QString &file, const QString &message, const QString &view)
    {
        const auto known = std::ranges::find_if(m_all, [&](const One &one) { return one.file == file && one.message == message; });
        if (known == m_all.end())
            m_all.push_back({.file = file, .message = message, .views = {view}});
        else if (!known->views.contains(view))
            known->views << view;
    }

    [[nodiscard]] QList<Problem> all() const
    {
        QList<Problem> problems;
        for (const auto &one : m_all) {
            QString views = one.views.mid(0, mostViewsNamed).join(u", "_s);
            if (one.views.size() > mostViewsNamed)
                views += u" and %1 more"_s.arg(one.views.size() - mostViewsNamed);
            problems << problemOf(one.file, one.message + u" ("_s + views + u')');
        }
        return problems;
    }

private:
    struct One
    {
        QString file = {};
        QString message = {};
        QStringList views = {};
    };
    std::vector<One> m_all = {};
};

struct Named
{
    QString where = {};
    QStringList codes = {};
};

/** The indicators that a scene asks for, by what asks. */
QList<Named> askedFor(const Scene &scene)
{
    QList<Named> asked;
    for (const auto &panel : scene.panels) {
        auto codes = panel.codes + panel.more;
        if (!panel.code.isEmpty())
            codes << panel.code;
        asked << Named{.where = u"panel '%1'"_s.arg(panel.type), .codes = codes};
    }
    for (const auto &layer : scene.layers) {
        if (!layer.indicator.isEmpty())
            asked << Named{.where = u"layer '%1'"_s.arg(layer.id), .codes = {layer.indicator}};
    }
    return asked;
}

Result<QList<SeenFigure>> figuresOf(const Scene &scene, Application &application)
{
    QList<SeenFigure> figures;
    const auto db = Database::openForReading(application.plan().cacheFolder + "/cache.db"_L1);
    if (!db)
        return tl::unexpected(db.error());
    for (const auto &[where, codes] : askedFor(scene)) {
        if (codes.isEmpty())
            continue;
        const auto answer = readIndicators(*db, {.codes = codes, .region = application.plan().homeRegion, .now = application.clock().now(), .sparkHours = 0, .withWeek = false, .computed = application.runner().indicatorRegister()});
        if (!answer)
            return tl::unexpected(answer.error());
        for (const auto &code : codes) {
            SeenFigure figure{.where = where, .code = code};
            const auto found = std::ranges::find(*answer, code, &IndicatorFigure::code);
            if (found != answer->end() && found->defined) {
                figure.isDefined = true;
                figure.hasSource = found->hasSource && !found->sourceName.isEmpty();
                figure.hasInterval = std::max(found->definition.periodSeconds, found->sourceInterval) > 0;
            }
            figures << figure;
        }
    }
    return figures;
}

/** One language: an application of its own, whose windows show one scene after the other. */
class Showing
{
public:
    Showing(const CommandLine &line, const QList<SceneToCheck> &scenes, Gathered &problems, Gathered &remarks)
        : m_line(line)
        , m_scenes(scenes)
        , m_problems(problems)
        , m_remarks(remarks)
    {
    }

    void show(Application &application, const QList<QSize> &sizes, const QStringList &themes)
    {
        auto scenes = m_scenes;
        std::ranges::stable_partition(scenes, [&](const SceneToCheck &scene) { // boards come first: Qt's software adaptation paints tiles of a hidden map that come late
            const auto *object = application.scenes().find(scene.id);
            return object && object->isBoard();
        });
        for (const auto size : sizes) {
            for (const auto &theme : themes) {
                auto *window = application.openWindow(scenes.first().id, size);
                if (!window) {
                    m_problems.add(nameOf(scenes.first()), u"does not open"_s, sizeKey(size));
                    continue;
                }
                window->setProperty("themeChosen", true);
                window->setProperty("theme", theme);
                for (const auto &scene : std::as_const(scenes))
                    look(application, *window, scene, u"%1 %2 %3"_s.arg(sizeKey(size), m_line.language, theme));
            }
        }
        for (const auto &trouble : application.troubles() + missingFonts()) // known once something was drawn
            m_remarks.add(nameOf(m_scenes.first()), u"warning: "_s + trouble, m_line.language);
    }

private:
    void look(Application &application, QQuickWindow &window, const SceneToCheck &scene, const QString &view)
    {
        const auto *object = application.scenes().find(scene.id);
        if (!object)
            return; // the file was found to be wrong before
        window.setProperty("sceneId", scene.id);
        if (const auto complete = waitUntilComplete(application, window, m_line.timeoutSeconds); !complete) {
            m_problems.add(nameOf(scene), complete.error().detail, view);
            return;
        }
        auto seen = collectScene(window, application.plan().viewing);
        if (auto figures = figuresOf(object->scene(), application))
            seen.figures = std::move(*figures);
        else
            m_problems.add(nameOf(scene), u"what its figures are can't be read: "_s + figures.error().detail, view);
        for (const auto &finding : inspect(seen))
            m_problems.add(nameOf(scene), finding.message, view);
        for (const auto &warning : m_log.take())
            m_problems.add(nameOf(scene), u"while it was drawn: "_s + warning, view);
        const auto layout = layoutOf(object->scene(), window.size(), unitOf(application.plan().viewing));
        for (const int panel : layout.absent)
            m_remarks.add(nameOf(scene), u"warning: panel '%1' has no room and is left out"_s.arg(object->scene().panels[panel].type), sizeKey(window.size()));
    }

    const CommandLine &m_line;
    const QList<SceneToCheck> &m_scenes;
    Gathered &m_problems;
    Gathered &m_remarks;
    WarningLog m_log;
};

}

SceneVerdict checkOnScreen(const CommandLine &line, const QList<SceneToCheck> &scenes)
{
    SceneVerdict verdict;
    if (scenes.isEmpty())
        return verdict;
    const QTemporaryDir folder;
    auto own = line;
    own.verb = CommandLine::Verb::Check;
    own.cache = folder.filePath(u"cache"_s);
    own.scene = scenes.first().id;
    QStringList ids;
    for (const auto &scene : scenes) {
        ids << scene.id;
        if (!scene.file.isEmpty())
            own.sceneFiles << scene.file;
    }
    const auto languages = line.language.isEmpty() ? QStringList{u"zh_CN"_s, u"en"_s} : QStringList{line.language};
    const auto themes = line.theme.isEmpty() ? QStringList{u"night"_s, u"day"_s} : QStringList{line.theme};
    const auto sizes = line.size.isEmpty() ? QList<QSize>{{1920, 1080}, {3840, 1080}, {5760, 1080}} : QList<QSize>{line.size};
    Gathered problems;
    Gathered remarks;
    for (const auto &language : languages) {
        own.language = language;
        auto plan = makePlan(own);
        if (plan && !plan->pack)
            plan = failure(Error::Kind::NotFound, u"there is no city pack"_s);
        if (!plan) {
            remarks.add(nameOf(scenes.first()), u"warning: not drawn, only read: "_s + plan.error().detail + u" (--pack names a city to draw scenes of)"_s, language);
            verdict.isDrawn = false;
            continue;
        }
        for (const auto &scene : scenes) {
            if (!scene.file.isEmpty())
                plan->replacedScenes << scene.id;
        }
        for (auto &file : plan->sceneFiles) // the settings may name one, too
            file = QFileInfo(file).absoluteFilePath();
        plan->sceneFiles.removeDuplicates();
        const auto application = Application::create(std::move(*plan));
        if (application)
            Showing(own, scenes, problems, remarks).show(**application, sizes, themes);
        else
            problems.add(nameOf(scenes.first()), application.error().detail, language);
    }
    verdict.problems = problems.all();
    verdict.remarks = remarks.all();
    return verdict;
}

QStringList shippedScenes()
{
    QStringList ids;
    for (const auto &file : SceneStore::shippedFiles())
        ids << QFileInfo(file).completeBaseName();
    return ids;
}

}
