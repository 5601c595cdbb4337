//! Recognition held against `tests/recognition/*.tsv`: texts with brackets around the place names that must be found.

use std::path::Path;

use dateline::mention::recognize;
use dateline::span::Span;
use dateline::text::read;
use dateline::world::World;

/// The text of a row without its brackets, and what they stood around.
fn unmark(row: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    let mut length = 0;
    let mut letters = row.chars();
    while let Some(letter) = letters.next() {
        let plain = match letter {
            '[' => {
                open = length;
                continue;
            }
            ']' => {
                spans.push(Span::new(open, length));
                continue;
            }
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        };
        text.push(plain);
        length += 1;
    }
    (text, spans)
}

/// The rows of a table that do not come out as they say, each with what was found. A row with `!` before it is an open fault:
/// it must come out wrong.
fn failures(table: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition").join(table);
    let content = std::fs::read_to_string(path).unwrap();
    let mut failed = Vec::new();
    for row in content.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (marked, about) = row.split_once('\t').unwrap_or((row, ""));
        let (open, marked) = marked.strip_prefix('!').map_or((false, marked), |marked| (true, marked));
        let (text, wanted) = unmark(marked);
        let found: Vec<_> = recognize(&read(&text, World::embedded().gazetteer), World::embedded().gazetteer)
            .iter()
            .map(|name| (name.span, name.text.clone()))
            .collect();
        let right = found.iter().map(|(span, _)| *span).eq(wanted.iter().copied());
        if right && open {
            failed.push(format!("{marked}\n    is right now: take its ! away"));
        } else if !right && !open {
            let names: Vec<_> = found.into_iter().map(|(_, name)| name).collect();
            failed.push(format!("{about}: {marked}\n    found {names:?}"));
        }
    }
    failed
}

#[test]
fn every_row_comes_out_exactly_as_marked() {
    let failed = [failures("policy.tsv"), failures("facilities.tsv"), failures("news.tsv")].concat();
    assert!(failed.is_empty(), "{} rows fail:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn the_same_text_gives_the_same_names_twice() {
    let text = "Sirens sounded in Haifa, Acre and Nahariya while officials in Tehran spoke of talks in Oman.";
    let once: Vec<_> = recognize(&read(text, World::embedded().gazetteer), World::embedded().gazetteer)
        .into_iter()
        .map(|t| (t.span, t.confidence.to_bits()))
        .collect();
    let twice: Vec<_> = recognize(&read(text, World::embedded().gazetteer), World::embedded().gazetteer)
        .into_iter()
        .map(|t| (t.span, t.confidence.to_bits()))
        .collect();
    assert_eq!(once, twice);
    assert!(!once.is_empty());
}
