//! The exports for the checks in `tests/python`: archives of sample releases into the folder that is named.

#[path = "../tests/themes/released.rs"]
mod released;

use std::{env, fs, io::Error, path::PathBuf};

use themes::export;

fn main() -> Result<(), Error> {
    let folder: PathBuf = env::args().nth(1).ok_or_else(|| Error::other("name a folder"))?.into();
    let samples =
        [("counted", released::counted()), ("narrative", released::narrative()), ("summary", released::summary())];
    for (name, release) in samples {
        fs::write(folder.join(format!("{name}.zip")), export::package(&release).map_err(Error::other)?)?;
    }
    Ok(())
}
