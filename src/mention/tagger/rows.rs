//! Rows of names: "Kherson, Antonivka and Bilozerka". What stands in a row is of one kind, so a name that nobody knows is told by its
//! neighbours and by the words that frame the row.
//!
//! In: the words, their capitalised runs, the gazetteer's names. Out: for each run the row that it is an item of.

use super::names::Named;
use super::runs::Run;
use super::words::Word;
use crate::lang::WordClass;
use crate::text::Sentence;

/// Tokens that may stand between two items: ", and the".
const LONGEST_LINK: usize = 3;

/// An item of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// How many items the row has.
    pub(crate) items: usize,
    /// How many of the other items the gazetteer knows.
    pub(crate) known: usize,
    /// Which of the items it is.
    pub(crate) place: usize,
    /// The token before the row, articles passed over.
    pub(crate) before: Option<usize>,
    /// The token after the row.
    pub(crate) after: Option<usize>,
    /// The first token of the item before.
    pub(crate) previous: Option<usize>,
    /// The first token of the item after.
    pub(crate) next: Option<usize>,
}

/// The items of a document by the first token of their runs, ascending; a run in no row has none.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    items: Vec<(usize, Item)>,
}

impl Rows {
    /// Finds the rows of a document.
    pub(crate) fn of(words: &[Word<'_>], runs: &[Option<Run>], named: &[Named], sentences: &[Sentence]) -> Self {
        let mut rows = Self::default();
        for sentence in sentences {
            let mut row: Vec<Run> = Vec::new();
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let Some(run) = runs[at] else {
                    at += 1;
                    continue;
                };
                if !row.last().is_some_and(|last| links(&words[last.end..run.start])) {
                    rows.enter(&row, named);
                    row.clear();
                }
                row.push(run);
                at = run.end;
            }
            rows.enter(&row, named);
        }
        rows
    }

    /// The item that `run` is.
    pub(crate) fn item(&self, run: Run) -> Option<&Item> {
        let at = self.items.binary_search_by_key(&run.start, |(start, _)| *start).ok()?;
        self.items.get(at).map(|(_, item)| item)
    }

    fn enter(&mut self, row: &[Run], named: &[Named]) {
        let ([first, .., last], true) = (row, row.len() > 1) else { return };
        let is_known = |run: &Run| named[run.start..run.end].iter().any(|named| named.kind != 0);
        let known = row.iter().filter(|run| is_known(run)).count();
        for (place, run) in row.iter().enumerate() {
            let item = Item {
                items: row.len(),
                known: known - usize::from(is_known(run)),
                place,
                before: first.before,
                after: last.after,
                previous: place.checked_sub(1).map(|at| row[at].start),
                next: row.get(place + 1).map(|run| run.start),
            };
            self.items.push((run.start, item));
        }
    }
}

/// Whether the words between two runs join them to a row.
fn links(between: &[Word<'_>]) -> bool {
    let joins = |word: &Word<'_>| matches!(word.text, "," | ";" | "&" | "/") || word.token.is(WordClass::RowJoiner);
    let passes = |word: &Word<'_>| joins(word) || word.token.is(WordClass::The);
    (1..=LONGEST_LINK).contains(&between.len()) && between.iter().any(joins) && between.iter().all(passes)
}
