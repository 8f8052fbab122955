//! The static site: from a folder, or out of this program itself. Either way in the same answers.

use std::{
    future::{Ready, ready},
    io::{self, Cursor},
    path::{Path, PathBuf},
    pin::Pin,
    sync::LazyLock,
    task::{Context, Poll},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{Uri, header},
    middleware::map_response,
    response::{IntoResponse as _, Response},
    routing::{MethodRouter, get},
};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncRead, AsyncSeek, ReadBuf};
use tower::ServiceExt as _;
use tower_http::services::fs::{Backend, DefaultServeDirFallback, File, Metadata, ServeDir};

use crate::{
    header::{Caching, Policy},
    routes::page,
    state::AppState,
};

/// Whether this program carries the site.
pub const IS_EMBEDDED: bool = cfg!(feature = "embed");

/// Name and content of every file, sorted by name.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Where the site is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Site {
    /// In a folder, as `cargo xtask build` makes it.
    Folder(PathBuf),
    /// In this program.
    Embedded,
}

impl Site {
    /// The first of these files that is not there.
    pub fn missing(&self, names: &[&str]) -> Option<PathBuf> {
        names.iter().find_map(|name| match self {
            Self::Folder(folder) => Some(folder.join(name)).filter(|path| !path.exists()),
            Self::Embedded => find(Path::new(name)).is_err().then(|| PathBuf::from(name)),
        })
    }

    /// What pages load, and what is said of all files so that anybody can check them.
    pub fn files(&self) -> Router<AppState> {
        let folders = [("/assets", "assets"), ("/.well-known/murmuration", "well-known")];
        let all = folders.into_iter().fold(Router::new(), |router, (address, name)| match self {
            Self::Folder(folder) => router.nest_service(address, file_or_page(ServeDir::new(folder.join(name)))),
            Self::Embedded => router.nest_service(address, file_or_page(ServeDir::with_backend(name, Embedded))),
        });
        all.layer(map_response(as_asset))
    }

    /// A room's page.
    pub async fn room(&self, name: &str, mut request: Request) -> Response {
        // Names of rooms and languages are made of letters, digits and hyphens.
        *request.uri_mut() = format!("/{name}").parse().unwrap_or_else(|_| Uri::from_static("/"));
        match self {
            Self::Folder(folder) => file(ServeDir::new(folder.join("rooms")), request).await,
            Self::Embedded => file(ServeDir::with_backend("rooms", Embedded), request).await,
        }
    }
}

fn file_or_page<B: Backend>(folder: ServeDir<DefaultServeDirFallback, B>) -> ServeDir<MethodRouter, B> {
    plain(folder).call_fallback_on_method_not_allowed(true).fallback(get(page::not_found))
}

async fn file<B: Backend>(folder: ServeDir<DefaultServeDirFallback, B>, request: Request) -> Response {
    let Ok(response) = plain(folder).oneshot(request).await;
    undated(response.map(Body::new).into_response())
}

/// Files as they are, with what is compressed beside them, and no pages of folders.
fn plain<B: Backend>(folder: ServeDir<DefaultServeDirFallback, B>) -> ServeDir<DefaultServeDirFallback, B> {
    folder.precompressed_br().append_index_html_on_directories(false)
}

async fn as_asset(response: Response) -> Response {
    let mut response = undated(response);
    if !response.status().is_client_error() {
        response.extensions_mut().insert(Policy::Room);
        response.extensions_mut().insert(Caching::Revalidate);
    }
    response
}

/// A browser asks by the entity tag. What is embedded has no date, and that of a file says when somebody built it.
fn undated(mut response: Response) -> Response {
    response.headers_mut().remove(header::LAST_MODIFIED);
    response
}

/// The site in this program, as a file system for [`ServeDir`].
#[derive(Clone, Copy, Debug)]
struct Embedded;

/// A file of it.
struct EmbeddedFile {
    content: Cursor<&'static [u8]>,
    modified: SystemTime,
}

/// For each of [`FILES`] a moment that follows from its content: `ServeDir` makes entity tags of moment and length, and a tag must change whenever a file
/// does. Nobody is told the moment.
static MOMENTS: LazyLock<Vec<SystemTime>> =
    LazyLock::new(|| FILES.iter().map(|(_, content)| moment(content)).collect());

fn moment(content: &[u8]) -> SystemTime {
    let digest = Sha256::digest(content);
    let word = |at: usize| digest[at..at + 4].iter().fold(0, |word, byte| word << 8 | u32::from(*byte));
    UNIX_EPOCH + Duration::new(word(0).into(), word(4) % 1_000_000_000)
}

fn find(path: &Path) -> io::Result<EmbeddedFile> {
    let name = path.strip_prefix(".").unwrap_or(path).to_str().ok_or(io::ErrorKind::NotFound)?;
    let at = FILES.binary_search_by_key(&name, |(name, _)| name).map_err(|_| io::ErrorKind::NotFound)?;
    Ok(EmbeddedFile { content: Cursor::new(FILES[at].1), modified: MOMENTS[at] })
}

/// Length, and moment.
struct Facts(u64, SystemTime);

impl EmbeddedFile {
    fn facts(&self) -> Facts {
        Facts(self.content.get_ref().len() as u64, self.modified)
    }
}

impl Metadata for Facts {
    fn is_dir(&self) -> bool {
        false
    }

    fn modified(&self) -> io::Result<SystemTime> {
        Ok(self.1)
    }

    fn len(&self) -> u64 {
        self.0
    }
}

impl Backend for Embedded {
    type File = EmbeddedFile;
    type Metadata = Facts;
    type OpenFuture = Ready<io::Result<EmbeddedFile>>;
    type MetadataFuture = Ready<io::Result<Facts>>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        ready(find(&path))
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        ready(find(&path).map(|file| file.facts()))
    }
}

impl File for EmbeddedFile {
    type Metadata = Facts;
    type MetadataFuture<'a> = Ready<io::Result<Facts>>;

    fn metadata(&self) -> Self::MetadataFuture<'_> {
        ready(Ok(self.facts()))
    }
}

impl AsyncRead for EmbeddedFile {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.content).poll_read(context, into)
    }
}

impl AsyncSeek for EmbeddedFile {
    fn start_seek(mut self: Pin<&mut Self>, position: io::SeekFrom) -> io::Result<()> {
        Pin::new(&mut self.content).start_seek(position)
    }

    fn poll_complete(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<u64>> {
        Pin::new(&mut self.content).poll_complete(context)
    }
}
