#include "buildcommand.h"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <QTimeZone>

namespace tonglan {

using namespace Qt::StringLiterals;

static tl::unexpected<Error> wrong(const QString &detail)
{
    return failure(Error::Kind::Invalid, detail);
}

static Result<GeoBox> boxFrom(const QString &text)
{
    const auto parts = text.split(u',');
    double values[4] = {};
    bool good = parts.size() == 4;
    for (int i = 0; good && i < 4; ++i)
        values[i] = parts[i].toDouble(&good);
    const GeoBox box{values[0], values[1], values[2], values[3]};
    if (!good || !GeoPoint{box.south, box.west}.isValid() || !GeoPoint{box.north, box.east}.isValid() || box.west >= box.east || box.south >= box.north)
        return wrong(u"--box \"%1\" is not west,south,east,north in degrees, such as 116.7,38.5,118.1,40.3"_s.arg(text));
    return box;
}

Result<CityBuildPlan> cityBuildPlan(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption osm(u"osm"_s, {}, u"FILE"_s), districts(u"districts"_s, {}, u"FILE"_s), city(u"city"_s, {}, u"CODE"_s), name(u"name"_s, {}, u"NAME"_s), out(u"out"_s, {}, u"FILE"_s);
    const QCommandLineOption nameEn(u"name-en"_s, {}, u"NAME"_s), organisation(u"organisation"_s, {}, u"NAME"_s), organisationEn(u"organisation-en"_s, {}, u"NAME"_s), work(u"work"_s, {}, u"DIR"_s), box(u"box"_s, {}, u"W,S,E,N"_s);
    const QCommandLineOption datum(u"districts-datum"_s, {}, u"DATUM"_s, u"wgs84"_s), code(u"district-code"_s, {}, u"MEMBER"_s);
    const QCommandLineOption districtName(u"district-name"_s, {}, u"MEMBER"_s), districtNameEn(u"district-name-en"_s, {}, u"MEMBER"_s), parent(u"district-parent"_s, {}, u"MEMBER"_s);
    const QCommandLineOption credit(u"credit"_s, {}, u"TEXT"_s), approval(u"approval"_s, {}, u"NUMBER"_s), zone(u"time-zone"_s, {}, u"ID"_s, u"Asia/Shanghai"_s), sea(u"sea"_s, {}, u"coast|none|FILE"_s, u"coast"_s);
    parser.addOptions({osm, districts, city, name, out, nameEn, organisation, organisationEn, work, box, datum, code, districtName, districtNameEn, parent, credit, approval, zone, sea});
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"\"%1\" belongs to no option"_s.arg(parser.positionalArguments().first()));
    for (const auto &[option, given] : {std::pair{u"--osm"_s, &osm}, {u"--districts"_s, &districts}, {u"--city"_s, &city}, {u"--name"_s, &name}, {u"--out"_s, &out}}) {
        if (parser.value(*given).isEmpty())
            return wrong(u"build needs %1 (tonglan-pack --help names all options)"_s.arg(option));
    }
    CityBuildPlan plan{
        .osm = parser.value(osm),
        .districtFile = parser.value(districts),
        .districts = {.city = parser.value(city), .code = parser.value(code), .name = parser.value(districtName), .nameEn = parser.value(districtNameEn), .parent = parser.value(parent)},
        .name = parser.value(name),
        .nameEn = parser.value(nameEn),
        .organisation = parser.value(organisation),
        .organisationEn = parser.value(organisationEn),
        .timeZone = parser.value(zone).toUtf8(),
        .credit = parser.value(credit),
        .approval = parser.value(approval).trimmed(),
        .out = parser.value(out),
        .work = parser.value(work)};
    static const QRegularExpression cityCode(u"\\A[0-9]{6}([0-9]{6})?\\z"_s);
    if (!cityCode.match(plan.districts.city).hasMatch())
        return wrong(u"--city \"%1\" is not the code of a city: 6 digits such as 120000, or 12"_s.arg(plan.districts.city));
    const auto datumGiven = datumFromName(parser.value(datum));
    if (!datumGiven || isInMetres(*datumGiven))
        return wrong(u"--districts-datum \"%1\" is none of wgs84, cgcs2000, gcj02, bd09 (files in metres: convert them first)"_s.arg(parser.value(datum)));
    plan.districts.datum = *datumGiven;
    if (!QTimeZone::isTimeZoneIdAvailable(plan.timeZone))
        return wrong(u"--time-zone \"%1\" is unknown"_s.arg(parser.value(zone)));
    if (parser.isSet(box)) {
        const auto given = boxFrom(parser.value(box));
        if (!given)
            return tl::unexpected(given.error());
        plan.box = *given;
    }
    const auto seaGiven = parser.value(sea);
    if (seaGiven == "none"_L1)
        plan.sea.kind = SeaSource::Kind::None;
    else if (seaGiven != "coast"_L1)
        plan.sea = {SeaSource::Kind::File, seaGiven};
    if (plan.nameEn.isEmpty())
        plan.nameEn = plan.name;
    if (plan.organisation.isEmpty())
        plan.organisation = plan.name + u"城市运行管理中心"_s;
    if (plan.organisationEn.isEmpty())
        plan.organisationEn = plan.nameEn + " Operations Centre"_L1;
    if (plan.work.isEmpty())
        plan.work = plan.out + ".work"_L1;
    return plan;
}

QString cityBuildHelp()
{
    return u"  build --osm FILE --districts FILE --city CODE --name NAME --out FILE …\n"
           "                    make the pack of a city from an OpenStreetMap extract (.osm.pbf) and a GeoJSON\n"
           "                    file of its districts; needs osmium and tippecanoe\n"
           "    --name-en, --organisation, --organisation-en NAME, --time-zone ID (Asia/Shanghai)\n"
           "    --districts-datum wgs84|cgcs2000|gcj02|bd09   what the district file's coordinates are (wgs84)\n"
           "    --district-code, --district-name, --district-name-en, --district-parent MEMBER\n"
           "                    which members of \"properties\" these are, if it can't be told\n"
           "    --box W,S,E,N   what the base map covers (the districts and a fifth more, as far as the extract says it goes)\n"
           "    --sea coast|none|FILE   from the extract's coastlines (coast), or polygons of a GeoJSON file\n"
           "    --credit TEXT   to be shown beside OpenStreetMap's, for the district file\n"
           "    --approval NUMBER   审图号, if the map has been approved: shown beside the credit\n"
           "    --work DIR      what is made on the way; the next run goes on from it (FILE.work)\n"_s;
}

}
