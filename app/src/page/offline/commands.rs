//! What is typed into a terminal. The same in every language.
//!
//! A sealed file tells the length of what is in it. So each box first fills the account up with zeros to one of the three sizes
//! of `vault/FORMAT.md` §3.2, and does nothing if the account is longer than the largest.

use vault::padding::SizeClass;

use crate::text::{Key, key::offline as key};

/// How to get the program.
pub(super) const GET: [(Key, &str); 3] = [
    (key::GET_LINUX, "sudo apt install age"),
    (key::GET_MAC, "brew install age"),
    (key::GET_WINDOWS, "winget install --id FiloSottile.age"),
];

/// Which age there is.
pub(super) const VERSION: &str = "age --version";

const SIZES: [usize; 3] = [SizeClass::Small.bytes(), SizeClass::Medium.bytes(), SizeClass::Large.bytes()];

/// For any POSIX shell.
pub(super) fn unix(recipient: &str) -> String {
    let [small, medium, large] = SIZES;
    format!(
        "length=$(($(wc -c < account.txt)))\n\
         for size in {small} {medium} {large}; do [ $length -le $size ] && break; done\n\
         [ $length -le $size ] && cat account.txt /dev/zero | head -c $size | age -r {recipient} -o sealed.age"
    )
}

/// For PowerShell 5 and later, whose pipes would change the bytes.
pub(super) fn windows(recipient: &str) -> String {
    let [small, medium, large] = SIZES;
    format!(
        "$account = [IO.File]::ReadAllBytes(\"$PWD\\account.txt\")\n\
         $size = {small}, {medium}, {large} | Where-Object {{ $account.Length -le $_ }} | Select-Object -First 1\n\
         if ($size) {{\n  \
           $padded = New-Object byte[] $size\n  \
           $account.CopyTo($padded, 0)\n  \
           [IO.File]::WriteAllBytes(\"$PWD\\padded.bin\", $padded)\n  \
           age -r {recipient} -o sealed.age padded.bin\n  \
           Remove-Item padded.bin\n\
         }}"
    )
}
