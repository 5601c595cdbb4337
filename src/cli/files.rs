//! Writing files: each whole or not at all, several together or none, and nothing left behind.
//!
//! A file is written beside its target under a name that nobody can foresee, forced to the disk, and renamed. What stands at the target
//! keeps its mode; a link, a pipe or a device is neither followed nor replaced. When the process is told to end, what is unfinished
//! is removed; what a killed process left is swept by the next run, which knows it by its ending and by that nobody holds its lock.

use std::collections::hash_map::RandomState;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use crate::error::{Error, Result};
use crate::lang::Message;

/// How the names of unfinished files and folders end.
const ENDING: &str = ".dateline-tmp";
/// What SQLite keeps beside a database that somebody has open, or left in a hurry.
const BESIDE_DATABASE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Files and folders to remove when the process is told to end.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Refuses targets that are one file, that are `inputs`, or that cannot be replaced; before any work is done.
pub(super) fn check(targets: &[&Path], inputs: &[&Path]) -> Result<()> {
    let mut taken: Vec<PathBuf> = inputs.iter().map(|input| settled(input)).collect();
    for target in targets.iter().filter(|target| **target != Path::new("-")) {
        let settled = settled(target);
        if taken.contains(&settled) {
            let what = Message::TakenTarget { file: target.display().to_string().into() };
            return Err(Error::input(what, Message::TakenTargetHint {}));
        }
        taken.push(settled);
        replaceable(target)?;
    }
    Ok(())
}

/// The path with its folder as the file system has it, so that two ways to write it are one.
fn settled(path: &Path) -> PathBuf {
    let folder = fs::canonicalize(folder_of(path)).unwrap_or_else(|_| folder_of(path).to_owned());
    folder.join(path.file_name().unwrap_or_default())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What stands at `path`, if it is a file that can be replaced.
fn replaceable(path: &Path) -> Result<Option<fs::Metadata>> {
    let failed = |kind, why: &str| Err(Error::Write { path: path.to_owned(), source: io::Error::new(kind, why) });
    if path.file_name().is_none() {
        return failed(ErrorKind::InvalidInput, "it has no file name");
    }
    let standing = match fs::symlink_metadata(path) {
        Ok(standing) if standing.is_file() => Some(standing),
        Ok(standing) if standing.is_dir() => return failed(ErrorKind::IsADirectory, "it is a folder"),
        Ok(_) => {
            return failed(ErrorKind::InvalidInput, "it is a link, a pipe or a device; name the file itself");
        }
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(source) => return Err(Error::Write { path: path.to_owned(), source }),
    };
    if path.extension().is_some_and(|ending| ending == "gpkg") {
        for ending in BESIDE_DATABASE {
            let mut beside = path.as_os_str().to_owned();
            beside.push(ending);
            if fs::symlink_metadata(&beside).is_ok() {
                let what = Message::HeldDatabase {
                    file: path.display().to_string().into(),
                    beside: Path::new(&beside).display().to_string().into(),
                };
                return Err(Error::input(what, Message::HeldDatabaseHint {}));
            }
        }
    }
    Ok(standing)
}

/// Writes all of `files`, or none of them, and then removes those of `stale` that stand.
pub(super) fn write(files: &[(PathBuf, Vec<u8>)], stale: &[PathBuf]) -> Result<()> {
    watch();
    let standing = files.iter().map(|(path, _)| replaceable(path)).collect::<Result<Vec<_>>>()?;
    let mut folders: Vec<&Path> = files.iter().map(|(path, _)| folder_of(path)).collect();
    folders.sort_unstable();
    folders.dedup();
    folders.iter().for_each(|folder| sweep(folder));
    let mut staged = Vec::with_capacity(files.len());
    for ((path, content), standing) in files.iter().zip(standing) {
        let file = Staged::file(path, content, standing.as_ref())
            .map_err(|source| Error::Write { path: path.clone(), source })?;
        staged.push((file, path.as_path(), standing.is_some()));
    }
    exchange(&staged)?;
    stale.iter().filter(|path| fs::symlink_metadata(path).is_ok_and(|found| found.is_file())).for_each(|path| {
        fs::remove_file(path).ok();
    });
    folders.iter().for_each(|folder| force(folder));
    Ok(())
}

/// Renames every staged file to its target; where one cannot be, those before it are put back.
fn exchange(staged: &[(Staged, &Path, bool)]) -> Result<()> {
    // Held throughout: whoever is told to end waits until all are renamed or none is.
    let mut held = unfinished();
    let mut undo: Vec<(Option<PathBuf>, &Path)> = Vec::new();
    let mut failure = None;
    for (file, path, stands) in staged {
        let old = (staged.len() > 1 && *stands).then(|| hidden(path));
        let kept =
            old.as_ref().map_or(Ok(()), |old| fs::hard_link(path, old).or_else(|_| fs::copy(path, old).map(drop)));
        if let Err(source) = kept.and_then(|()| fs::rename(&file.path, path)) {
            old.as_ref().map(fs::remove_file);
            failure = Some(Error::Write { path: (*path).to_owned(), source });
            break;
        }
        undo.push((old, path));
    }
    for (old, path) in undo {
        match (&failure, old) {
            (None, Some(old)) => fs::remove_file(old).ok(),
            (None, None) => None,
            (Some(_), Some(old)) => fs::rename(old, path).ok(),
            (Some(_), None) => fs::remove_file(path).ok(),
        };
    }
    if failure.is_none() {
        held.retain(|path| !staged.iter().any(|(file, ..)| file.path == *path));
    }
    failure.map_or(Ok(()), Err)
}

/// Writes `files` into `folder`: a new folder appears whole, in one that stands all files are exchanged together.
pub(super) fn write_folder(folder: &Path, files: &[(PathBuf, Vec<u8>)], stale: &[PathBuf]) -> Result<()> {
    let within = |name: &PathBuf| folder.join(name);
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => {
            let files: Vec<_> = files.iter().map(|(name, content)| (within(name), content.clone())).collect();
            let stale: Vec<_> = stale.iter().map(within).collect();
            return write(&files, &stale);
        }
        Ok(_) => {
            let source = io::Error::new(ErrorKind::NotADirectory, "it is no folder");
            return Err(Error::Write { path: folder.to_owned(), source });
        }
        Err(_) => {}
    }
    watch();
    let failed = |source| Error::Write { path: folder.to_owned(), source };
    let parent = folder_of(folder);
    fs::create_dir_all(parent).map_err(failed)?;
    sweep(parent);
    let staged = Staged::folder(folder, files).map_err(failed)?;
    let mut held = unfinished();
    fs::rename(&staged.path, folder).map_err(failed)?;
    held.retain(|path| *path != staged.path);
    drop(held);
    force(parent);
    Ok(())
}

