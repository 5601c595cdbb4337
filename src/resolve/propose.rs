//! Candidates for a name: every feature that its words, or a reading of them, may mean.
//!
//! In: the words and a hint at the kind. Out: at most [`MOST`] candidates, the most prominent first, each feature once under
//! its best name. The stop-list of ordinary words is the recognizer's concern: a name that comes here is taken as a name.

use super::forms::{self, Form, Query};
use super::lookup::Lookup;
use crate::geodesy::sphere;
use crate::lang::{Lexicon, WordClass};
use crate::world::gazetteer::{Feature, FeatureKind, NameKind};

/// Candidates kept for one name; the rest are namesakes less prominent than all of these.
pub(super) const MOST: usize = 64;

/// How far from a town's point its airport, port or plant may lie, in kilometres.
const FACILITY_REACH_KM: f32 = 45.0;

/// Letters below which one slip of the pen makes another name.
const LEAST_LETTERS: usize = 6;

/// A feature that a name may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'g> {
    /// The feature.
    pub(super) feature: Feature<'g>,
    /// How the name belongs to it.
    pub(super) name: NameKind,
    /// How the words were read.
    pub(super) form: Form,
    /// Its point as a unit vector, for fast comparison of distances.
    pub(super) unit: [f32; 3],
}

/// The candidates for `words`.
pub(super) fn propose<'g>(lookup: Lookup<'g>, words: &str, hint: Option<FeatureKind>) -> Vec<Candidate<'g>> {
    let mut found: Vec<Candidate<'g>> = Vec::new();
    let mut literal = false;
    for query in forms::queries(lookup, words) {
        let before = found.len();
        match query.form {
            Form::Whole | Form::Tidied => add(lookup, &mut found, &query, |_| true),
            Form::Class(kind) => add(lookup, &mut found, &query, |feature| fits_class(kind, feature)),
            Form::PartOf if !literal => add(lookup, &mut found, &query, |feature| feature.kind != FeatureKind::Airport),
            Form::FacilityAt(kind) => add_facilities(lookup, &mut found, &query, kind, literal),
            Form::PartOf | Form::NearTown(_) | Form::NearSpelling => {}
        }
        literal |= found.len() > before && matches!(query.form, Form::Whole | Form::Tidied);
    }
    if let Some(kind) = hint.filter(|kind| kind.is_facility())
        && !found.iter().any(|candidate| candidate.feature.kind == kind)
    {
        let query = Query { text: words.to_owned(), form: Form::FacilityAt(kind) };
        add_facilities(lookup, &mut found, &query, kind, false);
    }
    let division = forms::own_class(lookup.lexicon, words)
        .or(hint)
        .filter(|kind| matches!(kind, FeatureKind::Admin1 | FeatureKind::Admin2));
    if division.is_some() {
        narrow_to_level(lookup.lexicon, &mut found, words);
        add_division_of_seat(lookup, &mut found);
    }
    if found.is_empty() {
        add_towns_of_adjective(lookup, &mut found, words);
    }
    if found.is_empty() && words.chars().count() >= LEAST_LETTERS {
        lookup.nearly_named(words, |feature, name| push(&mut found, candidate(feature, name, Form::NearSpelling)));
    }
    found.sort_by(|a, b| prominence(b).total_cmp(&prominence(a)).then(a.feature.id.cmp(&b.feature.id)));
    found.truncate(MOST);
    found
}

/// Whether `feature` is of the class that a class word names; the levels of divisions differ between countries.
pub(super) fn fits_class(kind: FeatureKind, feature: &Feature<'_>) -> bool {
    use FeatureKind::{Admin1, Admin2, City, Country, Locality, Region, River, Terrain, Water};
    match kind {
        Admin1 | Admin2 => matches!(feature.kind, Admin1 | Admin2 | Region),
        City | Locality => matches!(feature.kind, City | Locality),
        Country => matches!(feature.kind, Country),
        Water => feature.kind == Water,
        River => matches!(feature.kind, River | Water),
        Terrain => matches!(feature.kind, Terrain | Region | Country | Admin1 | Admin2),
        Region => matches!(feature.kind, Region | Admin1 | Country | Terrain),
        other => feature.kind == other,
    }
}

fn add<'g>(lookup: Lookup<'g>, found: &mut Vec<Candidate<'g>>, query: &Query, wanted: impl Fn(&Feature<'_>) -> bool) {
    lookup.named(&query.text, |feature, name| {
        if !wanted(&feature) {
            return;
        }
        match found.iter_mut().find(|known| known.feature.id == feature.id) {
            Some(known) if name < known.name => known.name = name,
            Some(_) => {}
            None => found.push(candidate(feature, name, query.form)),
        }
    });
}

