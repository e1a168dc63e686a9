// Prints what Hexo makes of every post and page of a site, as JSON. Usage: node hexo_list.cjs HOME SITE, where HOME
// holds node_modules. Nothing is rendered, so tags and filters that a site takes from plugins are not needed.
'use strict';

const { createRequire } = require('node:module');
const [home, site] = process.argv.slice(2);
const from = createRequire(`${home}/`);
const Hexo = from('hexo');
const { url_for: urlFor } = createRequire(from.resolve('hexo'))('hexo-util');

async function main() {
  const hexo = new Hexo(site, { silent: true });
  await hexo.init();
  hexo._binaryRelationIndex.post_tag.load();
  hexo._binaryRelationIndex.post_category.load();
  await hexo.source.process();
  hexo.locals.invalidate();
  const decode = (path) => decodeURIComponent(urlFor.call(hexo, path));
  const published = new Set(hexo.locals.get('posts').map((post) => post._id));
  const terms = (list) => list.map((term) => ({ name: term.name, url: decode(term.path) }));
  const posts = hexo.model('Post').map((post) => ({
    path: `source/${post.source}`,
    url: decode(post.path),
    date: post.date.toISOString(),
    published: published.has(post._id),
    tags: terms(post.tags),
    categories: terms(post.categories),
    permalink: post.permalink,
    aliases: [],
  }));
  const pages = hexo.model('Page').map((page) => ({
    path: `source/${page.source}`,
    url: decode(page.path),
    date: page.date.toISOString(),
    published: true,
    tags: [],
    categories: [],
    permalink: page.permalink,
    aliases: [],
  }));
  const alias = hexo.extend.generator.get('alias');
  for (const { path, data } of alias ? await alias.call(hexo, hexo.locals.toObject()) : []) {
    const [, target] = data.match(/rel="canonical" href="([^"]*)"/);
    const page = [...posts, ...pages].find(({ permalink }) => permalink === target);
    page.aliases.push(decode(path));
  }
  process.stdout.write(JSON.stringify([...posts, ...pages]));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
