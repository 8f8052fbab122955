//! The longer words of `--help`.

pub const ALL: &str = "\
Nothing here uses a network but `check`. Nothing is ever written over. `murmuration-offline open --help` and
so on show examples.

Exit codes:
  0  everything that was asked for is done, and right
  1  a part of it: what is not right stands on standard error
  2  the command was not understood
  3  a file or folder can't be read or written, or is in the way; a server does not answer
  4  a key does not fit, or something is damaged, no text, or can't be believed

With --json, standard output is one object: command, exit, results (one for each that is done), failures
(subject, kind, what, next), notes.";

pub const OPEN: &str = "\
Examples:
  murmuration-offline open murmuration-right-care.tar -i call.key --out opened
  murmuration-offline open sealed.age -i call.key --stdout
  age -d call.key.age | murmuration-offline open accounts/ -i - --out opened

Opened accounts are readable to anyone who gets at the files. They are written so that only you may open
them on this machine; keep the disk encrypted, and delete them when you are done. An export is checked
before anything is opened: its lists of keys, its checksums, and that each account is the one that it is
said to be. What can't be opened is named at the end, and the others are opened all the same.

What people allow is as it was when they sealed; who changed her mind, added something or took her account
back since then is known at the desk only.";

pub const SEAL: &str = "\
Examples:
  murmuration-offline seal account.txt --keys keyset.txt --root 0123456789abcdef0123456789abcdef
  murmuration-offline seal --keys keyset.txt --root https://your.address/c/right-care#0123… --allow-count

Nothing may be done with an account but to read it, unless you allow it here. The sealed file is sent with
the form at /c/CALL/offline, from any machine. There are no receipt words this way: you can't come back to
it, and nobody can ask you.";

pub const VERIFY_KEYS: &str = "\
Examples:
  murmuration-offline verify keys keyset.txt --root 0123456789abcdef0123456789abcdef
  murmuration-offline verify keys murmuration-right-care/keys/

Without --root, several lists are verified against each other, and the fingerprint that signed them is
printed for you to compare.";

pub const VERIFY_RELEASE: &str = "\
Examples:
  murmuration-offline verify release release.json --keys keys/ --root 0123456789abcdef0123456789abcdef
  murmuration-offline verify release 1/release.json 2/release.json --keys keys/ --root 0123…

A release is right if a keyholder and another member signed it under verified lists of keys, if it is of
the plan that it names, and if its numbers are as disclosure control makes them. Each of several releases
must name the one before it.";

pub const EXPORT: &str = "\
Example:
  murmuration-offline export release.json --keys keys/ --root 0123456789abcdef0123456789abcdef

The release is verified first, and nothing is made of one that can't be believed. In the archive are a
report with the method, the tables for R, Python, spreadsheets and SPSS, the themes and the quotes for tools
of qualitative research, and the release itself. The same release always gives the same archive.";

pub const CHECK: &str = "\
Examples:
  murmuration-offline check https://your.address --key 0123…
  murmuration-offline check https://your.address/c/right-care --manifest dist/well-known/manifest.json

The list of all files must be signed by the key, and each file must have the digest in the list, as it is and
compressed, with the policy in the list; rooms by their own address too, in each language. Pages that the server
writes itself must have theirs, and load listed files only. With --manifest, nobody's key is believed: build the
same version yourself, and compare with that.

At most 100 calls are looked at, and 100 releases of each; the call of a link always is.

A server can serve you what is right and somebody else what is not, or go back to an older version that was signed.
Check from where it can't expect you, more than once, and compare the manifest's SHA-256 with the one published.";

pub const SITE: &str = "\
Examples:
  murmuration-offline site key --out site.key
  murmuration-offline site sign manifest.json -i site.key
  age -d site.key.age | murmuration-offline site sign manifest.json -i -

Make the key on a machine without network, keep it there or locked (age -p site.key > site.key.age), and never
on a server. Publish the public key that is printed where people already trust you. Sign each build where the
key is: bring manifest.json to it, and manifest.json.sig back beside it. It is Ed25519 over the bytes of the
manifest; the key is PEM, as openssl reads it.";
