//! From the ranker's probability to a confidence that keeps its word: of places given confidence p, a share p is right.
//!
//! The table is an isotonic fit (pool adjacent violators; Zadrozny & Elkan 2002) on the development corpora, each scored by weights
//! that were fitted without it; `cargo run -p dateline-compile -- resolver` writes it beside the weights and measures the
//! expected calibration error.

use std::sync::LazyLock;

/// Steps of the fit: probability, and the share found right there; both ascending.
static STEPS: LazyLock<Vec<(f32, f32)>> = LazyLock::new(|| parse(include_str!("calibration.tsv")));

/// The confidence that a ranker's `probability` deserves.
pub(super) fn calibrated(probability: f32) -> f32 {
    interpolate(&STEPS, probability)
}

/// The value of the broken line through `steps` at `probability`; the probability itself where there are none.
pub fn interpolate(steps: &[(f32, f32)], probability: f32) -> f32 {
    let at = steps.partition_point(|(x, _)| *x < probability);
    match (at.checked_sub(1).and_then(|before| steps.get(before)), steps.get(at)) {
        (Some(&(x0, y0)), Some(&(x1, y1))) if x1 > x0 => y0 + (y1 - y0) * (probability - x0) / (x1 - x0),
        (Some(&(_, y)), _) | (None, Some(&(_, y))) => y,
        (None, None) => probability,
    }
}

fn parse(table: &str) -> Vec<(f32, f32)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (x, y) = line.split_once('\t')?;
            Some((x.trim().parse().ok()?, y.trim().parse().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_steps_the_confidence_lies_on_the_line() {
        assert!((interpolate(&[(0.0, 0.2), (1.0, 0.8)], 0.5) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_surer_probability_never_earns_less() {
        let values: Vec<f32> = (0..=100).map(|p| calibrated(p as f32 / 100.0)).collect();
        assert!(values.windows(2).all(|pair| pair[0] <= pair[1]));
    }
}
