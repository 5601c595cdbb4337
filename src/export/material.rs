//! What the files of an analysis are made of.

use super::layers::Layer;
use crate::analysis::Analysis;
use crate::error::Result;

/// An analysis with its layers, made once for all formats.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Material<'a> {
    /// The analysis.
    pub analysis: &'a Analysis,
    /// What the names of all files begin with.
    pub stem: &'a str,
    /// Its layers; none where nothing was placed.
    pub layers: &'a [Layer],
}

impl Material<'_> {
    /// The name of a layer, in every format.
    pub(super) fn layer_name(&self, layer: &Layer) -> String {
        format!("{}_{}", self.stem, layer.shape.suffix())
    }
}

/// Files by their names.
pub type Files = Vec<(String, Vec<u8>)>;

/// Writes the files of one format.
pub type Format = fn(&Material<'_>) -> Result<Files>;
