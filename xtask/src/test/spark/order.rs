//! Orders to the double: faults, settings.

use std::io::{Read, Write};
use std::net::TcpStream;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Double;

impl Double {
    /// Sends one request to a path that needs no token, and gives back the body.
    pub fn order(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let host = self.address.trim_start_matches("http://");
        let text = body.to_string();
        let head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", text.len());
        let mut stream = TcpStream::connect(host).context("the double does not answer")?;
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(text.as_bytes())).context("the double does not listen")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).context("the double broke off")?;
        let (head, body) = answer.split_once("\r\n\r\n").context("the double answered something that is not HTTP")?;
        if !head.starts_with("HTTP/1.1 200") && !head.starts_with("HTTP/1.0 200") {
            bail!("the double refused {method} {path}: {body}");
        }
        Ok(serde_json::from_str(body).unwrap_or(Value::Null))
    }

    /// Takes a time of its own out of the way of what follows.
    pub fn calm(&self) -> Result<()> {
        self.order("DELETE", "/double/faults", &Value::Null)?;
        let usual =
            serde_json::json!({"token_life": 3600, "link_life": 900, "chunk_rows": 100_000, "warehouse_start": 0, "statement_delay": 0});
        self.order("POST", "/double/settings", &usual).map(|_| ())
    }
}
