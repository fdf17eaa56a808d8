//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::brand::{Colour, FontStack, MAX_HUE, MAX_RADIUS, chroma_of};
use domain::{CourseAddress, DashboardName, Engine, Role, Slug};

/// Learning analytics from Totara exports: loads each customer's lakehouse and serves its dashboards.
#[derive(Debug, Parser)]
#[command(name = "kineo", version, after_help = crate::exit::HELP)]
pub struct Cli {
    /// Where everything is kept: metadata, and each customer's tables.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// A TOML file with settings; `kineo settings` lists them.
    #[arg(long, global = true, value_name = "FILE", env = "KINEO_CONFIG")]
    pub config: Option<PathBuf>,
    /// Print one JSON document instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make two synthetic customers with logins, load them and serve them on this machine.
    Demo(Demo),
    /// Serve the dashboards.
    Serve(Serve),
    /// Load a folder of exports for a customer.
    Load(Load),
    /// Print the numbers of a dashboard.
    Figures(Figures),
    /// Write a folder of synthetic exports in the form of the real ones.
    Generate(Generate),
    /// Create, list and set customers.
    #[command(subcommand)]
    Customer(Customer),
    /// Create and list accounts, and set their passwords.
    #[command(subcommand)]
    User(User),
    /// List releases, or roll one back.
    #[command(subcommand)]
    Release(Release),
    /// Set up, check and remove what a customer has on Databricks.
    #[command(subcommand)]
    Databricks(Databricks),
    /// Write the data dictionary and the lineage.
    Docs(Docs),
    /// List every setting with its default, as TOML.
    Settings,
}

/// `kineo demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Port on the loopback address.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The client's files, as Trunk makes them.
    #[arg(long, value_name = "FOLDER")]
    pub dist: Option<PathBuf>,
    /// Make customers and logins, print them, and end.
    #[arg(long)]
    pub prepare_only: bool,
}

/// `kineo serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port to listen on.
    #[arg(long)]
    pub listen: Option<SocketAddr>,
    /// Port on the loopback address; short for `--listen 127.0.0.1:PORT`.
    #[arg(long, conflicts_with = "listen")]
    pub port: Option<u16>,
    /// The client's files, as Trunk makes them.
    #[arg(long, value_name = "FOLDER")]
    pub dist: Option<PathBuf>,
    /// Scheme, host and port under which browsers reach the pages, where a proxy stands before them.
    #[arg(long, value_name = "ORIGIN")]
    pub public_origin: Option<String>,
}

/// `kineo load`.
#[derive(Debug, Args)]
pub struct Load {
    /// The customer's slug.
    #[arg(long)]
    pub customer: Slug,
    /// Create the customer if there is none of that slug.
    #[arg(long)]
    pub create: bool,
    /// The folder with the exports.
    pub folder: PathBuf,
    /// The day that the model is computed for; today in the customer's time zone if it is left out.
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<NaiveDate>,
    /// With --create: IANA name of the customer's time zone.
    #[arg(long, requires = "create", value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// With --create: where the lakehouse is built and read. On Databricks everything that the customer needs there is made first.
    #[arg(long, requires = "create", value_parser = |text: &str| text.parse::<Engine>().map_err(|problem| problem.to_string()))]
    pub engine: Option<Engine>,
    /// With --create: first month of the customer's year, 1 to 12.
    #[arg(long, requires = "create", value_name = "MONTH", value_parser = clap::value_parser!(u32).range(1..=12))]
    pub first_month: Option<u32>,
}

/// `kineo figures`.
#[derive(Debug, Args)]
pub struct Figures {
    /// The customer's slug.
    #[arg(long)]
    pub customer: Slug,
    /// The dashboard: home or courses.
    #[arg(long, value_parser = |text: &str| text.parse::<DashboardName>().map_err(|problem| problem.to_string()))]
    pub dashboard: DashboardName,
    /// See what this account sees.
    #[arg(long = "as", value_name = "EMAIL")]
    pub as_email: Option<String>,
    /// A filter, such as organisation=7 or category=Safety; can stand several times.
    #[arg(long = "filter", value_name = "KEY=VALUE")]
    pub filters: Vec<String>,
    /// From the newest release at or before this day.
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<NaiveDate>,
}

/// Which names the files of an export have.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum NamingArg {
    /// `kineo_analytics___users_report_report.csv`
    Long,
    /// `analytics_users.csv`
    Short,
}

/// What an invented customer does.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ThemeArg {
    /// A health service.
    Health,
    /// A retail company.
    Retail,
}

/// `kineo generate`.
#[derive(Debug, Args)]
pub struct Generate {
    /// The folder to write.
    pub folder: PathBuf,
    /// The same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// People.
    #[arg(long, default_value_t = 3057)]
    pub users: u32,
    /// Course completion records.
    #[arg(long, default_value_t = 19_858)]
    pub course_completions: u64,
    /// The day of the export.
    #[arg(long, value_name = "DAY", default_value = "2024-09-30")]
    pub as_of: NaiveDate,
    /// Names of the files.
    #[arg(long, value_enum, default_value_t = NamingArg::Long)]
    pub naming: NamingArg,
    /// What the customer does.
    #[arg(long, value_enum, default_value_t = ThemeArg::Health)]
    pub theme: ThemeArg,
}

