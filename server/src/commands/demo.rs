//! `kineo demo`: two invented customers with a login for each role, loaded and served on this machine.

use std::fmt::Write as _;
use std::process::ExitCode;

use anyhow::Result;
use chrono::NaiveDate;
use domain::{Brand, Password, Role, Slug, UserId};
use serde_json::{Value, json};
use service::accounts::NewLogin;
use store::{Customer, NewCustomer};
use synthetic::{Naming, Spec, Summary, Theme};

use super::{load, serve};
use crate::cli::Demo;
use crate::output::{self, Bar};
use crate::parts::Parts;
use crate::settings::Settings;

struct Invented {
    slug: &'static str,
    name: &'static str,
    domain: &'static str,
    time_zone: &'static str,
    theme: Theme,
    naming: Naming,
    hue: u16,
    users: u32,
    course_completions: u64,
}

const INVENTED: [Invented; 2] = [
    Invented {
        slug: "northwind-health",
        name: "Northwind Health",
        domain: "northwind.example",
        time_zone: "Pacific/Auckland",
        theme: Theme::Health,
        naming: Naming::Long,
        hue: 222,
        users: 3000,
        course_completions: 20_000,
    },
    Invented {
        slug: "harbour-retail",
        name: "Harbour Retail",
        domain: "harbour.example",
        time_zone: "Europe/London",
        theme: Theme::Retail,
        naming: Naming::Short,
        hue: 300,
        users: 600,
        course_completions: 5000,
    },
];

/// Makes what is not there yet, then serves.
pub async fn run(mut settings: Settings, args: Demo, json: bool) -> Result<ExitCode> {
    settings.set("listen", Some(format!("127.0.0.1:{}", args.port)));
    settings.set("dist", args.dist.map(|folder| folder.display().to_string()));
    let parts = Parts::open(settings).await?;
    let mut logins = Vec::new();
    for invented in &INVENTED {
        logins.extend(prepare(&parts, invented, json).await?);
    }
    if args.prepare_only {
        output::print(json, &json!({ "logins": logins }), as_text(&logins));
        return Ok(ExitCode::SUCCESS);
    }
    let (listener, address) = serve::bound(&parts).await?;
    let text = format!("{}\n\nOpen http://{address}", as_text(&logins));
    output::print(json, &json!({"address": format!("http://{address}"), "logins": logins}), text);
    serve::serve(&parts, listener).await?;
    Ok(ExitCode::SUCCESS)
}

/// One customer: exports, data as of today, accounts.
async fn prepare(parts: &Parts, invented: &Invented, json: bool) -> Result<Vec<Value>> {
    let slug: Slug = invented.slug.parse()?;
    let customer = match parts.store.customer(&slug).await? {
        Some(customer) => customer,
        None => create(parts, invented, slug).await?,
    };
    let customer = painted(parts, invented, customer).await?;
    let as_of = load::today(parts, &customer);
    let folder = parts.data_dir.join("exports").join(invented.slug);
    let spec = spec(invented, as_of);
    let newest = parts.store.newest_release(&customer.id).await?;
    if newest.is_none_or(|release| release.as_of != as_of) || lacks_a_login(parts, invented).await? {
        if !json {
            eprintln!("Making and loading the exports of {}", invented.name);
        }
        let summary = synthetic::generate(&spec, &folder, &mut |_, _| {})?;
        load::load(parts, &customer, folder, as_of, &Bar::new(json)).await?;
        make_accounts(parts, &customer, invented, &summary).await?;
    }
    Ok(roles().iter().map(|role| login(invented, *role)).collect())
}

/// Attempts and seminars as in a customer who uses both much, so that every figure has something to show.
fn spec(invented: &Invented, as_of: NaiveDate) -> Spec {
    let mut spec = Spec::scaled(1, invented.users, invented.course_completions);
    spec.scorm_attempts = u64::from(invented.users) * 8;
    spec.seminar_signups = u64::from(invented.users) * 2;
    spec.with_as_of(as_of).with_theme(invented.theme).with_naming(invented.naming)
}

async fn create(parts: &Parts, invented: &Invented, slug: Slug) -> Result<Customer> {
    let (name, time_zone) = (invented.name.to_owned(), invented.time_zone.to_owned());
    Ok(parts.store.create_customer(NewCustomer { slug, name, time_zone, first_month: 1 }, parts.clock.now()).await?)
}

/// One of the two has a hue of its own, so that nobody takes one customer's pages for the other's. A theme that is there already stays.
async fn painted(parts: &Parts, invented: &Invented, mut customer: Customer) -> Result<Customer> {
    let usual = Brand::default();
    let brand = Brand::new(invented.hue, usual.chroma(), usual.radius(), usual.font())?;
    if customer.brand.is_default() && !brand.is_default() {
        customer.brand = brand;
        parts.store.update_customer(&customer).await?;
    }
    Ok(customer)
}

/// A demo that was broken off after its load has no logins yet.
async fn lacks_a_login(parts: &Parts, invented: &Invented) -> Result<bool> {
    for role in roles() {
        if parts.store.account_by_email(&email(invented, role)).await?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

const fn roles() -> [Role; 4] {
    Role::ALL
}

fn email(invented: &Invented, role: Role) -> String {
    let local = if matches!(role, Role::CustomerAdmin) { "admin" } else { role.key() };
    format!("{local}@{}", invented.domain)
}

/// Known to everyone, which is why a demo listens on the loopback address only.
fn password(role: Role) -> &'static str {
    match role {
        Role::Learner => "walk-the-first-mile",
        Role::Manager => "carry-the-whole-team",
        Role::Analyst => "count-what-matters",
        Role::CustomerAdmin => "keep-the-lights-on",
    }
}

fn login(invented: &Invented, role: Role) -> Value {
    json!({"customer": invented.slug, "role": role.key(), "email": email(invented, role), "password": password(role)})
}

async fn make_accounts(parts: &Parts, customer: &Customer, invented: &Invented, summary: &Summary) -> Result<()> {
    let accounts = parts.accounts();
    for role in roles() {
        let (name, person) = match role {
            Role::Learner => (summary.learner.name.clone(), Some(summary.learner.user_id)),
            Role::Manager => (summary.manager.name.clone(), Some(summary.manager.user_id)),
            Role::Analyst => ("Noor Lindqvist".to_owned(), None),
            Role::CustomerAdmin => ("Amara Okafor".to_owned(), None),
        };
        let (email, person) = (email(invented, role), person.map(|id| UserId(i64::from(id))));
        match parts.store.account_by_email(&email).await? {
            Some(account) => parts.store.link_person(&account.id, person).await?,
            None => {
                let (customer, roles) = (customer.slug.clone(), vec![role]);
                let login = NewLogin { customer, email, name, roles, person, password: Password::new(password(role)) };
                accounts.create_account(login).await?;
            }
        }
    }
    Ok(())
}

fn as_text(logins: &[Value]) -> String {
    let mut text = String::from("Logins:");
    for login in logins {
        let field = |name: &str| login[name].as_str().unwrap_or_default();
        let _ = write!(text, "\n  {:16} {:15} {:28} {}", field("customer"), field("role"), field("email"), field("password"));
    }
    text
}
