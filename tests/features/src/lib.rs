//! One set of features for the tests of all packages. A package that is tested by itself
//! (`cargo test -p streamc-core`) would otherwise have features of its own, and everything above
//! the first difference is built again. `cargo tree -e features` shows who asks for what.
