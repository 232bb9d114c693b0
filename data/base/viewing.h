#pragma once

namespace tonglan {

/** A wall as its installer measured it: how far apart two pixels are, and from where the wall is read. A plain value. */
struct Viewing
{
    double pitchMm = 0; ///< Millimetres from one pixel to the next.
    double distanceM = 0; ///< Metres from the wall to whoever reads it.

    [[nodiscard]] bool isKnown() const { return pitchMm > 0 && distanceM > 0; }

    friend bool operator==(const Viewing &, const Viewing &) = default;
};

/** What is taken: from a telephone to a display in a square, from a lectern to a stadium. */
inline constexpr double leastPitchMm = 0.05;
inline constexpr double mostPitchMm = 50;
inline constexpr double leastDistanceM = 0.2;
inline constexpr double mostDistanceM = 1'000;

/** Pixels that a text of @p arcMinutes takes there; 0 if the viewing is not known. */
[[nodiscard]] double pixelsOf(double arcMinutes, const Viewing &viewing);

/** u of the design, which is drawn for a desk (600 mm from a pitch of 0.277 mm): in steps of a quarter, at least 1, at most 64, beyond which no screen has room; 0 if the viewing is not known. */
[[nodiscard]] double unitOf(const Viewing &viewing);

/** The smallest size of type, in pixels, that may be drawn: 16 arc minutes. Where the viewing is not known, a screen whose unit is @p unit is
 *  taken to be read from as far as that unit is made for.
 */
[[nodiscard]] double leastTextPixels(const Viewing &viewing, double unit);

}
