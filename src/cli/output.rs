//! Writing results: whole files or nothing, and standard output that may be closed at any time.

use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Result};
use crate::lang;

/// Writes `bytes` to `path` (`-` is standard output): to a temporary file beside it, then renamed, so that an old file
/// survives a failed run.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if path == Path::new("-") {
        return print_bytes(bytes);
    }
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let temporary = beside(path).map_err(failed)?;
    std::fs::write(&temporary, bytes).and_then(|()| std::fs::rename(&temporary, path)).map_err(|source| {
        // The half-written file is ours alone; if it cannot be removed either, the first error says more.
        std::fs::remove_file(&temporary).ok();
        failed(source)
    })
}

fn beside(path: &Path) -> std::io::Result<PathBuf> {
    let Some(name) = path.file_name() else {
        return Err(std::io::Error::new(ErrorKind::InvalidInput, "it has no file name"));
    };
    if path.is_dir() {
        return Err(std::io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    let mut temporary = OsString::from(".");
    temporary.push(name);
    temporary.push(format!(".{}.tmp", std::process::id()));
    Ok(path.with_file_name(temporary))
}

/// Makes the folder that a set of files goes into.
pub(super) fn folder(path: &Path) -> Result<()> {
    std::fs::create_dir_all(path).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// Prints a result; a reader that has gone away is no error.
pub(super) fn print(text: &str) -> Result<()> {
    print_bytes(text.as_bytes())
}

fn print_bytes(bytes: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::Write { path: PathBuf::from("standard output"), source: error })
        }
        _ => Ok(()),
    }
}

/// Says something to the person at the terminal; a closed standard error is no reason to stop.
pub(super) fn talk(line: &str) {
    writeln!(std::io::stderr().lock(), "{line}").ok();
}

/// Tells what was not placed, not drawn, not checked, or odd.
pub(super) fn report(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let severity = match diagnostic.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
        };
        let at = diagnostic.span.map(|span| format!(" at {}–{}", span.start, span.end)).unwrap_or_default();
        let voice = lang::voice();
        let hint = diagnostic.hint.as_ref().map(|hint| format!("; {}", voice.say(hint))).unwrap_or_default();
        talk(&format!("{severity}[{}]{at}: {}{hint}", diagnostic.code, voice.say(&diagnostic.message)));
    }
}

/// Whether standard output is a terminal that wants colour (<https://no-color.org>).
pub(super) fn wants_color() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
