//! Eleventy's folders, roles and pages.

use super::Eleventy;
use crate::site::disk::MapDisk;
use crate::site::{Generator, Role};

#[test]
fn the_input_folder_is_read_from_the_program() {
    let program = "export default () => ({ dir: { input: 'src', includes: '_parts' } });";
    let eleventy = Eleventy::new(&MapDisk::new([("eleventy.config.js", program), ("src/blog/a.md", "")]));
    assert_eq!(eleventy.role("src/blog/a.md"), Role::Post);
    assert_eq!(eleventy.role("src/docs/a.md"), Role::Page);
    assert_eq!(eleventy.role("src/_parts/a.md"), Role::Other);
    assert_eq!(eleventy.role("docs/a.md"), Role::Other);
    assert_eq!(eleventy.path_date("src/blog/2022-12-31-글.md").map(|found| found.used), Some(true));
}
