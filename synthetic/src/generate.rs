//! Writes an export, person by person.

use std::fs;
use std::path::Path;

use crate::exports::{self, Exports};
use crate::learning::Learning;
use crate::logins::Logins;
use crate::summary::FileRows;
use crate::table::Table;
use crate::trees::Node;
use crate::world::{ADMINISTRATOR, GUEST, Learner, World};
use crate::{Error, Spec, Summary};
use crate::{course_rows, groups, people, plan_rows, scorm, seminars, workbook};

/// Writes the 13 CSV files and the calendar workbook of `spec` into `folder`, which is created if need be; files of the
/// same names are replaced. Memory does not grow with the number of completions. `progress` is told a file and its rows
/// so far, every 100,000 rows and when the file is complete.
///
/// # Errors
/// When the spec asks for what cannot be made, and when the folder or a file cannot be written.
pub fn generate(spec: &Spec, folder: &Path, progress: &mut dyn FnMut(&str, u64)) -> Result<Summary, Error> {
    spec.check()?;
    fs::create_dir_all(folder).map_err(|source| Error::Folder { folder: folder.to_owned(), source })?;
    let world = World::new(spec);
    let mut exports = Exports::create(spec, folder, progress)?;
    write_nodes(&mut exports.organisations, &world.organisations, exports.progress)?;
    write_nodes(&mut exports.positions, &world.positions, exports.progress)?;
    let logins = write_people(&world, &mut exports)?;
    let tables = exports.finish()?;
    let calendar = workbook::write(spec, folder)?;
    let (null_dates, null_dates_bytes) = exports::write_null_dates(folder)?;
    let mut files: Vec<FileRows> = tables.iter().map(|table| counted(&table.name, table.rows)).collect();
    files.extend([counted(null_dates, 3), counted(workbook::FILE, calendar)]);
    let [learner, manager, top_manager] = logins.found(&world);
    Ok(Summary { files, bytes: tables.iter().map(|table| table.bytes).sum::<u64>() + null_dates_bytes, learner, manager, top_manager })
}

fn counted(file: &str, rows: u64) -> FileRows {
    FileRows { file: file.to_owned(), rows }
}

fn write_people(world: &World, exports: &mut Exports) -> Result<Logins, Error> {
    let mut logins = Logins::new(world);
    let mut learning = Learning::default();
    people::write_system_users(world, exports)?;
    groups::write_ratings(world, exports, GUEST, world.clock.start)?;
    for number in 0..world.learners() {
        let learner = world.learner(number);
        write_learner(world, exports, &learner, &mut learning)?;
        logins.consider(world, exports, &learner);
    }
    Ok(logins)
}

fn write_learner(world: &World, exports: &mut Exports, learner: &Learner, learning: &mut Learning) -> Result<(), Error> {
    if let Some(place) = learner.place {
        people::write(world, exports, place)?;
        groups::write_audiences(world, exports, learner.id, place, learner.hired)?;
    }
    if learner.place.is_some() || learner.id == ADMINISTRATOR {
        groups::write_ratings(world, exports, learner.id, learner.hired)?;
    }
    learning.draw(world, learner);
    course_rows::write(world, exports, learner, learning)?;
    plan_rows::write(world, exports, learner, learning)?;
    scorm::write(world, exports, learner, learning)?;
    seminars::write(world, exports, learner, learning)
}

fn write_nodes(table: &mut Table, nodes: &[Node], progress: &mut dyn FnMut(&str, u64)) -> Result<(), Error> {
    for node in nodes {
        table.id(node.id).text(&node.name).id(node.parent).text(node.framework);
        table.text(&node.path).number(node.depth as u64);
        table.end(progress)?;
    }
    Ok(())
}
