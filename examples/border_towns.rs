//! Draws towns within 40 km of a border, spread over the countries that have one, and asks `dateline distance TOWN NEIGHBOUR` for
//! each: how many are answered, and for how many of these the nearest border is right.
//!
//! ```sh
//! cargo build && cargo run --example border_towns -- target/debug/dateline 150 60
//! ```
//!
//! Without a program it prints the towns: name, country, neighbour, kilometres. A third number is the seed of another draw.

#![allow(clippy::print_stdout, reason = "the towns and the score are what the example prints")]

use std::process::Command;

use dateline::country::CountryCode;
use dateline::geodesy::nearest;
use dateline::world::World;
use dateline::world::gazetteer::{Feature, FeatureId, FeatureKind};
use dateline::world::ground::Policy;

/// Kilometres from a border within which a town is drawn.
const NEAR_KM: f64 = 40.0;
/// Kilometres, and share of the distance, by which an answer may differ.
const AGREES: (f64, f64) = (2.0, 0.05);

/// A town and the neighbour that it lies near.
struct Drawn {
    town: String,
    country: String,
    neighbour: String,
    km: f64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let program = arguments.next_if(|first| first.parse::<u64>().is_err());
    let mut number = |otherwise: u64| arguments.next().map_or(Ok(otherwise), |text| text.parse::<u64>());
    let (count, countries, seed) = (number(150)? as usize, number(60)? as usize, number(1)?);
    let drawn = draw(count, countries, seed);
    let Some(program) = program else {
        drawn.iter().for_each(|d| println!("{}\t{}\t{}\t{:.1}", d.town, d.country, d.neighbour, d.km));
        return Ok(());
    };
    let (mut answered, mut right) = (0, 0);
    for d in &drawn {
        let output = Command::new(&program).args(["distance", &d.town, &d.neighbour, "--format", "json"]).output()?;
        let answer: Option<serde_json::Value> = serde_json::from_slice(&output.stdout).ok();
        let km = answer.as_ref().and_then(|answer| answer["readings"][0]["distance_km"].as_f64());
        answered += usize::from(km.is_some());
        let good = km.is_some_and(|km| (km - d.km).abs() <= AGREES.0.max(AGREES.1 * d.km));
        right += usize::from(good);
        if !good {
            println!("{}, {} – {}: {km:?} for {:.1}", d.town, d.country, d.neighbour, d.km);
        }
    }
    println!("{} drawn, {answered} answered, {right} with the nearest border", drawn.len());
    Ok(())
}

/// A linear congruential generator (Knuth, MMIX): the same draw on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// `count` towns, as many of one country as of another, from `countries` countries.
fn draw(count: usize, countries: usize, seed: u64) -> Vec<Drawn> {
    let world = World::embedded();
    let mut dice = Dice(seed);
    let features = || (0..world.gazetteer.len() as u32).map(|id| world.gazetteer.feature(FeatureId(id)));
    let mut codes: Vec<CountryCode> =
        features().filter(|f| f.kind == FeatureKind::Country).filter_map(|feature| feature.country).collect();
    codes.sort_unstable_by_key(|code| code.0);
    codes.dedup();
    codes.retain(|&code| !world.ground.neighbours(code, Policy::DeFacto).is_empty());
    while codes.len() > countries {
        codes.remove(dice.below(codes.len()));
    }
    let is_town = |f: &Feature<'_>| matches!(f.kind, FeatureKind::City | FeatureKind::Locality) && f.population > 0;
    let mut towns: Vec<Vec<Feature<'_>>> =
        codes.iter().map(|code| features().filter(|f| is_town(f) && f.country == Some(*code)).collect()).collect();
    let mut drawn = Vec::new();
    while drawn.len() < count && towns.iter().any(|towns| !towns.is_empty()) {
        for (code, towns) in codes.iter().zip(&mut towns) {
            while !towns.is_empty() && drawn.len() < count {
                let town = towns.swap_remove(dice.below(towns.len()));
                if let Some((neighbour, km)) = nearest_neighbour(world, *code, &town) {
                    let name = |code| world.gazetteer.country_feature(code).map(|id| world.gazetteer.feature(id).name);
                    let [country, neighbour] = [*code, neighbour].map(|code| name(code).unwrap_or_default().to_owned());
                    drawn.push(Drawn { town: town.name.to_owned(), country, neighbour, km });
                    break;
                }
            }
        }
    }
    drawn
}

/// The neighbour whose outline is nearest to a town, if that is near.
fn nearest_neighbour(world: &World<'_>, own: CountryCode, town: &Feature<'_>) -> Option<(CountryCode, f64)> {
    let neighbours = world.ground.neighbours(own, Policy::DeFacto).into_iter();
    let measured = neighbours.filter_map(|neighbour| {
        let shape = world.country_shape(neighbour, Policy::DeFacto)?;
        (!shape.outline.contains(town.point)).then_some(())?;
        Some((neighbour, nearest(town.point, &shape.outline)?.distance().km()))
    });
    measured.filter(|(_, km)| *km <= NEAR_KM).min_by(|a, b| a.1.total_cmp(&b.1))
}
