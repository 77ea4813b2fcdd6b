//! The rows of Spark's inventory that operators answer to.
//!
//! A row is a family and a number: `DS` DStreams, `PD` pairs, `ST` `mapWithState`, `SC` the
//! context, `SNK` outputs. An operator that has the name of one of Spark's has the row of that one;
//! one that has another name still has a row that exists. `RDD.name` is a method that DStreams
//! reach by `transform`; `none` is for what Spark does not have.

use streamc_compiler::op::OPERATORS;

/// How many rows each family has.
const FAMILIES: &[(&str, u32)] = &[("DS", 27), ("PD", 18), ("ST", 17), ("SC", 35), ("SNK", 16)];

/// What Spark calls what is in a row. Not those that become sources or settings.
const NAMES: &[(&str, &[&str])] = &[
    ("SC-06", &["remember"]),
    ("DS-01", &["map", "flatMap", "filter"]),
    ("DS-02", &["mapPartitions"]),
    ("DS-03", &["glom"]),
    ("DS-04", &["repartition"]),
    ("DS-05", &["reduce"]),
    ("DS-06", &["count"]),
    ("DS-07", &["countByValue"]),
    ("DS-08", &["union"]),
    ("DS-09", &["transform"]),
    ("DS-10", &["transformWith"]),
    ("DS-11", &["window"]),
    ("DS-12", &["reduceByWindow"]),
    ("DS-13", &["reduceByWindow"]),
    ("DS-14", &["countByWindow"]),
    ("DS-15", &["countByValueAndWindow"]),
    ("DS-16", &["foreachRDD"]),
    ("DS-17", &["print"]),
    ("DS-18", &["saveAsTextFiles"]),
    ("DS-19", &["saveAsObjectFiles"]),
    ("PD-01", &["groupByKey"]),
    ("PD-02", &["reduceByKey"]),
    ("PD-03", &["combineByKey"]),
    ("PD-04", &["groupByKeyAndWindow"]),
    ("PD-05", &["reduceByKeyAndWindow"]),
    ("PD-06", &["reduceByKeyAndWindow"]),
    ("PD-07", &["updateStateByKey"]),
    ("PD-08", &["updateStateByKey"]),
    ("PD-09", &["updateStateByKey"]),
    ("PD-10", &["updateStateByKey"]),
    ("PD-11", &["mapWithState"]),
    ("PD-12", &["mapValues", "flatMapValues"]),
    ("PD-13", &["cogroup"]),
    ("PD-14", &["join", "leftOuterJoin", "rightOuterJoin", "fullOuterJoin"]),
    ("ST-11", &["stateSnapshots"]),
];

/// Methods of RDDs that are operators here.
const OF_RDD: &[&str] = &["distinct", "keyBy", "sample", "top"];

/// The rows of a list like `PD-11, ST-01 to ST-03`, or what of it is none.
fn rows(list: &str) -> Result<Vec<String>, String> {
    if list == "none" || list.strip_prefix("none (").is_some_and(|rest| rest.ends_with(')')) {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for part in list.split(", ") {
        if part.strip_prefix("RDD.").is_some_and(|name| OF_RDD.contains(&name)) {
            continue;
        }
        let (first, last) = part.split_once(" to ").unwrap_or((part, part));
        let ((family, first), (to, last)) =
            row(first).zip(row(last)).ok_or_else(|| format!("`{part}` is not a row"))?;
        if family != to || last < first {
            return Err(format!("`{part}` goes from nowhere to nowhere"));
        }
        rows.extend((first..=last).map(|number| format!("{family}-{number:02}")));
    }
    Ok(rows)
}

/// The family and number of `DS-01`, if there is such a row.
fn row(text: &str) -> Option<(&'static str, u32)> {
    let (family, number) = text.split_once('-')?;
    let (family, n_rows) = FAMILIES.iter().find(|known| known.0 == family)?;
    let number = Some(number).filter(|digits| digits.len() == 2)?.parse().ok()?;
    (1..=*n_rows).contains(&number).then_some((*family, number))
}

/// `flatMap` as it is called here.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for char in name.replace("RDD", "Rdd").chars() {
        if char.is_uppercase() {
            snake.push('_');
        }
        snake.extend(char.to_lowercase());
    }
    snake
}

#[test]
fn every_operator_has_rows_that_exist_and_those_of_its_name() {
    let mut faults = Vec::new();
    for op in OPERATORS {
        match rows(op.spark) {
            Err(fault) => faults.push(format!("{}: {fault}", op.name)),
            Ok(rows) => {
                let named = NAMES.iter().filter(|(_, names)| names.iter().any(|name| snake(name) == op.name));
                faults.extend(
                    named
                        .filter(|(row, _)| !rows.iter().any(|has| has == row))
                        .map(|(row, _)| format!("{}: Spark has it in {row}, not in {}", op.name, op.spark)),
                );
                if op.spark.starts_with("RDD.") && snake(&op.spark[4..]) != op.name && op.spark != "RDD.top" {
                    faults.push(format!("{}: {} has another name", op.name, op.spark));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_operator_of_spark_is_one_here() {
    let missing: Vec<_> = NAMES
        .iter()
        .flat_map(|(row, names)| names.iter().map(move |name| (row, name)))
        .filter(|(_, name)| streamc_compiler::op::find(&snake(name)).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_is_no_row_is_found() {
    for wrong in [
        "",
        "DS-28",
        "DS-00",
        "XX-01",
        "DS-1",
        "DS-01,DS-02",
        "DS-01 to PD-02",
        "DS-04 to DS-02",
        "RDD.nothing",
    ] {
        assert!(rows(wrong).is_err(), "{wrong:?}");
    }
    assert_eq!(rows("PD-11, ST-09 to ST-10"), Ok(["PD-11", "ST-09", "ST-10"].map(String::from).into()));
    assert_eq!(rows("none (Iterator::inspect)"), Ok(Vec::new()));
}

/// A user of Spark finds each of its names in the guide.
#[test]
fn the_guide_for_users_of_spark_has_every_name() {
    let guide = include_str!("../../docs/spark-guide.md");
    let names = NAMES.iter().flat_map(|(_, names)| names.iter());
    let missing: Vec<_> = names.filter(|name| !guide.contains(&format!("`{name}"))).collect();
    assert!(missing.is_empty(), "docs/spark-guide.md does not name {missing:?}");
}
