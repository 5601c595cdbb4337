//! What a report is about where its words only take it up: "it", "the city", "this temple", "there".
//!
//! In: clauses. Out: the subject of a clause by its grammar, the topic of those before it, and what an anaphor means.

use crate::claim::parse::noun::End;
use crate::claim::parse::relation::Relation;
use crate::claim::parse::view::{View, is_area, is_stretch};
use crate::geodesy::inverse;
use crate::lang::{Message, WordClass};
use crate::mention::clause::{Clause, What};
use crate::world::gazetteer::{Feature, FeatureKind};

/// Sentences back in which a pronoun's place is sought.
const MEMORY: usize = 4;

/// Whether two ends are one place, perhaps mentioned twice.
pub(in crate::claim) fn is_same(view: &View<'_>, one: &End, other: &End) -> bool {
    let feature = |end: &End| match end {
        End::Place(place) => view.places[*place].position.as_ref().and_then(|position| position.feature),
        _ => None,
    };
    one == other || feature(one).is_some_and(|known| feature(other) == Some(known))
}

/// What "the city", "there" or "it" takes up; other ends stay as they are.
pub(in crate::claim) fn taken_up(view: &View<'_>, here: usize, end: End) -> End {
    match &end {
        End::Anaphor(noun) => {
            let found = if noun.classes.has(WordClass::QuakeNoun) {
                point_before(view, here)
            } else if noun.classes.has(WordClass::UnnamedLine) {
                None
            } else if noun.classes.has(WordClass::TownNoun) {
                topic_town(view, here).map(End::Place).or_else(|| topic(view, here))
            } else {
                topic(view, here)
            };
            found.unwrap_or(end)
        }
        _ => end,
    }
}

/// Kilometres from a site within which the town lies that it is named after.
const OWN_TOWN_KM: f64 = 80.0;

/// "Lyon's airport, 25 km east of the city": the town named in the same clause, or the one that the subject is named after.
pub(in crate::claim) fn own_town(
    view: &View<'_>,
    here: usize,
    relation: &Relation,
    end: &End,
    subject: &End,
) -> Option<End> {
    let End::Anaphor(noun) = end else { return None };
    let subject = if let End::Place(place) = subject { Some(*place) } else { None };
    if !noun.classes.has(WordClass::TownNoun) && !noun.classes.has(WordClass::CentreNoun) {
        return None;
    }
    let clause = &view.clauses[here];
    let is_town = |place: usize| view.places[place].kind == FeatureKind::City && Some(place) != subject;
    let named = (0..relation.items.start).rev().filter_map(|at| clause.place(at)).find(|&place| is_town(place));
    named.map(End::Place).or_else(|| named_after(view, subject?))
}

/// The town whose name a site begins with: Athens of "Athens International Airport".
fn named_after(view: &View<'_>, site: usize) -> Option<End> {
    let site = &view.places[site];
    let point = site.position.as_ref()?.point;
    if is_area(site.kind) || matches!(site.kind, FeatureKind::City | FeatureKind::Locality) {
        return None;
    }
    let gazetteer = view.gazetteer();
    let ends = site.text.match_indices([' ', '-', '–']).map(|(at, _)| at);
    let town = ends.rev().find_map(|end| {
        let bearers = gazetteer.lookup(&site.text[..end]).map(|(id, _)| gazetteer.feature(id));
        let near = |town: &Feature<'_>| {
            town.kind == FeatureKind::City && inverse(point, town.point).length.km() <= OWN_TOWN_KM
        };
        bearers.filter(near).max_by_key(|town| town.population)
    })?;
    Some(End::Point(town.point, Message::Name { name: town.name.into() }))
}

/// The last coordinate of the text up to and with clause `here`.
fn point_before(view: &View<'_>, here: usize) -> Option<End> {
    view.clauses[..=here].iter().rev().flat_map(|clause| clause.items.iter().rev()).find_map(|item| match item.what {
        What::Point(point) => Some(End::Point(point, Message::Epicenter {})),
        _ => None,
    })
}

