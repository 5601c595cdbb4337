//! What is known of the world: names and features in the [`gazetteer`], land, borders and water in the [`ground`].

pub mod gazetteer;
pub mod ground;
