#include "eventwords.h"

namespace tonglan {

using namespace Qt::StringLiterals;

QString EventWords::stage(Stage stage)
{
    switch (stage) {
    case Stage::Reported:
        return tr("Reported");
    case Stage::Accepted:
        return tr("Accepted");
    case Stage::Handling:
        return tr("In hand");
    case Stage::Checking:
        return tr("Checking");
    case Stage::Closed:
        return tr("Closed");
    case Stage::Rated:
        return tr("Rated");
    }
    return {};
}

QString EventWords::level(Level level)
{
    switch (level) {
    case Level::None:
        break;
    case Level::Red:
        return u"Ⅰ"_s;
    case Level::Orange:
        return u"Ⅱ"_s;
    case Level::Yellow:
        return u"Ⅲ"_s;
    case Level::Blue:
        return u"Ⅳ"_s;
    }
    return {};
}

QString EventWords::levelGrade(Level level)
{
    switch (level) {
    case Level::None:
        break;
    case Level::Red:
        return tr("Grave");
    case Level::Orange:
        return tr("Major");
    case Level::Yellow:
        return tr("Serious");
    case Level::Blue:
        return tr("Ordinary");
    }
    return {};
}

QString EventWords::role(const QString &role)
{
    if (role == "commander"_L1)
        return tr("the commander");
    if (role == "operator"_L1)
        return tr("intake operators");
    if (role == "grid"_L1)
        return tr("grid workers");
    if (role == "leader"_L1)
        return tr("leaders");
    if (role == "guide"_L1)
        return tr("guides");
    if (role == "admin"_L1)
        return tr("administrators");
    if (role == "wall"_L1)
        return tr("the wall");
    return role;
}

QString EventWords::topic(const QString &code)
{
    if (code == "traffic"_L1)
        return tr("Traffic");
    if (code == "city"_L1)
        return tr("City upkeep");
    if (code == "water"_L1)
        return tr("Water");
    if (code == "power"_L1)
        return tr("Power");
    if (code == "env"_L1)
        return tr("Environment");
    if (code == "health"_L1)
        return tr("Health");
    if (code == "elder"_L1)
        return tr("Elder care");
    if (code == "safety"_L1)
        return tr("Safety");
    if (code == "fire"_L1)
        return tr("Fire");
    if (code == "weather"_L1)
        return tr("Weather");
    if (code == "port"_L1)
        return tr("Port");
    if (code == "community"_L1)
        return tr("Community");
    return code.isEmpty() ? tr("Other") : code;
}

QString EventWords::act(const QString &action, const QString &toStage, const QString &actor)
{
    QString what;
    if (action == "urge"_L1)
        what = tr("urged");
    else if (action == "supervise"_L1)
        what = tr("supervised");
    else if (action == "return"_L1)
        what = tr("returned");
    else if (toStage == "reported"_L1)
        what = tr("reported");
    else if (toStage == "accepted"_L1)
        what = tr("accepted");
    else if (toStage == "handling"_L1)
        what = tr("dispatched");
    else if (toStage == "checking"_L1)
        what = tr("awaiting check");
    else if (toStage == "closed"_L1)
        what = tr("closed");
    else if (toStage == "rated"_L1)
        what = tr("rated");
    if (what.isEmpty())
        return actor;
    return actor.isEmpty() ? what : what + u' ' + actor;
}

}
