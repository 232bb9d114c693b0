#!/usr/bin/env python3
"""Makes the small OpenStreetMap extract and district file that the tests of tonglan-pack build read: Hong Kong's harbour between Wan Chai and
Tsim Sha Tsui. Roads, rails, places, public places, coast, cover, buildings and districts are those of OpenStreetMap, by way of
OpenMapTiles (see NOTICE.md), turned back into tags; what is odd or broken about it is added here on purpose, and said so below.

  make_extract.py FOLDER OUT      FOLDER: with hk_*.geojson, hongkong_lite_z6-14.mbtiles and hongkong_districts_land_osm.geojson
                                  OUT: gets harbour.osm and districts.geojson. Needs tippecanoe-decode.
"""
import json
import pathlib
import subprocess
import sys
from xml.sax.saxutils import quoteattr

WEST, SOUTH, EAST, NORTH = 114.160, 22.274, 114.182, 22.298
MARGIN = 0.0015  # ways go on so far beyond the bounds, as those of a real extract do
WHEN = "2025-01-27T00:00:00Z"

source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def features(name):
    return json.loads((source / name).read_text())["features"]


def near(point):
    return WEST - MARGIN <= point[0] <= EAST + MARGIN and SOUTH - MARGIN <= point[1] <= NORTH + MARGIN


def runs(line):
    """The parts of a line that are near, one point further at each end."""
    run, last = [], None
    for point in line:
        if near(point):
            if not run and last:
                run.append(last)
            run.append(point)
        elif run:
            yield run + [point]
            run = []
        last = point
    if run:
        yield run


def clip(ring, west, south, east, north):
    """The part of a ring within a box (Sutherland and Hodgman)."""
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept = []
        for a, b in zip([ring[-1]] + ring, ring):
            da, db = (a[axis] - bound) * sign, (b[axis] - bound) * sign
            if (da < 0) != (db < 0):
                t = da / (da - db)
                kept.append([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t])
            if db >= 0:
                kept.append(b)
        ring = kept
        if not ring:
            break
    return ring


def thin(line, tolerance=3e-5):
    """Without the points that are not needed for 3 m (Douglas and Peucker)."""
    (ax, ay), (bx, by) = line[0], line[-1]
    length = max(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, 1e-9)
    far = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length > 1e-8 else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5 for x, y in line]
    at = max(range(len(line)), key=far.__getitem__)
    return [line[0], line[-1]] if far[at] <= tolerance or len(line) < 3 else thin(line[: at + 1])[:-1] + thin(line[at:])


class Osm:
    def __init__(self):
        self.nodes, self.ways, self.relations = {}, [], []

    def node(self, point, tags=None):
        key = (round(point[0], 5), round(point[1], 5))
        if tags is not None:
            key += (len(self.nodes),)  # a thing of its own, though a way may pass there
        number, _ = self.nodes.setdefault(key, (len(self.nodes) + 1, tags or {}))
        return number

    def way(self, line, tags):
        numbers = []
        for point in thin([list(point) for point in line]):
            number = self.node(point)
            if not numbers or numbers[-1] != number:
                numbers.append(number)
        if len(numbers) > 1:
            self.ways.append((numbers, tags))
        return len(self.ways)

    def text(self):
        def tagged(tags):
            return "".join(f"<tag k={quoteattr(k)} v={quoteattr(str(v))}/>" for k, v in tags.items())

        yield '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="tests/osm/make_extract.py">\n'
        yield f'<bounds minlat="{SOUTH}" minlon="{WEST}" maxlat="{NORTH}" maxlon="{EAST}"/>\n'
        for key, (number, tags) in self.nodes.items():
            at = f'<node id="{number}" lat="{key[1]:.5f}" lon="{key[0]:.5f}"'
            yield at + (f">{tagged(tags)}</node>\n" if tags else "/>\n")
        for number, (nodes, tags) in enumerate(self.ways, 1):
            refs = "".join(f'<nd ref="{n}"/>' for n in nodes)
            yield f'<way id="{number}" timestamp="{WHEN}">{refs}{tagged(tags)}</way>\n'
        for number, (members, tags) in enumerate(self.relations, 1):
            refs = "".join(f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members)
            yield f'<relation id="{number}" timestamp="{WHEN}">{refs}{tagged(tags)}</relation>\n'
        yield "</osm>\n"


osm = Osm()


def names(properties):
    pairs = {"name": properties.get("name"), "name:zh": properties.get("name_zh"), "name:en": properties.get("name_en")}
    return {k: v for k, v in pairs.items() if v}


# Roads with names, then the tunnels and the great bridges.
for feature in features("hk_road_names_z14.geojson"):
    properties = feature["properties"]
    highway = {"minor": "residential", "path": "footway"}.get(properties["class"], properties["class"])
    for line in runs(feature["geometry"]["coordinates"]):
        if highway in ("motorway", "trunk", "primary", "secondary", "tertiary", "residential", "footway"):
            osm.way(line, {"highway": highway, **names(properties)})
for feature in features("hk_roads_major_z12.geojson"):
    properties = feature["properties"]
    tags = {"highway": properties["class"] + ("_link" if properties.get("ramp") else "")}
    if properties.get("brunnel"):
        tags |= {properties["brunnel"]: "yes", "layer": -1 if properties["brunnel"] == "tunnel" else 1}
    if properties.get("brunnel") == "tunnel" or (properties.get("brunnel") and properties["class"] == "motorway"):
        for line in runs(feature["geometry"]["coordinates"]):
            osm.way(line, tags)
