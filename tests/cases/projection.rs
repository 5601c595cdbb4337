//! Projections against PROJ 9.1.1 (`proj -f %.4f`), and the frame from positions to pixels.

use dateline::geometry::{Extent, LonLat};
use dateline::projection::{
    AzimuthalEquidistant, EqualEarth, Frame, LambertAzimuthal, LambertConformalConic, Mercator, Orthographic, PagePath,
    PageRect, PolarStereographic, Pole, Projection, TransverseMercator, choose, scale_spread,
};
use dateline::world::World;
use dateline::world::ground::LineKind;
use geo::Coord;

const PAGE: PageRect = PageRect { left: 0.0, top: 0.0, right: 1600.0, bottom: 1000.0 };

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

fn oracles() -> Vec<(Projection, Vec<[f64; 4]>)> {
    vec![
        (
            Projection::LambertConformalConic(LambertConformalConic::new(48.0, 32.5, 27.0, 38.0).unwrap()),
            vec![
                [51.389, 35.689, 305_762.2269, 357_155.6001],
                [34.781, 32.085, -1_239_083.4663, 31_210.2253],
                [20.5, 45.25, -2_181_050.3275, 1_704_222.9593],
            ],
        ),
        (
            Projection::Mercator(Mercator::new(20.0, 15.0)),
            vec![[51.389, 35.689, 3_375_902.2903, 4_089_665.7146], [-74.0, -40.7, -10_109_745.9394, -4_773_055.3085]],
        ),
        (
            Projection::TransverseMercator(TransverseMercator::new(35.0, 31.0, 1.0)),
            vec![
                [51.389, 35.689, 1_489_837.7683, 646_386.9546],
                [34.781, 32.085, -20_674.9063, 120_324.541],
                [20.5, 45.25, -1_138_089.8977, 1_685_132.141],
            ],
        ),
        (
            Projection::AzimuthalEquidistant(AzimuthalEquidistant::new(at(34.8, 32.0))),
            vec![[51.389, 35.689, 1_496_040.9431, 528_740.8868], [20.5, 45.25, -1_127_952.2075, 1_555_154.8505]],
        ),
        (
            Projection::LambertAzimuthal(LambertAzimuthal::new(at(48.0, 32.0))),
            vec![[51.389, 35.689, 306_852.6717, 414_009.9333], [20.5, 45.25, -2_128_176.9637, 1_767_892.3451]],
        ),
        (
            Projection::LambertAzimuthal(LambertAzimuthal::new(at(30.0, 90.0))),
            vec![[51.4, 60.0, 1_207_676.3145, -3_081_626.7424], [-120.5, 82.25, -425_904.7758, 752_784.1426]],
        ),
        (
            Projection::PolarStereographic(PolarStereographic::new(Pole::North, -30.0, 75.0)),
            vec![[51.4, 60.0, 3_330_206.6191, -503_646.3987], [-120.5, 82.25, -852_098.6811, 7_436.1525]],
        ),
        (
            Projection::PolarStereographic(PolarStereographic::new(Pole::South, 10.0, 71.0)),
            vec![[51.4, -65.0, 1_824_230.0714, 2_069_182.8498], [-120.5, -82.25, -641_243.3027, -547_673.5195]],
        ),
        (
            Projection::EqualEarth(EqualEarth::new(150.0)),
            vec![
                [51.389, 35.689, -8_593_398.3718, 4_431_898.6807],
                [178.44, -18.14, 2_660_159.7062, -2_311_122.3346],
                [151.2, -89.5, 68_117.341, -8_392_448.0954],
            ],
        ),
        (
            Projection::Orthographic(Orthographic::new(at(47.0, 32.0))),
            vec![[51.389, 35.689, 395_992.4783, 417_956.5216], [20.5, 45.25, -2_001_323.9141, 1_709_961.7514]],
        ),
    ]
}

#[test]
fn every_projection_agrees_with_proj_to_a_millimetre_and_back() {
    for (projection, points) in oracles() {
        for [lon, lat, x, y] in points {
            let found = projection.forward(at(lon, lat)).unwrap();
            let apart = (found.x - x).hypot(found.y - y);
            assert!(apart < 0.001, "{} {lon} {lat}: {apart} m", projection.name());
            let back = projection.inverse(Coord { x, y }).unwrap();
            let apart = (back.lon() - lon).hypot(back.lat() - lat);
            assert!(apart < 1e-7, "{} {lon} {lat} back: {apart} degrees", projection.name());
        }
    }
}

#[test]
fn the_middle_east_is_drawn_in_a_conic_with_a_spread_of_one_per_cent() {
    let choice = choose(&Extent { west: 32.0, south: 24.0, east: 64.0, north: 41.0 });
    assert_eq!(choice.projection.name(), "Lambert conformal conic projection");
    assert!((choice.spread.unwrap().ratio() - 0.011).abs() < 0.001);
    let mercator = Projection::Mercator(Mercator::new(48.0, 32.5));
    let spread = scale_spread(&mercator, &Extent { west: 32.0, south: 24.0, east: 64.0, north: 41.0 }).unwrap();
    assert!((spread.ratio() - 0.209).abs() < 0.005, "{}", spread.ratio());
}

