//! Files and folders of volumes.

use std::time::Duration;

use databricks::{Client, Error};
use futures::TryStreamExt;
use serde_json::json;

use crate::support::{Double, Reply};

const FILE: &str = "/Volumes/main/raw/a b/ü?#%.csv";
const ENCODED: &str = "/api/2.0/fs/files/Volumes/main/raw/a%20b/%C3%BC%3F%23%25.csv";

#[tokio::test]
async fn a_file_is_sent_from_its_beginning_each_time() {
    let double = Double::start().await;
    let content: Vec<u8> = (0..700_000).map(|n| (n % 251) as u8).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, &content).unwrap();
    let line = format!("PUT {ENCODED}");
    double.then(&line, Reply::error(503, "", "later")).then(&line, Reply::bytes("x".repeat(50)).breaking_after(5).status(500));
    double.then(&line, Reply::bytes("").status(204));
    double.client().files().upload(FILE, &path).await.unwrap();
    let seen = double.seen(&line);
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|seen| seen.body == content && seen.query == "overwrite=true"));
    assert_eq!(seen[0].header("content-length"), Some("700000"));
    assert_eq!(seen[0].header("content-type"), Some("application/octet-stream"));
}

#[tokio::test]
async fn a_file_that_is_there_may_be_kept() {
    let double = Double::start().await;
    let file = tempfile::NamedTempFile::new().unwrap();
    let line = format!("PUT {ENCODED}");
    double.then(&line, Reply::error(409, "ALREADY_EXISTS", "there"));
    assert!(double.client().files().upload_new(FILE, file.path()).await.unwrap_err().is_already_there());
    assert_eq!(double.seen(&line)[0].query, "overwrite=false");
    double.then(&line, Reply::bytes("").status(204));
    double.client().files().write(FILE, "text").await.unwrap();
    assert_eq!(double.seen(&line)[1].text(), "text");
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_named() {
    let double = Double::start().await;
    let error = double.client().files().upload(FILE, "/nowhere/at/all".as_ref()).await.unwrap_err();
    assert!(matches!(&error, Error::File { .. }) && error.to_string().contains("/nowhere/at/all"), "{error}");
    let error = double.client().files().upload("relative", "/nowhere".as_ref()).await.unwrap_err();
    assert!(matches!(error, Error::Request { .. }));
}

#[tokio::test]
async fn a_file_is_fetched_as_it_comes() {
    let double = Double::start().await;
    let line = format!("GET {ENCODED}");
    let content: Vec<u8> = (0..300_000).map(|n| (n % 241) as u8).collect();
    double.then(&line, Reply::error(500, "", "oh"));
    double.then(
        &line,
        Reply::bytes(content.clone()).header("last-modified", "Thu, 01 Jan 2026 00:00:01 GMT").header("content-type", "text/csv"),
    );
    let download = double.client().files().download(FILE).await.unwrap();
    assert_eq!((download.info.content_length, download.info.content_type.as_deref()), (Some(300_000), Some("text/csv")));
    assert_eq!(download.info.last_modified.unwrap().timestamp(), 1_767_225_601);
    assert_eq!(download.read().await.unwrap(), content);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.csv");
    double.then(&line, Reply::bytes(content.clone()));
    double.client().files().download(FILE).await.unwrap().write_to(&path).await.unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), content);
}

#[tokio::test]
async fn a_download_that_breaks_off_is_an_error() {
    let double = Double::start().await;
    let line = format!("GET {ENCODED}");
    double.then(&line, Reply::bytes(vec![1; 50_000]).breaking_after(20_000));
    let download = double.client().files().download(FILE).await.unwrap();
    assert!(matches!(download.read().await.unwrap_err(), Error::Connection { sent: true, .. }));
    double.then(&line, Reply::error(404, "NOT_FOUND", "no"));
    assert!(double.client().files().download(FILE).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_slow_upload_has_a_limit_of_its_own() {
    let double = Double::start().await;
    let line = format!("PUT {ENCODED}");
    double.always(&line, Reply::bytes("").after(Duration::from_millis(60)));
    let mut config = double.config();
    (config.request_timeout, config.upload_timeout) = (Duration::from_millis(10), Duration::from_secs(5));
    Client::new(config.clone()).unwrap().files().write(FILE, "text").await.unwrap();
    config.upload_timeout = Duration::from_millis(10);
    (config.total_timeout, config.retry.attempts) = (Duration::from_secs(5), 2);
    let error = Client::new(config).unwrap().files().write(FILE, "text").await.unwrap_err();
    assert!(matches!(error, Error::TimedOut { .. }), "{error}");
    assert_eq!(double.count(&line), 3);
}

#[tokio::test]
async fn files_are_looked_at_and_removed() {
    let double = Double::start().await;
    double.then(&format!("HEAD {ENCODED}"), Reply::bytes("12345")).then(&format!("HEAD {ENCODED}"), Reply::bytes("").status(404));
    double.then(&format!("DELETE {ENCODED}"), Reply::bytes("").status(204));
    let files = double.client().files();
    assert_eq!(files.info(FILE).await.unwrap().content_length, Some(5));
    assert!(files.info(FILE).await.unwrap_err().is_not_found());
    files.delete(FILE).await.unwrap();
}

#[tokio::test]
async fn folders_are_made_listed_and_removed() {
    let double = Double::start().await;
    let path = "/api/2.0/fs/directories/Volumes/main/raw/in";
    double.then(&format!("PUT {path}"), Reply::bytes("").status(204)).then(&format!("DELETE {path}"), Reply::bytes("").status(204));
    double.then(&format!("HEAD {path}"), Reply::bytes("")).then(&format!("HEAD {path}"), Reply::bytes("").status(404));
    let line = format!("GET {path}");
    double.then(&line, Reply::json(json!({ "contents": [], "next_page_token": "2" })));
    double.then(
        &line,
        Reply::json(json!({ "contents": [{ "path": "/Volumes/main/raw/in/a", "name": "a", "file_size": 3, "is_directory": false }] })),
    );
    let files = double.client().files();
    files.create_directory("/Volumes/main/raw/in/").await.unwrap();
    let entries: Vec<_> = files.list_directory("/Volumes/main/raw/in").try_collect().await.unwrap();
    assert_eq!((entries.len(), entries[0].name.as_str(), entries[0].file_size), (1, "a", Some(3)));
    assert!(files.directory_exists("/Volumes/main/raw/in").await.unwrap());
    assert!(!files.directory_exists("/Volumes/main/raw/in").await.unwrap());
    files.delete_directory("/Volumes/main/raw/in").await.unwrap();
    assert!(matches!(files.list_directory("in").try_collect::<Vec<_>>().await.unwrap_err(), Error::Request { .. }));
}
