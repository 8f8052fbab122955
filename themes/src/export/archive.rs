//! A `.zip` that is the same each time.

use std::io::{Cursor, Write};

use time::Date;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::ExportError;

/// Files, packed one after the other.
pub struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Archive {
    /// Everything in it is of midnight of `day`; of the first day that a `.zip` can tell (1980) if it can't tell this one.
    pub fn new(day: Date) -> Self {
        let midnight = u16::try_from(day.year())
            .ok()
            .and_then(|year| DateTime::from_date_and_time(year, day.month().into(), day.day(), 0, 0, 0).ok());
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(midnight.unwrap_or_default())
            .unix_permissions(0o644);
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), options }
    }

    /// One more file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        self.zip.start_file(name, self.options)?;
        self.zip.write_all(bytes).map_err(zip::result::ZipError::from)?;
        Ok(())
    }

    /// Its bytes.
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
        Ok(self.zip.finish()?.into_inner())
    }
}
