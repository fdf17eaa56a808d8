//! What every handler has at hand.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, Uri};
use domain::account::SessionToken;
use domain::ids::RequestId;
use domain::ports::Ports;
use domain::problem::Problem;

use super::WebOptions;
use super::assets::ClientFiles;
use super::cookie;
use crate::theme::Theme;
use crate::visit::Visit;

/// The ports, the options, and the names of the client's files.
#[derive(Clone)]
pub struct Web {
    /// Numbers and people.
    pub ports: Ports,
    /// How the pages are served.
    pub options: Arc<WebOptions>,
    /// What a page loads.
    pub client: Arc<ClientFiles>,
}

impl Web {
    /// Reads the client's files once; they change with the program only.
    pub fn new(ports: Ports, options: WebOptions) -> Self {
        let client = Arc::new(ClientFiles::read(&options.dist));
        Self { ports, options: Arc::new(options), client }
    }

    /// The same for one request, whose id goes down with all that it asks.
    pub fn of(&self, request: &Request) -> Self {
        let id = request.extensions().get::<RequestId>();
        let ports = id.map_or_else(|| self.ports.clone(), |id| self.ports.for_request(id));
        Self { ports, ..self.clone() }
    }

    /// The session that a request's cookie names.
    pub fn session(&self, headers: &HeaderMap) -> Option<SessionToken> {
        cookie::read(headers, cookie::session_name(self.options.secure)).map(SessionToken::new)
    }

    /// Who is here, with which theme. It is a problem if that cannot be known; to be signed out is none.
    pub async fn visit(&self, headers: &HeaderMap, uri: &Uri) -> (Visit, Option<Problem>) {
        let theme = cookie::read(headers, Theme::COOKIE).map(|key| Theme::from_key(&key)).unwrap_or_default();
        let here = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let nobody = Visit { viewer: None, theme, here };
        let Some(session) = self.session(headers) else { return (nobody, None) };
        match self.ports.accounts.viewer(&session).await {
            Ok(viewer) => (Visit { viewer: Some(viewer), ..nobody }, None),
            Err(Problem::SignedOut | Problem::NotFound) => (nobody, None),
            Err(problem) => (nobody, Some(problem)),
        }
    }
}
