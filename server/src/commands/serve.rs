//! `kineo serve`.

use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use app::ssr::WebOptions;
use domain::RequestId;
use domain::ports::Ports;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::cli::Serve;
use crate::parts::Parts;
use crate::settings::Settings;

/// Serves the dashboards until it is told to end.
pub async fn run(mut settings: Settings, args: Serve) -> Result<ExitCode> {
    let port = args.port.map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    settings.set("listen", args.listen.or(port).map(|address| address.to_string()));
    settings.set("dist", args.dist.map(|folder| folder.display().to_string()));
    settings.set("public_origin", args.public_origin);
    let parts = Parts::open(settings).await?;
    let (listener, address) = bound(&parts).await?;
    println!("Serving on http://{address}");
    serve(&parts, listener).await?;
    Ok(ExitCode::SUCCESS)
}

/// Listens where the settings say, if that is safe.
pub async fn bound(parts: &Parts) -> Result<(TcpListener, SocketAddr)> {
    let wanted: SocketAddr = parts.settings.value("listen")?;
    refuse_what_is_unsafe(wanted, parts.settings.text("public_origin"))?;
    let listener =
        TcpListener::bind(wanted).await.with_context(|| format!("{wanted} cannot be listened on; choose another port with --port"))?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves until the process is told to end, and lets requests that run come to their end.
pub async fn serve(parts: &Parts, listener: TcpListener) -> Result<()> {
    log_to_stderr();
    let router = app::ssr::router(ports(parts)?, options(parts));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    Ok(axum::serve(listener, service).with_graceful_shutdown(told_to_end()).await?)
}

fn ports(parts: &Parts) -> Result<Ports> {
    Ok(Ports { dashboards: Arc::new(parts.dashboards()?), accounts: Arc::new(parts.accounts()) })
}

fn options(parts: &Parts) -> WebOptions {
    let public_origin = parts.settings.text("public_origin").map(str::to_owned);
    let secure = public_origin.as_ref().is_some_and(|origin| origin.starts_with("https://"));
    WebOptions { dist: parts.settings.folder("dist"), secure, public_origin, request_ids: Arc::new(request_id) }
}

#[expect(clippy::disallowed_methods, reason = "an id of a request is random by its nature; tests pass their own")]
fn request_id() -> RequestId {
    RequestId::new(uuid::Uuid::new_v4().simple().to_string())
}

/// Passwords and cookies must not cross a network in the clear.
fn refuse_what_is_unsafe(address: SocketAddr, public_origin: Option<&str>) -> Result<()> {
    let host =
        |scheme: &str| public_origin.and_then(|origin| origin.strip_prefix(scheme)).filter(|host| !host.is_empty() && !host.contains('/'));
    if public_origin.is_some() && host("https://").or(host("http://")).is_none() {
        bail!("public_origin must be scheme, host and port alone, such as https://learn.example");
    }
    let on_this_machine = |host: &str| ["localhost", "127.0.0.1", "[::1]"].contains(&host.rsplit_once(':').map_or(host, |(name, _)| name));
    if host("http://").is_some_and(|host| !on_this_machine(host)) {
        bail!("public_origin must be an https address: without https passwords could be read on the way");
    }
    if !address.ip().is_loopback() && host("https://").is_none() {
        bail!(
            "{address} can be reached from other machines, and without https passwords could be read on the way; put a proxy with TLS before it and set public_origin to its https address, or listen on 127.0.0.1"
        );
    }
    Ok(())
}

fn log_to_stderr() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,server=info,service=info,app=info"));
    // A second subscriber in one process is none; the first one stays.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

async fn told_to_end() {
    let interrupt = async { tokio::signal::ctrl_c().await.is_ok() };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await.is_some(),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<bool>();
    tokio::select! { _ = interrupt => {}, _ = terminate => {} }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_address_that_others_reach_needs_https() {
        let open: SocketAddr = "0.0.0.0:8080".parse().unwrap();
        assert!(refuse_what_is_unsafe(open, None).is_err());
        assert!(refuse_what_is_unsafe(open, Some("http://learn.example")).is_err());
        assert!(refuse_what_is_unsafe(open, Some("https://learn.example")).is_ok());
        let loopback: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        assert!(refuse_what_is_unsafe(loopback, None).is_ok());
        assert!(refuse_what_is_unsafe(loopback, Some("http://localhost:8080")).is_ok());
        assert!(refuse_what_is_unsafe(loopback, Some("http://learn.example")).is_err());
        assert!(refuse_what_is_unsafe(loopback, Some("learn.example")).is_err());
    }
}
