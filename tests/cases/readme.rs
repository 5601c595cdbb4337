//! What the README shows is what the program prints: every `$ dateline …` of a console block is run and compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::golden::{assert_same, decode};

fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_dateline"));
    let path =
        format!("{}:{}", program.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .output()
        .expect("a shell");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The README with the output of each of its commands as it is now.
fn refreshed(readme: &str, folder: &Path) -> String {
    let mut fresh = String::new();
    let mut in_console = false;
    let mut skipping = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            in_console = line == "```console";
            skipping = false;
        }
        if in_console && line.starts_with("$ ") {
            skipping = line.starts_with("$ dateline ");
            fresh += &format!("{line}\n");
            if skipping {
                fresh += &run(&line[2..], folder);
            }
        } else if !skipping {
            fresh += &format!("{line}\n");
        }
    }
    fresh
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    assert!(readme.matches("\n$ dateline ").count() >= 3, "the README shows too few commands");
    let fresh = refreshed(&readme, &root);
    if std::env::var_os("BLESS").is_some() {
        fs::write(root.join("README.md"), &fresh).expect("the README can be written");
    }
    assert!(fresh == readme, "the README is out of date; BLESS=1 rewrites it:\n{fresh}");
}

#[test]
fn the_map_of_the_readme_is_what_its_command_draws() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let made = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme");
    fs::create_dir_all(&made).expect("a folder for the test");
    let files = ["june-2025.png", "june-2025.svg", "june-2025.pdf"];
    let outputs: Vec<String> = files.iter().map(|file| format!("-o {}", made.join(file).display())).collect();
    run(&format!("dateline map examples/june-2025.txt {}", outputs.join(" ")), &root);
    if std::env::var_os("BLESS").is_some() {
        for file in files {
            fs::copy(made.join(file), root.join("output").join(file)).expect("the folder output can be written");
        }
    }
    let picture = |folder: &Path| decode(&fs::read(folder.join(files[0])).expect("a picture"));
    assert_same(&picture(&root.join("output")), &picture(&made), 8, 0.001, made.join("difference.png"));
    let drawing = |folder: &Path| fs::read_to_string(folder.join(files[1])).expect("a drawing");
    assert!(
        drawing(&root.join("output")) == drawing(&made),
        "output/june-2025.svg is out of date; BLESS=1 rewrites it"
    );
}
