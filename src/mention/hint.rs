//! What the words in and around a name say that it is: "Fars province", "the town of Same", "River Thames".

use std::ops::Range;

use crate::text::Token;
use crate::world::gazetteer::FeatureKind;

/// The kind that the words tell, if any: the name's own last or first word, the word after it, the words before it.
pub(super) fn of(tokens: &[Token], name: Range<usize>) -> Option<FeatureKind> {
    let lower = |at: usize| tokens.get(at).map(|token| token.text.to_lowercase()).unwrap_or_default();
    let several = name.len() > 1;
    if several && let Some(kind) = headed(&lower(name.end - 1)).or_else(|| opened(&lower(name.start))) {
        return Some(kind);
    }
    // "Fars and Yazd provinces": the noun may follow a row of names.
    if let Some(kind) = followed(&lower(name.end)).or_else(|| row_noun(tokens, name.end)) {
        return Some(kind);
    }
    let before = name.start.checked_sub(1).map(lower).unwrap_or_default();
    if before == "of" {
        // "three districts of Kharkiv" are parts of the city.
        let singular = |noun: &String| {
            !matches!(noun.as_str(), "districts" | "states" | "provinces" | "regions" | "villages" | "towns" | "cities")
        };
        let noun = name.start.checked_sub(2).map(lower).filter(singular);
        return noun.and_then(|noun| followed(&noun).or_else(|| opened(&noun)));
    }
    opened(&before).filter(|_| tokens[name.start - 1].text.starts_with(char::is_uppercase))
}

/// A kind by a noun that closes a name or follows it: "Kern County", "Mashhad airport".
fn headed(noun: &str) -> Option<FeatureKind> {
    Some(match noun {
        "river" | "creek" | "canal" => FeatureKind::River,
        "sea" | "ocean" | "gulf" | "bay" | "strait" | "straits" | "lake" | "channel" | "lagoon" | "reservoir" => {
            FeatureKind::Water
        }
        "island" | "islands" | "mountain" | "mountains" | "valley" | "desert" | "peninsula" | "plateau" | "hills"
        | "heights" | "peak" | "delta" | "archipelago" | "canyon" => FeatureKind::Terrain,
        "airport" | "airfield" | "airbase" | "aerodrome" | "airstrip" => FeatureKind::Airport,
        "base" | "barracks" | "garrison" => FeatureKind::Military,
        "refinery" | "terminal" | "dam" => FeatureKind::Energy,
        "port" | "harbor" | "harbour" => FeatureKind::Port,
        "crossing" | "bridge" | "prison" | "hospital" | "stadium" | "camp" | "square" | "mosque" | "church"
        | "palace" => FeatureKind::Facility,
        _ => return division(noun),
    })
}

fn division(noun: &str) -> Option<FeatureKind> {
    Some(match noun {
        "province" | "provinces" | "governorate" | "governorates" | "oblast" | "oblasts" | "state" | "states"
        | "prefecture" | "emirate" | "republic" | "canton" => FeatureKind::Admin1,
        "county" | "counties" | "parish" | "district" | "districts" | "raion" => FeatureKind::Admin2,
        _ => return None,
    })
}

/// A kind by the noun after a name, which is not part of it.
fn followed(noun: &str) -> Option<FeatureKind> {
    match noun {
        "city" | "cities" | "town" | "towns" | "village" | "villages" | "capital" | "township" | "municipality"
        | "settlement" => Some(FeatureKind::City),
        "suburb" | "neighborhood" | "neighbourhood" | "quarter" => Some(FeatureKind::Locality),
        "region" | "regions" => Some(FeatureKind::Admin1),
        _ => headed(noun).filter(|kind| *kind != FeatureKind::Facility),
    }
}

/// A kind by a word that opens a name or stands before it: "Lake Van", "Mount Hermon", "River Jordan".
fn opened(noun: &str) -> Option<FeatureKind> {
    Some(match noun {
        "lake" | "gulf" | "strait" | "sea" | "bay" | "straits" => FeatureKind::Water,
        "river" => FeatureKind::River,
        "mount" | "mt" | "mt." | "cape" | "isle" | "island" | "islands" => FeatureKind::Terrain,
        "port" => return None,
        _ => return None,
    })
}

/// The plural noun that closes a row of names: "Fars, Yazd and Kerman provinces".
fn row_noun(tokens: &[Token], from: usize) -> Option<FeatureKind> {
    const LONGEST_ROW: usize = 12;
    let mut linked = false;
    for token in tokens.iter().skip(from).take(LONGEST_ROW) {
        let text = token.text.as_str();
        match text {
            "," => {}
            "and" | "or" | "&" => linked = true,
            "provinces" | "counties" | "regions" | "oblasts" | "governorates" | "districts" | "states" | "cities"
            | "towns" | "villages"
                if linked =>
            {
                return followed(text);
            }
            _ if text.starts_with(char::is_uppercase) || text == "-" => {}
            _ => return None,
        }
    }
    None
}
