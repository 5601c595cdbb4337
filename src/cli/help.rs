//! `dateline help`: of a command, as its `--help` prints it; of a topic, the page of `docs/` on it.

use clap::Command;

use super::outcome::Outcome;
use super::output;
use crate::error::{Error, Result};
use crate::lang::Message;

/// Pages of documentation that are also printed, by their topics.
const TOPICS: [(&str, &str); 3] = [
    ("record", include_str!("../../docs/record.md")),
    ("lists", include_str!("../../docs/lists.md")),
    ("styles", include_str!("../../docs/styles.md")),
];

/// Arguments of `dateline help`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A command, or one of: record, lists, styles
    topic: Option<String>,
}

pub(super) fn run(arguments: &Arguments, mut program: Command) -> Result<Outcome> {
    program.build();
    let Some(topic) = arguments.topic.as_deref() else {
        output::print(&program.render_long_help().to_string())?;
        return Ok(Outcome::Done);
    };
    if let Some((_, page)) = TOPICS.iter().find(|(known, _)| *known == topic) {
        output::print(page)?;
        return Ok(Outcome::Done);
    }
    let Some(command) = program.find_subcommand_mut(topic) else {
        return Err(Error::input(Message::NoSuchTopic { topic: topic.into() }, Message::NoSuchTopicHint {}));
    };
    output::print(&command.render_long_help().to_string())?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::export::record;
    use crate::input::File;
    use crate::map::Token;
    use crate::pipeline::{self, Context};
    use crate::world::World;

    fn page(topic: &str) -> &'static str {
        TOPICS.iter().find(|(known, _)| *known == topic).map(|(_, page)| *page).expect("a topic")
    }

    /// The words in code marks of the first cells of a page's tables, or of any cell.
    fn words(page: &str, cells: std::ops::Range<usize>) -> BTreeSet<&str> {
        let rows = page.lines().filter_map(|line| line.strip_prefix("| "));
        let texts = rows.flat_map(|row| row.split(" | ").enumerate().filter(|(at, _)| cells.contains(at)));
        texts.flat_map(|(_, text)| text.split('`').skip(1).step_by(2)).collect()
    }

    fn keys(value: &serde_json::Value, found: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(members) => {
                found.extend(members.keys().cloned());
                members.values().for_each(|member| keys(member, found));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
            _ => {}
        }
    }

    /// A list with all that a list may hold.
    const LIST: &str = r#"{"type":"FeatureCollection","name":"All","bbox":[30,40,50,60],"features":[
        {"type":"Feature","properties":{"name":"Depot","kind":"missile","priority":3,"range":"90 km","date":"2025-06-13",
         "country":"UA","name:uk":"База"},"geometry":{"type":"Point","coordinates":[31,50]}},
        {"type":"Feature","properties":{"name":"Port","kind":"intercepted"},"geometry":{"type":"Point","coordinates":[32,51]}},
        {"type":"Feature","properties":{"kind":"arc"},"geometry":{"type":"LineString","coordinates":[[31,50],[33,50]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[31,50],[33,50],[33,52],[31,50]]]}}]}"#;
    const REPORT: &str = "KYIV, June 13, 2025 - Russia launched missiles on Friday, and at least 35 people were killed at a hospital in \
        Kharkiv, 30 km south of Belgorod. Officials denied it.";

    #[test]
    fn every_field_of_a_record_is_documented() {
        let mut found = BTreeSet::new();
        for (name, content) in [("list.geojson", LIST), ("report.txt", REPORT)] {
            let file = File { name, content: content.as_bytes() };
            let story = pipeline::read(&file, World::embedded(), Context::default()).expect("it can be read");
            keys(&serde_json::to_value(record::record(&story)).expect("a record"), &mut found);
        }
        for key in ["rings", "areas", "lines", "interceptions", "listed", "casualties", "readings", "row", "origin"] {
            assert!(found.contains(key), "the samples have no {key}");
        }
        let page = page("record");
        let told: BTreeSet<&str> = page.split('`').skip(1).step_by(2).collect();
        let missing: Vec<&String> = found.iter().filter(|key| !told.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "docs/record.md does not tell of {missing:?}");
    }

    #[test]
    fn every_column_of_a_list_is_documented_and_no_other() {
        let rows = dateline_lang::lists::COLUMNS.lines().skip(1).filter_map(|row| row.split_once('\t'));
        let read: BTreeSet<&str> = rows.flat_map(|(_, names)| names.split(',').map(str::trim)).collect();
        let of_languages = ["name:fa", "name_fa", "label:fa", "label_fa"];
        let told: BTreeSet<&str> = words(page("lists"), 1..2);
        let told: BTreeSet<&str> = told.into_iter().filter(|name| !of_languages.contains(name)).collect();
        assert_eq!(told, read);
    }

    #[test]
    fn every_token_of_a_style_is_documented_and_no_other() {
        let tokens: BTreeSet<&str> = Token::ALL.iter().map(|token| token.key()).collect();
        let keys = BTreeSet::from(["name", "base", "colors"]);
        let told = words(page("styles"), 0..1);
        assert_eq!(told, tokens.union(&keys).copied().collect());
    }
}
