//! Serves the pages with made-up figures, to work on them without data:
//! `cargo run -p app --features ssr --example preview [-- ADDRESS [DIST]]`.
//!
//! Every account of the list that it prints shows another state.
#![allow(clippy::print_stdout)]

#[path = "../tests/fakes/mod.rs"]
mod fakes;

use std::error::Error;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::ssr::{WebOptions, router};
use domain::ids::RequestId;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_env_filter("warn").init();
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:8090".to_owned());
    let dist = arguments.next().map_or_else(|| PathBuf::from("dist"), PathBuf::from);
    let counter = AtomicU64::new(1);
    let request_ids = Arc::new(move || RequestId::new(format!("preview-{}", counter.fetch_add(1, Ordering::Relaxed))));
    let options = WebOptions { dist, secure: false, public_origin: None, request_ids };
    let pages = router(fakes::ports(), options).into_make_service_with_connect_info::<SocketAddr>();
    println!("http://{address}, password: {}", fakes::PASSWORD);
    for case in fakes::Case::ALL {
        println!("  {}", case.email());
    }
    axum::serve(TcpListener::bind(address).await?, pages).await?;
    Ok(())
}
