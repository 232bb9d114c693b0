#pragma once

#include "freshness.h"
#include "queryobject.h"
#include "readlineage.h"

#include <QVariantList>

namespace tonglan {

/** 血缘: where the figure of one indicator in one region comes from, how it came here and how sound it is, in words; for its card. */
class FigureLineage : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(bool valid READ isValid NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString regionName READ regionName NOTIFY changed)
    Q_PROPERTY(bool demo READ isDemo NOTIFY changed)
    Q_PROPERTY(QString valueText READ valueText NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(bool hasValue READ hasValue NOTIFY changed)
    Q_PROPERTY(bool handTyped READ isHandTyped NOTIFY changed)
    Q_PROPERTY(bool withheld READ isWithheld NOTIFY changed)
    Q_PROPERTY(int level READ level NOTIFY changed)
    Q_PROPERTY(int trust READ trust NOTIFY aged)
    Q_PROPERTY(double trustFraction READ trustFraction NOTIFY aged)
    Q_PROPERTY(QString verdictText READ verdictText NOTIFY aged)
    Q_PROPERTY(QString detailText READ detailText NOTIFY aged)
    Q_PROPERTY(QVariantList chain READ chain NOTIFY aged)
    Q_PROPERTY(QString breakText READ breakText NOTIFY aged)
    Q_PROPERTY(QVariantList strip READ strip NOTIFY changed)
    Q_PROPERTY(QStringList stripTimes READ stripTimes NOTIFY changed)
    Q_PROPERTY(QString stripNote READ stripNote NOTIFY changed)
    Q_PROPERTY(QVariantList checks READ checks NOTIFY aged)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(QVariantList others READ others NOTIFY changed)
    Q_PROPERTY(bool computed READ isComputed NOTIFY changed)
    Q_PROPERTY(QVariantList inputs READ inputs NOTIFY changed)

public:
    /** Of a link of the chain. */
    enum Link { Sound,
        Broken, ///< Here it stopped.
        Waiting }; ///< Behind the break.
    Q_ENUM(Link)
    /** Of a check. */
    enum Finding { Silent, ///< There is no rule, or nothing to apply it to.
        Passed,
        Failed };
    Q_ENUM(Finding)

    explicit FigureLineage(QObject *parent = nullptr);

    [[nodiscard]] const QString &code() const { return m_code; } ///< Of the indicator; empty: nothing is asked.
    void setCode(const QString &code);
    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region);

    [[nodiscard]] bool isValid() const { return m_isKnown; } ///< The answer for this code and region is there.
    [[nodiscard]] QString name() const;
    [[nodiscard]] const QString &regionName() const { return m_lineage.regionName; }
    [[nodiscard]] bool isDemo() const { return m_lineage.hasSource && m_lineage.source.demo; }
    [[nodiscard]] QString valueText() const; ///< As the screen shows it; empty if there is none.
    [[nodiscard]] QString unit() const;
    [[nodiscard]] bool hasValue() const;
    [[nodiscard]] bool isHandTyped() const; ///< The reading, or all that its source sends.
    [[nodiscard]] bool isWithheld() const;
    [[nodiscard]] int level() const;
    [[nodiscard]] int trust() const { return int(m_freshness.trust); }
    [[nodiscard]] double trustFraction() const { return m_freshness.fraction; }
    [[nodiscard]] QString verdictText() const; ///< "Out of date, 3h12 old"
    [[nodiscard]] QString detailText() const; ///< What that means, in a sentence or two.
    [[nodiscard]] QVariantList chain() const; ///< title, name, note, state (Link): from the source to this screen.
    [[nodiscard]] QString breakText() const; ///< Where it broke; empty if it did not.
    [[nodiscard]] QVariantList strip() const; ///< readings, late, due: of one stretch each, the oldest first.
    [[nodiscard]] QStringList stripTimes() const; ///< When each begins.
    [[nodiscard]] QString stripNote() const;
    [[nodiscard]] QVariantList checks() const; ///< name, value, rule, finding (Finding).
    [[nodiscard]] QVariantList facts() const; ///< name, value, machine (cursors: cut rather than wrapped): the definition.
    [[nodiscard]] QVariantList others() const; ///< source, value, difference, time: what other sources say.

    [[nodiscard]] bool isComputed() const { return m_lineage.isComputed; } ///< This client works it out.
    [[nodiscard]] QVariantList inputs() const; ///< What from: code, name, function ("highest of 24 h", empty for the value itself), value, hasValue, unit, source, time, readings.
    [[nodiscard]] const Lineage &answer() const { return m_lineage; } ///< Empty until isValid().
    [[nodiscard]] QString figureOf(double value) const; ///< A value of this indicator with its unit.

Q_SIGNALS:
    void aged();

protected:
    void ask() override;
    void tick() override;

private:
    [[nodiscard]] const RegisterPlace *placeOf(const QString &code) const;
    void forget();
    [[nodiscard]] QString computedText() const;
    [[nodiscard]] QString moment(TimeMs time) const;
    [[nodiscard]] QString every() const; ///< "5 min"
    [[nodiscard]] int brokenLink() const; ///< Index in the chain; -1: none.
    [[nodiscard]] double widestDifference() const; ///< Of other sources, as a share; 0 if there are none.
    [[nodiscard]] Language language() const;

    QString m_code;
    QString m_region;
    bool m_isKnown = false;
    TimeMs m_askedAt = 0;
    Lineage m_lineage;
    Freshness m_freshness;
};

}
