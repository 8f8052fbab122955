//! The HTTP interface as this client uses it.

use std::{fmt, time::Duration};

use app::wire::Problem;
use serde::{Serialize, de::DeserializeOwned};
use ureq::{
    Agent, RequestBuilder,
    http::{HeaderMap, Response, StatusCode, header},
    typestate::WithBody,
};

use crate::trouble::Trouble;

/// Beyond two hundred accounts in one answer.
const LONGEST: u64 = 64 * 1_048_576;

/// A server, and how to speak with it.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    origin: String,
}

/// The server said no, or could not be reached.
#[derive(Clone, Debug)]
pub enum Refused {
    /// Its answer.
    Answer(StatusCode, Problem),
    /// No answer.
    Silence(String),
}

impl Client {
    /// A client of the server at `origin`.
    pub fn new(origin: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { agent: config.into(), origin: origin.to_owned() }
    }

    /// Where the server is.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The text at a path.
    pub fn text(&self, path: &str) -> Result<String, Refused> {
        answer(self.agent.get(self.url(path)).call())
    }

    /// The JSON at a path.
    pub fn get<A: DeserializeOwned>(&self, path: &str) -> Result<A, Refused> {
        read(&self.text(path)?)
    }

    /// Sends JSON and reads JSON.
    pub fn post<A: DeserializeOwned>(
        &self,
        path: &str,
        bearer: Option<&str>,
        body: &impl Serialize,
    ) -> Result<A, Refused> {
        let json = serde_json::to_string(body).map_err(|error| Refused::Silence(error.to_string()))?;
        let mut request = self.agent.post(self.url(path)).header(header::CONTENT_TYPE, "application/json");
        if let Some(token) = bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        read(&answer(request.send(json))?)
    }

    /// Sends sealed bytes, with what else belongs in the header, and reads JSON.
    pub fn post_sealed<A: DeserializeOwned>(
        &self,
        path: &str,
        headers: &[(&str, String)],
        bytes: &[u8],
    ) -> Result<A, Refused> {
        read(&sealed(self.agent.post(self.url(path)), headers, bytes)?)
    }

    /// Puts sealed bytes, with what else belongs in the header.
    pub fn put_sealed(&self, path: &str, headers: &[(&str, String)], bytes: &[u8]) -> Result<(), Refused> {
        sealed(self.agent.put(self.url(path)), headers, bytes).map(drop)
    }

    /// Header and bytes at a path, for who has this token.
    pub fn bytes(&self, path: &str, bearer: &str) -> Result<(HeaderMap, Vec<u8>), Refused> {
        let request = self.agent.get(self.url(path)).header(header::AUTHORIZATION, format!("Bearer {bearer}"));
        let mut response = accepted(request.call())?;
        let bytes = response.body_mut().with_config().limit(LONGEST).read_to_vec();
        let bytes = bytes.map_err(|error| Refused::Silence(error.to_string()))?;
        Ok((core::mem::take(response.headers_mut()), bytes))
    }

    /// JSON at a path, for who has this token.
    pub fn get_as<A: DeserializeOwned>(&self, path: &str, bearer: &str) -> Result<A, Refused> {
        let (_, bytes) = self.bytes(path, bearer)?;
        serde_json::from_slice(&bytes).map_err(strange)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

fn sealed(request: RequestBuilder<WithBody>, headers: &[(&str, String)], bytes: &[u8]) -> Result<String, Refused> {
    let request = request.header(header::CONTENT_TYPE, "application/octet-stream");
    let add = |request: RequestBuilder<WithBody>, (name, value): &(&str, String)| request.header(*name, value);
    answer(headers.iter().fold(request, add).send(bytes))
}

fn answer(response: Result<Response<ureq::Body>, ureq::Error>) -> Result<String, Refused> {
    let text = accepted(response)?.body_mut().read_to_string();
    text.map_err(|error| Refused::Silence(error.to_string()))
}

/// An answer that is no refusal.
fn accepted(response: Result<Response<ureq::Body>, ureq::Error>) -> Result<Response<ureq::Body>, Refused> {
    let mut response = response.map_err(|error| Refused::Silence(error.to_string()))?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let text = response.body_mut().read_to_string().unwrap_or_default();
    let problem = serde_json::from_str(&text)
        .unwrap_or_else(|_| Problem { code: status.to_string(), message: "It gave no reason.".to_owned() });
    Err(Refused::Answer(status, problem))
}

fn read<A: DeserializeOwned>(json: &str) -> Result<A, Refused> {
    serde_json::from_str(json).map_err(strange)
}

fn strange(error: serde_json::Error) -> Refused {
    Refused::Silence(format!("the answer is not understood: {error}"))
}

impl Refused {
    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answer(status, _) => Some(*status),
            Self::Silence(_) => None,
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(_, problem) => write!(f, "{}: {}", problem.code, problem.message),
            Self::Silence(why) => f.write_str(why),
        }
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        let mend = "Start again with `cargo xtask run`; it goes on where it stopped";
        Self::new(format!("The demonstration is not complete ({refused})"), mend)
    }
}
