//! Fits the weights by which candidates are ranked, and the table that makes their probabilities honest.
//!
//! ```text
//! cargo run --profile fast -p dateline-train -- resolver --corpora DIR --out src/resolve
//! ```
//!
//! In: corpora of documents with placed names (one JSON object a line; see `corpus`). Out: `weights.tsv` and `calibration.tsv`, and
//! for each corpus the share placed within 161 km by weights fitted without it. Reading order: `corpus`, `example`, `fit`,
//! `calibrate`.

mod calibrate;
mod corpus;
mod example;
mod fit;

use std::path::PathBuf;

use dateline::tools::resolver::Weights;
use example::{Example, Pass, Verdict};

/// Options of `resolver`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Directory with the corpora
    #[arg(long)]
    corpora: PathBuf,
    /// Directory that the tables are written to; without it they are only measured
    #[arg(long)]
    out: Option<PathBuf>,
    /// Further corpora to score the shipped weights on, never to fit them
    #[arg(long)]
    evaluate: Vec<PathBuf>,
}

/// The corpora that weights are fitted on, how much a name of each counts in the fit, and how much in the calibration. The large
/// ones count less, so that letters of the Civil War and ambiguous headwords do not drown the news; headwords chosen for being
/// ambiguous say nothing about how often a name of the news is placed right.
const TRAINED: [(&str, f64, f64); 4] =
    [("trnews", 1.0, 1.0), ("geovirus_dev", 1.0, 1.3), ("wotr", 0.05, 0.1), ("wiktor_dev", 0.1, 0.0)];
/// Rounds in which the later weights are fitted on what their predecessors believe.
const ROUNDS: usize = 2;

/// A corpus and how much each of its names counts.
struct Trained {
    name: &'static str,
    weight: f64,
    calibration_weight: f64,
    documents: Vec<corpus::Document>,
}

/// Fits, measures and writes the tables.
pub(crate) fn run(options: &Options) -> dateline_compile::Result<()> {
    let mut corpora = Vec::new();
    for (name, weight, calibration_weight) in TRAINED {
        let documents = corpus::read(&options.corpora.join(format!("{name}.jsonl")))?;
        corpora.push(Trained { name, weight, calibration_weight, documents });
    }
    let mut by_corpus = Vec::new();
    for left_out in 0..corpora.len() {
        let others: Vec<&Trained> =
            corpora.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, c)| c).collect();
        let weights = train(&others);
        let found = example::examples(&corpora[left_out].documents, &weights, Pass::Last);
        say(&format!("{} left out: {}", corpora[left_out].name, example::summary(&found)));
        let verdicts: Vec<Verdict> = found.iter().flat_map(|example| example.verdicts()).collect();
        by_corpus.push((&corpora[left_out], verdicts));
    }
    let weights = train(&corpora.iter().collect::<Vec<_>>());
    let judged = by_corpus.iter().map(|(corpus, verdicts)| (corpus.calibration_weight, verdicts.as_slice()));
    let calibration = calibrate::fit(&judged.collect::<Vec<_>>());
    for (corpus, verdicts) in &by_corpus {
        let error = calibrate::error(verdicts, &calibration);
        say(&format!("{} left out: calibration error {error:.4}", corpus.name));
    }
    for path in &options.evaluate {
        let found = example::examples(&corpus::read(path)?, &weights, Pass::Last);
        let verdicts: Vec<_> = found.iter().flat_map(|example| example.verdicts()).collect();
        let error = calibrate::error(&verdicts, &calibration);
        say(&format!("{}: {}, calibration error {error:.4}", path.display(), example::summary(&found)));
    }
    if let Some(out) = &options.out {
        std::fs::write(out.join("weights.tsv"), weights.to_tsv())?;
        std::fs::write(out.join("calibration.tsv"), calibration.to_tsv())?;
    }
    Ok(())
}

/// Fits both columns of weights on `corpora`.
fn train(corpora: &[&Trained]) -> Weights {
    let mut weights = Weights::from_tsv("");
    weights.first = fit::fit(&gather(corpora, &weights, Pass::First));
    weights.later = weights.first;
    for _ in 0..ROUNDS {
        weights.later = fit::fit(&gather(corpora, &weights, Pass::Last));
    }
    weights
}

fn gather(corpora: &[&Trained], weights: &Weights, pass: Pass) -> Vec<(f64, Example)> {
    let of = |corpus: &&Trained| {
        let weight = corpus.weight;
        example::examples(&corpus.documents, weights, pass)
            .into_iter()
            .map(move |example| (weight, example))
            .collect::<Vec<_>>()
    };
    corpora.iter().flat_map(of).collect()
}

#[expect(clippy::print_stdout, reason = "the figures are what the command is run for")]
fn say(line: &str) {
    println!("{line}");
}
