//! What of the ground has a name: waters, territories, rivers and divisions, as they lie on the page.

use crate::country::CountryCode;
use crate::projection::PagePath;

/// A named area of water with its parts on the page.
#[derive(Debug, Clone)]
pub(crate) struct NamedWater {
    /// Its name.
    pub name: String,
    /// Its rings on the page.
    pub rings: Vec<PagePath>,
}

/// A territory whose status is open, with its ground on the page.
#[derive(Debug, Clone)]
pub(crate) struct NamedTerritory {
    /// Its name.
    pub name: String,
    /// Its rings on the page.
    pub rings: Vec<PagePath>,
}

/// A river with its course on the page.
#[derive(Debug, Clone)]
pub(crate) struct NamedRiver {
    /// Its name.
    pub name: String,
    /// Its parts.
    pub lines: Vec<PagePath>,
}

/// A first-level division of a country of the story, with its ground on the page.
#[derive(Debug, Clone)]
pub(crate) struct NamedDivision {
    /// Its name in plain letters.
    pub name: String,
    /// The country that it is part of.
    pub country: CountryCode,
    /// Its name in the base map, which tables of names know it by.
    pub base_name: String,
    /// Its rings on the page.
    pub rings: Vec<PagePath>,
}
