//! The models are part of the program: a changed or new file of theirs is a reason to build again.

fn main() {
    println!("cargo::rerun-if-changed=../models");
}
