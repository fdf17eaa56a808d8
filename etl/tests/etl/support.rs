//! A platform in a folder, exports in others, and short words for what tests do all the time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::Answer;
use domain::clock::ManualClock;
use etl::load::{Report, Silent};
use etl::sources::Complaint;
use etl::{EtlError, LoadOutcome, LoadRequest, Loader};
use store::{Customer, NewCustomer, Release, RunState, Store};
use synthetic::Spec;
use tempfile::TempDir;
use warehouse::delta::WriteMode;
use warehouse::embedded::{self, Limits};
use warehouse::{Layer, Location, TablePath, answer_of, delta};

const LIMITS: Limits = Limits { memory: 1 << 28, threads: 2 };

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A store, a loader and the data of the customers.
pub struct Platform {
    folder: TempDir,
    pub store: Store,
    loader: Loader,
    clock: Arc<ManualClock>,
}

impl Platform {
    pub async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("kineo.db")).await.unwrap();
        let noon: DateTime<Utc> = "2024-10-01T12:00:00Z".parse().unwrap();
        let clock = Arc::new(ManualClock::new(noon));
        let loader = Loader::new(store.clone(), folder.path().join("data"), LIMITS, clock.clone()).unwrap();
        Self { folder, store, loader, clock }
    }

    pub async fn customer(&self, slug: &str) -> Customer {
        let new = NewCustomer { slug: slug.parse().unwrap(), name: slug.to_owned(), time_zone: "UTC".to_owned(), first_month: 1 };
        self.store.create_customer(new, DateTime::UNIX_EPOCH).await.unwrap()
    }

    pub async fn load(&self, customer: &Customer, folder: &Path) -> Result<LoadOutcome, EtlError> {
        self.load_as_of(customer, folder, "2024-09-30").await
    }

    pub async fn load_as_of(&self, customer: &Customer, folder: &Path, as_of: &str) -> Result<LoadOutcome, EtlError> {
        self.clock.advance(TimeDelta::minutes(10));
        let request = LoadRequest { customer: customer.clone(), folder: folder.to_owned(), as_of: day(as_of) };
        self.loader.load(&request, &Silent).await
    }

    /// A load that must be refused for its input: what it complains about.
    pub async fn refused(&self, customer: &Customer, folder: &Path) -> Vec<Complaint> {
        let error = self.load(customer, folder).await.map(|outcome| outcome.report).unwrap_err();
        let run = self.store.latest_run(&customer.id).await.unwrap().unwrap();
        assert_eq!(run.state, RunState::Refused, "{error}");
        let complaints = match error {
            EtlError::Input(complaints) | EtlError::Refused(complaints) => complaints,
            other => panic!("refused otherwise: {other}"),
        };
        let report: Report = serde_json::from_value(run.report).unwrap();
        assert_eq!(report.refused, complaints, "the run's report tells the same");
        complaints
    }

    pub fn folder_of(&self, customer: &Customer) -> PathBuf {
        self.folder.path().join("data/customers").join(customer.slug.as_str())
    }

    fn table(&self, customer: &Customer, layer: &str, name: &str) -> TablePath {
        let layer_of = Layer::from_key(layer).unwrap();
        TablePath { layer: layer_of, name: name.to_owned(), place: Location::Folder(self.folder_of(customer).join(layer).join(name)) }
    }

    /// The rows of a table at a version, or at its head.
    pub async fn rows(&self, customer: &Customer, layer: &str, name: &str, version: Option<i64>) -> Answer {
        let path = self.table(customer, layer, name);
        let table = delta::open(&path, version).await.unwrap();
        let session = embedded::session(embedded::runtime(LIMITS).unwrap(), LIMITS, &[]).unwrap();
        let frame = session.read_table(delta::provider(&path, &table).await.unwrap()).unwrap();
        answer_of(&frame.collect().await.unwrap()).unwrap()
    }

    /// Writes a table's rows into it once more, as a load would that is broken off afterwards.
    pub async fn tamper(&self, customer: &Customer, layer: &str, name: &str) {
        let path = self.table(customer, layer, name);
        let table = delta::open(&path, None).await.unwrap();
        let session = embedded::session(embedded::runtime(LIMITS).unwrap(), LIMITS, &[]).unwrap();
        let frame = session.read_table(delta::provider(&path, &table).await.unwrap()).unwrap();
        delta::write(&path, frame, WriteMode::Append, &session, "twice").await.unwrap();
    }

    /// The rows of a table as its release pins it, as sorted text.
    pub async fn pinned(&self, customer: &Customer, release: &Release, layer: &str, name: &str) -> Vec<String> {
        let pin = release.tables.iter().find(|table| table.layer == layer && table.table == name);
        let version = pin.unwrap_or_else(|| panic!("{layer}.{name} is not in the release")).version;
        sorted(&self.rows(customer, layer, name, Some(version)).await)
    }

    /// Every table's head is what the newest release pins.
    pub async fn heads_are_those_of(&self, customer: &Customer, release: &Release) {
        let newest = self.store.newest_release(&customer.id).await.unwrap().unwrap();
        assert_eq!(&newest, release, "the release before is still the newest");
        for table in &release.tables {
            let head = self.rows(customer, &table.layer, &table.table, None).await;
            let pinned = self.pinned(customer, release, &table.layer, &table.table).await;
            assert_eq!(sorted(&head), pinned, "head of {}.{}", table.layer, table.table);
        }
    }

    /// The rejected rows that a release holds: source, row, rule, action, reason, content.
    pub async fn rejects(&self, customer: &Customer, release: &Release) -> Vec<[String; 6]> {
        let version = release.tables.iter().find(|table| table.table == "rejects").unwrap().version;
        let answer = self.rows(customer, "silver", "rejects", Some(version)).await;
        let cell = |row: usize, name: &str| answer.cell(row, name).map(text).unwrap_or_default();
        let row = |row| ["source", "source_row", "rule", "action", "reason", "content"].map(|name| cell(row, name));
        (0..answer.rows.len()).map(row).collect()
    }
}

