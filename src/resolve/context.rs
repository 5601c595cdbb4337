//! What is believed of a document's names after a pass: the countries, divisions and points that the next pass leans on.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use super::document::{Document, Group};
use super::lookup::Lookup;
use crate::limits;
use crate::world::gazetteer::{CountryCode, FeatureId, FeatureKind};

/// A place believed in, as a neighbour for others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    /// Its point as a unit vector.
    pub(super) unit: [f32; 3],
    /// How firmly it is believed, 0 to 1.
    pub(super) weight: f32,
    /// The group that stands for it.
    pub(super) group: usize,
}

/// The probabilities of a pass, summed up.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// Belief in each country and division, over all names.
    countries: HashMap<CountryCode, f32>,
    divisions: HashMap<FeatureId, f32>,
    /// The words that name each country and division; two of them are enough to tell whether another name does.
    named_countries: BTreeMap<CountryCode, Vec<usize>>,
    named_divisions: BTreeMap<FeatureId, Vec<usize>>,
    /// What groups with the same words have in common, and which of them each group is of.
    words: Vec<Words>,
    words_of: Vec<usize>,
    total: f32,
    /// In the order of their groups.
    anchors: Vec<Anchor>,
}

/// What is believed of all groups with the same words.
#[derive(Debug, Clone, Default)]
struct Words {
    countries: HashMap<CountryCode, f32>,
    divisions: HashMap<FeatureId, f32>,
    total: f32,
    /// For each feature, the belief of the surest groups with a container named that they mean it: the surest, then the surest
    /// of the others.
    fuller: HashMap<FeatureId, [(usize, f32); 2]>,
}

/// Below this a candidate is no neighbour for others.
const FAINT: f32 = 0.2;
/// Marks a country named by demonym alone, which belongs to no group.
const NO_WORDS: usize = usize::MAX;

impl Context {
    /// Sums up `beliefs` about the groups of `document`.
    pub(super) fn new(document: &Document<'_>, beliefs: &[Vec<f32>]) -> Self {
        let mut context = Self::default();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for (at, (group, beliefs)) in document.groups.iter().zip(beliefs).enumerate() {
            let next = known.len();
            let words = *known.entry(&group.text).or_insert(next);
            if words == next {
                context.words.push(Words::default());
            }
            context.words_of.push(words);
            let (mut countries, mut divisions) = (Vec::new(), Vec::new());
            let times = (group.count as f32).sqrt();
            for (candidate, &belief) in group.candidates.iter().zip(beliefs) {
                let feature = &candidate.feature;
                if let Some(country) = feature.country {
                    add(&mut countries, country, belief * times);
                }
                let division = if feature.kind == FeatureKind::Admin1 { Some(feature.id) } else { feature.admin1 };
                if let Some(division) = division {
                    add(&mut divisions, division, belief * times);
                }
                if let Some(country) = feature.country.filter(|_| belief > 0.5 && feature.kind == FeatureKind::Country)
                {
                    name(&mut context.named_countries, country, words);
                }
                if belief > 0.5 && feature.kind == FeatureKind::Admin1 {
                    name(&mut context.named_divisions, feature.id, words);
                }
                let areal = matches!(feature.kind, FeatureKind::Country | FeatureKind::Region | FeatureKind::Water);
                if belief > FAINT && !areal {
                    context.anchors.push(Anchor { unit: candidate.unit, weight: belief, group: at });
                }
            }
            if group.container.is_some() {
                context.words[words].tell_fully(at, group, beliefs);
            }
            context.total += countries.iter().map(|(_, belief)| belief).sum::<f32>();
            let own = &mut context.words[words];
            for (country, belief) in countries {
                *context.countries.entry(country).or_default() += belief;
                *own.countries.entry(country).or_default() += belief;
                own.total += belief;
            }
            for (division, belief) in divisions {
                *context.divisions.entry(division).or_default() += belief;
                *own.divisions.entry(division).or_default() += belief;
            }
        }
        for (country, count) in &document.demonyms {
            let weight = (*count as f32).sqrt();
            *context.countries.entry(*country).or_default() += weight;
            context.total += weight;
            name(&mut context.named_countries, *country, NO_WORDS);
        }
        context
    }

