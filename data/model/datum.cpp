#include "datum.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::array names = {"wgs84"_L1, "cgcs2000"_L1, "gcj02"_L1, "bd09"_L1, "bd09mc"_L1, "city-grid"_L1};

static constexpr double pi = std::numbers::pi;
static constexpr double degree = pi / 180;

std::optional<Datum> datumFromName(QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](QLatin1StringView known) { return known == name; });
    return found == names.end() ? std::nullopt : std::optional(Datum(found - names.begin()));
}

QLatin1StringView datumName(Datum datum)
{
    return names.at(std::size_t(datum));
}

QStringList datumNames()
{
    return {names.begin(), names.end()};
}

bool isShifted(GeoPoint place)
{
    return place.lon >= 72.004 && place.lon <= 137.8347 && place.lat >= 0.8293 && place.lat <= 55.8271;
}

static GeoPoint wgs84ToGcj02(GeoPoint place)
{
    if (!isShifted(place))
        return place;
    static constexpr double axis = 6'378'245; // of Krasovsky's ellipsoid
    static constexpr double eccentricity = 0.00669342162296594323; // squared
    const double x = place.lon - 105;
    const double y = place.lat - 35;
    const double root = std::sqrt(std::abs(x));
    const double waves = (20 * std::sin(6 * x * pi) + 20 * std::sin(2 * x * pi)) * 2 / 3;
    const double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves + (20 * std::sin(y * pi) + 40 * std::sin(y / 3 * pi)) * 2 / 3
        + (160 * std::sin(y / 12 * pi) + 320 * std::sin(y * pi / 30)) * 2 / 3;
    const double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves + (20 * std::sin(x * pi) + 40 * std::sin(x / 3 * pi)) * 2 / 3
        + (150 * std::sin(x / 12 * pi) + 300 * std::sin(x / 30 * pi)) * 2 / 3;
    const double sine = std::sin(place.lat * degree);
    const double bend = 1 - eccentricity * sine * sine;
    return {place.lat + north / (axis * (1 - eccentricity) / (bend * std::sqrt(bend)) * degree), place.lon + east / (axis / std::sqrt(bend) * std::cos(place.lat * degree) * degree)};
}

/** The shift changes slowly, so that taking it back where it was found leads to the place in a few steps. */
static GeoPoint gcj02ToWgs84(GeoPoint place)
{
    auto guess = place;
    for (int i = 0; i < 8; ++i) {
        const auto there = wgs84ToGcj02(guess);
        guess = {guess.lat + place.lat - there.lat, guess.lon + place.lon - there.lon};
    }
    const auto there = wgs84ToGcj02(guess);
    const bool isBack = std::abs(there.lat - place.lat) < 1e-9 && std::abs(there.lon - place.lon) < 1e-9;
    return isBack ? guess : place; // at the rim of the box, where there may be no such place
}

static constexpr double baiduWave = pi * 3000 / 180;

static GeoPoint gcj02ToBd09(GeoPoint place)
{
    const double radius = std::hypot(place.lon, place.lat) + 0.00002 * std::sin(place.lat * baiduWave);
    const double angle = std::atan2(place.lat, place.lon) + 0.000003 * std::cos(place.lon * baiduWave);
    return {radius * std::sin(angle) + 0.006, radius * std::cos(angle) + 0.0065};
}

static GeoPoint bd09ToGcj02(GeoPoint place)
{
    auto guess = GeoPoint{place.lat - 0.006, place.lon - 0.0065};
    for (int i = 0; i < 8; ++i) {
        const auto there = gcj02ToBd09(guess);
        guess = {guess.lat + place.lat - there.lat, guess.lon + place.lon - there.lon};
    }
    return guess;
}

namespace {

/** Baidu's Mercator in bands of latitude: x is linear, y a polynomial of sixth degree. */
struct Band
{
    double from = 0; ///< Latitude or northing, of the absolute value.
    double x0 = 0, x1 = 0;
    std::array<double, 7> y = {};
    double unit = 1; ///< What the absolute value is divided by.
};

}

static constexpr std::array<Band, 6> forward = {{{75, -0.0015702102444, 111320.7020616939, {1704480524535203, -10338987376042340, 26112667856603880, -35149669176653700, 26595700718403920, -10725012454188240, 1800819912950474}, 82.5},
    {60, 0.0008277824516172526, 111320.7020463578, {647795574.6671607, -4082003173.641316, 10774905663.51142, -15171875531.51559, 12053065338.62167, -5124939663.577472, 913311935.9512032}, 67.5},
    {45, 0.00337398766765, 111320.7020202162, {4481351.045890365, -23393751.19931662, 79682215.47186455, -115964993.2797253, 97236711.15602145, -43661946.33752821, 8477230.501135234}, 52.5},
    {30, 0.00220636496208, 111320.7020209128, {51751.86112841131, 3796837.749470245, 992013.7397791013, -1221952.21711287, 1340652.697009075, -620943.6990984312, 144416.9293806241}, 37.5},
    {15, -0.0003441963504368392, 111320.7020576856, {278.2353980772752, 2485758.690035394, 6070.750963243378, 54821.18345352118, 9540.606633304236, -2710.55326746645, 1405.483844121726}, 22.5},
    {0, -0.0003218135878613132, 111320.7020701615, {0.00369383431289, 823725.6402795718, 0.46104986909093, 2351.343141331292, 1.58060784298199, 8.77738589078284, 0.37238884252424}, 7.45}}};

