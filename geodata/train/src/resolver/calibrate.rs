//! From probabilities to honest confidences: isotonic fits by pool-adjacent-violators (Zadrozny & Elkan 2002), one for each class of
//! place, and their error.

use dateline::tools::resolver::{Calibration, KindClass};

use super::example::Verdict;

/// Verdicts that a step of a fit stands on at least.
const LEAST: f64 = 40.0;
/// Bins over which the expected calibration error is taken (Naeini, Cooper & Hauskrecht 2015).
const BINS: usize = 10;

/// The fits to verdicts, each corpus with how much one of its verdicts counts. A class that the corpora hardly hold has the steps of all.
pub(crate) fn fit(corpora: &[(f64, &[Verdict])]) -> Calibration {
    let of = |wanted: &dyn Fn(KindClass) -> bool| {
        let placed = |verdict: &&Verdict| verdict.probability > 0.0 && wanted(KindClass::of(verdict.kind));
        let counted = |(weight, verdicts): &(f64, &[Verdict])| {
            let weight = *weight;
            verdicts.iter().filter(placed).map(move |verdict| (weight, *verdict)).collect::<Vec<_>>()
        };
        corpora.iter().filter(|(weight, _)| *weight > 0.0).flat_map(counted).collect::<Vec<_>>()
    };
    let all = isotonic(of(&|_| true));
    Calibration::new(KindClass::ALL.map(|class| {
        let judged = of(&|other| other == class);
        let enough = judged.iter().map(|(weight, _)| weight).sum::<f64>() >= LEAST;
        if enough { isotonic(judged) } else { all.clone() }
    }))
}

/// The ascending steps (probability, share right) that fit `verdicts` best, each with its weight.
fn isotonic(mut verdicts: Vec<(f64, Verdict)>) -> Vec<(f32, f32)> {
    verdicts.sort_by(|(_, a), (_, b)| a.probability.total_cmp(&b.probability).then(a.right.cmp(&b.right)));
    // Weight, weighted probability, weighted share right.
    let mut pools: Vec<(f64, f64, f64)> = Vec::new();
    let mut open = (0.0, 0.0, 0.0);
    let mut last = f32::NAN;
    for (weight, verdict) in &verdicts {
        // Equal probabilities stay in one pool: nothing tells them apart.
        if open.0 >= LEAST && verdict.probability > last {
            pools.push(open);
            open = (0.0, 0.0, 0.0);
        }
        last = verdict.probability;
        open.0 += weight;
        open.1 += weight * f64::from(verdict.probability);
        open.2 += weight * f64::from(u8::from(verdict.right));
    }
    pools.extend((open.0 > 0.0).then_some(open));
    let mut merged: Vec<(f64, f64, f64)> = Vec::new();
    for pool in pools {
        merged.push(pool);
        while let [.., before, last] = merged.as_slice() {
            if before.2 / before.0 <= last.2 / last.0 {
                break;
            }
            let both = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
            merged.truncate(merged.len() - 2);
            merged.push(both);
        }
    }
    merged.iter().map(|(weight, probability, right)| ((probability / weight) as f32, (right / weight) as f32)).collect()
}

/// The mean gap between confidence and share right, over bins of confidence; what was not placed claims nothing and is left out.
pub(crate) fn error(verdicts: &[Verdict], calibration: &Calibration) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64, 0.0_f64); BINS];
    for verdict in verdicts.iter().filter(|verdict| verdict.probability > 0.0) {
        let confidence = calibration.confidence(verdict.kind, verdict.probability);
        let bin = &mut bins[((confidence * BINS as f32) as usize).min(BINS - 1)];
        bin.0 += 1.0;
        bin.1 += f64::from(confidence);
        bin.2 += f64::from(u8::from(verdict.right));
    }
    let total: f64 = bins.iter().map(|bin| bin.0).sum();
    bins.iter().map(|(_, confidence, right)| (confidence - right).abs()).sum::<f64>() / total.max(1.0)
}
