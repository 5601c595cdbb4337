//! Workbooks of Excel (xlsx, xlsb, xls) and OpenDocument: the sheet that tells positions, else the first with rows.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Sheets, open_workbook_auto_from_rs};

use super::{Cell, File, Format, Kept, MOST_ROWS, Row, Rows, headers, too_many};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};

/// Sheets.
pub const FORMAT: Format = Format { name: "spreadsheet", endings: &["xlsx", "xlsm", "xlsb", "xls", "ods"], is, read };

/// Rows that are looked at for a header.
const LOOKED_AT: usize = 60;

/// Whether it is an archive with the parts of a workbook, or the container of older Excel.
fn is(file: &File<'_>) -> bool {
    let holds = |part: &[u8]| file.content.windows(part.len()).take(8 << 20).any(|window| window == part);
    let archive =
        file.content.starts_with(b"PK\x03\x04") && (holds(b"xl/workbook.") || holds(b"opendocument.spreadsheet"));
    archive || file.content.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

fn read(file: &File<'_>) -> Result<Rows> {
    let unread = |why: String| Error::input(format!("the workbook cannot be read: {why}"), "save it as .xlsx or CSV");
    let mut book: Sheets<Cursor<&[u8]>> =
        open_workbook_auto_from_rs(Cursor::new(file.content)).map_err(|error| unread(error.to_string()))?;
    let mut sheets: Vec<(String, Range<Data>, usize, bool)> = Vec::new();
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let first: Vec<Vec<String>> = range
            .rows()
            .take(LOOKED_AT)
            .map(|row| row.iter().map(|cell| cell_of(cell).words().unwrap_or_default()).collect())
            .collect();
        if first.is_empty() {
            continue;
        }
        let at = headers::header(&first, range.width());
        let tells = headers::tells_positions(&first[at]);
        sheets.push((name, range, at, tells));
    }
    let chosen = sheets.iter().position(|sheet| sheet.3).unwrap_or(0);
    let more = sheets.len();
    if chosen >= more {
        return Err(Error::input("the list has no rows", "give a sheet with a header and a row a place"));
    }
    let (name, range, at, _) = sheets.swap_remove(chosen);
    let mut rows = table(&range, at)?;
    if more > 1 {
        let message = format!("the sheet `{name}` was read, the first of {more} that holds positions");
        rows.diagnostics
            .push(Diagnostic::note("one-sheet", None, message).with_hint("save another sheet as CSV to map it"));
    }
    Ok(rows)
}

fn table(range: &Range<Data>, header: usize) -> Result<Rows> {
    let start = range.start().map_or(0, |(row, _)| row as usize);
    let mut rows = Rows { kept: Kept::Table, ..Rows::default() };
    for (at, cells) in range.rows().enumerate().skip(header) {
        let cells: Vec<Cell> = cells.iter().map(cell_of).collect();
        let words = || cells.iter().map(|cell| cell.words().unwrap_or_default());
        if at == header {
            rows.columns = words().collect();
            continue;
        }
        if cells.iter().all(|cell| *cell == Cell::Empty) {
            continue;
        }
        let texts: Vec<String> = if at == header + 1 { words().collect() } else { Vec::new() };
        if headers::is_tags(texts.iter().map(String::as_str)) {
            rows.tags = texts;
            continue;
        }
        if rows.rows.len() == MOST_ROWS {
            return Err(too_many("rows"));
        }
        rows.rows.push(Row { number: start + at + 1, shape: None, cells });
    }
    // Columns at the end that nothing names and nothing fills are of the sheet, not of the list.
    let used = (0..rows.columns.len()).rev().find(|&at| {
        !rows.columns[at].is_empty()
            || rows.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| *cell != Cell::Empty))
    });
    rows.columns.truncate(used.map_or(0, |at| at + 1));
    let width = rows.columns.len();
    rows.rows.iter_mut().for_each(|row| row.cells.truncate(width));
    headers::name_columns(&mut rows.columns);
    Ok(rows)
}

/// A cell; days as they are written internationally, and whole numbers without a fraction.
fn cell_of(data: &Data) -> Cell {
    match data {
        Data::Int(number) => Cell::Integer(*number),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => Cell::Integer(*number as i64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) => Cell::text(text),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            match (hour, minute, second) {
                (0, 0, 0) => Cell::Text(day),
                _ => Cell::Text(format!("{day}T{hour:02}:{minute:02}:{second:02}")),
            }
        }
        Data::DateTime(length) => Cell::Number(length.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::text(text),
        Data::Error(_) | Data::Empty => Cell::Empty,
    }
}