static constexpr std::array<Band, 6> backward = {{{12890594.86, 1.410526172116255e-8, 0.00000898305509648872, {-1.9939833816331, 200.9824383106796, -187.2403703815547, 91.6087516669843, -23.38765649603339, 2.57121317296198, -0.03801003308653}, 17337981.2},
    {8362377.87, -7.435856389565537e-9, 0.000008983055097726239, {-0.78625201886289, 96.32687599759846, -1.85204757529826, -59.36935905485877, 47.40033549296737, -16.50741931063887, 2.28786674699375}, 10260144.86},
    {5591021, -3.030883460898826e-8, 0.00000898305509983578, {0.30071316287616, 59.74293618442277, 7.357984074871, -25.38371002664745, 13.45380521110908, -3.29883767235584, 0.32710905363475}, 6856817.37},
    {3481989.83, -1.981981304930552e-8, 0.000008983055099779535, {0.03278182852591, 40.31678527705744, 0.65659298677277, -4.44255534477492, 0.85341911805263, 0.12923347998204, -0.04625736007561}, 4482777.06},
    {1678043.12, 3.09191371068437e-9, 0.000008983055096812155, {0.00006995724062, 23.10934304144901, -0.00023663490511, -0.6321817810242, -0.00663494467273, 0.03430082397953, -0.00466043876332}, 2555164.4},
    {0, 2.890871144776878e-9, 0.000008983055095805407, {-3.068298e-8, 7.47137025468032, -0.00000353937994, -0.02145144861037, -0.00001234426596, 0.00010322952773, -0.00000323890364}, 826088.5}}};

static PlanePoint inBand(PlanePoint place, const std::array<Band, 6> &bands)
{
    const auto band = std::ranges::find_if(bands, [&](const Band &one) { return std::abs(place.y) >= one.from; });
    const auto &found = band == bands.end() ? bands.back() : *band;
    const double t = std::abs(place.y) / found.unit;
    double y = 0;
    for (auto at = found.y.rbegin(); at != found.y.rend(); ++at)
        y = y * t + *at;
    return {std::copysign(found.x0 + found.x1 * std::abs(place.x), place.x), std::copysign(y, place.y)};
}

static PlanePoint bd09ToMetres(GeoPoint place)
{
    return inBand({place.lon, std::clamp(place.lat, -74.0, 74.0)}, forward); // Baidu's map ends there
}

static GeoPoint metresToBd09(PlanePoint place)
{
    // Its two polynomials undo one another to some decimetres: the rest is taken back by what the first says.
    const auto first = inBand(place, backward);
    auto guess = GeoPoint{first.y, first.x};
    for (int i = 0; i < 3; ++i) {
        const auto there = bd09ToMetres(guess);
        guess = {guess.lat + (place.y - there.y) * 9e-6 * std::cos(guess.lat * degree), guess.lon + (place.x - there.x) * 8.98305509e-6};
    }
    return guess;
}

namespace {

/** The ellipsoid of CGCS2000 and the series of a transverse Mercator on it, to the fourth power of the third flattening. */
struct Mercator
{
    static constexpr double axis = 6'378'137;
    static constexpr double flattening = 1 / 298.257222101;
    static constexpr double n = flattening / (2 - flattening);
    static constexpr double n2 = n * n;
    static constexpr double n3 = n2 * n;
    static constexpr double n4 = n2 * n2;
    static constexpr double radius = axis / (1 + n) * (1 + n2 / 4 + n4 / 64);
    static constexpr std::array alpha = {n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180, 13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440, 61 * n3 / 240 - 103 * n4 / 140, 49561 * n4 / 161280};
    static constexpr std::array beta = {n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360, n2 / 48 + n3 / 15 - 437 * n4 / 1440, 17 * n3 / 480 - 37 * n4 / 840, 4397 * n4 / 161280};
};

}

