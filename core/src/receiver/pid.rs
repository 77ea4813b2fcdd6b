//! Limits how many records a second a receiver may deliver, so that batches do not take longer than
//! their interval.
//!
//! Spark's estimator (`PIDRateEstimator`, inventory section 5.2), a PID controller whose set point
//! is the rate at which batches are processed. A pure function of its inputs; it reads no clock.
//! Not connected to receivers yet.

/// The state of one receiver's controller.
#[derive(Clone, Debug)]
pub struct PidRate {
    batch_interval_ms: f64,
    proportional: f64,
    integral: f64,
    derivative: f64,
    rate_min: f64,
    /// time in ms, rate and error of the last call that counted
    latest: Option<(i64, f64, f64)>,
}

impl PidRate {
    /// Creates a controller from the batch interval, the three gains (none negative) and the lowest
    /// rate it may return, in records a second.
    ///
    /// # Panics
    /// When the interval or the lowest rate is not positive, or a gain is negative.
    #[must_use]
    #[track_caller]
    pub fn new(
        batch_interval_ms: u64,
        proportional: f64,
        integral: f64,
        derivative: f64,
        rate_min: f64,
    ) -> Self {
        assert!(batch_interval_ms > 0, "the batch interval must be positive");
        assert!(proportional >= 0.0 && integral >= 0.0 && derivative >= 0.0, "gains must not be negative");
        assert!(rate_min > 0.0, "the lowest rate must be positive");
        let batch_interval_ms = batch_interval_ms as f64;
        PidRate { batch_interval_ms, proportional, integral, derivative, rate_min, latest: None }
    }

    /// Creates one with Spark's defaults: gains 1, 0.2 and 0, at least 100 records a second
    /// (CF-04).
    #[must_use]
    pub fn with_defaults(batch_interval_ms: u64) -> Self {
        Self::new(batch_interval_ms, 1.0, 0.2, 0.0, 100.0)
    }

    /// Called when a batch is done, with its time, its number of records, its processing time and
    /// its scheduling delay, all times in ms. Returns the new rate in records a second. Returns
    /// `None` and changes nothing if the call is not later than the last one that counted, or if
    /// the batch had no records or took no time. The first call that counts also returns `None`.
    pub fn compute(
        &mut self,
        time_ms: i64,
        records: i64,
        processing_ms: i64,
        scheduling_ms: i64,
    ) -> Option<f64> {
        let is_new = self.latest.is_none_or(|(latest_ms, ..)| time_ms > latest_ms);
        if !is_new || records <= 0 || processing_ms <= 0 {
            return None;
        }
        let processing_rate = records as f64 / processing_ms as f64 * 1000.0;
        let Some((latest_ms, latest_rate, latest_error)) = self.latest else {
            self.latest = Some((time_ms, processing_rate, 0.0));
            return None;
        };
        let seconds = (time_ms - latest_ms) as f64 / 1000.0;
        let error = latest_rate - processing_rate;
        // the queued records, as a rate over one interval
        let waiting = scheduling_ms as f64 * processing_rate / self.batch_interval_ms;
        let change = (error - latest_error) / seconds;
        let correction = self.proportional * error + self.integral * waiting + self.derivative * change;
        let rate = (latest_rate - correction).max(self.rate_min);
        self.latest = Some((time_ms, rate, error));
        Some(rate)
    }
}
