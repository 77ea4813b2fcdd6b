//! What closures capture is shared by the kernels.

use streamc::prelude::*;

#[pipeline(batch = "1s")]
fn rc(lines: DStream<&str>) {
    let least = std::rc::Rc::new(3);
    let most = *least * 2;
    lines.filter(|line| line.len() > *least && line.len() < most).print();
    //                                ^^^^^ `Rc<{integer}>` cannot be used in a closure of an operator: kernels
    //                                      on several threads share it
    //                                      help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of
    //                                      `RefCell` or `Cell`, owned values instead of borrowed ones, or make
    //                                      it inside the closure; what only a driver's closure uses can be
    //                                      driver state, a parameter `mut name: ..`
}

#[pipeline(batch = "1s")]
fn cell(lines: DStream<&str>) {
    let seen = std::cell::Cell::new(0);
    lines.inspect(|line| seen.set(seen.get() + line.len())).print();
    //                   ^^^^ `Cell<{integer}>` cannot be used in a closure of an operator: kernels
    //                        on several threads share it
    //                        help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of `RefCell` or
    //                        `Cell`, owned values instead of borrowed ones, or make it inside the closure;
    //                        what only a driver's closure uses can be driver state, a parameter `mut name: ..`
}

#[pipeline(batch = "1s")]
fn ref_cell(lines: DStream<&str>) {
    let seen = std::cell::RefCell::new(Vec::new());
    lines.foreach_rdd(|rdd| seen.borrow_mut().push(rdd.count()));
    //                      ^^^^ `RefCell<Vec<_>>` cannot be used in a closure of an operator: kernels on
    //                           several threads share it
    //                           help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of `RefCell` or
    //                           `Cell`, owned values instead of borrowed ones, or make it inside the closure;
    //                           what only a driver's closure uses can be driver state, a parameter `mut name:
    //                           ..`
}

#[pipeline(batch = "1s")]
fn pointer(lines: DStream<&str>) {
    let at = std::ptr::null::<u8>();
    lines.filter(|line| line.as_ptr() != at).print();
    //                                   ^^ `*const u8` cannot be used in a closure of an operator: kernels on
    //                                      several threads share it
    //                                      help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of
    //                                      `RefCell` or `Cell`, owned values instead of borrowed ones, or make
    //                                      it inside the closure; what only a driver's closure uses can be
    //                                      driver state, a parameter `mut name: ..`
}

#[pipeline(batch = "1s")]
fn boxed(lines: DStream<&str>) {
    let keep: Box<dyn Fn(&str) -> bool> = Box::new(|line| !line.is_empty());
    lines.filter(|line| keep(line)).print();
    //                  ^^^^ `Box<dyn for<'a> Fn(&'a str) -> bool>` cannot be used in a closure of an operator:
    //                       kernels on several threads share it
    //                       help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of `RefCell` or
    //                       `Cell`, owned values instead of borrowed ones, or make it inside the closure; what
    //                       only a driver's closure uses can be driver state, a parameter `mut name: ..`
}

#[pipeline(batch = "1s")]
fn guard(lines: DStream<&str>) {
    let lock = std::sync::Mutex::new(3);
    let least = lock.lock().unwrap();
    lines.filter(|line| line.len() > *least).print();
    //                                ^^^^^ `std::sync::MutexGuard<'_, {integer}>` cannot be used in a closure
    //                                      of an operator: kernels on several threads share it
    //                                      help: use `Arc` instead of `Rc`, `Mutex` or an atomic instead of
    //                                      `RefCell` or `Cell`, owned values instead of borrowed ones, or make
    //                                      it inside the closure; what only a driver's closure uses can be
    //                                      driver state, a parameter `mut name: ..`
}

fn main() {}
