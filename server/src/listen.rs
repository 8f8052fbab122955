//! The accept loop. Slow request heads time out, slow readers are given up, connections are bounded, and open requests end in order.

use std::{future::Future, io, sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::TcpListener,
    sync::Semaphore,
    time::{sleep, timeout},
};

use crate::{config::Limits, pace::Paced};

/// How long the head of a request may take, and how long a connection may idle.
const HEAD: Duration = Duration::from_secs(15);
/// Connections at once; more wait in the system's queue. Half of the 1,024 open files that systems usually allow.
const CONNECTIONS: usize = 512;
/// How long open requests may go on after the end was asked for.
const FAREWELL: Duration = Duration::from_secs(15);

/// Serves until `end` is over. The peer's address is never looked at.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, end: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut end = std::pin::pin!(end);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut end => break,
        };
        let (stream, place) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Mostly "too many open files": others end meanwhile.
                tracing::warn!(%error, "accept");
                sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let service = TowerToHyperService::new(router.clone());
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .serve_connection(TokioIo::new(Paced::new(stream, limits)), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A sender that breaks off is no event.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(tokio::net::TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok((stream, place))
}