/// Drops the lower divisions where the words name the upper level and one of that level is known: "Poltava Oblast" is no raion.
fn narrow_to_level(lexicon: &Lexicon, found: &mut Vec<Candidate<'_>>, words: &str) {
    let upper = words.rsplit(' ').next().is_some_and(|last| lexicon.is(WordClass::UpperDivision, last));
    if upper && found.iter().any(|candidate| candidate.feature.kind == FeatureKind::Admin1) {
        found.retain(|candidate| candidate.feature.kind != FeatureKind::Admin2);
    }
}

/// Adds the division that a city found is the seat of, where none is known by the name: "Duhok province", which maps call Dihok.
fn add_division_of_seat<'g>(lookup: Lookup<'g>, found: &mut Vec<Candidate<'g>>) {
    if found.iter().any(|candidate| matches!(candidate.feature.kind, FeatureKind::Admin1 | FeatureKind::Admin2)) {
        return;
    }
    let seats = found.iter().filter(|candidate| matches!(candidate.feature.code, "PPLA" | "PPLC"));
    let divisions: Vec<(Feature<'g>, NameKind)> =
        seats.filter_map(|seat| Some((lookup.feature(seat.feature.admin1?), seat.name))).collect();
    for (division, name) in divisions {
        push(found, candidate(division, name, Form::Class(FeatureKind::Admin1)));
    }
}

/// Adds the towns that a district or community is named after by an adjective: what is meant lies about them.
fn add_towns_of_adjective<'g>(lookup: Lookup<'g>, found: &mut Vec<Candidate<'g>>, words: &str) {
    for town in forms::of_adjective(lookup.lexicon, words) {
        lookup.named(&town, |feature, name| {
            let known = matches!(name, NameKind::Primary | NameKind::Alias);
            if known && matches!(feature.kind, FeatureKind::City | FeatureKind::Locality) {
                push(found, candidate(feature, name, Form::NearTown(FeatureKind::Admin2)));
            }
        });
    }
}

/// Facilities of `kind` by the name of their town, and the town itself in case none of them is known.
fn add_facilities<'g>(
    lookup: Lookup<'g>,
    found: &mut Vec<Candidate<'g>>,
    query: &Query,
    kind: FeatureKind,
    literal: bool,
) {
    // A site known by the very words is meant, not another one beside the town ("Baghdad International Airport").
    let exact = |candidate: &Candidate<'_>| {
        candidate.feature.kind == kind
            && matches!(candidate.form, Form::Whole | Form::Tidied)
            && matches!(candidate.name, NameKind::Primary | NameKind::Alias)
    };
    if found.iter().any(exact) {
        return;
    }
    let mut towns: Vec<(Feature<'g>, NameKind)> = Vec::new();
    lookup.named(&query.text, |feature, name| towns.push((feature, name)));
    for (town, name) in &towns {
        if town.kind == kind {
            push(found, candidate(*town, *name, Form::FacilityAt(kind)));
        }
    }
    towns.retain(|(town, _)| matches!(town.kind, FeatureKind::City | FeatureKind::Locality | FeatureKind::Terrain));
    towns.sort_by(|a, b| b.0.population.cmp(&a.0.population).then(a.0.id.cmp(&b.0.id)));
    towns.truncate(8);
    for (town, name) in towns {
        if kind == FeatureKind::Airport {
            for airport in lookup.airports_near(town.point, FACILITY_REACH_KM) {
                push(found, candidate(airport, name, Form::FacilityAt(kind)));
            }
        }
        if !literal {
            push(found, candidate(town, name, Form::NearTown(kind)));
        }
    }
}

fn push<'g>(found: &mut Vec<Candidate<'g>>, candidate: Candidate<'g>) {
    if !found.iter().any(|known| known.feature.id == candidate.feature.id) {
        found.push(candidate);
    }
}

fn candidate(feature: Feature<'_>, name: NameKind, form: Form) -> Candidate<'_> {
    Candidate { feature, name, form, unit: sphere::unit(feature.point) }
}

/// The order in which namesakes are kept when there are too many.
fn prominence(candidate: &Candidate<'_>) -> f32 {
    let kind = match candidate.feature.kind {
        FeatureKind::Country | FeatureKind::Region => 12.0,
        FeatureKind::Admin1 | FeatureKind::Water => 8.0,
        FeatureKind::Admin2 => 4.5,
        FeatureKind::City | FeatureKind::Locality => 0.0,
        _ => 4.0,
    };
    let name = match candidate.name {
        NameKind::Primary => 2.0,
        NameKind::Alias => 1.5,
        NameKind::Alternate | NameKind::Code | NameKind::Doubtful => 0.0,
    };
    kind + name + (candidate.feature.population as f32 + 1.0).log10()
}
