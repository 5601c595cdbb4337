//! How a map is made, and what comes of it.

use crate::country::CountryCode;
use crate::diagnostic::Diagnostic;
use crate::map::frame::extent::Asked;
use crate::map::frame::graticule::Meridians;
use crate::map::labels::graph::Graph;
use crate::map::labels::report::LayoutReport;
use crate::map::labels::solve::Budget;
use crate::map::page::Page;
use crate::map::style::Style;
use crate::map::subject::second::Language;
use crate::scene::Scene;

/// How a map is made.
#[derive(Debug, Clone)]
pub struct MapOptions {
    /// The page; 1600 × 1000 pixels.
    pub page: Page,
    /// The colours; `light`.
    pub style: Style,
    /// The line below the title; one is made from the sites.
    pub subtitle: Option<String>,
    /// Where the sites come from, for the credit.
    pub source: Option<String>,
    /// The day up to which the map is true, in words.
    pub as_of: Option<String>,
    /// The extent, centre and projection asked for.
    pub asked: Asked,
    /// The country whose point of view the boundaries follow; de facto.
    pub worldview: Option<CountryCode>,
    /// The language of second lines of labels; none.
    pub second: Option<Language>,
    /// Whether meridians and parallels are drawn; they are not.
    pub graticule: Meridians,
    /// Work that the label search may do.
    pub budget: Budget,
}

impl Default for MapOptions {
    fn default() -> Self {
        Self {
            page: Page::default(),
            style: Style::light(),
            subtitle: None,
            source: None,
            as_of: None,
            asked: Asked::default(),
            worldview: None,
            second: None,
            graticule: Meridians::Absent,
            budget: Budget::default(),
        }
    }
}

/// A finished map.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Composition {
    /// The display list.
    pub scene: Scene,
    /// Where everything stands, and how well it was placed.
    pub report: LayoutReport,
    /// What the map shows, in words.
    pub alt: String,
    /// What was lost or is odd.
    pub diagnostics: Vec<Diagnostic>,
    /// The label problems that were solved, the map's first, then those of its insets.
    #[cfg_attr(not(feature = "tools"), expect(dead_code, reason = "`tools` shows them"))]
    pub(crate) problems: Vec<Graph>,
}
