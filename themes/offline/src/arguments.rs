//! What may follow `murmuration-offline`.

use std::{ffi::OsString, path::PathBuf};

use clap::{
    Arg, ArgAction, ArgGroup, ArgMatches, Command,
    builder::{PossibleValuesParser, TypedValueParser as _},
    value_parser,
};
use vault::{
    draft::{Consent, ContentNote},
    seal::Lock,
    site::SitePublicKey,
};

use crate::{
    check::{Address, Check, Trust},
    export::Export,
    help,
    input::STDIN,
    open::{Format, Open, Place},
    root::Root,
    seal::Seal,
    site, verify,
};

/// One thing to do.
pub enum Task {
    Open(Open),
    Seal(Seal),
    Export(Export),
    VerifyKeys(verify::Keys),
    VerifyRelease(verify::Release),
    Check(Check),
    SiteKey(site::Key),
    SiteSign(site::Sign),
}

/// A task, and whether a program reads the outcome.
pub struct Order {
    pub task: Task,
    pub json: bool,
}

/// Reads the command line. `terminal`: a person looks at standard output.
///
/// # Errors
/// What clap has to say: a slip, or the help that was asked for.
pub fn read(words: impl IntoIterator<Item = OsString>, terminal: bool) -> Result<Order, clap::Error> {
    let matches = command().try_get_matches_from(words)?;
    let json = matches.get_flag("json");
    let task = match matches.subcommand() {
        Some(("open", given)) => Task::Open(open(given, terminal)),
        Some(("seal", given)) => Task::Seal(seal(given)),
        Some(("export", given)) => Task::Export(Export {
            release: one(given, "release"),
            keys: many(given, "keys"),
            root: root(given).expect("clap requires it"),
            output: given.get_one::<PathBuf>("out").cloned(),
        }),
        Some(("check", given)) => Task::Check(check(given)),
        Some(("site", given)) => match given.subcommand() {
            Some(("key", given)) => Task::SiteKey(site::Key { output: one(given, "out") }),
            Some(("sign", given)) => Task::SiteSign(site::Sign {
                manifest: one(given, "manifest"),
                key: one(given, "identity"),
                output: given.get_one::<PathBuf>("out").cloned(),
            }),
            _ => unreachable!("clap requires one of these"),
        },
        Some(("verify", given)) => match given.subcommand() {
            Some(("keys", given)) => Task::VerifyKeys(verify::Keys { notes: many(given, "note"), root: root(given) }),
            Some(("release", given)) => Task::VerifyRelease(verify::Release {
                releases: many(given, "release"),
                keys: many(given, "keys"),
                root: root(given).expect("clap requires it"),
            }),
            _ => unreachable!("clap requires one of these"),
        },
        _ => unreachable!("clap requires one of these"),
    };
    refuse(&task, json, terminal)?;
    Ok(Order { task, json })
}

/// What the parts say together, and clap can't be told.
fn refuse(task: &Task, json: bool, terminal: bool) -> Result<(), clap::Error> {
    let why = match task {
        Task::Open(Open { place: Place::Stdout { .. }, .. }) if json => {
            "the accounts and the report of --json can't both go to standard output; give --out instead of --stdout"
        }
        Task::Seal(Seal { output, .. }) if json && output.as_os_str() == STDIN => {
            "the sealed file and the report of --json can't both go to standard output; give --out a file"
        }
        Task::Seal(Seal { output, .. }) if terminal && output.as_os_str() == STDIN => {
            "a sealed file is nothing for a terminal; give --out a file, or send it on with a pipe"
        }
        Task::Open(Open { identity, sources, .. })
            if identity.as_os_str() == STDIN && sources.iter().any(|source| source.as_os_str() == STDIN) =>
        {
            "the keys and an account can't both come from standard input; save one of them as a file"
        }
        Task::VerifyKeys(verify::Keys { root: None, notes }) if notes.len() == 1 && !notes[0].is_dir() => {
            "one list of keys says nothing by itself: give --root with the fingerprint that the organisation publishes, or the lists before it too"
        }
        _ => return Ok(()),
    };
    Err(command().error(clap::error::ErrorKind::ArgumentConflict, why))
}

fn open(given: &ArgMatches, terminal: bool) -> Open {
    let shared = given.get_flag("allow-shared");
    let place = match given.get_one::<PathBuf>("out") {
        Some(path) => Place::Folder { path: path.clone(), shared },
        None => Place::Stdout { shared, terminal },
    };
    let json = given.get_one::<String>("format").is_some_and(|format| format == "json");
    Open {
        sources: many(given, "source"),
        identity: one(given, "identity"),
        root: root(given),
        place,
        format: if json { Format::Json } else { Format::Text },
    }
}

