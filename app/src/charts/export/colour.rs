//! OKLCH as sRGB: image viewers know `#006f8c`, not `oklch()`.

/// The hexadecimal form of a colour. What lies outside of sRGB is cut off at its edge, as browsers do.
pub fn hex(lightness: f64, chroma: f64, hue: f64) -> String {
    let [red, green, blue] = linear(lightness, chroma, hue).map(byte);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Linear sRGB, by the matrices of OKLab.
fn linear(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let middle = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
        -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
        -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
    ]
}

fn byte(linear: f64) -> u8 {
    let linear = linear.clamp(0.0, 1.0);
    let encoded = if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    // Between 0 and 255.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let byte = (encoded * 255.0).round() as u8;
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_colours_have_their_known_hex() {
        assert_eq!(hex(1.0, 0.0, 0.0), "#ffffff");
        assert_eq!(hex(0.0, 0.0, 0.0), "#000000");
        // The primaries of sRGB, as CSS Color 4 gives them.
        assert_eq!(hex(0.627_955, 0.257_683, 29.233_885), "#ff0000");
        assert_eq!(hex(0.866_440, 0.294_827, 142.495_339), "#00ff00");
        assert_eq!(hex(0.452_014, 0.313_214, 264.052_021), "#0000ff");
        assert_eq!(hex(0.599_871, 0.0, 0.0), "#808080");
    }

    #[test]
    fn what_no_screen_shows_is_cut_off() {
        assert_eq!(hex(0.9, 0.4, 145.0).len(), 7);
    }
}