#[test]
fn pixels_and_positions_are_inverse() {
    let extent = Extent { west: 172.0, south: -24.0, east: -174.0, north: -12.0 };
    let frame = Frame::fit(choose(&extent).projection, &extent, PAGE).unwrap();
    for point in [(10.0, 10.0), (800.0, 500.0), (1590.0, 990.0)] {
        let (x, y) = frame.to_page(frame.to_position(point).unwrap()).unwrap();
        assert!((x - point.0).abs() < 0.01 && (y - point.1).abs() < 0.01);
    }
}

/// The share of a frame's pixels, on a coarse grid, whose land or sea on the page is not that of the position.
fn wrong_share(frame: &Frame) -> f64 {
    let basemap = World::embedded().ground;
    let rings = frame.area(&basemap.sheet(&frame.view()).land());
    let (mut wrong, mut asked) = (0.0, 0.0);
    for row in 0..40_u16 {
        for column in 0..64_u16 {
            let point = (f32::from(column) * 25.0 + 12.3, f32::from(row) * 25.0 + 12.7);
            if let Some(p) = frame.to_position(point).filter(|p| drawn(frame, *p)) {
                asked += 1.0;
                wrong += f64::from(u8::from(basemap.is_land(p) != inside(&rings, point)));
            }
        }
    }
    wrong / asked
}

/// Whether a position lies within the projection's horizon.
fn drawn(frame: &Frame, p: LonLat) -> bool {
    let angle = |center| dateline::geodesy::inverse(center, p).length.km() / 111.2;
    frame.projection().horizon().is_none_or(|(center, radius)| angle(center) < radius - 0.5)
}

fn inside(rings: &[PagePath], p: (f32, f32)) -> bool {
    let crosses = |a: &(f32, f32), b: &(f32, f32)| {
        (a.1 > p.1) != (b.1 > p.1) && p.0 < a.0 + (p.1 - a.1) / (b.1 - a.1) * (b.0 - a.0)
    };
    let crossings =
        |ring: &PagePath| ring.iter().zip(ring.iter().cycle().skip(1)).filter(|(a, b)| crosses(a, b)).count();
    rings.iter().map(crossings).sum::<usize>() % 2 == 1
}

#[test]
fn land_is_land_and_sea_is_sea_wherever_the_map_lies() {
    let everywhere = Extent { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
    let mut frames = Vec::new();
    for extent in [
        Extent { west: 32.0, south: 24.0, east: 64.0, north: 41.0 },
        Extent { west: 160.0, south: 50.0, east: -150.0, north: 72.0 },
        Extent { west: 172.0, south: -24.0, east: -174.0, north: -12.0 },
        Extent { west: -80.0, south: -56.0, east: -60.0, north: 10.0 },
        Extent { west: -30.0, south: -40.0, east: 60.0, north: 40.0 },
    ] {
        frames.push(Frame::fit(choose(&extent).projection, &extent, PAGE).unwrap());
    }
    for lon0 in [0.0, 150.0, -170.0] {
        frames.push(Frame::fit(Projection::EqualEarth(EqualEarth::new(lon0)), &everywhere, PAGE).unwrap());
    }
    for (lon, lat) in [(47.0, 32.0), (-150.0, -40.0), (0.0, 90.0), (30.0, -89.0), (180.0, 0.0), (-60.0, -35.0)] {
        let middle = Coord { x: 0.0, y: 0.0 };
        let globe = Projection::Orthographic(Orthographic::new(at(lon, lat)));
        frames.push(Frame::new(globe, PAGE, middle, 13_500.0));
        let disc = Projection::LambertAzimuthal(LambertAzimuthal::new(at(lon, lat)));
        frames.push(Frame::new(disc, PAGE, middle, 28_000.0));
    }
    let pole = Projection::PolarStereographic(PolarStereographic::new(Pole::South, 0.0, 71.0));
    frames.push(Frame::new(pole, PAGE, Coord { x: 0.0, y: 0.0 }, 8_000.0));
    for frame in frames {
        let share = wrong_share(&frame);
        assert!(share < 0.01, "{:?}: {:.1} % of the page is wrong", frame.projection(), share * 100.0);
    }
}

#[test]
fn no_line_runs_along_the_frame_or_across_the_map() {
    let everywhere = Extent { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
    let frame = Frame::fit(Projection::EqualEarth(EqualEarth::new(150.0)), &everywhere, PAGE).unwrap();
    for (_, line) in World::embedded().ground.sheet(&frame.view()).lines(&|line| line.kind == LineKind::Coast) {
        for path in frame.line(line) {
            for pair in path.windows(2) {
                let length = (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
                assert!(length < 60.0, "a coast jumps {length} px at {:?}", pair[0]);
            }
        }
    }
}
