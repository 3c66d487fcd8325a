use std::thread;

// ANCHOR: all
fn main() {
    // ANCHOR: body
    let greeting = "hello";
    println!("{greeting}");
    // ANCHOR_END: body
}
// ANCHOR_END: all
