//! `dateline completions` and `dateline man`: made from the same definition as the help.

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

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

/// One page with every command and its options.
pub(super) fn man(mut program: Command) -> Result<Outcome> {
    program.build();
    let page =
        page(&program).map_err(|error| crate::error::Error::Encode { what: "manual", why: error.to_string() })?;
    output::print(&page)?;
    Ok(Outcome::Done)
}

fn page(program: &Command) -> std::io::Result<String> {
    let man = Man::new(program.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for command in program.get_subcommands().filter(|command| !command.is_hide_set()) {
        page.extend_from_slice(format!(".SH \"DATELINE {}\"\n", command.get_name().to_uppercase()).as_bytes());
        let own = Man::new(command.clone());
        let mut parts = Vec::new();
        own.render_description_section(&mut parts)?;
        own.render_synopsis_section(&mut parts)?;
        own.render_options_section(&mut parts)?;
        // A section of a page of its own is a subsection here.
        page.extend_from_slice(String::from_utf8_lossy(&parts).replace(".SH ", ".SS ").as_bytes());
    }
    Ok(String::from_utf8_lossy(&page).into_owned())
}