fn seal(given: &ArgMatches) -> Seal {
    let text = one(given, "text");
    let beside = || {
        let name = if text.as_os_str() == STDIN { OsString::from("account") } else { text.clone().into_os_string() };
        let mut name = name;
        name.push(".age");
        PathBuf::from(name)
    };
    Seal {
        output: given.get_one::<PathBuf>("out").cloned().unwrap_or_else(beside),
        keys: one(given, "keys"),
        root: root(given).expect("clap requires it"),
        // What is sent by that door has no receipt, and nobody could be asked.
        consent: Consent { count: given.get_flag("allow-count"), quote: given.get_flag("allow-quote"), contact: false },
        notes: given.get_many::<ContentNote>("ready-for").unwrap_or_default().copied().collect(),
        language: given.get_one::<String>("language").cloned(),
        lock: if given.get_flag("classic") { Lock::Classic } else { Lock::Hybrid },
        text,
    }
}

fn check(given: &ArgMatches) -> Check {
    let own = given.get_one::<PathBuf>("manifest").cloned().map(Trust::Own);
    let key = given.get_one::<SitePublicKey>("key").copied().map(Trust::Key);
    Check {
        address: given.get_one::<Address>("address").cloned().expect("clap requires it"),
        trust: own.or(key).expect("clap requires one of them"),
        minutes: given.get_one::<u64>("minutes").copied().expect("it has a default"),
    }
}

fn many(given: &ArgMatches, name: &str) -> Vec<PathBuf> {
    given.get_many::<PathBuf>(name).unwrap_or_default().cloned().collect()
}

fn one(given: &ArgMatches, name: &str) -> PathBuf {
    given.get_one::<PathBuf>(name).cloned().unwrap_or_else(|| PathBuf::from(STDIN))
}

fn root(given: &ArgMatches) -> Option<Root> {
    given.get_one::<Root>("root").cloned()
}

fn command() -> Command {
    let json = flag("json", "Report for programs: one JSON object on standard output").global(true);
    Command::new("murmuration-offline")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Opens, seals, verifies and exports on a machine without network")
        .after_help(help::ALL)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(json)
        .subcommand(open_command())
        .subcommand(seal_command())
        .subcommand(verify_command())
        .subcommand(export_command())
        .subcommand(check_command())
        .subcommand(site_command())
}

fn open_command() -> Command {
    Command::new("open")
        .about("Open sealed accounts, or all that the desk exported")
        .after_help(help::OPEN)
        .arg(paths("source", "A sealed file (.age), a folder of them, or the desk's export: the .tar or its folder; - for standard input"))
        .arg(
            path("identity", "KEYS", "The call's keys: the file call.key of the desk; - for standard input")
                .short('i')
                .required(true),
        )
        .arg(path("out", "FOLDER", "Put a file for each account into this folder").short('o'))
        .arg(flag("stdout", "Print the accounts instead"))
        .group(ArgGroup::new("place").args(["out", "stdout"]).required(true))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .default_value("text")
                .value_parser(["text", "json"])
                .help("text for people, json for programs"),
        )
        .arg(root_argument("Refuse an export whose lists of keys are signed by another root than this"))
        .arg(flag("allow-shared", "Write even where others on this machine may look"))
}

fn seal_command() -> Command {
    let notes = ContentNote::ALL.map(name_of);
    let note = PossibleValuesParser::new(notes).map(|name| {
        ContentNote::ALL.into_iter().find(|note| name_of(*note) == name).expect("it is one of these names")
    });
    Command::new("seal")
        .about("Seal a text for the form of those who write without scripts")
        .after_help(help::SEAL)
        .arg(
            Arg::new("text")
                .value_name("TEXT")
                .value_parser(value_parser!(PathBuf))
                .default_value(STDIN)
                .help("The account, as plain text in UTF-8; - for standard input"),
        )
        .arg(
            path("keys", "KEYSET", "The call's list of keys, as its page /c/CALL/keys hands it out")
                .short('k')
                .required(true),
        )
        .arg(root_argument("The fingerprint that the organisation publishes, or its whole link").required(true))
        .arg(
            path("out", "FILE", "Where to put the sealed file [TEXT.age or account.age]; - for standard output")
                .short('o'),
        )
        .arg(flag("allow-count", "Themes of this account may be counted"))
        .arg(flag("allow-quote", "Masked quotes of it may be published"))
        .arg(
            Arg::new("ready-for")
                .long("ready-for")
                .value_name("WHAT")
                .action(ArgAction::Append)
                .value_parser(note)
                .help("What the reader should be ready for; may be given several times"),
        )
        .arg(
            Arg::new("language")
                .long("language")
                .value_name("TAG")
                .value_parser(language)
                .help("The language it is written in, such as en or cy"),
        )
        .arg(flag("classic", "For readers whose age is older than 1.3. It does not hold against future computers"))
}

