//! The noun phrase after a preposition: what a distance or direction is measured from.
//!
//! "Tehran", "the city of Niğde", "the state capital, Lucknow", "Yemen's Hodeidah", "the Polish border", "the
//! Israel–Lebanon border", "central Boston", "Brazil's capital": closed-class words and common nouns are passed over
//! until a place, a demonym or an unknown name decides.

use std::ops::Range;

use crate::claim::parse::view::View;
use crate::country::CountryCode;
use crate::geometry::LonLat;
use crate::lang::{ClassSet, Message, WordClass};
use crate::mention::clause::{Clause, Item, What};

/// One end of a relation.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::claim) enum End {
    /// A place of the article.
    Place(usize),
    /// A country named by its demonym.
    Country(CountryCode),
    /// A coordinate in the text, and what it is called.
    Point(LonLat, Message),
    /// A thing that has no position of its own: a ship, a missile.
    Defined(String),
    /// A name that was not placed.
    Unplaced(String),
    /// Something named before: "the city", "there".
    Anaphor(Noun),
}

/// A common noun or pronoun of the text.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::claim) struct Noun {
    /// The word in lower case.
    pub(in crate::claim) word: String,
    /// Its classes.
    pub(in crate::claim) classes: &'static ClassSet,
}

impl Noun {
    fn of(item: &Item) -> Self {
        Self { word: item.word.clone(), classes: item.classes }
    }
}

impl Default for Noun {
    fn default() -> Self {
        Self { word: String::new(), classes: &ClassSet::EMPTY }
    }
}

/// Which part of the thing is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Aspect {
    Whole,
    /// Its border, soil or territory.
    Border,
    Coast,
    /// Its capital.
    Capital,
}

/// What a relation points at.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::claim) struct Target {
    pub(in crate::claim) end: End,
    pub(in crate::claim) aspect: Aspect,
    /// The other side of a named border ("Israel–Lebanon"), or the border's country ("its border with Iran").
    pub(in crate::claim) other: Option<End>,
    /// Whose it is said to be: Yemen in "Yemen's Hodeidah".
    pub(in crate::claim) owner: Option<End>,
    /// The items of the phrase.
    pub(in crate::claim) items: Range<usize>,
}

/// Items that a phrase may have.
const LONGEST: usize = 14;

/// The phrase that begins at item `at`, if it is one that a place can be meant by.
pub(in crate::claim) fn target_at(view: &View<'_>, clause: &Clause, at: usize) -> Option<Target> {
    let mut reader = Reader { clause, at, start: at, aspect: Aspect::Whole, capital_noun: false, common: None };
    let mut target = reader.read(view)?;
    target.items = at..reader.at.max(at + 1);
    Some(target)
}

struct Reader<'c> {
    clause: &'c Clause,
    at: usize,
    start: usize,
    aspect: Aspect,
    /// Whether a noun like "capital" came, after which the name stands in apposition.
    capital_noun: bool,
    /// The last common noun passed over.
    common: Option<Noun>,
}

/// Words within the phrase of an owned place: "Melbourne's central business district".
const WITHIN: ClassSet = ClassSet::of(&[WordClass::CommonPlaceNoun, WordClass::NounOpening]);

