//! Claim lines that no division's edge follows, as maps show them: dashed, or under a country's point of view as it draws them.
//!
//! What the country of the point of view claims beyond such a line is cut off its holder's ground: the line is its border, the border
//! that the base map has there is none, and the ground between them counts to it. Where the cut cannot be made, because an end of the
//! line is out of view, both lines stand.

use std::collections::BTreeSet;

use geo::Coord;

use crate::country::CountryCode;
use crate::geometry::{LonLat, View};
use crate::map::ground::line_class::LineClass;
use crate::map::ground::territories::Territories;
use crate::world::World;
use crate::world::gazetteer::{FeatureKind, Gazetteer, fold};
use crate::world::ground::{BorderStatus, DisputedLine, Ring, Sheet};

/// The claim lines in view.
#[derive(Default)]
pub(in crate::map) struct Claims {
    /// How each is drawn, with its points.
    pub(in crate::map) drawn: Vec<(LineClass, Vec<Coord<f64>>)>,
    /// Ground that the country of the point of view claims, after its holder.
    pub(in crate::map) grounds: Vec<(CountryCode, Ring)>,
    /// Vertices of the borders that the claims replace.
    replaced: BTreeSet<[u64; 2]>,
}

impl Claims {
    /// Of the countries in `focus` the borders are drawn as those of the story.
    pub(in crate::map) fn new(
        world: &World<'_>,
        sheet: &dyn Sheet,
        view: &View,
        territories: &Territories,
        focus: &[CountryCode],
    ) -> Self {
        let mut claims = Self::default();
        let lines = world.ground.disputed_lines(view);
        for line in lines.into_iter().filter(|line| line.status != BorderStatus::Overlay) {
            // One straight line only hints at a claim: what it would cut off is more than anybody asks for (Atacama).
            let hint = line.points.len() < 3;
            let Some(viewer) = territories.worldview.filter(|_| !hint) else {
                claims.drawn.push((LineClass::Disputed, line.points));
                continue;
            };
            let sides = beside(world, &line, viewer);
            let touches = sides.iter().flatten().any(|side| *side == Some(viewer));
            if claimant(world.gazetteer, line.name) == Some(viewer) {
                // Around ground that the base map counts to it as it is, such as South Ossetia, it draws no border.
                let inner = sides.iter().filter(|pair| pair.iter().all(|side| *side == Some(viewer))).count();
                if 2 * inner <= sides.len() {
                    claims.cut(sheet, territories, &line, viewer, holder(&sides, viewer));
                    let class = if focus.contains(&viewer) { LineClass::FocusBorder } else { LineClass::Border };
                    claims.drawn.push((class, line.points));
                }
            } else if !touches {
                claims.drawn.push((LineClass::Disputed, line.points));
            }
        }
        claims
    }

    /// Cuts what the viewer claims beyond the line off the ground of its holder.
    fn cut(
        &mut self,
        sheet: &dyn Sheet,
        territories: &Territories,
        line: &DisputedLine<'_>,
        viewer: CountryCode,
        holder: Option<CountryCode>,
    ) {
        let Some(holder) = holder else { return };
        let own: BTreeSet<[u64; 2]> = territories.rings(sheet, viewer).iter().flatten().map(key).collect();
        let Some(part) = cut_off(&territories.rings(sheet, holder), &line.points, &own) else { return };
        self.replaced.extend(part.iter().map(key).filter(|vertex| own.contains(vertex)));
        self.grounds.push((holder, part.into_iter().chain(line.points.iter().copied()).collect()));
    }

    /// The parts of a border of the country of the point of view that none of its claims replaces.
    pub(in crate::map) fn left<'p>(&self, border: &'p [Coord<f64>]) -> Vec<&'p [Coord<f64>]> {
        let kept = |pair: &[Coord<f64>]| !pair.iter().all(|vertex| self.replaced.contains(&key(vertex)));
        let mut parts = Vec::new();
        let mut from = 0;
        for at in 0..border.len().saturating_sub(1) {
            if !kept(&border[at..at + 2]) {
                parts.push(&border[from..=at]);
                from = at + 1;
            }
        }
        parts.push(&border[from..]);
        parts.retain(|part| part.len() > 1);
        parts
    }
}

