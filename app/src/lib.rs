//! Everything a person sees: public pages (`ssr`) and the rooms where plaintext may be (`csr`).

pub mod wire;

#[cfg(feature = "csr")]
pub mod again;
#[cfg(feature = "csr")]
pub mod api;
#[cfg(feature = "attach")]
pub mod attach;
#[cfg(feature = "csr")]
pub mod browser;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod call_page;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod chart;
#[cfg(feature = "csr")]
pub mod facts;
#[cfg(feature = "csr")]
pub mod pack;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "csr")]
pub mod part;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod released;
#[cfg(feature = "csr")]
pub mod room;
#[cfg(feature = "csr")]
pub mod sealer;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod text;
#[cfg(feature = "csr")]
pub mod thread;
#[cfg(feature = "csr")]
pub mod unlocked;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod when;
#[cfg(feature = "csr")]
pub mod worker;
