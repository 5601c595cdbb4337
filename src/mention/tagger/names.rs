//! What the gazetteer says of the words of a document: the longest name that each is part of, and what else the word
//! lists know.

use super::lexicon::Classes;
use super::words::{Case, Word};
use crate::text::Sentence;
use crate::world::gazetteer::lexicon::StopReason;
use crate::world::gazetteer::{FeatureId, FeatureKind, Gazetteer, Matches, NameKind, fold_into};

/// Words that a name may have.
const LONGEST: usize = 8;
/// Log-odds for a name that every reader knows as a place.
const WELL_KNOWN: f32 = 2.5;
/// The same for the capital of a country, which stands in reports for its government too.
const CAPITAL: f32 = 4.5;
/// Candidates looked at to see whether one name contains another.
const CANDIDATES: usize = 6;

/// How a token lies in the longest name that begins at or before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Named {
    /// 0 for none, else one more than the number of the best candidate's kind.
    pub(crate) kind: u8,
    /// How prominent the best candidate is, how well the name stands, and why it may be no place.
    pub(crate) detail: u8,
    /// 0 outside, 1 the whole name, 2 its first token, 3 between, 4 its last.
    pub(crate) part: u8,
    /// Whether it contains, or is contained in, the name beyond a comma.
    pub(crate) is_nested: bool,
    /// Whether the best candidate is the capital of a country; no feature of the weights.
    pub(crate) is_capital: bool,
}

impl Named {
    /// Kind and part as one number, for features.
    pub(crate) const fn code(self) -> u64 {
        self.kind as u64 * 8 + self.part as u64
    }

    /// How strongly the gazetteer vouches for the whole name as a place, in log-odds to be added to what the text around says: 0
    /// for a name that is also an ordinary word, a person or an organisation, or that is known by an alternate spelling alone.
    pub(crate) fn vouched(self) -> f32 {
        use FeatureKind::{Admin1, Admin2, City, Country, Locality, Region, River, Terrain, Water};
        let (prominence, standing, doubt) = self.details();
        let Some(kind) = self.kind.checked_sub(1).and_then(|kind| FeatureKind::ALL.get(usize::from(kind))) else {
            return 0.0;
        };
        if doubt != 0 || standing != 0 {
            return 0.0;
        }
        let vouched = match kind {
            Country | Region | Water | Admin1 => WELL_KNOWN,
            City if self.is_capital => CAPITAL,
            City => [0.5, 1.0, 3.0, 3.5][usize::from(prominence.min(3))],
            Admin2 | Locality | River | Terrain => 0.5,
            // A facility of one word is an alias ("the Kremlin") as often used for who sits there.
            _ if self.part == 1 => 0.5,
            _ => WELL_KNOWN,
        };
        // Several words do not meet by chance.
        if self.part == 1 { vouched } else { vouched + 1.6 }
    }

    /// Whether the name is that of a man-made site, in several words.
    pub(crate) fn is_site(self) -> bool {
        use FeatureKind::{Airport, Energy, Facility, Military, Nuclear, Port};
        let kind = self.kind.checked_sub(1).and_then(|kind| FeatureKind::ALL.get(usize::from(kind)));
        let site = kind.is_some_and(|kind| matches!(kind, Airport | Military | Nuclear | Energy | Port | Facility));
        let (_, standing, doubt) = self.details();
        site && self.part != 1 && standing == 0 && doubt == 0
    }

    /// Whether the name is that of a region or a water, in several words ("Horn of Africa").
    pub(crate) fn is_ground(self) -> bool {
        use FeatureKind::{Region, Water};
        let kind = self.kind.checked_sub(1).and_then(|kind| FeatureKind::ALL.get(usize::from(kind)));
        let (_, standing, doubt) = self.details();
        kind.is_some_and(|kind| matches!(kind, Region | Water)) && self.part != 1 && standing == 0 && doubt == 0
    }

    /// How prominent the best candidate is, how well the name stands (0 for best), why it may be no place (0 for no reason).
    const fn details(self) -> (u8, u8, u8) {
        (self.detail / 12, self.detail / 4 % 3, self.detail % 4)
    }

    /// All as one number, for features.
    pub(crate) const fn fine(self) -> u64 {
        (self.code() << 8 | self.detail as u64) << 1 | self.is_nested as u64
    }
}

/// A name found, before it is spread over its tokens.
struct Found<'g> {
    start: usize,
    end: usize,
    matches: Matches<'g>,
    stop: Option<StopReason>,
}