/// A vertex, to be found again among those of the same sheet.
fn key(vertex: &Coord<f64>) -> [u64; 2] {
    [vertex.x.to_bits(), vertex.y.to_bits()]
}

/// How far from the ground that it cuts a claim line may end, in degrees: it comes from another source.
const NEAR: f64 = 0.4;

/// The part of the outline of a ground that a line divides into two, from the line's last point round to its first: that part of which
/// the viewer's own ground has the greater share.
fn cut_off(rings: &[Ring], line: &[Coord<f64>], own: &BTreeSet<[u64; 2]>) -> Option<Vec<Coord<f64>>> {
    let (first, last) = (*line.first()?, *line.last()?);
    let apart = |a: &Coord<f64>, b: Coord<f64>| (a.x - b.x).hypot(a.y - b.y);
    let nearest = |ring: &Ring, end: Coord<f64>| {
        let vertices = ring.iter().enumerate().map(|(at, vertex)| (apart(vertex, end), at));
        vertices.min_by(|a, b| a.0.total_cmp(&b.0))
    };
    let ends = rings.iter().filter_map(|ring| Some((ring, nearest(ring, last)?, nearest(ring, first)?)));
    let (ring, (to_last, from), (to_first, to)) = ends.min_by(|a, b| (a.1.0 + a.2.0).total_cmp(&(b.1.0 + b.2.0)))?;
    if to_last > NEAR || to_first > NEAR || from == to {
        return None;
    }
    let round = |from: usize, to: usize| -> Vec<Coord<f64>> {
        let length = (to + ring.len() - from) % ring.len();
        (0..=length).map(|step| ring[(from + step) % ring.len()]).collect()
    };
    let (forward, mut backward) = (round(from, to), round(to, from));
    backward.reverse();
    let share = |part: &[Coord<f64>]| {
        part.iter().filter(|vertex| own.contains(&key(vertex))).count() as f64 / part.len() as f64
    };
    let (with, against) = (share(&forward), share(&backward));
    match with.max(against) {
        0.0 => None,
        most if most == with => Some(forward),
        _ => Some(backward),
    }
}

/// The country that makes a claim, which the base map names by its people: "Syrian claim".
fn claimant(gazetteer: &dyn Gazetteer, name: &str) -> Option<CountryCode> {
    let people = name.strip_suffix(" claim")?;
    let by_people = gazetteer.lexicon().demonym(&fold(people)).find_map(|(id, _)| gazetteer.feature(id).country);
    by_people.or_else(|| {
        // "Suriname claim", "Western Saharan claim".
        let names = [people, people.strip_suffix('n').unwrap_or(people)];
        let mut features =
            names.into_iter().flat_map(|name| gazetteer.lookup(name)).map(|(id, _)| gazetteer.feature(id));
        features.find(|feature| feature.kind == FeatureKind::Country).and_then(|feature| feature.country)
    })
}

/// How far from a claim line the ground beside it is looked at, in degrees; the seas between islands are no wider.
const BESIDE_CLAIM: f64 = 0.15;

/// The countries whose ground lies on both sides of each part of a claim line, as the viewer sees it.
fn beside(world: &World<'_>, line: &DisputedLine<'_>, viewer: CountryCode) -> Vec<[Option<CountryCode>; 2]> {
    let seen = |p: Coord<f64>| {
        let division = world.ground.division_at(LonLat::new(p.x, p.y)?)?;
        let territory = division.territory.and_then(|territory| world.ground.territory(territory));
        let claimed = territory.is_some_and(|territory| territory.claimants.contains(&viewer));
        Some(if claimed { viewer } else { division.country })
    };
    let sides = |pair: &[Coord<f64>]| {
        let (middle, along) = ((pair[0] + pair[1]) / 2.0, pair[1] - pair[0]);
        let across = Coord { x: -along.y, y: along.x } * (BESIDE_CLAIM / along.x.hypot(along.y).max(1e-9));
        [middle + across, middle - across].map(seen)
    };
    line.points.windows(2).map(sides).collect()
}

