//! One runtime for all tests of a process.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Runtime};

/// Deep plans of queries need more than the usual stack where nothing is optimised.
const STACK: usize = 16 << 20;

/// Does asynchronous work in a test. What tests share, connections above all, must not outlive the runtime that it was made in, so
/// there is one, and it is never shut down.
pub fn run<T>(work: impl Future<Output = T>) -> T {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    let runtime = || Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build().unwrap();
    RUNTIME.get_or_init(runtime).block_on(work)
}
