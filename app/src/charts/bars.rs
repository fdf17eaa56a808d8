//! A bar on a track up to 100 %, with the rate to reach.

use super::drawing::Bar;
use super::ink::Ink;
use super::plane::{Frame, Plane};
use super::recorder::Recorder;
use super::scene::Scene;

/// The whole, in hundredths of a per cent.
const WHOLE: i32 = 10_000;

/// Draws one bar: names and values beside it are text that wraps, so each bar is a drawing of its own.
pub fn bar(bar: &Bar, target: Option<i32>, height: u32) -> Scene {
    let recorder = Recorder::default();
    let frame = Frame { height, top: 0, bottom: height };
    if let Some(plane) = Plane::new(&recorder, frame, 0.0..f64::from(WHOLE), 0.0..1.0) {
        let within = |rate: i32| f64::from(rate.clamp(0, WHOLE));
        let (fill, end) = if bar.pale { (Ink::Pale, Some(Ink::Cap)) } else { (Ink::Strong, None) };
        plane.rect((0.0, f64::from(WHOLE)), (0.0, 1.0), Ink::Track);
        let rate = within(bar.rate);
        if rate > 0.0 {
            plane.rect((0.0, rate), (0.0, 1.0), fill);
            end.into_iter().for_each(|end| plane.rect((rate, rate), (0.0, 1.0), end));
        }
        target.map(within).into_iter().for_each(|target| plane.rect((target, target), (0.0, 1.0), Ink::Target));
    }
    recorder.scene(height)
}

#[cfg(test)]
mod tests {
    use super::super::scene::Shape;
    use super::*;

    fn drawn(rate: i32, pale: bool, target: Option<i32>) -> Vec<(Ink, f64, f64)> {
        let side = |mark: &super::super::scene::Mark| {
            if let Shape::Rect { from, to } = &mark.shape { (mark.ink, from.x, to.x) } else { panic!("{mark:?} is no rectangle") }
        };
        bar(&Bar { rate, pale, ..Bar::default() }, target, 14).marks.iter().map(side).collect()
    }

    #[test]
    fn a_bar_is_as_long_as_its_rate_and_the_target_a_tick() {
        assert_eq!(drawn(8120, false, Some(8500)), [(Ink::Track, 0.0, 1.0), (Ink::Strong, 0.0, 0.812), (Ink::Target, 0.85, 0.85)]);
        assert_eq!(drawn(5000, true, None), [(Ink::Track, 0.0, 1.0), (Ink::Pale, 0.0, 0.5), (Ink::Cap, 0.5, 0.5)]);
    }

    #[test]
    fn a_bar_never_leaves_its_track_and_nothing_is_no_bar() {
        assert_eq!(drawn(12_000, false, None)[1], (Ink::Strong, 0.0, 1.0));
        assert_eq!(drawn(0, true, None), [(Ink::Track, 0.0, 1.0)]);
    }
}
