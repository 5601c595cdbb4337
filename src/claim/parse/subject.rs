//! Whose relation it is: the place that lies so far from the target, or the thing that has no place but this.
//!
//! The rules are few and syntactic, in this order: the relation names its subject itself ("from X to Y"); it is
//! coordinated with the relation before ("and 31 km southeast of Managua"); it opens the clause and the subject follows
//! ("300 km south of Tehran, a plant was hit in Natanz"); a copula or verb of position joins it to the subject of the
//! clause ("X … is located 75 km south of"); it stands in apposition to the nearest spot ("at X in Y, 75 km from");
//! the subject follows the target ("… from the border, at Baalbek"); a pronoun or common noun takes up what the
//! sentences before were about.

use std::ops::Range;

use crate::claim::parse::noun::End;
use crate::claim::parse::relation::Relation;
use crate::claim::parse::topic::{is_pronoun, is_same, is_spot, taken_up, topic, topic_town};
use crate::claim::parse::view::{View, is_area};
use crate::lang::{ClassSet, Message, WordClass};
use crate::mention::clause::{Clause, What};

/// What ties a subject to its relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Bond {
    /// The relation names it: "from X to Y".
    Named,
    /// A copula or a verb of position: "X lies 30 km from".
    Copula,
    /// It stands right before the relation: "X, 30 km from".
    Adjacent,
    /// It follows a relation that opens its clause: "30 km from Y, X".
    Opening,
    /// Other words stand between.
    Apart,
    /// It was spoken of before: "It is 30 km from".
    TakenUp,
    /// Nothing but what the text is about.
    Topic,
}

impl Bond {
    /// How often it ties the right subject; counted on statements from encyclopaedias, news and guides.
    pub(in crate::claim) const fn probability(self) -> f32 {
        match self {
            Self::Named | Self::Copula => 0.97,
            Self::Adjacent => 0.95,
            Self::Opening => 0.93,
            Self::TakenUp => 0.9,
            Self::Apart => 0.8,
            Self::Topic => 0.5,
        }
    }
}

/// A subject and what ties it.
pub(in crate::claim) type Bound = (End, Bond);

/// The subject of relation `at` of `relations` in clause `here`, given those found for the relations before it.
pub(in crate::claim) fn subject_of(
    view: &View<'_>,
    here: usize,
    relations: &[Relation],
    at: usize,
    before: &[Option<Bound>],
) -> Option<Bound> {
    let clause = view.clauses.get(here)?;
    let relation = relations.get(at)?;
    if let Some(own) = &relation.subject {
        return Some((taken_up(view, here, own.end.clone()), Bond::Named));
    }
    let finder = Finder { view, clause, here, relations, at, start: relation.items.start };
    let bound = |bond: Bond| move |end: End| (end, bond);
    finder
        .coordinated(before)
        .or_else(|| finder.following_opening())
        .or_else(|| finder.of_clause())
        .or_else(|| finder.nearest_spot())
        .or_else(|| finder.after_target().map(bound(Bond::Opening)))
        .or_else(|| finder.moving_thing().map(bound(Bond::Adjacent)))
        .or_else(|| finder.taken_up().map(bound(Bond::TakenUp)))
}

/// Words between a place and the relation that it stands right before.
const BESIDE: ClassSet = ClassSet::of(&[
    WordClass::CommonPlaceNoun,
    WordClass::NounOpening,
    WordClass::InPreposition,
    WordClass::And,
    WordClass::LyingParticiple,
    WordClass::AtPreposition,
    WordClass::RelationOpening,
]);

/// Begins another statement in the same clause: the place after it is its subject.
const JOINERS: ClassSet = ClassSet::of(&[WordClass::ClauseJoiner, WordClass::Subordinator]);

/// Verbs by which a clause says something of its own.
const VERBS: ClassSet =
    ClassSet::of(&[WordClass::BeVerb, WordClass::PositionVerb, WordClass::DeedVerb, WordClass::TravelVerb]);

struct Finder<'f, 'a> {
    view: &'f View<'a>,
    clause: &'f Clause,
    here: usize,
    relations: &'f [Relation],
    at: usize,
    start: usize,
}

impl Finder<'_, '_> {
    /// "14 km west of Granada and 31 km southeast from Managua": nothing but joints and areas between the two.
    fn coordinated(&self, before: &[Option<Bound>]) -> Option<Bound> {
        let previous = self.relations.get(self.at.checked_sub(1)?)?;
        let between = previous.items.end..self.start;
        let joined = between.clone().all(|at| match self.clause.what(at) {
            What::Place(place) => is_area(self.view.places[place].kind),
            What::Quantity(_) | What::Point(_) => false,
            What::Word => !self.clause.is_any(at, &ClassSet::of(&[WordClass::BeVerb, WordClass::DeedVerb])),
            What::Mark | What::Direction(_) | What::Demonym(_) => true,
        });
        let short = between.len() <= 16;
        if joined && short { before.get(self.at - 1).cloned().flatten() } else { None }
    }

