//! How a context prints.

use crate::batch::BatchId;

/// How a context prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintStyle {
    /// batches without records are left out
    #[doc(hidden)]
    pub skip_empty: bool,
    #[doc(hidden)]
    pub head: Head,
}

/// What the head of a batch says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Head {
    /// The milliseconds of the batch, as Spark does.
    #[default]
    Spark,
    /// Date and time of day too.
    Time,
    /// And the name of the output: there are several.
    Output,
    /// And that of its pipeline: outputs of several pipelines may have the same name.
    Pipeline,
}

impl Head {
    /// What tells the outputs apart that print, given their pipelines.
    pub fn telling<'p>(pipelines: impl IntoIterator<Item = &'p str>) -> Head {
        let pipelines: Vec<&str> = pipelines.into_iter().collect();
        match pipelines.as_slice() {
            [] | [_] => Head::Time,
            [first, rest @ ..] if rest.iter().all(|other| other == first) => Head::Output,
            _ => Head::Pipeline,
        }
    }

    #[doc(hidden)]
    pub fn write(self, batch: BatchId, pipeline: &str, output: &str) -> String {
        let of_day = batch.time.rfc3339();
        match self {
            Head::Spark => format!("Time: {batch}"),
            Head::Time => format!("Time: {batch}  {of_day}"),
            Head::Output => format!("Time: {batch}  {of_day}  {output}"),
            Head::Pipeline => format!("Time: {batch}  {of_day}  {pipeline}: {output}"),
        }
    }
}
