//! The one place where the store makes something up: ids.

use chrono::{DateTime, Utc};
use uuid::{NoContext, Timestamp, Uuid};

/// A new id (UUID version 7): `now` makes ids sort by time, the operating system's randomness makes them unique.
///
/// Nothing but identity depends on it, which is why this randomness is not a parameter.
pub(crate) fn id(now: DateTime<Utc>) -> String {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos())).to_string()
}
