#include "render.h"

#include "base/log.h"
#include "query/queryrunner.h"
#include "warninglog.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFile>
#include <QFontDatabase>
#include <QQuickItem>
#include <QQuickPaintedItem>
#include <QQuickWindow>
#include <QSGRectangleNode>
#include <QTextStream>
#include <QTimer>

namespace tonglan {

using namespace Qt::StringLiterals;

QStringList missingFonts()
{
    QStringList missing;
    for (const auto family : {"Tonglan Num"_L1, "Noto Sans CJK SC"_L1, "Noto Serif CJK SC"_L1}) {
        if (!QFontDatabase::hasFamily(family))
            missing << u"font %1 is not installed (Debian: fonts-noto-cjk, fonts-noto-cjk-extra)"_s.arg(family);
    }
    return missing;
}

namespace {

/** Covers the window with a colour that nobody can see: when it goes, everything below has to be painted again. */
class Veil : public QQuickItem
{
public:
    explicit Veil(QQuickWindow &window)
        : QQuickItem(window.contentItem())
    {
        setSize(window.size());
        setZ(1e6);
        setFlag(ItemHasContents);
    }

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *) override
    {
        auto *node = old ? static_cast<QSGRectangleNode *>(old) : window()->createRectangleNode();
        node->setRect(boundingRect());
        node->setColor(QColor(0, 0, 0, 1));
        return node;
    }
};

void paintAnew(QQuickItem &item)
{
    if (auto *painted = qobject_cast<QQuickPaintedItem *>(&item))
        painted->update();
    for (QQuickItem *child : item.childItems())
        paintAnew(*child);
}

/** The picture as painted in one go. The software adaptation repaints only what changed, and a gradient that is painted in
 *  pieces is rounded at the edge of each; FreeType's outlines differ by a hair with what was drawn from the font before. Without
 *  this the picture would tell in which order the answers came.
 */
QImage grabPaintedAnew(QQuickWindow &window)
{
    {
        const Veil veil(window);
        (void)window.grabWindow();
    }
    paintAnew(*window.contentItem());
    return window.grabWindow();
}

}

Result<void> waitUntilComplete(const Application &application, const QQuickWindow &window, int timeoutSeconds)
{
    // Complete must hold over a few looks in a row: an answer may start the next question.
    constexpr int looksNeeded = 3;
    const QDeadlineTimer deadline(timeoutSeconds * 1000);
    QEventLoop loop;
    QTimer poll;
    int looks = 0;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        const bool complete = application.missing(&window).isEmpty();
        looks = complete ? looks + 1 : 0;
        if (looks >= looksNeeded || deadline.hasExpired())
            loop.quit();
    });
    poll.start(40);
    loop.exec();

    if (const QStringList missing = application.missing(&window); !missing.isEmpty())
        return failure(Error::Kind::NotFound, u"still missing after %1 s: %2"_s.arg(timeoutSeconds).arg(missing.join(u"; "_s)));
    return {};
}

Result<QImage> drawWhenComplete(Application &application, QQuickWindow &window, int timeoutSeconds)
{
    if (const auto complete = waitUntilComplete(application, window, timeoutSeconds); !complete)
        return tl::unexpected(complete.error());
    const QImage image = grabPaintedAnew(window);
    if (image.isNull())
        return failure(Error::Kind::Storage, u"the window gave no picture"_s);
    return image;
}

bool canBeWritten(const QString &path)
{
    QFile file(path);
    const bool isThere = file.exists();
    if (!file.open(QFile::WriteOnly | QFile::Append)) // Append: the last picture stays until there is a new one
        return false;
    return isThere || file.remove();
}

int runRender(const CommandLine &line, Application &application)
{
    QTextStream err(stderr);
    WarningLog log;
    const QSize size = line.size.isEmpty() ? QSize(1920, 1080) : line.size;
    QQuickWindow *window = application.openWindow(line.scene, size);
    if (!window) {
        err << "tonglan: scene '" << line.scene << "' could not be opened\n";
        return 66;
    }
    const auto image = drawWhenComplete(application, *window, line.timeoutSeconds);
    if (!image) {
        err << "tonglan: " << line.scene << ": " << image.error().detail << '\n';
        return 69;
    }
    if (image->size() != size) {
        err << "tonglan: " << line.scene << ": the picture is " << image->width() << 'x' << image->height() << " instead of " << size.width() << 'x' << size.height() << '\n';
        return 69;
    }
    if (!image->save(line.out, "PNG")) {
        err << "tonglan: " << line.out << " can't be written\n";
        return 73;
    }
    if (const QStringList troubles = application.troubles() + missingFonts(); !troubles.isEmpty()) {
        err << "tonglan: " << line.scene << " was drawn to " << line.out << ", but not from everything: " << troubles.join("; "_L1) << '\n';
        return 69;
    }
    if (const QStringList warnings = log.take(); !warnings.isEmpty()) {
        err << "tonglan: " << line.scene << " was drawn to " << line.out << ", but with " << warnings.size() << " warnings (above)\n";
        return 69;
    }
    return 0;
}

}
