#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <span>

namespace tonglan {

/** Where an event of a kind happens. */
enum class Scene { Street,
    Express,
    Home,
    Hospital,
    School,
    Station,
    Port,
    Shop };

/** When events of a kind happen. */
enum class Hours { Always,
    Work,
    Rush,
    Evening,
    Night };

/** One kind of event of the demo city: grid management and hotline vocabulary, and what the departments report. */
struct EventKind
{
    QLatin1StringView code;
    QStringView name;
    QLatin1StringView topic;
    QLatin1StringView department;
    double weight; ///< Relative frequency on a dry day.
    Scene scene;
    Hours hours;
    double rain; ///< Factor on the frequency at 40 mm/h of rain.
    double medianHours; ///< From report to being dealt with.
    double yellow; ///< Share that is level Ⅲ.
    QStringView titles; ///< Alternatives separated by |; # stands for a number.
    int low; ///< Range of the number.
    int high;
};

[[nodiscard]] std::span<const EventKind> eventKinds();

/** A grave event of level Ⅰ or Ⅱ; few, and told one by one. */
struct GraveKind
{
    QLatin1StringView code;
    QStringView name;
    QLatin1StringView topic;
    QLatin1StringView department;
    Scene scene;
    bool wet; ///< Only in rain; the others only when it is dry or it does not matter.
    QStringView title;
    int low;
    int high;
};

[[nodiscard]] std::span<const GraveKind> redKinds();
[[nodiscard]] std::span<const GraveKind> orangeKinds();

}
