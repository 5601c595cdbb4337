//! The readings of a name before it is looked up: as it stands, without an article, a class word, a direction, an abbreviation.
//!
//! In: the words of a toponym. Out: the strings to look up, most literal first, each with what the words taken away say
//! about the place ("province" → a first-level division, "airport" → an airport in or near the town that is left).

use super::{lookup, propose};
use crate::world::gazetteer::FeatureKind;

/// How the looked-up string was made from the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The words as they stand.
    Whole,
    /// Without an article, a possessive, or an abbreviation written out.
    Tidied,
    /// Without a class word ("province", "City of"): only features of the class are meant.
    Class(FeatureKind),
    /// Without a direction or part ("northern", "downtown"): the thing named lies within the feature.
    PartOf,
    /// A facility of the kind, in or near the town that is left.
    FacilityAt(FeatureKind),
    /// Spelled nearly so, where nothing is spelled so.
    NearSpelling,
    /// A facility that the gazetteer does not know, at the town that is left.
    NearTown(FeatureKind),
}

/// A string to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// The string.
    pub(super) text: String,
    /// How it was made.
    pub(super) form: Form,
}

/// Class words that follow a name, with the kind that they ask for; longer ones first where one ends another.
const CLASS_AFTER: &[(&str, FeatureKind)] = &[
    ("province", FeatureKind::Admin1),
    ("state", FeatureKind::Admin1),
    ("oblast", FeatureKind::Admin1),
    ("region", FeatureKind::Admin1),
    ("governorate", FeatureKind::Admin1),
    ("emirate", FeatureKind::Admin1),
    ("republic", FeatureKind::Admin1),
    ("krai", FeatureKind::Admin1),
    ("county", FeatureKind::Admin2),
    ("parish", FeatureKind::Admin2),
    ("district", FeatureKind::Admin2),
    ("borough", FeatureKind::Admin2),
    ("township", FeatureKind::City),
    ("prefecture", FeatureKind::Admin1),
    ("city", FeatureKind::City),
    ("town", FeatureKind::City),
    ("village", FeatureKind::City),
    ("municipality", FeatureKind::City),
    ("river", FeatureKind::River),
    ("canal", FeatureKind::River),
    ("lake", FeatureKind::Water),
    ("sea", FeatureKind::Water),
    ("strait", FeatureKind::Water),
    ("island", FeatureKind::Terrain),
    ("islands", FeatureKind::Terrain),
    ("mountains", FeatureKind::Terrain),
    ("peninsula", FeatureKind::Terrain),
    ("desert", FeatureKind::Terrain),
    ("neighborhood", FeatureKind::Locality),
    ("neighbourhood", FeatureKind::Locality),
    ("suburb", FeatureKind::Locality),
];

/// Class words that stand before a name with "of".
const CLASS_BEFORE: &[(&str, FeatureKind)] = &[
    ("province of", FeatureKind::Admin1),
    ("state of", FeatureKind::Admin1),
    ("region of", FeatureKind::Admin1),
    ("commonwealth of", FeatureKind::Admin1),
    ("county of", FeatureKind::Admin2),
    ("district of", FeatureKind::Admin2),
    ("county", FeatureKind::Admin2),
    ("city of", FeatureKind::City),
    ("town of", FeatureKind::City),
    ("village of", FeatureKind::City),
    ("township of", FeatureKind::City),
    ("republic of", FeatureKind::Country),
    ("kingdom of", FeatureKind::Country),
    ("island of", FeatureKind::Terrain),
    ("isle of", FeatureKind::Terrain),
    ("lake", FeatureKind::Water),
    ("river", FeatureKind::River),
];

/// Words that follow the name of a town as a facility of it, beside the nouns of the curated table (`facility_nouns.tsv`).
const FACILITY_AFTER: &[(&str, FeatureKind)] = &[
    ("container port", FeatureKind::Port),
    ("petrochemical zone", FeatureKind::Energy),
    ("field", FeatureKind::Energy),
    ("university of technology", FeatureKind::Facility),
    ("university", FeatureKind::Facility),
    ("station", FeatureKind::Facility),
    ("high school", FeatureKind::Facility),
];

/// Facility words that stand before a name with "of".
const FACILITY_BEFORE: &[(&str, FeatureKind)] =
    &[("port of", FeatureKind::Port), ("university of", FeatureKind::Facility), ("airport of", FeatureKind::Airport)];

