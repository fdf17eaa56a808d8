//! Lists that come a page at a time.

use std::pin::Pin;

use futures::{Stream, StreamExt, TryStreamExt, stream};
use serde::de::DeserializeOwned;

use super::call::Call;
use crate::client::Client;
use crate::error::Error;

/// The entries of a list, asked for page by page as they are read. `try_collect` gets them all.
pub type Listing<T> = Pin<Box<dyn Stream<Item = Result<T, Error>> + Send>>;

/// A page: its entries, and the token of the next. A page may be empty and yet not the last.
pub(crate) trait Page: DeserializeOwned + Send + 'static {
    type Item: Send + 'static;
    fn into_parts(self) -> (Vec<Self::Item>, Option<String>);
}

enum Next {
    First,
    At(String),
    None,
}

/// All entries of a list; `call` asks for the first page.
pub(crate) fn pages<P: Page>(client: Client, call: Result<Call, Error>) -> Listing<P::Item> {
    match call {
        Ok(call) => {
            stream::try_unfold((client, call, Next::First), page::<P>).map_ok(|items| stream::iter(items).map(Ok)).try_flatten().boxed()
        }
        Err(error) => stream::iter([Err(error)]).boxed(),
    }
}

type State = (Client, Call, Next);

async fn page<P: Page>((client, call, next): State) -> Result<Option<(Vec<P::Item>, State)>, Error> {
    let asked = match &next {
        Next::First => call.clone(),
        Next::At(token) => call.clone().query("page_token", token),
        Next::None => return Ok(None),
    };
    let (items, token) = client.json::<P>(&asked).await?.into_parts();
    let token = token.filter(|token| !token.is_empty());
    if let (Next::At(before), Some(now)) = (&next, &token)
        && before == now
    {
        return Err(Error::Unreadable { doing: call.doing, what: "a page names itself as the next".to_owned() });
    }
    let next = token.map_or(Next::None, Next::At);
    Ok(Some((items, (client, call, next))))
}
