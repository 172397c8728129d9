//! Figure and budget side by side.

use std::fmt::{self, Display};

/// One row.
pub(super) struct Row {
    pub(super) what: &'static str,
    pub(super) unit: &'static str,
    /// `None` when it could not be measured here.
    pub(super) figure: Option<f64>,
    pub(super) budget: f64,
}

/// All rows.
pub(super) struct Table(pub(super) Vec<Row>);

impl Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<42} {:>9} {:>9}", "", "measured", "budget")?;
        for Row {
            what,
            unit,
            figure,
            budget,
        } in &self.0
        {
            let name = format!("{what}, {unit}");
            let figure_text = figure.map_or_else(|| "unknown".to_owned(), |figure| format!("{figure:.2}"));
            let mark = if figure.is_some_and(|figure| figure > *budget) {
                "  over"
            } else {
                ""
            };
            writeln!(f, "{name:<42} {figure_text:>9} {budget:>9}{mark}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_says_so_and_what_is_unknown_is_no_zero() {
        let row = |figure| Row {
            what: "idle: dirty",
            unit: "MiB",
            figure,
            budget: 4.0,
        };
        let text = Table(vec![row(Some(3.5)), row(Some(4.5)), row(None)]).to_string();
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert!(lines[0].contains("3.50") && !lines[0].contains("over"));
        assert!(lines[1].ends_with("over") && lines[2].contains("unknown"));
    }
}
