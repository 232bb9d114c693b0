#pragma once

#include "model/event.h"

#include <QCoreApplication>
#include <QString>

namespace tonglan {

/** The fixed words of events in the language of the screen. */
class EventWords
{
    Q_DECLARE_TR_FUNCTIONS(EventWords)

public:
    [[nodiscard]] static QString stage(Stage stage);
    [[nodiscard]] static QString level(Level level); ///< "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"; empty for none.
    [[nodiscard]] static QString levelGrade(Level level); ///< 特别重大, 重大, 较大, 一般
    [[nodiscard]] static QString role(const QString &role); ///< Of a seat: 指挥长, 受理员 …; the code itself if it is unknown.
    [[nodiscard]] static QString topic(const QString &code); ///< The code itself if it is unknown.
    /** What an act did: "dispatched to ×", "closed after 17 min", "urged". */
    [[nodiscard]] static QString act(const QString &action, const QString &toStage, const QString &actor);
};

}
