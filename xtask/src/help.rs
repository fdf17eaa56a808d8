//! What `cargo xtask help` prints.

/// Every command with its options.
pub const TEXT: &str = "\
cargo xtask COMMAND

  demo         Make everything (tools, web client, binary, two synthetic customers) and serve it.
                 --port N        port to serve on (8080)
                 --data-dir DIR  where the customers' data lies (demo-data)
                 --fresh         delete that folder first
                 --no-serve      stop before serving
  build        Make the web client (dist/) and the binary (target/release/kineo).
  client       Make the web client only.
  preview      Serve the pages with made-up figures, built anew with every change of a file.
                 --port N        port to serve on (8090)
  test [GROUP] Make what the tests need and run them: all, rust, cells, spark, browser, or check [NAME]…
                 checks: format, lint, dependencies, features, staircase, client-crates, client-size
                 cells holds every cell of gold against an independent reading in DuckDB; it needs Python 3.11
                 spark runs against a double of Databricks with Spark behind it; it needs Java 17, Maven and Python 3.11
                 browser takes the names of test files in e2e/, without .test.mjs
                 --no-build      test the client and the binary as they are
  bench        Measure loads against DuckDB, the pages, and the client's size.
                 --scale N       size of the big load, in samples (100)
                 --repeat N      loads of the sample, of which the median counts (5)
                 --no-build      measure the client and the binary as they are
  screenshots  Take the pictures of docs/images, and of every width and theme in target/screenshots.

KINEO_TOOLS_DIR names the folder of the pinned tools (.tools), so that several checkouts or CI runs can share one.";