/// The other country that most of the ground beside a claim line is held by.
fn holder(sides: &[[Option<CountryCode>; 2]], viewer: CountryCode) -> Option<CountryCode> {
    let mut others: Vec<CountryCode> =
        sides.iter().flatten().flatten().copied().filter(|side| *side != viewer).collect();
    others.sort_unstable();
    others.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).map(|same| same[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_claim_line_names_a_country() {
        let known = World::embedded();
        let claimant = |name| super::claimant(known.gazetteer, name);
        let whole = View {
            extent: crate::geometry::Extent { west: -180.0, south: -90.0, east: 180.0, north: 90.0 },
            resolution: crate::units::Meters(10_000.0),
        };
        let lines = known.ground.disputed_lines(&whole);
        let claims: Vec<_> = lines.iter().filter(|line| line.name.ends_with(" claim")).collect();
        assert!(claims.len() > 15);
        let unknown: Vec<&str> = claims.iter().map(|line| line.name).filter(|name| claimant(name).is_none()).collect();
        assert_eq!(unknown, Vec::<&str>::new());
        assert_eq!(claimant("South Sudanese claim"), Some(CountryCode(*b"SS")));
        assert_eq!(claimant("Suriname claim"), Some(CountryCode(*b"SR")));
        assert_eq!(claimant("Western Saharan claim"), Some(CountryCode(*b"EH")));
    }

    /// Aksai Chin and the Essequibo, seen from India and Venezuela; Bolivia's claim to the coast is a hint.
    #[test]
    fn what_is_claimed_is_cut_off_the_ground_of_its_holder() {
        let world = World::embedded();
        let cut = |viewer: &[u8; 2], [west, south, east, north]: [f64; 4]| {
            let extent = crate::geometry::Extent { west, south, east, north };
            let view = View { extent, resolution: crate::units::Meters(1_000.0) };
            let sheet = world.ground.sheet(&view);
            let territories = Territories::new(world, Some(CountryCode(*viewer)), &sheet.territories());
            Claims::new(world, &*sheet, &view, &territories, &[])
        };
        let within = |claims: &Claims, holder: &[u8; 2], x: f64, y: f64| {
            let of = claims.grounds.iter().filter(|(of, _)| *of == CountryCode(*holder));
            let mut polygons = of.map(|(_, ring)| geo::Polygon::new(ring.clone().into(), Vec::new()));
            polygons.any(|polygon| geo::Contains::contains(&polygon, &Coord { x, y }))
        };
        let india = cut(b"IN", [70.0, 26.0, 98.0, 38.0]);
        assert!(within(&india, b"CN", 79.5, 35.2) && !within(&india, b"CN", 82.0, 35.2));
        let venezuela = cut(b"VE", [-66.0, 0.0, -56.0, 10.0]);
        assert!(within(&venezuela, b"GY", -59.5, 5.5) && !within(&venezuela, b"GY", -57.8, 5.5));
        let bolivia = cut(b"BO", [-75.0, -30.0, -60.0, -15.0]);
        assert!(bolivia.grounds.is_empty() && bolivia.drawn.iter().any(|(class, _)| *class == LineClass::Disputed));
    }

    #[test]
    fn a_line_cuts_the_part_that_borders_on_the_claimant() {
        let at = |x: f64, y: f64| Coord { x, y };
        // A square whose western edge is the border; the line cuts its western third.
        let square = vec![at(0.0, 0.0), at(1.0, 0.0), at(3.0, 0.0), at(3.0, 3.0), at(1.0, 3.0), at(0.0, 3.0)];
        let own: BTreeSet<[u64; 2]> = [at(0.0, 0.0), at(0.0, 3.0)].iter().map(key).collect();
        let part = cut_off(std::slice::from_ref(&square), &[at(1.1, 0.1), at(1.1, 2.9)], &own).unwrap();
        assert_eq!(part, [at(1.0, 3.0), at(0.0, 3.0), at(0.0, 0.0), at(1.0, 0.0)]);
        assert_eq!(cut_off(&[square], &[at(1.1, 1.0), at(1.1, 2.9)], &own), None, "it ends within the ground");
    }

    #[test]
    fn a_border_is_left_where_no_claim_replaces_it() {
        let at = |x: f64| Coord { x, y: 0.0 };
        let claims = Claims { replaced: [at(1.0), at(2.0)].iter().map(key).collect(), ..Claims::default() };
        let border = [at(0.0), at(1.0), at(2.0), at(3.0)];
        assert_eq!(claims.left(&border), [&border[0..2], &border[2..4]]);
    }
}