/// `kineo customer`.
#[derive(Debug, Subcommand)]
pub enum Customer {
    /// Create a customer.
    Create(CustomerSettings),
    /// Change a customer's name, time zone or first month.
    Set(CustomerSettings),
    /// Change how a customer's pages look, or show it.
    Theme(CustomerTheme),
    /// List the customers.
    List,
}

/// What a customer is set to.
#[derive(Debug, Args)]
pub struct CustomerSettings {
    /// Short name in addresses, folders and commands.
    pub slug: Slug,
    /// Name on pages.
    #[arg(long)]
    pub name: Option<String>,
    /// IANA name of the time zone.
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// First month of the year, 1 to 12.
    #[arg(long, value_name = "MONTH", value_parser = clap::value_parser!(u32).range(1..=12))]
    pub first_month: Option<u32>,
    /// Where the lakehouse is built and read: embedded, databricks or databricks-direct. The next load builds it there.
    #[arg(long, value_parser = |text: &str| text.parse::<Engine>().map_err(|problem| problem.to_string()))]
    pub engine: Option<Engine>,
    /// Where a course stands in the LMS, with {id} for its id: https://lms.example/course/view.php?id={id}
    #[arg(long, value_name = "ADDRESS")]
    pub course_address: Option<CourseAddress>,
}

/// `kineo customer theme`. What is left out stays as it is.
#[derive(Debug, Args)]
pub struct CustomerTheme {
    /// The customer's slug.
    #[arg(long)]
    pub customer: Slug,
    /// Begin with the look as it is; other options count on top.
    #[arg(long)]
    pub reset: bool,
    /// Take hue and chroma from the customer's colour, such as '#0a6e8f'.
    #[arg(long, value_name = "#RRGGBB", conflicts_with = "hue")]
    pub colour: Option<Colour>,
    /// Hue in degrees, 0 to 359.
    #[arg(long, value_name = "DEGREES", value_parser = clap::value_parser!(u16).range(..=i64::from(MAX_HUE)))]
    pub hue: Option<u16>,
    /// Strength of the colour, 0 (grey) to 0.16.
    #[arg(long, value_parser = chroma_of)]
    pub chroma: Option<u16>,
    /// Radius of a card's corners, 0 (square) to 16 pixels.
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u8).range(..=i64::from(MAX_RADIUS)))]
    pub radius: Option<u8>,
    /// system, humanist, geometric or serif.
    #[arg(long)]
    pub font: Option<FontStack>,
}

/// `kineo user`.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Create an account. The password is read from the standard input, one line.
    Create(UserCreate),
    /// Set an account's password, read from the standard input, and end its sessions.
    Password {
        /// The address to sign in with.
        email: String,
    },
    /// List the accounts of a customer.
    List {
        /// The customer's slug.
        #[arg(long)]
        customer: Slug,
    },
}

/// `kineo user create`.
#[derive(Debug, Args)]
pub struct UserCreate {
    /// The customer's slug.
    #[arg(long)]
    pub customer: Slug,
    /// The address to sign in with.
    pub email: String,
    /// Name on pages.
    #[arg(long, default_value = "")]
    pub name: String,
    /// learner, manager, analyst or customer-admin; can stand several times.
    #[arg(long = "role", required = true)]
    pub roles: Vec<Role>,
    /// `User ID` of the person in the data.
    #[arg(long, value_name = "USER_ID")]
    pub person: Option<i64>,
}

/// `kineo release`.
#[derive(Debug, Subcommand)]
pub enum Release {
    /// List the releases of a customer, newest first.
    List {
        /// The customer's slug.
        #[arg(long)]
        customer: Slug,
    },
    /// Take the newest release back; dashboards read the one before it.
    Rollback {
        /// The customer's slug.
        #[arg(long)]
        customer: Slug,
    },
}

/// `kineo databricks`.
#[derive(Debug, Subcommand)]
pub enum Databricks {
    /// Show what would be done so that a customer has what it should have on Databricks.
    Plan {
        /// The customer's slug.
        #[arg(long)]
        customer: Slug,
    },
    /// Show the plan and do it. Done twice, the second time changes nothing.
    Apply {
        /// The customer's slug.
        #[arg(long)]
        customer: Slug,
    },
    /// Compare what is there with what should be. Exit code 7 if they differ.
    Check {
        /// The customer's slug.
        #[arg(long)]
        customer: Slug,
    },
    /// Show what would be deleted of a customer on Databricks; with --yes delete it.
    Remove {
        /// The customer's slug.
        #[arg(long)]
        customer: Slug,
        /// Delete it. Nothing brings it back.
        #[arg(long)]
        yes: bool,
    },
    /// Show what loads cost, from the query history: seconds and bytes of each customer, run and model.
    Cost {
        /// Only this customer.
        #[arg(long)]
        customer: Option<Slug>,
        /// The first day that counts; 30 days ago if it is left out.
        #[arg(long, value_name = "DAY")]
        since: Option<NaiveDate>,
    },
    /// Write a customer's job as an Asset Bundle.
    Bundle {
        /// The customer's slug.
        #[arg(long)]
        customer: Slug,
        /// The folder to write to.
        folder: PathBuf,
    },
}

/// `kineo docs`.
#[derive(Debug, Args)]
pub struct Docs {
    /// The folder to write to.
    #[arg(default_value = "docs")]
    pub folder: PathBuf,
}