fn text(cell: &domain::Cell) -> String {
    match cell {
        domain::Cell::Text(text) => text.clone(),
        domain::Cell::Date(day) => day.to_string(),
        other => other.to_json().to_string(),
    }
}

fn sorted(answer: &Answer) -> Vec<String> {
    let mut lines: Vec<String> = answer.rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>().join("|")).collect();
    lines.sort();
    lines
}

/// A synthetic export.
pub fn export(spec: &Spec) -> TempDir {
    let folder = TempDir::new().unwrap();
    synthetic::generate(spec, folder.path(), &mut |_, _| {}).unwrap();
    folder
}

pub const USERS: &str = "User ID,User's Fullname,User First Name,User Last Name,User's Country,User's City,User Status,Assignment ID,\
Assignment Name,Organisation ID,Organisation Name,Position ID,Position Name,Manager ID,Manager Name,Appraiser ID,Appraiser Name";
pub const COMPLETIONS: &str = "User ID,Course ID,Course Name,Course Category,Time enrolled,Time started,Time completed,Completion Status,\
Completion Due Date,Include in dashboard";

/// The line of a user.
pub fn user(id: u32, name: &str) -> String {
    format!("{id},{name},,,NZ,,Active,{id}0,,1,Org,1,Pos,,,,")
}

/// The line of an enrolment.
pub fn enrolment(user: u32, course: u32) -> String {
    format!("{user},{course},Fire,Safety,\"01/02/2024, 10:00:00\",,,In progress,,1")
}

/// The smallest export: three people, three enrolments. Tests change its files.
pub struct Small(TempDir);

impl Small {
    pub fn new() -> Self {
        let small = Self(TempDir::new().unwrap());
        small.lines("analytics_users.csv", USERS, &[user(1, "Ann"), user(2, "Bo"), user(3, "Cy")]);
        small.lines("analytics_course_completions.csv", COMPLETIONS, &[enrolment(1, 10), enrolment(2, 10), enrolment(3, 11)]);
        small
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn lines(&self, file: &str, header: &str, lines: &[String]) {
        self.write(file, format!("{header}\n{}\n", lines.join("\n")));
    }

    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path().join(file), bytes).unwrap();
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.path().join(file)).unwrap();
    }
}
