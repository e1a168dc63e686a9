//! What is made when the program is built, so that nothing of it is to be worked out when it starts: the rules' pages and
//! the categories of Unicode, as code.

#![allow(clippy::print_stdout, reason = "this is how cargo is told something")]

mod categories;
mod pages;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=rules");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let made = pages::write_all(Path::new("rules"), &out.join("rules"));
    let tables = categories::table().and_then(|table| Ok(fs::write(out.join("categories.rs"), table)?));
    match made {
        Ok(faults) => faults.iter().for_each(|fault| println!("cargo::error={}", fault.replace('\n', " "))),
        Err(error) => println!("cargo::error=the pages of rules/ cannot be made into code: {error}"),
    }
    if let Err(error) = tables {
        println!("cargo::error=there is no table of categories: {error}");
    }
}
