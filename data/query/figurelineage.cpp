#include "figurelineage.h"

#include "linkwords.h"

#include "analysis/format.h"
#include "model/source.h"

#include <QVariantMap>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr double enoughReadings = 0.95; // of those that were due

/** The places of the chain. */
enum Place { AtSource,
    AtInterface,
    AtCache,
    AtDefinition,
    AtIndicator,
    AtScreen };

FigureLineage::FigureLineage(QObject *parent)
    : QueryObject({RecordType::Indicator, RecordType::Reading, RecordType::Region, RecordType::Source}, parent)
{
    m_driver.setEnabled(false); // until a figure is chosen
}

void FigureLineage::setCode(const QString &code)
{
    if (code == m_code)
        return;
    m_code = code;
    forget();
}

void FigureLineage::setRegion(const QString &region)
{
    if (region == m_region)
        return;
    m_region = region;
    forget();
}

// The card must not show the lineage of one figure under the name of another, not even for a moment.
void FigureLineage::forget()
{
    m_isKnown = false;
    m_lineage = {};
    m_freshness = {};
    Q_EMIT parametersChanged();
    Q_EMIT changed();
    Q_EMIT aged();
    m_driver.setEnabled(!m_code.isEmpty());
    m_driver.refresh();
}

void FigureLineage::ask()
{
    m_askedAt = now();
    m_driver.run([question = LineageQuestion{m_code, m_region, now(), language(), runner()->indicatorRegister()}](const Database &db) { return readLineage(db, question); }, [this](Lineage lineage) {
        m_isKnown = true;
        m_lineage = std::move(lineage);
        const auto &shown = m_lineage.shown;
        m_freshness = {.time = shown ? shown->time : 0, .intervalSeconds = int(m_lineage.periodSeconds), .quality = shown ? shown->quality : Reading::Quality::Good, .hasSource = m_lineage.hasSource};
        m_freshness.update(now(), language());
        Q_EMIT changed();
        Q_EMIT aged(); });
}

void FigureLineage::tick()
{
    if (!m_isKnown || !runner())
        return;
    m_freshness.update(now(), language());
    Q_EMIT aged();
    if (now() / 60'000 != m_askedAt / 60'000) // what does not come is to be seen, too
        m_driver.renew();
}

Language FigureLineage::language() const
{
    return runner() ? runner()->languageId() : Language::Chinese;
}

QString FigureLineage::moment(TimeMs time) const
{
    return clock() ? clock()->formatMoment(double(time)) : QString();
}

QString FigureLineage::every() const
{
    return LinkWords::duration(qint64(m_lineage.periodSeconds * 1000), language());
}

QString FigureLineage::figureOf(double value) const
{
    const auto &definition = m_lineage.definition;
    const auto figure = formatFigure(value, nameIn(language(), definition.unit, definition.unitEn), definition.decimals, language());
    return figure.unit.isEmpty() || figure.unit == "%"_L1 ? figure.value + figure.unit : figure.value + u' ' + figure.unit;
}

/** What the register of the city says of an indicator; null: nothing. */
const RegisterPlace *FigureLineage::placeOf(const QString &code) const
{
    const auto made = runner() ? runner()->indicatorRegister() : nullptr;
    return made ? made->place(code) : nullptr; // the register outlives the models
}

QString FigureLineage::name() const
{
    if (m_lineage.isDefined)
        return nameIn(language(), m_lineage.definition.name, m_lineage.definition.nameEn);
    const auto *place = placeOf(m_code);
    return place ? nameIn(language(), place->name, place->nameEn) : m_code;
}

bool FigureLineage::isHandTyped() const
{
    const bool isTyped = m_lineage.shown && m_lineage.shown->quality == Reading::Quality::HandTyped;
    return isTyped || (m_lineage.hasSource && m_lineage.source.collection == int(Source::Collection::HandTyped));
}

bool FigureLineage::isWithheld() const
{
    return m_lineage.shown && m_lineage.shown->quality == Reading::Quality::Withheld;
}

bool FigureLineage::hasValue() const
{
    return m_lineage.shown && m_lineage.shown->value && m_lineage.hasSource;
}

QString FigureLineage::valueText() const
{
    if (!hasValue())
        return {};
    const auto &definition = m_lineage.definition;
    return formatFigure(*m_lineage.shown->value, nameIn(language(), definition.unit, definition.unitEn), definition.decimals, language()).value;
}

