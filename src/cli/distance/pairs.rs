//! A table of pairs: CSV rows of two positions in, the same rows with their geodesic out, one pass, in order.
//!
//! Lines are split by hand where they hold no quotation mark: the geodesic takes 0.6 µs, and the text around it should
//! not take longer.

use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Read, Write};

use super::digits;
use crate::cli::outcome::Outcome;
use crate::error::{Error, Result};
use crate::geodesy::inverse;
use crate::geometry::LonLat;
use crate::lang::Message;
use crate::limits;
use crate::units::LengthUnit;

/// Where the four numbers stand in a row.
#[derive(Debug, Clone, Copy)]
struct Columns {
    lat1: usize,
    lon1: usize,
    lat2: usize,
    lon2: usize,
    /// Fields of the header: a row with more of them has a comma too many, and its columns cannot be told.
    fields: usize,
}

/// Without a header, the first four.
const PLAIN: Columns = Columns { lat1: 0, lon1: 1, lat2: 2, lon2: 3, fields: usize::MAX };

pub(super) fn run() -> Result<Outcome> {
    let input = BufReader::with_capacity(1 << 20, std::io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    let done = convert(input, &mut output);
    match output.flush() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(written(error)),
        _ => done.map(|()| Outcome::Done),
    }
}

/// Answers every row; rows that hold no two positions keep empty fields, and the first of them is the error.
fn convert(mut input: impl BufRead, output: &mut impl Write) -> Result<()> {
    let (mut line, mut out) = (Vec::with_capacity(256), Vec::with_capacity(256));
    let (mut number, mut failed, mut first_failed) = (0usize, 0usize, 0usize);
    let mut columns = PLAIN;
    loop {
        line.clear();
        let longest = limits::PAIR_LINE_BYTES;
        let read = input.by_ref().take(longest as u64 + 1).read_until(b'\n', &mut line).map_err(unread)?;
        if read == 0 {
            break;
        }
        if read > longest && line.last() != Some(&b'\n') {
            // The rest is passed over; nothing of such a row is worth its memory.
            line.clear();
            line.push(b' ');
            input.skip_until(b'\n').map_err(unread)?;
        }
        number += 1;
        let row = if line == b" " { &line[..] } else { line.trim_ascii_end() };
        if row.is_empty() {
            continue;
        }
        out.clear();
        out.extend_from_slice(row);
        if number == 1
            && let Some(named) = header(row)
        {
            columns = named;
            out.extend_from_slice(b",km,mi,nmi,azimuth,back_azimuth\n");
        } else if let Some((from, to)) = positions(row, columns) {
            append(&mut out, from, to);
        } else {
            failed += 1;
            first_failed = if failed == 1 { number } else { first_failed };
            out.extend_from_slice(b",,,,,\n");
        }
        match output.write_all(&out) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
            other => other.map_err(written)?,
        }
    }
    if failed > 0 {
        let (failed, rows, line) = (failed.into(), number.into(), first_failed.into());
        let what = Message::RowsWithoutPositions { failed, rows, line };
        return Err(Error::input(what, Message::RowsWithoutPositionsHint {}));
    }
    Ok(())
}

fn unread(source: std::io::Error) -> Error {
    Error::Read { path: "standard input".into(), source, hint: Box::new(Message::CheckPipeHint {}) }
}

fn written(source: std::io::Error) -> Error {
    Error::Write { path: "standard output".into(), source }
}

/// Kilometres to the millimetre, miles and nautical miles, both azimuths.
fn append(out: &mut Vec<u8>, from: LonLat, to: LonLat) {
    let geodesic = inverse(from, to);
    let back = crate::units::Azimuth::from_degrees(geodesic.azi2.degrees() - 180.0).degrees();
    for (value, decimals) in [
        (geodesic.length.km(), 6),
        (geodesic.length.in_unit(LengthUnit::Mile), 4),
        (geodesic.length.in_unit(LengthUnit::NauticalMile), 4),
        (geodesic.azi1.degrees(), 4),
        (back, 4),
    ] {
        out.push(b',');
        digits::push(out, value, decimals);
    }
    out.push(b'\n');
}

