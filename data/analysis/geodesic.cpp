#include "geodesic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace tonglan {

namespace {

constexpr double semiMajor = 6'378'137; // m, WGS 84
constexpr double flattening = 1 / 298.257223563;
constexpr double semiMinor = semiMajor * (1 - flattening);
constexpr double eccentricity2 = flattening * (2 - flattening);
constexpr double radian = std::numbers::pi / 180;

/** Snyder's q: proportional to the area between the equator and a latitude. */
double bandOf(double sine)
{
    const double e = std::sqrt(eccentricity2);
    return (1 - eccentricity2) * (sine / (1 - eccentricity2 * sine * sine) + std::atanh(e * sine) / e);
}

double authalicRadius()
{
    return semiMajor * std::sqrt(bandOf(1) / 2);
}

double authalicLatitude(double degrees)
{
    return std::asin(std::clamp(bandOf(std::sin(degrees * radian)) / bandOf(1), -1.0, 1.0));
}

/** The shorter way around the Earth, in radians. */
double turn(double fromLon, double toLon)
{
    return std::remainder(toLon - fromLon, 360) * radian;
}

std::array<double, 3> direction(GeoPoint p)
{
    const double lat = p.lat * radian;
    const double lon = p.lon * radian;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double angleBetween(GeoPoint from, GeoPoint to)
{
    const double half = std::pow(std::sin((to.lat - from.lat) * radian / 2), 2) + std::cos(from.lat * radian) * std::cos(to.lat * radian) * std::pow(std::sin(turn(from.lon, to.lon) / 2), 2);
    return 2 * std::asin(std::min(1.0, std::sqrt(half)));
}

/** Twice the area of a triangle on the plate of degrees; its sign says on which side of the line the third corner lies. */
double side(GeoPoint a, GeoPoint b, GeoPoint c)
{
    return std::remainder(b.lon - a.lon, 360) * (c.lat - a.lat) - (b.lat - a.lat) * std::remainder(c.lon - a.lon, 360);
}

}

double geodesicLength(GeoPoint from, GeoPoint to)
{
    if (!from.isValid() || !to.isValid())
        return std::numeric_limits<double>::quiet_NaN();
    const double way = turn(from.lon, to.lon);
    const double reduced1 = std::atan((1 - flattening) * std::tan(from.lat * radian));
    const double reduced2 = std::atan((1 - flattening) * std::tan(to.lat * radian));
    const double sin1 = std::sin(reduced1);
    const double cos1 = std::cos(reduced1);
    const double sin2 = std::sin(reduced2);
    const double cos2 = std::cos(reduced2);
    double lambda = way;
    for (int i = 0; i < 100; ++i) {
        const double sinLambda = std::sin(lambda);
        const double cosLambda = std::cos(lambda);
        const double sinSigma = std::hypot(cos2 * sinLambda, cos1 * sin2 - sin1 * cos2 * cosLambda);
        if (sinSigma == 0)
            return 0;
        const double cosSigma = sin1 * sin2 + cos1 * cos2 * cosLambda;
        const double sigma = std::atan2(sinSigma, cosSigma);
        const double sinAlpha = cos1 * cos2 * sinLambda / sinSigma;
        const double cos2Alpha = 1 - sinAlpha * sinAlpha;
        const double cosMiddle = cos2Alpha > 0 ? cosSigma - 2 * sin1 * sin2 / cos2Alpha : 0; // along the equator
        const double c = flattening / 16 * cos2Alpha * (4 + flattening * (4 - 3 * cos2Alpha));
        const double before = lambda;
        lambda = way + (1 - c) * flattening * sinAlpha * (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1)));
        if (std::abs(lambda) > std::numbers::pi)
            break;
        if (std::abs(lambda - before) > 1e-13)
            continue;
        const double u2 = cos2Alpha * (semiMajor * semiMajor - semiMinor * semiMinor) / (semiMinor * semiMinor);
        const double a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
        const double b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
        const double m2 = cosMiddle * cosMiddle;
        const double deltaSigma = b * sinSigma * (cosMiddle + b / 4 * (cosSigma * (2 * m2 - 1) - b / 6 * cosMiddle * (4 * sinSigma * sinSigma - 3) * (4 * m2 - 3)));
        return semiMinor * a * (sigma - deltaSigma);
    }
    return authalicRadius() * angleBetween(from, to);
}

double geodesicArea(const GeoRing &ring)
{
    if (ring.size() < 3)
        return 0;
    double excess = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto &from = ring[i];
        const auto &to = ring[(i + 1) % ring.size()];
        const double half1 = std::tan(authalicLatitude(from.lat) / 2);
        const double half2 = std::tan(authalicLatitude(to.lat) / 2);
        excess += 2 * std::atan2(std::tan(turn(from.lon, to.lon) / 2) * (half1 + half2), 1 + half1 * half2);
    }
    return std::abs(excess) * authalicRadius() * authalicRadius();
}

bool crossesItself(const GeoRing &ring)
{
    const auto count = ring.size();
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 2; j < count; ++j) {
            if (i == 0 && j + 1 == count) // neighbours
                continue;
            const auto &a = ring[i];
            const auto &b = ring[i + 1];
            const auto &c = ring[j];
            const auto &d = ring[(j + 1) % count];
            if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0)
                return true;
        }
    }
    return false;
}

std::vector<GeoPoint> wayBetween(GeoPoint from, GeoPoint to, double step)
{
    const double angle = angleBetween(from, to);
    const int parts = std::clamp(int(std::ceil(angle * authalicRadius() / step)), 1, 1000);
    std::vector<GeoPoint> way = {from};
    const auto start = direction(from);
    const auto end = direction(to);
    for (int i = 1; i < parts; ++i) {
        const double t = double(i) / parts;
        const double ofStart = std::sin((1 - t) * angle);
        const double ofEnd = std::sin(t * angle);
        const double x = ofStart * start[0] + ofEnd * end[0];
        const double y = ofStart * start[1] + ofEnd * end[1];
        const double z = ofStart * start[2] + ofEnd * end[2];
        way.push_back({std::atan2(z, std::hypot(x, y)) / radian, std::atan2(y, x) / radian});
    }
    way.push_back(to);
    return way;
}

}
