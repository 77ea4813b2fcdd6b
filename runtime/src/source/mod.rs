//! The sources that are built in, over the seam of [`streamc_core::source`].

mod binary_records;
mod directory;
mod file_plan;
mod file_text;
mod fixed;
mod into_stream;
mod iter;
mod mapped;
mod object_files;
mod outside;
mod packed;
mod pod_file;
mod queue;
mod rate;
mod raw_socket;
mod read_at;
mod socket;
mod socket_stream;
mod socket_text;
mod text_files;
mod text_head;
mod union;
mod unreadable;

pub use binary_records::{BinaryRecords, binary_records_stream};
pub use file_text::{FileText, file_text};
pub use iter::{IterStream, iter_stream};
pub use object_files::{ObjectFiles, object_files};
pub use pod_file::{PodFile, pod_file};
pub use queue::{QueueHandle, QueueStream, queue_stream};
pub use rate::{RateStream, rate_stream};
pub use raw_socket::{RawSocket, raw_socket_stream};
pub use socket_stream::{SocketStream, socket_stream};
pub use socket_text::{SocketText, socket_text_stream};
pub use streamc_core::source::*;
pub use text_files::{TextFiles, text_file_stream};
pub use union::union_all;
