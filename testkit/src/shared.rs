//! The platform that tests share which change nothing.

use synthetic::{Naming, Spec, Theme};
use tokio::sync::OnceCell;

use crate::customers::TestCustomer;
use crate::platform::TestPlatform;

/// Two customers who share everything that the platform shares between customers: store, engine and cache.
pub struct Shared {
    /// The platform.
    pub platform: TestPlatform,
    /// A health service whose year begins in January.
    pub health: TestCustomer,
    /// A retail company whose year begins in July, far from UTC.
    pub retail: TestCustomer,
}

impl Shared {
    /// Both customers.
    pub fn customers(&self) -> [&TestCustomer; 2] {
        [&self.health, &self.retail]
    }
}

/// The shared platform, loaded when the first test of the process asks for it.
pub async fn shared() -> &'static Shared {
    static SHARED: OnceCell<Shared> = OnceCell::const_new();
    SHARED.get_or_init(load).await
}

async fn load() -> Shared {
    let platform = TestPlatform::empty().await;
    let health = platform.customer("northwind-health", "UTC", 1).await;
    let retail = platform.customer("harbour-retail", "Pacific/Auckland", 7).await;
    let health = platform.load_generated(&health, &Spec::small(11)).await;
    let spec = Spec::small(23).with_theme(Theme::Retail).with_naming(Naming::Short);
    let retail = platform.load_generated(&retail, &spec).await;
    Shared { platform, health, retail }
}
