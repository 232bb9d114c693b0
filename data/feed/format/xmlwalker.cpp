#include "xmlwalker.h"

namespace tonglan {

using namespace Qt::StringLiterals;

static QString cleaned(QStringView text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        const auto code = c.unicode();
        const bool isDirection = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F || code == 0x061C;
        const bool isControl = (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t') || code == 0xFEFF;
        if (!isDirection && !isControl)
            clean += c;
    }
    return clean.trimmed();
}

XmlWalker::XmlWalker(const QByteArray &xml, const XmlLimits &limits)
    : m_xml(xml)
    , m_limits(limits)
{
    if (xml.size() > limits.bytes)
        m_problem = u"%1 bytes, at most %2 are read"_s.arg(xml.size()).arg(limits.bytes);
}

bool XmlWalker::nextChild(int depth)
{
    while (isWell()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > m_limits.depth)
                m_problem = u"line %1: elements lie more than %2 deep"_s.arg(m_xml.lineNumber()).arg(m_limits.depth);
            if (m_depth == depth + 1)
                return isWell();
            break; // within a child that nobody asked about
        case QXmlStreamReader::EndElement:
            if (--m_depth < depth)
                return false;
            break;
        case QXmlStreamReader::DTD:
            m_problem = u"it has a document type, which no alert needs: entities could make anything of it"_s;
            break;
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Invalid:
            return false;
        default:
            break;
        }
    }
    return false;
}

QString XmlWalker::text()
{
    const int depth = m_depth;
    QString text;
    while (isWell() && m_depth >= depth) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::StartElement && ++m_depth > m_limits.depth)
            m_problem = u"line %1: elements lie more than %2 deep"_s.arg(m_xml.lineNumber()).arg(m_limits.depth);
        else if (token == QXmlStreamReader::EndElement)
            --m_depth;
        else if (token == QXmlStreamReader::Characters && m_depth == depth && text.size() <= m_limits.letters)
            text += m_xml.text();
        else if (token == QXmlStreamReader::Invalid)
            break;
    }
    if (text.size() > m_limits.letters) {
        m_wasCut = true;
        text.truncate(m_limits.letters);
    }
    return cleaned(text);
}

QString XmlWalker::problem() const
{
    return m_problem.isEmpty() && m_xml.hasError() ? u"line %1: %2"_s.arg(m_xml.lineNumber()).arg(m_xml.errorString()) : m_problem;
}

}
