//! Names and paths as parts of an address.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::Error;

/// What stands for itself in a segment (RFC 3986: unreserved). All else is encoded, `/` and `%` too.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A name as one segment of a path.
///
/// # Errors
/// [`Error::Request`] for an empty name, `.` and `..`: an address loses these on the way.
pub(crate) fn segment(name: &str) -> Result<String, Error> {
    if matches!(name, "" | "." | "..") {
        return Err(Error::Request { what: format!("{name:?} is no name; write the name that the service shows") });
    }
    Ok(utf8_percent_encode(name, ENCODED).to_string())
}

/// An absolute path, segment by segment. A slash at the end is dropped.
///
/// # Errors
/// [`Error::Request`] for a path that is not absolute, or has an empty segment, `.` or `..`.
pub(crate) fn absolute(path: &str) -> Result<String, Error> {
    let unfit = || Error::Request { what: format!("{path:?} is no path; write it from the root, such as /Volumes/main/raw/files/a.csv") };
    let inner = path.strip_prefix('/').ok_or_else(unfit)?;
    let segments: Result<Vec<_>, _> = inner.strip_suffix('/').unwrap_or(inner).split('/').map(segment).collect();
    Ok(format!("/{}", segments.map_err(|_| unfit())?.join("/")))
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_path_comes_out_as_it_went_in(segments in prop::collection::vec(any::<String>(), 1..5)) {
            let usable = segments.iter().all(|part| !matches!(part.as_str(), "" | "." | "..") && !part.contains('/'));
            prop_assume!(usable);
            let path = format!("/{}", segments.join("/"));
            let encoded = absolute(&path).unwrap();
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%/".contains(&byte)));
            prop_assert_eq!(encoded.matches('/').count(), segments.len());
            prop_assert_eq!(percent_decode_str(&encoded).decode_utf8().unwrap(), path.as_str());
            let url = url::Url::parse("https://h").unwrap().join(&encoded).unwrap();
            prop_assert_eq!(url.path(), encoded);
        }

        #[test]
        fn a_name_is_one_segment(name in "[^.]+") {
            let encoded = segment(&name).unwrap();
            prop_assert!(!encoded.contains('/') && !encoded.contains('?') && !encoded.contains('#'));
            prop_assert_eq!(percent_decode_str(&encoded).decode_utf8().unwrap(), name);
        }
    }

    #[test]
    fn what_an_address_would_lose_is_refused() {
        for path in ["", "relative", "/a//b", "/a/../b", "/a/./b", "//"] {
            assert!(absolute(path).is_err(), "{path}");
        }
        assert_eq!(absolute("/Volumes/a b/ü/").unwrap(), "/Volumes/a%20b/%C3%BC");
    }
}
