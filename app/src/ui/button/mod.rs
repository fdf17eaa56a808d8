//! The classes of buttons, and of links that look like one.

stylance::import_crate_style!(pub css, "src/ui/button/button.module.css");

/// The action that a form is for.
pub fn main() -> String {
    stylance::classes!(css::button, css::main)
}

/// A button in a widget or note.
pub fn small() -> String {
    stylance::classes!(css::button, css::small)
}
