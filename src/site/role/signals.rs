//! What the network is told of a report: numbers for each token, each place, and between places.
//!
//! In: an article and its places. Out: [`Signals`]. Training reads them from `examples/role_material.rs`, so the weights and this
//! program speak of the same numbers. Names are not among them: a place is told by its kind alone, so that nothing is learned of a
//! town but how a report speaks of it.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::tools::Arms;
use crate::limits;
use crate::resolve::Place;
use crate::span::Span;
use crate::text::{Article, BlockKind, Token};
use crate::world::gazetteer::{FeatureKind, fold};

/// Numbers told of each place.
pub(super) const PLACE_SIGNALS: usize = 26;
/// Ways in which two places of a report can belong together.
pub(super) const TIES: usize = 8;
/// Kinds of place that are told apart, from 1.
const KINDS: usize = 10;

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Case {
    Lower = 1,
    Title = 2,
    Upper = 3,
    Number = 4,
    Mark = 5,
    /// A year of the past.
    Past = 6,
    /// The year that the report is of, or the one before.
    Year = 7,
}

/// A token as the network sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Key of the word in small letters; 0 for a number and for a part of a place's name.
    pub key: u64,
    /// How it is written.
    pub case: u8,
    /// The kind of the place that it belongs to, 0 where none.
    pub kind: u8,
    /// 1 in running text, 2 in a heading, 3 in an item of a list.
    pub block: u8,
}

/// A place as the network sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// The token before it in its sentence.
    pub before: Option<usize>,
    /// The token before the list of places that it is part of.
    pub head: Option<usize>,
    /// The token after that list.
    pub tail: Option<usize>,
    /// Its sentence.
    pub sentence: usize,
    /// What else is known of it.
    pub numbers: Vec<f32>,
    /// The weapons named around it.
    pub tools: Vec<f32>,
    /// The class of the weapon that its sentence goes on about without naming one.
    #[serde(default)]
    pub carried: Option<usize>,
}

/// A report as the network sees it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Signals {
    /// Its tokens.
    pub words: Vec<Word>,
    /// The tokens of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// Its places.
    pub spots: Vec<Spot>,
    /// For each way of belonging together and each place, the other places that do.
    pub ties: [Vec<Vec<usize>>; TIES],
}

impl Signals {
    /// The signals of `article` with its `places`.
    pub fn of(article: &Article, places: &[Place]) -> Self {
        let mut owner = vec![None; article.tokens.len()];
        for (index, place) in places.iter().enumerate() {
            owner[article.tokens_in(place.span)].fill(Some(index));
        }
        let sentences: Vec<Range<usize>> = article.sentences.iter().map(|sentence| sentence.tokens.clone()).collect();
        let words = words(article, places, &owner);
        let names: Vec<String> = places.iter().map(|place| fold(&place.text)).collect();
        let mut spots: Vec<Spot> = Vec::with_capacity(places.len());
        let layout = Layout { article, owner: &owner, sentences: &sentences, words: &words };
        let paragraph =
            |sentence: &Range<usize>| article.blocks.partition_point(|block| block.tokens.end <= sentence.start);
        let paragraphs: Vec<usize> = sentences.iter().map(paragraph).collect();
        let arms = Arms::of(&article.tokens, &owner, &sentences);
        for place in places {
            let mut spot = layout.spot(place);
            let within = sentences.get(spot.sentence).cloned().unwrap_or_default();
            spot.tools = arms.around(spot.first, spot.sentence, within);
            spot.carried = arms.carried(spot.sentence, &paragraphs);
            spots.push(spot);
        }
        let mut signals = Self { words, sentences, spots, ties: Default::default() };
        signals.number(article, places, &names);
        signals.tie(article, places, &names);
        signals
    }

