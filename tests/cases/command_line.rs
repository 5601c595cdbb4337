//! The program as a person or a script meets it: bad input, exit codes, whole files or none.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn dateline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).env("NO_COLOR", "1");
    command
}

fn with_stdin(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = dateline(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    // A program that refuses the input early closes the pipe; that is its right.
    stdin.write_all(input).ok();
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::remove_dir_all(&path).ok();
    fs::create_dir_all(&path).expect("a folder for the test");
    path
}

fn refused(output: &Output, says: &str) {
    let talk = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{talk}");
    assert!(talk.contains(says), "{talk:?} does not say {says:?}");
    assert!(!talk.contains("panicked"), "{talk}");
}

#[test]
fn an_empty_report_is_refused_with_advice() {
    for command in ["check", "places"] {
        refused(&with_stdin(&[command, "-"], b" \n"), "is empty");
    }
}

#[test]
fn binary_junk_is_refused_with_advice() {
    let junk: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    refused(&with_stdin(&["places", "-"], &junk), "not text");
}

#[test]
fn a_report_in_another_encoding_is_read_and_says_so() {
    let windows = b"Two rockets fell near M\xe9rida, the governor\x92s office said.";
    let output = with_stdin(&["places", "-", "--format", "json"], windows);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a record");
    assert_eq!(record["places"][0]["text"], "M\u{e9}rida");
    let notes = record["diagnostics"].as_array().expect("a list");
    assert!(notes.iter().any(|note| note["code"] == "not-utf8"), "{notes:?}");
}

#[test]
fn a_report_of_a_hundred_megabytes_is_refused_without_reading_it_all() {
    refused(&with_stdin(&["places", "-"], &vec![b'a'; 100 << 20]), "longer than");
}

#[test]
fn a_missing_file_is_named() {
    refused(&dateline(&["check", "no/such/report.txt"]).output().expect("it runs"), "no/such/report.txt");
}

#[test]
fn a_report_without_any_place_is_an_honest_empty_result() {
    let output = with_stdin(&["places", "-", "--format", "json"], b"Nothing happened to anyone.");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a record");
    assert_eq!(record["places"], serde_json::json!([]));
}

#[test]
fn an_old_file_survives_a_run_that_fails() {
    let folder = folder("survives");
    let picture = folder.join("map.png");
    fs::write(&picture, "old").expect("the old file");
    let target = picture.to_str().expect("a plain path");
    for size in ["0x1000", "1600x0", "1000000x1000000", "wide"] {
        let output = with_stdin(&["map", "-", "--size", size, "-o", target], b"A missile hit Haifa on Friday.");
        assert_eq!(output.status.code(), Some(2), "{size}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(fs::read_to_string(&picture).expect("it is there"), "old", "{size}");
    }
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1, "a temporary file was left");
}

#[test]
fn an_unwritable_target_is_named() {
    let output = with_stdin(&["map", "-", "-o", "no/such/folder/map.png"], b"A missile hit Haifa on Friday.");
    refused(&output, "no/such/folder/map.png");
}

#[test]
fn a_format_that_is_not_known_lists_those_that_are() {
    refused(&with_stdin(&["map", "-", "-o", "map.bmp"], b"A missile hit Haifa."), "svg");
}

#[test]
fn batch_answers_every_line_in_order_also_a_broken_one() {
    let input = b"{\"id\":\"a\",\"text\":\"A missile hit Haifa.\"}\nnot json\n{\"doc_id\":\"c\",\"text\":\"\"}\n";
    let output = with_stdin(&["batch"], input);
    assert_eq!(output.status.code(), Some(0));
    let records: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a record a line"))
        .collect();
    assert_eq!(records.len(), 3);
    assert_eq!(records[0]["id"], "a");
    assert!(records[1]["error"].is_string());
    assert_eq!(records[2]["id"], "c");
}

#[test]
fn a_broken_pipe_is_silent_success() {
    let mut child = dateline(&["man"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn help_opens_with_examples_and_every_shell_has_completions() {
    let help = dateline(&["--help"]).output().expect("it runs").stdout;
    assert!(String::from_utf8_lossy(&help).starts_with("Examples:\n  dateline map report.txt"));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = dateline(&["completions", shell]).output().expect("it runs").stdout;
        assert!(String::from_utf8_lossy(&script).contains("distance"), "{shell}");
    }
}

/// What a run prints, which must succeed.
fn printed(arguments: &[&str]) -> String {
    let output = dateline(arguments).output().expect("it runs");
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_manual_has_every_option_of_every_command() {
    let manual = printed(&["man"]).replace("\\-", "-");
    let mut options = 0;
    for command in ["map", "check", "places", "export", "distance", "locate", "batch", "completions", "help"] {
        let start = manual.find(&format!("DATELINE {}\"", command.to_uppercase())).expect(command);
        let section = manual[start..].split("\n.SH ").next().unwrap_or_default();
        let help = printed(&["help", command]);
        let lines = help.lines().map(str::trim).filter(|line| line.starts_with('-'));
        for option in lines.flat_map(str::split_whitespace).filter(|word| word.starts_with("--")) {
            let name: String = option.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            assert!(section.contains(&name), "{command} {name}");
            options += 1;
        }
    }
    assert!(options > 40, "{options}");
}

#[test]
fn help_documents_the_files_too() {
    for topic in ["record", "lists", "styles"] {
        assert_eq!(printed(&["help", topic]), fs::read_to_string(format!("docs/{topic}.md")).unwrap(), "{topic}");
    }
    assert!(printed(&["help"]).contains("dateline map report.txt"));
    assert!(printed(&["help", "map"]).contains("--labels"));
    let wrong = dateline(&["help", "recrod"]).output().expect("it runs");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("record, lists or styles"), "{}", said(&wrong));
}

#[test]
fn a_misspelt_command_is_told_what_may_be_meant() {
    let wrong = dateline(&["exprot", "x"]).output().expect("it runs");
    assert!(said(&wrong).contains("'export'"), "{}", said(&wrong));
}

#[test]
fn a_choice_is_explained_for_one_name_or_for_all() {
    let all = dateline(&["places", "--explain", "examples/june-2025.txt"]).output().unwrap();
    let text = String::from_utf8(all.stdout).unwrap();
    assert!(all.status.success() && text.contains("Mashhad airport") && text.contains("Bat Yam"), "{text}");
    let one = dateline(&["places", "--explain", "Bat Yam", "examples/june-2025.txt"]).output().unwrap();
    let text = String::from_utf8(one.stdout).unwrap();
    assert!(text.starts_with("Bat Yam") && text.contains("population") && !text.contains("Mashhad"), "{text}");
}

const LIST: &str =
    "name,lat,lon,kind,day\nKyiv depot,50.60,30.90,missile,2025-06-13\nPort hall,46.30,30.60,fire,2025-06-16\n";

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn every_command_reads_a_list_by_its_content() {
    let folder = folder("list_by_content");
    let path = folder.join("list.txt");
    fs::write(&path, LIST).expect("the list");
    let path = path.to_str().expect("a plain path");
    let run = |arguments: &[&str]| dateline(arguments).output().expect("it runs");
    let places = run(&["places", path]);
    assert!(said(&places).contains("50.6000   30.9000") && said(&places).contains("strike_site"), "{}", said(&places));
    assert!(said(&run(&["check", path])).contains("no statement"));
    let out = folder.join("layers");
    assert!(run(&["export", path, "-o", out.to_str().unwrap()]).status.success());
    let points = fs::read_to_string(out.join("list_points.geojson")).expect("the points");
    assert!(points.contains("[30.9,50.6]") && points.contains("\"dateline_event\":\"missile\""), "{points}");
    let picture = folder.join("map.svg");
    let map = ["map", path, "-o", picture.to_str().unwrap(), "--alt"];
    assert!(
        said(&run(&map)).contains("Missile strike: Kyiv depot. Fire or damage: Port hall."),
        "{}",
        said(&run(&map))
    );
    let piped = with_stdin(&["places", "-"], LIST.as_bytes());
    assert_eq!(piped.stdout, places.stdout);
    // The record of the list draws the same map.
    let record = run(&["places", path, "--format", "json"]);
    let piped = with_stdin(&["map", "-", "-o", picture.to_str().unwrap(), "--alt"], &record.stdout);
    assert_eq!(piped.stdout, run(&map).stdout);
}

#[test]
fn a_list_that_cannot_be_read_is_refused_by_every_command() {
    let folder = folder("list_refused");
    let path = folder.join("list.csv");
    fs::write(&path, "name,where\nA,B\n").expect("the list");
    let (path, out) = (path.to_str().expect("a plain path"), folder.join("out.svg"));
    let out = out.to_str().expect("a plain path");
    for arguments in [&["places", path][..], &["check", path], &["export", path, "-o", out], &["map", path, "-o", out]]
    {
        refused(&dateline(arguments).output().expect("it runs"), "no column of the list holds positions");
    }
}

#[test]
fn the_day_of_a_report_and_the_column_of_a_list_have_two_names() {
    let folder = folder("two_days");
    let picture = folder.join("map.svg");
    let picture = picture.to_str().expect("a plain path");
    let report = b"A missile hit Haifa on Friday.";
    let dated = with_stdin(&["map", "-", "-o", picture, "--date", "2026-03-14", "--live-text"], report);
    assert!(dated.status.success(), "{}", said(&dated));
    let drawn = fs::read_to_string(picture).expect("the map");
    assert!(drawn.contains("March 13, 2026") && drawn.contains("March 14, 2026"), "{drawn}");
    refused(&with_stdin(&["map", "-", "-o", picture, "--date", "nosuch"], report), "is not a day");
    refused(&with_stdin(&["map", "-", "-o", picture, "--kind", "what"], report), "is no list");
    for (flag, hint) in [("--date-column", false), ("--date", true)] {
        let listed = with_stdin(&["map", "-", "-o", picture, flag, "day", "--live-text"], LIST.as_bytes());
        assert_eq!(said(&listed).contains("given with --date-column"), hint, "{}", said(&listed));
        assert!(fs::read_to_string(picture).expect("the map").contains("June 13 to 16, 2025"), "{flag}");
    }
    let feature = br#"{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}"#;
    refused(&with_stdin(&["map", "-", "-o", picture, "--kind", "nosuch"], feature), "no column `nosuch`");
    refused(
        &with_stdin(&["map", "-", "-o", picture, "--date-column", "nosuch"], LIST.as_bytes()),
        "--date-column one of",
    );
}

#[test]
fn a_callout_finds_its_site_or_lists_those_that_there_are() {
    let folder = folder("callout");
    let picture = folder.join("map.svg");
    let picture = picture.to_str().expect("a plain path");
    let map = |callout: &str| with_stdin(&["map", "-", "-o", picture, "--alt", "--callout", callout], LIST.as_bytes());
    let done = map(" port HALL = Two halls burnt; roof gone");
    assert!(said(&done).contains("Port hall (Two halls burnt; roof gone)"), "{}", said(&done));
    refused(&map("Odesa=x"), "the sites are: Kyiv depot, Port hall");
    refused(&map("=x"), "is not a callout");
}

#[test]
fn a_record_explains_by_the_reasons_that_it_keeps() {
    let record = dateline(&["places", "examples/june-2025.txt", "--format", "json"]).output().unwrap();
    let explained = with_stdin(&["places", "-", "--explain", "Bat Yam"], &record.stdout);
    let text = String::from_utf8(explained.stdout).unwrap();
    assert!(text.starts_with("Bat Yam  (Bat Yam, ") && !text.contains("candidates"), "{text}");
}
