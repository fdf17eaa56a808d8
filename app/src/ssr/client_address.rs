//! Where a request comes from, for the lock-out of failed sign-ins.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;

use super::web::Web;

/// The address that a request is counted under.
pub fn client_address(web: &Web, request: &Request) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    told_by(peer, web.options.public_origin.is_some(), request.headers())
}

/// Where a public origin is set, a proxy stands before the pages: one on this machine is taken at its word, which is the last of
/// `X-Forwarded-For`; what stands before that anyone can write.
fn told_by(peer: Option<IpAddr>, behind_a_proxy: bool, headers: &HeaderMap) -> Option<IpAddr> {
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let client = forwarded.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    if behind_a_proxy && peer.is_some_and(|peer| peer.is_loopback()) { client.or(peer) } else { peer }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_last_word_of_a_proxy_on_this_machine_counts() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "198.51.100.7, 203.0.113.9".parse().unwrap());
        let address = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        assert_eq!(told_by(address("127.0.0.1"), true, &headers), address("203.0.113.9"));
        assert_eq!(told_by(address("127.0.0.1"), false, &headers), address("127.0.0.1"));
        assert_eq!(told_by(address("192.0.2.1"), true, &headers), address("192.0.2.1"));
        assert_eq!(told_by(address("127.0.0.1"), true, &HeaderMap::new()), address("127.0.0.1"));
    }
}
