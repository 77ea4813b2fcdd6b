//! The shape of a window, and where a batch stands in it.
//!
//! Everything is counted in batches of the stream that is windowed: the batch with number 1 ends
//! one interval after the zero time, and a stream with a slide has only those batches that end on
//! its grid, counted in the same way.

/// How long a window is and how often it is given out, in batches.
///
/// A window is cut into **panes**: the longest runs of batches that are never divided by the border
/// of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    window: u64,
    slide: u64,
    /// batches of a pane
    pane: u64,
    /// from the beginning of a pane to that of the next: more than `pane` where windows lie apart
    step: u64,
}

/// Where a batch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InPane {
    /// The number of its pane. Those of one window follow each other without gaps.
    pub number: u64,
    /// Whether the batch is the last one of its pane.
    pub closes: bool,
}

impl Shape {
    /// `window` batches, given out after every `slide` batches.
    ///
    /// # Panics
    /// When one of them is 0: durations are checked before.
    #[must_use]
    pub fn new(window: u64, slide: u64) -> Shape {
        assert!(window > 0 && slide > 0, "a window and its slide are at least one batch");
        if slide >= window {
            return Shape { window, slide, pane: window, step: slide };
        }
        let pane = gcd(window, slide);
        Shape { window, slide, pane, step: pane }
    }

    /// The same window with a pane for each batch.
    #[must_use]
    pub fn by_batch(self) -> Shape {
        Shape { pane: 1, step: 1, ..self }
    }

    /// How many panes a window has.
    pub fn n_panes(&self) -> u64 {
        self.window / self.pane
    }

    /// How many panes come from one window to the next.
    pub fn panes_a_slide(&self) -> u64 {
        self.slide / self.step
    }

    /// The pane of batch number `at`; none where it lies between two windows, so that no window has
    /// it.
    pub fn pane(&self, at: u64) -> Option<InPane> {
        let in_slide = at.checked_sub(1)? % self.slide;
        if in_slide.saturating_add(self.window) < self.slide {
            return None;
        }
        let number = (at - 1) / self.step + 1;
        Some(InPane { number, closes: at.is_multiple_of(self.step) })
    }

    /// Whether a window ends with batch number `at`.
    pub fn is_due(&self, at: u64) -> bool {
        at.is_multiple_of(self.slide)
    }

    /// The first pane of the window whose last one is `last`.
    pub fn first_pane(&self, last: u64) -> u64 {
        (last + 1).saturating_sub(self.n_panes())
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    /// The batches of the panes of a window are the batches of the window, for all small shapes.
    #[test]
    fn panes_make_up_windows() {
        for window in 1..12 {
            for slide in 1..12 {
                for shape in [Shape::new(window, slide), Shape::new(window, slide).by_batch()] {
                    for due in (1..60).filter(|at| shape.is_due(*at)) {
                        let last = shape.pane(due).expect("a window ends with a pane");
                        assert!(last.closes, "{shape:?} {due}");
                        let first = shape.first_pane(last.number);
                        let of_panes = |at: &u64| {
                            shape.pane(*at).is_some_and(|pane| (first..=last.number).contains(&pane.number))
                        };
                        let batches: Vec<u64> = (1..80).filter(of_panes).collect();
                        let naive: Vec<u64> = (1..=due).filter(|at| at + window > due).collect();
                        assert_eq!(batches, naive, "{shape:?} {due}");
                    }
                }
            }
        }
    }

    #[test]
    fn panes_are_as_long_as_can_be() {
        let panes = |window, slide| Shape::new(window, slide).n_panes();
        assert_eq!(
            [panes(300, 1), panes(300, 10), panes(30, 30), panes(5, 3), panes(2, 7)],
            [300, 30, 1, 5, 1]
        );
        assert_eq!(Shape::new(30, 20).panes_a_slide(), 2);
    }
}
