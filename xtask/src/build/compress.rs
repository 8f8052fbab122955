//! A `.br` beside each file that gains from it, so that the server compresses nothing while it answers.

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
};

use brotli::enc::BrotliEncoderParams;

use super::fingerprint::files_below;

/// Pictures and fonts are compressed already.
const WORTH_IT: [&str; 7] = ["css", "html", "js", "json", "svg", "txt", "wasm"];

/// Compresses every file below `folder` that gains from it, as small as Brotli can.
pub fn folder(folder: &Path) -> io::Result<()> {
    let files = files_below(folder)?;
    let worthy = files.iter().filter(|path| {
        let extension = path.extension().and_then(|it| it.to_str());
        extension.is_some_and(|it| WORTH_IT.contains(&it))
    });
    thread::scope(|scope| {
        let running: Vec<_> = worthy.map(|path| scope.spawn(|| file(path))).collect();
        running.into_iter().try_for_each(|one| {
            let finished = one.join();
            finished.unwrap_or_else(|_| Err(io::Error::other("the compressor panicked")))
        })
    })
}

fn file(path: &Path) -> io::Result<()> {
    fs::write(beside(path), compress(&fs::read(path)?)?)
}

/// `style.css` -> `style.css.br`
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

fn compress(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_compressed_beside_itself_and_pictures_are_not() {
        let place = tempfile::tempdir().expect("a folder");
        let text = "calm ".repeat(1000);
        fs::write(place.path().join("style.css"), &text).expect("a file");
        fs::write(place.path().join("mark.png"), &text).expect("a file");
        folder(place.path()).expect("compressed");

        let compressed = fs::read(place.path().join("style.css.br")).expect("a file");
        assert!(compressed.len() < 100);
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &compressed[..], &mut plain).expect("decompressed");
        assert_eq!(plain, text.as_bytes());
        assert!(!place.path().join("mark.png.br").exists());
    }

    #[test]
    fn the_same_bytes_compress_to_the_same_bytes() {
        let text = "calm ".repeat(1000);
        let once = compress(text.as_bytes()).expect("compressed");
        assert_eq!(once, compress(text.as_bytes()).expect("compressed"));
    }
}
