#include "scenecollect.h"

#include <QFont>
#include <QJSValue>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>
#include <utility>
#include <vector>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int outlineStyle = 1; // Text.Outline
constexpr double invisible = 0.05;

/** The name of a component of ours; empty for an item of Qt's own. */
QString componentOf(const QQuickItem *item)
{
    const QString name = QString::fromLatin1(item->metaObject()->className());
    const auto end = name.indexOf("_QML"_L1);
    return end > 0 && !name.startsWith("QQuick"_L1) ? name.left(end) : QString();
}

QRectF placeOf(const QQuickItem *item, const QRectF &within)
{
    return item->mapRectToScene(within);
}

QRectF placeOf(const QQuickItem *item)
{
    return placeOf(item, QRectF(0, 0, item->width(), item->height()));
}

/** The size of type that is drawn: smaller than asked for where a text fits itself into its width. */
double sizeOf(const QQuickItem *text)
{
    const double drawn = text->property("fontInfo").value<QJSValue>().property(u"pixelSize"_s).toNumber();
    return drawn > 0 ? drawn : text->property("font").value<QFont>().pixelSize();
}

/** Where the characters of a text are: between the top of a capital and the bottom of its line, not the whole height of its line box. */
QRectF inkOf(const QQuickItem *text)
{
    const double size = sizeOf(text);
    const double width = text->property("contentWidth").toDouble();
    const double free = text->width() - width;
    const int lines = std::max(1, text->property("lineCount").toInt());
    const auto alignment = text->property("effectiveHorizontalAlignment").toInt();
    const double x = alignment == Qt::AlignRight ? free : alignment == Qt::AlignHCenter ? free / 2
                                                                                        : text->property("leftPadding").toDouble();
    const double base = text->baselineOffset();
    const double below = (lines - 1) * text->property("contentHeight").toDouble() / lines;
    return placeOf(text, QRectF(x, base - 0.78 * size, width, below + 0.86 * size));
}

class Collection
{
public:
    Collection(QQuickWindow &window, QQuickItem &view)
        : m_window(window)
        , m_view(view)
    {
        m_scene.window = QRectF(QPointF(), QSizeF(window.size()));
    }

    SeenScene done()
    {
        walk(&m_view, {.seen = m_scene.window, .scrolled = m_scene.window, .room = m_scene.window});
        const QImage written = m_window.grabWindow();
        std::vector<double> opacities;
        for (auto *item : m_items) {
            opacities.push_back(item->opacity());
            item->setOpacity(0);
        }
        const QImage ground = m_window.grabWindow();
        for (std::size_t i = 0; i < m_items.size(); ++i)
            m_items[i]->setOpacity(opacities[i]);
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            auto &text = m_found[i];
            const QRectF inWindow = text.ink & m_scene.window;
            if (!inWindow.isEmpty() && !differ(written, ground, inWindow.toAlignedRect()))
                continue; // something lies over it
            text.contrast = contrastOn(ground, text.ink, m_colours[i]);
            if (m_items[i]->property("style").toInt() == outlineStyle)
                text.contrast = std::max(text.contrast, contrastOf(m_colours[i], m_items[i]->property("styleColor").value<QColor>()));
            m_scene.texts << text;
        }
        return std::move(m_scene);
    }

private:
    /** What the ancestors of an item say of it. */
    struct Above
    {
        QRectF seen = {};
        QRectF scrolled = {}; ///< Of a list that scrolls: what of it is in view.
        QRectF room = {};
        QStringList part = {};
        double opacity = 1;
    };

    static bool differ(const QImage &one, const QImage &other, const QRect &place)
    {
        const QRect area = place & one.rect() & other.rect();
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x) {
                if (one.pixel(x, y) != other.pixel(x, y))
                    return true;
            }
        }
        return false;
    }

    void walk(QQuickItem *item, Above above)
    {
        above.opacity *= item->opacity();
        if (!item->isVisible() || above.opacity < invisible)
            return;
        const QString component = componentOf(item);
        if (item->inherits("QQuickText"))
            note(item, above);
        for (const auto &words : item->property("cutTexts").toStringList()) { // of a chart that paints its own
            m_scene.cutInCharts << SeenText{.text = words, .part = above.part, .isCut = true};
        }
        if (!component.isEmpty() && item != &m_view)
            above.part << component;
        if (item->parentItem() == &m_view) {
            if (component == "PanelHost"_L1) {
                const QString type = item->property("type").toString();
                m_scene.panels << SeenPanel{.type = type, .place = placeOf(item), .minded = type == "tree"_L1 || type == "departments"_L1};
                above.part = {type};
            }
            if (item->width() > 0 && item->height() > 0)
                above.room = placeOf(item);
        }
        if (item->clip()) {
            if (item->inherits("QQuickFlickable"))
                above.scrolled &= placeOf(item);
            else
                above.seen &= placeOf(item);
        }
        for (auto *child : item->childItems())
            walk(child, above);
    }

    void note(QQuickItem *item, const Above &above)
    {
        const auto words = item->property("text").toString();
        const auto font = item->property("font").value<QFont>();
        if (words.trimmed().isEmpty() || item->property("contentWidth").toDouble() < 1)
            return;
        SeenText text{.text = words, .part = above.part, .ink = inkOf(item), .room = above.room, .seen = above.seen & QRectF(above.scrolled.left(), m_scene.window.top(), above.scrolled.width(), m_scene.window.height()), .pixels = sizeOf(item), .bold = font.weight() >= QFont::Bold, .isCut = item->property("truncated").toBool(), .isOff = !item->isEnabled()};
        // A row at the end of a list that scrolls is half seen, and the other half comes with the next turn of the wheel.
        text.ink.setTop(std::max(text.ink.top(), above.scrolled.top()));
        text.ink.setBottom(std::min(text.ink.bottom(), above.scrolled.bottom()));
        if (text.ink.height() < 1 || (!text.ink.intersects(text.seen) && text.seen != m_scene.window))
            return; // what a page or a list does not show
        auto colour = item->property("color").value<QColor>();
        colour.setAlphaF(float(colour.alphaF() * above.opacity));
        m_items.push_back(item);
        m_found.push_back(std::move(text));
        m_colours.push_back(colour);
    }

    QQuickWindow &m_window;
    QQuickItem &m_view;
    SeenScene m_scene = {};
    std::vector<QQuickItem *> m_items = {};
    std::vector<SeenText> m_found = {};
    std::vector<QColor> m_colours = {};
};

}

SeenScene collectScene(QQuickWindow &window, const Viewing &viewing)
{
    auto *view = window.property("stage").value<QQuickItem *>();
    if (!view)
        return {};
    auto scene = Collection(window, *view).done();
    const auto *layout = view->property("layout").value<QObject *>();
    if (layout) {
        scene.unit = layout->property("unit").toDouble();
        scene.seams = layout->property("seams").value<QList<int>>();
        scene.seamMargin = layout->property("seamMargin").toInt();
    }
    scene.leastText = leastTextPixels(viewing, scene.unit);
    return scene;
}

}
