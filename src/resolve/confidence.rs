//! From the ranker's probability to a confidence that keeps its word: of places given confidence p, a share p is right.
//!
//! The table is an isotonic fit (pool adjacent violators; Zadrozny & Elkan 2002) for each class of place, on the development corpora, each
//! scored by weights that were fitted without it; `cargo run -p dateline-train -- resolver` writes it beside the weights and measures
//! the expected calibration error. The classes differ at the same probability: a river that is surely the one named is still seldom
//! within 161 km of the stretch that is meant.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::world::gazetteer::FeatureKind;

/// Kinds of place that are right about equally often at the same probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindClass {
    /// Countries, first-level divisions, regions, seas.
    Area,
    /// Second-level divisions.
    County,
    /// Cities.
    City,
    /// Villages and parts of cities.
    Locality,
    /// Rivers.
    River,
    /// Airports, bases, plants and other facilities.
    Site,
}

impl KindClass {
    /// Every class, in the order of the table.
    pub const ALL: [Self; 6] = [Self::Area, Self::County, Self::City, Self::Locality, Self::River, Self::Site];

    /// The class of a kind.
    pub const fn of(kind: FeatureKind) -> Self {
        match kind {
            FeatureKind::Country
            | FeatureKind::Admin1
            | FeatureKind::Region
            | FeatureKind::Water
            | FeatureKind::Terrain => Self::Area,
            FeatureKind::Admin2 => Self::County,
            FeatureKind::City => Self::City,
            FeatureKind::Locality => Self::Locality,
            FeatureKind::River => Self::River,
            FeatureKind::Airport
            | FeatureKind::Military
            | FeatureKind::Nuclear
            | FeatureKind::Energy
            | FeatureKind::Port
            | FeatureKind::Facility => Self::Site,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::County => "county",
            Self::City => "city",
            Self::Locality => "locality",
            Self::River => "river",
            Self::Site => "site",
        }
    }
}

/// For each class, the steps of its fit: probability, and the share found right there; both ascending.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calibration {
    steps: [Vec<(f32, f32)>; KindClass::ALL.len()],
}

/// The table compiled into the program.
static SHIPPED: LazyLock<Calibration> = LazyLock::new(|| Calibration::from_tsv(include_str!("calibration.tsv")));

impl Calibration {
    /// From the steps of each class, in the order of [`KindClass::ALL`].
    pub const fn new(steps: [Vec<(f32, f32)>; KindClass::ALL.len()]) -> Self {
        Self { steps }
    }

    /// The table compiled into the program.
    pub(super) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The confidence that a ranker's `probability` deserves for a place of `kind`; the probability itself where nothing was fitted.
    pub fn confidence(&self, kind: FeatureKind, probability: f32) -> f32 {
        interpolate(&self.steps[KindClass::of(kind) as usize], probability)
    }

    /// Reads a table of rows `class`, `probability`, `share right`.
    pub fn from_tsv(table: &str) -> Self {
        let mut read = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let class = cells.next().and_then(|name| KindClass::ALL.into_iter().find(|class| class.name() == name));
            let mut number = || cells.next().and_then(|cell| cell.trim().parse().ok());
            if let (Some(class), Some(probability), Some(right)) = (class, number(), number()) {
                read.steps[class as usize].push((probability, right));
            }
        }
        read
    }

    /// Writes the table that [`from_tsv`](Self::from_tsv) reads.
    pub fn to_tsv(&self) -> String {
        let mut table = String::from("# class\tprobability\tshare right\n");
        for class in KindClass::ALL {
            for (probability, right) in &self.steps[class as usize] {
                // Writing to a string cannot fail.
                let _ = writeln!(table, "{}\t{probability:.4}\t{right:.4}", class.name());
            }
        }
        table
    }
}

/// The value of the broken line through `steps` at `probability`; the probability itself where there are none.
fn interpolate(steps: &[(f32, f32)], probability: f32) -> f32 {
    let at = steps.partition_point(|(x, _)| *x < probability);
    match (at.checked_sub(1).and_then(|before| steps.get(before)), steps.get(at)) {
        (Some(&(x0, y0)), Some(&(x1, y1))) if x1 > x0 => y0 + (y1 - y0) * (probability - x0) / (x1 - x0),
        (Some(&(_, y)), _) | (None, Some(&(_, y))) => y,
        (None, None) => probability,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_steps_the_confidence_lies_on_the_line() {
        assert!((interpolate(&[(0.0, 0.2), (1.0, 0.8)], 0.5) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_surer_probability_never_earns_less() {
        for kind in
            [FeatureKind::Country, FeatureKind::Admin2, FeatureKind::City, FeatureKind::River, FeatureKind::Port]
        {
            let values: Vec<f32> =
                (0..=100).map(|p| Calibration::shipped().confidence(kind, p as f32 / 100.0)).collect();
            assert!(values.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }

    #[test]
    fn a_table_reads_back_as_it_was_written() {
        let shipped = Calibration::shipped();
        assert_eq!(&Calibration::from_tsv(&shipped.to_tsv()), shipped);
        assert!(shipped.steps.iter().all(|steps| !steps.is_empty()), "a class without a fit");
    }
}