/// Marks demonyms and names of organisations in the classes of `words`, and answers the longest place names.
pub(crate) fn find(words: &mut [Word<'_>], sentences: &[Sentence], gazetteer: &dyn Gazetteer) -> Vec<Named> {
    let mut named = vec![Named::default(); words.len()];
    let mut finder = Finder { gazetteer, folded: String::new(), phrase: String::new() };
    for sentence in sentences {
        let mut earlier: Option<Found<'_>> = None;
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !begins(words, at, sentence.tokens.end) {
                at += 1;
                continue;
            }
            finder.mark(words, at, sentence.tokens.end);
            let Some(found) = finder.longest(words, at, sentence.tokens.end) else {
                at += 1;
                continue;
            };
            at = found.end;
            spread(&mut named, &found, gazetteer);
            if let Some(before) = &earlier
                && before.end + 1 == found.start
                && words[before.end].text == ","
                && contains(gazetteer, &found, before)
            {
                named[before.start..before.end].iter_mut().for_each(|named| named.is_nested = true);
                named[found.start..found.end].iter_mut().for_each(|named| named.is_nested = true);
            }
            earlier = Some(found);
        }
    }
    named
}

/// A capital, or the small article of "al-Bab".
fn begins(words: &[Word<'_>], at: usize, end: usize) -> bool {
    words[at].case.is_capital()
        || (words[at].case == Case::Lower
            && at + 2 < end
            && words[at].classes.any(Classes::JOINER)
            && words[at + 1].text == "-"
            && words[at + 2].case.is_capital())
}

struct Finder<'g> {
    gazetteer: &'g dyn Gazetteer,
    folded: String,
    phrase: String,
}

impl<'g> Finder<'g> {
    /// The longest name that begins at `at`.
    fn longest(&mut self, words: &[Word<'_>], at: usize, end: usize) -> Option<Found<'g>> {
        let mut walk = self.gazetteer.walk();
        let mut best = None;
        for (to, word) in words.iter().enumerate().take(end.min(at + LONGEST)).skip(at) {
            if word.case == Case::Mark && !matches!(word.text, "-" | "'" | "’" | ".") {
                break;
            }
            fold_into(word.text, &mut self.folded);
            if !walk.push(&self.folded) {
                break;
            }
            if !self.folded.is_empty() && walk.is_name() {
                best = Some((to + 1, walk.clone()));
            }
        }
        let (end, walk) = best?;
        self.phrase.clear();
        for word in &words[at..end] {
            fold_into(word.text, &mut self.folded);
            if !self.phrase.is_empty() && !self.folded.is_empty() {
                self.phrase.push(' ');
            }
            self.phrase.push_str(&self.folded);
        }
        let stop = self.gazetteer.lexicon().stop_word(&self.phrase);
        Some(Found { start: at, end, matches: walk.matches(), stop })
    }

    /// Marks the demonym and the organisation that begin at `at`.
    fn mark(&mut self, words: &mut [Word<'_>], at: usize, end: usize) {
        let lexicon = self.gazetteer.lexicon();
        for (mut walk, class) in
            [(lexicon.walk_demonyms(), Classes::DEMONYM), (lexicon.walk_organisations(), Classes::KNOWN_ORGANISATION)]
        {
            let mut longest = at;
            for (to, word) in words.iter().enumerate().take(end.min(at + LONGEST)).skip(at) {
                fold_into(word.text, &mut self.folded);
                if self.folded.is_empty() && word.text != "-" || !walk.push(&self.folded) {
                    break;
                }
                if walk.is_name() && !self.folded.is_empty() {
                    longest = to + 1;
                }
            }
            for word in &mut words[at..longest] {
                word.classes = word.classes.with(class);
            }
        }
    }
}

/// Writes a found name over its tokens.
fn spread(named: &mut [Named], found: &Found<'_>, gazetteer: &dyn Gazetteer) {
    let Some((id, standing)) = found.matches.clone().next() else { return };
    let feature = gazetteer.feature(id);
    let prominence = match feature.population {
        0..=1_999 => 0,
        2_000..=19_999 => 1,
        20_000..=199_999 => 2,
        _ => 3,
    };
    let is_capital = feature.is_capital();
    let standing = match standing {
        NameKind::Primary | NameKind::Alias => 0,
        NameKind::Alternate | NameKind::Doubtful => 1,
        NameKind::Code => 2,
    };
    let doubt = match found.stop {
        None => 0,
        Some(StopReason::Word | StopReason::WordAndCity) => 1,
        Some(StopReason::Person | StopReason::PersonAndCity) => 2,
        Some(StopReason::Organisation | StopReason::OrganisationAndCity) => 3,
    };
    let detail = (prominence * 3 + standing) * 4 + doubt;
    let length = found.end - found.start;
    for offset in 0..length {
        let part = match (offset == 0, offset + 1 == length) {
            (true, true) => 1,
            (true, false) => 2,
            (false, true) => 4,
            (false, false) => 3,
        };
        named[found.start + offset] =
            Named { kind: feature.kind as u8 + 1, detail, part, is_nested: false, is_capital };
    }
}

/// Whether a candidate of `outer` contains one of `inner`.
fn contains(gazetteer: &dyn Gazetteer, outer: &Found<'_>, inner: &Found<'_>) -> bool {
    let outer: Vec<FeatureId> = outer.matches.clone().take(CANDIDATES).map(|(id, _)| id).collect();
    inner
        .matches
        .clone()
        .take(4 * CANDIDATES)
        .any(|(id, _)| gazetteer.containing(id).any(|found| outer.contains(&found)))
}
