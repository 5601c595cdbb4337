//! Whether the places lie in the division and the country that they are listed under.
//!
//! GeoNames lists some places with the coordinates of a namesake, with a slip of whole degrees, or with the code of another division.
//! The table `places.tsv` settles those that are known; where nothing decides, no division is stated. A place that its neighbours bear
//! out is right: borders have moved since the outlines were drawn, and islands and exclaves lie apart.

use super::draft::distance_km;
use super::ground::Ground;
use super::places::Place;
use dateline_compile::Result;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Outlines at 1:10m, old borders and coasts differ from the ground by less.
const TOLERANCE_KM: f64 = 25.0;

/// Where a division has no outline: a place farther than this from all others of its division contradicts it.
const LONELY_KM: f64 = 50.0;

/// How many of the nearest places are asked, and how many must bear the same division to bear a place out.
const ASKED: usize = 9;
const MAJORITY: usize = 5;

/// A place settled by hand.
#[derive(Deserialize)]
struct Row {
    geonameid: u32,
    name: String,
    lat: Option<f64>,
    lon: Option<f64>,
    admin1: String,
}

/// Takes the division from the places that contradict it, and gives one to those that have none; those settled by hand stay as they are.
///
/// # Errors
///
/// When a place lies in another country than its own.
pub(crate) fn check(
    settled: &BTreeSet<usize>,
    divisions: &BTreeSet<String>,
    ground: &Ground<'_>,
    places: &mut [Place],
) -> Result<()> {
    let open = |at: &usize| !settled.contains(at);
    let strangers: Vec<String> = (0..places.len()).filter(open).filter_map(|at| stranger(places, ground, at)).collect();
    if !strangers.is_empty() {
        return Err(format!("lie in another country, settle them in places.tsv: {}", strangers.join("; ")).into());
    }
    let neighbours = Neighbours::gather(places);
    let states = |at: &usize| divisions.contains(&places[*at].draft.admin1);
    let suspects: BTreeSet<usize> = (0..places.len())
        .filter(open)
        .filter(states)
        .filter(|at| is_suspect(*at, places, ground, &neighbours))
        .collect();
    let contradicted = contradicted(&suspects, places, &neighbours);
    let found: Vec<(usize, String)> = (0..places.len())
        .filter(open)
        .filter(|at| !states(at))
        .filter_map(|at| Some((at, lies_in(at, places, ground, divisions)?)))
        .collect();
    report(settled.len(), suspects.len(), &contradicted, found.len(), places);
    for at in contradicted {
        places[at].draft.admin1.clear();
        places[at].draft.admin2.clear();
    }
    for (at, division) in found {
        places[at].draft.admin1 = division;
        places[at].draft.admin2.clear();
    }
    Ok(())
}

/// Moves the places of the table `places.tsv`; gives back which they are.
///
/// # Errors
///
/// When the table names a place that is not there or is called otherwise.
pub(crate) fn by_hand(tables: &Path, places: &mut [Place]) -> Result<BTreeSet<usize>> {
    let by_id: BTreeMap<u32, usize> = places
        .iter()
        .enumerate()
        .flat_map(|(at, place)| place.draft.geonameids.iter().map(move |id| (*id, at)))
        .collect();
    let mut settled = BTreeSet::new();
    for row in super::curated::table_rows::<Row>(tables, "places")? {
        let at = *by_id
            .get(&row.geonameid)
            .ok_or_else(|| format!("places.tsv: no place {} ({})", row.geonameid, row.name))?;
        let draft = &mut places[at].draft;
        if draft.name != row.name {
            return Err(format!("places.tsv: {} is {}, not {}", row.geonameid, draft.name, row.name).into());
        }
        match (row.lat, row.lon) {
            (Some(lat), Some(lon)) => (draft.lat, draft.lon) = (lat, lon),
            _ => places[at].kept = false,
        }
        let draft = &mut places[at].draft;
        if draft.admin1 != row.admin1 {
            draft.admin1 = row.admin1;
            draft.admin2.clear();
        }
        settled.insert(at);
    }
    Ok(settled)
}

/// A place far from its own country on the ground of another, as the error tells it. Disputed ground, which Natural Earth draws with its
/// holder, is known by the neighbours: they are listed under the same country.
fn stranger(places: &[Place], ground: &Ground<'_>, at: usize) -> Option<String> {
    let draft = &places[at].draft;
    let mut around = ground.around(at).peekable();
    around.peek()?;
    if around.any(|(outline, _)| outline.country == draft.country) {
        return None;
    }
    let position = (draft.lon, draft.lat);
    // A country without outlines says nothing.
    let away = ground.country_km(&draft.country, position);
    if away <= TOLERANCE_KM || away.is_infinite() {
        return None;
    }
    let mut near: Vec<(f64, &str)> = places
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .map(|(_, other)| (distance_km(position, (other.draft.lon, other.draft.lat)), other.draft.country.as_str()))
        .filter(|(km, _)| *km < 200.0)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    near.truncate(ASKED);
    let own = near.iter().filter(|(_, country)| *country == draft.country).count();
    (own * 2 < near.len()).then(|| format!("{} {} ({})", draft.geonameids[0], draft.name, draft.country))
}

