//! The command `murmuration`. The only place that reads settings, the clock and the system's randomness.

use std::{
    env,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use rand_core::{OsRng, RngCore as _};
use server::{
    chance::Chance,
    clock::Clock,
    config::Config,
    listen, log, retention,
    router::router,
    start::{self, StartError, Started},
};
use tokio::signal::unix::{SignalKind, signal};

const USAGE: &str = "\
murmuration: anonymous testimony, sealed in the sender's browser

  murmuration serve       start the server; the first time, print the link for the set-up
  murmuration --version   say which version this is

Settings (environment):
  MURMURATION_DATA              folder for database and secrets           [data]
  MURMURATION_ORIGIN            what browsers see                         [http://127.0.0.1:3000]
  MURMURATION_LISTEN            address and port to listen on             [127.0.0.1:3000]
  MURMURATION_STATIC            the built static site                     [dist]
  MURMURATION_ATTACHMENTS_GIB   what all attached files may take         [20]
  MURMURATION_DEMONSTRATION     1 takes calls with invented testimonies   [0]
  MURMURATION_SETUP_TOKEN_FILE  where to put the one-time set-up token beside printing it
  MURMURATION_WORK_DIFFICULTY   tests and benches only: the same work for everyone (0 to 20)
";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => match serve().await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("murmuration: {error}");
                ExitCode::FAILURE
            }
        },
        ["--version"] => {
            println!("murmuration {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        ["--help" | "help"] => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

async fn serve() -> Result<(), StartError> {
    log::start();
    let config = Config::read(|name| env::var(name).ok())?;
    let end = end();
    let Started { state, listener, setup_link, folder } = start::start(config, system_clock(), system_chance()).await?;
    println!("Murmuration is at {}", state.config.origin);
    if let Some(link) = setup_link {
        println!("No call yet. Make the first one, once, at this address; keep it to yourself:\n{link}");
    }
    let retention = retention::start(state.clone());
    listen::serve(listener, router(&state), end).await;
    retention.abort();
    state.store.clone().close().await;
    drop(folder);
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn system_clock() -> Clock {
    Clock::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

fn system_chance() -> Chance {
    Chance::new(|bytes| OsRng.fill_bytes(bytes))
}

/// A future that is over when the system or the terminal asks for the end. From the call on, not from the first poll: an
/// early request must not end the process the hard way.
fn end() -> impl Future<Output = ()> {
    let (terminate, interrupt) = (asked(SignalKind::terminate()), asked(SignalKind::interrupt()));
    async {
        tokio::select! {
            () = terminate => {}
            () = interrupt => {}
        }
    }
}

fn asked(kind: SignalKind) -> impl Future<Output = ()> {
    let signal = signal(kind);
    async {
        match signal {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Then the system's own way remains.
            Err(_) => std::future::pending().await,
        }
    }
}
