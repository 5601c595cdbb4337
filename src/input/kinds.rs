//! The kind of event that the words of a list stand for.
//!
//! Words count whole and in their place: a missile strike is one, a missile base is none, and neither is a coal mine or a labour
//! strike. What a known export writes is looked up in its own list of codes.

use std::collections::HashMap;

use super::tables::{Tables, Told, tables};
use crate::event::{Certainty, EventKind};
use crate::lang::{self, WordClass};
use crate::world::gazetteer::fold;

/// The kinds of a list, each word looked up once.
#[derive(Debug, Default)]
pub struct Kinds {
    /// The family of exports that the list is of.
    source: Option<&'static str>,
    known: HashMap<String, EventKind>,
}

impl Kinds {
    /// For a list of a known family of exports, or of none.
    pub fn of(source: Option<&'static str>) -> Self {
        Self { source, known: HashMap::new() }
    }

    /// The kind that a value stands for; a mention where it speaks of no event.
    pub fn kind(&mut self, value: &str) -> EventKind {
        if let Some(kind) = self.known.get(value) {
            return *kind;
        }
        let kind = event_in(value, self.source);
        self.known.insert(value.to_owned(), kind);
        kind
    }
}

/// The kind that a value stands for in a list of a known family, or in any.
fn event_in(value: &str, source: Option<&'static str>) -> EventKind {
    let tables = tables();
    let folded = fold(value);
    let code = |source: &'static str| tables.codes.get(&(source, folded.clone())).copied();
    match source.and_then(code) {
        Some(kind) => kind,
        // ACLED's words are those of many: they are distinct enough to be read anywhere.
        None => code("ACLED").filter(|_| folded.contains(' ')).unwrap_or_else(|| event(value)),
    }
}

/// The kind that words stand for, wherever they are from.
///
/// # Examples
///
/// ```
/// use dateline::event::EventKind;
/// use dateline::input::kinds::event;
/// assert_eq!(event("Missile strike on a depot"), EventKind::Missile);
/// assert_eq!(event("Missile base"), EventKind::Mention);
/// assert_eq!(event("Нічна атака дронів"), EventKind::Drone);
/// ```
pub fn event(value: &str) -> EventKind {
    let tables = tables();
    let found: Vec<EventKind> = parts(value).map(|part| part_kind(tables, &part)).collect();
    let events = || found.iter().copied().filter(|kind| *kind != EventKind::Mention);
    if found.contains(&EventKind::Intercepted) {
        return EventKind::Intercepted;
    }
    events().next().unwrap_or(EventKind::Mention)
}

/// The parts of a value that each may name a kind, folded to words.
fn parts(value: &str) -> impl Iterator<Item = Vec<String>> {
    value
        .split(['/', ';', ',', '+', '&', '|', '(', ')', '\n', '،', '؛', '–', '—', ':'])
        .map(|part| fold(part).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>())
        .filter(|words| !words.is_empty())
}

/// The kind that one part names.
fn part_kind(tables: &Tables, words: &[String]) -> EventKind {
    if words.first().is_some_and(|first| tables.first.contains(first)) || is_none(tables, words) {
        return EventKind::Mention;
    }
    let cut = words.iter().skip(1).position(|word| tables.cut.contains(word)).map_or(words.len(), |at| at + 1);
    let (head, rest) = words.split_at(cut);
    let kind = head_kind(tables, head);
    // "Attack with drones", "strike by missile": the weapon is told behind.
    let is_open = |kind: EventKind, head: &[String]| {
        kind == EventKind::Attack || kind == EventKind::Airstrike && !head.iter().any(|word| word.contains("air"))
    };
    match rest.split_first() {
        Some((_, weapon)) if is_open(kind, head) => match head_kind(tables, weapon) {
            weapon @ (EventKind::Missile | EventKind::Drone | EventKind::Shelling) => weapon,
            _ => kind,
        },
        _ => kind,
    }
}

fn is_none(tables: &Tables, words: &[String]) -> bool {
    let holds = |phrase: &Vec<String>| words.windows(phrase.len()).any(|window| same(window, phrase));
    tables.none.iter().filter(|phrase| phrase.len() <= words.len()).any(holds)
}

/// Whether words are those of a phrase, the last in the plural or not.
fn same(words: &[String], phrase: &[String]) -> bool {
    let Some(((last, words), (end, phrase))) = words.split_last().zip(phrase.split_last()) else { return false };
    words == phrase && (last == end || singular(last) == Some(end.as_str()))
}

fn singular(word: &str) -> Option<&str> {
    word.strip_suffix("es")
        .filter(|stem| stem.ends_with('s') || stem.ends_with("ch"))
        .or_else(|| word.strip_suffix('s'))
}

/// The phrase at the end of words that is a kind: how many words it has, the kind, and how it says it.
fn ending(tables: &Tables, words: &[String]) -> Option<(usize, EventKind, Told)> {
    (1..=tables.longest.min(words.len())).rev().find_map(|length| {
        let phrase = words[words.len() - length..].join(" ");
        let found = tables.kinds.get(&phrase).or_else(|| tables.kinds.get(singular(&phrase)?));
        found.map(|&(kind, told)| (length, kind, told))
    })
}

