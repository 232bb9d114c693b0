#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QRectF>
#include <QStringList>

namespace tonglan {

/** A piece of text as it stands on the screen. Rectangles are in pixels of the window. */
struct SeenText
{
    QString text = {};
    QStringList part = {}; ///< The components it stands in, the outermost first: "FiguresPanel", "FigureRow".
    QRectF ink = {}; ///< Where its characters are.
    QRectF room = {}; ///< Of the panel or bar that it belongs to.
    QRectF seen = {}; ///< What nothing cuts away; of a list that scrolls, ink is what of it is in view.
    double pixels = 0; ///< Size of type.
    bool bold = false;
    bool isCut = false; ///< Ends in an ellipsis, or lines of it are left out.
    bool isOff = false; ///< Of a control that can't be used just now.
    double contrast = 0; ///< With what lies behind it, 1 – 21; 0: not known.
};

struct SeenPanel
{
    QString type = {};
    QRectF place = {};
    bool minded = false; ///< It lays itself out around bezels.
};

/** An indicator that a panel or a layer of the scene shows. */
struct SeenFigure
{
    QString where = {}; ///< "panel 'indicators'"
    QString code = {};
    bool isDefined = false; ///< By a feed or by the register.
    bool hasSource = false; ///< Some department answers for it.
    bool hasInterval = false; ///< It is known how often a new value is due.
};

/** All of a scene that the check judges, as plain values: one size, one language, one theme. */
struct SeenScene
{
    double unit = 1;
    double leastText = 0; ///< Pixels of type; smaller is too small for where the wall is read.
    QRectF window = {};
    QList<int> seams = {};
    int seamMargin = 0;
    QList<SeenText> texts = {};
    QList<SeenText> cutInCharts = {}; ///< Names that a chart paints itself and had no room for; where is not known.
    QList<SeenPanel> panels = {};
    QList<SeenFigure> figures = {};
};

struct Finding
{
    enum class Kind {
        Overflow, ///< Text leaves its panel, or is cut by an edge.
        Cut, ///< Text ends in an ellipsis.
        Overlap, ///< Texts lie on each other.
        Contrast, ///< Below WCAG 2.2 AA: 4.5, of large text 3.
        Small, ///< Under the least size of type.
        Seam, ///< Across the bezel of two screens.
        Unbound, ///< Nobody defines the indicator.
        Source, ///< No department.
        Interval, ///< Nobody says how often it comes.
    };

    Kind kind = Kind::Overflow;
    QString message = {}; ///< Names the panel and the text; the same at other sizes and in the other theme if it is the same fault.

    friend bool operator==(const Finding &, const Finding &) = default;
};

/** What is wrong with @p scene; what is meant to be as it is (see meantSo()) is not named. */
[[nodiscard]] QList<Finding> inspect(const SeenScene &scene);

/** A fault of one kind that a component has on purpose, and why. */
struct Meant
{
    Finding::Kind kind = Finding::Kind::Cut;
    QString part = {}; ///< A component; of Unbound an indicator.
    QString why = {};
};
[[nodiscard]] const QList<Meant> &meantSo();

/** The contrast of two opaque colours after WCAG 2.2, 1 – 21. */
[[nodiscard]] double contrastOf(const QColor &one, const QColor &other);

/** The contrast of text in @p colour, as opaque as its alpha says, with what @p ground shows at @p place: three quarters of it have as much, for a rule or a line that crosses it
 *  hides no text. 0 if nothing of it is in the picture. */
[[nodiscard]] double contrastOn(const QImage &ground, const QRectF &place, const QColor &colour);

}
