//! `save_as_object_files` and its reader: what was written comes back, and what was cut or changed
//! is an error that names file and place.
#![allow(clippy::unwrap_used, reason = "these are tests")]

mod common;

use common::*;
use std::{io, ops::Range, path::Path, sync::Arc};
use streamc_runtime::{
    __abi_0_1_0 as __rt, Pipeline, StreamingContext,
    dstream::{DStream, IntoDStream},
    env::{Fs, MemFs},
    record::{Block, Stored},
    source::{ObjectFiles, Source, object_files, queue_stream},
};

/// A pipeline that writes its input.
fn saved(words: DStream<(&'static str, u64)>, prefix: &'static str) -> Pipeline {
    static PLAN: __rt::Plan =
        __rt::Plan { name: "saved", outputs: &["words.save_as_object_files"], ..__rt::Plan::EMPTY };
    Pipeline::build(&PLAN, move |b| {
        let input = b.input("words", words);
        let sink = b.sink(0, __rt::ObjectFilesSink::new(prefix, "bin"));
        Ok(__rt::batch_fn(move |cx| {
            let kept = __rt::stage(cx, 0, cx.source(&input), |part| {
                let mut kept = __rt::Keep::new();
                __rt::each(part, true, |record| kept.push(record));
                (kept.done(), ())
            });
            let (kept, _) = __rt::split(kept);
            __rt::write(cx, &sink, kept);
        }))
    })
}

/// Runs the pipeline over one batch of these words.
fn save(fs: &MemFs, words: &[(&'static str, u64)]) -> streamc_runtime::Result<()> {
    let stream = queue_stream([words.to_vec()]).into_dstream();
    let context =
        StreamingContext::builder().batch("1ms").threads(1).partitions(2).signals(false).fs(fs.clone());
    context.build()?.run(saved(stream, "out/words"))
}

/// The folder of the one batch that is not empty.
fn folder(fs: &MemFs) -> String {
    let paths = fs.paths();
    let full = |path: &&std::path::PathBuf| fs.get(path).is_some_and(|bytes| bytes.len() > 150);
    paths.iter().find(full).unwrap().parent().unwrap().to_str().unwrap().to_owned()
}

fn read(fs: &MemFs, files: ObjectFiles<(String, u64)>) -> Result<Vec<(String, u64)>, String> {
    let stream: DStream<(String, u64)> = files.into_dstream();
    let source: Arc<dyn Source<<(String, u64) as streamc_runtime::Record>::Owned>> = stream.into_source();
    source.begin(&cx(fs.clone())).map_err(|e| e.to_string())?;
    let (mut all, mut error) = (Vec::new(), None);
    wait_until("the end of the files", || {
        match source.batch(2) {
            Ok(cut) => {
                for block in cut.parts.iter().flat_map(|part| &part.blocks) {
                    block.each(true, |record: <(String, u64) as Stored>::View<'_>| all.push(record));
                }
            }
            Err(e) => error = Some(e.to_string()),
        }
        error.is_some() || source.finished()
    });
    error.map_or(Ok(all), Err)
}

/// Each block of a batch is named by the file that it is in and its bytes there, also where files
/// make one batch.
#[test]
fn the_blocks_of_a_batch_are_named_by_file_and_bytes() {
    let fs = MemFs::new();
    save(&fs, &words()).unwrap();
    let folder = folder(&fs);
    for files in [object_files(&folder), object_files(&folder).batch_bytes(10)] {
        let stream: DStream<(String, u64)> = files.into_dstream();
        let source: Arc<dyn Source<<(String, u64) as streamc_runtime::Record>::Owned>> = stream.into_source();
        source.begin(&cx(fs.clone())).unwrap();
        let mut blocks = Vec::new();
        wait_until("the end of the files", || {
            blocks.extend(source.batch(2).unwrap().spans);
            source.finished()
        });
        let blocks: Vec<_> = blocks.iter().map(|span| span.file_range().unwrap()).collect();
        let files: Vec<String> = blocks.iter().map(|(path, _)| path.display().to_string()).collect();
        assert_eq!(files, [format!("{folder}/part-00000"), format!("{folder}/part-00001")]);
        for (path, Range { start, end }) in blocks {
            // between the head of the file and the block that ends it
            let len = fs.get(path).unwrap().len() as u64;
            assert!(start >= 16 && start < end && end + 16 <= len, "{start}..{end} of {len}");
        }
    }
}

fn words() -> Vec<(&'static str, u64)> {
    (0..40).map(|n| (["to", "be", "", "é\n"][n as usize % 4], n)).collect()
}

#[test]
fn what_was_written_is_read_again_from_a_file_a_folder_or_all_of_them() {
    let fs = MemFs::new();
    save(&fs, &words()).unwrap();
    let folder = folder(&fs);
    let mut right: Vec<(String, u64)> = words().iter().map(|(word, n)| ((*word).to_owned(), *n)).collect();
    right.sort();
    let sorted = |files| {
        let mut all = read(&fs, files).unwrap();
        all.sort();
        all
    };
    assert_eq!(sorted(object_files(&folder)), right);
    assert_eq!(sorted(object_files("out/words-*.bin")), right);
    assert_eq!(sorted(object_files("out/words-*.bin").batch_bytes(10)), right);
    let part = read(&fs, object_files(format!("{folder}/part-00000"))).unwrap();
    assert!(!part.is_empty() && part.len() < right.len(), "{}", part.len());
    assert!(fs.exists(&Path::new(&folder).join("_SUCCESS")).unwrap());
}

#[test]
fn files_that_were_cut_or_changed_are_errors_that_name_them() {
    let fs = MemFs::new();
    save(&fs, &words()).unwrap();
    let folder = folder(&fs);
    let path = format!("{folder}/part-00001");
    let whole = fs.get(&path).unwrap();
    for (bytes, said) in [
        (whole[..whole.len() - 1].to_vec(), format!("it was cut: it ends at byte {}", whole.len() - 1)),
        (whole[..20].to_vec(), "it was cut: it ends at byte 20".to_owned()),
        (Vec::new(), "it was cut: it ends at byte 0".to_owned()),
        ([&whole[..100], &[whole[100] ^ 1], &whole[101..]].concat(), "has a checksum mismatch".to_owned()),
        (b"a text file, by mistake".to_vec(), "not a file of `save_as_object_files`".to_owned()),
    ] {
        fs.put(&path, bytes);
        let error = read(&fs, object_files(&folder)).unwrap_err();
        assert!(error.contains(&format!("`{path}`")) && error.contains(&said), "{error}");
    }
    fs.remove_file(Path::new(&path)).unwrap();
    assert!(read(&fs, object_files(&folder)).is_ok(), "a folder has as many parts as are there");
    let error = read(&fs, object_files("nowhere")).unwrap_err();
    assert!(error.contains("object files nowhere") && error.contains("cannot be read"), "{error}");
}

#[test]
fn nothing_is_seen_of_a_batch_that_could_not_be_written() {
    let fs = MemFs::new();
    fs.create_dir_all(Path::new("out")).unwrap();
    fs.fail_write_after(1, io::ErrorKind::StorageFull);
    let error = save(&fs, &words()).unwrap_err().to_string();
    assert!(error.contains("words.save_as_object_files") && error.contains("cannot write `out/"), "{error}");
    assert_eq!(fs.paths(), [""; 0].map(std::path::PathBuf::from));
}