/// Words that name a part of what follows.
const PART_BEFORE: &[&str] = &[
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "downtown",
    "greater",
    "central",
    "upper",
    "lower",
    "inner",
    "metropolitan",
    "mainland",
    "coastal",
    "rural",
    "occupied",
];

/// Words that name the surroundings of what stands before them.
const PART_AFTER: &[&str] =
    &["area", "metropolitan area", "valley", "suburbs", "countryside", "coast", "bay", "basin", "beach"];

/// Abbreviated first words and what they stand for.
const SHORT_FIRST: &[(&str, &str)] = &[
    ("st", "Saint"),
    ("ste", "Sainte"),
    ("ft", "Fort"),
    ("mt", "Mount"),
    ("pt", "Point"),
    ("n", "North"),
    ("s", "South"),
    ("e", "East"),
    ("w", "West"),
    ("no", "North"),
    ("so", "South"),
];

/// The strings to look up for `words`, most literal first.
pub(super) fn queries(words: &str) -> Vec<Query> {
    let whole = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut queries = vec![Query { text: whole.clone(), form: Form::Whole }];
    let tidy = tidied(&whole);
    let lower = tidy.to_lowercase();
    push(&mut queries, &tidy, Form::Tidied);
    if let Some((first, rest)) = tidy.split_once(' ') {
        let stem = first.trim_end_matches('.').to_lowercase();
        if let Some((_, long)) = SHORT_FIRST.iter().find(|(short, _)| *short == stem) {
            push(&mut queries, &format!("{long} {rest}"), Form::Tidied);
        }
        if first == "Saint" {
            push(&mut queries, &format!("St. {rest}"), Form::Tidied);
        }
    }
    if tidy.contains(". ") {
        push(&mut queries, &tidy.replace(". ", "."), Form::Tidied);
    }
    for (before, after) in [(" - ", "-"), ("- ", "-"), (" -", "-")] {
        if tidy.contains(before) {
            push(&mut queries, &tidy.replace(before, after), Form::Tidied);
        }
    }
    if let Some((head, _)) = tidy.split_once(", ") {
        push(&mut queries, head, Form::Tidied);
    }
    if let Some((head, _)) = tidy.split_once(" (") {
        push(&mut queries, head, Form::Tidied);
    }
    for (word, kind) in CLASS_AFTER {
        if let Some(rest) = before_word(&tidy, &lower, word) {
            push(&mut queries, rest, Form::Class(*kind));
        }
    }
    for (word, kind) in CLASS_BEFORE {
        if let Some(rest) = after_word(&tidy, &lower, word) {
            push(&mut queries, rest, Form::Class(*kind));
        }
    }
    if let Some((rest, kind)) = before_facility(&tidy) {
        push(&mut queries, rest, Form::FacilityAt(kind));
    }
    for (word, kind) in FACILITY_BEFORE {
        if let Some(rest) = after_word(&tidy, &lower, word) {
            push(&mut queries, rest, Form::FacilityAt(*kind));
        }
    }
    for word in PART_BEFORE {
        if let Some(rest) = after_word(&tidy, &lower, word) {
            push(&mut queries, rest, Form::PartOf);
        }
    }
    for word in PART_AFTER {
        if let Some(rest) = before_word(&tidy, &lower, word) {
            push(&mut queries, rest, Form::PartOf);
        }
    }
    queries
}

/// The kind that a class word after a name asks for.
pub(super) fn class_after(words: &str) -> Option<FeatureKind> {
    let listed = |list: &[(&str, FeatureKind)]| list.iter().find(|(class, _)| *class == words).map(|(_, kind)| *kind);
    // "City" and "state" after a name are too often part of a longer one.
    listed(CLASS_AFTER).filter(|_| !matches!(words, "city" | "lake" | "sea" | "borough")).or_else(|| {
        facility(words).filter(|_| {
            !matches!(
                words,
                "base" | "port" | "station" | "camp" | "crossing" | "harbor" | "harbour" | "university" | "field"
            )
        })
    })
}

/// The kind of facility that a noun, or phrase of nouns, in lower case names.
fn facility(words: &str) -> Option<FeatureKind> {
    let own = FACILITY_AFTER.iter().find(|(noun, _)| *noun == words).map(|(_, kind)| *kind);
    own.or_else(|| lookup::facility_noun(words)).filter(|kind| propose::is_facility(*kind))
}