QString FigureLineage::unit() const
{
    const auto &definition = m_lineage.definition;
    const QString own = nameIn(language(), definition.unit, definition.unitEn);
    return hasValue() ? formatFigure(*m_lineage.shown->value, own, definition.decimals, language()).unit : own;
}

int FigureLineage::level() const
{
    return hasValue() ? int(levelOf(m_lineage.definition, *m_lineage.shown->value)) : 0;
}

double FigureLineage::widestDifference() const
{
    double widest = 0;
    for (const auto &other : m_lineage.others)
        widest = std::max(widest, other.difference());
    return widest;
}

QString FigureLineage::verdictText() const
{
    if (!m_isKnown)
        return {};
    if (!m_lineage.shown)
        return tr("No data");
    if (isWithheld())
        return tr("Withheld");
    if (!m_lineage.shown->value)
        return tr("No data, %1 old").arg(m_freshness.ageText);
    switch (m_freshness.trust) {
    case TrustState::Fresh:
        return tr("Fresh, %1 old").arg(m_freshness.ageText);
    case TrustState::Late:
        return tr("Late, %1 old").arg(m_freshness.ageText);
    case TrustState::Stale:
        return tr("Out of date, %1 old").arg(m_freshness.ageText);
    case TrustState::Doubt:
        return tr("In doubt, %1 old").arg(m_freshness.ageText);
    case TrustState::None:
        break;
    }
    return tr("No registered source");
}

QString FigureLineage::detailText() const
{
    if (!m_isKnown)
        return {};
    const auto &shown = m_lineage.shown;
    if (m_lineage.isComputed)
        return computedText();
    if (!shown)
        return tr("No reading has come for this region. That is not zero.");
    if (isWithheld())
        return tr("There is a reading, and it is not for this screen.");
    if (!m_lineage.hasSource)
        return tr("A number whose source is not registered is not shown.");
    QStringList parts;
    if (!shown->value)
        parts << tr("The source reported that it has no value. That is not zero.");
    if (m_lineage.periodSeconds > 0) {
        const auto missed = int(std::max(0.0, std::floor(double(now() - shown->time) / (m_lineage.periodSeconds * 1000)) - 1)); // the last one may still come
        parts << (missed > 0 ? tr("Due every %1, %n time(s) missed.", nullptr, missed).arg(every()) : tr("Due every %1.").arg(every()));
    }
    if (m_freshness.trust == TrustState::Late || m_freshness.trust == TrustState::Stale)
        parts << tr("This is the value of %1, not of now.").arg(moment(shown->time));
    if (shown->quality == Reading::Quality::Suspect && widestDifference() <= sameEnough)
        parts << tr("Its source marks it as doubtful.");
    if (shown->quality == Reading::Quality::HandTyped)
        parts << tr("It was typed by hand.");
    if (shown->quality == Reading::Quality::Simulated)
        parts << tr("It is simulated.");
    if (widestDifference() > sameEnough)
        parts << tr("Another source says something else.");
    return parts.join(language() == Language::Chinese ? QString() : u" "_s);
}

/** Of a figure that is worked out here: how old that makes it, or why there is none. */
QString FigureLineage::computedText() const
{
    if (!m_lineage.problem.isEmpty())
        return tr("Its expression is refused: %1").arg(m_lineage.problem);
    switch (m_lineage.reason) {
    case Expression::Reason::Missing:
        return tr("It can't be worked out: %1 is missing. That is not zero.").arg(m_lineage.reasonName);
    case Expression::Reason::Withheld:
        return tr("It is made of %1, which is not for this screen.").arg(m_lineage.reasonName);
    case Expression::Reason::DividedByZero:
        return tr("It can't be worked out: it would be divided by zero.");
    case Expression::Reason::TooLarge:
        return tr("It can't be worked out: the number is too large.");
    case Expression::Reason::None:
        break;
    }
    if (!m_lineage.hasSource)
        return tr("A number whose source is not registered is not shown.");
    QStringList parts = {tr("Worked out here from %n figure(s), as late as the most overdue of them.", nullptr, int(m_lineage.inputs.size()))};
    if (m_freshness.trust == TrustState::Late || m_freshness.trust == TrustState::Stale)
        parts << tr("This is the value of %1, not of now.").arg(moment(m_lineage.shown->time));
    if (m_lineage.shown->quality == Reading::Quality::Suspect)
        parts << tr("A part of it is in doubt.");
    if (m_lineage.shown->quality == Reading::Quality::HandTyped)
        parts << tr("A part of it was typed by hand.");
    if (m_lineage.shown->quality == Reading::Quality::Simulated)
        parts << tr("A part of it is simulated.");
    return parts.join(language() == Language::Chinese ? QString() : u" "_s);
}