/// A file or folder on its way; removed where it does not arrive.
struct Staged {
    path: PathBuf,
    /// Its lock says that somebody is at work on it.
    _held: File,
}

impl Staged {
    fn file(target: &Path, content: &[u8], standing: Option<&fs::Metadata>) -> io::Result<Self> {
        let mut file = Self::begin(target, |path| OpenOptions::new().write(true).create_new(true).open(path))?;
        if let Some(standing) = standing {
            file._held.set_permissions(standing.permissions())?;
        }
        file._held.write_all(content)?;
        file._held.sync_all()?;
        Ok(file)
    }

    fn folder(target: &Path, files: &[(PathBuf, Vec<u8>)]) -> io::Result<Self> {
        let folder = Self::begin(target, |path| fs::create_dir(path).and_then(|()| File::open(path)))?;
        for (name, content) in files {
            let mut file = OpenOptions::new().write(true).create_new(true).open(folder.path.join(name))?;
            file.write_all(content)?;
            file.sync_all()?;
        }
        force(&folder.path);
        Ok(folder)
    }

    fn begin(target: &Path, make: impl Fn(&Path) -> io::Result<File>) -> io::Result<Self> {
        loop {
            let path = hidden(target);
            let mut held = unfinished();
            let made = match make(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                made => made?,
            };
            held.push(path.clone());
            // A file system without locks is one without sweeping.
            made.try_lock().ok();
            return Ok(Self { path, _held: made });
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let mut held = unfinished();
        if let Some(at) = held.iter().position(|path| *path == self.path) {
            held.swap_remove(at);
            remove(&self.path);
        }
    }
}

/// A name beside `target` that nobody can foresee.
fn hidden(target: &Path) -> PathBuf {
    let chance = RandomState::new().build_hasher().finish();
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or(OsStr::new("dateline")));
    name.push(format!(".{chance:016x}{ENDING}"));
    target.with_file_name(name)
}

