//! Styles as data: the colour of everything on the page, by token.
//!
//! Four styles are built in (`light`, `dark`, `print`, `contrast`); a user's own file names one of them as `base` and replaces what it
//! likes. A style that would hide information (text below 4.5:1, markers that a colour-blind reader cannot tell
//! apart) is accepted, with a diagnostic for each fault: see [`vision`].

mod file;
pub(in crate::map) mod lettering;
pub(in crate::map) mod markers;
mod palette;
pub(in crate::map) mod vision;

pub use palette::{Style, Token};