    /// Fills in what is known of each place beside its words.
    fn number(&mut self, article: &Article, places: &[Place], names: &[String]) {
        let mut count: HashMap<&str, usize> = HashMap::new();
        for name in names {
            *count.entry(name).or_default() += 1;
        }
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let sentences = self.sentences.len().max(1) as f32;
        let (many, long) = ((places.len() as f32).ln() / 3.0, (self.words.len().max(1) as f32).ln() / 6.0 - 1.0);
        for ((spot, place), name) in self.spots.iter_mut().zip(places).zip(names) {
            let block = self.words.get(spot.first).map_or(1, |word| word.block);
            let earlier = seen.entry(name).or_default();
            let flag = |on: bool| f32::from(u8::from(on));
            let mut numbers = vec![0.0; KINDS];
            numbers[usize::from(kind(place.kind))] = 1.0;
            numbers.extend([
                flag(place.metonymic),
                flag(place.position.is_some()),
                flag(place.relative.is_some()),
                flag(block == 2),
                flag(block == 3),
                flag(spot.sentence == 0),
                spot.sentence.min(20) as f32 / 10.0,
                spot.sentence as f32 / sentences,
                (count.get(name.as_str()).copied().unwrap_or(1) as f32).ln(),
                flag(*earlier == 0),
                many,
                long,
                place.confidence,
                flag(holds(&article.datelines, place.span)),
                flag(holds(&article.quotes, place.span)),
                flag(place.text.chars().all(|c| !c.is_lowercase()) && place.text.chars().count() > 3),
            ]);
            *earlier += 1;
            spot.numbers = numbers;
        }
    }

    /// Fills in which places belong together, of those that stand near each other in a long report.
    fn tie(&mut self, article: &Article, places: &[Place], names: &[String]) {
        let count = places.len();
        let mut ties: [Vec<Vec<usize>>; TIES] = std::array::from_fn(|_| vec![Vec::new(); count]);
        for one in 0..count {
            let near = one.saturating_sub(limits::NEIGHBOURS)..count.min(one + limits::NEIGHBOURS + 1);
            for other in near.filter(|&other| other != one) {
                if names[one] == names[other] {
                    ties[0][one].push(other);
                    continue;
                }
                let (here, there) = (&self.spots[one], &self.spots[other]);
                let told = [
                    lies_in(&places[other], &places[one]),
                    lies_in(&places[one], &places[other]),
                    here.sentence == there.sentence,
                    other + 1 == one,
                    one + 1 == other,
                    self.words.get(there.first).is_some_and(|word| word.block == 2),
                    here.sentence == there.sentence && here.head == there.head && here.tail == there.tail,
                ];
                for (way, _) in told.into_iter().enumerate().filter(|(_, told)| *told) {
                    ties[way + 1][one].push(other);
                }
            }
        }
        debug_assert!(article.tokens.len() == self.words.len());
        self.ties = ties;
    }
}

/// Whether one of `spans`, which follow each other, holds `place`.
fn holds(spans: &[Span], place: Span) -> bool {
    let last = spans.partition_point(|span| span.start <= place.start).checked_sub(1);
    last.is_some_and(|last| spans[last].contains(place))
}

/// What the tokens of a report are looked up in.
struct Layout<'a> {
    article: &'a Article,
    owner: &'a [Option<usize>],
    sentences: &'a [Range<usize>],
    words: &'a [Word],
}

impl Layout<'_> {
    fn spot(&self, place: &Place) -> Spot {
        let tokens = self.article.tokens_in(place.span);
        let first = tokens.start.min(self.words.len().saturating_sub(1));
        let sentence = self
            .sentences
            .partition_point(|sentence| sentence.end <= first)
            .min(self.sentences.len().saturating_sub(1));
        let bounds = self.sentences.get(sentence).cloned().unwrap_or_default();
        let last = tokens.end.min(bounds.end).max(first + 1) - 1;
        let passes = |at: &usize| self.owner[*at].is_some() || is_joint(&self.article.tokens[*at]);
        Spot {
            first,
            last,
            before: (first > bounds.start).then(|| first - 1),
            head: (bounds.start..first).rev().find(|at| !passes(at)),
            tail: (last + 1..bounds.end).find(|at| !passes(at)),
            sentence,
            numbers: Vec::new(),
            tools: Vec::new(),
            carried: None,
        }
    }
}

