//! A module imports only modules of a lower rank: in one crate nothing but a test keeps layers apart.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first; peers on one line never import each other.
const RANKS: &[&[&str]] = &[
    &["units", "span", "country"],
    &["diagnostic", "error"],
    &["geometry"],
    &["geodesy", "projection", "typography"],
    &["world", "lang"],
    &["text"],
    &["mention"],
    &["resolve"],
    &["site", "claim"],
    &["analysis"],
    &["scene"],
    &["map"],
    &["render", "export"],
    &["pipeline"],
    &["cli"],
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that a file names after `crate::`, outside comments; `use crate::{a, b::c}` names `a` and `b`.
fn imports(source: &str) -> Vec<String> {
    let code: String =
        source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut modules = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for letter in list.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        modules.push(std::mem::take(&mut item));
                        continue;
                    }
                    _ => {}
                }
                item.push(letter);
            }
            modules.push(item);
        } else {
            modules.push(rest.to_owned());
        }
    }
    modules
        .iter()
        .map(|path| path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

#[test]
fn a_module_imports_only_lower_ranks() {
    let rank_of: BTreeMap<&str, usize> = RANKS
        .iter()
        .enumerate()
        .flat_map(|(rank, modules)| modules.iter().map(move |module| (*module, rank)))
        .collect();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let mut faults = Vec::new();
    let mut checked = 0;
    for file in &files {
        let relative = file.strip_prefix(&source).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_string_lossy();
        let module = first.trim_end_matches(".rs");
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(&own) = rank_of.get(module) else {
            faults.push(format!("{} has no rank", relative.display()));
            continue;
        };
        for import in imports(&fs::read_to_string(file).unwrap()) {
            let Some(&other) = rank_of.get(import.as_str()) else { continue };
            checked += 1;
            if import != module && other >= own {
                faults.push(format!("{} imports {import}, which is not of a lower rank", relative.display()));
            }
        }
    }
    assert!(checked > 20, "the reader of imports found only {checked}");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A file's code that is part of the library: without comments and without what only tests compile.
fn library_code(file: &Path) -> String {
    let source = fs::read_to_string(file).unwrap();
    let library = source.split("#[cfg(test)]").next().unwrap_or_default();
    let library = library.split("#[cfg(all(test").next().unwrap_or_default();
    library.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn gazetteer_and_ground_know_nothing_of_each_other() {
    let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/world");
    for (one, other) in [("gazetteer", "ground"), ("ground", "gazetteer")] {
        let mut files = Vec::new();
        rust_files(&world.join(one), &mut files);
        assert!(files.len() > 5, "{one}");
        for file in files {
            assert!(!library_code(&file).contains(&format!("{other}::")), "{} imports {other}", file.display());
        }
    }
}

#[test]
fn only_commands_reach_for_the_embedded_world() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let reach = |file: &&PathBuf| library_code(file).contains("embedded()");
    let found: Vec<&Path> = files.iter().filter(reach).map(|file| file.strip_prefix(&source).unwrap()).collect();
    assert!(found.iter().any(|file| file.starts_with("cli")), "the reader of files found {found:?}");
    let astray: Vec<&&Path> =
        found.iter().filter(|file| !file.starts_with("cli") && !file.starts_with("world")).collect();
    assert!(astray.is_empty(), "a world is handed down, and these reach for it: {astray:?}");
}

#[test]
fn the_reader_of_imports_sees_every_form() {
    let source = "use crate::{text::Article, units::{Meters, Px}};\nuse crate::map;\n// use crate::cli;\nlet x = crate::site::Site;";
    assert_eq!(imports(source), ["text", "units", "map", "site"]);
}
