//! The file that somebody chose, read slice by slice, or cleaned in memory.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::clean::{self, Cleaned, Format, Found};

/// What was done with a file before it is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// Hidden details were looked for and, if found, removed.
    Cleaned(Found),
    /// Of a kind that is not cleaned.
    AsItIs,
    /// Of a kind that is cleaned, but too large for it.
    TooLarge,
    /// Of a kind that is cleaned, but damaged or locked.
    Unreadable,
}

/// The file can't be read any more: moved, changed, or on a device that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

/// What will be sealed.
pub struct Source {
    content: Content,
    pub size: u64,
    pub media_type: String,
    pub treatment: Treatment,
}

enum Content {
    File(File),
    Memory(Vec<u8>),
}

/// Enough for every signature that is looked for.
const START: u64 = 16;

impl Source {
    /// Looks at a file, and cleans it if that can be done.
    pub async fn prepare(file: File) -> Result<Self, Unavailable> {
        let size = size(&file);
        let format = Format::of(&read(&file, 0, START.min(size)).await?);
        let (content, treatment) = match format {
            None => (Content::File(file.clone()), Treatment::AsItIs),
            Some(_) if size > clean::LARGEST => (Content::File(file.clone()), Treatment::TooLarge),
            Some(format) => match clean::clean(format, read(&file, 0, size).await?) {
                Ok(Cleaned { bytes, found }) => (Content::Memory(bytes), Treatment::Cleaned(found)),
                Err(clean::Unreadable) => (Content::File(file.clone()), Treatment::Unreadable),
            },
        };
        let size = match &content {
            Content::File(file) => self::size(file),
            Content::Memory(bytes) => bytes.len() as u64,
        };
        let media_type = format.map_or_else(|| said(&file), |format| format.media_type().to_owned());
        Ok(Self { content, size, media_type, treatment })
    }

    /// The bytes from `from` to `to`.
    pub async fn read(&self, from: u64, to: u64) -> Result<Vec<u8>, Unavailable> {
        match &self.content {
            Content::File(file) => read(file, from, to).await,
            Content::Memory(bytes) => {
                let range = usize::try_from(from).ok().zip(usize::try_from(to).ok());
                range.and_then(|(from, to)| bytes.get(from..to)).map(<[u8]>::to_vec).ok_or(Unavailable)
            }
        }
    }
}

fn size(file: &File) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is a whole number below 2^53")]
    let size = file.size() as u64;
    size
}

/// What the browser takes it for.
fn said(file: &File) -> String {
    let said = file.type_();
    if said.is_empty() || said.len() > 200 { "application/octet-stream".to_owned() } else { said }
}

#[expect(clippy::cast_precision_loss, reason = "files are far below 2^53 bytes")]
async fn read(file: &File, from: u64, to: u64) -> Result<Vec<u8>, Unavailable> {
    let slice = file.slice_with_f64_and_f64(from as f64, to as f64).map_err(|_| Unavailable)?;
    let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| Unavailable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    if bytes.len() as u64 == to - from { Ok(bytes) } else { Err(Unavailable) }
}
