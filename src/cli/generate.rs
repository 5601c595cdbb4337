//! `dateline completions` and `dateline man`: made from the same definition as the help.

use clap::Command;
use clap_complete::Shell;

use super::outcome::Outcome;
use super::output;
use crate::error::Result;

/// Arguments of `dateline completions`.
#[derive(clap::Args)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

pub(super) fn completions(arguments: &Completions, mut program: Command) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "dateline", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

pub(super) fn man(program: Command) -> Result<Outcome> {
    let mut page = Vec::new();
    clap_mangen::Man::new(program)
        .render(&mut page)
        .map_err(|error| crate::error::Error::Encode { what: "manual", why: error.to_string() })?;
    output::print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Done)
}
