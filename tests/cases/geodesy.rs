//! Geodesics against an independent implementation, distances to areas against brute force, notations against GeoConvert.

use dateline::country::CountryCode;
use dateline::geodesy::{Mainland, Outline, direct, farthest, gap, inverse, line, nearest, notation, ring};
use dateline::geometry::LonLat;
use dateline::units::{Azimuth, Meters};
use dateline::world::World;
use dateline::world::ground::Policy;
use geo::{Coord, LineString, MultiPolygon, Polygon};

fn at(lat: f64, lon: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

/// The table's rows: kind, lat1, lon1, lat2, lon2, s12, azi1, azi2.
fn table() -> Vec<(String, [f64; 7])> {
    include_str!("../data/geodesics.tsv")
        .lines()
        .filter(|line| !line.starts_with(['#', 'k']))
        .map(|line| {
            let mut fields = line.split('\t');
            let kind = fields.next().unwrap().to_owned();
            let numbers: Vec<f64> = fields.map(|field| field.parse().unwrap()).collect();
            (kind, numbers.try_into().unwrap())
        })
        .collect()
}

#[test]
fn lengths_agree_with_the_independent_table_within_15_nanometres() {
    let rows = table();
    assert!(rows.len() >= 400);
    for (kind, [lat1, lon1, lat2, lon2, s12, _, _]) in rows {
        let found = inverse(at(lat1, lon1), at(lat2, lon2)).length.0;
        assert!((found - s12).abs() <= 15e-9, "{kind} {lat1} {lon1} {lat2} {lon2}: {found} for {s12}");
    }
}

#[test]
fn azimuths_agree_with_the_independent_table_where_they_are_defined() {
    for (kind, [lat1, lon1, lat2, lon2, s12, azi1, azi2]) in table() {
        if !matches!(kind.as_str(), "anywhere" | "middle_east" | "antimeridian") || s12 < 1000.0 {
            continue;
        }
        let found = inverse(at(lat1, lon1), at(lat2, lon2));
        assert!(found.azi1.angle_to(Azimuth::from_degrees(azi1)) < 1e-9, "{kind} {lat1} {lon1}");
        assert!(found.azi2.angle_to(Azimuth::from_degrees(azi2)) < 1e-9, "{kind} {lat1} {lon1}");
    }
}

#[test]
fn the_direct_problem_undoes_the_inverse() {
    for (kind, [lat1, lon1, lat2, lon2, ..]) in table() {
        let (from, to) = (at(lat1, lon1), at(lat2, lon2));
        let solved = inverse(from, to);
        let back = direct(from, solved.azi1, solved.length);
        // An azimuth is a double near 1e2 degrees, which is worth some nanometres at the far side of the earth.
        assert!(inverse(back, to).length.0 < 1e-6, "{kind} {lat1} {lon1}");
    }
}

/// A ring of `corners` about a centre whose radius in degrees wavers, so that it has bays and capes.
fn wavy(lat: f64, lon: f64, radius: f64, corners: usize) -> MultiPolygon<f64> {
    let corner = |k: usize| {
        let turn = std::f64::consts::TAU * (k % corners) as f64 / corners as f64;
        let reach = radius * (1.0 + 0.3 * (7.0 * turn).sin() + 0.1 * (31.0 * turn).cos());
        Coord { x: lon + reach * turn.cos(), y: lat + 0.7 * reach * turn.sin() }
    };
    MultiPolygon::new(vec![Polygon::new(LineString((0..=corners).map(corner).collect()), vec![])])
}

/// The shortest distance to points `step` apart on every edge, straight in longitude and latitude.
fn brute_force(p: LonLat, area: &MultiPolygon<f64>, pieces: usize) -> f64 {
    let mut best = f64::INFINITY;
    for polygon in area {
        for edge in polygon.exterior().lines() {
            for k in 0..=pieces {
                let c = edge.start + (edge.end - edge.start) * (k as f64 / pieces as f64);
                best = best.min(inverse(p, at(c.y, c.x)).length.0);
            }
        }
    }
    best
}

#[test]
fn the_nearest_boundary_point_agrees_with_brute_force_within_10_metres() {
    for (lat, lon, radius, corners) in [(32.0, 53.0, 6.0, 400), (60.0, 90.0, 20.0, 90), (-40.0, -70.0, 3.0, 40)] {
        let area = wavy(lat, lon, radius, corners);
        let outline = Outline::new(&area);
        for (from_lat, from_lon) in
            [(32.08, 34.78), (lat, lon), (lat + 30.0, lon - 60.0), (-lat, lon + 170.0), (89.0, 0.0)]
        {
            let p = at(from_lat, from_lon);
            let found = nearest(p, &outline).unwrap().distance().0;
            let expected = brute_force(p, &area, 400);
            assert!(found <= expected + 1e-6, "{from_lat} {from_lon}: {found} is beaten by {expected}");
            assert!(expected - found < 10.0, "{from_lat} {from_lon}: {found} for {expected}");
        }
    }
}

/// As [`brute_force`] over an embedded outline: samples 500 m apart, then 2 m apart on every edge that may hold the
/// nearest point. Edges along the antimeridian and the pole, where the source is cut, are no boundary.
fn brute_force_embedded(p: LonLat, area: &MultiPolygon<f64>) -> f64 {
    let rings = area.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let is_cut = |edge: &geo::Line<f64>| {
        edge.start.x.abs() == 180.0 && edge.start.x == edge.end.x || edge.start.y == -90.0 && edge.end.y == -90.0
    };
    let edges: Vec<geo::Line<f64>> = rings.flat_map(|ring| ring.lines()).filter(|edge| !is_cut(edge)).collect();
    let sample = |edge: &geo::Line<f64>, step: f64| {
        let length = inverse(at(edge.start.y, edge.start.x), at(edge.end.y, edge.end.x)).length.0;
        let pieces = (length / step).ceil().max(1.0) as usize;
        let point = |k: usize| edge.start + edge.delta() * (k as f64 / pieces as f64);
        (0..=pieces).map(|k| inverse(p, at(point(k).y, point(k).x)).length.0).fold(f64::INFINITY, f64::min)
    };
    let coarse: Vec<f64> = edges.iter().map(|edge| sample(edge, 500.0)).collect();
    let best = coarse.iter().copied().fold(f64::INFINITY, f64::min);
    let near = edges.iter().zip(&coarse).filter(|(_, distance)| **distance <= best + 300.0);
    near.map(|(edge, _)| sample(edge, 2.0)).fold(f64::INFINITY, f64::min)
}

#[test]
fn embedded_outlines_agree_with_brute_force_within_10_metres() {
    // From within, from near, from across the antimeridian, from the far side of the earth.
    type Case = (&'static [u8; 2], &'static [(f64, f64)]);
    let cases: [Case; 12] = [
        (b"IR", &[(36.2352, 59.641), (32.0853, 34.7818), (26.0, 56.0), (-30.0, -120.0)]),
        (b"IL", &[(36.2352, 59.641), (34.0058, 36.2181), (31.5, 34.9)]),
        (b"RU", &[(64.5, -165.4), (66.0, -175.0), (55.75, 37.62), (35.69, 139.69)]),
        (b"FJ", &[(-16.9, -179.9), (-18.1, 178.4), (-21.1, -175.2)]),
        (b"NO", &[(59.33, 18.07), (59.91, 10.75), (0.0, 0.0)]),
        (b"CL", &[(-33.45, -70.67), (-32.89, -68.85), (-27.1, -109.4)]),
        (b"AQ", &[(-54.8, -68.3), (-75.0, 179.9), (-90.0, 0.0)]),
        (b"US", &[(50.0, -179.0), (51.5, -0.13), (19.7, -155.1)]),
        (b"CA", &[(76.5, -68.7), (45.4, -75.7)]),
        (b"ID", &[(1.35, 103.82), (-8.56, 125.57)]),
        (b"GR", &[(37.98, 23.73), (41.01, 28.98)]),
        (b"KI", &[(1.33, 172.98), (2.0, -157.4), (21.3, -157.9)]),
    ];
    for (country, points) in cases {
        let area = World::embedded().ground.country_area(CountryCode(*country), Policy::DeFacto).unwrap();
        let outline = Outline::new(&area);
        for &(lat, lon) in points {
            let found = nearest(at(lat, lon), &outline).unwrap().distance().0;
            let expected = brute_force_embedded(at(lat, lon), &area);
            assert!((found - expected).abs() < 10.0, "{country:?} from {lat} {lon}: {found} for {expected}");
        }
    }
}

#[test]
fn edges_are_straight_in_longitude_and_latitude() {
    // The parallel of 49° between two corners 60° apart runs 700 km south of the geodesic between them.
    let strip = MultiPolygon::new(vec![Polygon::new(
        LineString::from(vec![(-120.0, 40.0), (-60.0, 40.0), (-60.0, 49.0), (-120.0, 49.0), (-120.0, 40.0)]),
        vec![],
    )]);
    let found = nearest(at(60.0, -90.0), &Outline::new(&strip)).unwrap();
    assert!((found.point.lat() - 49.0).abs() < 1e-9 && (found.point.lon() + 90.0).abs() < 1e-4, "{found:?}");
}

#[test]
fn a_cut_along_the_antimeridian_is_no_boundary() {
    let halves = [(170.0, 180.0), (-180.0, -170.0)].map(|(west, east)| {
        Polygon::new(
            LineString::from(vec![(west, 60.0), (east, 60.0), (east, 70.0), (west, 70.0), (west, 60.0)]),
            vec![],
        )
    });
    let outline = Outline::new(&MultiPolygon::new(halves.to_vec()));
    let middle = at(65.0, 179.9);
    assert!(outline.contains(middle));
    let found = nearest(middle, &outline).unwrap();
    // The eastern side, 10.1° of longitude away, is 470 km; the cut would be 5 km.
    assert!(found.distance().km() > 400.0, "{found:?}");
}

#[test]
fn the_farthest_point_beats_every_corner() {
    let area = wavy(32.0, 53.0, 6.0, 400);
    let outline = Outline::new(&area);
    for p in [at(32.08, 34.78), at(-10.0, -100.0), at(32.0, 53.0)] {
        let found = farthest(p, &outline).unwrap().distance().0;
        let corners = area.iter().flat_map(|polygon| polygon.exterior().coords());
        let expected = corners.map(|c| inverse(p, at(c.y, c.x)).length.0).fold(0.0, f64::max);
        assert!((found - expected).abs() < 1e-6, "{found} for {expected}");
    }
}

#[test]
fn the_gap_between_two_areas_agrees_with_brute_force_within_10_metres() {
    let (one, other) = (wavy(32.0, 53.0, 6.0, 120), wavy(31.4, 35.0, 1.0, 60));
    let found = gap(&Outline::new(&one), &Outline::new(&other)).unwrap().geodesic.length.0;
    let from_corners = |from: &MultiPolygon<f64>, to: &MultiPolygon<f64>| {
        let to = Outline::new(to);
        let coords = from.iter().flat_map(|polygon| polygon.exterior().lines());
        let points = coords.flat_map(|l| (0..40).map(move |k| l.start + (l.end - l.start) * (f64::from(k) / 40.0)));
        points.map(|c| nearest(at(c.y, c.x), &to).unwrap().distance().0).fold(f64::INFINITY, f64::min)
    };
    let expected = from_corners(&one, &other).min(from_corners(&other, &one));
    assert!((found - expected).abs() < 10.0, "{found} for {expected}");
}

#[test]
fn areas_that_overlap_or_touch_have_no_gap() {
    let large = Outline::new(&wavy(32.0, 53.0, 6.0, 120));
    let inside = Outline::new(&wavy(32.0, 53.0, 1.0, 60));
    let across = Outline::new(&wavy(32.0, 59.0, 3.0, 60));
    for other in [&inside, &across] {
        assert_eq!(gap(&large, other).unwrap().geodesic.length, Meters(0.0));
        assert_eq!(gap(other, &large).unwrap().geodesic.length, Meters(0.0));
    }
}

#[test]
fn an_area_without_a_boundary_has_no_distance() {
    let empty = Outline::new(&MultiPolygon::new(vec![]));
    assert!(empty.is_empty());
    assert_eq!(nearest(at(0.0, 0.0), &empty), None);
    assert_eq!(farthest(at(0.0, 0.0), &empty), None);
    assert_eq!(gap(&empty, &empty), None);
    let odd = wavy(f64::NAN, 1e300, 1.0, 9);
    assert_eq!(nearest(at(0.0, 0.0), &Outline::new(&odd)), None);
}

#[test]
fn a_ring_is_closed_counter_clockwise_and_everywhere_at_its_radius() {
    let center = at(36.2352, 59.641);
    let points = ring(center, Meters::from_km(2195.9), 72);
    assert_eq!(points.first(), points.last());
    assert_eq!(points.len(), 73);
    for p in &points {
        assert!((inverse(center, *p).length.0 - 2_195_900.0).abs() < 1e-3);
    }
    let doubled_area: f64 = points.windows(2).map(|w| w[0].lon() * w[1].lat() - w[1].lon() * w[0].lat()).sum();
    assert!(doubled_area > 0.0);
}

#[test]
fn a_sampled_line_stays_within_its_tolerance() {
    let (from, to) = (at(32.0853, 34.7818), at(36.2352, 59.641));
    let tolerance = Meters(500.0);
    let points = line(from, to, tolerance);
    assert_eq!((points[0], points[points.len() - 1]), (from, to));
    let whole = inverse(from, to);
    for pair in points.windows(2) {
        let straight = at((pair[0].lat() + pair[1].lat()) / 2.0, (pair[0].lon() + pair[1].lon()) / 2.0);
        let along = inverse(from, straight).length;
        let off = inverse(direct(from, whole.azi1, along), straight).length;
        assert!(off.0 <= tolerance.0 * 1.01, "{off:?}");
    }
}

#[test]
fn a_mainland_leaves_far_islands_out() {
    let square = |west: f64, south: f64, side: f64| {
        Polygon::new(
            LineString::from(vec![
                (west, south),
                (west + side, south),
                (west + side, south + side),
                (west, south + side),
                (west, south),
            ]),
            vec![],
        )
    };
    let area = MultiPolygon::new(vec![square(0.0, 40.0, 8.0), square(-60.0, 0.0, 4.0), square(9.0, 42.0, 0.5)]);
    let mainland = Mainland::of(&area).unwrap();
    assert!((mainland.centroid().lon() - 4.0).abs() < 1e-9 && (mainland.centroid().lat() - 44.0).abs() < 1e-9);
    let (east, north) = mainland.offset(at(48.0, 8.0));
    assert!((east - 1.0).abs() < 1e-9 && (north - 1.0).abs() < 1e-9);
}

#[test]
fn every_usual_notation_of_a_coordinate_is_read() {
    for text in [
        "36.2352, 59.6410",
        "36.2352 59.6410",
        "+36.2352;+59.6410",
        "36.2352N 59.6410E",
        "36.2352° N, 59.6410° E",
        "N36.2352 E59.6410",
        "59.6410 E, 36.2352 N",
        "36.2352 north and 59.6410 east",
        "Lat 36.2352, Lon: 59.6410",
        "36°14′06.72″N 59°38′27.6″E",
        "36° 14' 6.72\" N 59° 38' 27.6\" E",
        "36 14 06.72 N 59 38 27.6 E",
        "N 36 14.112 E 59 38.46",
        "36°14.112′N, 59°38.46′E",
        "36d14m06.72sN 59d38m27.6sE",
        "36°14'06.72'' 59°38'27.6''",
        "geo:36.2352,59.6410",
        "geo:36.2352,59.6410,999;crs=wgs84;u=50",
        "GEO:36.2352,59.6410?z=12",
    ] {
        let p = notation::parse(text).unwrap_or_else(|| panic!("{text} is not read"));
        assert!((p.lat() - 36.2352).abs() < 1e-9 && (p.lon() - 59.641).abs() < 1e-9, "{text}: {p:?}");
    }
    let south_west = notation::parse("33°51′24″S 70°54′00″W").unwrap();
    assert!((south_west.lat() + 33.856_666).abs() < 1e-5 && (south_west.lon() + 70.9).abs() < 1e-9);
    assert_eq!(notation::parse("-33.5, -70.9"), Some(at(-33.5, -70.9)));
    assert_eq!(notation::parse("−0 30 0, −70 54 0"), Some(at(-0.5, -70.9)));
}

/// Texts in one position each: Lima 12°02′46.8″S 77°02′34.2″W, as good as the notation is fine.
fn read_within(metres: f64, lat: f64, lon: f64, texts: &[&str]) {
    for text in texts {
        let p = notation::parse(text).unwrap_or_else(|| panic!("{text} is not read"));
        let off = inverse(p, at(lat, lon)).length.0;
        assert!(off <= metres, "{text}: {p:?}, {off} m off");
    }
}

#[test]
fn what_pilots_and_mariners_write_is_read() {
    // ICAO and NOTAM, NAVTEX, NMEA, ISO 6709, the Maritime Bureau's reports, American notices.
    let texts = [
        "1203S07703W",
        "120247S0770234W",
        "1203S07703W025",
        "S1203 W07703",
        "12-02.78S 077-02.57W",
        "12-02-47S 077-02-34W",
        "S12-03 W077-03",
        "1202.78,S,07702.57,W",
        "$GPGGA,101530,1202.78,S,07702.57,W,1,08,0.9,154.0,M,,,,",
        "-1203-07703/",
        "-12.0463-077.0428/",
        "-120247-0770234+154/",
        "12:02.78S – 077:02.57W",
        "12:03S-077:03W",
        "12:03S - 077:03W",
        "120247S/0770234W",
        "Posn: 12°02.78′S, 077°02.57′W",
        "12 02.78S 077 02.57W",
    ];
    read_within(1000.0, -12.0463, -77.0428, &texts);
}

#[test]
fn a_dash_between_hemispheres_is_no_minus() {
    read_within(1.0, 4.0 + 55.0 / 60.0, 3.0 + 16.0 / 60.0, &["04:55N-003:16E", "04:55N – 003:16E", "4-55N 3-16E"]);
    assert_eq!(notation::parse("04.9N, -3.2E"), None);
    read_within(1.0, -23.3, 28.2, &["-23.3° S, 28.2° E", "23.3S28.2E"]);
    read_within(1.0, 50.4501, 30.5234, &["50.4501-30.5234", "50.4501 – 30.5234"]);
    for open in ["50.4501-030.5234", "50-30", "12-34-56", "0800-555-0199", "2019-2021"] {
        assert_eq!(notation::parse(open), None, "{open}");
    }
}

#[test]
fn decimal_commas_and_digits_of_other_scripts_are_read() {
    let texts = [
        "-18,1416, 178,4419",
        "-18,1416; 178,4419",
        "-18,1416 178,4419",
        "18,1416° S, 178,4419° E",
        "S 18° 8,496', E 178° 26,514'",
        "−١٨٫١٤١٦، ١٧٨٫٤٤١٩",
        "-१८.१४१६, १७८.४४१९",
        "－１８．１４１６，１７８．４４１９",
        "(-18.1416, 178.4419)",
        "[ -18.1416 , 178.4419 ]",
        "-18.1416, 178.4419, 12 m",
        "-18.1416, 178.4419 (WGS 84)",
    ];
    read_within(2.0, -18.1416, 178.4419, &texts);
    // "50,27,30,31" may be degrees and minutes, or two decimals.
    assert_eq!(notation::parse("50,27,30,31"), None);
}

#[test]
fn hemispheres_are_read_in_ten_languages() {
    let texts = [
        "12,0463° südlicher Breite, 77,0428° westlicher Länge",
        "12,0463° Süd, 77,0428° West",
        "12,0463° sud, 77,0428° ouest",
        "12,0463 sur, 77,0428 oeste",
        "12,0463° S, 77,0428° ovest",
        "12,0463° sul, 77,0428° oeste",
        "12,0463° ZB, 77,0428° WL",
        "12,0463° ю. ш. 77,0428° з. д.",
        "12,0463° южной широты, 77,0428° западной долготы",
        "12,0463° пд. ш. 77,0428° зх. д.",
        "12,0463° güney, 77,0428° batı",
        "12.0463° جنوبا 77.0428° غربا",
        "南緯12.0463度 西経77.0428度",
        "南纬12.0463° 西经77.0428°",
        "남위 12.0463도 서경 77.0428도",
        "12.0463° LS, 77.0428° BB",
        "Latitud 12.0463 sur, longitud 77.0428 oeste",
        "lon -77.0428, lat -12.0463",
    ];
    read_within(2.0, -12.0463, -77.0428, &texts);
    // East in German, west in Spanish and French.
    assert_eq!(notation::parse("40° 25′ N, 3° 42′ O"), None);
}

#[test]
fn grid_references_are_read_in_their_usual_orders_and_their_bands_checked() {
    // Kharkiv, by GeographicLib.
    let utm =
        ["37U 299870 5540650", "299870 5540650 37U", "299870mE 5540650mN 37U", "Zone 37U, 299870 m E, 5540650 m N"];
    let first = notation::parse(utm[0]).expect("a position");
    let others = [
        "UTM 37U 299870 5540650",
        "37 U 299870 5540650",
        "37N 299870 5540650",
        "37 N 299870 5540650",
        "37U E 299870 N 5540650",
        "N 5540650 E 299870 37U",
        "37U 299,870mE 5,540,650mN",
        "EPSG:32637 299870 5540650",
    ];
    read_within(1.0, first.lat(), first.lon(), &utm);
    read_within(1.0, first.lat(), first.lon(), &others);
    assert!((first.lat() - 49.98).abs() < 0.05 && (first.lon() - 36.21).abs() < 0.05, "{first:?}");
    // S as a band lies north; where that does not fit, it is the south.
    read_within(300.0, 33.3, 44.4, &["38S 444140 3684706"]);
    read_within(300.0, -22.95, -43.21, &["23K 683446 7460687", "23S 683446 7460687"]);
    for wrong in
        ["37U 299870 1540650", "61U 299870 5540650", "37U 9299870 5540650", "37 299870 5540650", "37UAA1234567890"]
    {
        assert_eq!(notation::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_square_is_an_area_and_ten_digits_are_a_point() {
    use dateline::geodesy::notation::{Written, read};
    for (text, km) in [("37U CR", 70.0), ("37U CR 12", 7.1), ("37UCR1234", 0.71), ("8FVC9G8F+", 0.2)] {
        let Some(Written::Cell(cell)) = read(text) else { panic!("{text} is no square") };
        assert!((cell.radius().km() / km - 1.0).abs() < 0.2, "{text}: {}", cell.radius().km());
    }
    assert!(matches!(read("37U CR 123 456"), Some(Written::Point(_))));
    // The specification's own example.
    let code = notation::parse("8FVC9G8F+6X").expect("a plus code");
    assert!(inverse(code, at(47.365_562_5, 8.524_937_5)).length.0 < 10.0, "{code:?}");
    for short in ["9G8F+6X", "8FVC9G8F+6", "8FVC9G8F6X", "AFVC9G8F+6X"] {
        assert_eq!(notation::parse(short), None, "{short}");
    }
}

#[test]
fn links_to_maps_and_strings_of_machines_are_read() {
    let texts = [
        "https://www.google.com/maps/@-12.0463,-77.0428,15z",
        "https://www.google.com/maps/place/Lima/@-12.2,-77.3,11z/data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d-12.0463!4d-77.0428",
        "https://maps.google.com/?q=-12.0463,-77.0428",
        "https://www.google.com/maps/search/?api=1&query=-12.0463%2C-77.0428",
        "https://maps.google.co.uk/maps?q=Lima&ll=-12.0463,-77.0428",
        "https://www.openstreetmap.org/?mlat=-12.0463&mlon=-77.0428#map=15/-12.1/-77.1",
        "https://www.openstreetmap.org/#map=15/-12.0463/-77.0428",
        "https://maps.apple.com/?ll=-12.0463,-77.0428&q=Lima",
        "https://www.bing.com/maps?cp=-12.0463~-77.0428&lvl=12",
        "https://yandex.ru/maps/?ll=-77.0428%2C-12.0463&z=12",
        "geo:-12.0463,-77.0428?z=12",
        "geo:0,0?q=-12.0463,-77.0428(Lima)",
        "POINT (-77.0428 -12.0463)",
        "POINT Z(-77.0428 -12.0463 154)",
        "SRID=4326;POINT(-77.0428 -12.0463)",
        "{\"type\": \"Point\", \"coordinates\": [-77.0428, -12.0463]}",
        "EPSG:4326 -12.0463 -77.0428",
        "CRS84 -77.0428 -12.0463",
        "EPSG:3857 -8576365.3 -1350978.1",
    ];
    read_within(20.0, -12.0463, -77.0428, &texts);
    for other in [
        "geo:0,0?q=Lima",
        "https://example.org/?q=-12.0463,-77.0428",
        "https://www.google.com/maps/place/Lima",
        "SRID=2154;POINT(652469 6862035)",
        "POLYGON((0 0, 1 0, 1 1, 0 0))",
    ] {
        assert_eq!(notation::parse(other), None, "{other}");
    }
}

#[test]
fn grid_references_agree_with_geoconvert() {
    // GeographicLib's GeoConvert 2.1.2, `-m -p 0` and `-u -p 3`.
    for (lat, lon, mgrs, utm) in [
        (36.2352, 59.6410, "40SGF3734313270", "40S 737343.786 4013270.785"),
        (-33.8568, 151.2153, "56HLH3490052288", "56H 334900.570 6252288.753"),
        (0.382, -79.922, "17NPA1995842230", "17N 619958.887 42230.008"),
        (60.39, 5.32, "32VKN9723000510", "32V 297230.220 6700510.175"),
        (78.2, 15.6, "33XWG1369680760", "33X 513696.945mE 8680760.053mN"),
        (-54.8, -68.3, "19F EV 45000 27239", "19F 545000.053 3927239.381"),
        (31.769, 35.2163, "36R YA 09888 16969", "36R 709888.026 3516969.477"),
    ] {
        let expected = at(lat, lon);
        let off = |text: &str| inverse(notation::parse(text).unwrap_or_else(|| panic!("{text}")), expected).length.0;
        assert!(off(mgrs) < 1.5, "{mgrs} is {} m off", off(mgrs));
        assert!(off(utm) < 0.001, "{utm} is {} m off", off(utm));
    }
}

#[test]
fn what_is_no_coordinate_is_none() {
    for text in [
        "",
        " ",
        "36",
        "north",
        "91 N, 0 E",
        "36.2, 181",
        "36°61′N 59°E",
        "36.5°14′N 59°E",
        "1 2 3",
        "geo:",
        "geo:1",
        "geo:91,0",
        "geo:1,2;crs=moon",
        "61S GF 37343 13270",
        "40S GF 373431327",
        "40I GF 3734313270",
        "36 N 59 N",
        "Tehran",
        "12-34",
        "--1, 2",
        "1e999, 2",
        "°′″",
        "40S",
        "40",
        "99999999999999999999S AA 12 12",
    ] {
        assert_eq!(notation::parse(text), None, "{text}");
    }
    assert_eq!(notation::parse(&"1".repeat(100_000)), None);
}

#[test]
fn printed_degrees_are_read_back() {
    for (lat, lon) in [(36.2352, 59.641), (-0.5, -179.99), (89.9999, 0.0001), (0.0, 0.0)] {
        let back = notation::parse(&notation::sexagesimal(at(lat, lon))).unwrap();
        assert!((back.lat() - lat).abs() < 2e-5 && (back.lon() - lon).abs() < 2e-5, "{lat} {lon}: {back:?}");
    }
}
