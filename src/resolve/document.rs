//! The names of one document as the resolver sees them: each distinct name once, beside what the text around it says.
//!
//! In: the article and its toponyms. Out: a [`Document`] of groups (mentions with the same words, hint and container share a
//! group, after the finding that a name keeps one sense within a document: Gale, Church & Yarowsky 1992) and of witnesses:
//! countries, divisions and demonyms that stand in the text without being among the toponyms.

use std::collections::HashMap;
use std::ops::Range;

use super::lookup::Lookup;
use super::propose::{self, Candidate};
use super::{forms, hints};
use crate::geodesy::sphere;
use crate::lang::WordClass;
use crate::mention::Toponym;
use crate::text::{Article, Token};
use crate::world::gazetteer::{CountryCode, FeatureId, FeatureKind, NameKind};

/// Mentions with the same words and the same container.
#[derive(Debug, Clone)]
pub(super) struct Group<'g> {
    /// The words.
    pub(super) text: String,
    /// What the words around it say that it is.
    pub(super) hint: Option<FeatureKind>,
    /// What the name itself says that it is ("Red Sea").
    pub(super) own_class: Option<FeatureKind>,
    /// Indices of its toponyms; empty for a witness.
    pub(super) members: Vec<usize>,
    /// The group named right after it as what it lies in ("Long Beach, CA").
    pub(super) container: Option<usize>,
    /// Groups that are named right before this one as lying in it, ascending.
    pub(super) holds: Vec<usize>,
    /// Groups named in the same sentence, ascending.
    pub(super) beside: Vec<usize>,
    /// What it may mean.
    pub(super) candidates: Vec<Candidate<'g>>,
    /// How often it stands in the document.
    pub(super) count: usize,
    /// Countries that a demonym right before it names ("the Iranian city of").
    pub(super) demonyms: Vec<CountryCode>,
    /// Whether it is named as an actor somewhere ("Washington said").
    pub(super) speaks: bool,
}

/// All that the text says about its names.
#[derive(Debug, Clone)]
pub(super) struct Document<'g> {
    /// Where names are looked up.
    pub(super) lookup: Lookup<'g>,
    /// Distinct names, in order of first appearance.
    pub(super) groups: Vec<Group<'g>>,
    /// The group of each toponym.
    pub(super) of_mention: Vec<usize>,
    /// Countries named by their demonym, with how often.
    pub(super) demonyms: Vec<(CountryCode, usize)>,
}

/// One name at its place in the text.
struct Standing {
    tokens: Range<usize>,
    text: String,
    hint: Option<FeatureKind>,
    mention: Option<usize>,
    key: usize,
    speaks: bool,
}

/// Words of a run of capitals that may be a witness.
const WITNESS_WORDS: usize = 4;
/// How many tokens may lie between a demonym and the name that it describes.
const DEMONYM_REACH: usize = 4;

impl<'g> Document<'g> {
    /// Gathers what `article` says about `toponyms`.
    pub(super) fn new(lookup: Lookup<'g>, article: &Article, toponyms: &[Toponym]) -> Self {
        let mut demonyms: Vec<(usize, CountryCode)> = Vec::new();
        let mut standing = mentions(lookup, article, toponyms);
        standing.extend(witnesses(lookup, article, &standing, &mut demonyms));
        standing.sort_by_key(|name| (name.tokens.start, name.tokens.end));
        let keys = keyed(&mut standing);
        let mut document =
            Self { lookup, groups: Vec::new(), of_mention: vec![0; toponyms.len()], demonyms: Vec::new() };
        document.group(article, &standing, keys, &demonyms);
        for (_, country) in demonyms {
            match document.demonyms.iter_mut().find(|(known, _)| *known == country) {
                Some((_, count)) => *count += 1,
                None => document.demonyms.push((country, 1)),
            }
        }
        document
    }

