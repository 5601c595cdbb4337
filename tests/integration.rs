//! The one test binary; each subject is a file under `tests/cases/`.

#[path = "cases/text.rs"]
mod text;

#[path = "cases/command_line.rs"]
mod command_line;
#[path = "cases/geodesy.rs"]
mod geodesy;
