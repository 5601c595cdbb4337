//! A scene to bytes: the same picture as PNG, SVG and PDF. Nothing is measured or placed here.
//!
//! The three formats have files of the same names: `path` (outlines), `paint` (colours and strokes), `text` (glyphs).
//! Strokes and fills mean the same in all: even-odd areas, round joins, butt caps on dashes, text above its halo.

mod format;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(feature = "png")]
pub mod png;
mod size;
pub mod svg;

pub use format::{Format, Settings, SvgText};
#[cfg(feature = "png")]
pub(crate) use size::raster_size;
pub use size::{MAX_PIXELS, MAX_SIDE, check_page, check_raster};

/// Every format, the one of standard output first.
pub const FORMATS: &[Format] = &[
    #[cfg(feature = "png")]
    png::FORMAT,
    svg::FORMAT,
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
];

/// The format of a file whose name ends in `ending`, in any case.
///
/// # Examples
///
/// ```
/// assert_eq!(dateline::render::format_of("SVG").map(|format| format.ending), Some("svg"));
/// assert!(dateline::render::format_of("docx").is_none());
/// ```
pub fn format_of(ending: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.ending.eq_ignore_ascii_case(ending))
}
