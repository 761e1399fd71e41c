import assert from "node:assert/strict";
import { test } from "node:test";

import { fold } from "../../maps/browser/src/fold";
import * as text from "../../maps/browser/src/text";
import { date, list, n, number } from "../../maps/browser/src/words";

test("dates are as exact as they were given", () => {
  assert.equal(date("2013-09-01"), "1 Sept 2013");
  assert.equal(date("2016-02"), "Feb 2016");
  assert.equal(date("2018"), "2018");
  assert.equal(date(""), "");
  assert.equal(date("2018-13"), "2018");
});

test("spans", () => {
  assert.equal(text.span("2013-09-01", "2016-08-31"), "1 Sept 2013 to 31 Aug 2016");
  assert.equal(text.span("2018", ""), "since 2018");
  assert.equal(text.span("", "2019-05"), "until May 2019");
  assert.equal(text.span("2018", "2018"), "2018");
  assert.equal(text.years("2013-09-01", "2016"), "2013–2016");
  assert.equal(text.years("2013-09", "2013-12"), "2013");
  assert.equal(text.years("", ""), "");
});

test("numbers and weights", () => {
  assert.equal(number(12345), "12,345");
  assert.equal(n(1, "{n} project", "{n} projects"), "1 project");
  assert.equal(n(1200, "{n} country", "{n} countries"), "1,200 countries");
  assert.equal(text.weight(1.5), "1.5");
  assert.equal(text.weight(0.83333), "0.83");
  assert.equal(text.weight(0.001), "less than 0.01");
  assert.equal(list(["a", "b", "c"]), "a, b and c");
});

test("only plain web addresses may stand in a link", () => {
  assert.equal(text.webAddress("https://www.lepole.org/a?b=1")?.host, "lepole.org");
  assert.equal(text.webAddress("http://example.org:8080/")?.host, "example.org:8080");
  for (const bad of [
    "javascript:alert(1)", "java\tscript:alert(1)", "\u0001javascript:alert(1)", " https://a.b", "https://a.b/\n", "data:text/html,x", "//a.b",
    "/local", "ftp://a.b", "https://", "https://user:pass@a.b", "https:\\\\a.b", "HTTPS:a.b", "vbscript:x", "",
  ]) {
    assert.equal(text.webAddress(bad), null, JSON.stringify(bad));
  }
});

test("folding", () => {
  assert.equal(fold("Škoda"), "skoda");
  assert.equal(fold("İstanbul"), "istanbul");
  assert.equal(fold("Łódź, Straße & Æro"), "lodz strasse aero");
  assert.equal(fold("Pôle–Média"), fold("POLE MEDIA"));
});