fn verify_command() -> Command {
    let keys = Command::new("keys")
        .about("Verify lists of keys: by a fingerprint, and that each follows the one before")
        .after_help(help::VERIFY_KEYS)
        .arg(paths("note", "A list of keys, or a folder of them (.txt), in any order"))
        .arg(root_argument("The fingerprint that the organisation publishes, or its whole link"));
    let release = Command::new("release")
        .about("Verify releases: signatures, plan, and that each names the one before")
        .after_help(help::VERIFY_RELEASE)
        .arg(paths("release", "A release.json; several of one call in any order"))
        .arg(lists_of_keys())
        .arg(root_argument("The fingerprint that the organisation publishes, or its whole link").required(true));
    Command::new("verify")
        .about("Verify lists of keys or releases")
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(keys)
        .subcommand(release)
}

fn export_command() -> Command {
    Command::new("export")
        .about("Make what researchers take away from a release, in one .zip")
        .after_help(help::EXPORT)
        .arg(
            Arg::new("release")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .required(true)
                .help("The file release.json; - for standard input"),
        )
        .arg(lists_of_keys())
        .arg(root_argument("The fingerprint that the organisation publishes, or its whole link").required(true))
        .arg(path("out", "FILE", "Where to put the archive [murmuration-CALL-release-NUMBER.zip]").short('o'))
}

fn check_command() -> Command {
    Command::new("check")
        .about("Ask a server for every file that browsers get from it, and compare. This command uses the network")
        .after_help(help::CHECK)
        .arg(
            Arg::new("address")
                .value_name("ADDRESS")
                .value_parser(value_parser!(Address))
                .required(true)
                .help("Of the server, such as https://your.address, or the link of a call"),
        )
        .arg(
            Arg::new("key")
                .long("key")
                .value_name("KEY")
                .value_parser(|text: &str| {
                    let digits = text.to_ascii_lowercase();
                    digits
                        .parse::<SitePublicKey>()
                        .map_err(|_| "a key has 64 digits 0-9 and a-f; take the one that is published")
                })
                .help("The key that the files are signed with, as the organisation publishes it"),
        )
        .arg(path("manifest", "FILE", "A manifest.json to compare with instead, of a build of your own"))
        .arg(
            Arg::new("minutes")
                .long("minutes")
                .value_name("MINUTES")
                .value_parser(value_parser!(u64))
                .default_value("120")
                .help("How long it may take in all"),
        )
        .group(ArgGroup::new("trust").args(["key", "manifest"]).required(true))
}

fn site_command() -> Command {
    let key = Command::new("key")
        .about("Make the key that what a server sends is signed with")
        .after_help(help::SITE)
        .arg(path("out", "FILE", "Where to put the key").short('o').required(true));
    let sign = Command::new("sign")
        .about("Sign the manifest of a build")
        .after_help(help::SITE)
        .arg(
            Arg::new("manifest")
                .value_name("MANIFEST")
                .value_parser(value_parser!(PathBuf))
                .required(true)
                .help("The file manifest.json of the build"),
        )
        .arg(path("identity", "KEY", "The key; - for standard input").short('i').required(true))
        .arg(path("out", "FILE", "Where to put the signature [MANIFEST.sig]").short('o'));
    Command::new("site")
        .about("Make a key for what a server sends, and sign with it")
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(key)
        .subcommand(sign)
}

/// For what is signed by members.
fn lists_of_keys() -> Arg {
    path("keys", "KEYSET", "Lists of keys of the call, or a folder of them")
        .short('k')
        .required(true)
        .action(ArgAction::Append)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn path(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).value_parser(value_parser!(PathBuf)).help(help)
}

fn paths(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name("FILE").value_parser(value_parser!(PathBuf)).num_args(1..).required(true).help(help)
}

fn root_argument(help: &'static str) -> Arg {
    Arg::new("root").long("root").value_name("FINGERPRINT").value_parser(value_parser!(Root)).help(help)
}

const fn name_of(note: ContentNote) -> &'static str {
    match note {
        ContentNote::SelfHarm => "self-harm",
        ContentNote::Violence => "violence",
        ContentNote::Restraint => "restraint",
        ContentNote::Loss => "loss",
        ContentNote::Racism => "racism",
        ContentNote::Children => "children",
    }
}

/// A tag as in BCP 47: letters and digits in parts of at most eight.
fn language(text: &str) -> Result<String, String> {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if text.len() <= 35 && text.split('-').all(is_part) {
        return Ok(text.to_owned());
    }
    Err("write it like en, cy or pt-BR".to_owned())
}
