//! Numbers from two engines: equal, but for the last bits of sums that were added up in another order.

use serde_json::Value;

/// The first difference, if there is one.
pub fn difference(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            let lacking = b.keys().find(|key| !a.contains_key(*key)).map(|key| format!("{at}/{key} is in one only"));
            lacking
                .or_else(|| a.iter().find_map(|(key, value)| difference(value, b.get(key).unwrap_or(&Value::Null), &format!("{at}/{key}"))))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(n, (a, b))| difference(a, b, &format!("{at}/{n}")))
        }
        (Value::Number(a), Value::Number(b)) if close(a.as_f64(), b.as_f64()) => None,
        _ if one == other => None,
        _ => Some(format!("{at}: {one} and {other}")),
    }
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if (a - b).abs() <= 1e-12 * a.abs().max(b.abs()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::difference;

    #[test]
    fn the_last_bits_do_not_count_and_all_else_does() {
        let one = json!({"rows": [{"rate": 0.1 + 0.2, "name": "a"}]});
        assert_eq!(difference(&one, &json!({"rows": [{"rate": 0.3, "name": "a"}]}), ""), None);
        assert!(difference(&one, &json!({"rows": [{"rate": 0.300_001, "name": "a"}]}), "").is_some());
        assert!(difference(&one, &json!({"rows": [{"rate": 0.3, "name": "b"}]}), "").is_some());
        assert!(difference(&one, &json!({"rows": []}), "").is_some());
        assert!(difference(&one, &json!({"rows": [{"rate": 0.3, "name": "a", "more": 1}]}), "").is_some());
    }
}
