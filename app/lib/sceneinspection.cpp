#include "sceneinspection.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr double slack = 1.5; // pixels: what is less nobody sees, and advances are rounded

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminanceOf(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QColor over(const QColor &colour, const QColor &ground)
{
    const double a = colour.alphaF();
    return QColor::fromRgbF(float(colour.redF() * a + ground.redF() * (1 - a)), float(colour.greenF() * a + ground.greenF() * (1 - a)), float(colour.blueF() * a + ground.blueF() * (1 - a)));
}

bool isMeant(Finding::Kind kind, const QStringList &part)
{
    return std::ranges::any_of(meantSo(), [&](const Meant &meant) { return meant.kind == kind && part.contains(meant.part); });
}

QString named(const SeenText &text)
{
    return u"%1: \"%2\""_s.arg(text.part.isEmpty() ? u"scene"_s : text.part.join(u" › "_s), text.text.size() > 60 ? text.text.left(59) + u'…' : text.text);
}

class Inspection
{
public:
    explicit Inspection(const SeenScene &scene)
        : m_scene(scene)
    {
    }

    QList<Finding> done()
    {
        for (const auto &text : m_scene.texts)
            look(text);
        for (const auto &text : m_scene.cutInCharts)
            add(Finding::Kind::Cut, text.part, named(text) + u" has no room and is cut short"_s);
        overlaps();
        for (const auto &panel : m_scene.panels)
            look(panel);
        for (const auto &figure : m_scene.figures)
            look(figure);
        return m_findings;
    }

private:
    void add(Finding::Kind kind, const QStringList &part, const QString &message)
    {
        const Finding finding{kind, message};
        if (!isMeant(kind, part) && !m_findings.contains(finding))
            m_findings << finding;
    }

    void look(const SeenText &text)
    {
        using enum Finding::Kind;
        const QRectF room = text.room.adjusted(-slack, -slack, slack, slack);
        if (!room.contains(text.ink) || !m_scene.window.adjusted(-slack, -slack, slack, slack).contains(text.ink))
            add(Overflow, text.part, named(text) + u" leaves its panel"_s);
        else if (!text.seen.adjusted(-slack, -slack, slack, slack).contains(text.ink))
            add(Overflow, text.part, named(text) + u" is cut by an edge"_s);
        if (text.isCut)
            add(Cut, text.part, named(text) + u" has no room and is cut short"_s);
        if (text.pixels < std::floor(m_scene.leastText)) // sizes of type are whole pixels
            add(Small, text.part, named(text) + u" is %1 px high; the least is %2 (16 arc minutes)"_s.arg(text.pixels).arg(m_scene.leastText, 0, 'f', 1));
        const bool large = text.pixels >= 24 * m_scene.unit || (text.bold && text.pixels >= 18.66 * m_scene.unit);
        const double least = large ? 3 : 4.5;
        if (text.contrast > 0 && text.contrast < least - 0.05 && !text.isOff)
            add(Contrast, text.part, named(text) + u" has a contrast of %1 with its ground; the least is %2"_s.arg(text.contrast, 0, 'f', 1).arg(least));
        for (const int seam : m_scene.seams) {
            if (text.ink.right() > seam - m_scene.seamMargin + slack && text.ink.left() < seam + m_scene.seamMargin - slack)
                add(Seam, text.part, named(text) + u" is written across the bezel at %1"_s.arg(seam));
        }
    }

    void overlaps()
    {
        std::vector<const SeenText *> texts;
        for (const auto &text : m_scene.texts)
            texts.push_back(&text);
        std::ranges::sort(texts, {}, [](const SeenText *text) { return text->ink.left(); });
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t j = i + 1; j < texts.size() && texts[j]->ink.left() < texts[i]->ink.right() - slack; ++j) {
                const QRectF both = texts[i]->ink & texts[j]->ink;
                if (both.width() > slack && both.height() > slack && !isMeant(Finding::Kind::Overlap, texts[j]->part))
                    add(Finding::Kind::Overlap, texts[i]->part, u"%1 and %2 lie on each other"_s.arg(named(*texts[i]), named(*texts[j])));
            }
        }
    }

    void look(const SeenPanel &panel)
    {
        for (const int seam : m_scene.seams) {
            if (!panel.minded && panel.place.left() < seam && panel.place.right() > seam)
                add(Finding::Kind::Seam, {panel.type}, u"panel '%1' lies across the bezel at %2"_s.arg(panel.type).arg(seam));
        }
    }

    void look(const SeenFigure &figure)
    {
        using enum Finding::Kind;
        if (!figure.isDefined) {
            add(Unbound, {figure.code}, u"%1: indicator '%2' is defined by no feed, and the register has none of that code"_s.arg(figure.where, figure.code));
            return;
        }
        if (!figure.hasSource)
            add(Source, {}, u"%1: indicator '%2' has no source: no department answers for it"_s.arg(figure.where, figure.code));
        if (!figure.hasInterval)
            add(Interval, {}, u"%1: nobody says how often indicator '%2' is due, so nobody can say when it is late"_s.arg(figure.where, figure.code));
    }

    const SeenScene &m_scene;
    QList<Finding> m_findings = {};
};

}

