//! Forms of names: the plain English one to show, and the variants under which a text may have it.

use super::draft::Draft;
use dateline_format::gazetteer::{FeatureKind, NameKind, composed, fold, without_marks};
use std::collections::BTreeMap;

/// Countries whose own script is not Latin: marks in their names are transliteration, which English leaves out.
const TRANSLITERATED: [&str; 56] = [
    "AE", "AF", "AM", "BD", "BG", "BH", "BT", "BY", "CN", "CY", "DJ", "DZ", "EG", "EH", "ER", "ET", "GE", "GR", "HK",
    "IL", "IN", "IQ", "IR", "JO", "JP", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MK", "MM",
    "MN", "MR", "MV", "NP", "OM", "PK", "PS", "QA", "RU", "SA", "SD", "SY", "TH", "TJ", "TN", "TW", "UA", "YE",
];

/// Articles of Arabic names, before sun letters too.
const ARTICLES: [&str; 22] = [
    "al", "el", "ad", "ed", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "adh", "ath",
    "l", "ul", "ech", "ach",
];

/// Countries where a name may begin with an Arabic article.
const ARABIC: [&str; 24] = [
    "AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS",
    "QA", "SA", "SD", "SY", "TN",
];

/// Words that divisions end in, in English.
const TYPES: [&str; 18] = [
    " Province",
    " Governorate",
    " Oblast",
    " Region",
    " Prefecture",
    " District",
    " County",
    " Department",
    " Municipality",
    " Voivodeship",
    " Raion",
    " Krai",
    " Canton",
    " Parish",
    " State",
    " Division",
    " Kray",
    " Rayon",
];

/// The name as an English map writes it: without marks of transliteration and half rings.
pub(crate) fn plain(name: &str, country: &str) -> String {
    if name.is_ascii() || !(TRANSLITERATED.contains(&country) || country == "TR" && name.contains('‘')) {
        return name.to_owned();
    }
    let half_ring = |c: &char| matches!(c, '‘' | '’' | '\u{2bb}' | '\u{2bc}' | '\u{2be}' | '\u{2bf}');
    composed(without_marks(name).filter(|c| !half_ring(c)))
}

/// Whether an alternate of a division is in a script that reports are read in.
pub(crate) fn is_readable(name: &str) -> bool {
    let first = name.chars().find(|c| c.is_alphabetic());
    let script = first.is_some_and(|c| {
        matches!(c, 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{400}'..='\u{52f}' | '\u{590}'..='\u{6ff}')
    });
    script && name.chars().count() <= 50 && !name.contains("http")
}

/// "Tehran Province" without its last word, where that is a type of division.
pub(crate) fn without_type(name: &str) -> &str {
    TYPES.iter().find_map(|kind| name.strip_suffix(kind)).unwrap_or(name)
}

/// Adds the forms "X Province", "X" and "Province of X" to a division of that type.
pub(crate) fn division_forms(draft: &mut Draft, type_name: &str) {
    let shown = draft.name.clone();
    let bare = without_type(&shown).to_owned();
    let bare_kind = if draft.kind == FeatureKind::Admin1 { NameKind::Alias } else { NameKind::Alternate };
    draft.also(&bare, bare_kind);
    let mut types: Vec<&str> = match (draft.kind, type_name) {
        (FeatureKind::Admin1, "") => vec!["Province", "Region"],
        (FeatureKind::Admin1, _) => vec![type_name],
        _ => vec!["District"],
    };
    match draft.country.as_str() {
        "UA" | "RU" | "BY" | "KZ" if draft.kind == FeatureKind::Admin1 => {
            types.extend(["Oblast", "Region", "Province"])
        }
        "UA" => types.extend(["Raion", "District"]),
        "SY" | "IQ" | "YE" | "EG" | "JO" | "LB" => types.extend(["Governorate", "Province"]),
        _ => {}
    }
    for kind in types {
        draft.also(&format!("{bare} {kind}"), NameKind::Alias);
    }
    if matches!(type_name, "State" | "Province") {
        draft.also(&format!("{type_name} of {bare}"), NameKind::Alias);
    }
}

/// Completes the names of all features: without article, with "Saint" written out, each fold once with its best standing.
pub(crate) fn complete(drafts: &mut [Draft]) {
    for draft in drafts {
        let given = draft.names.clone();
        for (name, kind) in &given {
            let weaker = (*kind).max(NameKind::Alternate);
            if *kind == NameKind::Code {
                continue;
            }
            if let Some(bare) = without_article(name, &draft.country) {
                draft.names.push((bare, weaker));
            }
            draft.names.extend(respelt(name).map(|other| (other, *kind)));
            if let Some(english) = russian(name, &draft.country) {
                draft.names.push((english, *kind));
            }
        }
        let mut best: BTreeMap<String, NameKind> = BTreeMap::new();
        for (name, kind) in &draft.names {
            let folded = fold(name);
            if !folded.is_empty() {
                best.entry(folded).and_modify(|known| *known = (*known).min(*kind)).or_insert(*kind);
            }
        }
        draft.names = best.into_iter().collect();
    }
}

/// "Al Ḩudaydah" to "Ḩudaydah".
fn without_article(name: &str, country: &str) -> Option<String> {
    if !ARABIC.contains(&country) && country != "YE" {
        return None;
    }
    let at = name.find([' ', '-'])?;
    let rest = name[at + 1..].trim();
    let long_enough = rest.chars().filter(|c| c.is_alphabetic()).count() > 3;
    (ARTICLES.contains(&fold(&name[..at]).as_str()) && long_enough).then(|| rest.to_owned())
}

/// "Oktyabr’skiy" as English reports write it: "Oktyabrsky".
fn russian(name: &str, country: &str) -> Option<String> {
    let stem = name.strip_suffix("skiy").filter(|_| ["RU", "UA", "BY", "KZ"].contains(&country))?;
    Some(format!("{}sky", plain(stem, country).replace('\'', "")))
}

/// The same name with "Saint", "Fort" and "Mount" written out or shortened.
fn respelt(name: &str) -> impl Iterator<Item = String> {
    const PAIRS: [(&str, &str); 10] = [
        ("Saint ", "St. "),
        ("St. ", "Saint "),
        ("St ", "Saint "),
        ("Fort ", "Ft. "),
        ("Ft. ", "Fort "),
        ("Mount ", "Mt. "),
        ("Mt. ", "Mount "),
        ("Sainte ", "Ste. "),
        ("Ste. ", "Sainte "),
        ("Port ", "Pt. "),
    ];
    PAIRS
        .iter()
        .filter_map(|(from, to)| Some(format!("{to}{}", name.strip_prefix(from)?)))
        .collect::<Vec<_>>()
        .into_iter()
}

/// Lowers the standing of alternates that are the first name of a bigger feature of another country.
pub(crate) fn mark_doubtful(drafts: &mut [Draft]) {
    let mut owners: BTreeMap<String, (u64, String)> = BTreeMap::new();
    for draft in &*drafts {
        for (name, _) in draft.names.iter().filter(|(_, kind)| *kind <= NameKind::Alias) {
            let owner = (draft.prominence(), draft.country.clone());
            owners.entry(name.clone()).and_modify(|known| *known = known.clone().max(owner.clone())).or_insert(owner);
        }
    }
    for draft in drafts {
        let own = draft.prominence();
        for (name, kind) in draft.names.iter_mut().filter(|(_, kind)| *kind == NameKind::Alternate) {
            if owners.get(name).is_some_and(|(prominence, country)| *prominence > own && *country != draft.country) {
                *kind = NameKind::Doubtful;
            }
        }
    }
}