fn positions(row: &[u8], columns: Columns) -> Option<(LonLat, LonLat)> {
    let wanted = [columns.lat1, columns.lon1, columns.lat2, columns.lon2];
    let mut numbers = [None; 4];
    let mut take = |at: usize, field: &[u8]| {
        if let Some(slot) = wanted.iter().position(|&column| column == at) {
            numbers[slot] = digits::parse(field);
        }
    };
    let last = if columns.fields == usize::MAX { wanted.into_iter().max().unwrap_or(0) + 1 } else { usize::MAX };
    let mut count = 0;
    let mut field = |field: &[u8]| {
        take(count, field);
        count += 1;
    };
    if row.contains(&b'"') {
        fields_of(row)?.iter().take(last).for_each(|text| field(text.as_bytes()));
    } else {
        row.split(|&byte| byte == b',').take(last).for_each(&mut field);
    }
    if count > columns.fields {
        return None;
    }
    let [lat1, lon1, lat2, lon2] = numbers;
    Some((LonLat::new(lon1?, lat1?)?, LonLat::new(lon2?, lat2?)?))
}

/// The fields of a row with quotation marks.
fn fields_of(row: &[u8]) -> Option<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row);
    let record = reader.records().next()?.ok()?;
    Some(record.iter().map(str::to_owned).collect())
}

/// The columns that a header names; `None` where the first row is data.
fn header(row: &[u8]) -> Option<Columns> {
    let names = fields_of(row)?;
    if names.iter().take(4).all(|name| digits::parse(name.as_bytes()).is_some()) {
        return None;
    }
    let find = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.trim().to_lowercase().as_str()));
    let columns = Columns {
        lat1: find(&["lat1", "from_lat", "lat_1", "start_lat", "latitude1"])?,
        lon1: find(&["lon1", "lng1", "from_lon", "lon_1", "start_lon", "longitude1"])?,
        lat2: find(&["lat2", "to_lat", "lat_2", "end_lat", "latitude2"])?,
        lon2: find(&["lon2", "lng2", "to_lon", "lon_2", "end_lon", "longitude2"])?,
        fields: names.len(),
    };
    Some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(input: &str) -> (String, Result<()>) {
        let mut out = Vec::new();
        let done = convert(input.as_bytes(), &mut out);
        (String::from_utf8(out).expect("ASCII"), done)
    }

    #[test]
    fn rows_keep_their_order_and_gain_their_geodesic() {
        let (out, done) = table("36.2352,59.6410,32.0853,34.7818\n0,0,0,90\n");
        assert!(done.is_ok());
        let lines: Vec<&str> = out.lines().collect();
        assert!(lines[0].starts_with("36.2352,59.6410,32.0853,34.7818,2331.251361,"), "{out}");
        assert!(lines[1].starts_with("0,0,0,90,10018.754171,"), "{out}");
    }

    #[test]
    fn a_row_is_read_up_to_the_limit_of_its_length() {
        let row = |length: usize| format!("0,0,0,90,{}\n", "x".repeat(length - 10));
        let (out, done) = table(&row(limits::PAIR_LINE_BYTES));
        assert!(done.is_ok() && out.contains(",10018.754171,"));
        let (out, done) = table(&(row(limits::PAIR_LINE_BYTES + 2) + "0,0,0,90\n"));
        assert!(done.is_err_and(|error| error.to_string().contains("1 of 2 rows")));
        assert!(out.len() < 100 && out.ends_with("90.0000,270.0000\n"), "{out}");
    }

    #[test]
    fn a_header_names_the_columns() {
        let (out, done) = table("name,lon1,lat1,lon2,lat2\n\"a, b\",0,0,90,0\n");
        assert!(done.is_ok());
        assert!(out.lines().nth(1).is_some_and(|line| line.contains(",10018.754171,")), "{out}");
    }

    #[test]
    fn a_row_with_more_fields_than_its_header_is_refused() {
        let (out, done) = table(
            "name,lat1,lon1,lat2,lon2\nKyiv, the capital,50.45,30.52,49.84,24.03\nKyiv,50.45,30.52,49.84,24.03\n",
        );
        assert!(done.is_err_and(|error| error.to_string().contains("1 of 3 rows")));
        assert!(out.lines().nth(1).is_some_and(|line| line.ends_with(",,,,,")), "{out}");
        assert!(out.lines().nth(2).is_some_and(|line| line.contains(",468.")), "{out}");
    }

    #[test]
    fn a_row_without_positions_is_told_and_the_others_are_answered() {
        let (out, done) = table("0,0,0,90\nx,0,0,0\n91,0,0,0\n0,0,0,90\n");
        assert_eq!(out.lines().count(), 4);
        let message = done.expect_err("two rows are wrong").to_string();
        assert!(message.contains("2 of 4 rows") && message.contains("line 2"), "{message}");
    }
}
