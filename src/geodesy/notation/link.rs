//! Links to maps: where each host keeps the position, by the table `links.tsv`.
//!
//! In: a link. Out: the position of its marker, else the middle of its view; nothing where the host is not known or the link only names a
//! place.

use std::sync::LazyLock;

use super::degrees;
use super::strings::point;
use crate::geometry::LonLat;

struct Row {
    host: &'static str,
    place: &'static str,
    form: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let rows = include_str!("links.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some(Row { host: cells.next()?, place: cells.next()?, form: cells.next()? })
    };
    rows.filter_map(row).collect()
});

/// Reads `https://www.openstreetmap.org/#map=12/50.4501/30.5234` and the like, with or without a scheme.
pub(super) fn parse(text: &str) -> Option<LonLat> {
    let lower = text.to_ascii_lowercase();
    let start = ["https://", "http://"].into_iter().find(|scheme| lower.starts_with(scheme)).map_or(0, str::len);
    let link = &text[start..];
    let host = link.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    if link.contains(char::is_whitespace) || !host.contains('.') {
        return None;
    }
    let is_of = |row: &&Row| host.match_indices(row.host).any(|(at, _)| at == 0 || host.as_bytes()[at - 1] == b'.');
    let path = &link[host.len()..];
    ROWS.iter().filter(is_of).find_map(|row| position(path, row))
}

fn position(path: &str, row: &Row) -> Option<LonLat> {
    let (before, fragment) = path.split_once('#').unwrap_or((path, ""));
    let (folders, query) = before.split_once('?').unwrap_or((before, ""));
    let mut marks = row.place.chars();
    let value = match marks.next()? {
        '?' => parameters(query, marks.as_str())?,
        '#' => parameters(fragment, marks.as_str())?,
        '@' => folders.split_once("/@")?.1.to_owned(),
        '/' => decoded(folders.split_once(row.place)?.1.split(['/', '?']).next()?),
        _ => pin(path)?,
    };
    match row.form {
        "lat lon" => pair(&value).and_then(|(lat, lon)| point(lat, lon)).or_else(|| degrees::parse(&value)),
        "lon lat" => pair(&value).and_then(|(lon, lat)| point(lat, lon)),
        "zoom lat lon" => value.split_once('/').and_then(|(_, rest)| pair(rest)).and_then(|(lat, lon)| point(lat, lon)),
        "point" => value.strip_prefix("point.").and_then(pair).and_then(|(lat, lon)| point(lat, lon)),
        _ => None,
    }
}

/// `!3d50.4501!4d30.5234`: the pin of a place, the last of them.
fn pin(path: &str) -> Option<String> {
    let (_, after) = path.rsplit_once("!3d")?;
    let (lat, rest) = after.split_once("!4d")?;
    Some(format!("{lat},{}", rest.split(['!', '?', '/']).next()?))
}

/// The value of a parameter, or those of two (`mlat&mlon`) joined by a comma.
fn parameters(query: &str, names: &str) -> Option<String> {
    let value = |name: &str| {
        let found = query.split('&').filter_map(|pair| pair.split_once('='));
        found.into_iter().find(|(key, _)| decoded(key) == name).map(|(_, value)| decoded(value))
    };
    let values: Option<Vec<String>> = names.split('&').map(value).collect();
    values.map(|values| values.join(","))
}

/// Two numbers at the beginning, apart by whatever the host puts between them.
fn pair(text: &str) -> Option<(f64, f64)> {
    let text = text.strip_prefix("loc:").unwrap_or(text).trim();
    let mut parts = text.split([',', '~', '/', '_', ';', '|']).map(str::trim);
    let (one, other) = (parts.next()?, parts.next()?);
    let number = |text: &str| text.parse::<f64>().ok().filter(|_| !text.contains(['e', 'n', 'i', 'E']));
    // "+" is a space in a link: "50.45,+30.52".
    Some((number(one)?, number(other.trim_end_matches(['z', 'm']))?))
}

/// Percent signs and pluses undone (RFC 3986 section 2.1); what is no text stays as it is.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