impl Reader<'_> {
    fn read(&mut self, view: &View<'_>) -> Option<Target> {
        while self.at < self.start + LONGEST {
            match self.clause.what(self.at) {
                What::Place(place) => return Some(self.after_name(view, End::Place(place))),
                What::Demonym(country) => {
                    if let Some(target) = self.after_demonym(country) {
                        return Some(target);
                    }
                }
                What::Point(point) => {
                    self.at += 1;
                    let name = self
                        .common
                        .as_ref()
                        .map_or(Message::TheCoordinates {}, |noun| Message::Name { name: noun.word.as_str().into() });
                    return Some(self.target(End::Point(point, name), None));
                }
                What::Direction(_) => {}
                What::Quantity(_) => return self.anaphor(),
                What::Word if self.passes() => {}
                What::Word => {
                    let item = self.clause.items.get(self.at)?;
                    return if item.capital && self.at > 0 { Some(self.unknown_name(view)) } else { self.anaphor() };
                }
                What::Mark if self.mark_passes() => {}
                What::Mark => return self.anaphor(),
            }
            self.at += 1;
        }
        None
    }

    /// Passes over closed-class words and common nouns of places, and notes those that change what is meant.
    fn passes(&mut self) -> bool {
        let is = |class| self.clause.is(self.at, class);
        let opening = is(WordClass::NounOpening);
        if is(WordClass::BorderNoun) || is(WordClass::GroundNoun) {
            self.aspect = Aspect::Border;
        } else if is(WordClass::CoastNoun) {
            self.aspect = Aspect::Coast;
        } else if is(WordClass::CapitalNoun) {
            self.capital_noun = true;
        } else if !opening && !is(WordClass::CommonPlaceNoun) {
            return false;
        }
        if !opening {
            self.common = self.clause.items.get(self.at).map(Noun::of);
        }
        true
    }

    fn mark_passes(&self) -> bool {
        let next_is_name = matches!(self.clause.what(self.at + 1), What::Place(_));
        match self.clause.word(self.at) {
            "," => self.capital_noun && next_is_name,
            "(" | ")" => !next_is_name && matches!(self.clause.what(self.at + 1), What::Word) && self.common.is_none(),
            "\"" | "“" | "”" | "'" | "‘" | "’" | "-" => true,
            _ => false,
        }
    }

    fn target(&self, end: End, other: Option<End>) -> Target {
        Target { end, aspect: self.aspect, other, owner: None, items: self.start..self.at }
    }

    /// "Polish border", "Iranian territory", "Ukrainian capital Kyiv"; an adjective before a name passes.
    fn after_demonym(&mut self, country: CountryCode) -> Option<Target> {
        let mut ahead = self.at + 1;
        const JOINTS: ClassSet = ClassSet::of(&[WordClass::HeldAdjective, WordClass::And]);
        let clause = self.clause;
        while matches!(clause.word(ahead), "-" | "–")
            || clause.is_any(ahead, &JOINTS)
            || matches!(clause.what(ahead), What::Direction(_))
        {
            ahead += 1;
        }
        let second = match self.clause.what(ahead) {
            What::Demonym(other) if ahead > self.at + 1 => Some(End::Country(other)),
            What::Place(place) if ahead > self.at + 1 && clause.is(ahead + 1, WordClass::BorderNoun) => {
                Some(End::Place(place))
            }
            _ => None,
        };
        if second.is_some() && clause.is(ahead + 1, WordClass::BorderNoun) {
            self.aspect = Aspect::Border;
            self.at = ahead + 2;
            return Some(self.target(End::Country(country), second));
        }
        let border = clause.is(ahead, WordClass::BorderNoun);
        // "The Ukrainian capital, Kyiv" and "the Iranian capital of Tehran" name it.
        let named =
            clause.place(ahead + 1).is_some() || clause.is(ahead + 1, WordClass::Of) || clause.word(ahead + 1) == ",";
        self.aspect = if border || clause.is(ahead, WordClass::TerritoryWord) {
            Aspect::Border
        } else if clause.is(ahead, WordClass::CoastNoun) {
            Aspect::Coast
        } else if clause.is(ahead, WordClass::Capital) && !named {
            Aspect::Capital
        } else {
            return None;
        };
        self.at = ahead + 1;
        if border
            && clause.is(self.at, WordClass::With)
            && let Some(other) = self.end_after(self.at + 1)
        {
            return Some(self.target(End::Country(country), Some(other)));
        }
        Some(self.target(End::Country(country), None))
    }

    /// A plain name at `at` or after one determiner, which is then passed.
    fn end_after(&mut self, at: usize) -> Option<End> {
        let at = at + usize::from(self.clause.is(at, WordClass::The));
        let end = match self.clause.what(at) {
            What::Place(place) => End::Place(place),
            What::Demonym(country) => End::Country(country),
            _ => return None,
        };
        self.at = at + 1;
        Some(end)
    }

    /// What follows a name can turn it into an owner, a side of a border, or a territory.
    fn after_name(&mut self, view: &View<'_>, end: End) -> Target {
        self.at += 1;
        let clause = self.clause;
        let before = self.start.max(self.at.saturating_sub(2));
        let between = self.aspect == Aspect::Border && clause.is(before, WordClass::Between);
        if between
            && clause.is(self.at, WordClass::And)
            && let Some(other) = self.end_after(self.at + 1)
        {
            return self.target(end, Some(other));
        }
        if let Some(target) = self.capital_named(&end) {
            return target;
        }
        if matches!(clause.word(self.at), "-" | "–" | "—" | "/" | "‑") {
            let other_border = clause.is(self.at + 2, WordClass::BorderNoun);
            let other = match clause.what(self.at + 1) {
                What::Place(place) => Some(End::Place(place)),
                What::Demonym(country) => Some(End::Country(country)),
                _ => None,
            };
            if let Some(other) = other.filter(|_| other_border) {
                self.at += 3;
                self.aspect = Aspect::Border;
                return self.target(end, Some(other));
            }
        }
        if clause.is(self.at, WordClass::BorderNoun) {
            self.at += 1;
            self.aspect = Aspect::Border;
            let other = clause.is(self.at, WordClass::With).then(|| self.end_after(self.at + 1)).flatten();
            return self.target(end, other);
        }
        if clause.is(self.at, WordClass::Possessive) || matches!(clause.word(self.at), "'" | "’") {
            return self.owned(view, end);
        }
        self.target(end, None)
    }

    /// "Borno state capital Maiduguri", "the North Kivu provincial capital, Goma": the town, whose division is named before it.
    fn capital_named(&mut self, owner: &End) -> Option<Target> {
        let clause = self.clause;
        let noun = (self.at..self.at + 3).take_while(|&at| clause.is(at, WordClass::CommonPlaceNoun));
        let capital = noun.last().filter(|&at| clause.is(at, WordClass::CapitalNoun))?;
        let named = capital + 1 + usize::from(clause.word(capital + 1) == ",");
        let place = clause.place(named)?;
        self.at = named + 1;
        let mut target = self.target(End::Place(place), None);
        target.owner = Some(owner.clone());
        Some(target)
    }

    /// "Yemen's Hodeidah", "Israel's border with Lebanon", "Melbourne's central business district".
    fn owned(&mut self, view: &View<'_>, owner: End) -> Target {
        let clause = self.clause;
        let after = self.at + 1;
        for at in after..after + 6 {
            match clause.what(at) {
                What::Place(place) => {
                    self.at = at + 1;
                    let mut target = self.target(End::Place(place), None);
                    target.owner = Some(owner);
                    return target;
                }
                What::Word if clause.is(at, WordClass::BorderNoun) => {
                    self.at = at + 1;
                    self.aspect = Aspect::Border;
                    let other = clause.is(self.at, WordClass::With).then(|| self.end_after(self.at + 1)).flatten();
                    return self.target(owner, other);
                }
                What::Word if clause.is(at, WordClass::CoastNoun) => {
                    self.at = at + 1;
                    self.aspect = Aspect::Coast;
                    return self.target(owner, None);
                }
                What::Word if clause.is(at, WordClass::Capital) => {
                    let named = at + 1 + usize::from(clause.word(at + 1) == ",");
                    if let What::Place(place) = clause.what(named) {
                        self.at = named + 1;
                        let mut target = self.target(End::Place(place), None);
                        target.owner = Some(owner);
                        return target;
                    }
                    self.at = at + 1;
                    self.aspect = Aspect::Capital;
                    return self.target(owner, None);
                }
                What::Word if clause.is_any(at, &WITHIN) => {}
                What::Direction(_) => {}
                What::Word if clause.items.get(at).is_some_and(|item| item.capital) => {
                    self.at = at;
                    let mut target = self.unknown_name(view);
                    target.owner = Some(owner);
                    return target;
                }
                _ => break,
            }
        }
        self.at = after;
        self.target(owner, None)
    }

    /// Capitalised words that no gazetteer knows, taken together.
    fn unknown_name(&mut self, view: &View<'_>) -> Target {
        let from = self.at;
        let joint = |at: usize| self.clause.word(at) == "-" || self.clause.is(at, WordClass::Of);
        while self
            .clause
            .items
            .get(self.at)
            .is_some_and(|item| item.capital && item.what == What::Word || joint(self.at) && self.at > from)
        {
            self.at += 1;
        }
        while self.at > from + 1 && joint(self.at - 1) {
            self.at -= 1;
        }
        let name = view.article.slice(view.span(self.clause, from..self.at)).to_owned();
        self.target(End::Unplaced(name), None)
    }

    /// "the city", "the border", "there": what was passed over is all there is.
    fn anaphor(&mut self) -> Option<Target> {
        if self.aspect == Aspect::Border || self.aspect == Aspect::Coast || self.common.is_some() {
            let noun = self.common.clone().unwrap_or_default();
            return Some(self.target(End::Anaphor(noun), None));
        }
        let pronoun = self.clause.items.get(self.at).filter(|item| item.classes.has(WordClass::PlacePronoun));
        if let Some(word) = pronoun.map(Noun::of) {
            self.at += 1;
            return Some(self.target(End::Anaphor(word), None));
        }
        None
    }
}
