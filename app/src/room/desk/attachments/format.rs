//! What a file is, by its first bytes alone. What it says of itself decides nothing.

/// How a file may be shown, with the media type that its bytes have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Picture(&'static str),
    Sound(&'static str),
    Film(&'static str),
    /// Letters, pages, drawings with scripts in them, and whatever nobody knows: saved, and not shown.
    Other,
}

/// Enough bytes to know every format in the list.
pub const START: usize = 12;

pub fn of(start: &[u8]) -> Shown {
    let behind = |from: usize, wanted: &[u8]| start.get(from..).is_some_and(|rest| rest.starts_with(wanted));
    match start {
        [0xff, 0xd8, 0xff, ..] => Shown::Picture("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Shown::Picture("image/png"),
        [b'G', b'I', b'F', b'8', ..] => Shown::Picture("image/gif"),
        [b'R', b'I', b'F', b'F', ..] if behind(8, b"WEBP") => Shown::Picture("image/webp"),
        [b'R', b'I', b'F', b'F', ..] if behind(8, b"WAVE") => Shown::Sound("audio/wav"),
        [b'O', b'g', b'g', b'S', ..] => Shown::Sound("audio/ogg"),
        [b'f', b'L', b'a', b'C', ..] => Shown::Sound("audio/flac"),
        [b'I', b'D', b'3', ..] | [0xff, 0xfb | 0xf3 | 0xf2, ..] => Shown::Sound("audio/mpeg"),
        _ if behind(4, b"ftypM4A") => Shown::Sound("audio/mp4"),
        _ if behind(4, b"ftyp") => Shown::Film("video/mp4"),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Shown::Film("video/webm"),
        _ => Shown::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_sounds_and_films_are_shown_whatever_a_file_says_of_itself() {
        for (start, shown) in [
            (b"\xff\xd8\xff\xe0 JFIF..".as_slice(), Shown::Picture("image/jpeg")),
            (b"RIFF\0\0\0\0WEBP", Shown::Picture("image/webp")),
            (b"RIFF\0\0\0\0WAVE", Shown::Sound("audio/wav")),
            (b"\0\0\0\x18ftypmp42", Shown::Film("video/mp4")),
            (b"\0\0\0\x18ftypM4A ", Shown::Sound("audio/mp4")),
            (b"%PDF-1.7 %\xe2", Shown::Other),
            (b"<svg xmlns=\"", Shown::Other),
            (b"<!DOCTYPE ht", Shown::Other),
            (b"PK\x03\x04", Shown::Other),
            (b"", Shown::Other),
        ] {
            assert_eq!(of(start), shown, "{start:?}");
        }
    }
}