/** "Highest of 24 h" */
static QString functionText(const LineageInput &input, Language language)
{
    const QString over = input.seconds > 0 ? LinkWords::duration(input.seconds * 1000, language) : FigureLineage::tr("the regions below");
    switch (input.function) {
    case Expression::Function::Value:
        return {};
    case Expression::Function::Sum:
        return FigureLineage::tr("sum over %1").arg(over);
    case Expression::Function::Average:
        return FigureLineage::tr("mean of %1").arg(over);
    case Expression::Function::Minimum:
        return FigureLineage::tr("lowest of %1").arg(over);
    case Expression::Function::Maximum:
        return FigureLineage::tr("highest of %1").arg(over);
    case Expression::Function::Count:
        return FigureLineage::tr("readings of %1").arg(over);
    case Expression::Function::Rate:
        return FigureLineage::tr("growth an hour over %1").arg(over);
    }
    return {};
}

QVariantList FigureLineage::inputs() const
{
    QVariantList list;
    for (const auto &input : m_lineage.inputs) {
        const auto figure = input.value ? formatFigure(*input.value, input.unit, input.decimals, language()) : Figure();
        list.append(QVariantMap{{u"code"_s, input.code}, {u"name"_s, input.name}, {u"function"_s, functionText(input, language())}, {u"value"_s, input.isWithheld ? tr("withheld") : input.value ? figure.value
                                                                                                                                                                                                 : tr("no data")},
            {u"hasValue"_s, !input.isWithheld && input.value.has_value()}, {u"unit"_s, figure.unit}, {u"source"_s, input.sourceNames.size() > 1 ? tr("%n source(s)", nullptr, int(input.sourceNames.size())) : input.sourceNames.value(0)},
            {u"time"_s, input.time > 0 ? moment(input.time) : QString()}, {u"readings"_s, input.readings}});
    }
    return list;
}

/** Late data: the feed is silent, or the source is, or only this figure is. */
int FigureLineage::brokenLink() const
{
    const bool isOld = m_freshness.trust == TrustState::Late || m_freshness.trust == TrustState::Stale;
    if (!m_isKnown || !m_lineage.shown || !isOld)
        return -1;
    const auto patience = qint64(std::max(60.0, m_lineage.periodSeconds) * 1000);
    if (m_lineage.feedSuccess > 0 && now() - m_lineage.feedSuccess > patience)
        return AtInterface;
    return AtSource;
}

QString FigureLineage::breakText() const
{
    if (m_lineage.isComputed && brokenLink() == AtSource)
        return tr("Something that it is made of does not come");
    switch (brokenLink()) {
    case AtInterface:
        return tr("The interface is silent");
    case AtSource:
        return now() - m_lineage.source.lastTime > qint64(std::max(60.0, m_lineage.periodSeconds) * 1000) ? tr("The source sends nothing") : tr("The source sends other figures, not this one");
    default:
        return {};
    }
}

