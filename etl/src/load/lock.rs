//! One load of a customer at a time: a lock that the operating system gives back when its holder dies.

use std::fs::File;
use std::path::Path;

use crate::error::EtlError;

/// Held while a customer is loaded.
pub struct LoadLock {
    _file: File,
}

impl LoadLock {
    /// Takes the lock in a customer's folder, or says that another load has it.
    pub fn take(folder: &Path, slug: &str) -> Result<Self, EtlError> {
        let path = folder.join(".load.lock");
        let at_fault = |source| EtlError::File { path: path.clone(), source };
        std::fs::create_dir_all(folder).map_err(at_fault)?;
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(at_fault)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(EtlError::Busy(slug.to_owned())),
            Err(std::fs::TryLockError::Error(source)) => Err(at_fault(source)),
        }
    }
}