fn head_kind(tables: &Tables, words: &[String]) -> EventKind {
    let mut left = words;
    let mut found: Vec<EventKind> = Vec::new();
    let mut is_known = true;
    let mut open = false;
    while let Some(last) = left.last() {
        if let Some((length, kind, told)) = ending(tables, left) {
            found.push(kind);
            open |= told == Told::Any;
            left = &left[..left.len() - length];
            continue;
        }
        is_known &= tables.aside.contains(last)
            || last.bytes().all(|byte| byte.is_ascii_digit())
            || lang::voice().is(WordClass::TaggerDemonym, last);
        // What stands last says what it is: a missile base is a base.
        if found.is_empty() && !tables.aside.contains(last) {
            return leading(tables, words);
        }
        left = &left[..left.len() - 1];
    }
    if found.is_empty() || !(is_known || open) {
        return EventKind::Mention;
    }
    // The weapon says more than the strike.
    let says = |kind: &EventKind| match kind {
        EventKind::Intercepted => 5,
        EventKind::Shelling => 4,
        EventKind::Missile | EventKind::Drone => 3,
        EventKind::Explosion | EventKind::Damage => 2,
        EventKind::Airstrike => 1,
        EventKind::Attack | EventKind::Mention => 0,
    };
    found.iter().rev().copied().max_by_key(says).unwrap_or(EventKind::Mention)
}

/// "Destroyed warehouse", "damaged school": what was done stands first.
fn leading(tables: &Tables, words: &[String]) -> EventKind {
    let done = |word: &String| word.ends_with("ed") || word.ends_with("но") || word.ends_with("о") && !word.is_ascii();
    match words.first().filter(|word| done(word)).and_then(|word| tables.kinds.get(word)) {
        Some((kind @ (EventKind::Damage | EventKind::Intercepted), _)) => *kind,
        _ => EventKind::Mention,
    }
}

/// How sure a list is of an entry; silence is a statement, and so is a word that says nothing of it.
pub fn certainty(word: Option<&str>) -> Certainty {
    let Some(word) = word else { return Certainty::Confirmed };
    let folded = fold(word);
    let words: Vec<&str> = folded.split(' ').collect();
    let begins = (1..=words.len().min(4)).rev().find_map(|length| tables().certain.get(&words[..length].join(" ")));
    if begins == Some(&false) { Certainty::Claimed } else { Certainty::Confirmed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_whole_and_in_their_place() {
        use EventKind::*;
        for (value, kind) in [
            ("Air/drone strike", Airstrike),
            ("Shelling/artillery/missile attack", Shelling),
            ("Attack", Attack),
            ("Armed clash", Mention),
            ("Heavy mortar shelling", Shelling),
            ("Rocket attacks", Missile),
            ("Ballistic missile strike on port", Missile),
            ("attack with drones", Drone),
            ("Car bomb", Explosion),
            ("Warehouse fire", Damage),
            ("Russian strike", Airstrike),
            ("strike", Airstrike),
            ("drone_strike", Drone),
            ("Intercepted missile", Intercepted),
            ("destroyed bridge", Damage),
            ("Fire station", Mention),
            ("Coal mine", Mention),
            ("Verified", Mention),
            ("Missile base", Mention),
            ("Labour strike", Mention),
            ("Bus drivers strike", Mention),
            ("No damage", Mention),
            ("Minefield", Mention),
            ("Normal", Mention),
            ("Ceasefire", Mention),
            ("Heart attack", Mention),
            ("Bombay", Mention),
            ("Ракетний удар", Missile),
            ("обстрел", Shelling),
            ("غارة جوية", Airstrike),
            ("Frappe aérienne", Airstrike),
            ("Drohnenangriff", Drone),
            ("ataque con drones", Drone),
            ("İHA saldırısı", Drone),
        ] {
            assert_eq!(event_in(value, None), kind, "{value}");
        }
    }

    #[test]
    fn doubt_is_a_whole_word_at_the_beginning() {
        use Certainty::*;
        for (word, certainty_of) in [
            ("Normal", Confirmed),
            ("Northern", Confirmed),
            ("no", Claimed),
            ("Not confirmed yet", Claimed),
            ("claimed by the ministry", Claimed),
            ("Reporter on site", Confirmed),
            ("не підтверджено", Claimed),
        ] {
            assert_eq!(certainty(Some(word)), certainty_of, "{word}");
        }
        assert_eq!(certainty(None), Confirmed);
    }

    #[test]
    fn an_export_is_read_by_its_own_codes() {
        assert_eq!(Kinds::of(Some("UCDP GED")).kind("3"), EventKind::Attack);
        assert_eq!(Kinds::of(None).kind("3"), EventKind::Mention);
        assert_eq!(Kinds::of(Some("USGS")).kind("Quarry blast"), EventKind::Mention);
        assert_eq!(Kinds::of(Some("GTD")).kind("Facility/Infrastructure Attack"), EventKind::Attack);
    }
}
