//! Addresses: the filters in a query string, and the way back after signing in.

use domain::filters::Filters;
use domain::problem::Problem;

/// The pairs of a query string, decoded. A leading question mark is left out.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let query = query.trim_start_matches('?');
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, ""))).map(|(key, value)| (decoded(key), decoded(value))).collect()
}

/// The first value of a key.
pub fn value(query: &str, key: &str) -> Option<String> {
    pairs(query).into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// The filters of a query string.
pub fn filters(query: &str) -> Result<Filters, Problem> {
    let pairs = pairs(query);
    Filters::from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())))
}

/// What a query string asks of a dashboard: filters and paging.
#[cfg(feature = "ssr")]
pub fn request(dashboard: domain::dashboard::DashboardName, query: &str) -> Result<domain::ports::DashboardRequest, Problem> {
    let pairs = pairs(query);
    let pairs = || pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let (filters, paging) = (Filters::from_pairs(pairs())?, domain::paging::Paging::from_pairs(pairs())?);
    Ok(domain::ports::DashboardRequest { dashboard, filters, paging })
}

/// A path with the filters in its query.
pub fn with_filters(path: &str, filters: &Filters) -> String {
    with_query(path, &filters.to_query())
}

/// A path with a query, if there is one.
pub fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// Where the sign-in page leads to, with the way back to `path`.
pub fn sign_in(path: &str) -> String {
    if path == "/" { "/sign-in".to_owned() } else { format!("/sign-in?return-to={}", encoded(path)) }
}

/// A way back that stays on this site: a path with at most a query. Everything else leads Home, so that a link to the sign-in page
/// cannot send anybody elsewhere.
pub fn way_back(path: &str) -> &str {
    let relative = path.starts_with('/') && !path.starts_with("//");
    // Browsers read a backslash as a slash and drop tabs and line breaks, which would make "/\host" another site.
    let plain = !path.chars().any(|c| c == '\\' || c.is_control());
    if relative && plain && !path.starts_with("/sign-in") { path } else { "/" }
}

/// Percent-encoded for use inside a query string.
pub fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~');
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        let code = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (byte, code) {
            (b'%', Some(code)) => {
                out.push(code);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            _ => out.push(*byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_decoded() {
        let pairs = pairs("?user-status=On%20leave+%26%20more&year=2024&empty&half=%4");
        let expected = [("user-status", "On leave & more"), ("year", "2024"), ("empty", ""), ("half", "%4")];
        assert_eq!(pairs, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }

    #[test]
    fn the_way_back_never_leaves_this_site() {
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "evil", "", "/sign-in", "/\n/x"] {
            assert_eq!(way_back(bad), "/", "{bad:?} was followed");
        }
        assert_eq!(way_back("/?year=2024&organisation=7"), "/?year=2024&organisation=7");
    }

    #[test]
    fn the_way_back_survives_the_sign_in_page() {
        let address = sign_in("/?year=2024&organisation=7");
        let (_, query) = address.split_once('?').unwrap_or_default();
        assert_eq!(value(query, "return-to").as_deref(), Some("/?year=2024&organisation=7"));
    }
}
