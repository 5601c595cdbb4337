//! A feature on its way into the gazetteer: links are still texts, names still raw.

use dateline_format::gazetteer::{FeatureKind, NameKind};

/// A feature before it has a number.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The name to show.
    pub(crate) name: String,
    /// Longitude in degrees.
    pub(crate) lon: f64,
    /// Latitude in degrees.
    pub(crate) lat: f64,
    /// What it is.
    pub(crate) kind: FeatureKind,
    /// GeoNames feature code.
    pub(crate) code: String,
    /// Country code, empty where none.
    pub(crate) country: String,
    /// GeoNames code of a division, such as `IR.28`: its own or the one that it lies in.
    pub(crate) admin1: String,
    /// GeoNames code of a second-level division, such as `US.CA.037`.
    pub(crate) admin2: String,
    /// Inhabitants.
    pub(crate) population: u32,
    /// GeoNames identifiers, the first one leading.
    pub(crate) geonameids: Vec<u32>,
    /// Radius of what is named.
    pub(crate) precision_km: f32,
    /// Natural Earth label rank.
    pub(crate) label_rank: Option<u8>,
    /// Raw names with their standing; the shown name is among them.
    pub(crate) names: Vec<(String, NameKind)>,
    /// What only countries have.
    pub(crate) country_facts: Option<CountryFacts>,
}

/// What is known of a country beside its feature.
#[derive(Debug, Clone, Default)]
pub(crate) struct CountryFacts {
    pub(crate) continent: String,
    pub(crate) area_km2: u32,
    pub(crate) languages: String,
    pub(crate) neighbours: String,
}

impl Draft {
    /// A feature with its name as the only one.
    pub(crate) fn new(name: impl Into<String>, kind: FeatureKind, lon: f64, lat: f64) -> Self {
        let name = name.into();
        Self {
            names: vec![(name.clone(), NameKind::Primary)],
            name,
            lon,
            lat,
            kind,
            code: String::new(),
            country: String::new(),
            admin1: String::new(),
            admin2: String::new(),
            population: 0,
            geonameids: Vec::new(),
            precision_km: 1.0,
            label_rank: None,
            country_facts: None,
        }
    }

    /// Adds a name unless it is empty.
    pub(crate) fn also(&mut self, name: &str, kind: NameKind) {
        let name = name.trim();
        if !name.is_empty() {
            self.names.push((name.to_owned(), kind));
        }
    }

    /// How likely the feature is meant before anything is known of the text: inhabitants, or what a site counts for.
    pub(crate) fn prominence(&self) -> u64 {
        let population = u64::from(self.population);
        match self.kind {
            FeatureKind::Country => 1_000_000_000 + population,
            FeatureKind::Region => 50_000_000,
            // A province counts less than a city that holds a fifth of its people: "Tehran" is the city.
            FeatureKind::Admin1 => population / 5 + 20_000,
            FeatureKind::Admin2 => population / 10,
            FeatureKind::City | FeatureKind::Locality => population,
            FeatureKind::Water => 500_000,
            FeatureKind::River | FeatureKind::Terrain => 100_000,
            FeatureKind::Nuclear | FeatureKind::Military | FeatureKind::Energy => 50_000,
            FeatureKind::Airport | FeatureKind::Port | FeatureKind::Facility => 20_000,
        }
    }
}

/// Great-circle distance in kilometres, to compare positions of two sources.
pub(crate) fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (phi1, phi2) = (a.1.to_radians(), b.1.to_radians());
    let half_phi = ((phi2 - phi1) / 2.0).sin();
    let half_lambda = ((b.0 - a.0).to_radians() / 2.0).sin();
    let h = half_phi * half_phi + phi1.cos() * phi2.cos() * half_lambda * half_lambda;
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
