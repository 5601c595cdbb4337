//! `dateline locate`: places by name.

use super::Outcome;
use crate::error::Result;

/// Arguments of `dateline locate`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Names of places
    #[arg(required = true)]
    names: Vec<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let _ = &arguments.names;
    Ok(Outcome::Done)
}
