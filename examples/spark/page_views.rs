//! A view of a page, as a line of four fields, separated by tabs, and views that are made up.

use std::fmt;

/// One view. It borrows from the line that was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageView<'a> {
    /// the page
    pub url: &'a str,
    /// the status that the server answered
    pub status: u16,
    /// where the user is
    pub zip_code: u32,
    /// who it is
    pub user: u32,
}

impl<'a> PageView<'a> {
    /// None for a line that is not a view.
    #[must_use]
    pub fn parse(line: &'a str) -> Option<Self> {
        let mut fields = line.split('\t');
        Some(PageView {
            url: fields.next()?,
            status: fields.next()?.parse().ok()?,
            zip_code: fields.next()?.parse().ok()?,
            user: fields.next()?.parse().ok()?,
        })
    }
}

impl fmt::Display for PageView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}\t{}\t{}", self.url, self.status, self.zip_code, self.user)
    }
}

/// Views for ever, the same ones for the same seed: some pages are liked more than others, and one
/// view in twenty fails.
pub fn made_up(seed: u64) -> impl Iterator<Item = PageView<'static>> {
    let mut random = seed;
    // a linear congruential generator; its upper bits are good enough for this
    let mut below = move |n: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % n
    };
    std::iter::from_fn(move || {
        let url = match below(10) {
            0..7 => "/",
            7..9 => "/news",
            _ => "/contact",
        };
        let status = if below(20) == 0 { 404 } else { 200 };
        let zip_code = if below(2) == 0 { 94709 } else { 94117 };
        Some(PageView { url, status, zip_code, user: 1 + below(100) as u32 })
    })
}
