use super::super::drawing::{Bar, Column, Line, Tip};
use super::*;

fn columns_of(count: usize) -> Drawing {
    let column = |index: usize| Column {
        label: (2000 + index).to_string(),
        total: "41,256".to_owned(),
        short_total: "41.3k".to_owned(),
        parts: vec![60, 40],
        strong: index + 1 == count,
        ..Column::default()
    };
    let parts = ["Complete", "Not <complete>"].map(str::to_owned).to_vec();
    Drawing::Columns { parts, columns: (0..count).map(column).collect(), share: false }
}

fn bars() -> Drawing {
    let bar = |pale| Bar {
        label: "R&D <induction>".to_owned(),
        value: "81.2%".to_owned(),
        of: "1 of 2".to_owned(),
        rate: 8120,
        pale,
        tip: Tip::default(),
    };
    Drawing::Bars { part: "Complete".to_owned(), bars: vec![bar(false), bar(true)], target: Some(8500) }
}

fn line() -> Drawing {
    let line = |label: &str| Line {
        label: label.to_owned(),
        values: vec![Some(1), Some(2)],
        words: vec!["1%".to_owned(), "2%".to_owned()],
        tips: Vec::new(),
    };
    Drawing::Lines { steps: vec!["2025".to_owned(), "2026".to_owned()], lines: vec![line("<team>"), line("all")] }
}

fn file(drawing: &Drawing, width: u32, dark: bool) -> String {
    svg(drawing, "Completions & more", "Select <a> year", "% is the share", width, dark, Brand::default())
}

/// Whether every element is closed in its order, and texts hold no raw signs.
fn assert_well_formed(svg: &str) {
    let mut open = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("every tag ends");
        assert!(tag.matches('"').count() % 2 == 0, "{tag}");
        assert!(!text.contains('>'), "{text}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
            None if !tag.ends_with('/') => open.push(tag.split(' ').next().unwrap_or_default().to_owned()),
            None => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert!(svg.split('&').skip(1).all(|rest| ["amp;", "lt;", "gt;"].iter().any(|sign| rest.starts_with(sign))), "{svg}");
}

#[test]
fn a_file_is_whole_and_needs_nothing_beside_it() {
    for (drawing, dark) in [columns_of(8), columns_of(40), bars(), line()].iter().flat_map(|drawing| [(drawing, false), (drawing, true)]) {
        let svg = file(drawing, 720, dark);
        assert_well_formed(&svg);
        for foreign in ["var(", "oklch(", "class=", "href", "url(", "NaN", "inf"] {
            assert!(!svg.contains(foreign), "{foreign}: {svg}");
        }
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height=\"") && svg.contains("viewBox=\"0 0 720 "));
        assert!(svg.contains("Completions &amp; more") && svg.contains("Select &lt;a&gt; year") && svg.contains("% is the share"));
    }
}

#[test]
fn labels_and_legend_are_those_of_the_page() {
    let wide = file(&columns_of(8), 720, false);
    assert_eq!(wide.matches(">41,256<").count(), 8);
    assert!(!wide.contains("41.3k") && wide.contains(">Not &lt;complete&gt;<"));
    let narrow = file(&columns_of(8), 360, false);
    assert_eq!(narrow.matches(">41.3k<").count(), 8);
    assert!(file(&bars(), 720, false).contains(">Target 85%<"));
    assert!(file(&line(), 720, false).contains(">2% &lt;team&gt;<"));
}

#[test]
fn colours_are_those_of_theme_and_brand() {
    let tokens = Tokens::new(Brand::default(), false);
    let svg = file(&columns_of(3), 720, false);
    assert_eq!(svg.matches(&tokens.colour("chart-pale")).count(), 2);
    assert_eq!(svg.matches(&tokens.colour("chart-strong")).count(), 2, "the column and the legend");
    assert!(file(&columns_of(3), 720, true).contains(&Tokens::new(Brand::default(), true).colour("surface")));
    let other = super::svg(&columns_of(3), "", "", "", 720, false, Brand { hue: 30.0, chroma: 0.16 });
    assert!(!other.contains(&tokens.colour("chart-strong")));
}

#[test]
fn a_bar_is_as_long_as_its_rate_at_any_width() {
    for width in [320, 720] {
        let svg = file(&bars(), width, false);
        let colour = Tokens::new(Brand::default(), false).colour("chart-strong");
        let wide = |colour: &str| {
            let rect = svg
                .lines()
                .find(|line| line.starts_with("<rect x") && line.contains("height=\"14\"") && line.contains(colour))
                .expect("a bar");
            rect.split("width=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<f64>().ok()).expect("a width")
        };
        let track = wide(&Tokens::new(Brand::default(), false).colour("sunken"));
        assert!((wide(&colour) / track - 0.812).abs() < 0.001, "{svg}");
    }
}
