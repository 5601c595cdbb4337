//! A module imports only modules of a lower rank, and no two files import each other: in one crate nothing but a test keeps
//! layers apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first; peers on one line never import each other.
const RANKS: &[&[&str]] = &[
    &["units", "span", "country", "date", "event", "id", "lang", "encoding", "limits"],
    &["diagnostic", "error"],
    &["geometry"],
    &["geodesy", "projection", "typography"],
    &["world"],
    &["text", "input"],
    &["mention"],
    &["resolve"],
    &["site", "claim"],
    &["analysis", "ask"],
    &["correct"],
    &["scene"],
    &["map"],
    &["render", "export"],
    &["pipeline"],
    &["cli", "tools"],
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

/// A file's code that is part of the library.
fn library_code(file: &Path) -> String {
    code_of(&fs::read_to_string(file).expect("a source file"))
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

/// The file of a module path: `claim/parse/noun` for `src/claim/parse/noun.rs`, `claim` for `src/claim/mod.rs`.
fn module_of(relative: &Path) -> String {
    let path = relative.with_extension("").to_string_lossy().replace('\\', "/");
    path.strip_suffix("/mod").map_or(path.clone(), str::to_owned)
}

/// The code of a file without comments and without what only tests compile.
fn code_of(source: &str) -> String {
    let library = source.split("#[cfg(test)]").next().unwrap_or_default();
    let library = library.split("#[cfg(all(test").next().unwrap_or_default();
    library.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The paths that a tree of `use` names: `a::{b, c::{d}}` names `a::b` and `a::c::d`.
fn expanded(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let body = rest.rsplit_once('}').map_or(rest, |(body, _)| body);
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, letter) in body.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&body[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&body[start..]);
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(expanded).map(|path| format!("{}{path}", head.trim())).collect()
}

/// The statements of `use` in `code`, each with whether it only hands names on, and the code without them.
fn uses(code: &str) -> (Vec<(bool, String)>, String) {
    let (mut found, mut rest) = (Vec::new(), String::new());
    let mut left = code;
    while let Some(at) = left.find("use ") {
        let before = &left[..at];
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        let statement = line.is_empty() || line == "pub" || line.starts_with("pub(") && line.ends_with(')');
        let end = left[at..].find(';').map_or(left.len(), |end| at + end + 1);
        if statement {
            rest.push_str(before);
            let tree = left[at + 4..end].trim_end_matches(';').split_whitespace().collect::<Vec<_>>().join(" ");
            found.extend(expanded(&tree).into_iter().map(|path| (!line.is_empty(), path)));
            left = &left[end..];
        } else {
            rest.push_str(&left[..at + 4]);
            left = &left[at + 4..];
        }
    }
    rest.push_str(left);
    (found, rest)
}

/// The paths of `code` that begin with one of `heads`, such as `crate::text::Article`.
fn paths_in(code: &str, heads: &[&str]) -> Vec<String> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let words = code.split(|letter| !is_word(letter));
    let begins =
        |word: &&str| heads.iter().any(|head| word.strip_prefix(head).is_some_and(|rest| rest.starts_with("::")));
    words.filter(begins).map(|word| word.trim_end_matches(':').to_owned()).collect()
}

/// The file that `path` leads to as seen from `module`, and the item in it.
fn resolved(files: &BTreeMap<String, String>, module: &str, path: &str) -> Option<(String, String)> {
    let mut segments: Vec<&str> = path.split("::").filter(|segment| !segment.is_empty()).collect();
    let mut base: Vec<&str> = module.split('/').collect();
    match *segments.first()? {
        "crate" => {
            base.clear();
            segments.remove(0);
        }
        "super" => {
            while segments.first() == Some(&"super") {
                base.pop();
                segments.remove(0);
            }
        }
        "self" => {
            segments.remove(0);
        }
        first => {
            files.get(&format!("{module}/{first}"))?;
        }
    }
    while let Some(next) = segments.first() {
        let longer = base.iter().chain([next]).copied().collect::<Vec<_>>().join("/");
        if !files.contains_key(&longer) {
            break;
        }
        base.push(next);
        segments.remove(0);
    }
    let file = base.join("/");
    files.contains_key(&file).then(|| (file, segments.first().map_or("*", |item| *item).to_owned()))
}

/// Which files each file imports: a name that another file only hands on is imported from where it stands.
fn imported_files(files: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let read: BTreeMap<&String, _> = files.iter().map(|(module, source)| (module, uses(&code_of(source)))).collect();
    let mut handed_on: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for (module, (statements, _)) in &read {
        for (_, path) in statements.iter().filter(|(public, _)| *public) {
            let name = path.rsplit("::").next().unwrap_or_default().to_owned();
            if let Some(target) = resolved(files, module, path) {
                handed_on.insert(((*module).clone(), name), target);
            }
        }
    }
    let mut edges = BTreeMap::new();
    for (module, (statements, rest)) in &read {
        let children: Vec<&str> = files
            .keys()
            .filter_map(|file| file.strip_prefix(&format!("{module}/")))
            .filter(|child| !child.contains('/'))
            .collect();
        let heads: Vec<&str> = ["crate", "super", "self"].into_iter().chain(children).collect();
        let own = statements.iter().filter(|(public, _)| !public).map(|(_, path)| path.clone());
        let mut targets = BTreeSet::new();
        for path in own.chain(paths_in(rest, &heads)) {
            let Some(mut target) = resolved(files, module, &path) else { continue };
            for _ in 0..5 {
                let Some(next) = handed_on.get(&target) else { break };
                target = next.clone();
            }
            if target.0 != **module {
                targets.insert(target.0);
            }
        }
        edges.insert((*module).clone(), targets);
    }
    edges
}

/// The sets of files that import each other, whether directly or through others.
fn circles(edges: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reached = |from: &String| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            for next in edges.get(file).into_iter().flatten() {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&String, BTreeSet<&String>> = edges.keys().map(|file| (file, reached(file))).collect();
    let in_circle = |file: &&String| reach[*file].contains(*file);
    let mut found: Vec<Vec<String>> = Vec::new();
    for file in edges.keys().filter(in_circle) {
        let together = |circle: &&mut Vec<String>| {
            let first = &circle[0];
            reach[file].contains(first) && reach[first].contains(file)
        };
        match found.iter_mut().find(together) {
            Some(circle) => circle.push(file.clone()),
            None => found.push(vec![file.clone()]),
        }
    }
    found
}

fn sources() -> BTreeMap<String, String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    rust_files(&source, &mut paths);
    let read = paths.iter().map(|path| {
        let module = module_of(path.strip_prefix(&source).expect("a file below the folder"));
        (module, fs::read_to_string(path).expect("a file that can be read"))
    });
    read.filter(|(module, _)| module != "lib" && module != "main").collect()
}

#[test]
fn no_two_files_import_each_other() {
    let edges = imported_files(&sources());
    assert!(edges.values().map(BTreeSet::len).sum::<usize>() > 500, "the reader of imports found too few");
    let found: Vec<String> = circles(&edges).iter().map(|circle| circle.join(" ")).collect();
    assert!(found.is_empty(), "files that import each other:\n{}", found.join("\n"));
}

#[test]
fn a_planted_circle_of_files_is_found() {
    let planted = [
        ("a", "mod b;\nmod c;\npub use b::One;\nfn run() { c::go() }"),
        ("a/b", "use super::c::{Two, go};\npub struct One;"),
        ("a/c", "use crate::a::One;\n// use crate::d::Three;\npub struct Two;\npub fn go() {}"),
        ("d", "use crate::a::{One, c::Two};\npub struct Three;\n#[cfg(test)]\nmod tests { use crate::e::Four; }"),
        ("e", "pub struct Four(crate::d::Three);"),
    ];
    let files = planted.map(|(module, source)| (module.to_owned(), source.to_owned())).into();
    // `a` hands `One` on from `a/b`, which imports `a/c`, which imports it; `a` itself, `d` and `e` are in no circle.
    assert_eq!(circles(&imported_files(&files)), [["a/b", "a/c"]]);
}
