//! A province known to be struck because its governor reports it: "a strike killed five, according to the deputy governor of Khuzestan".

use std::ops::Range;

use super::grammar;
use super::link::{self, Bond, Link};
use super::roles::{Finding, Scene, Setting};
use super::status::{self, Status};
use super::triggers::Trigger;
use super::view::View;
use crate::resolve::Place;
use crate::world::gazetteer::FeatureKind;

/// Adds what governors tell of their own divisions, where the sentence gives no place of its own.
pub(super) fn add(
    view: &View<'_>,
    places: &[Place],
    standing: &[(usize, Range<usize>)],
    setting: Setting,
    found: &mut Vec<Finding>,
) {
    let told = found.iter().any(|finding| {
        finding.sentence == view.number
            && finding.link.bond == Bond::Target
            && finding.status == Status::Asserted
            && !matches!(places[finding.place].kind, FeatureKind::Country | FeatureKind::Region)
    });
    if told {
        return;
    }
    for (place, tokens) in standing {
        let division = matches!(places[*place].kind, FeatureKind::Admin1 | FeatureKind::Admin2 | FeatureKind::City);
        if !division || !is_governed(view, tokens) {
            continue;
        }
        let event = (0..view.len()).find(|&at| {
            let Some(trigger) = view.trigger[at] else { return false };
            let telling = matches!(trigger, Trigger::Casualty | Trigger::Strike | Trigger::Event)
                || trigger == Trigger::Bare && link::is_noun(view, at, trigger);
            telling
                && setting.climate.admits(view, at)
                && status::status(view, at, setting.latest_year) == Status::Asserted
        });
        let Some(at) = event else { continue };
        let Some(trigger) = view.trigger[at] else { continue };
        let link = Link { bond: Bond::Target, trigger: at, gap: at.abs_diff(tokens.start) };
        found.push(Finding {
            place: *place,
            sentence: view.number,
            link,
            trigger,
            status: Status::Asserted,
            scene: Scene::Given,
        });
    }
}

/// Whether a governor or mayor of the place speaks: "governor of X", "X governor", "X's mayor", "X region's governor".
fn is_governed(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let before = (tokens.start.saturating_sub(4)..tokens.start).rev().take_while(|&at| view.word(at) != ",");
    let of =
        before.clone().any(|at| view.word(at) == "of") && before.clone().any(|at| grammar::is_governor(view.word(at)));
    let after = (tokens.end..view.len().min(tokens.end + 4)).take_while(|&at| view.word(at) != ",");
    of || after.clone().any(|at| grammar::is_governor(view.word(at)))
}
