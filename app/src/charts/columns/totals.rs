//! What stands above columns.

use super::ABOVE;
use super::Chart;
use crate::charts::ink::Ink;
use crate::charts::labels::forms;

impl Chart<'_> {
    /// Totals above the columns: all of them, or where there are many those of the first, the last, the highest and what is meant.
    pub(super) fn totals(&self, direct: bool) {
        let texts: Vec<_> = self.columns.iter().map(|column| (column.total.as_str(), column.short_total.as_str())).collect();
        let (few, many) = if direct { (Some(self.labels(texts)), Vec::new()) } else { (None, self.landmarks(&texts)) };
        for (index, column) in self.columns.iter().enumerate() {
            let top = self.stacks[index].iter().sum();
            if let Some(labels) = &few {
                self.write(index, top, -ABOVE, labels.at(index), Ink::Value);
            } else if many.contains(&index) {
                self.write(index, top, -ABOVE, forms(Some(&column.total), Some(&column.short_total)), Ink::Value);
            }
        }
    }

    /// The columns whose totals show where there are many, the more important first; none covers another.
    fn landmarks(&self, texts: &[(&str, &str)]) -> Vec<usize> {
        let total = |index: &usize| self.stacks[*index].iter().sum::<f64>();
        let highest = (0..self.columns.len()).max_by(|a, b| total(a).total_cmp(&total(b)));
        let last = self.columns.len().checked_sub(1);
        let mut kept: Vec<usize> = Vec::new();
        for index in [self.meant(), highest, last, Some(0)].into_iter().flatten() {
            let apart = |other: &usize| self.steps.are_apart(texts[index], texts[*other], index.abs_diff(*other));
            if kept.iter().all(apart) {
                kept.push(index);
            }
        }
        kept
    }
}
