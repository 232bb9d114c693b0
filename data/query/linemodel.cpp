#include "linemodel.h"

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 lateShare = 20; // of the time may go into looking for what comes late

LineModel::LineModel(QObject *parent)
    : QueryObject({RecordType::Event, RecordType::Reading, RecordType::Indicator, RecordType::Region}, parent)
{
    m_question.region = u"810000"_s;
    m_driver.setEnabled(false);
}

QString LineModel::kind() const
{
    return m_question.events ? u"events"_s : u"indicator"_s;
}

void LineModel::setActive(bool active)
{
    if (active == isActive())
        return;
    m_driver.setEnabled(active);
    Q_EMIT activeChanged();
}

void LineModel::parameterChange()
{
    m_question.mark = {};
    m_line = {};
    m_isKnown = false;
    m_driver.refresh();
    Q_EMIT changed();
}

bool LineModel::isLateDue() const
{
    return !m_sinceLate.isValid() || m_sinceLate.elapsed() >= lateShare * m_lateCost;
}

void LineModel::ask()
{
    auto question = m_question;
    question.now = now();
    question.zone = runner()->cityZone();
    question.computed = runner()->indicatorRegister();
    question.withLate = isLateDue();
    m_driver.run([question](const Database &db) { return readLine(db, question); }, [this](LineAnswer answer) { take(std::move(answer)); });
}

void LineModel::take(LineAnswer answer)
{
    if (answer.isWhole || answer.withLate) {
        m_lateCost = answer.tookMs;
        m_sinceLate.start();
    }
    m_owesLate = !answer.isWhole && !answer.withLate;
    m_step = answer.step;
    m_question.mark = std::move(answer.mark);
    if (answer.isWhole) {
        m_line = std::move(answer.series);
        ++m_wholeReads;
    } else if (!answer.more.empty()) {
        m_line.merge(std::move(answer.more));
    }
    if (!answer.isWhole && qint64(m_line.points().size()) != m_question.mark.count) { // some are gone
        m_question.mark = {};
        m_driver.renew();
    }
    m_isKnown = true;
    Q_EMIT changed();
}

void LineModel::tick()
{
    if (runner() && isActive() && m_owesLate && isLateDue())
        m_driver.renew();
}

}
