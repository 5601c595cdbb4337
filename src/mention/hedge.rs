//! Words that widen or narrow a stated figure: "nearly", "about", "more than", "up to".
//!
//! Few kinds of hedge matter for what a figure means (Ferson et al. 2015, "Natural language of uncertainty"); the
//! words are many. The kind stands here, the bands that belong to it in `claim::bands`.

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

/// Hedges that stand before a figure, in lower case; where several fit, the longest is taken.
const BEFORE: &[(&str, Hedge)] = &[
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("some", Hedge::About),
    ("approximately", Hedge::About),
    ("approx", Hedge::About),
    ("approx.", Hedge::About),
    ("approximatively", Hedge::About),
    ("circa", Hedge::About),
    ("c", Hedge::About),
    ("c.", Hedge::About),
    ("ca", Hedge::About),
    ("ca.", Hedge::About),
    ("c .", Hedge::About),
    ("ca .", Hedge::About),
    ("~", Hedge::About),
    ("≈", Hedge::About),
    ("∼", Hedge::About),
    ("an estimated", Hedge::About),
    ("estimated", Hedge::About),
    ("in the region of", Hedge::About),
    ("in the order of", Hedge::About),
    ("on the order of", Hedge::About),
    ("somewhere around", Hedge::About),
    ("perhaps", Hedge::About),
    ("maybe", Hedge::About),
    ("give or take", Hedge::About),
    ("only", Hedge::Only),
    ("just", Hedge::Only),
    ("merely", Hedge::Only),
    ("barely", Hedge::Only),
    ("a mere", Hedge::Only),
    ("exactly", Hedge::Plain),
    ("precisely", Hedge::Plain),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
    ("close to", Hedge::Nearly),
    ("approaching", Hedge::Nearly),
    ("just under", Hedge::Nearly),
    ("just below", Hedge::Nearly),
    ("just short of", Hedge::Nearly),
    ("not quite", Hedge::Nearly),
    ("slightly less than", Hedge::Nearly),
    ("slightly under", Hedge::Nearly),
    ("a little less than", Hedge::Nearly),
    ("a little under", Hedge::Nearly),
    ("just less than", Hedge::Nearly),
    ("more than", Hedge::MoreThan),
    ("over", Hedge::MoreThan),
    ("well over", Hedge::MoreThan),
    ("well beyond", Hedge::MoreThan),
    ("above", Hedge::MoreThan),
    ("at least", Hedge::MoreThan),
    ("upwards of", Hedge::MoreThan),
    ("upward of", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("greater than", Hedge::MoreThan),
    ("farther than", Hedge::MoreThan),
    ("further than", Hedge::MoreThan),
    ("beyond", Hedge::MoreThan),
    ("a full", Hedge::MoreThan),
    ("a good", Hedge::MoreThan),
    ("no less than", Hedge::MoreThan),
    ("not less than", Hedge::MoreThan),
    ("no fewer than", Hedge::MoreThan),
    ("a minimum of", Hedge::MoreThan),
    (">", Hedge::MoreThan),
    ("just over", Hedge::JustOver),
    ("just above", Hedge::JustOver),
    ("just more than", Hedge::JustOver),
    ("slightly more than", Hedge::JustOver),
    ("slightly over", Hedge::JustOver),
    ("a little more than", Hedge::JustOver),
    ("a little over", Hedge::JustOver),
    ("a bit more than", Hedge::JustOver),
    ("up to", Hedge::UpTo),
    ("within", Hedge::UpTo),
    ("less than", Hedge::UpTo),
    ("fewer than", Hedge::UpTo),
    ("under", Hedge::UpTo),
    ("below", Hedge::UpTo),
    ("as far as", Hedge::UpTo),
    ("as much as", Hedge::UpTo),
    ("no more than", Hedge::UpTo),
    ("not more than", Hedge::UpTo),
    ("no farther than", Hedge::UpTo),
    ("no further than", Hedge::UpTo),
    ("not even", Hedge::UpTo),
    ("at most", Hedge::UpTo),
    ("a maximum of", Hedge::UpTo),
    ("<", Hedge::UpTo),
    ("as little as", Hedge::Only),
    ("as close as", Hedge::Only),
    ("as near as", Hedge::Only),
];

/// Hedges that follow a figure.
const AFTER: &[(&str, Hedge)] = &[
    ("or so", Hedge::About),
    ("or thereabouts", Hedge::About),
    ("give or take", Hedge::About),
    ("or more", Hedge::MoreThan),
    ("or less", Hedge::UpTo),
    ("or fewer", Hedge::UpTo),
    ("at most", Hedge::UpTo),
    ("at least", Hedge::MoreThan),
];

/// Words in the longest hedge.
const LONGEST: usize = 4;

/// The hedge that ends just before `tokens[at]` and where it begins; "only about" and "just about" reach back to both.
pub fn hedge_before(tokens: &[Token], at: usize) -> Option<(Hedge, usize)> {
    let (hedge, start) = one_before(tokens, at)?;
    // "roughly" within "only roughly 300" says what the figure means; the word before it only colours it.
    match one_before(tokens, start) {
        Some((Hedge::Only | Hedge::About, earlier)) => Some((hedge, earlier)),
        _ => Some((hedge, start)),
    }
}

fn one_before(tokens: &[Token], at: usize) -> Option<(Hedge, usize)> {
    (1..=LONGEST.min(at)).rev().find_map(|length| {
        let words = joined(&tokens[at - length..at]);
        BEFORE.iter().find(|(phrase, _)| *phrase == words).map(|&(_, hedge)| (hedge, at - length))
    })
}

/// The hedge that begins at `tokens[at]` and where it ends.
pub fn hedge_after(tokens: &[Token], at: usize) -> Option<(Hedge, usize)> {
    (2..=3).rev().find_map(|length| {
        let words = joined(tokens.get(at..at + length)?);
        AFTER.iter().find(|(phrase, _)| *phrase == words).map(|&(_, hedge)| (hedge, at + length))
    })
}

fn joined(tokens: &[Token]) -> String {
    let words: Vec<String> = tokens.iter().map(|token| token.text.to_lowercase()).collect();
    words.join(" ")
}