fn remove(path: &Path) {
    // If it cannot be removed either, the error that led here says more.
    if path.is_dir() {
        fs::remove_dir_all(path).ok()
    } else {
        fs::remove_file(path).ok()
    };
}

/// Removes what a killed process left in `folder`.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with('.') && name.ends_with(ENDING));
        let plain = entry.file_type().is_ok_and(|kind| kind.is_file() || kind.is_dir());
        if ours && plain && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            remove(&entry.path());
        }
    }
}

/// Forces the names in a folder to the disk, where the file system can.
fn force(folder: &Path) {
    File::open(folder).and_then(|folder| folder.sync_all()).ok();
}

/// Removes what is unfinished when the process is told to end.
fn watch() {
    static ONCE: Once = Once::new();
    #[cfg(unix)]
    ONCE.call_once(|| {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
        std::thread::spawn(move || {
            for signal in signals.forever() {
                let held = unfinished();
                held.iter().for_each(|path| remove(path));
                // Ends the process as the signal would have, while nothing can be begun.
                signal_hook::low_level::emulate_default_handler(signal).ok();
            }
        });
    });
    #[cfg(not(unix))]
    ONCE.call_once(|| {});
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("dateline-files-{name}-{}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn where_one_of_several_cannot_be_written_all_stay_as_they_were() {
        let folder = folder("several");
        fs::write(folder.join("a"), "old").expect("a file");
        fs::create_dir(folder.join("b")).expect("a folder");
        let files =
            [(folder.join("a"), b"new".to_vec()), (folder.join("c"), b"new".to_vec()), (folder.join("b"), vec![])];
        assert!(write(&files, &[]).is_err());
        assert_eq!(fs::read(folder.join("a")).expect("the file"), b"old");
        assert_eq!(names(&folder), ["a", "b"]);
    }

    #[test]
    fn a_new_folder_is_whole_and_stale_files_go() {
        let folder = folder("whole").join("layers");
        let files = [(PathBuf::from("a"), b"1".to_vec()), (PathBuf::from("b"), b"2".to_vec())];
        write_folder(&folder, &files, &[]).expect("it is written");
        fs::write(folder.join("other"), "").expect("a file");
        write_folder(&folder, &files[..1], &["b".into()]).expect("it is written");
        assert_eq!(names(&folder), ["a", "other"]);
        assert_eq!(names(folder.parent().expect("its folder")), ["layers"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_mode_is_kept_and_a_link_is_refused() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder("mode");
        let file = folder.join("a");
        fs::write(&file, "old").expect("a file");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("a mode");
        write(&[(file.clone(), b"new".to_vec())], &[]).expect("it is written");
        assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o640);
        symlink("a", folder.join("link")).expect("a link");
        assert!(write(&[(folder.join("link"), b"x".to_vec())], &[]).is_err());
        assert_eq!(fs::read(&file).expect("the file"), b"new");
    }

    #[test]
    fn what_a_killed_process_left_is_swept_and_what_another_writes_is_not() {
        let folder = folder("swept");
        fs::write(folder.join(".a.0123.dateline-tmp"), "half").expect("a file");
        let other = Staged::file(&folder.join("other"), b"half", None).expect("a file");
        write(&[(folder.join("a"), b"new".to_vec())], &[]).expect("it is written");
        assert_eq!(names(&folder).len(), 2, "{:?}", names(&folder));
        drop(other);
        assert_eq!(names(&folder), ["a"]);
    }

    #[test]
    fn a_database_that_somebody_has_open_is_refused() {
        let folder = folder("held");
        fs::write(folder.join("r.gpkg-wal"), "log").expect("a file");
        let refused = write(&[(folder.join("r.gpkg"), vec![])], &[]).expect_err("it is held").to_string();
        assert!(refused.contains("r.gpkg-wal"), "{refused}");
    }
}
