#include "mapcore/mapstyle.h"

#include <QCryptographicHash>
#include <QFile>

#include <toml++/toml.hpp>

#include <cmath>
#include <set>

using namespace Qt::StringLiterals;

static void initResources()
{
    Q_INIT_RESOURCE(tonglan_mapstyles);
}

namespace tonglan {

namespace {

struct Refused
{
    QString reason;
    int line = 0;
};

QString toText(std::string_view s) { return QString::fromUtf8(s.data(), qsizetype(s.size())); }

/** Reads one table; finish() refuses what nobody asked for. */
class Reader
{
public:
    Reader(const toml::table &table, QString path)
        : m_table(table)
        , m_path(std::move(path))
    {
    }

    void read(std::string_view key, QColor &out)
    {
        with(key, [&](const toml::node &n) {
            const auto text = n.value<std::string>();
            const QColor color = text ? parseColor(toText(*text)) : QColor();
            if (!color.isValid())
                refuse(key, n, u"is not a colour like #RRGGBB or #RRGGBBAA"_s);
            out = color;
        });
    }
    void read(std::string_view key, double &out)
    {
        with(key, [&](const toml::node &n) { out = number(key, n); });
    }
    void read(std::string_view key, int &out)
    {
        with(key, [&](const toml::node &n) { out = int(number(key, n)); });
    }
    void read(std::string_view key, bool &out)
    {
        with(key, [&](const toml::node &n) {
            if (!n.is_boolean())
                refuse(key, n, u"is not true or false"_s);
            out = n.value_or(false);
        });
    }
    void read(std::string_view key, QString &out)
    {
        with(key, [&](const toml::node &n) {
            if (!n.is_string())
                refuse(key, n, u"is not text"_s);
            out = toText(n.value_or(std::string()));
        });
    }
    void read(std::string_view key, std::vector<double> &out)
    {
        with(key, [&](const toml::node &n) {
            out.clear();
            for (const auto &item : list(key, n))
                out.push_back(number(key, item));
        });
    }
    /** Lengths that are drawn and left out in turn. */
    void readDash(std::string_view key, std::vector<double> &out)
    {
        read(key, out);
        with(key, [&](const toml::node &n) {
            if (out.size() % 2 != 0 || std::ranges::any_of(out, [](double length) { return !(length >= 0 && length < 1e4); }) || (!out.empty() && std::ranges::max(out) <= 0))
                refuse(key, n, u"needs an even number of lengths, none of them below nothing"_s);
        });
    }
    void read(std::string_view key, ZoomWidths &out)
    {
        with(key, [&](const toml::node &n) {
            const toml::array &items = list(key, n);
            if (items.size() != out.size())
                refuse(key, n, u"needs five numbers, for zoom 8, 10, 12, 14 and 16"_s);
            for (size_t i = 0; i < out.size(); ++i)
                out[i] = number(key, items[i]);
        });
    }
    template<typename Container>
    void readColors(std::string_view key, Container &out, size_t count)
    {
        with(key, [&](const toml::node &n) {
            const toml::array &items = list(key, n);
            if (items.size() != count)
                refuse(key, n, u"needs %1 colours"_s.arg(count));
            if constexpr (requires { out.resize(count); })
                out.resize(count);
            for (size_t i = 0; i < count; ++i) {
                out[i] = parseColor(toText(items[i].template value_or<std::string>({})));
                if (!out[i].isValid())
                    refuse(key, n, u"holds something that is not a colour"_s);
            }
        });
    }
    void read(std::string_view key, std::vector<GlowStyle> &out)
    {
        with(key, [&](const toml::node &n) {
            out.clear();
            for (const auto &item : list(key, n)) {
                if (!item.is_array() || item.as_array()->size() != 3)
                    refuse(key, n, u"needs lists of width, low, span"_s);
                const toml::array &three = *item.as_array();
                out.push_back({number(key, three[0]), number(key, three[1]), number(key, three[2])});
            }
        });
    }

    template<typename Fill>
    void table(std::string_view key, Fill fill)
    {
        with(key, [&](const toml::node &n) {
            if (!n.is_table())
                refuse(key, n, u"is not a table"_s);
            Reader inner(*n.as_table(), m_path.isEmpty() ? toText(key) : m_path + u'.' + toText(key));
            fill(inner);
            inner.finish();
        });
    }

