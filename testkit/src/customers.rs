//! Customers with generated exports.

use std::path::{Path, PathBuf};

use domain::Slug;
use etl::load::{LoadOutcome, LoadRequest, Silent};
use store::{Customer, NewCustomer, Release};
use synthetic::{Spec, Summary};

use crate::platform::TestPlatform;

/// A customer whose exports were loaded.
#[derive(Clone, Debug)]
pub struct TestCustomer {
    /// The customer.
    pub customer: Customer,
    /// Its release.
    pub release: Release,
    /// Who is worth signing in as.
    pub summary: Summary,
    /// The folder of its exports.
    pub exports: PathBuf,
}

impl TestPlatform {
    /// A customer without data, whose year begins in a month, 1–12.
    pub async fn customer(&self, slug: &str, time_zone: &str, first_month: u32) -> Customer {
        let slug: Slug = slug.parse().unwrap();
        let name = format!("The {slug} company");
        let new = NewCustomer { slug, name, time_zone: time_zone.to_owned(), first_month };
        self.store.create_customer(new, domain::Clock::now(&*self.clock)).await.unwrap()
    }

    /// Writes exports for a customer and loads them.
    pub async fn load_generated(&self, customer: &Customer, spec: &Spec) -> TestCustomer {
        let exports = self.data_dir().join("exports").join(customer.slug.as_str()).join(spec.seed.to_string());
        let summary = synthetic::generate(spec, &exports, &mut |_, _| {}).unwrap();
        let release = self.load(customer, &exports, spec).await.unwrap().release;
        TestCustomer { customer: customer.clone(), release, summary, exports }
    }

    /// Loads a folder for the day of a spec.
    pub async fn load(&self, customer: &Customer, folder: &Path, spec: &Spec) -> Result<LoadOutcome, etl::EtlError> {
        let request = LoadRequest { customer: customer.clone(), folder: folder.to_owned(), as_of: spec.as_of };
        self.loader.load(&request, &Silent).await
    }
}
