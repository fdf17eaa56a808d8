//! The audit.

use domain::CustomerId;
use serde_json::json;
use store::{AuditEntry, Store};

use crate::support::{customer, minutes, noon};

fn entry(customer: Option<&CustomerId>, action: &str, minute: i64) -> AuditEntry {
    AuditEntry {
        at: noon() + minutes(minute),
        customer_id: customer.cloned(),
        actor: "operator".to_owned(),
        action: action.to_owned(),
        subject: "ada@example.org".to_owned(),
        detail: json!({ "minute": minute }),
    }
}

#[tokio::test]
async fn the_newest_entries_of_the_customer_come_first() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    let entries = [entry(Some(&northwind.id), "first", 0), entry(Some(&northwind.id), "second", 0), entry(Some(&northwind.id), "third", 5)];
    for entry in &entries {
        store.audit(entry.clone()).await.unwrap();
    }
    store.audit(entry(Some(&other.id), "theirs", 1)).await.unwrap();
    store.audit(entry(None, "nobody's", 1)).await.unwrap();
    let [first, second, third] = entries;
    assert_eq!(store.audit_of(&northwind.id, 2).await.unwrap(), [third.clone(), second.clone()]);
    assert_eq!(store.audit_of(&northwind.id, 100).await.unwrap(), [third, second, first]);
    assert_eq!(store.audit_of(&other.id, 100).await.unwrap().len(), 1);
}
