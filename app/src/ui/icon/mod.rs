//! Icons: one stroked path each, drawn inline so that they take the colour of the text beside them.

use leptos::prelude::*;

stylance::import_crate_style!(css, "src/ui/icon/icon.module.css");

/// An icon. It is decoration: a word stands beside it, or its button has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A warning.
    Alert,
    /// Less than before.
    ArrowDown,
    /// More than before.
    ArrowUp,
    /// Chosen.
    Check,
    /// There is more below.
    Down,
    /// Further choices.
    Dots,
    /// The page Home.
    Home,
    /// A remark.
    Info,
    /// A password.
    Key,
    /// A link to this view.
    Link,
    /// What cannot be seen.
    Lock,
    /// The menu of the page.
    Menu,
    /// All is well.
    Ok,
    /// A person.
    Person,
    /// Paper.
    Print,
    /// Once more.
    Redo,
    /// A search.
    Search,
    /// A widget that fills the page.
    Large,
    /// Leaving.
    SignOut,
    /// Filters.
    Sliders,
    /// A refusal.
    Stop,
    /// Data that was loaded.
    Stack,
    /// A chart.
    Bars,
    /// Courses.
    Book,
    /// Take along.
    Download,
    /// The first page.
    First,
    /// Begun.
    Half,
    /// The last page.
    Last,
    /// Back.
    Left,
    /// A file.
    Page,
    /// A picture.
    Picture,
    /// Onwards.
    Right,
    /// Not begun.
    Ring,
    /// A table.
    Table,
    /// Ascending.
    Up,
    /// Remove.
    X,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Alert => "M8 2.2 14.3 13.5H1.7zM8 6.5v3.2M8 11.6v.01",
            Self::ArrowDown => "M8 3v9.5M4 8.5l4 4 4-4",
            Self::ArrowUp => "M8 13V3.5M4 7.5l4-4 4 4",
            Self::Check => "m3 8.5 3.5 3.5L13 4.5",
            Self::Down => "m4 6 4 4 4-4",
            Self::Dots => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Self::Home => "M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4z",
            Self::Info => "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 7.5V11M8 5.1v.01",
            Self::Key => "M5 8a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM7.2 8.8l6.3-6.3M11 5l2 2",
            Self::Large => "M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9 7M2.5 13.5 7 9",
            Self::Link => "M6.5 9.5 9.5 6.5M7 4.5l1.3-1.3a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.3 1.3a3 3 0 0 1-4.5-4.5L4.5 7",
            Self::Lock => "M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2",
            Self::Menu => "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
            Self::Ok => "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM5.5 8.2l1.8 1.8 3.3-3.7",
            Self::Person => "M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2.5 14c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5",
            Self::Print => "M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7V14h-7z",
            Self::Redo => "M13.5 6.5A6 6 0 1 0 14 9M13.8 2.8v3.7h-3.7",
            Self::Search => "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5 14 14",
            Self::SignOut => "M6.5 2.5h-4v11h4M10.5 5l3 3-3 3M13.5 8H6",
            Self::Sliders => "M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM6 9.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
            Self::Stop => "M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.5M8 10.9v.01",
            Self::Stack => {
                "M8 1.8c3 0 5.5.9 5.5 2s-2.5 2-5.5 2-5.5-.9-5.5-2 2.5-2 5.5-2zM2.5 3.8v8.4c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V3.8M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2"
            }
            Self::Bars => "M2.5 13.5h11M4.5 13.5V8M8 13.5V3.5M11.5 13.5v-4",
            Self::Book => "M8 4C6.5 2.8 4.5 2.5 2 2.5v10c2.5 0 4.5.3 6 1.5 1.5-1.2 3.5-1.5 6-1.5v-10c-2.5 0-4.5.3-6 1.5zM8 4v10",
            Self::Download => "M8 2v8.5M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
            Self::First => "m11.5 4-4 4 4 4M4.5 4v8",
            Self::Half => "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 2v12M9.5 3v10M11 4v8M12.5 5.5v5",
            Self::Last => "m4.5 4 4 4-4 4M11.5 4v8",
            Self::Left => "m10 4-4 4 4 4",
            Self::Page => "M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.5 8h5M5.5 11h5",
            Self::Picture => "M2 3h12v10H2zM2 11l3.5-3.5 3 3L11 8l3 3M10.5 5.5h.01",
            Self::Right => "m6 4 4 4-4 4",
            Self::Ring => {
                "M8 2a6 6 0 0 1 2.3.5M12.6 4.1A6 6 0 0 1 14 8M13.5 10.3a6 6 0 0 1-1.6 2.3M9.5 13.8a6 6 0 0 1-3-.1M4.1 12.6a6 6 0 0 1-1.6-2.3M2 8a6 6 0 0 1 .5-2.3M4.1 3.4A6 6 0 0 1 6 2.4"
            }
            Self::Table => "M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 6.5V13",
            Self::Up => "m4 10 4-4 4 4",
            Self::X => "m4 4 8 8M12 4l-8 8",
        }
    }
}

/// Draws an icon.
#[component]
pub fn Draw(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class=css::icon viewBox="0 0 16 16" aria-hidden="true">
            <path d=icon.path() />
        </svg>
    }
}
