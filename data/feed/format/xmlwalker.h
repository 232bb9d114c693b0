#pragma once

#include <QString>
#include <QXmlStreamReader>

namespace tonglan {

struct XmlLimits
{
    qsizetype bytes = 0; ///< Of the document.
    int depth = 0; ///< Of its elements.
    qsizetype letters = 0; ///< Of the text of one element; what is more is cut.
};

/** Walks a document from outside, whose size, depth and texts are bounded and which may have no document type: entities could make anything of it. The first thing that
 *  is wrong ends it. Texts come without controls and marks of writing direction, which move or hide others, and without the blanks around them; lines stay.
 *  What is asked for is read in the order of the document. One thread.
 */
class XmlWalker
{
public:
    XmlWalker(const QByteArray &xml, const XmlLimits &limits);

    /** The next child of the element that was entered at @p depth; false at its end. It is entered. 0: the root. */
    bool nextChild(int depth);
    /** All text of the element that was entered last, without that of elements in it; leaves it. */
    QString text();

    [[nodiscard]] QStringView name() const { return m_xml.name(); }
    [[nodiscard]] QStringView space() const { return m_xml.namespaceUri(); }
    [[nodiscard]] QString attribute(QLatin1StringView name) const { return m_xml.attributes().value(name).toString(); }
    [[nodiscard]] int depth() const { return m_depth; }
    [[nodiscard]] bool takeWasCut() { return std::exchange(m_wasCut, false); } ///< A text was longer than is read, since the last call.
    [[nodiscard]] bool isWell() const { return m_problem.isEmpty() && !m_xml.hasError(); }
    [[nodiscard]] QString problem() const; ///< English, with the line; empty if it is well.

private:
    QXmlStreamReader m_xml;
    XmlLimits m_limits;
    QString m_problem = {};
    int m_depth = 0;
    bool m_wasCut = false;
};

}
