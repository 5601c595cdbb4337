//! One sentence as the facts of a site are read from it: words in small letters, with places and words of attack marked.

use std::ops::Range;

use super::lexicon::{self, Class};
use crate::resolve::Place;
use crate::span::Span;
use crate::text::{Article, Token};
use crate::world::World;

/// A sentence with its marks; all indices count its own tokens.
pub(super) struct Marked<'a> {
    /// Its tokens.
    pub(super) tokens: &'a [Token],
    /// The same in lower case.
    pub(super) lower: Vec<String>,
    /// The places of the document.
    pub(super) places: &'a [Place],
    /// For each token, the place that it belongs to.
    pub(super) place: Vec<Option<usize>>,
    /// For each token outside places, the class of attack that it tells of.
    pub(super) attack: Vec<Option<Class>>,
    /// Its code points.
    pub(super) span: Span,
    /// Its number in the document.
    pub(super) number: usize,
    /// The number of its first token in the document.
    pub(super) first: usize,
    /// What is known of the world.
    pub(super) world: &'a World<'a>,
}

impl<'a> Marked<'a> {
    /// Every sentence of `article`, with `places` marked.
    pub(super) fn all(article: &'a Article, places: &'a [Place], world: &'a World<'a>) -> Vec<Self> {
        let mut owner = vec![None; article.tokens.len()];
        for (index, place) in places.iter().enumerate() {
            owner[article.tokens_in(place.span)].fill(Some(index));
        }
        let view = |(number, sentence): (usize, &crate::text::Sentence)| {
            let tokens = &article.tokens[sentence.tokens.clone()];
            let lower: Vec<String> = tokens.iter().map(|token| token.text.to_lowercase()).collect();
            let place = owner[sentence.tokens.clone()].to_vec();
            let outside = |(word, place): (&String, &Option<usize>)| match place {
                Some(_) => None,
                None => lexicon::attack(word),
            };
            let attack = lower.iter().zip(&place).map(outside).collect();
            Self {
                tokens,
                lower,
                places,
                place,
                attack,
                span: sentence.span,
                number,
                first: sentence.tokens.start,
                world,
            }
        };
        article.sentences.iter().enumerate().map(view).collect()
    }

    /// The word at `at`, in lower case; empty beyond the sentence.
    pub(super) fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    /// Whether the word at `at` is of the class.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        lexicon::is(self.word(at), class)
    }

    /// The word before `at`.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// How many tokens it has.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The places in it in reading order, each with its tokens.
    pub(super) fn standing(&self) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, place) in self.place.iter().enumerate() {
            let Some(place) = *place else { continue };
            match found.last_mut() {
                Some((known, tokens)) if *known == place && tokens.end == at => tokens.end = at + 1,
                _ => found.push((place, at..at + 1)),
            }
        }
        found
    }

    /// The first token of the clause that holds `at`.
    pub(super) fn clause_start(&self, at: usize) -> usize {
        let ends = |&before: &usize| self.is(before, Class::Boundary) && self.word(before) != "as";
        (0..at).rev().find(ends).map_or(0, |before| before + 1)
    }

    /// Whether the word of attack at `at` is used as a noun.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        match self.attack[at] {
            Some(Class::Event) => true,
            Some(Class::Striking) => {
                let gerund = matches!(self.word(at), "bombing" | "shelling" | "shellings" | "bombings");
                gerund && !self.is(at.wrapping_sub(1), Class::Auxiliary) && self.before(at) != "by"
            }
            Some(Class::Bare) => {
                let verb = self.before(at) == "to" || self.is(at.wrapping_sub(1), Class::Auxiliary);
                !(verb || self.is(at.wrapping_sub(1), Class::Pronoun) || self.word(at) == "hit")
            }
            Some(Class::Casualty | Class::Damage) => !self.word(at).ends_with("ed") && !self.word(at).ends_with("ing"),
            _ => false,
        }
    }

    /// Whether any of its words satisfies `wanted`.
    pub(super) fn any(&self, wanted: impl Fn(&str) -> bool) -> bool {
        self.lower.iter().any(|word| wanted(word))
    }
}