static PlanePoint toPlane(GeoPoint place, const CityGrid &grid)
{
    using M = Mercator;
    const double e = std::sqrt(M::flattening * (2 - M::flattening));
    const double sine = std::sin(place.lat * degree);
    const double t = std::sinh(std::atanh(sine) - e * std::atanh(e * sine)); // tangent of the conformal latitude
    const double away = std::remainder(place.lon - grid.centralMeridian, 360) * degree;
    const double xi = std::atan2(t, std::cos(away));
    const double eta = std::asinh(std::sin(away) / std::hypot(t, std::cos(away)));
    double north = xi;
    double east = eta;
    for (std::size_t j = 0; j < M::alpha.size(); ++j) {
        const double k = 2 * (double(j) + 1);
        north += M::alpha[j] * std::sin(k * xi) * std::cosh(k * eta);
        east += M::alpha[j] * std::cos(k * xi) * std::sinh(k * eta);
    }
    const PlanePoint plane{grid.falseEasting + grid.scale * M::radius * east, grid.falseNorthing + grid.scale * M::radius * north};
    const double c = std::cos(grid.rotation * degree) * grid.planeScale;
    const double s = std::sin(grid.rotation * degree) * grid.planeScale;
    return {c * plane.x - s * plane.y + grid.shiftEast, s * plane.x + c * plane.y + grid.shiftNorth};
}

static GeoPoint fromPlane(PlanePoint place, const CityGrid &grid)
{
    using M = Mercator;
    const double c = std::cos(grid.rotation * degree) / grid.planeScale;
    const double s = std::sin(grid.rotation * degree) / grid.planeScale;
    const double dx = place.x - grid.shiftEast;
    const double dy = place.y - grid.shiftNorth;
    const double xi = (-s * dx + c * dy - grid.falseNorthing) / (grid.scale * M::radius);
    const double eta = (c * dx + s * dy - grid.falseEasting) / (grid.scale * M::radius);
    double north = xi;
    double east = eta;
    for (std::size_t j = 0; j < M::beta.size(); ++j) {
        const double k = 2 * (double(j) + 1);
        north -= M::beta[j] * std::sin(k * xi) * std::cosh(k * eta);
        east -= M::beta[j] * std::cos(k * xi) * std::sinh(k * eta);
    }
    // From the conformal latitude, whose tangent is t, to the geographic one: Newton's method.
    const double e2 = M::flattening * (2 - M::flattening);
    const double e = std::sqrt(e2);
    const double t = std::sin(north) / std::hypot(std::sinh(east), std::cos(north));
    double tangent = t / (1 - e2);
    for (int i = 0; i < 5; ++i) {
        const double sigma = std::sinh(e * std::atanh(e * tangent / std::hypot(1, tangent)));
        const double there = tangent * std::hypot(1, sigma) - sigma * std::hypot(1, tangent);
        tangent += (t - there) / std::hypot(1, there) * (1 + (1 - e2) * tangent * tangent) / ((1 - e2) * std::hypot(1, tangent));
    }
    const double lon = grid.centralMeridian + std::atan2(std::sinh(east), std::cos(north)) / degree;
    return {std::atan(tangent) / degree, std::remainder(lon, 360)};
}

GeoPoint toWgs84(PlanePoint place, Datum datum, const CityGrid &grid)
{
    static constexpr double farthest = 30'000'000; // m: more than any grid reaches
    const GeoPoint nowhere{std::nan(""), std::nan("")};
    if (!std::isfinite(place.x) || !std::isfinite(place.y) || (isInMetres(datum) && std::max(std::abs(place.x), std::abs(place.y)) > farthest))
        return nowhere;
    const GeoPoint degrees{place.y, place.x};
    if (!isInMetres(datum) && !degrees.isValid())
        return nowhere;
    switch (datum) {
    case Datum::Wgs84:
    case Datum::Cgcs2000:
        return degrees;
    case Datum::Gcj02:
        return gcj02ToWgs84(degrees);
    case Datum::Bd09:
        return gcj02ToWgs84(bd09ToGcj02(degrees));
    case Datum::Bd09mc:
        return gcj02ToWgs84(bd09ToGcj02(metresToBd09(place)));
    case Datum::CityGrid:
        return fromPlane(place, grid);
    }
    return nowhere;
}

PlanePoint fromWgs84(GeoPoint place, Datum datum, const CityGrid &grid)
{
    const auto plane = [](GeoPoint degrees) { return PlanePoint{degrees.lon, degrees.lat}; };
    switch (datum) {
    case Datum::Wgs84:
    case Datum::Cgcs2000:
        break;
    case Datum::Gcj02:
        return plane(wgs84ToGcj02(place));
    case Datum::Bd09:
        return plane(gcj02ToBd09(wgs84ToGcj02(place)));
    case Datum::Bd09mc:
        return bd09ToMetres(gcj02ToBd09(wgs84ToGcj02(place)));
    case Datum::CityGrid:
        return toPlane(place, grid);
    }
    return plane(place);
}

}
