//! What must not be guessed: tokens and salts.

use std::fmt::Write;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{RequestId, SessionToken};
use rand::CryptoRng;

/// Makes secrets from a generator that was passed in.
pub(super) struct Secrets(Mutex<Box<dyn CryptoRng + Send>>);

impl Secrets {
    pub(super) fn new(rng: impl CryptoRng + Send + 'static) -> Self {
        Self(Mutex::new(Box::new(rng)))
    }

    /// 32 random bytes, in the alphabet of cookies.
    pub(super) fn session_token(&self) -> SessionToken {
        SessionToken::new(URL_SAFE_NO_PAD.encode(self.bytes::<32>()))
    }

    /// As long as RFC 9106 asks for.
    pub(super) fn salt(&self) -> [u8; 16] {
        self.bytes()
    }

    /// Under which an error stands in the log.
    pub(super) fn request_id(&self) -> RequestId {
        RequestId::new(self.bytes::<8>().iter().fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        }))
    }

    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        // A generator whose user panicked is as random as before.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }
}
