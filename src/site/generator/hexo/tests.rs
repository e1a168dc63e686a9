//! Hexo's places, roles and pages.

use super::Hexo;
use crate::site::Role;
use crate::site::disk::MapDisk;
use crate::site::layout::{Layout, Lookup};
use crate::site::settings::Settings;
use std::sync::Arc;

fn site(settings: &[(&str, &str)]) -> Layout {
    let disk = MapDisk::new([("source/_posts/a/그림.png", ""), ("source/images/x.png", "")]);
    let generator = Hexo::with(&disk, &Settings::sample(settings));
    Layout { generator: Arc::new(generator), disk: Arc::new(disk) }
}

#[test]
fn the_asset_folder_of_a_post() {
    let with = site(&[("post_asset_folder", "true")]);
    let path = "source/_posts/a.md";
    assert_eq!(with.body_image(path, "그림.png"), Lookup::Found { path: "source/_posts/a/그림.png".into() });
    assert!(matches!(with.body_image(path, "none.png"), Lookup::Missing { .. }));
    assert!(matches!(with.body_image(path, "/images/none.png"), Lookup::Missing { .. }));
    assert_eq!(site(&[]).body_image(path, "none.png"), Lookup::Undecided);
    assert_eq!(site(&[]).front_matter_image(path, "none.png"), Lookup::Undecided);
    assert!(matches!(site(&[]).front_matter_image(path, "/images/none.png"), Lookup::Missing { .. }));
    assert!(matches!(site(&[]).front_matter_image(path, "/images/X.png"), Lookup::OtherCase { .. }));
    assert_eq!(site(&[("theme", "away")]).body_image(path, "/images/none.png"), Lookup::Undecided);
}

#[test]
fn roles_and_dates() {
    let hexo = site(&[("new_post_name", ":year-:month-:day-:title.md")]);
    assert_eq!(hexo.role("source/_posts/2022-12-31-a.md"), Role::Post);
    assert_eq!(hexo.role("source/_drafts/a.md"), Role::Post);
    assert_eq!(hexo.role("source/docs/a.md"), Role::Page);
    assert_eq!(hexo.role("scaffolds/post.md"), Role::Template);
    assert_eq!(hexo.role("README.md"), Role::Other);
    assert_eq!(hexo.role("source/_posts/_hidden.md"), Role::Other);
    assert_eq!(hexo.generator.path_date("source/_posts/2022-12-31-a.md").map(|found| found.used), Some(true));
}
