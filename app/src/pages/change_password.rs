//! Changing the own password. Every other session of the account ends with it.

use domain::problem::Problem;
use leptos::prelude::*;

use crate::ui::button;
use crate::ui::field::Field;
use crate::ui::note::{Note, Tone};
use crate::ui::page_head::PageHead;
use crate::visit::{FormEcho, use_visit};

stylance::import_crate_style!(css, "src/pages/change_password.module.css");

/// The page.
#[component]
pub fn ChangePassword() -> impl IntoView {
    let problem = use_context::<FormEcho>().and_then(|form| form.problem);
    let visit = use_visit();
    let done = visit.value("changed").is_some() && problem.is_none();
    // The page is only served to whoever is signed in; without a token its form is refused.
    let (csrf_token, email) = visit.viewer.map(|viewer| (viewer.csrf_token, viewer.email)).unwrap_or_default();
    let (current, new, repeat, note) = sort(problem);
    let note = note.map(|text| view! { <Note tone=Tone::Bad title="The password was not changed" text /> });
    view! {
        <PageHead title="Change password">
            <p>"You stay signed in here; every other session of your account ends"</p>
        </PageHead>
        {done.then(|| view! { <Note tone=Tone::Good title="Your password is changed" text="Use the new one from the next time you sign in." /> })}
        {note}
        <form class=css::card method="post" action="/password" aria-label="Change password">
            <input type="hidden" name="csrf-token" value=csrf_token />
            // Password managers file the password under this name; nobody types here.
            <input class="sr-only" type="email" name="username" autocomplete="username" value=email aria-hidden="true" tabindex="-1" readonly />
            <Field name="current-password" label="Current password" kind="password" autocomplete="current-password" error=current />
            <Field
                name="new-password"
                label="New password"
                kind="password"
                autocomplete="new-password"
                error=new
                hint="At least 12 characters; three or four unrelated words are easy to remember"
            />
            <Field name="repeat-password" label="New password again" kind="password" autocomplete="new-password" error=repeat />
            <div>
                <button class=button::main() type="submit">
                    "Change password"
                </button>
            </div>
        </form>
    }
}

type Sorted = (Option<String>, Option<String>, Option<String>, Option<String>);

/// What is said beside the current, the new and the repeated password, and above them.
fn sort(problem: Option<Problem>) -> Sorted {
    match problem {
        Some(Problem::Invalid { field, message }) => match field.as_str() {
            "current_password" => (Some(message), None, None, None),
            "new_password" => (None, Some(message), None, None),
            "repeat_password" => (None, None, Some(message), None),
            _ => (None, None, None, Some(message)),
        },
        Some(problem) => (None, None, None, Some(problem.to_string())),
        None => (None, None, None, None),
    }
}
