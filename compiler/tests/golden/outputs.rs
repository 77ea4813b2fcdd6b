//! Outputs are written in the order of the text; only those that gather make a call.
//! golden: plan, kernel

#[pipeline]
fn outputs(lines: DStream<&str>, out: MySink) {
    lines.print();
    let long = lines.filter(|line| line.len() > 80);
    long.save_as_text_files("out/long", "txt");
    lines.save_as_text_files("out/all");
    long.foreach_rdd(|rdd| println!("{} long lines", rdd.count()));
    long.foreach_rdd(|rdd, time| println!("{time:?}: {} long lines", rdd.count()));
    long.print_n(3 + 4);
    long.print().sorted();
    lines.save_as_text_files("out/sorted").sorted().on_error("retry(2)");
    lines.save_as_object_files("out/objects", "bin");
    long.remember(&Remembered::<&str>::new(), "5min");
    long.for_each_partition(|lines| println!("{} long lines here", lines.len()));
    lines.write_to(out.clone()).on_error("retry(2)");
    long.write_to(out).sorted();
}