    fn group(&mut self, article: &Article, standing: &[Standing], keys: usize, demonyms: &[(usize, CountryCode)]) {
        let containers = containers(article, standing);
        let mut group_of: HashMap<(usize, Option<usize>), usize> = HashMap::new();
        let mut of_standing = vec![0; standing.len()];
        // Words that stand as a mention somewhere may mean anything, also where they are a mere witness.
        let mut mentioned = vec![false; keys];
        for name in standing.iter().filter(|name| name.mention.is_some()) {
            mentioned[name.key] = true;
        }
        let mut proposed: Vec<Option<Vec<Candidate<'g>>>> = vec![None; keys];
        for (at, name) in standing.iter().enumerate() {
            let container_key = containers[at].map(|c| standing[c].key);
            let group = match group_of.get(&(name.key, container_key)) {
                Some(group) => *group,
                None => {
                    let candidates = proposed[name.key]
                        .get_or_insert_with(|| candidates(self.lookup, name, mentioned[name.key]))
                        .clone();
                    group_of.insert((name.key, container_key), self.groups.len());
                    self.groups.push(Group {
                        text: name.text.clone(),
                        hint: name.hint,
                        own_class: forms::own_class(self.lookup.lexicon, &name.text),
                        members: Vec::new(),
                        container: None,
                        holds: Vec::new(),
                        beside: Vec::new(),
                        candidates,
                        count: 0,
                        demonyms: Vec::new(),
                        speaks: false,
                    });
                    self.groups.len() - 1
                }
            };
            of_standing[at] = group;
            self.groups[group].count += 1;
            self.groups[group].speaks |= name.speaks;
            if let Some(mention) = name.mention {
                self.groups[group].members.push(mention);
                self.of_mention[mention] = group;
            }
            let near = demonyms.partition_point(|(position, _)| position + DEMONYM_REACH < name.tokens.start)
                ..demonyms.partition_point(|(position, _)| *position < name.tokens.start);
            for (_, country) in &demonyms[near] {
                if !self.groups[group].demonyms.contains(country) {
                    self.groups[group].demonyms.push(*country);
                }
            }
        }
        self.relate(article, standing, &of_standing, &containers);
    }

    /// Fills in what holds what, and what is named beside what.
    fn relate(
        &mut self,
        article: &Article,
        standing: &[Standing],
        of_standing: &[usize],
        containers: &[Option<usize>],
    ) {
        for (at, container) in containers.iter().enumerate() {
            if let Some(container) = container {
                self.groups[of_standing[at]].container = Some(of_standing[*container]);
            }
        }
        for at in 0..self.groups.len() {
            if let Some(container) = self.groups[at].container {
                self.groups[container].holds.push(at);
            }
        }
        for sentence in &article.sentences {
            let from = standing.partition_point(|name| name.tokens.start < sentence.tokens.start);
            let to = standing.partition_point(|name| name.tokens.start < sentence.tokens.end);
            let mut named = of_standing[from..to].to_vec();
            named.sort_unstable();
            named.dedup();
            for &group in &named {
                self.groups[group].beside.extend(named.iter().filter(|&&other| other != group));
            }
        }
        for group in &mut self.groups {
            group.beside.sort_unstable();
            group.beside.dedup();
        }
    }
}

fn mentions(lookup: Lookup<'_>, article: &Article, toponyms: &[Toponym]) -> Vec<Standing> {
    toponyms
        .iter()
        .enumerate()
        .map(|(mention, toponym)| {
            let tokens = article.tokens_in(toponym.span);
            let hint = toponym.hint.or_else(|| hints::around(lookup, &article.tokens, &tokens));
            let text = toponym.text.split_whitespace().collect::<Vec<_>>().join(" ");
            Standing { tokens, text, hint, mention: Some(mention), key: 0, speaks: toponym.metonymic }
        })
        .collect()
}

