//! Land, borders, water and area outlines: a zero-copy view of the compiled basemap.
