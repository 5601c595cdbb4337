//! The one test binary; each subject is a file under `tests/cases/`.

#[path = "cases/text.rs"]
mod text;

#[path = "cases/command_line.rs"]
mod command_line;
<<<<<<< HEAD
#[path = "cases/geodesy.rs"]
mod geodesy;
=======
#[path = "cases/readme.rs"]
mod readme;
>>>>>>> ecc1db8 (readme: what it is, the two commands, outputs held true by a test)
