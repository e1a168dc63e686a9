// Prints what Docusaurus makes of the site at argv[2] in the language argv[3]: the route of every source file, and the
// date and tags of every post.
const { loadSite } = require(require.resolve('@docusaurus/core/lib/server/site', { paths: [process.argv[2]] }));

(async () => {
  const site = await loadSite({ siteDir: process.argv[2], locale: process.argv[3] });
  const routes = {};
  const walk = (found) =>
    found.forEach((route) => {
      if (route.metadata?.sourceFilePath) routes[route.metadata.sourceFilePath] = route.path;
      walk(route.routes ?? []);
    });
  walk(site.props.routes);
  const posts = {};
  for (const plugin of site.props.plugins) {
    if (plugin.name !== 'docusaurus-plugin-content-blog') continue;
    for (const { metadata } of plugin.content.blogPosts) {
      const tags = metadata.tags.map((tag) => tag.permalink);
      posts[metadata.source.replace('@site/', '')] = { date: metadata.date, tags };
    }
  }
  console.log(JSON.stringify({ routes, posts }));
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
