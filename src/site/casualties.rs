//! Casualty figures in the report's own words: "at least 35 missing", "four killed".

use super::view::View;

/// Words that say what became of people, with the short form kept.
const FATES: &[(&str, &str)] = &[
    ("killed", "killed"),
    ("killing", "killed"),
    ("kills", "killed"),
    ("dead", "dead"),
    ("died", "dead"),
    ("deaths", "dead"),
    ("fatalities", "dead"),
    ("wounded", "wounded"),
    ("wounding", "wounded"),
    ("injured", "injured"),
    ("injuring", "injured"),
    ("injuries", "injured"),
    ("hurt", "injured"),
    ("missing", "missing"),
    ("trapped", "trapped"),
    ("casualties", "casualties"),
];

/// How far a figure may stand from what became of the people, in tokens.
const REACH: usize = 6;

/// Casualty figures of a sentence, in reading order, at most two.
pub(super) fn figures(view: &View<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for at in 0..view.len() {
        let Some((_, fate)) = FATES.iter().find(|(word, _)| *word == view.word(at)) else { continue };
        let transitive =
            matches!(view.word(at), "killed" | "killing" | "kills" | "wounded" | "wounding" | "injured" | "injuring");
        // "killed 54 people and wounded 156": the object of the verb comes before what stands to its left.
        let object = if transitive { after(view, at) } else { None };
        let figure = object.or_else(|| before(view, at));
        if let Some(figure) = figure {
            let fact = format!("{figure} {fate}");
            if !found.contains(&fact) && !found.iter().any(|known| known.ends_with(fate)) {
                found.push(fact);
            }
        }
    }
    found.truncate(2);
    found
}

/// "at least 35 people missing", "four people were killed".
fn before(view: &View<'_>, at: usize) -> Option<String> {
    for number in (at.saturating_sub(REACH)..at).rev() {
        let word = view.word(number);
        if is_figure(view, number) {
            return Some(quoted(view, number));
        }
        let passes = is_people(word)
            || matches!(
                word,
                "were"
                    | "was"
                    | "been"
                    | "have"
                    | "has"
                    | "had"
                    | "reported"
                    | "reportedly"
                    | "left"
                    | "are"
                    | "and"
                    | "more"
                    | "others"
                    | "of"
                    | "them"
            );
        if !passes {
            return None;
        }
    }
    None
}

/// "killing five people", "killed at least eight".
fn after(view: &View<'_>, at: usize) -> Option<String> {
    for number in at + 1..view.len().min(at + 5) {
        if is_figure(view, number) {
            return Some(quoted(view, number));
        }
        if !matches!(
            view.word(number),
            "at" | "least"
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
        ) {
            return None;
        }
    }
    None
}

/// The figure with the hedge that stands before it, as written.
fn quoted(view: &View<'_>, number: usize) -> String {
    let two = number.checked_sub(2).map(|first| (view.word(first), view.word(first + 1)));
    let start = match two {
        Some(("at", "least") | ("more", "than") | ("up", "to") | ("as", "many") | ("fewer", "than")) => number - 2,
        _ if matches!(view.before(number), "about" | "around" | "nearly" | "over" | "some" | "almost" | "roughly") => {
            number - 1
        }
        _ => number,
    };
    let words: Vec<&str> =
        (start..=number).map(|at| if at == number { view.tokens[at].text.as_str() } else { view.word(at) }).collect();
    words.join(" ").to_lowercase()
}

fn is_figure(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let digits = word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || c == ',');
    let age = matches!(view.word(at + 1), "-" | "year-old" | "km" | "miles" | "years" | "year" | "hours" | "days");
    let year = super::status::year(word).is_some();
    (digits && !age && !year) || is_numeral(word)
}

fn is_numeral(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "dozens"
            | "scores"
            | "hundreds"
            | "several"
            | "many"
    )
}

fn is_people(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "persons"
            | "civilians"
            | "soldiers"
            | "troops"
            | "children"
            | "women"
            | "men"
            | "fighters"
            | "workers"
            | "residents"
            | "police"
            | "officers"
            | "militants"
            | "others"
            | "passengers"
            | "patients"
            | "servicemen"
            | "personnel"
            | "citizens"
            | "nationals"
            | "members"
            | "person"
            | "civilian"
            | "worshippers"
            | "students"
            | "medics"
            | "doctors"
            | "journalists"
            | "guards"
            | "firefighters"
            | "employees"
            | "rescuers"
            | "peshmerga"
    )
}
