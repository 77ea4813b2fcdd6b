//! A plan as JSON: the static data in the binary, for the dashboard and for tools.

use super::Plan;
use std::fmt::Write;

impl Plan {
    /// What the plan computes, without how: names, operators and inputs. Its hash is the plan's
    /// fingerprint.
    pub fn structure(&self) -> String {
        let line = |node: &super::Node| format!("{} {} {:?}\n", node.name, node.title(), node.inputs);
        self.live().map(line).collect()
    }

    /// `{"name":..,"nodes":[{"id":..,"op":..,"name":..,"inputs":[..],"marks":[..]}]}`
    pub fn to_json(&self) -> String {
        let mut out = format!(
            "{{\"name\":{},\"batch_us\":{},\"nodes\":[",
            quoted(&self.name),
            self.batch_us.map_or("null".to_owned(), |us| us.to_string())
        );
        for (i, node) in self.live().enumerate() {
            let inputs: Vec<_> = node.inputs.iter().map(|input| input.0.to_string()).collect();
            let marks =
                [(node.marks.fused, "fused"), (node.marks.combine, "combine"), (node.has_state(), "state")];
            let mut marks: Vec<_> = marks.iter().filter(|mark| mark.0).map(|mark| quoted(mark.1)).collect();
            let moving: Vec<usize> = (0..node.inputs.len()).filter(|port| node.moves(*port)).collect();
            if !moving.is_empty() && moving.len() == node.inputs.len() {
                marks.push(quoted("exchange"));
            } else {
                // one side stays: which ones move, by their place in `inputs`
                marks.extend(moving.iter().map(|port| quoted(&format!("exchange {port}"))));
            }
            marks.extend(node.options.words(node.op()).iter().map(|option| quoted(option)));
            let _ = write!(
                out,
                "{}{{\"id\":{},\"op\":{},\"name\":{},\"inputs\":[{}],\"marks\":[{}]}}",
                if i == 0 { "" } else { "," },
                node.id.0,
                quoted(node.title()),
                quoted(&node.name),
                inputs.join(","),
                marks.join(",")
            );
        }
        out.push_str("]}");
        out
    }
}

/// Names are identifiers and dots, but a raw identifier or another alphabet is not excluded.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
