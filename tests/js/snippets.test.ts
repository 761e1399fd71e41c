import assert from "node:assert/strict";
import { test } from "node:test";

import { component, escaped, frameAddress, iframe, link, pageAddress, picture, type Choice, type Published } from "../../maps/browser/src/frame/snippets";

const SITE: Published = { base: "https://atlas.example/map/", script: "partner-map-1.js", integrity: "sha384-abc", picture: null };
const PLAIN: Choice = { asks: [], language: "", height: 480, title: "Partners" };

test("a plain frame says where, what, how high and what it may do", () => {
  assert.equal(
    iframe(PLAIN, SITE),
    '<iframe src="https://atlas.example/map/embed.html" title="Partners" width="100%" height="480" loading="lazy" ' +
      'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" style="border:0"></iframe>',
  );
});

test("what is chosen is in the frame's address; the page's leaves out what concerns frames", () => {
  const choice: Choice = { ...PLAIN, asks: [["partner", "twist"], ["theme", "dark"], ["controls", "none"]], language: "fr" };
  assert.equal(frameAddress(choice, SITE), "https://atlas.example/map/fr/embed.html?partner=twist&theme=dark&controls=none");
  assert.equal(pageAddress(choice, SITE), "https://atlas.example/map/fr/index.html#partner=twist");
});

test("the component has an attribute each, a hash, and a link for those without script", () => {
  const written = component({ ...PLAIN, asks: [["programme", "fp7,h2020"]], language: "ca", height: "auto" }, SITE);
  assert.match(written, /^<script src="https:\/\/atlas\.example\/map\/partner-map-1\.js" integrity="sha384-abc" crossorigin="anonymous" defer><\/script>\n/);
  assert.match(written, /<partner-map programme="fp7,h2020" language="ca" height="auto" label="Partners"><a href="[^"]*ca\/index\.html#programme=fp7,h2020">Partners<\/a><\/partner-map>$/);
});

test("a frame cannot follow its content: it gets a height", () => {
  assert.match(iframe({ ...PLAIN, height: "auto" }, SITE), / height="480" /);
});

test("a picture is there where one was drawn", () => {
  assert.equal(picture(PLAIN, SITE), "");
  const drawn = picture(PLAIN, { ...SITE, picture: "pictures/index.png" });
  assert.equal(drawn, '<a href="https://atlas.example/map/index.html"><img src="https://atlas.example/map/pictures/index.png" alt="Partners" width="1200" height="630" loading="lazy" style="max-width:100%;height:auto"></a>');
});

test("no name leaves its place", () => {
  const letters = ['"', "'", "<", ">", "&", "</a>", "<script>", "{{", "\u2028", "Œ", "=", "`"];
  let seed = 7;
  const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let turn = 0; turn < 500; turn++) {
    const title = `title ${Array.from({ length: 1 + next(8) }, () => letters[next(letters.length)]).join("")}`;
    const choice = { ...PLAIN, title };
    for (const write of [iframe, component, link, picture]) {
      const site = { ...SITE, picture: "p.png" };
      const plain = write(PLAIN, site).replaceAll("Partners", "");
      assert.equal(write(choice, site).replaceAll(escaped(title), ""), plain);
    }
    assert.doesNotMatch(escaped(title), /[<>"']/);
  }
});
