//! Lock-out.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use store::{Attempt, Gate, Store};

use crate::support::{minutes, noon};

fn from(email: &str, address: &str) -> Attempt {
    Attempt::new(email, Some(address.parse::<IpAddr>().unwrap()))
}

async fn fail(store: &Store, attempt: &Attempt, times: usize, now: DateTime<Utc>) -> Gate {
    for _ in 1..times {
        store.attempt_failed(attempt, now).await.unwrap();
    }
    store.attempt_failed(attempt, now).await.unwrap()
}

async fn is_open(store: &Store, attempt: &Attempt, now: DateTime<Utc>) -> bool {
    store.gate(attempt, now).await.unwrap() == Gate::Open
}

#[tokio::test]
async fn the_fifth_failure_closes_the_gate_for_a_minute() {
    let store = Store::open_in_memory().await.unwrap();
    let ada = from("ada@example.org", "192.0.2.1");
    assert_eq!(fail(&store, &ada, 4, noon()).await, Gate::Open);
    assert_eq!(fail(&store, &ada, 1, noon()).await, Gate::Closed { retry_seconds: 60 });
    let almost = noon() + TimeDelta::milliseconds(59_500);
    assert_eq!(store.gate(&ada, almost).await.unwrap(), Gate::Closed { retry_seconds: 1 });
    assert!(is_open(&store, &ada, noon() + minutes(1)).await);
}

#[tokio::test]
async fn each_further_failure_waits_longer() {
    let store = Store::open_in_memory().await.unwrap();
    let ada = from("ada@example.org", "192.0.2.1");
    let mut now = noon();
    fail(&store, &ada, 4, now).await;
    let mut waits = Vec::new();
    for _ in 0..8 {
        let Gate::Closed { retry_seconds } = fail(&store, &ada, 1, now).await else { panic!("the gate is open") };
        waits.push(retry_seconds / 60);
        now += TimeDelta::seconds(i64::try_from(retry_seconds).unwrap());
        assert!(is_open(&store, &ada, now).await);
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
}

#[tokio::test]
async fn failures_far_apart_do_not_add_up() {
    let store = Store::open_in_memory().await.unwrap();
    let ada = from("ada@example.org", "192.0.2.1");
    for round in 0..20 {
        assert_eq!(fail(&store, &ada, 1, noon() + minutes(4 * round)).await, Gate::Open, "round {round}");
    }
    assert_eq!(fail(&store, &ada, 4, noon() + minutes(300)).await, Gate::Open);
}

#[tokio::test]
async fn a_success_forgets_the_failures_before_it() {
    let store = Store::open_in_memory().await.unwrap();
    let ada = from("ada@example.org", "192.0.2.1");
    fail(&store, &ada, 4, noon()).await;
    store.attempt_succeeded(&ada, noon()).await.unwrap();
    assert_eq!(fail(&store, &ada, 4, noon()).await, Gate::Open);
}

#[tokio::test]
async fn an_attacker_elsewhere_does_not_close_the_owners_gate() {
    let store = Store::open_in_memory().await.unwrap();
    let (owner, attacker) = (from("ada@example.org", "192.0.2.1"), from("ADA@example.org ", "198.51.100.9"));
    fail(&store, &attacker, 5, noon()).await;
    assert!(!is_open(&store, &attacker, noon()).await, "another spelling of the address got round the gate");
    assert!(is_open(&store, &owner, noon()).await);
}

#[tokio::test]
async fn an_attack_from_everywhere_closes_the_account_but_not_to_known_addresses() {
    let store = Store::open_in_memory().await.unwrap();
    let (desk, cafe) = (from("ada@example.org", "192.0.2.1"), from("ada@example.org", "203.0.113.5"));
    store.attempt_succeeded(&desk, noon()).await.unwrap();
    for machine in 0..50 {
        assert!(is_open(&store, &cafe, noon()).await, "closed after {machine} failures");
        fail(&store, &from("ada@example.org", &format!("198.51.100.{machine}")), 1, noon()).await;
    }
    assert!(!is_open(&store, &cafe, noon()).await);
    assert!(is_open(&store, &desk, noon()).await);
    assert!(is_open(&store, &from("bob@example.org", "203.0.113.5"), noon()).await);
}

#[tokio::test]
async fn an_address_is_known_for_ninety_days() {
    let store = Store::open_in_memory().await.unwrap();
    let desk = from("ada@example.org", "192.0.2.1");
    store.attempt_succeeded(&desk, noon()).await.unwrap();
    for (days, open) in [(89, true), (90, false)] {
        let now = noon() + TimeDelta::days(days);
        for machine in 0..50 {
            fail(&store, &from("ada@example.org", &format!("198.51.100.{machine}")), 1, now).await;
        }
        assert_eq!(is_open(&store, &desk, now).await, open, "after {days} days");
    }
}

#[tokio::test]
async fn trying_many_accounts_closes_the_address_to_all_of_them() {
    let store = Store::open_in_memory().await.unwrap();
    for person in 0..20 {
        let attempt = from(&format!("person-{person}@example.org"), "192.0.2.1");
        assert!(is_open(&store, &attempt, noon()).await);
        fail(&store, &attempt, 1, noon()).await;
    }
    assert!(!is_open(&store, &from("ada@example.org", "192.0.2.1"), noon()).await);
    assert!(is_open(&store, &from("ada@example.org", "192.0.2.2"), noon()).await);
    let own = from("attacker@example.org", "192.0.2.1");
    store.attempt_succeeded(&own, noon()).await.unwrap();
    assert!(!is_open(&store, &own, noon()).await, "an account of their own opened the gate again");
}

#[tokio::test]
async fn without_an_address_nobody_locks_out_everybody() {
    let store = Store::open_in_memory().await.unwrap();
    for person in 0..40 {
        fail(&store, &Attempt::new(&format!("person-{person}@example.org"), None), 1, noon()).await;
    }
    let ada = Attempt::new("ada@example.org", None);
    assert!(is_open(&store, &ada, noon()).await);
    fail(&store, &ada, 5, noon()).await;
    assert!(!is_open(&store, &ada, noon()).await);
}
