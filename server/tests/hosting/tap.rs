//! Stands between a proxy and the server, and keeps what the proxy says.

use std::{
    io::{self, Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

pub struct Tap {
    pub address: SocketAddr,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Tap {
    /// Hands everything on to `server`, until the tests end.
    pub fn before(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let heard = Arc::<Mutex<Vec<u8>>>::default();
        let keeps = Arc::clone(&heard);
        thread::spawn(move || {
            for proxy in listener.incoming().map_while(Result::ok) {
                // The server may have been ended: then the proxy is told so.
                if let Ok(server) = TcpStream::connect(server) {
                    let _ = join(proxy, server, &keeps);
                }
            }
        });
        Self { address, heard }
    }

    /// What the proxy has said so far.
    pub fn heard(&self) -> String {
        String::from_utf8_lossy(&self.heard.lock().expect("nobody panics with it")).to_ascii_lowercase()
    }
}

fn join(proxy: TcpStream, server: TcpStream, heard: &Arc<Mutex<Vec<u8>>>) -> io::Result<()> {
    let (back, to) = (proxy.try_clone()?, server.try_clone()?);
    let heard = Arc::clone(heard);
    thread::spawn(move || {
        copy(proxy, to, |bytes| heard.lock().expect("nobody panics with it").extend_from_slice(bytes))
    });
    thread::spawn(move || copy(server, back, |_| {}));
    Ok(())
}

fn copy(mut from: TcpStream, mut to: TcpStream, mut keep: impl FnMut(&[u8])) {
    let mut bytes = [0; 65_536];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        keep(&bytes[..read]);
        if to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
    let _ = from.shutdown(Shutdown::Read);
}
