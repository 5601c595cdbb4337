//! Statements: relations with both ends known, ready for the kinds of claims to check.

use crate::claim::parse::noun::{Aspect, End, Noun, Target};
use crate::claim::parse::relation::{Relation, relations};
use crate::claim::parse::subject::{Bond, Bound, subject_of};
use crate::claim::parse::topic::{is_same, own_town, taken_up, topic};
use crate::claim::parse::view::View;
use crate::country::CountryCode;
use crate::lang::WordClass;

/// A relation of a clause with its subject.
#[derive(Debug, Clone)]
pub(in crate::claim) struct Statement {
    /// Index of the clause.
    pub(in crate::claim) clause: usize,
    pub(in crate::claim) relation: Relation,
    /// Whose relation it is; `None` where nothing in the text can be.
    pub(in crate::claim) subject: Option<End>,
    /// What ties the subject to the relation.
    pub(in crate::claim) bond: Bond,
    /// What the text is about, where it names no subject: believed of a distance to an area as far as it holds.
    pub(in crate::claim) topic: Option<End>,
}

impl Statement {
    pub(in crate::claim) fn target(&self) -> &Target {
        &self.relation.target
    }
}

/// "220 km from the capital": that of the country in which the subject lies.
fn its_capital(view: &View<'_>, target: &Target, subject: Option<&End>) -> Option<CountryCode> {
    let End::Anaphor(noun) = &target.end else { return None };
    match subject.filter(|_| noun.classes.has(WordClass::Capital))? {
        End::Place(place) => view.places[*place].country,
        End::Country(country) => Some(*country),
        _ => None,
    }
}

/// Every statement of a report, in reading order.
pub(in crate::claim) fn statements(view: &View<'_>) -> Vec<Statement> {
    let mut found = Vec::new();
    for (clause, items) in view.clauses.iter().enumerate() {
        let relations = relations(view, items);
        let mut subjects: Vec<Option<Bound>> = Vec::new();
        for at in 0..relations.len() {
            let subject = subject_of(view, clause, &relations, at, &subjects);
            subjects.push(subject);
        }
        for (mut relation, subject) in relations.into_iter().zip(subjects) {
            let end = std::mem::replace(&mut relation.target.end, End::Anaphor(Noun::default()));
            let own = subject.as_ref().and_then(|(subject, _)| own_town(view, clause, &relation, &end, subject));
            relation.target.end = own.unwrap_or_else(|| taken_up(view, clause, end));
            let bond = subject.as_ref().map_or(Bond::Topic, |(_, bond)| *bond);
            let subject = subject.map(|(end, _)| end);
            if let Some(country) = its_capital(view, &relation.target, subject.as_ref()) {
                (relation.target.end, relation.target.aspect) = (End::Country(country), Aspect::Capital);
            }
            // "20 km from the city" is not said of the city itself.
            let subject = subject.filter(|subject| !is_same(view, subject, &relation.target.end));
            let topic = if subject.is_none() { topic(view, clause) } else { None };
            found.push(Statement { clause, relation, subject, bond, topic });
        }
    }
    found
}