    void finish()
    {
        for (const auto &[key, node] : m_table)
            if (!m_known.contains(key.str()))
                throw Refused{u"unknown key '%1'%2"_s.arg(toText(key.str()), m_path.isEmpty() ? QString() : u" in [%1]"_s.arg(m_path)), int(key.source().begin.line)};
    }

private:
    template<typename Use>
    void with(std::string_view key, Use use)
    {
        m_known.insert(key);
        const toml::node *node = m_table.get(key);
        if (!node)
            return;
        use(*node);
    }
    static QColor parseColor(const QString &text)
    {
        if (!text.startsWith(u'#') || (text.size() != 7 && text.size() != 9))
            return {};
        bool ok = false;
        const uint value = QStringView(text).mid(1).toUInt(&ok, 16);
        if (!ok)
            return {};
        return text.size() == 7 ? QColor::fromRgb(value) : QColor(int(value >> 24), int(value >> 16 & 255), int(value >> 8 & 255), int(value & 255));
    }
    double number(std::string_view key, const toml::node &n) const
    {
        const auto value = n.value<double>();
        if (!value || !std::isfinite(*value))
            refuse(key, n, u"is not a number"_s);
        return *value;
    }
    const toml::array &list(std::string_view key, const toml::node &n) const
    {
        if (!n.is_array() || n.as_array()->size() > 20)
            refuse(key, n, u"is not a list of at most 20"_s);
        return *n.as_array();
    }
    [[noreturn]] void refuse(std::string_view key, const toml::node &n, const QString &why) const
    {
        throw Refused{u"'%1'%2 %3"_s.arg(toText(key), m_path.isEmpty() ? QString() : u" in [%1]"_s.arg(m_path), why), int(n.source().begin.line)};
    }

