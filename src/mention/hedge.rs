//! Words that widen or narrow a stated figure: "nearly", "about", "more than", "up to".
//!
//! Few kinds of hedge matter for what a figure means (Ferson et al. 2015, "Natural language of uncertainty"); the
//! words are many. The kind stands here, the bands that belong to it in `claim::bands`.

use crate::lang::{Lexicon, WordClass};
use crate::text::Token;

/// What a hedge does to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hedge {
    /// None stated.
    #[default]
    Plain,
    /// About, around, roughly, some.
    About,
    /// Only, just, merely, a mere.
    Only,
    /// Nearly, almost, close to, just under.
    Nearly,
    /// More than, over, at least, a full.
    MoreThan,
    /// Just over, slightly more than.
    JustOver,
    /// Up to, within, less than, as far as.
    UpTo,
}

impl Hedge {
    const ALL: [Self; 7] =
        [Self::Plain, Self::About, Self::Only, Self::Nearly, Self::MoreThan, Self::JustOver, Self::UpTo];

    /// Its name in the tables of languages.
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "Plain",
            Self::About => "About",
            Self::Only => "Only",
            Self::Nearly => "Nearly",
            Self::MoreThan => "MoreThan",
            Self::JustOver => "JustOver",
            Self::UpTo => "UpTo",
        }
    }
}

impl std::str::FromStr for Hedge {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|hedge| hedge.name() == name).ok_or(())
    }
}

/// Words in the longest hedge.
const LONGEST: usize = 4;

/// The hedge that ends just before `tokens[at]` and where it begins; "only about" and "just about" reach back to both.
pub fn hedge_before(lexicon: &Lexicon, tokens: &[Token], at: usize) -> Option<(Hedge, usize)> {
    let (hedge, start) = one_before(lexicon, tokens, at)?;
    // "roughly" within "only roughly 300" says what the figure means; the word before it only colours it.
    match one_before(lexicon, tokens, start) {
        Some((Hedge::Only | Hedge::About, earlier)) => Some((hedge, earlier)),
        _ => Some((hedge, start)),
    }
}

fn one_before(lexicon: &Lexicon, tokens: &[Token], at: usize) -> Option<(Hedge, usize)> {
    (1..=LONGEST.min(at)).rev().find_map(|length| {
        let words = tokens[at - length..at].iter().map(|token| token.text.as_str());
        lexicon.get_phrase(WordClass::HedgeBefore, words).map(|hedge| (hedge, at - length))
    })
}

/// The hedge that begins at `tokens[at]` and where it ends.
pub fn hedge_after(lexicon: &Lexicon, tokens: &[Token], at: usize) -> Option<(Hedge, usize)> {
    (2..=3).rev().find_map(|length| {
        let words = tokens.get(at..at + length)?.iter().map(|token| token.text.as_str());
        lexicon.get_phrase(WordClass::HedgeAfter, words).map(|hedge| (hedge, at + length))
    })
}
