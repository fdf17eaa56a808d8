//! Customers (tenants) of the platform.

use chrono::{DateTime, Utc};
use domain::{Brand, CourseAddress, CustomerId, Engine, Slug};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

use crate::column::Columns;
use crate::error::{Doing, StoreError, is_taken};
use crate::fresh;
use crate::store::Store;

/// A customer of the platform.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Its short name in addresses, folders and commands.
    pub slug: Slug,
    /// A number of its own, from 1, that no other customer ever has: it names the customer's catalogue on Databricks.
    pub number: u32,
    /// Its name on a page.
    pub name: String,
    /// IANA name of the time zone in which its days begin.
    pub time_zone: String,
    /// First month of its year, 1–12.
    pub first_month: u32,
    /// How its pages look.
    pub brand: Brand,
    /// Where a course stands in its LMS, if somebody said.
    pub course_address: Option<CourseAddress>,
    /// Where its lakehouse is built and read.
    pub engine: Engine,
    /// Whether nobody may sign in, look or load.
    pub disabled: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// A customer to make.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCustomer {
    /// Its short name; no other customer may have it.
    pub slug: Slug,
    /// Its name on a page.
    pub name: String,
    /// IANA name of its time zone. The caller has checked it.
    pub time_zone: String,
    /// First month of its year, 1–12.
    pub first_month: u32,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, slug, name, time_zone, first_month, brand, course_address, engine, number, disabled, created_at FROM customer ",
            $rest
        )
    };
}

impl Store {
    /// Makes a customer.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the slug is taken or the month is none.
    pub async fn create_customer(&self, new: NewCustomer, now: DateTime<Utc>) -> Result<Customer, StoreError> {
        check_month(new.first_month)?;
        let NewCustomer { slug, name, time_zone, first_month } = new;
        let id = CustomerId::new(fresh::id(now));
        let number = self.next_number().await?;
        let insert =
            "INSERT INTO customer (id, slug, name, time_zone, first_month, created_at, number) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let made = sqlx::query(insert)
            .bind(id.as_str())
            .bind(slug.as_str())
            .bind(&name)
            .bind(&time_zone)
            .bind(i64::from(first_month))
            .bind(now.timestamp_micros())
            .bind(number)
            .execute(&self.pool)
            .await;
        if is_taken(&made) {
            return Err(StoreError::conflict(format!("there is already a customer {slug}: choose another slug")));
        }
        made.doing("adding a customer")?;
        self.customer_by_id(&id).await?.ok_or_else(|| StoreError::not_found(format!("customer {slug}")))
    }

    /// A number that no customer has or had. One that is not used in the end is lost, which harms nobody.
    async fn next_number(&self) -> Result<i64, StoreError> {
        let next = sqlx::query_scalar("UPDATE customer_count SET given = given + 1 RETURNING given");
        next.fetch_one(&self.pool).await.doing("numbering a customer")
    }

    /// The customer of a slug.
    pub async fn customer(&self, slug: &Slug) -> Result<Option<Customer>, StoreError> {
        let row =
            sqlx::query(select!("WHERE slug = $1")).bind(slug.as_str()).fetch_optional(&self.pool).await.doing("reading a customer")?;
        row.as_ref().map(customer_of).transpose()
    }

    /// The customer of an id.
    pub async fn customer_by_id(&self, id: &CustomerId) -> Result<Option<Customer>, StoreError> {
        let row = sqlx::query(select!("WHERE id = $1")).bind(id.as_str()).fetch_optional(&self.pool).await.doing("reading a customer")?;
        row.as_ref().map(customer_of).transpose()
    }

    /// All customers, by slug.
    pub async fn customers(&self) -> Result<Vec<Customer>, StoreError> {
        let rows = sqlx::query(select!("ORDER BY slug")).fetch_all(&self.pool).await.doing("listing the customers")?;
        rows.iter().map(customer_of).collect()
    }

    /// Writes name, time zone, first month, theme, the address of courses, engine and whether the customer is disabled. Its slug and id stay what they are.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such customer, [`StoreError::Conflict`] if the month is none.
    pub async fn update_customer(&self, customer: &Customer) -> Result<(), StoreError> {
        check_month(customer.first_month)?;
        let update = "UPDATE customer SET name = $2, time_zone = $3, first_month = $4, disabled = $5, brand = $6, course_address = $7, engine = $8 WHERE id = $1";
        let done = sqlx::query(update)
            .bind(customer.id.as_str())
            .bind(&customer.name)
            .bind(&customer.time_zone)
            .bind(i64::from(customer.first_month))
            .bind(i64::from(customer.disabled))
            .bind(json!(customer.brand).to_string())
            .bind(customer.course_address.as_ref().map_or("", CourseAddress::as_str))
            .bind(customer.engine.key())
            .execute(&self.pool)
            .await
            .doing("changing a customer")?;
        if done.rows_affected() == 0 { Err(StoreError::not_found(format!("customer {}", customer.slug))) } else { Ok(()) }
    }
}

fn check_month(month: u32) -> Result<(), StoreError> {
    if (1..=12).contains(&month) {
        return Ok(());
    }
    Err(StoreError::conflict(format!("{month} is no month a year can begin with: use 1 for January to 12 for December")))
}

fn customer_of(row: &SqliteRow) -> Result<Customer, StoreError> {
    let columns = Columns::new(row, "customer", "id");
    Ok(Customer {
        id: CustomerId::new(columns.get::<String>("id")?),
        slug: columns.parse("slug")?,
        number: u32::try_from(columns.get::<i64>("number")?).unwrap_or_default(),
        name: columns.get("name")?,
        time_zone: columns.get("time_zone")?,
        first_month: columns.month("first_month")?,
        brand: brand(&columns)?,
        // One that cannot be read is none: a course is then not linked.
        course_address: columns.get::<&str>("course_address")?.parse().ok(),
        engine: columns.parse("engine")?,
        disabled: columns.flag("disabled")?,
        created_at: columns.time("created_at")?,
    })
}

/// A theme that cannot be read keeps nobody from their figures: the page has the look's own. It is logged, since somebody chose it.
fn brand(columns: &Columns<'_>) -> Result<Brand, StoreError> {
    let text: &str = columns.get("brand")?;
    serde_json::from_str(text).or_else(|error| {
        let customer: String = columns.get("slug")?;
        tracing::error!(%customer, %error, "a customer's theme cannot be read; set it with: kineo customer theme --customer {customer}");
        Ok(Brand::default())
    })
}