    const toml::table &m_table;
    QString m_path;
    std::set<std::string_view> m_known;
};

void readArea(Reader &root, std::string_view key, AreaStyle &style)
{
    root.table(key, [&](Reader &r) {
        r.read("fill", style.fill);
        r.read("edge", style.edge);
        r.read("edge_width", style.edgeWidth);
        r.read("min_zoom", style.minZoom);
    });
}

void readLine(Reader &root, std::string_view key, LineStyle &style)
{
    root.table(key, [&](Reader &r) {
        r.read("color", style.color);
        r.read("low", style.low);
        r.read("span", style.span);
        r.read("width", style.width);
        r.read("min_zoom", style.minZoom);
        r.read("casing", style.casing);
        r.read("casing_width", style.casingWidth);
        r.readDash("dash", style.dash);
        r.read("glow", style.glow);
        r.read("glow_color", style.glowColor);
    });
}

void readName(Reader &root, std::string_view key, NameStyle &style)
{
    root.table(key, [&](Reader &r) {
        r.read("px", style.px);
        r.read("weight", style.weight);
        r.read("spacing", style.spacing);
        r.read("serif", style.serif);
        r.read("italic", style.italic);
        r.read("color", style.color);
        r.read("min_zoom", style.minZoom);
    });
}

void readStyle(Reader &root, MapStyle &s)
{
    root.read("name", s.name);
    root.read("dark", s.dark);
    root.read("detail", s.detail);
    root.table("ground", [&](Reader &r) {
        r.read("land", s.land);
        r.read("municipality", s.municipality);
        r.read("sea_near", s.seaNear);
        r.read("sea_far", s.seaFar);
        r.read("coast", s.coast);
        r.read("coast_width", s.coastWidth);
        r.read("shelf", s.shelf);
        r.read("shelf_width", s.shelfWidth);
        r.read("raster_shade", s.rasterShade);
        r.read("light", s.light);
        r.read("light_strength", s.lightStrength);
    });
    root.table("area", [&](Reader &r) {
        readArea(r, "wood", s.wood);
        readArea(r, "park", s.park);
        readArea(r, "built_up", s.builtUp);
        readArea(r, "apron", s.apron);
        readArea(r, "pier", s.pier);
        readArea(r, "lake", s.lake);
        readArea(r, "building", s.building);
    });
    root.table("line", [&](Reader &r) {
        readLine(r, "river", s.river);
        readLine(r, "stream", s.stream);
        readLine(r, "ferry", s.ferry);
        readLine(r, "path", s.path);
        readLine(r, "service", s.service);
        readLine(r, "minor", s.minor);
        readLine(r, "tertiary", s.tertiary);
        readLine(r, "secondary", s.secondary);
        readLine(r, "primary", s.primary);
        readLine(r, "ramp", s.ramp);
        readLine(r, "trunk", s.trunk);
        readLine(r, "motorway", s.motorway);
        readLine(r, "rail", s.rail);
        readLine(r, "rail_ticks", s.railTicks);
        readLine(r, "transit", s.transit);
        readLine(r, "runway", s.runway);
        readLine(r, "taxiway", s.taxiway);
    });
    root.table("bridge", [&](Reader &r) {
        r.read("casing", s.bridge);
        r.read("casing_width", s.bridgeWidth);
    });
    root.table("region", [&](Reader &r) {
        r.read("boundary", s.boundary);
        r.readDash("boundary_dash", s.boundaryDash);
        r.read("boundary_width", s.boundaryWidth);
        r.read("selected_edge", s.selectedEdge);
        r.read("selected_width", s.selectedWidth);
        r.read("selected_fill", s.selectedFill);
        r.read("hover_fill", s.hoverFill);
    });
    root.table("marked", [&](Reader &r) {
        r.read("color", s.marked);
        r.read("wash", s.markedWash);
        r.read("hatch", s.markedHatch);
    });
    root.table("label", [&](Reader &r) {
        r.read("halo", s.halo);
        r.read("halo_width", s.haloWidth);
        readName(r, "district", s.districtName);
        readName(r, "town", s.townName);
        readName(r, "place", s.placeName);
        readName(r, "water", s.waterName);
        readName(r, "road", s.roadName);
        readName(r, "peak", s.peakName);
        readName(r, "airport", s.airportName);
        readName(r, "poi", s.poiName);
        readName(r, "marked", s.markedName);
    });
    root.table("data", [&](Reader &r) {
        r.readColors("heat", s.heat, 9);
        r.readColors("difference", s.difference, 7);
        r.readColors("level_fill", s.levelFill, 4);
        r.readColors("level_text", s.levelText, 4);
        r.readColors("level_on", s.levelOn, 4);
        r.read("stripe", s.stripe);
        r.read("cluster_ground", s.clusterGround);
        r.read("cluster_text", s.clusterText);
        r.read("selection", s.selection);
    });
    root.finish();
}

/** The first thing a style cannot do without. */
QString missingIn(const MapStyle &s)
{
    const std::pair<QLatin1StringView, const QColor *> needed[] = {
        {"ground.land"_L1, &s.land}, {"ground.sea_near"_L1, &s.seaNear}, {"ground.sea_far"_L1, &s.seaFar}, {"ground.coast"_L1, &s.coast},
        {"line.motorway.color"_L1, &s.motorway.color}, {"line.primary.color"_L1, &s.primary.color}, {"label.halo"_L1, &s.halo},
        {"label.district.color"_L1, &s.districtName.color}, {"region.boundary"_L1, &s.boundary}, {"marked.color"_L1, &s.marked}, {"data.stripe"_L1, &s.stripe}, {"data.cluster_ground"_L1, &s.clusterGround}};
    for (const auto &[key, color] : needed)
        if (!color->isValid())
            return key;
    if (s.heat.empty())
        return u"data.heat"_s;
    if (s.difference.empty())
        return u"data.difference"_s;
    return {};
}

}

double widthAt(const ZoomWidths &widths, double zoom)
{
    constexpr double first = 8;
    constexpr double step = 2;
    const double at = std::clamp((zoom - first) / step, 0.0, double(widths.size() - 1));
    const auto i = std::min(size_t(at), widths.size() - 2);
    const double a = widths[i];
    const double b = widths[i + 1];
    const double t = at - double(i);
    const double value = a > 0 && b > 0 ? a * std::pow(b / a, t) : a + (b - a) * t;
    const double beyond = zoom - (first + step * double(widths.size() - 1));
    return beyond > 0 ? value * std::exp2(beyond * 0.5) : value; // streets go on growing, but slower than the map
}

Result<MapStyle> MapStyle::parse(const QByteArray &toml, const QString &file)
{
    try {
        const toml::table table = toml::parse(std::string_view(toml.constData(), size_t(toml.size())));
        MapStyle style;
        Reader root(table, {});
        readStyle(root, style);
        style.fingerprint = QCryptographicHash::hash(toml, QCryptographicHash::Sha1);
        if (const QString missing = missingIn(style); !missing.isEmpty())
            return failure(Error::Kind::Invalid, u"%1: '%2' is missing"_s.arg(file, missing));
        return style;
    } catch (const Refused &refused) {
        return failure(Error::Kind::Invalid, u"%1:%2: %3"_s.arg(file).arg(refused.line).arg(refused.reason));
    } catch (const toml::parse_error &error) {
        return failure(Error::Kind::Invalid, u"%1:%2:%3: %4"_s.arg(file).arg(error.source().begin.line).arg(error.source().begin.column).arg(toText(error.description())));
    }
}

Result<MapStyle> MapStyle::builtIn(const QString &theme)
{
    ::initResources();
    const QString path = u":/tonglan/mapstyles/%1.toml"_s.arg(theme);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"no map style '%1': there are night and day"_s.arg(theme.left(40)));
    return parse(file.readAll(), path);
}

}
