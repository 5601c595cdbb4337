//! Casualty figures in the report's own words: "at least 35 missing", "four killed".
//!
//! In: a sentence. Out: a [`Toll`] for each thing that became of people. A figure counts for the nearest such word in its clause;
//! the part of a sum ("including three children") and the negated ("no one was hurt") do not.

use super::lexicon::{self, Class};
use super::marked::Marked;
use super::{Fate, Toll};

/// Words that say what became of people, with the short form kept.
const FATES: &[(&str, Fate, &str)] = &[
    ("killed", Fate::Killed, "killed"),
    ("killing", Fate::Killed, "killed"),
    ("kills", Fate::Killed, "killed"),
    ("kill", Fate::Killed, "killed"),
    ("dead", Fate::Killed, "dead"),
    ("died", Fate::Killed, "dead"),
    ("deaths", Fate::Killed, "dead"),
    ("fatalities", Fate::Killed, "dead"),
    ("wounded", Fate::Injured, "wounded"),
    ("wounding", Fate::Injured, "wounded"),
    ("wounds", Fate::Injured, "wounded"),
    ("injured", Fate::Injured, "injured"),
    ("injuring", Fate::Injured, "injured"),
    ("injures", Fate::Injured, "injured"),
    ("injuries", Fate::Injured, "injured"),
    ("hurt", Fate::Injured, "injured"),
    ("missing", Fate::Missing, "missing"),
    ("trapped", Fate::Missing, "trapped"),
    ("kidnapped", Fate::Missing, "kidnapped"),
    ("abducted", Fate::Missing, "abducted"),
];

/// How far a figure may stand before what became of the people, in tokens.
const REACH: usize = 14;

/// The figures of a sentence that tells of `place`, if it names it, in reading order, one for each fate.
pub(super) fn tolls(view: &Marked<'_>, place: Option<usize>) -> Vec<Toll> {
    let named = place.and_then(|place| view.place.iter().rposition(|owner| *owner == Some(place)));
    let mut found: Vec<Toll> = Vec::new();
    for at in 0..view.len() {
        let dead = view.word(at) == "shot" && view.word(at + 1) == "dead";
        let known = FATES.iter().find(|(word, ..)| *word == view.word(at));
        let Some((fate, participle)) =
            known.map(|(_, fate, short)| (*fate, *short)).or(dead.then_some((Fate::Killed, "shot dead")))
        else {
            continue;
        };
        if found.iter().any(|toll| toll.fate == fate) || is_past(view, at) || is_of_before(view, at, named) {
            continue;
        }
        let transitive = dead || is_transitive(view.word(at));
        let object = if transitive { after(view, at + 1 + usize::from(dead)) } else { None };
        let Some((count, figure)) = object.or_else(|| before(view, at)) else { continue };
        found.push(Toll { fate, count, words: format!("{figure} {participle}"), sentence: view.span });
    }
    found
}

/// Whether the figure is of other days: "had killed", "killed … in 2019".
fn is_past(view: &Marked<'_>, at: usize) -> bool {
    let ago = (at..view.len().min(at + 14)).any(|near| {
        view.word(near) == "ago"
            || super::role::signals::year(view.word(near)).is_some() && matches!(view.before(near), "in" | "since")
    });
    ago || view.before(at) == "not" || view.before(at) == "never"
}

/// Whether the figure is of an event that the one told came after: "jets bombed A after an attack had killed 40", "less than a day after
/// gunmen killed 64". A clock may follow "after" as well: "shortly after midnight, killing three". What the place itself is named after is
/// told of it: "the raids came a day after a bomb killed five in B".
fn is_of_before(view: &Marked<'_>, at: usize, named: Option<usize>) -> bool {
    let Some(after) = (0..at).rev().find(|&before| matches!(view.word(before), "after" | "since" | "following")) else {
        return false;
    };
    let told = (0..after).any(|before| view.attack[before].is_some_and(|trigger| trigger != Class::Casualty));
    let finite = !view.word(at).ends_with("ing");
    let elsewhere = named.is_none_or(|named| named < after);
    told && finite && elsewhere && (after..at).all(|between| !matches!(view.word(between), "," | ";"))
}

/// "at least 35 people missing", "four people, including a child, were killed".
fn before(view: &Marked<'_>, at: usize) -> Option<(Option<u32>, String)> {
    let mut number = at;
    while number > 0 && at - number < REACH {
        number -= 1;
        let word = view.word(number);
        if is_figure(view, number) {
            // "six members of one family": the families are not counted.
            if view.before(number) == "of" {
                continue;
            }
            // "killed two people and a third was injured": the two are told of.
            if is_object(view, number) {
                return None;
            }
            // "a woman and two girls": nobody has added them up.
            if view.before(number) == "and" && number >= 2 && lexicon::is(view.word(number - 2), Class::Person) {
                return None;
            }
            // "two girls were among seven injured": seven is the sum.
            if view.before(number) == "among" {
                return Some(quoted(view, number));
            }
            // "including three children": the sum stands farther to the left.
            let part = (number.saturating_sub(4)..number)
                .rev()
                .find(|&before| matches!(view.word(before), "including" | "among" | "them" | "aged"))
                .filter(|&before| (before + 1..number).all(|between| view.word(between) != "were"));
            match part {
                Some(before) => {
                    number = before;
                    continue;
                }
                None => return Some(quoted(view, number)),
            }
        }
        let other = FATES.iter().any(|(fate, ..)| *fate == word) && word != "people";
        let ends = other
            || lexicon::is(word, Class::Boundary)
            || lexicon::is(word, Class::Saying)
            || lexicon::is(word, Class::Locative) && word != "including"
            || matches!(word, "no" | "nobody" | "none" | "not" | "without" | "(" | ")" | "“" | "”" | "when" | "who");
        if ends {
            return None;
        }
    }
    None
}

