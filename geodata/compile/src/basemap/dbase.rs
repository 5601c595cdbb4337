//! dBase III tables, as they stand beside shapefiles: fixed-width text fields after a header.
//!
//! Natural Earth's older tables declare a record size that strict readers refuse, so the fields alone count here.

use dateline_compile::Result;
use std::collections::BTreeMap;

/// The records of a table, each field by its name, trimmed.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<BTreeMap<String, String>>> {
    let short = |at: usize| Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let count = bytes.get(4..8).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes).ok_or("no dBase table")?;
    let header = short(8).ok_or("no dBase header")?;
    let length = short(10).ok_or("no dBase header")?;
    let mut fields = Vec::new();
    let mut at = 32;
    while let Some(field) = bytes.get(at..at + 32).filter(|field| field[0] != b'\r') {
        let name = field[..11].split(|byte| *byte == 0).next().unwrap_or_default();
        fields.push((String::from_utf8_lossy(name).into_owned(), usize::from(field[16])));
        at += 32;
    }
    (0..count as usize)
        .map(|i| {
            // The first byte of a record is its deletion mark.
            let record =
                bytes.get(header + i * length + 1..header + (i + 1) * length).ok_or("the table is cut short")?;
            let mut rest = record;
            Ok(fields
                .iter()
                .map(|(name, width)| {
                    let (value, after) = rest.split_at((*width).min(rest.len()));
                    rest = after;
                    (name.clone(), String::from_utf8_lossy(value).trim_matches([' ', '\0']).to_owned())
                })
                .collect())
        })
        .collect()
}