    /// "Nearly 1,100 km southwest of Port Sudan, drones hit depots in Kosti."
    fn following_opening(&self) -> Option<Bound> {
        let opens = (0..self.start).all(|at| {
            self.clause.is(at, WordClass::RelationOpening) || matches!(self.clause.word(at), "," | "“" | "\"")
        });
        let relation = self.relations.get(self.at).filter(|_| opens)?;
        let start = match self.clause.word(relation.items.end) {
            "," => relation.items.end + 1,
            // "160 km north of Sydney on the coast lies Newcastle."
            _ => (relation.items.end..relation.items.end + 9).find(|&at| self.clause.is(at, WordClass::LieVerb))? + 1,
        };
        // "Lying 103 km east of Skardu, it was …": what was spoken of before.
        if self.clause.takes_up(start) {
            return None;
        }
        let after = start..self.clause.items.len();
        let next = self.relations.get(self.at + 1).map_or(after.end, |next| next.items.start);
        let spots = after.clone().take_while(|&at| at < next).filter_map(|at| self.clause.place(at));
        let found = spots.clone().find(|&place| is_spot(self.view, place)).or_else(|| spots.clone().next())?;
        let first = (start..start + 3).any(|at| self.clause.place(at) == Some(found));
        Some((End::Place(found), if first { Bond::Opening } else { Bond::Apart }))
    }

    /// The subject of the clause where only a copula or a verb of position stands between.
    fn of_clause(&self) -> Option<Bound> {
        let copula = |end: End| (end, Bond::Copula);
        let verb = (0..self.start).rev().find(|&at| self.clause.items[at].depth == 0 && self.is_position_verb(at))?;
        if self.breaks_off(verb + 1..self.start) {
            return None;
        }
        if self.clause.is(verb.wrapping_sub(1), WordClass::RelativePronoun) {
            return self.before_relative(verb - 1).map(copula);
        }
        let head = self.clause_start(verb)..verb;
        if self.clause.takes_up(head.start) {
            let target = self.relations.get(self.at).map(|relation| &relation.target.end);
            let other = |end: &End| target.is_none_or(|target| !is_same(self.view, end, target));
            // "The district, which contains the town of Khan Abad, is …"
            let own = || self.subject_in(head.clone()).map(End::Place);
            let named = self.after_target().or_else(|| self.topic_of(head.start)).filter(other).or_else(own);
            return named.map(|end| (end, Bond::TakenUp));
        }
        if let Some(point) = self.point_in(head.clone()) {
            return Some(copula(point));
        }
        if let Some(place) = self.right_before(verb, head.start) {
            return Some(copula(End::Place(place)));
        }
        if let Some(place) = self.subject_in(head.clone()) {
            // "The blast in the valley was 100 km from the border, at Baalbek": the spot is meant, not its area.
            let spot = || self.after_target().filter(|_| is_area(self.view.places[place].kind));
            return Some(copula(spot().unwrap_or(End::Place(place))));
        }
        if let Some(thing) = self.thing_in(head.clone()) {
            return Some(copula(self.after_target().unwrap_or(End::Defined(thing))));
        }
        if let Some(name) = self.name_in(head) {
            return Some(copula(End::Unplaced(name)));
        }
        self.after_target().map(copula)
    }

    /// "…, since Moyie Springs sits about 20 miles from": the spot right before the verb, where no preposition governs it.
    fn right_before(&self, verb: usize, start: usize) -> Option<usize> {
        let at = verb.checked_sub(1).filter(|&at| at > start)?;
        let place = self.clause.place(at).filter(|&place| is_spot(self.view, place))?;
        let joined = self.clause.is_any(at - 1, &JOINERS);
        joined.then_some(place)
    }

    /// What "it", "the base" or "the city" at item `at` takes up; a city is no country, whatever the sentence was about.
    fn topic_of(&self, at: usize) -> Option<End> {
        let town = self.clause.is(at + 1, WordClass::TownNoun);
        let named = || topic_town(self.view, self.here).map(End::Place);
        town.then(named).flatten().or_else(|| topic(self.view, self.here))
    }

    /// "the village of X, which is 30 km north of": the name right before the pronoun.
    fn before_relative(&self, pronoun: usize) -> Option<End> {
        let named = (0..pronoun).rev().find(|&at| {
            !self.clause.is(at, WordClass::CommonPlaceNoun)
                && self.clause.what(at) != What::Mark
                && self.clause.items[at].depth == 0
        })?;
        self.clause.place(named).map(End::Place)
    }

