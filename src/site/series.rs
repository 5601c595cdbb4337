//! Places counted up with what was struck: the members of a list that semicolons part ("the campaign has reached X, where …; Y; and
//! Z"), of which one is known to be struck.

use super::grammar;
use super::link::{Bond, Link};
use super::roles::Finding;
use super::status::Status;
use super::triggers::Trigger;
use super::view::View;

/// Adds the members of a list parted by semicolons in which the first member is struck.
pub(super) fn add(view: &View<'_>, found: &mut Vec<Finding>) {
    let parts: Vec<usize> = (0..view.len()).filter(|&at| view.word(at) == ";").collect();
    if parts.len() < 2 {
        return;
    }
    let first = found.iter().rev().find(|finding| {
        let within = (0..parts[0]).any(|at| view.place[at] == Some(finding.place));
        finding.sentence == view.number
            && within
            && finding.link.bond == Bond::Target
            && finding.status == Status::Asserted
    });
    let Some(first) = first.copied() else { return };
    for &semicolon in &parts {
        let Some(place) = head(view, semicolon + 1) else { continue };
        if !found.iter().any(|finding| finding.sentence == view.number && finding.place == place) {
            // What the first member's own clause tells of it ("where a crane was destroyed") is not said of the others.
            let link = Link { trigger: semicolon, ..first.link };
            found.push(Finding { place, link, trigger: Trigger::Strike, ..first });
        }
    }
}

/// The place that a member consists of: a name with no more before it than an article and an adjective, and none but its end or a
/// clause of its own after it.
fn head(view: &View<'_>, from: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let begin = (from..view.len().min(from + LONGEST)).find(|&at| view.place[at].is_some())?;
    let plain = (from..begin).all(|at| {
        let word = view.word(at);
        view.trigger[at].is_none()
            && (!grammar::is_preposition(word) || word == "of" && grammar::is_settlement(view.before(at)))
            && !grammar::is_auxiliary(word)
            && word != ","
    });
    let place = view.place[begin]?;
    let end = (begin..view.len()).take_while(|&at| view.place[at] == Some(place)).last()? + 1;
    (plain && matches!(view.word(end), ";" | "." | "," | "")).then_some(place)
}
