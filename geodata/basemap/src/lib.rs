//! The compiled basemap and fonts of `dateline`, read in place. Layout: `dateline_format::basemap`.

/// Land, borders, water and area outlines, compiled by `dateline-compile`.
pub static BASEMAP: &[u8] = include_bytes!("../basemap.bin");

/// All land as an overview globe shows it, made of the basemap by `dateline-train overview`.
pub static OVERVIEW: &[u8] = include_bytes!("../overview.bin");

/// Names of countries and first-level divisions in other scripts, a table made by `dateline-compile local-names`.
pub static LOCAL_NAMES: &str = include_str!("../local_names.tsv");

/// Dateline Sans 400: Latin, Greek, Cyrillic. The fonts are made by `geodata/fonts.sh`.
pub static SANS_REGULAR: &[u8] = include_bytes!("../fonts/DatelineSans-Regular.ttf");
/// Dateline Sans 400 italic.
pub static SANS_ITALIC: &[u8] = include_bytes!("../fonts/DatelineSans-Italic.ttf");
/// Dateline Sans 600.
pub static SANS_SEMIBOLD: &[u8] = include_bytes!("../fonts/DatelineSans-Semibold.ttf");
/// Dateline Sans 700.
pub static SANS_BOLD: &[u8] = include_bytes!("../fonts/DatelineSans-Bold.ttf");
/// Dateline Sans Arabic 400.
pub static ARABIC_REGULAR: &[u8] = include_bytes!("../fonts/DatelineSansArabic-Regular.ttf");
/// Dateline Sans Arabic 700.
pub static ARABIC_BOLD: &[u8] = include_bytes!("../fonts/DatelineSansArabic-Bold.ttf");
/// Dateline Sans Hebrew 400.
pub static HEBREW_REGULAR: &[u8] = include_bytes!("../fonts/DatelineSansHebrew-Regular.ttf");
/// Dateline Sans Hebrew 700.
pub static HEBREW_BOLD: &[u8] = include_bytes!("../fonts/DatelineSansHebrew-Bold.ttf");