fn words(article: &Article, places: &[Place], owner: &[Option<usize>]) -> Vec<Word> {
    let mut block = vec![1; article.tokens.len()];
    for one in &article.blocks {
        let code = match one.kind {
            BlockKind::Heading => 2,
            BlockKind::Item => 3,
            BlockKind::Paragraph | BlockKind::Caption => 1,
        };
        if let Some(within) = block.get_mut(one.tokens.clone()) {
            within.fill(code);
        }
    }
    let reported = article.date.and_then(|date| u16::try_from(date.year).ok());
    let latest = article.tokens.iter().filter_map(|token| year(&token.text)).chain(reported).max().unwrap_or(0);
    let word = |((token, owner), block): ((&Token, &Option<usize>), u8)| {
        let case = match year(&token.text) {
            Some(year) if year + 2 <= latest => Case::Past,
            Some(_) => Case::Year,
            None => case(&token.text),
        };
        let named = owner.is_some() || token.text.starts_with(|c: char| c.is_ascii_digit());
        Word {
            key: if named { 0 } else { key(&token.text) },
            case: case as u8,
            kind: owner.map_or(0, |place| kind(places[place].kind)),
            block,
        }
    };
    article.tokens.iter().zip(owner).zip(block).map(word).collect()
}

/// Words and marks that stand between the places of a list.
fn is_joint(token: &Token) -> bool {
    let joints = [",", "and", "or", "/", ";", "&", "the", "as", "well", "(", ")"];
    joints.iter().any(|joint| token.text.eq_ignore_ascii_case(joint))
}

/// The key of a word in small letters, all apostrophes alike: FNV-1a.
pub(super) fn key(word: &str) -> u64 {
    let mut buffer = [0; 4];
    word.chars().flat_map(char::to_lowercase).fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        let c = if c == '’' { '\'' } else { c };
        c.encode_utf8(&mut buffer)
            .bytes()
            .fold(hash, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    })
}

fn case(word: &str) -> Case {
    let first = word.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return Case::Number;
    }
    if !word.chars().any(char::is_alphabetic) {
        return Case::Mark;
    }
    if !word.chars().any(char::is_lowercase) && word.chars().nth(1).is_some() {
        return Case::Upper;
    }
    if first.is_uppercase() { Case::Title } else { Case::Lower }
}

/// The year that a token names.
pub(crate) fn year(word: &str) -> Option<u16> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1900..=2100).contains(year))
}

/// What the network is told of the kind of a place.
const fn kind(kind: FeatureKind) -> u8 {
    match kind {
        FeatureKind::City => 1,
        FeatureKind::Locality => 2,
        FeatureKind::Country => 3,
        FeatureKind::Admin1 => 4,
        FeatureKind::Admin2 => 5,
        FeatureKind::Region => 6,
        FeatureKind::Water | FeatureKind::River => 7,
        FeatureKind::Terrain => 8,
        _ => 9,
    }
}

/// How specific a kind of place is.
pub(super) const fn level(kind: FeatureKind) -> u8 {
    match kind {
        FeatureKind::Region => 0,
        FeatureKind::Country => 1,
        FeatureKind::Admin1 | FeatureKind::Terrain | FeatureKind::Water | FeatureKind::River => 2,
        FeatureKind::Admin2 => 3,
        FeatureKind::City => 4,
        _ => 5,
    }
}

/// Whether `inner` is a place within `outer`, and more specific.
pub(crate) fn lies_in(inner: &Place, outer: &Place) -> bool {
    if level(inner.kind) <= level(outer.kind) || inner.country.is_none() || inner.country != outer.country {
        return false;
    }
    match outer.kind {
        FeatureKind::Country => true,
        FeatureKind::Admin1 => inner.admin1.as_deref() == Some(outer.name.as_str()),
        FeatureKind::Admin2 | FeatureKind::Region | FeatureKind::Terrain | FeatureKind::City => is_near(inner, outer),
        _ => false,
    }
}

/// A place is near another within the radius of that one, and at the least within this.
const NEAR_KM: f64 = 25.0;

fn is_near(inner: &Place, outer: &Place) -> bool {
    let (Some(inner), Some(outer)) = (&inner.position, &outer.position) else { return false };
    crate::geodesy::inverse(inner.point, outer.point).length.km() <= outer.precision.km().max(NEAR_KM)
}
