//! The arithmetic of the network: plain loops over 32-bit numbers that the compiler turns into vector instructions.

/// Outputs that are summed at once; the weights lie in panels of so many.
const LANES: usize = 8;
/// Rows that are worked on at once.
const ROWS: usize = 4;

/// A matrix with what is added, `outputs` sums over `inputs`.
#[derive(Debug, Clone)]
pub(super) struct Linear {
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    /// Panels of eight outputs; in a panel, eight weights for each input.
    panels: Vec<[f32; LANES]>,
    bias: Vec<[f32; LANES]>,
}

impl Linear {
    /// From `weights`, a row of `inputs` for each output, and a `bias` for each output, which may be left out.
    pub(super) fn new(inputs: usize, outputs: usize, weights: &[f32], bias: &[f32]) -> Self {
        let blocks = outputs.div_ceil(LANES);
        let mut panels = vec![[0.0; LANES]; blocks * inputs];
        let mut sums = vec![[0.0; LANES]; blocks];
        for output in 0..outputs {
            let (block, lane) = (output / LANES, output % LANES);
            for input in 0..inputs {
                panels[block * inputs + input][lane] = weights[output * inputs + input];
            }
            sums[block][lane] = bias.get(output).copied().unwrap_or(0.0);
        }
        Self { inputs, outputs, panels, bias: sums }
    }

    /// The outputs for one row.
    pub(super) fn one(&self, row: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; self.outputs];
        self.rows(row, &mut out);
        out
    }

    /// Writes the outputs for each row of `rows` to `out`, one row after the other.
    pub(super) fn rows(&self, rows: &[f32], out: &mut [f32]) {
        self.apply(rows, out, true);
    }

    /// Adds the products for each row of `rows`, without the bias, to `out`.
    pub(super) fn add(&self, rows: &[f32], out: &mut [f32]) {
        self.apply(rows, out, false);
    }

    fn apply(&self, rows: &[f32], out: &mut [f32], fresh: bool) {
        let mut inputs = rows.chunks_exact(self.inputs * ROWS);
        let mut outputs = out.chunks_exact_mut(self.outputs * ROWS);
        for (four, out) in inputs.by_ref().zip(outputs.by_ref()) {
            self.block::<ROWS>(four, out, fresh);
        }
        let rest = inputs.remainder().chunks_exact(self.inputs);
        for (row, out) in rest.zip(outputs.into_remainder().chunks_exact_mut(self.outputs)) {
            self.block::<1>(row, out, fresh);
        }
    }

    fn block<const N: usize>(&self, rows: &[f32], out: &mut [f32], fresh: bool) {
        let inputs: [&[f32]; N] = std::array::from_fn(|row| &rows[row * self.inputs..(row + 1) * self.inputs]);
        for (block, (panel, bias)) in self.panels.chunks_exact(self.inputs).zip(&self.bias).enumerate() {
            let mut sums = [[0.0_f32; LANES]; N];
            for (at, weights) in panel.iter().enumerate() {
                for (sum, input) in sums.iter_mut().zip(&inputs) {
                    let value = input[at];
                    for (sum, weight) in sum.iter_mut().zip(weights) {
                        *sum += value * weight;
                    }
                }
            }
            let (start, end) = (block * LANES, self.outputs.min((block + 1) * LANES));
            for (row, sum) in sums.iter().enumerate() {
                let out = &mut out[row * self.outputs + start..row * self.outputs + end];
                for ((out, sum), bias) in out.iter_mut().zip(sum).zip(bias) {
                    *out = if fresh { sum + bias } else { *out + sum };
                }
            }
        }
    }
}

/// A convolution over three rows that lie `step` apart.
#[derive(Debug, Clone)]
pub(super) struct Convolution {
    pub(super) step: usize,
    /// The rows before, here and after; the bias is that of the one here.
    pub(super) taps: [Linear; 3],
}

/// Sets what is negative to nothing.
pub(super) fn rectify(values: &mut [f32]) {
    for value in values {
        *value = value.max(0.0);
    }
}

/// Turns scores into shares of one.
pub(super) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_many_rows_are_those_of_each() {
        let weights: Vec<f32> = (0..30).map(|at| at as f32 * 0.5 - 3.0).collect();
        let linear = Linear::new(3, 10, &weights, &[1.0; 10]);
        let rows: Vec<f32> = (0..18).map(|at| at as f32).collect();
        let mut all = vec![0.0; 60];
        linear.rows(&rows, &mut all);
        for (row, out) in rows.chunks(3).zip(all.chunks(10)) {
            for (output, value) in out.iter().enumerate() {
                let sum: f32 = row.iter().zip(&weights[3 * output..]).map(|(a, b)| a * b).sum();
                assert!((value - sum - 1.0).abs() < 1e-4);
            }
        }
    }
}
