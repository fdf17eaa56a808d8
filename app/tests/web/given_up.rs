use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::account::SessionToken;
use domain::answer::DashboardView;
use domain::filters::FilterOptions;
use domain::ids::{ReleaseId, RequestId};
use domain::ports::{DashboardRequest, Dashboards, OptionsRequest, Ports, Rows};
use domain::problem::Problem;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;

use super::browser::pages_over;
use crate::fakes::{self, Case};

const PATIENCE: Duration = Duration::from_secs(10);

/// Never answers, and tells what becomes of its questions.
#[derive(Clone)]
struct Silent {
    told: UnboundedSender<String>,
    request: String,
}

/// A question that waits for its answer.
struct Waits(Silent);

impl Drop for Waits {
    fn drop(&mut self) {
        let _ = self.0.told.send(format!("{} is given up", self.0.request));
    }
}

impl Silent {
    async fn never<T>(&self) -> T {
        let waits = Waits(self.clone());
        let _ = self.told.send(format!("{} waits", self.request));
        let answer = pending().await;
        drop(waits);
        answer
    }
}

#[async_trait]
impl Dashboards for Silent {
    fn for_request(&self, request: &RequestId) -> Arc<dyn Dashboards> {
        Arc::new(Self { request: request.to_string(), ..self.clone() })
    }

    async fn dashboard(&self, _: &SessionToken, _: &DashboardRequest) -> Result<DashboardView, Problem> {
        self.never().await
    }

    async fn options(&self, _: &SessionToken, _: &OptionsRequest) -> Result<FilterOptions, Problem> {
        self.never().await
    }

    async fn release(&self, _: &SessionToken) -> Result<Option<ReleaseId>, Problem> {
        self.never().await
    }

    async fn rows(&self, _: &SessionToken, _: &DashboardRequest, _: &str) -> Result<Box<dyn Rows>, Problem> {
        self.never().await
    }
}

/// The pages over a port that never answers, on an address of their own.
async fn served() -> (TcpListener, axum::Router, UnboundedReceiver<String>) {
    let (told, heard) = unbounded_channel();
    let dashboards = Arc::new(Silent { told, request: "nobody".to_owned() });
    let pages = pages_over(Ports { dashboards, ..fakes::ports() });
    (TcpListener::bind("127.0.0.1:0").await.unwrap(), pages, heard)
}

async fn next(heard: &mut UnboundedReceiver<String>) -> String {
    timeout(PATIENCE, heard.recv()).await.expect("nothing was told").unwrap()
}

/// What of the port's work is left behind once a browser that asked has gone.
async fn ask_and_go(path: &str) {
    let (listener, pages, mut heard) = served().await;
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, pages).await });
    let mut browser = TcpStream::connect(address).await.unwrap();
    let asked = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\ncookie: kineo={}\r\n\r\n", Case::Admin.email());
    browser.write_all(asked.as_bytes()).await.unwrap();
    assert_eq!(next(&mut heard).await, "request-1 waits", "{path}");
    drop(browser);
    assert_eq!(next(&mut heard).await, "request-1 is given up", "{path}");
    server.abort();
}

#[tokio::test]
async fn a_browser_that_goes_leaves_no_question_behind() {
    for path in [
        "/?year=2024",
        "/courses",
        "/filters?filter=organisation",
        "/api/dashboard?dashboard=home&query=",
        "/api/options?dashboard=home&field=organisation&typed=&query=",
        "/export/courses/learner_details.csv",
        "/export/courses/completions_by_year.svg",
    ] {
        ask_and_go(path).await;
    }
}