/// The town that a name begins with, and the kind of facility that the rest of it names; the longest rest decides ("thermal power
/// plant", not "power plant").
fn before_facility(name: &str) -> Option<(&str, FeatureKind)> {
    let breaks = name.match_indices([' ', '-']).map(|(at, _)| at);
    breaks.filter(|at| *at > 0).find_map(|at| Some((&name[..at], facility(&name[at + 1..].to_lowercase())?)))
}

/// The kind that a name itself says: "Red Sea", "Lake Chad", "Gulf of Aden", "Madison County".
pub(super) fn own_class(words: &str) -> Option<FeatureKind> {
    let lower = words.to_lowercase();
    let mut parts = lower.split_whitespace().filter(|part| *part != "the");
    let (first, last) = (parts.next()?, lower.split_whitespace().last()?);
    let natural = |word: &str| {
        Some(match word {
            "sea" | "gulf" | "lake" | "strait" | "straits" | "ocean" | "bay" => FeatureKind::Water,
            "river" | "canal" => FeatureKind::River,
            "island" | "islands" | "peninsula" | "desert" | "mountains" | "plateau" => FeatureKind::Terrain,
            "county" | "parish" => FeatureKind::Admin2,
            "province" | "oblast" | "governorate" => FeatureKind::Admin1,
            "airport" | "airfield" | "airbase" => FeatureKind::Airport,
            _ => return None,
        })
    };
    natural(last)
        .or_else(|| natural(first).filter(|kind| *kind == FeatureKind::Water && first != "sea" && first != "bay"))
}

/// The kind that a class word before "of" and a name asks for.
pub(super) fn class_before(word: &str) -> Option<FeatureKind> {
    CLASS_BEFORE
        .iter()
        .find(|(class, _)| class.strip_suffix(" of") == Some(word))
        .map(|(_, kind)| *kind)
        .filter(|kind| *kind != FeatureKind::Country)
}

fn push(queries: &mut Vec<Query>, text: &str, form: Form) {
    let text = text.trim();
    if text.chars().count() >= 2 && !queries.iter().any(|query| query.text == text && !matches!(form, Form::Class(_))) {
        queries.push(Query { text: text.to_owned(), form });
    }
}

/// Without a leading article, a trailing possessive and stray marks.
fn tidied(words: &str) -> String {
    let mut rest = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
    for article in ["the ", "The ", "THE "] {
        rest = rest.strip_prefix(article).unwrap_or(rest);
    }
    for possessive in ["'s", "’s", "'S", "’S"] {
        rest = rest.strip_suffix(possessive).unwrap_or(rest);
    }
    rest.trim_end_matches(['\'', '’']).to_owned()
}

/// What stands before the final `word`, if the name ends in it.
fn before_word<'t>(text: &'t str, lower: &str, word: &str) -> Option<&'t str> {
    let rest = lower.strip_suffix(word)?.strip_suffix([' ', '-'])?;
    (lower.len() == text.len()).then(|| text.get(..rest.len()))?.filter(|rest| !rest.is_empty())
}

/// What stands after the leading `word`, if the name begins with it.
fn after_word<'t>(text: &'t str, lower: &str, word: &str) -> Option<&'t str> {
    let rest = lower.strip_prefix(word)?.strip_prefix([' ', '-'])?;
    (lower.len() == text.len()).then(|| text.get(text.len() - rest.len()..))?.filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(words: &str) -> Vec<(String, Form)> {
        queries(words).into_iter().map(|query| (query.text, query.form)).collect()
    }

    #[test]
    fn an_airport_is_also_sought_by_its_town() {
        assert!(forms("Mashhad airport").contains(&("Mashhad".into(), Form::FacilityAt(FeatureKind::Airport))));
    }

    #[test]
    fn the_longest_noun_is_taken_off() {
        let town = ("Sloviansk".to_owned(), Form::FacilityAt(FeatureKind::Energy));
        assert!(forms("Sloviansk thermal power plant").contains(&town));
    }

    #[test]
    fn a_class_word_narrows_the_kind() {
        assert!(forms("Fars province").contains(&("Fars".into(), Form::Class(FeatureKind::Admin1))));
    }

    #[test]
    fn a_line_end_within_a_name_is_a_space() {
        assert_eq!(forms("Bat\nYam")[0].0, "Bat Yam");
    }
}
