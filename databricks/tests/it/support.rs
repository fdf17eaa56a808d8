//! A service inside the test: it answers as told, in order, and keeps what it was asked.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use databricks::{Client, Config, Credentials, Surroundings};
use futures::{StreamExt, stream};
use serde_json::Value;

pub const TOKEN: &str = "dapi-secret-token";

/// A request that came.
#[derive(Debug, Clone)]
pub struct Seen {
    pub line: String,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Seen {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.to_vec()).unwrap()
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
    /// Breaks the connection off after so many bytes of the body.
    breaks_after: Option<usize>,
    delay: Duration,
}

impl Reply {
    pub fn json(body: Value) -> Self {
        Self::bytes(body.to_string())
    }

    pub fn bytes(body: impl Into<Bytes>) -> Self {
        Self { status: 200, headers: Vec::new(), body: body.into(), breaks_after: None, delay: Duration::ZERO }
    }

    pub fn error(status: u16, code: &str, message: &str) -> Self {
        Self::json(serde_json::json!({ "error_code": code, "message": message })).status(status)
    }

    pub fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    pub fn breaking_after(self, bytes: usize) -> Self {
        Self { breaks_after: Some(bytes), ..self }
    }

    pub fn after(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    fn response(self) -> Response<Body> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        let Some(length) = self.breaks_after else { return response.body(Body::from(self.body)).unwrap() };
        let part = self.body.slice(..length);
        let broken = stream::once(async { Ok(part) }).chain(stream::once(async {
            tokio::time::sleep(Duration::from_millis(5)).await;
            Err(std::io::Error::other("broken off"))
        }));
        response.header("content-length", self.body.len()).body(Body::from_stream(broken)).unwrap()
    }
}

#[derive(Default)]
struct Script {
    replies: VecDeque<Reply>,
    always: Option<Reply>,
}

#[derive(Default)]
struct Inner {
    scripts: HashMap<String, Script>,
    seen: Vec<Seen>,
    at_a_time: HashMap<String, (usize, usize)>,
}

/// The service.
#[derive(Clone)]
pub struct Double {
    pub address: SocketAddr,
    inner: Arc<Mutex<Inner>>,
}

impl Double {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let double = Self { address: listener.local_addr().unwrap(), inner: Arc::default() };
        let app = Router::new().fallback(answer).with_state(double.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        double
    }

    /// The next answer to a line such as `GET /path`.
    pub fn then(&self, line: &str, reply: Reply) -> &Self {
        self.inner.lock().unwrap().scripts.entry(line.to_owned()).or_default().replies.push_back(reply);
        self
    }

    /// The answer when no other is left.
    pub fn always(&self, line: &str, reply: Reply) -> &Self {
        self.inner.lock().unwrap().scripts.entry(line.to_owned()).or_default().always = Some(reply);
        self
    }

    /// What was asked with a line.
    pub fn seen(&self, line: &str) -> Vec<Seen> {
        self.inner.lock().unwrap().seen.iter().filter(|seen| seen.line == line).cloned().collect()
    }

    pub fn count(&self, line: &str) -> usize {
        self.seen(line).len()
    }

    /// How many requests of a line were answered at the same time, at most.
    pub fn most_at_a_time(&self, line: &str) -> usize {
        self.inner.lock().unwrap().at_a_time.get(line).map_or(0, |(_, most)| *most)
    }

    /// Waits until a line was asked so often.
    pub async fn until(&self, line: &str, count: usize) {
        for _ in 0..2000 {
            if self.count(line) >= count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("{line} was asked {} times, not {count}", self.count(line));
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A configuration with small pauses and a personal token.
    pub fn config(&self) -> Config {
        config(self.address)
    }

    pub fn client(&self) -> Client {
        Client::new(self.config()).unwrap()
    }

    fn take(&self, seen: Seen) -> Reply {
        let mut inner = self.inner.lock().unwrap();
        let line = seen.line.clone();
        inner.seen.push(seen);
        let script = inner.scripts.get_mut(&line);
        let reply = script.and_then(|script| script.replies.pop_front().or_else(|| script.always.clone()));
        reply.unwrap_or_else(|| Reply::error(418, "UNSCRIPTED", &format!("no answer is left for {line}")))
    }

    fn count_in(&self, line: &str, by: isize) {
        let mut inner = self.inner.lock().unwrap();
        let (now, most) = inner.at_a_time.entry(line.to_owned()).or_default();
        *now = now.saturating_add_signed(by);
        *most = (*most).max(*now);
    }
}

pub fn config(address: SocketAddr) -> Config {
    let millis = Duration::from_millis;
    let mut config = Config::new(format!("http://{address}"), Credentials::token(TOKEN));
    config.retry.first_pause = millis(2);
    config.retry.longest_pause = millis(10);
    config.statements.first_poll = millis(2);
    config.statements.longest_poll = millis(10);
    config.statements.cancel_timeout = millis(500);
    config.surroundings = Surroundings::new(|| "2026-01-01T00:00:00Z".parse().unwrap(), || 0.5);
    config
}

async fn answer(State(double): State<Double>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else { return Response::new(Body::empty()) };
    let line = format!("{} {}", parts.method, parts.uri.path());
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let reply = double.take(Seen { line: line.clone(), query, headers: parts.headers, body });
    double.count_in(&line, 1);
    tokio::time::sleep(reply.delay).await;
    double.count_in(&line, -1);
    reply.response()
}
