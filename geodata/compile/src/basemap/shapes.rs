//! Polylines and polygons of a shapefile: ESRI Shapefile Technical Description, 1998, pages 3-9.
//!
//! The Magics package left gaps between the records of an edited file, so the index says where each one lies.

use dateline_compile::Result;

/// The parts of one record, each a list of longitudes and latitudes.
pub(crate) type Parts = Vec<Vec<(f64, f64)>>;

const HEADER: usize = 100;

/// The parts of every record of a `.shp` file, found by its `.shx` index; none for a null shape.
pub(crate) fn read(shp: &[u8], shx: &[u8]) -> Result<Vec<Parts>> {
    let offsets = shx.get(HEADER..).ok_or("no shapefile index")?.chunks_exact(8);
    offsets
        .enumerate()
        .map(|(i, entry)| {
            let words = u32::from_be_bytes([entry[0], entry[1], entry[2], entry[3]]) as usize;
            // A record begins with its number and its length.
            let bytes = shp.get(words * 2 + 8..).ok_or("the shapefile is cut short")?;
            Ok(record(bytes).ok_or_else(|| format!("record {} is damaged", i + 1))?)
        })
        .collect()
}

fn record(bytes: &[u8]) -> Option<Parts> {
    const COUNTS: usize = 36;
    let integer = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    let double = |at: usize| Some(f64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?));
    match integer(0)? {
        0 => return Some(Vec::new()),
        3 | 5 => {}
        _ => return None,
    }
    let (parts, points) = (integer(COUNTS)?, integer(COUNTS + 4)?);
    let mut starts: Vec<usize> = (0..parts).map(|i| integer(COUNTS + 8 + 4 * i)).collect::<Option<_>>()?;
    starts.push(points);
    let first = COUNTS + 8 + 4 * parts;
    let position = |i: usize| Some((double(first + 16 * i)?, double(first + 16 * i + 8)?));
    starts.windows(2).map(|part| (part[0]..part[1]).map(position).collect()).collect()
}
