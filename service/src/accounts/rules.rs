//! Which passwords are taken. Length is what protects; character classes are not asked for (NIST SP 800-63B).

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::LazyLock;

use domain::Password;

use super::error::AccountError;

/// Fewest characters.
const SHORTEST: usize = 12;
/// Most characters; more protect nothing and cost work.
const LONGEST: usize = 128;
/// Characters that must remain when the address and the name are taken out.
const OWN: usize = 8;
/// Different characters that there must be.
const DIFFERENT: usize = 5;

/// Letters and digits, in lower case, of the commonest passwords that are long enough, one a line.
static COMMONEST: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("commonest.txt").lines().collect());

/// Whether a password may be set for the account of an address and a name. `field` is where the message stands.
pub(super) fn check(field: &'static str, password: &Password, email: &str, name: &str) -> Result<(), AccountError> {
    let password = password.expose();
    let message = match password.chars().count() {
        length if length < SHORTEST => {
            format!("This password has {length} characters. Use at least {SHORTEST}: three or four unrelated words are easy to remember.")
        }
        length if length > LONGEST => format!("This password has {length} characters. Use at most {LONGEST}."),
        _ if is_common(password) => "This password is among the first that are guessed. Use three or four unrelated words.".to_owned(),
        _ if is_mostly(password, email, name) => {
            "This password is too close to your name or e-mail address. Use three or four unrelated words.".to_owned()
        }
        _ => return Ok(()),
    };
    Err(AccountError::invalid(field, message))
}

fn is_common(password: &str) -> bool {
    let different: HashSet<_> = password.to_lowercase().chars().collect();
    different.len() < DIFFERENT || COMMONEST.contains(essence(password).as_str())
}

/// Whether little is left once what everyone knows of the person is taken out.
fn is_mostly(password: &str, email: &str, name: &str) -> bool {
    let local = email.split('@').next().unwrap_or(email);
    let mut known = [email, local, name].map(essence);
    // The longest first: what is within it would take a piece out of its middle.
    known.sort_by_key(|known| Reverse(known.len()));
    let telling = known.iter().filter(|known| known.chars().count() > 2);
    let rest = telling.fold(essence(password), |rest, known| rest.replace(known.as_str(), ""));
    rest != essence(password) && rest.chars().count() < OWN
}

/// Letters and digits in lower case: what stays the same however a guess is dressed up.
fn essence(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