QVariantList FigureLineage::chain() const
{
    if (!m_isKnown)
        return {};
    const int broken = brokenLink();
    const auto &shown = m_lineage.shown;
    QVariantList links;
    const auto add = [&](const QString &title, const QString &name, const QString &note) {
        const int place = int(links.size());
        const Link state = !shown ? Waiting : broken < 0 || place < broken ? Sound
            : place == broken                                              ? Broken
                                                                           : Waiting;
        links.append(QVariantMap{{u"title"_s, title}, {u"name"_s, name}, {u"note"_s, note}, {u"state"_s, int(state)}});
    };
    const auto lang = language();
    const QString none = u"—"_s;
    const QString department = nameIn(lang, m_lineage.source.name, m_lineage.source.nameEn);
    const QString system = nameIn(lang, m_lineage.source.system, m_lineage.source.systemEn);
    add(tr("Source"), m_lineage.hasSource ? department : tr("not registered"), !m_lineage.hasSource ? QString() : m_lineage.isComputed ? tr("from %n figure(s)", nullptr, int(m_lineage.inputs.size()))
                                                                                                                                       : system + u" · "_s + LinkWords::collection(m_lineage.source.collection));
    add(tr("Interface"), shown ? LinkWords::feedName(m_lineage.feed) : none, m_lineage.feedSuccess > 0 ? tr("heard %1").arg(LinkWords::ago(now() - m_lineage.feedSuccess, lang)) : QString());
    add(tr("Gathered"), tr("Local cache"), shown ? tr("%1 rows, %2 refused").arg(formatNumber(double(m_lineage.rowsIn), 0), formatNumber(double(m_lineage.rowsRejected), 0)) : QString());
    add(tr("Processed"), m_lineage.isComputed ? tr("Computed here") : m_lineage.isDefined ? tr("Definition, version %1").arg(m_lineage.definition.head.version)
                                                                                          : tr("not defined"),
        m_code);
    add(tr("Indicator"), name(), shown ? tr("value of %1").arg(moment(shown->time)) : tr("no value"));
    add(tr("This screen"), m_lineage.regionName, m_freshness.trust == TrustState::Stale ? tr("dimmed, being out of date") : hasValue() ? tr("shown as it is")
                                                                                                                                       : tr("shown without a number"));
    return links;
}

QVariantList FigureLineage::strip() const
{
    QVariantList list;
    if (!m_isKnown)
        return list;
    for (const auto &slot : m_lineage.strip)
        list.append(QVariantMap{{u"readings"_s, slot.readings}, {u"late"_s, slot.late}, {u"due"_s, slot.isDue}});
    return list;
}

QStringList FigureLineage::stripTimes() const
{
    QStringList times;
    for (std::size_t i = 0; m_isKnown && i < m_lineage.strip.size(); ++i)
        times << moment(m_lineage.stripFrom + qint64(i) * m_lineage.slotMs);
    return times;
}

QString FigureLineage::stripNote() const
{
    if (!m_isKnown || m_lineage.strip.empty())
        return {};
    const QString span = LinkWords::duration(qint64(m_lineage.strip.size()) * m_lineage.slotMs, language());
    const QString each = LinkWords::duration(m_lineage.slotMs, language());
    return m_lineage.corrected > 0 ? tr("%1, one for %2: %3 readings, %4 corrected").arg(span, each).arg(m_lineage.readings).arg(m_lineage.corrected) : tr("%1, one for %2: %3 readings").arg(span, each).arg(m_lineage.readings);
}

QVariantList FigureLineage::checks() const
{
    QVariantList list;
    if (!m_isKnown)
        return list;
    const auto add = [&](const QString &name, const QString &value, const QString &rule, Finding finding) {
        list.append(QVariantMap{{u"name"_s, name}, {u"value"_s, value}, {u"rule"_s, rule}, {u"finding"_s, int(finding)}});
    };
    const QString none = u"—"_s;
    const auto percent = [](double share) { return formatNumber(share * 100, 1) + u'%'; };
    if (m_lineage.due > 0) {
        const double share = double(m_lineage.met) / m_lineage.due;
        add(tr("Complete"), percent(share), tr("at least %1").arg(formatNumber(enoughReadings * 100, 0) + u'%'), share >= enoughReadings ? Passed : Failed);
    } else {
        add(tr("Complete"), none, tr("nothing promised"), Silent);
    }
    if (m_lineage.shown && m_lineage.periodSeconds > 0)
        add(tr("On time"), m_freshness.ageText, tr("within %1").arg(every()), double(now() - m_lineage.shown->time) <= m_lineage.periodSeconds * 1000 ? Passed : Failed);
    else
        add(tr("On time"), none, m_lineage.periodSeconds > 0 ? tr("within %1").arg(every()) : tr("nothing promised"), m_lineage.periodSeconds > 0 ? Failed : Silent);
    if (m_lineage.isComputed)
        add(tr("Agreeing"), none, tr("that of what it is made of"), Silent);
    else if (m_lineage.others.empty())
        add(tr("Agreeing"), none, tr("no other source"), Silent);
    else if (std::ranges::none_of(m_lineage.others, &OtherReading::isComparable))
        add(tr("Agreeing"), none, tr("not comparable"), Silent);
    else
        add(tr("Agreeing"), tr("differs by %1").arg(percent(widestDifference())), tr("at most %1").arg(formatNumber(sameEnough * 100, 0) + u'%'), widestDifference() <= sameEnough ? Passed : Failed);
    const bool hasRange = m_lineage.least && m_lineage.most;
    const auto &definition = m_lineage.definition;
    const auto number = [&](double value) { return formatNumber(value, definition.decimals); };
    const QString usual = definition.normalLow && definition.normalHigh ? tr("usual %1–%2").arg(number(*definition.normalLow), number(*definition.normalHigh))
        : definition.normalHigh                                         ? tr("usual ≤%1").arg(number(*definition.normalHigh))
        : definition.normalLow                                          ? tr("usual ≥%1").arg(number(*definition.normalLow))
                                                                        : tr("no usual range");
    add(tr("Range"), hasRange ? number(*m_lineage.least) + u" – "_s + number(*m_lineage.most) : none, usual, Silent);
    return list;
}