for feature in features("hk_rail_z14.geojson"):
    properties = feature["properties"]
    tags = {"railway": properties.get("subclass", "rail")}
    if properties.get("brunnel"):
        tags[properties["brunnel"]] = "yes"
    for line in runs(feature["geometry"]["coordinates"]):
        if properties.get("brunnel") == "tunnel" and len(line) > 3:
            osm.way(line, tags)

# The coast, land on the left.
for feature in features("hk_land.geojson"):
    for i, ring in enumerate(feature["geometry"]["coordinates"]):
        turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
        line = ring if (turn > 0) == (i == 0) else ring[::-1]
        for run in runs(line):
            osm.way(run, {"natural": "coastline"})

# Woods, parks, quarters and the larger buildings, out of the tiles.
buildings = []
for x, y in ((13387, 7149), (13387, 7150), (13388, 7149), (13388, 7150)):
    text = subprocess.run(["tippecanoe-decode", source / "hongkong_lite_z6-14.mbtiles", "14", str(x), str(y)], capture_output=True, text=True).stdout
    for layer in json.loads(text)["features"] if text.strip() else []:
        name = layer["properties"]["layer"]
        for feature in layer["features"]:
            geometry, properties = feature["geometry"], feature["properties"]
            polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"] if geometry["type"] == "MultiPolygon" else []
            for polygon in polygons:
                ring = polygon[0]
                width = max(p[0] for p in ring) - min(p[0] for p in ring)
                if not all(near(p) for p in ring):
                    continue
                if name == "building" and len(ring) < 12:
                    buildings.append((width, ring))
                elif name == "landcover" and properties["class"] == "wood" and width > 0.0005:
                    osm.way(ring, {"natural": "wood"})
                elif name == "landcover" and properties.get("subclass") == "park" and width > 0.0005:
                    osm.way(ring, {"leisure": "park"})
                elif name == "landuse" and properties["class"] in ("residential", "commercial") and width > 0.001:
                    osm.way(ring, {"landuse": properties["class"]})
for _, ring in sorted(buildings, reverse=True)[:120]:
    osm.way(ring, {"building": "yes"})

for feature in features("hk_places.geojson"):
    if near(feature["geometry"]["coordinates"]):
        osm.node(feature["geometry"]["coordinates"], {"place": feature["properties"]["class"], **names(feature["properties"])})
for feature in features("hk_poi_key.geojson"):
    properties = feature["properties"]
    key = {"subway": "railway", "station": "railway", "tram_stop": "railway", "museum": "tourism"}.get(properties["subclass"], "amenity")
    value = "station" if properties["subclass"] == "subway" else properties["subclass"]
    if near(feature["geometry"]["coordinates"]) and value in ("station", "hospital", "police", "fire_station", "school", "museum", "library", "ferry_terminal"):
        osm.node(feature["geometry"]["coordinates"], {key: value, **names(properties)})


def box_ring(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


# Added on purpose. A multipolygon with a hole (a lake with an island), and one whose inner ring is missing.
outer = osm.way(box_ring(114.1725, 22.2755, 114.1765, 22.2785), {})
inner = osm.way(box_ring(114.1740, 22.2765, 114.1750, 22.2775), {})
osm.relations.append(([(outer, "outer"), (inner, "inner")], {"type": "multipolygon", "natural": "water", "name": "试验湖", "name:en": "Test Lake"}))
osm.relations.append(([(outer, "outer"), (9_999_999, "inner")], {"type": "multipolygon", "landuse": "military"}))
# A ring that crosses itself; tags nobody agreed on; names that are blank or overlong; a road being built.
osm.way([[114.1640, 22.2750], [114.1650, 22.2760], [114.1650, 22.2750], [114.1640, 22.2760], [114.1640, 22.2750]], {"building": "yes"})
osm.way([[114.1610, 22.2750], [114.1630, 22.2752]], {"highway": "moonwalk", "name": "无此路"})
osm.way([[114.1612, 22.2754], [114.1632, 22.2756]], {"highway": "construction", "construction": "primary"})
osm.way([[114.1614, 22.2758], [114.1634, 22.2760]], {"highway": "residential", "name": "   ", "layer": "ground", "bridge": "no"})
osm.way([[114.1616, 22.2762], [114.1636, 22.2764]], {"highway": "residential", "name": "长" * 250})  # 255 characters is the most OSM allows
osm.node([114.1660, 22.2755], {"natural": "peak", "name": "试验山", "ele": "ca. 120"})

(out / "harbour.osm").write_text("".join(osm.text()))

districts = []
for feature in features("hongkong_districts_land_osm.geojson"):
    polygons = feature["geometry"]["coordinates"] if feature["geometry"]["type"] == "MultiPolygon" else [feature["geometry"]["coordinates"]]
    parts = []
    for polygon in polygons:
        ring = [[round(x, 5), round(y, 5)] for x, y in clip(polygon[0][:-1], WEST, SOUTH, EAST, NORTH)]
        if len(ring) > 2 and max(p[0] for p in ring) - min(p[0] for p in ring) > 1e-4:
            parts.append([ring + [ring[0]]])
    if parts:
        kept = {k: feature["properties"][k] for k in ("adcode", "name", "name_en", "parent")}
        districts.append({"type": "Feature", "properties": kept, "geometry": {"type": "MultiPolygon", "coordinates": parts}})
(out / "districts.geojson").write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(json.dumps(d, ensure_ascii=False, separators=(",", ":")) for d in districts) + "\n]}\n")