/// Whether the figure is that of those whom the verb before it killed or hurt.
fn is_object(view: &Marked<'_>, number: usize) -> bool {
    let hedge = |at: &usize| {
        matches!(
            view.word(*at),
            "at" | "least" | "more" | "than" | "about" | "nearly" | "some" | "up" | "to" | "around"
        )
    };
    let verb = (0..number).rev().find(|at| !hedge(at));
    verb.is_some_and(|verb| is_transitive(view.word(verb)))
}

/// Whether the word may have those whom it killed or hurt after it.
fn is_transitive(word: &str) -> bool {
    matches!(
        word,
        "killed"
            | "killing"
            | "kills"
            | "kill"
            | "wounded"
            | "wounding"
            | "wounds"
            | "injured"
            | "injuring"
            | "injures"
    )
}

/// "killing five people", "killed at least eight", "killing a woman".
fn after(view: &Marked<'_>, from: usize) -> Option<(Option<u32>, String)> {
    for number in from..view.len().min(from + 5) {
        let number = number + if is_tens(view, number) { 2 } else { 0 };
        if is_figure(view, number) {
            return (!goes_on(view, number)).then(|| quoted(view, number));
        }
        let word = view.word(number);
        if matches!(word, "a" | "an") {
            let person =
                (number + 1..view.len().min(number + 4)).find(|&next| lexicon::is(view.word(next), Class::Person))?;
            let plain = (number + 1..person).all(|next| !lexicon::is_preposition(view.word(next)));
            let other = person + 2 + usize::from(matches!(view.word(person + 2), "a" | "an" | "her" | "his"));
            return match view.word(person + 1) {
                _ if !plain => None,
                "and" if lexicon::is(view.word(other), Class::Person) => {
                    Some((Some(2), format!("{} and {}", view.word(person), view.word(other))))
                }
                _ if goes_on(view, person) => None,
                _ => Some((Some(1), view.word(person).to_owned())),
            };
        }
        // "at least five", not "at two schools"
        if word == "at" && !matches!(view.word(number + 1), "least" | "most") {
            return None;
        }
        if !matches!(
            word,
            "at" | "least"
                | "most"
                | "close"
                | "more"
                | "than"
                | "about"
                | "around"
                | "nearly"
                | "over"
                | "some"
                | "up"
                | "to"
                | "as"
                | "many"
                | "almost"
                | "another"
        ) {
            return None;
        }
    }
    None
}

/// Whether others whom nobody has added up follow the figure or person at `at`: "killed two guardsmen and an interpreter". What became
/// of them may be told apart: "killed two people and a third was hurt".
fn goes_on(view: &Marked<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    let stop = |next: &usize| {
        let word = view.word(*next);
        matches!(word, "," | ";" | "including" | "when" | "while" | "after") || view.attack[*next].is_some()
    };
    let end = (at + 1..view.len().min(at + REACH)).find(stop).unwrap_or(view.len().min(at + REACH));
    let Some(and) = (at + 1..end).find(|&next| view.word(next) == "and") else { return false };
    let counted = matches!(view.word(and + 1), "a" | "an") || is_figure(view, and + 1);
    let apart = (and + 1..view.len().min(and + 6)).any(|next| {
        lexicon::is(view.word(next), Class::Auxiliary) || FATES.iter().any(|(fate, ..)| *fate == view.word(next))
    });
    counted && !apart
}

/// Whether the word at `at` is the first of a number in two words: "thirty-six".
fn is_tens(view: &Marked<'_>, at: usize) -> bool {
    view.word(at + 1) == "-" && value(&format!("{}-{}", view.word(at), view.word(at + 2))).is_some()
}