/// Whether a place lies apart from its division.
fn is_suspect(at: usize, places: &[Place], ground: &Ground<'_>, neighbours: &Neighbours) -> bool {
    let draft = &places[at].draft;
    let position = (draft.lon, draft.lat);
    if !ground.knows(&draft.admin1) {
        let nearest = neighbours.nearest_of_division(at, places);
        return nearest.is_some_and(|km| km > LONELY_KM) && neighbours.is_among_others(at, places);
    }
    // Ground that no division holds for certain says nothing, nor does the sea: small islands have no outline.
    let mut around = ground.around(at).peekable();
    if around.peek().is_none() || around.any(|(_, holder)| holder.is_none_or(|holder| holder == draft.admin1)) {
        return false;
    }
    ground.distance_km(&draft.admin1, position) > TOLERANCE_KM
}

/// The suspects that their neighbours do not bear out, suspects among these only while they are borne out themselves.
fn contradicted(suspects: &BTreeSet<usize>, places: &[Place], neighbours: &Neighbours) -> BTreeSet<usize> {
    let mut fallen: BTreeSet<usize> = BTreeSet::new();
    loop {
        let bears =
            |at: usize, other: usize| places[other].draft.admin1 == places[at].draft.admin1 && !fallen.contains(&other);
        let alone = |at: &usize| {
            let near = neighbours.nearest(*at, places);
            near.iter().filter(|other| bears(*at, **other)).count() < MAJORITY
        };
        let next: BTreeSet<usize> = suspects.iter().copied().filter(|at| fallen.contains(at) || alone(at)).collect();
        if next.len() == fallen.len() {
            return fallen;
        }
        fallen = next;
    }
}

/// The division of a place that has none: that of the ground it lies on, in its own country.
fn lies_in(at: usize, places: &[Place], ground: &Ground<'_>, divisions: &BTreeSet<String>) -> Option<String> {
    let own = ground.around(at).filter(|(outline, _)| outline.country == places[at].draft.country);
    let mut holders: BTreeSet<&str> = own.filter_map(|(_, holder)| holder).collect();
    let holder = holders.pop_first()?;
    (holders.is_empty() && divisions.contains(holder)).then(|| holder.to_owned())
}

/// The places of each country and of each division.
struct Neighbours {
    by_country: BTreeMap<String, Vec<usize>>,
    by_division: BTreeMap<String, Vec<usize>>,
}

impl Neighbours {
    fn gather(places: &[Place]) -> Self {
        let mut neighbours = Self { by_country: BTreeMap::new(), by_division: BTreeMap::new() };
        for (at, place) in places.iter().enumerate() {
            neighbours.by_country.entry(place.draft.country.clone()).or_default().push(at);
            neighbours.by_division.entry(place.draft.admin1.clone()).or_default().push(at);
        }
        neighbours
    }

    /// The nearest places of the same country.
    fn nearest(&self, at: usize, places: &[Place]) -> Vec<usize> {
        let own = self.by_country.get(&places[at].draft.country).map_or(&[][..], Vec::as_slice);
        let mut near: Vec<(f64, usize)> =
            own.iter().filter(|other| **other != at).map(|other| (apart(places, at, *other), *other)).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        near.into_iter().take(ASKED).map(|(_, other)| other).collect()
    }

    /// How far the nearest other place of the same division lies.
    fn nearest_of_division(&self, at: usize, places: &[Place]) -> Option<f64> {
        let own = self.by_division.get(&places[at].draft.admin1)?;
        own.iter().filter(|other| **other != at).map(|other| apart(places, at, *other)).min_by(f64::total_cmp)
    }

    /// Whether all places asked lie near, so that the ground is another's and not merely empty.
    fn is_among_others(&self, at: usize, places: &[Place]) -> bool {
        let near = self.nearest(at, places);
        near.len() == ASKED && near.iter().all(|other| apart(places, at, *other) < LONELY_KM)
    }
}

fn apart(places: &[Place], a: usize, b: usize) -> f64 {
    let at = |place: &Place| (place.draft.lon, place.draft.lat);
    distance_km(at(&places[a]), at(&places[b]))
}

#[expect(clippy::print_stderr, reason = "a command-line tool says what it found")]
fn report(settled: usize, suspects: usize, contradicted: &BTreeSet<usize>, found: usize, places: &[Place]) {
    eprintln!(
        "{} places: {settled} settled by hand, {suspects} apart from their division, {} of these borne out by their neighbours, {} left \
         without a division; {found} without one given that of their ground",
        places.len(),
        suspects - contradicted.len(),
        contradicted.len(),
    );
    for draft in contradicted.iter().map(|at| &places[*at].draft).filter(|draft| draft.population >= 15_000) {
        let id = draft.geonameids.first().copied().unwrap_or(0);
        eprintln!(
            "  {id} {} ({}) at {:.3}, {:.3}: {} inhabitants",
            draft.name, draft.admin1, draft.lat, draft.lon, draft.population
        );
    }
}
