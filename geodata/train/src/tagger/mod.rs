//! Trains the tagger of place names and compiles its weights into `tagger.bin`.
//!
//! ```text
//! cargo run --profile fast -p dateline-train -- tagger --corpora DIR --packages DIR --out geodata/tagger/tagger.bin
//! ```
//!
//! In: annotated corpora (JSON lines), the labelled reports of `tests/news`, and a table of word clusters. Out: figures by
//! cross-validation, documents of one source never parted, then the weights trained on all that may be trained on. Same corpora, same
//! bytes.

mod clusters;
mod corpus;
mod example;
mod field;
mod measure;
mod vectors;

use std::path::PathBuf;

use clap::Args;
use dateline::tools::tagger::{Weights, lookup};

use dateline_compile::Result;
use example::Example;
use field::{Field, Settings};
use measure::Tally;

/// How the tagger is trained.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Directory with the corpora
    #[arg(long)]
    corpora: PathBuf,
    #[command(flatten)]
    pinned: dateline_compile::Pinned,
    /// Do without word clusters
    #[arg(long)]
    no_clusters: bool,
    /// Where to write the weights; without it, only the figures are made
    #[arg(short, long)]
    out: Option<PathBuf>,
    /// Parts of the cross-validation
    #[arg(long, default_value_t = 5)]
    folds: usize,
    /// How many of the parts to run
    #[arg(long, default_value_t = 5)]
    run_folds: usize,
    /// The weight table has 2^bits rows
    #[arg(long, default_value_t = 18)]
    bits: u32,
    /// Passes over the examples
    #[arg(long, default_value_t = 6)]
    epochs: usize,
    /// The first step
    #[arg(long, default_value_t = 0.1)]
    rate: f32,
    /// How strongly weights are drawn to zero
    #[arg(long, default_value_t = 0.0)]
    decay: f32,
    /// Share of the features that is left out at random in each step
    #[arg(long, default_value_t = 0.0)]
    dropout: f32,
    /// Fields trained in different order, whose weights are averaged
    #[arg(long, default_value_t = 3)]
    orders: u64,
    /// Learn from countries that a corpus leaves unlabelled
    #[arg(long)]
    trust_actors: bool,
    /// Train a structured perceptron instead of a random field
    #[arg(long)]
    perceptron: bool,
    /// Added to the score of "no name"
    #[arg(long, default_value_t = -0.5, allow_negative_numbers = true)]
    outside: f32,
    /// Weights of single corpora, as name=weight
    #[arg(long)]
    weigh: Vec<String>,
    /// Text labelled by another model, with its weight in training, as path=weight
    #[arg(long)]
    silver: Option<String>,
    /// Folder of labelled reports
    #[arg(long, default_value = "tests/news")]
    reports: PathBuf,
    /// How much a labelled report counts
    #[arg(long, default_value_t = 1.0)]
    report_weight: f32,
    /// Further labelled reports, as files of JSON lines
    #[arg(long)]
    more: Vec<PathBuf>,
    /// Share of the labelled reports that is trained on, for a learning curve
    #[arg(long, default_value_t = 1.0)]
    share: f64,
    /// Print every name missed or wrongly found in this corpus
    #[arg(long)]
    errors: Option<String>,
}

/// What a corpus is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Trained on, and scored by cross-validation.
    Crossed,
    /// The same, of labelled reports.
    Reports,
    /// Trained on.
    Trained,
    /// Scored only.
    LeftOut,
}

/// The corpora, where they are, their weight in training, and their use.
const CORPORA: [(&str, &str, f32, Use); 11] = [
    ("trnews", "trnews.jsonl", 1.0, Use::Crossed),
    ("geovirus", "geovirus_dev.jsonl", 1.0, Use::Crossed),
    ("gum", "train/gum.jsonl", 1.0, Use::Trained),
    ("ewt", "train/uner_ewt.jsonl", 1.0, Use::Trained),
    ("pud", "train/uner_pud.jsonl", 1.0, Use::Trained),
    ("wikigold", "train/wikigold.jsonl", 1.0, Use::Trained),
    ("re3d", "train/re3d.jsonl", 1.0, Use::Trained),
    ("wotr", "wotr.jsonl", 0.0, Use::Trained),
    ("lgl", "lgl.jsonl", 0.0, Use::LeftOut),
    ("seed", "seed.jsonl", 0.0, Use::LeftOut),
    ("news_dev", "../news/articles_dev.jsonl", 0.0, Use::LeftOut),
];

struct Corpus {
    name: String,
    examples: Vec<Example>,
    weight: f32,
    usage: Use,
}

