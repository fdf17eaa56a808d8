//! `kineo generate`.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::json;
use synthetic::{Naming, Spec, Theme};

use crate::cli::{Generate, NamingArg, ThemeArg};
use crate::output;

/// Writes a folder of synthetic exports.
pub fn run(args: &Generate, json: bool) -> Result<ExitCode> {
    let naming = match args.naming {
        NamingArg::Long => Naming::Long,
        NamingArg::Short => Naming::Short,
    };
    let theme = match args.theme {
        ThemeArg::Health => Theme::Health,
        ThemeArg::Retail => Theme::Retail,
    };
    let spec = Spec::scaled(args.seed, args.users, args.course_completions).with_as_of(args.as_of).with_naming(naming).with_theme(theme);
    let summary = synthetic::generate(&spec, &args.folder, &mut |_, _| {})?;
    let files: Vec<_> = summary.files.iter().map(|file| json!({"file": file.file, "rows": file.rows})).collect();
    let text = format!("{} files, {} bytes of CSV in {}", files.len(), summary.bytes, args.folder.display());
    output::print(json, &json!({"folder": args.folder, "bytes": summary.bytes, "files": files}), text);
    Ok(ExitCode::SUCCESS)
}
