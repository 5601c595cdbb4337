//! Why a candidate was chosen, as short clauses: the cues that set it most apart from the runner-up, or that say most for it.

use super::cues::{COUNT, Cue};
use super::dossier::Dossier;
use crate::lang::Message;

/// Clauses kept.
const MOST: usize = 3;
/// A cue that moves the score by less than this explains nothing.
const SLIGHT: f32 = 0.15;

/// The reasons for the first candidate of `dossier`, the weightiest first.
pub(super) fn reasons(dossier: &Dossier<'_>, weights: &[f32; COUNT]) -> Vec<Message> {
    let Some(chosen) = dossier.candidates.first() else { return Vec::new() };
    let runner_up = dossier.candidates.get(1);
    let mut weighty: Vec<(f32, Cue)> = Cue::ALL
        .into_iter()
        .map(|cue| {
            let against = runner_up.map_or(0.0, |other| other.measured.get(cue));
            (weights[cue as usize] * (chosen.measured.get(cue) - against), cue)
        })
        .filter(|(gain, cue)| *gain > SLIGHT && chosen.measured.get(*cue) > 0.0)
        .collect();
    weighty.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut clauses: Vec<Message> = Vec::new();
    if runner_up.is_none() {
        clauses.push(Message::ReasonOnly {});
    }
    for (_, cue) in weighty {
        clauses.extend(cue.clause().filter(|clause| !clauses.contains(clause)));
    }
    clauses.truncate(MOST);
    clauses
}
