//! Fits a conditional logit: the weights under which right candidates are likeliest (McFadden 1974), by gradient ascent with
//! per-weight steps (Adam: Kingma & Ba 2015) and a pull towards what is known beforehand.

use dateline::tools::resolver::{COUNT, Cue};

use super::example::Example;

const STEPS: usize = 300;
const RATE: f64 = 0.05;
const PULL: f64 = 1e-3;

/// A pull this strong keeps a weight where it is expected, against corpora that mislead about the news.
const FIRM: f64 = 0.5;
/// A pull that much evidence overcomes.
const STEADY: f64 = 0.02;

/// What a cue is expected to weigh, and the pull towards it: a Gaussian prior; zero under [`PULL`] for all others. Most stand for
/// what the corpora hold too little of: facilities, slips of spelling. The firm ones undo
/// what ambiguous headwords of an encyclopedia teach: that a hamlet of unknown size is as likely meant as a city.
const EXPECTED: [(Cue, f64, f64); 24] = [
    (Cue::HintMet, 1.5, STEADY),
    (Cue::HintMissed, -1.5, STEADY),
    (Cue::BareCounty, -1.5, STEADY),
    (Cue::AlternateDivision, -2.0, STEADY),
    (Cue::SpeakingCapital, 2.0, STEADY),
    (Cue::ForeignVillage, -0.5, PULL),
    (Cue::NearBeside, 1.0, PULL),
    (Cue::NoneOfThem, 0.0, PULL),
    (Cue::OwnClassMet, 1.0, STEADY),
    (Cue::OwnClassMissed, -1.0, STEADY),
    (Cue::InContainer, 2.0, PULL),
    (Cue::OutsideContainer, -1.0, PULL),
    (Cue::KindRegion, 6.0, FIRM),
    (Cue::UnknownPopulation, 0.8, FIRM),
    (Cue::NearSpelling, -1.0, PULL),
    (Cue::NearTownForm, -2.0, PULL),
    (Cue::FacilityForm, 0.5, PULL),
    (Cue::DoubtfulName, -1.0, PULL),
    (Cue::AlternateName, -0.5, PULL),
    (Cue::AlternateBesidePrimary, -1.5, STEADY),
    (Cue::MinorAlternate, -0.5, FIRM),
    (Cue::CodeName, -1.0, PULL),
    (Cue::DemonymBefore, 1.0, PULL),
    (Cue::SameSense, 2.0, PULL),
];

/// The weights that fit `examples`, each with how much a mention counts.
pub(crate) fn fit(examples: &[(f64, Example)]) -> [f32; COUNT] {
    let usable: Vec<(f64, &Example)> = examples
        .iter()
        .filter(|(_, example)| example.choices.iter().any(|choice| choice.merit > 0.0))
        .map(|(weight, example)| (weight * (example.mentions as f64).sqrt(), example))
        .collect();
    let total: f64 = usable.iter().map(|(weight, _)| weight).sum();
    let (mut expected, mut pulls) = ([0.0_f64; COUNT], [PULL; COUNT]);
    for (cue, weight, pull) in EXPECTED {
        (expected[cue as usize], pulls[cue as usize]) = (weight, pull);
    }
    let (mut weights, mut mean, mut square) = (expected, [0.0_f64; COUNT], [0.0_f64; COUNT]);
    for step in 1..=STEPS {
        let mut gradient = [0.0_f64; COUNT];
        for (weight, example) in &usable {
            add_gradient(&mut gradient, &weights, example, weight / total.max(1.0));
        }
        let rate = RATE * (1.0 - step as f64 / STEPS as f64).max(0.02);
        for at in 0..COUNT {
            let slope = gradient[at] - pulls[at] * (weights[at] - expected[at]);
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
