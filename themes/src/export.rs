//! What researchers take away from a release: one archive, or each file by itself. `FORMAT.md` §8 says what is in them.
//!
//! Everything is made from the release alone, so no number is in a file that isn't in a [`Cell`](crate::release::Cell). The same release gives the same bytes.

mod archive;
mod checksums;
mod csvw;
mod data_package;
mod project;
mod report;
mod sheet;
mod sheets;
mod syntax;
mod text;
mod tree;
mod workbook;

use crate::{
    csv::{self, PathTooLong},
    qdc,
    release::{Release, SignedRelease, TableName},
};
use archive::Archive;
use sheet::Sheet;

const REPORT: &str = "report.md";
const RELEASE: &str = "release.json";
const DATA_PACKAGE: &str = "datapackage.json";
const CSVW: &str = "csv-metadata.json";
const WORKBOOK: &str = "tables.xlsx";
const SYNTAX: &str = "tables.sps";
const CODEBOOK: &str = "codebook.qdc";
const CODEBOOK_TABLE: &str = "codebook.csv";
const PROJECT: &str = "quotes.qdpx";
const CHECKSUMS: &str = "checksums.sha256";

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path within the archive.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why there is no file. A release is within the limits of every form, so this is a fault of ours to be reported, not one of the release.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The archive.
    #[error("the files can't be packed: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// The workbook.
    #[error("the workbook can't be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// What an archive of this release is called.
pub fn name(release: &Release) -> String {
    format!("{}.zip", sheets::package_name(release))
}

/// Everything in one `.zip`.
///
/// # Errors
/// [`ExportError`].
pub fn package(signed: &SignedRelease) -> Result<Vec<u8>, ExportError> {
    package_with(signed, |_, _| ())
}

/// Everything in one `.zip`. `tell` hears after each step how many are done, and how many there are.
///
/// # Errors
/// [`ExportError`].
pub fn package_with(signed: &SignedRelease, mut tell: impl FnMut(usize, usize)) -> Result<Vec<u8>, ExportError> {
    let release = signed.release();
    let sheets = sheets::all(release);
    let mut files = Vec::new();
    for (done, make) in (1..).zip(MAKERS) {
        files.extend(make(signed, &sheets)?);
        tell(done, MAKERS.len());
    }
    files.insert(0, file(REPORT, report(signed) + &report::about(&files)));
    files.push(checksums::of(&files));
    let mut archive = Archive::new(release.day());
    files.iter().try_for_each(|File { name, bytes }| archive.add(name, bytes))?;
    archive.finish()
}

type Maker = fn(&SignedRelease, &[Sheet]) -> Result<Vec<File>, ExportError>;

/// What is made out of a release, in the order in which it is packed. The report lies before, checksums behind.
const MAKERS: [Maker; 6] = [
    |signed, _| Ok(vec![File { name: RELEASE.to_owned(), bytes: signed.to_bytes() }]),
    |_, sheets| Ok(sheets.iter().map(Sheet::file).collect()),
    |signed, sheets| Ok(metadata(signed.release(), sheets)),
    |signed, sheets| match sheets {
        [] => Ok(Vec::new()),
        _ => Ok(vec![File { name: WORKBOOK.to_owned(), bytes: workbook::write(signed, sheets)? }]),
    },
    |signed, _| {
        let table = codebook_table(signed.release()).ok().map(|text| file(CODEBOOK_TABLE, text));
        Ok([file(CODEBOOK, codebook(signed.release()))].into_iter().chain(table).collect())
    },
    |signed, _| {
        let project = project(signed.release())?;
        Ok(project.map(|bytes| File { name: PROJECT.to_owned(), bytes }).into_iter().collect())
    },
];

/// What says what the tables are.
fn metadata(release: &Release, sheets: &[Sheet]) -> Vec<File> {
    if sheets.is_empty() {
        return Vec::new();
    }
    let mut files =
        vec![file(DATA_PACKAGE, data_package::write(release, sheets)), file(CSVW, csvw::write(release, sheets))];
    files.extend(syntax::write(release, sheets).map(|text| file(SYNTAX, text)));
    files
}

fn file(name: &str, text: String) -> File {
    File { name: name.to_owned(), bytes: text.into_bytes() }
}

/// Method, dates, what is hidden and why, tables, quotes, how to cite and how to verify: Markdown (CommonMark with tables).
pub fn report(signed: &SignedRelease) -> String {
    report::write(signed)
}

/// A table as CSV. `None` if it isn't published.
pub fn table(release: &Release, name: TableName) -> Option<File> {
    release.table(name).map(|table| sheets::table(release, &table).file())
}

/// Tables and quotes with notes, as `.xlsx`.
///
/// # Errors
/// [`ExportError`].
pub fn workbook(signed: &SignedRelease) -> Result<Vec<u8>, ExportError> {
    Ok(workbook::write(signed, &sheets::all(signed.release()))?)
}

/// SPSS syntax that reads the tables where they lie in the archive. `None` if there are none.
pub fn syntax(release: &Release) -> Option<String> {
    syntax::write(release, &sheets::all(release))
}

/// The themes as a REFI-QDA codebook (`.qdc`).
pub fn codebook(release: &Release) -> String {
    qdc::write::themes(&tree::of(release.codebook()))
}

/// The themes as the table that Taguette imports.
///
/// # Errors
/// [`PathTooLong`]: the archive then has no such table.
pub fn codebook_table(release: &Release) -> Result<String, PathTooLong> {
    csv::themes(&tree::of(release.codebook()))
}

/// The quotes as a REFI-QDA project (`.qdpx`). `None` if there are none.
///
/// # Errors
/// [`ExportError`].
pub fn project(release: &Release) -> Result<Option<Vec<u8>>, ExportError> {
    if release.quotes().is_empty() { Ok(None) } else { project::write(release).map(Some) }
}
