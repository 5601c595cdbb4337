//! What is believed of a document's names after a pass: the countries, divisions and points that the next pass leans on.

use super::document::Document;
use super::lookup::Lookup;
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
    /// For each group, the probability of each of its candidates.
    beliefs: Vec<Vec<f32>>,
    /// Belief in each country: all of it, and the part of each group.
    countries: Vec<(CountryCode, f32)>,
    divisions: Vec<(FeatureId, f32)>,
    named_countries: Vec<(CountryCode, usize)>,
    named_divisions: Vec<(FeatureId, usize)>,
    own_countries: Vec<Vec<(CountryCode, f32)>>,
    own_divisions: Vec<Vec<(FeatureId, f32)>>,
    /// Groups with the same words as each group, itself included.
    sisters: Vec<Vec<usize>>,
    total: f32,
    anchors: Vec<Anchor>,
}

/// Below this a candidate is no neighbour for others.
const FAINT: f32 = 0.2;
/// Marks a country named by demonym alone, which belongs to no group.
const NO_GROUP: usize = usize::MAX;

impl Context {
    /// Sums up `beliefs` about the groups of `document`.
    pub(super) fn new(document: &Document<'_>, beliefs: Vec<Vec<f32>>) -> Self {
        let mut context = Self { beliefs, ..Self::default() };
        for (at, group) in document.groups.iter().enumerate() {
            let same = |other: &usize| document.groups[*other].text == group.text;
            context.sisters.push((0..document.groups.len()).filter(same).collect());
            let (mut countries, mut divisions) = (Vec::new(), Vec::new());
            let times = (group.count as f32).sqrt();
            for (candidate, &belief) in group.candidates.iter().zip(&context.beliefs[at]) {
                let feature = &candidate.feature;
                if let Some(country) = feature.country {
                    add(&mut countries, country, belief * times);
                }
                let division = if feature.kind == FeatureKind::Admin1 { Some(feature.id) } else { feature.admin1 };
                if let Some(division) = division {
                    add(&mut divisions, division, belief * times);
                }
                if belief > 0.5 && feature.kind == FeatureKind::Country {
                    context.named_countries.extend(feature.country.map(|country| (country, at)));
                }
                if belief > 0.5 && feature.kind == FeatureKind::Admin1 {
                    context.named_divisions.push((feature.id, at));
                }
                let areal = matches!(feature.kind, FeatureKind::Country | FeatureKind::Region | FeatureKind::Water);
                if belief > FAINT && !areal {
                    context.anchors.push(Anchor { unit: candidate.unit, weight: belief, group: at });
                }
            }
            context.total += countries.iter().map(|(_, belief)| belief).sum::<f32>();
            for (country, belief) in &countries {
                add(&mut context.countries, *country, *belief);
            }
            for (division, belief) in &divisions {
                add(&mut context.divisions, *division, *belief);
            }
            context.own_countries.push(countries);
            context.own_divisions.push(divisions);
        }
        for (country, count) in &document.demonyms {
            let weight = (*count as f32).sqrt();
            add(&mut context.countries, *country, weight);
            context.total += weight;
            context.named_countries.push((*country, NO_GROUP));
        }
        context
    }

    /// Share of the belief in names other than `group`'s that lies in `country`.
    pub(super) fn country_share(&self, country: CountryCode, group: usize) -> f32 {
        let own = self.sisters[group].iter().map(|&sister| get(&self.own_countries[sister], country)).sum::<f32>();
        share(get(&self.countries, country) - own, self.total - self.own_total(group))
    }

    /// Share of the belief in names other than `group`'s that lies in `division`.
    pub(super) fn division_share(&self, division: FeatureId, group: usize) -> f32 {
        let own = self.sisters[group].iter().map(|&sister| get(&self.own_divisions[sister], division)).sum::<f32>();
        share(get(&self.divisions, division) - own, self.total - self.own_total(group))
    }

    /// Whether another name of the document is this country, or a demonym is its.
    pub(super) fn names_country(&self, country: CountryCode, group: usize) -> bool {
        self.named_countries.iter().any(|(named, by)| *named == country && !self.sisters[group].contains(by))
    }

    /// Whether another name of the document is a country that borders on this one, or a demonym is such a country's.
    pub(super) fn names_neighbour(&self, lookup: Lookup<'_>, country: CountryCode, group: usize) -> bool {
        let borders = |named: CountryCode| lookup.are_neighbours(named, country);
        self.named_countries.iter().any(|(named, by)| borders(*named) && !self.sisters[group].contains(by))
    }

    /// How many countries the document names, by name or by demonym.
    pub(super) fn named_countries(&self) -> usize {
        let first =
            |at: &usize| !self.named_countries[..*at].iter().any(|(known, _)| *known == self.named_countries[*at].0);
        (0..self.named_countries.len()).filter(first).count()
    }

    /// Whether another name of the document is this division.
    pub(super) fn names_division(&self, division: FeatureId, group: usize) -> bool {
        self.named_divisions.iter().any(|(named, by)| *named == division && !self.sisters[group].contains(by))
    }

    /// Whether the document names any place whose country is known.
    pub(super) fn has_countries(&self) -> bool {
        self.total > 0.0
    }

    /// The places believed in that other names stand for.
    pub(super) fn anchors(&self, group: usize) -> impl Iterator<Item = &Anchor> {
        self.anchors.iter().filter(move |anchor| !self.sisters[group].contains(&anchor.group))
    }

    /// How firmly a group with the same words and a container named is believed to mean `feature`.
    pub(super) fn sister_belief(&self, document: &Document<'_>, group: usize, feature: FeatureId) -> f32 {
        let fuller = self.sisters[group]
            .iter()
            .filter(|&&sister| sister != group && document.groups[sister].container.is_some());
        fuller
            .filter_map(|&sister| {
                let at = document.groups[sister].candidates.iter().position(|c| c.feature.id == feature)?;
                self.beliefs[sister].get(at).copied()
            })
            .fold(0.0, f32::max)
    }

    fn own_total(&self, group: usize) -> f32 {
        self.sisters[group].iter().flat_map(|&sister| &self.own_countries[sister]).map(|(_, belief)| belief).sum()
    }
}

fn add<K: PartialEq>(sums: &mut Vec<(K, f32)>, key: K, value: f32) {
    match sums.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum += value,
        None => sums.push((key, value)),
    }
}

fn get<K: PartialEq>(sums: &[(K, f32)], key: K) -> f32 {
    sums.iter().find(|(known, _)| *known == key).map_or(0.0, |(_, sum)| *sum)
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 1e-3 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}
