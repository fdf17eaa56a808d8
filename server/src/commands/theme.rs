//! `kineo customer theme`.

use anyhow::Result;
use domain::Brand;
use domain::brand::share;
use serde_json::json;

use crate::cli::CustomerTheme;
use crate::exit::WrongUse;
use crate::output;
use crate::parts::Parts;

/// Changes a customer's theme and prints the one that is then in force.
pub async fn run(parts: &Parts, args: CustomerTheme, json: bool) -> Result<()> {
    let mut customer = parts.customer(&args.customer).await?;
    let brand = changed(customer.brand, &args)?;
    if brand != customer.brand {
        customer.brand = brand;
        parts.store.update_customer(&customer).await?;
    }
    let (hue, chroma, radius, font) = (brand.hue(), share(brand.chroma()), brand.radius(), brand.font());
    let value = json!({
        "slug": customer.slug, "hue": hue, "chroma": chroma, "radius": radius, "font": font, "is_default": brand.is_default(),
    });
    let standing = if brand.is_default() { "the look as it is" } else { "a theme of its own" };
    let text = format!("{} has {standing}: hue {hue}, chroma {chroma}, radius {radius} px, font {font}.", customer.slug);
    output::print(json, &value, text);
    Ok(())
}

/// A colour gives hue and chroma; a chroma that is given beside it counts.
fn changed(current: Brand, args: &CustomerTheme) -> Result<Brand> {
    let begun = if args.reset { Brand::default() } else { current };
    let coloured = args.colour.map_or(begun, |colour| begun.with_colour(colour));
    let brand = Brand::new(
        args.hue.unwrap_or(coloured.hue()),
        args.chroma.unwrap_or(coloured.chroma()),
        args.radius.unwrap_or(coloured.radius()),
        args.font.unwrap_or(coloured.font()),
    );
    brand.map_err(|bad| WrongUse(bad.to_string()).into())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::{Cli, Command, Customer};

    fn asked(options: &[&str]) -> Result<CustomerTheme, clap::Error> {
        let command = ["kineo", "customer", "theme", "--customer", "northwind"];
        match Cli::try_parse_from(command.iter().chain(options))?.command {
            Command::Customer(Customer::Theme(args)) => Ok(args),
            other => panic!("{other:?}"),
        }
    }

    fn after(current: Brand, options: &[&str]) -> (u16, u16, u8, String) {
        let brand = changed(current, &asked(options).unwrap()).unwrap();
        (brand.hue(), brand.chroma(), brand.radius(), brand.font().to_string())
    }

    #[test]
    fn what_is_left_out_stays_as_it_is() {
        let current = Brand::new(30, 50, 2, "humanist".parse().unwrap()).unwrap();
        let humanist = || "humanist".to_owned();
        assert_eq!(after(current, &[]), (30, 50, 2, humanist()));
        assert_eq!(after(current, &["--hue", "300"]), (300, 50, 2, humanist()));
        assert_eq!(after(current, &["--colour", "#0a6e8f"]), (228, 96, 2, humanist()));
        assert_eq!(after(current, &["--colour", "0a6e8f", "--chroma", "0.05"]), (228, 50, 2, humanist()));
        assert_eq!(after(current, &["--reset", "--radius", "0"]), (222, 100, 0, "system".to_owned()));
        assert_eq!(after(current, &["--font", "serif", "--reset"]), (222, 100, 10, "serif".to_owned()));
    }

    #[test]
    fn what_is_no_theme_is_wrong_use_and_says_what_would_be_right() {
        for (options, says) in [
            (["--hue", "360"], "0..=359"),
            (["--radius", "17"], "0..=16"),
            (["--chroma", "0.2"], "use a number from 0 (grey) to 0.16"),
            (["--colour", "blue"], "write it as #rrggbb, such as #0a6e8f"),
            (["--font", "Arial"], "use system, humanist, geometric or serif"),
        ] {
            let error = asked(&options).unwrap_err();
            assert!(error.to_string().contains(says) && error.exit_code() == 2, "{options:?}: {error}");
        }
        assert!(asked(&["--hue", "30", "--colour", "#0a6e8f"]).is_err());
    }
}