    /// What the sentences before were about, where the clause says no word of its own about whose relation it is: "It …",
    /// "Located 30 km from …". "Strikes south of Damascus" are no statement about the place named before.
    fn taken_up(&self) -> Option<End> {
        let opens = self.start == 0 || self.clause.is(0, WordClass::LyingParticiple) && self.start <= 2;
        // "On the very south end of the coast, about 200 km east of Bucharest.": a sentence without a verb is about the last.
        let verbs = || (0..self.clause.items.len()).any(|at| self.clause.is_any(at, &VERBS));
        let named = || (0..self.start).any(|at| self.clause.place(at).is_some_and(|place| is_spot(self.view, place)));
        if opens || self.clause.takes_up(0) {
            return self.topic_of(0);
        }
        let spot = |end: &End| matches!(end, End::Place(place) if is_spot(self.view, *place));
        (!verbs() && !named()).then(|| self.topic_of(0)).flatten().filter(spot)
    }

    /// A name at the head of the clause that no place was found for: it, and nothing named before, is the subject.
    fn name_in(&self, head: Range<usize>) -> Option<String> {
        let first = head.clone().find(|&at| self.clause.items[at].depth == 0 && self.clause.what(at) == What::Word)?;
        let named = |at: usize| {
            self.clause.items[at].capital
                && !is_pronoun(self.clause, at)
                && !self.clause.is(at, WordClass::FunctionWord)
        };
        let from = (first..head.end.min(first + 4)).find(|&at| self.clause.what(at) == What::Word && named(at))?;
        let to = (from..head.end).find(|&at| !named(at)).unwrap_or(head.end);
        Some(self.view.article.slice(self.view.span(self.clause, from..to)).to_owned())
    }

    /// The subject among the items of the head: the first place not within brackets, a spot rather than its area.
    fn subject_in(&self, head: Range<usize>) -> Option<usize> {
        let mut places = head.filter(|&at| self.clause.items[at].depth == 0).filter_map(|at| {
            let owner = self.clause.is(at + 1, WordClass::Possessive);
            let setting = at == 1 && self.clause.is(0, WordClass::SettingPreposition) && self.clause.word(2) == ",";
            // "U.S. 50" is a road.
            let road = self.clause.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
            self.clause.place(at).filter(|_| !owner && !setting && !road)
        });
        places.next()
    }

    fn point_in(&self, head: Range<usize>) -> Option<End> {
        head.clone().find_map(|at| match self.clause.what(at) {
            What::Point(point) => {
                let noun = (head.start..at).rev().map(|at| &self.clause.items[at]).find(|item| item.what == What::Word);
                Some(End::Point(
                    point,
                    noun.map_or(Message::TheCoordinates {}, |item| Message::Name { name: item.word.as_str().into() }),
                ))
            }
            _ => None,
        })
    }

    /// A ship, missile or other thing without a place of its own that the head is about.
    fn thing_in(&self, mut head: Range<usize>) -> Option<String> {
        head.find(|&at| self.clause.is(at, WordClass::MovingThing)).map(|at| self.clause.word(at).to_owned())
    }

    fn is_position_verb(&self, at: usize) -> bool {
        // "was struck 300 km" says where something happened, "was hit at X, 300 km" does not say it of the subject.
        self.clause.is(at, WordClass::PositionVerb)
            || self.clause.is(at, WordClass::BeVerb) && !self.is_event(at + 1)
            || self.clause.word(at) == ":" && self.clause.items[at].depth == 0 && self.defines(at)
    }

    /// Whether a past participle of an event stands at `at`, which makes "was hit" an event and not a position.
    fn is_event(&self, at: usize) -> bool {
        let word = self.clause.word(at);
        let lexicon = self.view.article.lexicon;
        let ends = || lexicon.entries(WordClass::ParticipleEnding).any(|(ending, _)| word.ends_with(ending));
        let regular = || word.len() > 4 && ends();
        (self.clause.is(at, WordClass::EventParticiple) || regular())
            && !self.clause.is(at, WordClass::PositionParticiple)
    }

    /// "Kaluga: a city of …".
    fn defines(&self, at: usize) -> bool {
        at <= 4 && (0..at).any(|here| self.clause.place(here).is_some())
    }

    /// Whether a new statement begins between a verb and the relation: "and is", "but", a second verb.
    fn breaks_off(&self, mut between: Range<usize>) -> bool {
        between.any(|at| self.clause.items[at].depth == 0 && self.clause.is(at, WordClass::ClauseBreak))
    }

