//! What all subcommands share: how a result is written, and what the exit code tells.

use clap::ValueEnum;

/// How a result is written to standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// The analysis record
    Json,
    /// A GeoJSON feature collection
    Geojson,
}

/// What a subcommand found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Done.
    Done,
    /// Done, and a claim is contradicted, or with `--strict` a name unplaced.
    Found,
}
