//! `dateline batch`: one record a line, in order, whatever the line holds.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

fn batch(input: &[u8]) -> Vec<Value> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    String::from_utf8(done.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_line_that_is_no_report_gets_an_error_in_its_place_and_the_batch_goes_on() {
    let records = batch(
        b"{\"id\":\"a\",\"text\":\"Fire in Haifa.\"}\nnot json\n\n{\"doc_id\":7,\"text\":\"\"}\n\xff\xfe\n{\"id\":\"c\"}\n{\"id\":\"d\",\"text\":\"Calm.\",\"date\":\"soon\"}\n{\"id\":\"e\",\"text\":\"Calm.\",\"date\":\"2025-06-15T08:00:00Z\",\"source\":\"x\"}",
    );
    let ids: Vec<_> = records.iter().map(|record| record["id"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(ids, ["a", "", "7", "", "c", "d", "e"]);
    let failed: Vec<_> = records.iter().map(|record| record.get("error").is_some()).collect();
    assert_eq!(failed, [false, true, false, true, true, true, false]);
}

#[test]
fn a_span_beyond_the_text_is_an_error_of_its_line() {
    let records = batch(b"{\"id\":\"b\",\"text\":\"Fire\",\"spans\":[{\"start\":2,\"end\":9}]}");
    assert!(records[0]["error"].as_str().unwrap().contains("code points"));
}
