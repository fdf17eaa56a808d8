//! `kineo docs`.

use std::process::ExitCode;

use anyhow::{Context, Result};
use etl::catalogue::Catalogue;

use crate::cli::Docs;

/// Writes the data dictionary and the lineage.
pub fn run(args: &Docs) -> Result<ExitCode> {
    let catalogue = Catalogue::read()?;
    std::fs::create_dir_all(&args.folder).with_context(|| format!("folder {} cannot be made", args.folder.display()))?;
    for (file, text) in [("data-dictionary.md", etl::docs::dictionary(&catalogue)), ("lineage.md", etl::docs::lineage(&catalogue))] {
        let path = args.folder.join(file);
        std::fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
