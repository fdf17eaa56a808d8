//! Gold read straight from Azure storage: Azurite holds what Spark wrote, and the embedded engine reads it without a warehouse.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::counted_check;
use super::figures::asked;
use super::numbers::difference;
use super::stand::{AWKWARD, DEMO, Stand};
use crate::paths;
use crate::process::Call;
use crate::tally::Tally;
use crate::tools::npm;

/// The storage of the tests, in the emulator's own account.
pub const ROOT: &str = "abfss://lake@devstoreaccount1.dfs.core.windows.net/kineo";

/// Every dashboard's numbers, read from storage.
pub fn check(stand: &Stand) -> Tally {
    counted_check("the numbers of every dashboard straight from Azure storage", &run(stand))
}

fn run(stand: &Stand) -> Result<()> {
    npm::install_browser_tests()?;
    let azurite = Azurite::start(stand)?;
    let tables = stand.double.folder.join("tables");
    let upload = Call::new("node").args([paths::root().join("e2e/support/upload_to_azurite.mjs")]).args([&tables]);
    upload.args(["lake", "kineo"]).env("AZURITE", &azurite.endpoint).run()?;
    for customer in [DEMO, AWKWARD] {
        stand.kineo_direct(&azurite.endpoint, &["customer", "set", customer, "--engine", "databricks-direct"])?.text()?;
        for dashboard in ["home", "courses"] {
            let embedded = asked(stand, false, customer, dashboard, &[])?;
            let args = ["figures", "--json", "--customer", customer, "--dashboard", dashboard];
            let mut direct = stand.kineo_direct(&azurite.endpoint, &args)?.json()?;
            direct.as_object_mut().context("no figures")?.remove("release");
            if let Some(difference) = difference(&embedded, &direct, "") {
                bail!("{customer}, {dashboard}: {difference}");
            }
        }
        stand.kineo(&["customer", "set", customer, "--engine", "databricks"])?.text()?;
    }
    Ok(())
}

impl Stand<'_> {
    /// `kineo` with storage beside the workspace. The key is the emulator's, which is the same everywhere.
    pub fn kineo_direct(&self, endpoint: &str, args: &[&str]) -> Result<Call> {
        let key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        Ok(self.kineo(args)?.env("KINEO_AZURE_STORAGE_KEY", key).env("KINEO_AZURE_STORAGE_ENDPOINT", endpoint))
    }
}

/// A storage that runs; it ends with this.
pub struct Azurite {
    /// Its address with the account.
    pub endpoint: String,
    child: Child,
}

impl Azurite {
    /// Starts one on a free port, in memory.
    pub fn start(stand: &Stand) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).context("no free port")?.port();
        let program = paths::root().join("e2e/node_modules/.bin/azurite-blob");
        let folder = stand.remote.with_file_name("azurite");
        let call =
            Call::new(program).args(["--silent", "--skipApiVersionCheck", "--blobHost", "127.0.0.1", "--blobPort", &port.to_string()]);
        let mut command = call.args(["--location"]).args([&folder]).into_command();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("could not start Azurite")?;
        let azurite = Self { endpoint: format!("http://127.0.0.1:{port}/devstoreaccount1"), child };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("Azurite does not answer");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(azurite)
    }
}

impl Drop for Azurite {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