    fn words(&self, group: usize) -> &Words {
        &self.words[self.words_of[group]]
    }

    /// Share of the belief in names other than `group`'s that lies in `country`.
    pub(super) fn country_share(&self, country: CountryCode, group: usize) -> f32 {
        let own = self.words(group);
        share(get(&self.countries, country) - get(&own.countries, country), self.total - own.total)
    }

    /// Share of the belief in names other than `group`'s that lies in `division`.
    pub(super) fn division_share(&self, division: FeatureId, group: usize) -> f32 {
        let own = self.words(group);
        share(get(&self.divisions, division) - get(&own.divisions, division), self.total - own.total)
    }

    fn by_others(&self, named_by: &[usize], group: usize) -> bool {
        named_by.iter().any(|words| *words != self.words_of[group])
    }

    /// Whether another name of the document is this country, or a demonym is its.
    pub(super) fn names_country(&self, country: CountryCode, group: usize) -> bool {
        self.named_countries.get(&country).is_some_and(|by| self.by_others(by, group))
    }

    /// Whether another name of the document is a country that borders on this one, or a demonym is such a country's.
    pub(super) fn names_neighbour(&self, lookup: Lookup<'_>, country: CountryCode, group: usize) -> bool {
        let mut named = self.named_countries.iter();
        named.any(|(named, by)| lookup.are_neighbours(*named, country) && self.by_others(by, group))
    }

    /// How many countries the document names, by name or by demonym.
    pub(super) fn named_countries(&self) -> usize {
        self.named_countries.len()
    }

    /// Whether another name of the document is this division.
    pub(super) fn names_division(&self, division: FeatureId, group: usize) -> bool {
        self.named_divisions.get(&division).is_some_and(|by| self.by_others(by, group))
    }

    /// Whether the document names any place whose country is known.
    pub(super) fn has_countries(&self) -> bool {
        self.total > 0.0
    }

    /// The places believed in that other names stand for, those first named shortly before this one or after.
    pub(super) fn anchors(&self, group: usize) -> impl Iterator<Item = &Anchor> {
        let from = self.anchors.partition_point(|anchor| anchor.group + limits::NEIGHBOURS < group);
        let to = self.anchors.partition_point(|anchor| anchor.group <= group + limits::NEIGHBOURS);
        self.anchors[from..to].iter().filter(move |anchor| self.words_of[anchor.group] != self.words_of[group])
    }

    /// How firmly a group with the same words and a container named is believed to mean `feature`.
    pub(super) fn sister_belief(&self, group: usize, feature: FeatureId) -> f32 {
        let told = self.words(group).fuller.get(&feature);
        let others = told.into_iter().flatten().filter(|(by, _)| *by != group);
        others.map(|(_, belief)| *belief).fold(0.0, f32::max)
    }
}

impl Words {
    /// Takes in what a group with a container named is believed to mean.
    fn tell_fully(&mut self, at: usize, group: &Group<'_>, beliefs: &[f32]) {
        let mut told: Vec<FeatureId> = Vec::with_capacity(group.candidates.len());
        for (candidate, &belief) in group.candidates.iter().zip(beliefs) {
            let feature = candidate.feature.id;
            if told.contains(&feature) {
                continue;
            }
            told.push(feature);
            let [first, second] = self.fuller.entry(feature).or_insert([(usize::MAX, 0.0); 2]);
            if belief > first.1 {
                *second = std::mem::replace(first, (at, belief));
            } else if belief > second.1 {
                *second = (at, belief);
            }
        }
    }
}

/// Notes that some words name a country or division; a third name of it adds nothing.
fn name<K: Ord>(named: &mut BTreeMap<K, Vec<usize>>, key: K, words: usize) {
    let by = named.entry(key).or_default();
    if by.len() < 2 && !by.contains(&words) {
        by.push(words);
    }
}

fn add<K: PartialEq>(sums: &mut Vec<(K, f32)>, key: K, value: f32) {
    match sums.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum += value,
        None => sums.push((key, value)),
    }
}

fn get<K: Eq + Hash>(sums: &HashMap<K, f32>, key: K) -> f32 {
    sums.get(&key).copied().unwrap_or_default()
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 1e-3 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}
