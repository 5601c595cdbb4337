//! From probabilities to honest confidences: an isotonic fit by pool-adjacent-violators (Zadrozny & Elkan 2002), and its error.

use std::fmt::Write as _;

use super::example::Verdict;

/// Verdicts that a step of the fit stands on at least.
const LEAST: f64 = 60.0;
/// Bins over which the expected calibration error is taken (Naeini, Cooper & Hauskrecht 2015).
const BINS: usize = 10;

/// The ascending steps (probability, share right) that fit `verdicts` best; sorts them.
pub(crate) fn isotonic(verdicts: &mut [Verdict]) -> Vec<(f32, f32)> {
    verdicts.sort_by(|a, b| a.probability.total_cmp(&b.probability).then(a.right.cmp(&b.right)));
    // Weight, weighted probability, weighted share right.
    let mut pools: Vec<(f64, f64, f64)> = Vec::new();
    let mut open = (0.0, 0.0, 0.0);
    let mut last = f32::NAN;
    for verdict in verdicts.iter() {
        // Equal probabilities stay in one pool: nothing tells them apart.
        if open.0 >= LEAST && verdict.probability > last {
            pools.push(open);
            open = (0.0, 0.0, 0.0);
        }
        last = verdict.probability;
        open.0 += verdict.weight;
        open.1 += verdict.weight * f64::from(verdict.probability);
        open.2 += verdict.weight * f64::from(u8::from(verdict.right));
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

/// The mean gap between confidence and share right, over bins of confidence.
pub(crate) fn error(verdicts: &[Verdict], steps: &[(f32, f32)]) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64, 0.0_f64); BINS];
    for verdict in verdicts {
        let confidence = dateline::resolve::interpolate(steps, verdict.probability);
        let bin = &mut bins[((confidence * BINS as f32) as usize).min(BINS - 1)];
        bin.0 += verdict.weight;
        bin.1 += verdict.weight * f64::from(confidence);
        bin.2 += verdict.weight * f64::from(u8::from(verdict.right));
    }
    let total: f64 = bins.iter().map(|bin| bin.0).sum();
    bins.iter().map(|(_, confidence, right)| (confidence - right).abs()).sum::<f64>() / total.max(1.0)
}

/// The table that the resolver reads.
pub(crate) fn table(steps: &[(f32, f32)]) -> String {
    let mut table = String::from("# probability\tshare right\n");
    for (probability, right) in steps {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{probability:.4}\t{right:.4}");
    }
    table
}