QVariantList FigureLineage::facts() const
{
    QVariantList list;
    if (!m_isKnown)
        return list;
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            list.append(QVariantMap{{u"name"_s, name}, {u"value"_s, value}, {u"machine"_s, false}});
    };
    if (const auto &import = m_lineage.import; !import.file.isEmpty()) {
        const auto file = oneLine(import.file, 80);
        add(tr("Imported from"), import.sheet.isEmpty() ? tr("%1, line %2").arg(file).arg(import.line) : tr("%1, sheet %2, line %3").arg(file, oneLine(import.sheet, 40)).arg(import.line));
        add(tr("Imported by"), tr("%1, %2").arg(oneLine(import.who, 40), moment(import.at)));
        add(tr("Note"), oneLine(import.note, 200));
    }
    const auto &definition = m_lineage.definition;
    const auto *place = placeOf(m_code);
    if (place && place->isUncertain)
        add(tr("To be verified"), tr("%1: the register has this name without having looked it up").arg(nameIn(language(), place->name, place->nameEn)));
    if (!m_lineage.isDefined) {
        add(tr("Scope"), tr("The feeds have not defined this indicator"));
        if (place) {
            add(tr("Wanted"), place->description);
            add(tr("Unit"), place->unit);
            add(tr("Owner"), place->owner.isEmpty() ? tr("to be agreed") : place->owner);
        }
        return list;
    }
    add(tr("Scope"), definition.scope);
    add(tr("Formula"), definition.formula);
    if (definition.target)
        add(tr("Target"), figureOf(*definition.target));
    QStringList limits;
    for (const auto &limit : definition.limits) {
        static constexpr std::array<QStringView, 5> digits = {u"", u"Ⅰ", u"Ⅱ", u"Ⅲ", u"Ⅳ"};
        limits << digits[std::size_t(limit.level)].toString() + (limit.above ? u" > "_s : u" < "_s) + formatNumber(limit.value, definition.decimals);
    }
    add(tr("Limits"), limits.join(u", "_s));
    add(tr("Contact"), m_lineage.contact);
    if (m_lineage.feedSuccess > 0)
        list.append(QVariantMap{{u"name"_s, tr("Last sync")}, {u"machine"_s, true}, {u"value"_s, tr("%1, revision %2, cursor %3").arg(moment(m_lineage.feedSuccess)).arg(m_lineage.feedRevision).arg(m_lineage.cursor.isEmpty() ? u"—"_s : oneLine(m_lineage.cursor, 24))}});
    return list;
}

QVariantList FigureLineage::others() const
{
    QVariantList list;
    for (const auto &other : m_lineage.others) {
        QString difference;
        if (other.value && other.beside) {
            const double by = *other.value - *other.beside;
            difference = by == 0 ? tr("the same") : (by > 0 ? u"+"_s : QString()) + formatNumber(by, m_lineage.definition.decimals);
        }
        const QString value = other.value ? figureOf(*other.value) : other.quality == Reading::Quality::Withheld ? tr("withheld")
                                                                                                                 : tr("no data");
        list.append(QVariantMap{{u"source"_s, m_lineage.sourceNames.value(other.source, other.source)}, {u"value"_s, value}, {u"difference"_s, difference}, {u"time"_s, moment(other.time)}});
    }
    return list;
}

}
