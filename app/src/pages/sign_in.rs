//! Signing in with email and password. A form and nothing else: it needs no JavaScript and has none.

use domain::problem::Problem;
use leptos::prelude::*;

use crate::ui::brand::Brand;
use crate::ui::button;
use crate::ui::field::Field;
use crate::ui::note::{Note, Tone};
use crate::visit::{FormEcho, use_visit};

stylance::import_crate_style!(css, "src/pages/sign_in.module.css");

/// The page.
#[component]
pub fn SignIn() -> impl IntoView {
    let form = use_context::<FormEcho>().unwrap_or_default();
    let visit = use_visit();
    let return_to = visit.value("return-to").unwrap_or_default();
    let signed_out = visit.value("signed-out").is_some() && form.problem.is_none();
    let (email_error, password_error, note) = sort(form.problem);
    let note = note.map(|text| view! { <Note tone=Tone::Bad title="You are not signed in" text /> });
    let retry = !form.email.is_empty();
    view! {
        <main class=css::stage>
            <form class=css::card method="post" action="/sign-in" aria-labelledby="sign-in-title">
                <Brand name="Kineo Analytics" />
                <h1 id="sign-in-title">"Sign in to learning analytics"</h1>
                {signed_out.then(|| view! { <Note tone=Tone::Good title="You are signed out" text="Close the window if others use this device." /> })}
                {note}
                <input type="hidden" name="return-to" value=return_to />
                <Field
                    name="email"
                    label="Email"
                    kind="email"
                    autocomplete="username"
                    value=form.email
                    error=email_error
                    autofocus=!retry
                />
                <Field
                    name="password"
                    label="Password"
                    kind="password"
                    autocomplete="current-password"
                    error=password_error
                    autofocus=retry
                />
                <button class=button::main() type="submit">
                    "Sign in"
                </button>
                <p class=css::help>"Forgotten your password? A customer admin of your organisation can set a new one."</p>
            </form>
        </main>
    }
}

/// What is said beside the email, beside the password, and above both.
fn sort(problem: Option<Problem>) -> (Option<String>, Option<String>, Option<String>) {
    match problem {
        Some(Problem::Invalid { field, message }) if field == "email" => (Some(message), None, None),
        Some(Problem::Invalid { field, message }) if field == "password" => (None, Some(message), None),
        Some(Problem::TooMany { retry_seconds }) => (None, None, Some(wait(retry_seconds))),
        Some(problem) => (None, None, Some(problem.to_string())),
        None => (None, None, None),
    }
}

fn wait(seconds: u64) -> String {
    let time = match seconds {
        0..=90 => format!("{} seconds", seconds.max(1)),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    };
    format!("There were too many tries. Try again in {time}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_told_in_the_unit_that_fits() {
        assert_eq!(wait(45), "There were too many tries. Try again in 45 seconds.");
        assert_eq!(wait(601), "There were too many tries. Try again in 11 minutes.");
    }

    #[test]
    fn a_refusal_stands_beside_its_field() {
        let (email, password, note) = sort(Some(Problem::invalid("email", "Type your address")));
        assert_eq!((email.as_deref(), password, note), (Some("Type your address"), None, None));
        let (email, password, note) = sort(Some(Problem::invalid("sign-in", "Wrong")));
        assert_eq!((email, password, note.as_deref()), (None, None, Some("Wrong")));
    }
}