/// Measures by cross-validation, then trains on everything and writes the weights.
pub(crate) fn run(options: &Options) -> Result<()> {
    let clusters =
        if options.no_clusters { Vec::new() } else { clusters::table(&vectors::read(&options.pinned.packages()?)?) };
    let corpora = load(options, &clusters)?;
    measure_all(options, &corpora, &clusters)?;
    let Some(out) = &options.out else { return Ok(()) };
    let training: Vec<_> = corpora
        .iter()
        .filter(|corpus| corpus.usage != Use::LeftOut)
        .flat_map(|corpus| corpus.examples.iter().map(|example| (example, corpus.weight)))
        .collect();
    let blob = trained(options, &training).blob(&clusters);
    std::fs::write(out, &blob).map_err(|error| format!("cannot write {}: {error}", out.display()))?;
    Ok(())
}

fn load(options: &Options, clusters: &[u8]) -> Result<Vec<Corpus>> {
    let mut corpora = Vec::new();
    for (name, path, weight, usage) in CORPORA {
        let given = options.weigh.iter().find_map(|w| w.strip_prefix(name)?.strip_prefix('=')?.parse().ok());
        let weight = given.unwrap_or(weight);
        if usage != Use::LeftOut && weight <= 0.0 {
            continue;
        }
        let documents = corpus::read(&options.corpora.join(path))?;
        let examples = documents
            .iter()
            .map(|document| {
                example::make(document, usage == Use::Trained && !options.trust_actors, |key| lookup(clusters, key))
            })
            .collect();
        corpora.push(Corpus { name: name.to_owned(), examples, weight, usage });
    }
    for path in std::iter::once(&options.reports).chain(&options.more) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let documents = corpus::read(path)?;
        let examples =
            documents.iter().map(|document| example::make(document, false, |key| lookup(clusters, key))).collect();
        corpora.push(Corpus { name, examples, weight: options.report_weight, usage: Use::Reports });
    }
    if let Some((path, weight)) = options.silver.as_ref().and_then(|given| given.split_once('=')) {
        let documents = corpus::read(std::path::Path::new(path))?;
        let examples =
            documents.iter().map(|document| example::make(document, true, |key| lookup(clusters, key))).collect();
        corpora.push(Corpus { name: "silver".to_owned(), examples, weight: weight.parse()?, usage: Use::Trained });
    }
    Ok(corpora)
}

fn trained(options: &Options, training: &[(&Example, f32)]) -> Field {
    let settings = Settings {
        bits: options.bits,
        epochs: options.epochs,
        rate: options.rate,
        decay: options.decay,
        perceptron: options.perceptron,
        dropout: options.dropout,
        orders: options.orders,
        outside: options.outside,
    };
    Field::train(training, settings)
}

/// Figures of every corpus that is scored; each document by weights that never saw it.
fn measure_all(options: &Options, corpora: &[Corpus], clusters: &[u8]) -> Result<()> {
    let mut tallies = vec![[Tally::default(); 2]; corpora.len()];
    for fold in 0..options.run_folds {
        let held_out = |corpus: &Corpus, example: &Example| {
            matches!(corpus.usage, Use::Crossed | Use::Reports) && example.group % options.folds as u64 == fold as u64
        };
        let training: Vec<_> = corpora
            .iter()
            .filter(|corpus| corpus.usage != Use::LeftOut)
            .flat_map(|corpus| {
                let kept = corpus.examples.iter().filter(move |example| !held_out(corpus, example));
                kept.filter(|example| is_drawn(options, corpus, example)).map(|example| (example, corpus.weight))
            })
            .collect();
        let blob = trained(options, &training).blob(clusters);
        let weights = Weights::read(&blob).ok_or("the weights just trained cannot be read")?;
        for (tally, corpus) in tallies.iter_mut().zip(corpora) {
            for example in &corpus.examples {
                let scored = held_out(corpus, example) || (corpus.usage == Use::LeftOut && fold == 0);
                if scored {
                    let found = measure::recognized(example, &weights);
                    if options.errors.as_deref() == Some(corpus.name.as_str()) {
                        measure::print_errors(example, &found);
                    }
                    tally[0].add(&measure::spans(example, &weights), example);
                    tally[1].add(&found, example);
                }
            }
        }
    }
    for (tally, corpus) in tallies.iter().zip(corpora).filter(|(tally, _)| tally[0].any()) {
        report(&corpus.name, tally);
    }
    Ok(())
}

/// Whether a document is among the share that is trained on.
fn is_drawn(options: &Options, corpus: &Corpus, example: &Example) -> bool {
    const PARTS: u64 = 1000;
    corpus.usage != Use::Reports || ((example.group >> 20) % PARTS) as f64 <= options.share * PARTS as f64
}

#[expect(clippy::print_stdout, reason = "a command-line tool prints its figures")]
fn report(name: &str, [tagged, recognized]: &[Tally; 2]) {
    let figures =
        [("tagger", tagged.exact()), ("recognize", recognized.exact()), ("overlap", recognized.overlapping())];
    let cells = figures.map(|(what, (p, r, f))| format!("{what} P {p:.3} R {r:.3} F1 {f:.3}"));
    println!("{name:10} {}", cells.join("   "));
}