/// Countries and divisions in the text that are not among the toponyms; demonyms are noted with their token.
fn witnesses(
    lookup: Lookup<'_>,
    article: &Article,
    mentions: &[Standing],
    demonyms: &mut Vec<(usize, CountryCode)>,
) -> Vec<Standing> {
    let mut taken = vec![false; article.tokens.len()];
    for name in mentions {
        taken[name.tokens.clone()].fill(true);
    }
    let capital = |at: usize| {
        let token: Option<&Token> = article.tokens.get(at);
        !taken.get(at).copied().unwrap_or(true) && token.is_some_and(|t| t.text.starts_with(char::is_uppercase))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < article.tokens.len() {
        if !capital(at) {
            at += 1;
            continue;
        }
        if let Some(country) = lookup.demonym(&article.tokens[at].text) {
            demonyms.push((at, country));
            at += 1;
            continue;
        }
        let longest = (1..=WITNESS_WORDS).take_while(|n| capital(at + n - 1)).last().unwrap_or(1);
        let hit = (1..=longest).rev().find_map(|n| {
            let words: Vec<&str> = article.tokens[at..at + n].iter().map(|token| token.text.as_str()).collect();
            let text = words.join(" ");
            let after_comma = at.checked_sub(1).is_some_and(|before| article.tokens[before].text == ",");
            is_witness(lookup, &text, after_comma).then_some((n, text))
        });
        let step = hit.as_ref().map_or(1, |(n, _)| *n);
        if let Some((n, text)) = hit {
            found.push(Standing { tokens: at..at + n, text, hint: None, mention: None, key: 0, speaks: false });
        }
        at += step;
    }
    found
}

/// Whether the words name a country or first-level division (or a county, named as one), beyond doubt enough to bear witness.
fn is_witness(lookup: Lookup<'_>, words: &str, after_comma: bool) -> bool {
    if words.chars().count() < 3 && !words.contains('.') && !after_comma {
        return false;
    }
    let mut found = false;
    lookup.named(words, |feature, name| {
        let level = matches!(feature.kind, FeatureKind::Country | FeatureKind::Admin1)
            || (feature.kind == FeatureKind::Admin2 && words.contains(' '));
        let known = matches!(name, NameKind::Primary | NameKind::Alias);
        let postal = after_comma && name == NameKind::Code && feature.kind == FeatureKind::Admin1;
        found |= level && known || postal;
    });
    found
}

/// Numbers equal names alike and answers how many there are.
fn keyed(standing: &mut [Standing]) -> usize {
    let mut seen: HashMap<(String, Option<FeatureKind>), usize> = HashMap::new();
    for name in standing.iter_mut() {
        let next = seen.len();
        name.key = *seen.entry((name.text.clone(), name.hint)).or_insert(next);
    }
    seen.len()
}

fn candidates<'g>(lookup: Lookup<'g>, name: &Standing, mention: bool) -> Vec<Candidate<'g>> {
    let mut candidates = propose::propose(lookup, &name.text, name.hint);
    if !mention {
        candidates.retain(|c| {
            matches!(c.feature.kind, FeatureKind::Country | FeatureKind::Admin1 | FeatureKind::Admin2)
                && matches!(c.name, NameKind::Primary | NameKind::Alias | NameKind::Code)
        });
    }
    candidates
}

/// For each name the one after it that says what it lies in: "X, Y", "X (Y)", "X in Y", "X, in Y".
fn containers(article: &Article, standing: &[Standing]) -> Vec<Option<usize>> {
    (0..standing.len())
        .map(|at| {
            let next = standing.get(at + 1)?;
            let between = article.tokens.get(standing[at].tokens.end..next.tokens.start)?;
            joins(between).then_some(at + 1)
        })
        .collect()
}

/// Whether the words between two names say that the first lies in the second.
pub(super) fn joins(between: &[Token]) -> bool {
    const LONGEST: usize = 6;
    let is_within = |token: &Token| token.is(WordClass::In);
    let is_direction = |token: &Token| token.is(WordClass::ContainerDirection);
    match between {
        [only] => matches!(only.text.as_str(), "," | "(" | "/") || is_within(only),
        [comma, last] if comma.text == "," && is_within(last) => true,
        [head @ .., last] if !head.is_empty() && head.len() <= LONGEST => {
            let apposed = head[0].text == "," && head.iter().any(|token| token.is(WordClass::Of));
            let within = head.iter().any(is_within) || apposed;
            let plain = |token: &Token| token.text == "," || token.is(WordClass::ContainerWord) || is_direction(token);
            within && head.iter().all(plain) && (is_direction(last) || last.is(WordClass::ContainerEnd))
        }
        _ => false,
    }
}

/// Whether `inner` lies in `outer`, by the divisions of the gazetteer, else by distance.
pub(super) fn lies_in(inner: &Candidate<'_>, outer: &Candidate<'_>) -> bool {
    if inner.feature.id == outer.feature.id {
        return false;
    }
    let within: Option<FeatureId> = Some(outer.feature.id);
    let apart = || sphere::apart_km(inner.unit, outer.unit);
    match outer.feature.kind {
        FeatureKind::Country => inner.feature.country.is_some() && inner.feature.country == outer.feature.country,
        FeatureKind::Admin1 => inner.feature.admin1 == within || inner.feature.admin2 == within,
        FeatureKind::Admin2 => {
            inner.feature.admin2 == within || (inner.feature.admin1 == outer.feature.admin1 && apart() < 40.0)
        }
        FeatureKind::City => inner.feature.kind != FeatureKind::Country && apart() < 40.0,
        FeatureKind::Region | FeatureKind::Terrain | FeatureKind::Water => {
            apart() < outer.feature.precision_km.max(30.0)
        }
        _ => apart() < 15.0,
    }
}
