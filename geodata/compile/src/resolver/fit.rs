//! Fits a conditional logit: the weights under which right candidates are likeliest (McFadden 1974), by gradient ascent with
//! per-weight steps (Adam: Kingma & Ba 2015) and a pull towards what is known beforehand.

use dateline::resolve::{COUNT, Cue};

use super::example::Example;

const STEPS: usize = 300;
const RATE: f64 = 0.05;
const PULL: f64 = 1e-3;

/// What a cue is expected to weigh where the corpora say little: those name few provinces by their cities' names, few
/// facilities, and hardly ever misspell. A Gaussian prior with these means; zero for all others.
const EXPECTED: [(Cue, f64); 16] = [
    (Cue::HintMet, 1.5),
    (Cue::HintMissed, -1.5),
    (Cue::OwnClassMet, 1.0),
    (Cue::OwnClassMissed, -1.0),
    (Cue::InContainer, 2.0),
    (Cue::OutsideContainer, -1.0),
    (Cue::DivisionOfCity, -1.5),
    (Cue::NearSpelling, -1.0),
    (Cue::NearTownForm, -2.0),
    (Cue::FacilityForm, 0.5),
    (Cue::DoubtfulName, -1.0),
    (Cue::AlternateName, -0.5),
    (Cue::MinorAlternate, -0.5),
    (Cue::CodeName, -1.0),
    (Cue::DemonymBefore, 1.0),
    (Cue::SameSense, 2.0),
];

/// The weights that fit `examples`, each with how much a mention counts.
pub(crate) fn fit(examples: &[(f64, Example)]) -> [f32; COUNT] {
    let usable: Vec<(f64, &Example)> = examples
        .iter()
        .filter(|(_, example)| example.choices.iter().any(|choice| choice.merit > 0.0))
        .map(|(weight, example)| (weight * (example.mentions as f64).sqrt(), example))
        .collect();
    let total: f64 = usable.iter().map(|(weight, _)| weight).sum();
    let mut expected = [0.0_f64; COUNT];
    for (cue, weight) in EXPECTED {
        expected[cue as usize] = weight;
    }
    let (mut weights, mut mean, mut square) = (expected, [0.0_f64; COUNT], [0.0_f64; COUNT]);
    for step in 1..=STEPS {
        let mut gradient = [0.0_f64; COUNT];
        for (weight, example) in &usable {
            add_gradient(&mut gradient, &weights, example, weight / total.max(1.0));
        }
        let rate = RATE * (1.0 - step as f64 / STEPS as f64).max(0.02);
        for at in 0..COUNT {
            let slope = gradient[at] - PULL * (weights[at] - expected[at]);
            mean[at] = 0.9 * mean[at] + 0.1 * slope;
            square[at] = 0.999 * square[at] + 0.001 * slope * slope;
            let (m, v) =
                (mean[at] / (1.0 - 0.9_f64.powi(step as i32)), square[at] / (1.0 - 0.999_f64.powi(step as i32)));
            weights[at] += rate * m / (v.sqrt() + 1e-8);
        }
    }
    weights.map(|weight| weight as f32)
}

/// Adds the slope of the log-likelihood of one example: measures wanted minus measures expected.
fn add_gradient(gradient: &mut [f64; COUNT], weights: &[f64; COUNT], example: &Example, scale: f64) {
    let scores: Vec<f64> = example
        .choices
        .iter()
        .map(|choice| {
            choice.measured.values().iter().zip(weights).map(|(value, weight)| f64::from(*value) * weight).sum()
        })
        .collect();
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f64 = powers.iter().sum();
    let merits: f64 = example.choices.iter().map(|choice| choice.merit).sum();
    for (choice, power) in example.choices.iter().zip(&powers) {
        let gap = scale * (choice.merit / merits - power / sum);
        for (slope, value) in gradient.iter_mut().zip(choice.measured.values()) {
            *slope += gap * f64::from(*value);
        }
    }
}
