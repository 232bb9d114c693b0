#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace tonglan {

/** The font families of the design. Creating it loads the shipped numerals and says which Chinese font fills in what they lack,
 *  so that "4分" is drawn in the same two fonts on every machine.
 */
class Fonts : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString text READ text CONSTANT)
    Q_PROPERTY(QString number READ number CONSTANT)
    Q_PROPERTY(QString brand READ brand CONSTANT)

public:
    explicit Fonts(QObject *parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString brand() const;

    /** Loads the shipped fonts once in this process; anything that paints with them may call it. GUI thread. */
    static void load();
};

}