/// What the clauses before `here` are about: the subject of the nearest that has a spot, a name defined there that no
/// place was found for, else its first place.
pub(in crate::claim) fn topic(view: &View<'_>, here: usize) -> Option<End> {
    let sentence = view.clauses.get(here)?.sentence;
    view.clauses[..here].iter().rev().take_while(|clause| sentence - clause.sentence <= MEMORY).find_map(|clause| {
        let spot = || (0..clause.items.len()).filter_map(|at| clause.place(at)).find(|&place| is_spot(view, place));
        grammatical_subject(view, clause, clause.items.len())
            .map(End::Place)
            .or_else(|| defined_name(view, clause).map(End::Unplaced))
            .or_else(|| spot().map(End::Place))
    })
}

/// The town that "the city" takes up: the topic if it is one, else the last town named before.
pub(in crate::claim) fn topic_town(view: &View<'_>, here: usize) -> Option<usize> {
    let is_town = |place: &usize| matches!(view.places[*place].kind, FeatureKind::City | FeatureKind::Locality);
    let sentence = view.clauses.get(here)?.sentence;
    let before = view.clauses[..here].iter().rev().take_while(|clause| sentence - clause.sentence <= MEMORY);
    let mut named = before.flat_map(|clause| (0..clause.items.len()).rev().filter_map(|at| clause.place(at)));
    topic_place(view, here).filter(is_town).or_else(|| named.find(is_town))
}

/// The place that [`topic`] finds, where it found one.
pub(in crate::claim) fn topic_place(view: &View<'_>, here: usize) -> Option<usize> {
    match topic(view, here)? {
        End::Place(place) => Some(place),
        _ => None,
    }
}

/// "Dalton" in "Dalton is a village": a name at the head of a definition that is no place of the article.
fn defined_name(view: &View<'_>, clause: &Clause) -> Option<String> {
    let end = (0..clause.items.len()).find(|&at| {
        let item = &clause.items[at];
        item.what != What::Word || !item.capital || item.classes.has(WordClass::FunctionWord)
    })?;
    let defined = clause.reads(end, &[WordClass::BeVerb, WordClass::DefiniteOrNot]);
    (end > 0 && defined).then(|| view.article.slice(view.span(clause, 0..end)).to_owned())
}

/// Whether a place is a spot on the map, not an area or a stretch of water.
pub(in crate::claim) fn is_spot(view: &View<'_>, place: usize) -> bool {
    let kind = view.places[place].kind;
    !is_area(kind) && !is_stretch(kind)
}

/// The first place of a clause where it is the subject: before any verb but a copula, and not within brackets.
///
/// "The plant at Abqaiq is", "Istanbul alone is", "Bala (Welsh: Y Bala) is", "Munich: the capital". In "In Iran, Natanz is"
/// the first place is a setting.
pub(in crate::claim) fn grammatical_subject(view: &View<'_>, clause: &Clause, limit: usize) -> Option<usize> {
    let mut setting = false;
    for at in 0..limit.min(clause.items.len()) {
        let item = &clause.items[at];
        if item.depth > 0 {
            continue;
        }
        match item.what {
            What::Place(place) => {
                let opens_setting = at == 1 && clause.is(0, WordClass::SettingPreposition);
                let owner = clause.is(at + 1, WordClass::Possessive);
                let container = at > 0 && clause.word(at - 1) == "," && is_area(view.places[place].kind);
                if opens_setting {
                    setting = true;
                } else if !owner && !container {
                    return Some(place);
                }
            }
            What::Word if item.classes.has(WordClass::BeVerb) || is_pronoun(clause, at) => return None,
            What::Quantity(_) | What::Direction(_) if !setting && at == 0 => return None,
            _ => {}
        }
    }
    None
}

pub(in crate::claim) fn is_pronoun(clause: &Clause, at: usize) -> bool {
    clause.is(at, WordClass::ClausePronoun) && at < 3
        || at == 1
            && clause.reads(0, &[WordClass::The, WordClass::CommonPlaceNoun])
            && !clause.is(2, WordClass::PronounLink)
}
