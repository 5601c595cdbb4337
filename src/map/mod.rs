//! Composes a scene from an analysis: extent, projection, layers, markers, labels, furniture, style.

pub mod labels;
pub mod lettering;
pub mod page;
pub mod rect;
pub mod style;
pub mod vision;
