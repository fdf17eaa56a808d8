use proptest::prelude::*;

use super::*;

const LOOK: &str = include_str!("../../../style/main.css");

fn any_brand() -> impl Strategy<Value = Brand> {
    let font = prop::sample::select(FontStack::ALL.to_vec());
    (0..=MAX_HUE, 0..=MAX_CHROMA, 0..=MAX_RADIUS, font).prop_map(|(hue, chroma, radius, font)| Brand { hue, chroma, radius, font })
}

proptest! {
    #[test]
    fn a_theme_is_read_back_as_it_was_written(brand in any_brand()) {
        let text = serde_json::to_string(&brand).unwrap();
        prop_assert_eq!(serde_json::from_str::<Brand>(&text).unwrap(), brand);
        prop_assert_eq!(Brand::new(brand.hue, brand.chroma, brand.radius, brand.font), Ok(brand));
    }

    #[test]
    fn a_theme_says_nothing_but_the_four_tokens(brand in any_brand()) {
        let css = brand.css();
        prop_assert!(!css.contains(['<', '>', '{', '}', '\\', '/', '(', '@']), "{}", css);
        prop_assert_eq!(css.is_empty(), brand.is_default());
        for declaration in css.split_terminator(';') {
            let (token, value) = declaration.split_once(':').unwrap();
            prop_assert!(["--brand-h", "--brand-c", "--brand-radius", "--font-sans"].contains(&token), "{}", token);
            prop_assert!(token == "--font-sans" || value.parse::<f64>().is_ok(), "{} is no number", value);
        }
    }

    #[test]
    fn every_colour_gives_a_theme(red: u8, green: u8, blue: u8) {
        let brand = Brand::of_colour(&format!("#{red:02x}{green:02x}{blue:02x}")).unwrap();
        prop_assert_eq!(Brand::new(brand.hue, brand.chroma, brand.radius, brand.font), Ok(brand));
    }

    #[test]
    fn greys_have_no_colour(level: u8) {
        let brand = Brand::of_colour(&format!("#{level:02x}{level:02x}{level:02x}")).unwrap();
        prop_assert_eq!(brand.css(), "--brand-c:0;");
    }
}

#[test]
fn the_default_is_what_the_look_has() {
    let Brand { hue, chroma, radius, font } = Brand::default();
    for (token, value) in [
        ("--brand-h", hue.to_string()),
        ("--brand-c", share(chroma).to_string()),
        ("--brand-radius", multiple(radius).to_string()),
        ("--font-sans", font.css().to_owned()),
        ("--radius-card", format!("calc({}rem * var(--brand-radius))", f64::from(radius) / 16.0)),
    ] {
        assert!(LOOK.contains(&format!("  {token}: {value};")), "style/main.css has no {token}: {value}");
    }
    assert_eq!(serde_json::to_string(&Brand::default()).unwrap(), "{}");
    assert_eq!(serde_json::from_str::<Brand>("{}").unwrap(), Brand::default());
}

#[test]
fn only_what_differs_is_declared() {
    let brand = Brand::new(300, 100, 16, FontStack::System).unwrap();
    assert_eq!(brand.css(), "--brand-h:300;--brand-radius:1.6;");
    let brand = Brand::new(222, 7, 0, FontStack::Serif).unwrap();
    let serif = "Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, \"Noto Serif\", serif";
    assert_eq!(brand.css(), format!("--brand-c:0.007;--brand-radius:0;--font-sans:{serif};"));
}

#[test]
fn known_colours_give_their_hue() {
    // Hue and chroma as browsers give them for oklch(from … l c h); the look takes no more chroma than 0.16.
    for (colour, hue, chroma) in [
        ("#ff0000", 29, 160),
        ("#00ff00", 142, 160),
        ("#0000ff", 264, 160),
        ("#ffff00", 110, 160),
        ("#663399", 303, 160),
        ("#0a6e8f", 228, 96),
        ("#708090", 248, 31),
        ("0A6E8F", 228, 96),
    ] {
        let brand = Brand::of_colour(colour).unwrap();
        assert_eq!((brand.hue(), brand.chroma()), (hue, chroma), "{colour}");
    }
}

#[test]
fn a_colour_changes_neither_corners_nor_font() {
    let brand = Brand::new(30, 50, 2, FontStack::Humanist).unwrap().with_colour("#0000ff".parse().unwrap());
    assert_eq!((brand.hue(), brand.radius(), brand.font()), (264, 2, FontStack::Humanist));
}

#[test]
fn what_is_no_theme_is_refused_with_what_would_be() {
    let said = |result: Result<Brand, BadBrand>| result.unwrap_err().to_string();
    assert_eq!(said(Brand::new(360, 0, 0, FontStack::System)), "the theme's hue cannot be 360: use 0 to 359 degrees");
    assert_eq!(said(Brand::new(0, 161, 0, FontStack::System)), "the theme's chroma cannot be 0.161: use 0 (grey) to 0.16");
    assert_eq!(said(Brand::new(0, 0, 17, FontStack::System)), "the theme's radius cannot be 17: use 0 (square) to 16 pixels");
    for text in ["", "blue", "#12345", "#1234567", "#+12345", "#12345g", "#ä234"] {
        assert!(Brand::of_colour(text).unwrap_err().to_string().ends_with("write it as #rrggbb, such as #0a6e8f"), "{text}");
    }
    for stored in [r#"{"hue":360}"#, r#"{"chroma":-1}"#, r#"{"font":"</style><script>"}"#, r#"{"font":"Arial"}"#, "300", "red"] {
        assert!(serde_json::from_str::<Brand>(stored).is_err(), "{stored}");
    }
}

#[test]
fn chroma_is_read_as_the_look_writes_it() {
    for (text, thousandths) in [("0", 0), ("0.1", 100), ("0.16", 160), (".0074", 7)] {
        assert_eq!(chroma_of(text), Ok(thousandths), "{text}");
    }
    for text in ["0.161", "-0.1", "NaN", "inf", "pale", "100"] {
        assert!(chroma_of(text).unwrap_err().to_string().ends_with("use a number from 0 (grey) to 0.16"), "{text}");
    }
}

#[test]
fn fonts_are_read_back_from_their_keys() {
    for font in FontStack::ALL {
        assert_eq!(font.key().parse(), Ok(font));
        assert_eq!(serde_json::to_value(font).unwrap(), font.key());
    }
    assert!("Arial".parse::<FontStack>().unwrap_err().to_string().contains("use system, humanist, geometric or serif"));
}
