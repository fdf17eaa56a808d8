//! Settings that cannot be used are named.

use std::time::Duration;

use databricks::{Client, Config, Credentials, Error};

fn fault(config: Config) -> (&'static str, String) {
    match Client::new(config) {
        Err(Error::Config(error)) => (error.field, error.to_string()),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("the configuration was taken"),
    }
}

fn with_host(host: &str) -> Config {
    Config::new(host, Credentials::token("t"))
}

#[test]
fn an_address_is_https_and_nothing_more() {
    for host in [
        "adb-1.azuredatabricks.net",
        "http://adb-1.azuredatabricks.net",
        "http://127.0.0.1.example.com",
        "https://adb-1.azuredatabricks.net/sql",
        "https://adb-1.azuredatabricks.net?o=1",
        "https://adb-1.azuredatabricks.net#a",
        "https://me:pw@adb-1.azuredatabricks.net",
        "ftp://localhost",
        "",
    ] {
        let (field, text) = fault(with_host(host));
        assert!(field == "host" && text.contains("write the workspace's address"), "{host}: {text}");
        assert!(!text.contains("pw"));
    }
    for host in [
        "https://adb-1.azuredatabricks.net",
        "https://adb-1.azuredatabricks.net/",
        "http://localhost:8080",
        "http://127.0.0.1:1",
        "http://[::1]:1",
    ] {
        Client::new(with_host(host)).unwrap();
    }
}

#[test]
fn credentials_are_looked_at() {
    let entra = |tenant: &str, authority: &str| Credentials::Entra {
        tenant_id: tenant.to_owned(),
        client_id: "app".to_owned(),
        client_secret: "s".to_owned().into(),
        authority: authority.to_owned(),
    };
    for (credentials, field) in [
        (Credentials::token(""), "credentials.token"),
        (Credentials::token("two lines\n"), "credentials.token"),
        (Credentials::machine("", "s"), "credentials.client_id"),
        (Credentials::machine("app", ""), "credentials.client_secret"),
        (entra("", "https://login.microsoftonline.com"), "credentials.tenant_id"),
        (entra("../other", "https://login.microsoftonline.com"), "credentials.tenant_id"),
        (entra("t", "http://login.example.com"), "credentials.authority"),
        (Credentials::ManagedIdentity { client_id: None, endpoint: "http://elsewhere.example".to_owned() }, "credentials.endpoint"),
    ] {
        assert_eq!(fault(Config::new("https://h.example", credentials)).0, field);
    }
    Client::new(Config::new("https://h.example", Credentials::managed_identity(None))).unwrap();
    Client::new(Config::new("https://h.example", Credentials::entra("t-1", "app", "s"))).unwrap();
}

#[test]
fn counts_and_durations_are_above_zero() {
    let changed = |change: fn(&mut Config)| {
        let mut config = with_host("https://h.example");
        change(&mut config);
        fault(config).0
    };
    assert_eq!(changed(|config| config.retry.attempts = 0), "retry.attempts");
    assert_eq!(changed(|config| config.breaker.failures = 0), "breaker.failures");
    assert_eq!(changed(|config| config.statements.per_warehouse = 0), "statements.per_warehouse");
    assert_eq!(changed(|config| config.statements.fetch_ahead = 0), "statements.fetch_ahead");
    assert_eq!(changed(|config| config.request_timeout = Duration::ZERO), "request_timeout");
    assert_eq!(changed(|config| config.proxy = Some("no address".to_owned())), "proxy");
    assert_eq!(changed(|config| config.agent = Some("two\nlines".to_owned())), "agent");
}