QList<Finding> inspect(const SeenScene &scene)
{
    return Inspection(scene).done();
}

const QList<Meant> &meantSo()
{
    using enum Finding::Kind;
    static const QString ofFigure = u"the name of a figure in a narrow row has become smaller before; a click opens its card, which has it whole"_s;
    static const QList<Meant> meant = {
        {Cut, u"TrustMark"_s, u"a source's name gives way to state and age; a click opens the card of the figure, which has it whole"_s},
        {Cut, u"SourceTrust"_s, u"as of TrustMark: beside the head of a panel"_s},
        {Cut, u"HeadTrust"_s, u"as of TrustMark: beside the head of a panel"_s},
        {Cut, u"EventRow"_s, u"what people write is as long as it is; a click opens the event's sheet, which has it whole"_s},
        {Cut, u"CasePanel"_s, u"names of things nearby are as long as they are; the search has them whole"_s},
        {Cut, u"QueueRow"_s, u"what people write is as long as it is; the sheet beside the queue has it whole"_s},
        {Cut, u"TickerBar"_s, u"what people write is as long as it is, and the line moves on"_s},
        {Cut, u"AttentionRow"_s, u"a warning may be of many districts; a click opens it, and it names them all"_s},
        {Cut, u"ComparisonRow"_s, ofFigure},
        {Cut, u"FigureRow"_s, ofFigure},
        {Cut, u"Part"_s, ofFigure},
        {Cut, u"PartRow"_s, ofFigure},
        {Cut, u"RadarSpoke"_s, ofFigure},
        {Cut, u"MatrixPanel"_s, u"names of columns; what is pointed at is named whole above them"_s},
        {Cut, u"MultiplesPanel"_s, u"districts above charts that are a thumb wide; a click selects one, and its name stands whole above the map"_s},
        {Unbound, u"example.nobody"_s, u"as example.none, beside it"_s},
        {Unbound, u"example.none"_s, u"the panels of the gallery show what an indicator looks like that nobody defines"_s},
    };
    return meant;
}

double contrastOf(const QColor &one, const QColor &other)
{
    const double a = luminanceOf(one);
    const double b = luminanceOf(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

double contrastOn(const QImage &ground, const QRectF &place, const QColor &colour)
{
    const QRect area = place.toAlignedRect() & ground.rect();
    std::vector<double> contrasts;
    QRgb last = 0;
    double contrast = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); x += 2) { // every other pixel tells as much
            const QRgb pixel = ground.pixel(x, y);
            if (contrasts.empty() || pixel != last) {
                last = pixel;
                const QColor behind(pixel);
                contrast = contrastOf(over(colour, behind), behind);
            }
            contrasts.push_back(contrast);
        }
    }
    if (contrasts.empty())
        return 0;
    const auto quarter = contrasts.begin() + std::ptrdiff_t(contrasts.size() / 4);
    std::ranges::nth_element(contrasts, quarter);
    return *quarter;
}

}
