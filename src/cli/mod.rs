//! Arguments, one file a subcommand, and the only place that reads, writes, prints or asks the environment.

mod batch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "dateline", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads NDJSON reports on standard input, writes one record a line
    Batch,
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    match Arguments::parse().command {
        Command::Batch => batch::run(),
    }
}
