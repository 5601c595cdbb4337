//! The countries that a list names, and whether its positions lie in them.

use std::collections::HashMap;

use crate::country::CountryCode;
use crate::geodesy;
use crate::geometry::LonLat;
use crate::units::Meters;
use crate::world::World;
use crate::world::gazetteer::FeatureKind;

/// A position this near to a country counts as in it: borders of the base map are coarse, and so are many lists.
const NEAR: Meters = Meters(40_000.0);
/// Directions in which that is looked for.
const DIRECTIONS: u8 = 8;

/// The countries that a list names.
#[derive(Debug)]
pub(super) struct Lands<'w> {
    world: &'w World<'w>,
    named: HashMap<String, Option<CountryCode>>,
    /// What was found of a position, to about ten kilometres.
    holds: HashMap<(i32, i32, CountryCode), bool>,
}

impl<'w> Lands<'w> {
    pub(super) fn new(world: &'w World<'w>) -> Self {
        Self { world, named: HashMap::new(), holds: HashMap::new() }
    }

    /// The country of a name, or of two or three letters.
    pub(super) fn country(&mut self, name: &str) -> Option<CountryCode> {
        if let Some(known) = self.named.get(name) {
            return *known;
        }
        let found = self.look_up(name);
        self.named.insert(name.to_owned(), found);
        found
    }

    fn look_up(&self, name: &str) -> Option<CountryCode> {
        let gazetteer = self.world.gazetteer;
        let letters = name.trim();
        let code = match letters.len() {
            2 => CountryCode::parse(letters),
            3 if letters.bytes().all(|letter| letter.is_ascii_uppercase()) => alpha_3(letters),
            _ => None,
        };
        if let Some(code) = code.filter(|code| gazetteer.country(*code).is_some()) {
            return Some(code);
        }
        // "Iran (Islamic Republic of)"
        let plain = name.split('(').next().unwrap_or(name);
        let found = |name: &str| {
            gazetteer
                .lookup(name)
                .map(|(id, _)| gazetteer.feature(id))
                .find(|feature| feature.kind == FeatureKind::Country)
        };
        found(name).or_else(|| found(plain)).and_then(|feature| feature.country)
    }

    /// Whether a position lies in a country or near it, or on ground that it claims.
    pub(super) fn holds(&mut self, country: CountryCode, point: LonLat) -> bool {
        let cell = ((point.lon() * 10.0).round() as i32, (point.lat() * 10.0).round() as i32, country);
        if let Some(known) = self.holds.get(&cell) {
            return *known;
        }
        let found = self.reaches(country, point);
        self.holds.insert(cell, found);
        found
    }

    fn reaches(&self, country: CountryCode, point: LonLat) -> bool {
        let ground = self.world.ground;
        let is_in = |point: LonLat| match ground.division_at(point) {
            Some(division) => {
                let territory = division.territory.and_then(|id| ground.territory(id));
                division.country == country || territory.is_some_and(|territory| territory.claimants.contains(&country))
            }
            None => ground.country_at(point) == Some(country),
        };
        let around = |direction: u8| {
            let azimuth = crate::units::Azimuth::from_degrees(360.0 * f64::from(direction) / f64::from(DIRECTIONS));
            geodesy::direct(point, azimuth, NEAR)
        };
        is_in(point) || (0..DIRECTIONS).any(|direction| is_in(around(direction)))
    }

    /// The name of the country that a position lies in.
    pub(super) fn name_at(&self, point: LonLat) -> Option<String> {
        let code = self.world.ground.country_at(point)?;
        self.name(code)
    }

    /// The name of a country.
    pub(super) fn name(&self, code: CountryCode) -> Option<String> {
        let country = self.world.gazetteer.country(code)?;
        Some(self.world.gazetteer.feature(country.feature).name.to_owned())
    }
}

/// The two letters of a country for the three that many lists use.
fn alpha_3(letters: &str) -> Option<CountryCode> {
    let row = dateline_lang::lists::COUNTRIES.split_whitespace().find(|row| row.starts_with(letters))?;
    CountryCode::parse(row.get(4..6)?)
}