    /// Where the statement around the verb begins: after the last ", and" with a place of its own, or at the start.
    fn clause_start(&self, verb: usize) -> usize {
        (1..verb)
            .rev()
            .find(|&at| {
                self.clause.is(at, WordClass::ClauseJoiner)
                    && (at + 1..verb).any(|here| self.clause.place(here).is_some_and(|place| is_spot(self.view, place)))
                    && self.clause.word(at - 1) == ","
            })
            .map_or(0, |at| at + 1)
    }

    /// "at Mashhad airport in northeastern Iran, nearly 1,500 miles from": the nearest spot to the left, where what lies
    /// between is no statement of its own.
    fn nearest_spot(&self) -> Option<Bound> {
        let targets: Vec<Range<usize>> = self.relations[..self.at].iter().map(|r| r.target.items.clone()).collect();
        let own_depth = self.clause.items[self.start].depth;
        let mut weak = None;
        for at in (0..self.start).rev() {
            let item = &self.clause.items[at];
            if item.depth > own_depth {
                continue;
            }
            if let What::Point(point) = item.what {
                return Some((End::Point(point, Message::TheCoordinates {}), Bond::Adjacent));
            }
            let Some(place) = self.clause.place(at) else { continue };
            if self.interrupted(at + 1) || (at + 1..self.start).any(|here| self.clause.is(here, WordClass::CourseVerb))
            {
                break;
            }
            let owner = self.clause.is(at + 1, WordClass::Possessive);
            let target = targets.iter().any(|target| target.contains(&at));
            // "on river Witham"
            let stretch = self.clause.is(at + 1, WordClass::StretchNoun)
                || at > 0 && self.clause.is(at - 1, WordClass::StretchNoun);
            if stretch || self.lies_along(at) {
                continue;
            }
            if is_spot(self.view, place) && !owner && !target {
                let bond = if self.stands_beside(at + 1..self.start) { Bond::Adjacent } else { Bond::Apart };
                return Some((End::Place(place), bond));
            }
            // An area is meant only where it stands right before the relation: "in Bavaria, 60 km from".
            let adjacent = (at + 1..self.start).all(|here| matches!(self.clause.what(here), What::Mark));
            if adjacent && !owner && !target {
                weak = Some(place);
            }
        }
        weak.filter(|_| self.thing_in(0..self.start).is_none()).map(|place| (End::Place(place), Bond::Adjacent))
    }

    /// Whether nothing but areas, prepositions, common nouns of places and commas stands there: "X, a town in Y, 30 km from".
    fn stands_beside(&self, mut between: Range<usize>) -> bool {
        between.all(|at| match self.clause.what(at) {
            What::Place(place) => is_area(self.view.places[place].kind),
            What::Word => self.clause.is_any(at, &BESIDE),
            What::Mark | What::Direction(_) | What::Demonym(_) => true,
            What::Quantity(_) | What::Point(_) => false,
        })
    }

    /// "along the Kholmogory Highway": what something lies along is not what a distance is measured of.
    fn lies_along(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|here| self.clause.is(here, WordClass::AlongPreposition))
    }

    /// Whether what lies between a place and the relation speaks of something else, which then is the subject.
    fn interrupted(&self, from: usize) -> bool {
        let moves = |at: usize| self.clause.is(at, WordClass::MovingThing);
        let thing_adjacent = self.start > 0 && moves(self.start - 1);
        let moving_between = (from..self.start).any(moves);
        let event_between = (from..self.start).any(|at| self.clause.is(at, WordClass::BeVerb) && self.is_event(at + 1));
        let comma = self.start > 0 && self.clause.word(self.start - 1) == ",";
        thing_adjacent || !comma && (moving_between || event_between && self.thing_in(0..self.start).is_some())
    }

    /// "was a full 100 km from the border, at Baalbek".
    fn after_target(&self) -> Option<End> {
        let end = self.relations.get(self.at)?.items.end;
        let start = end + usize::from(self.clause.word(end) == ",");
        if !self.clause.is(start, WordClass::AtPreposition) {
            return None;
        }
        (start + 1..start + 5)
            .take_while(|&at| !matches!(self.clause.what(at), What::Mark | What::Quantity(_)))
            .find_map(|at| self.clause.place(at).filter(|&place| is_spot(self.view, place)))
            .map(End::Place)
    }

    /// "The ship was attacked 54 nautical miles southwest of Aden."
    fn moving_thing(&self) -> Option<End> {
        let nearest = (0..self.start).rev().find(|&at| self.clause.is(at, WordClass::MovingThing));
        nearest.map(|at| End::Defined(self.clause.word(at).to_owned()))
    }
}
