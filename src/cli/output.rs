//! Printing: results to standard output, which may be closed at any time, and talk to standard error.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::files;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Result};
use crate::lang::{self, Message};
use crate::limits;

/// Writes each of `files` (`-` is standard output): all of them or none, then what is printed.
pub(super) fn write(mut all: Vec<(PathBuf, Vec<u8>)>) -> Result<()> {
    let printed: Vec<_> = all.extract_if(.., |(path, _)| path == Path::new("-")).collect();
    files::write(&all, &[])?;
    printed.iter().try_for_each(|(_, bytes)| print_bytes(bytes))
}

/// Prints a result for machines; a reader that has gone away is no error.
pub(super) fn print(text: &str) -> Result<()> {
    // JSON may hold the second range of control characters as they are.
    if std::io::stdout().is_terminal() { print_bytes(visible(text).as_bytes()) } else { print_bytes(text.as_bytes()) }
}

/// Prints a result for people, in which no control character of a report is sent to their terminal.
pub(super) fn print_text(text: &str) -> Result<()> {
    print_bytes(visible(text).as_bytes())
}

/// The text with its control characters shown, not sent; line ends and tabs stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_odd(c) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "\\u{:04x}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Prints bytes; of all that can go wrong only a reader that has gone away is no error.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    printed(out.write_all(bytes).and_then(|()| out.flush())).map(drop)
}

/// What became of writing to standard output: whether somebody still reads.
pub(super) fn printed(done: std::io::Result<()>) -> Result<bool> {
    match done {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(source) => Err(Error::Write { path: PathBuf::from("standard output"), source }),
    }
}

/// Says something to the person at the terminal; a closed standard error is no reason to stop.
pub(super) fn talk(line: &str) {
    writeln!(std::io::stderr().lock(), "{}", visible(line)).ok();
}

/// Tells what was not placed, not drawn, not checked, or odd: of each kind the first, and how many more there are.
pub(super) fn report(diagnostics: &[Diagnostic]) {
    let mut kinds: BTreeMap<&str, (usize, Severity)> = BTreeMap::new();
    for diagnostic in diagnostics {
        let (told, severity) = kinds.entry(&diagnostic.code).or_insert((0, diagnostic.severity));
        *told += 1;
        *severity = diagnostic.severity.max(*severity);
        if *told <= limits::TOLD_OF_A_KIND {
            tell(diagnostic);
        }
    }
    for (code, (told, severity)) in kinds {
        if let Some(count) = told.checked_sub(limits::TOLD_OF_A_KIND).filter(|count| *count > 0) {
            let more = lang::voice().say(&Message::MoreOfAKind { count: count.into() });
            talk(&format!("{}[{code}]: {more}", name(severity)));
        }
    }
}

fn tell(diagnostic: &Diagnostic) {
    let at = diagnostic.span.map(|span| format!(" at {}–{}", span.start, span.end)).unwrap_or_default();
    let voice = lang::voice();
    let hint = diagnostic.hint.as_ref().map(|hint| format!("; {}", voice.say(hint))).unwrap_or_default();
    let severity = name(diagnostic.severity);
    talk(&format!("{severity}[{}]{at}: {}{hint}", diagnostic.code, voice.say(&diagnostic.message)));
}

const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
    }
}

/// Whether standard output is a terminal that wants colour (<https://no-color.org>).
pub(super) fn wants_color() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_not_sent() {
        assert_eq!(visible("a\u{1b}[2J\u{7}\u{9b}b\tc\n"), "a\\u001b[2J\\u0007\\u009bb\tc\n");
        assert!(matches!(visible("Tehrān\n"), Cow::Borrowed(_)));
    }
}
