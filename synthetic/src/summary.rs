//! What was written, and who in it is worth signing in as.

/// One written file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRows {
    /// File name without folder.
    pub file: String,
    /// Data rows, the header not counted.
    pub rows: u64,
}

/// A person of the export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The `User ID` of the export.
    pub user_id: u32,
    /// The full name.
    pub name: String,
    /// People below this one, directly or through others.
    pub team: u32,
}

/// The outcome of a generation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Every file in the order of writing.
    pub files: Vec<FileRows>,
    /// Bytes of all CSV files.
    pub bytes: u64,
    /// Someone without a team who has learning of every kind, where possible below `manager`.
    pub learner: Login,
    /// Someone in the middle with a large team, who reports to somebody.
    pub manager: Login,
    /// The head of the customer.
    pub top_manager: Login,
}

impl Summary {
    /// Rows of the file of that name, 0 where there is none.
    pub fn rows(&self, file: &str) -> u64 {
        self.files.iter().filter(|written| written.file == file).map(|written| written.rows).sum()
    }
}
