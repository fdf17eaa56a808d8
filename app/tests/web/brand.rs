use std::fs;
use std::path::Path;

use super::browser::{Page, get, get_as, pages_with, see, send, send_to};
use crate::fakes::Case;

/// What stands in the page's style elements, with the tags.
fn styles(page: &Page) -> Vec<&str> {
    page.html.split("<style").skip(1).map(|rest| rest.split("</style>").next().unwrap()).collect()
}

#[tokio::test]
async fn every_page_of_a_customer_has_its_theme_under_the_pages_nonce() {
    for path in ["/", "/password", "/filters?filter=organisation", "/nothing"] {
        let page = see(Case::Themed, path).await;
        let policy = page.header("content-security-policy");
        let nonce = policy.split("style-src 'self' 'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
        let theme = ":root{--brand-h:300;--brand-c:0.12;--brand-radius:1.6;\
                     --font-sans:Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, \"Noto Serif\", serif;}";
        assert_eq!(styles(&page), [format!(" nonce=\"{nonce}\">{theme}")], "{path}");
        assert!(page.html.find("<style") < page.html.find("</head>"), "{path}: the theme is not in the head");
    }
}

#[tokio::test]
async fn the_theme_comes_after_the_look_that_it_changes() {
    let dist = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dist-with-styles");
    fs::create_dir_all(&dist).unwrap();
    fs::write(dist.join("index.html"), "<link rel=\"stylesheet\" href=\"/pkg/app-1.css\">").unwrap();
    let page = send_to(pages_with(dist, false), get_as(Case::Themed, "/")).await;
    let (look, theme) = (page.html.find("/pkg/app-1.css").unwrap(), page.html.find("<style").unwrap());
    assert!(look < theme, "the look has the last word");
}

#[tokio::test]
async fn a_customer_without_a_theme_and_nobody_at_all_have_the_look_as_it_is() {
    for page in [see(Case::Admin, "/").await, send(false, get("/sign-in")).await] {
        assert!(styles(&page).is_empty(), "{}", page.html);
    }
}
