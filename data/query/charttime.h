#pragma once

#include <QObject>
#include <qqmlregistration.h>

namespace tonglan {

/** The range of time that the charts of a scene show, and the moment that is pointed at in one of them: all of them show both. Times are ms since 1970. */
class ChartTime : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double from READ from NOTIFY rangeChanged)
    Q_PROPERTY(double to READ to NOTIFY rangeChanged)
    Q_PROPERTY(bool moved READ isMoved NOTIFY rangeChanged)
    Q_PROPERTY(double pointed READ pointed WRITE setPointed NOTIFY pointedChanged)

public:
    static constexpr double shortest = 5 * 60'000.0; ///< ms that a range has at least …
    static constexpr double longest = 400 * 86'400'000.0; ///< … and at most.

    explicit ChartTime(QObject *parent = nullptr);

    [[nodiscard]] double from() const { return m_from; } ///< from and to 0: each chart shows what it shows by itself.
    [[nodiscard]] double to() const { return m_to; }
    [[nodiscard]] bool isMoved() const { return m_to > m_from; }
    [[nodiscard]] double pointed() const { return m_pointed; } ///< 0: nothing is.
    void setPointed(double time);

    /** A range that is too short or too long is made to fit around its middle; one that is none is not taken. */
    Q_INVOKABLE void show(double from, double to);
    Q_INVOKABLE void reset(); ///< What each chart shows by itself.

Q_SIGNALS:
    void rangeChanged();
    void pointedChanged();

private:
    double m_from = 0;
    double m_to = 0;
    double m_pointed = 0;
};

}