/// The figure with the hedge that stands before it, as written, and its number.
fn quoted(view: &Marked<'_>, figure: usize) -> (Option<u32>, String) {
    let tens = figure.checked_sub(2).filter(|&at| is_tens(view, at));
    let number = tens.unwrap_or(figure);
    let back = |steps: usize| number.checked_sub(steps).map_or("", |at| view.word(at));
    let start = match (back(3), back(2), back(1)) {
        ("as", "many", "as") => number - 3,
        (_, "at", "least" | "most") | (_, "more" | "fewer" | "less", "than") | (_, "up" | "close", "to") => number - 2,
        (_, _, "about" | "around" | "nearly" | "over" | "some" | "almost" | "roughly") => number - 1,
        _ => number,
    };
    if tens.is_some() {
        let whole = format!("{}-{}", view.word(number), view.word(figure));
        let hedge: String = (start..number).map(|at| format!("{} ", view.word(at))).collect();
        return (value(&whole), format!("{hedge}{whole}"));
    }
    let dozens = matches!(view.word(number + 1), "dozen" | "hundred")
        && !view.word(number).starts_with(|c: char| c.is_ascii_digit());
    let end = number + usize::from(dozens);
    let words: Vec<String> = (start..=end).map(|at| view.word(at).to_owned()).collect();
    (if dozens { None } else { value(view.word(number)) }, words.join(" "))
}

fn is_figure(view: &Marked<'_>, at: usize) -> bool {
    let word = view.word(at);
    let digits = word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || c == ',');
    let measure = matches!(
        view.word(at + 1),
        "-" | "year-old"
            | "km"
            | "miles"
            | "years"
            | "year"
            | "hours"
            | "days"
            | "minutes"
            | "%"
            | "percent"
            | "per"
            | "metres"
            | "meters"
            | "drones"
            | "missiles"
            | "rockets"
            | "months"
            | "weeks"
            | "times"
    ) || matches!(view.before(at), "no" | "$" | "aged" | "least-" | "every")
        || view.place[at].is_some();
    let day = lexicon::is(view.before(at), Class::Month) || lexicon::is(view.word(at + 1), Class::Month);
    let year = super::role::signals::year(word).is_some();
    (digits && !year || is_numeral(word) && view.word(at + 1) != "of") && !measure && !day
}

/// The number that a figure or numeral names.
pub(super) fn value(word: &str) -> Option<u32> {
    const SMALL: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let small = || SMALL.iter().position(|numeral| *numeral == word).and_then(|at| u32::try_from(at).ok());
    let compound = || {
        let (tens, ones) = word.split_once('-')?;
        let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
            .iter()
            .position(|name| *name == tens)?;
        let ones = SMALL.iter().position(|name| *name == ones)?;
        u32::try_from(20 + 10 * tens + ones).ok()
    };
    digits.parse().ok().or_else(small).or_else(compound)
}

fn is_numeral(word: &str) -> bool {
    value(word).is_some_and(|_| word != "zero" && word.chars().all(|c| c.is_alphabetic() || c == '-'))
        || matches!(word, "thirty" | "forty" | "fifty" | "dozens" | "scores" | "hundreds" | "several")
}

#[cfg(all(test, feature = "basemap"))]
mod tests {
    use super::*;
    use crate::world::World;

    fn told(sentence: &str) -> Vec<String> {
        let world = World::embedded();
        let article = crate::text::read(sentence, world.gazetteer);
        Marked::all(&article, &[], world).iter().flat_map(|view| tolls(view, None)).map(|toll| toll.words).collect()
    }

    #[test]
    fn a_part_of_a_sum_is_not_the_sum() {
        assert_eq!(
            told("At least 14 people, including three children, were killed in shelling."),
            ["at least 14 killed"]
        );
    }

    #[test]
    fn a_sum_is_taken_whole_or_not_at_all() {
        assert_eq!(told("Thirty-six people were killed in the raid."), ["thirty-six killed"]);
        assert_eq!(told("The raid killed twenty-one people."), ["twenty-one killed"]);
        let family = "Six members of one family, including three children, were killed when a house was hit.";
        assert_eq!(told(family), ["six killed"]);
        assert_eq!(told("At least 19 students were killed at two boarding schools."), ["at least 19 killed"]);
        assert_eq!(told("A woman and two girls were killed in the strike."), [""; 0]);
        assert_eq!(told("The gunman killed two guardsmen and an interpreter."), [""; 0]);
        assert_eq!(told("The shell killed two people and a third was injured."), ["two killed"]);
        assert_eq!(told("A rocket killed a woman and child."), ["woman and child killed"]);
        assert_eq!(told("Two girls were among seven injured."), ["seven injured"]);
        assert_eq!(told("Close to 300 people were hurt."), ["close to 300 injured"]);
    }

    #[test]
    fn the_dead_of_the_event_before_are_not_those_of_this_one() {
        assert_eq!(told("Jets bombed a hillside after a suicide attack killed 40 policemen."), [""; 0]);
        assert_eq!(told("Bombers struck a base less than a day after gunmen killed at least 64 people."), [""; 0]);
        assert_eq!(told("A drone hit a depot shortly after midnight, killing three people."), ["three killed"]);
        assert_eq!(told("Two people were killed after a drone hit a bus."), ["two killed"]);
    }

    #[test]
    fn nobody_is_no_figure() {
        assert_eq!(told("No one was hurt, and nobody was killed."), [""; 0]);
    }

    #[test]
    fn hedges_and_single_victims_stay() {
        assert_eq!(told("The blast left as many as 40 dead."), ["as many as 40 dead"]);
        assert_eq!(told("The raid killed a woman and wounded nine others."), ["woman killed", "nine wounded"]);
    }
}
