//! Which passwords are taken.

use domain::Password;
use proptest::prelude::*;

use super::super::error::AccountError;
use super::super::rules::check;

fn refusal(password: &str) -> Option<String> {
    match check("password", &Password::new(password), "ada.lovelace@northwind.example", "Ada Lovelace") {
        Ok(()) => None,
        Err(AccountError::Invalid { message, .. }) => Some(message),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn length_is_counted_in_characters() {
    for (length, taken) in [(11, false), (12, true), (128, true), (129, false)] {
        let password: String = "äöüßéñçøåł".chars().cycle().take(length).collect();
        assert_eq!(refusal(&password).is_none(), taken, "{length}");
    }
    assert!(refusal("short").unwrap().contains("at least 12"));
}

#[test]
fn what_is_guessed_first_is_refused_however_it_is_dressed_up() {
    for common in
        ["password1234", "PassWord1234", "pass-word-1234!", "qwertyuiop123", "1q2w3e4r5t6y", "Summer2025!!", "aaaaaaaaaaaa", "abcabcabcabc"]
    {
        assert!(refusal(common).unwrap().contains("guessed"), "{common}");
    }
}

#[test]
fn what_everyone_knows_of_the_person_is_refused() {
    for own in ["ada.lovelace@northwind.example", "Ada Lovelace 1", "AdaLovelace2024", "ada-lovelace-ada-lovelace", "1234Ada.Lovelace"] {
        assert!(refusal(own).unwrap().contains("name or e-mail"), "{own}");
    }
    for fine in ["Ada Lovelace counts sheep", "lantern orbit walnut", "correct horse battery stapler", "Tr0ub4dor&3xyz"] {
        assert_eq!(refusal(fine), None, "{fine}");
    }
}

#[test]
fn an_empty_name_forbids_nothing() {
    assert!(check("password", &Password::new("lantern orbit walnut"), "a@b", "").is_ok());
}

#[test]
fn the_list_of_the_commonest_can_be_met() {
    let list: Vec<_> = include_str!("../commonest.txt").lines().collect();
    assert!(list.len() > 300);
    for line in list {
        let dressed_up = format!("{line:!<12}");
        assert!(refusal(&dressed_up).unwrap().contains("guessed"), "{dressed_up}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_password_that_is_refused_says_what_to_do(password in ".{0,140}") {
        if let Some(message) = refusal(&password) {
            prop_assert!(message.contains("Use "), "{message}");
        }
    }

    #[test]
    fn no_password_is_taken_out_of_bounds(password in "(.{0,11}|.{129,160})") {
        prop_assert!(refusal(&password).is_some());
    }
}
