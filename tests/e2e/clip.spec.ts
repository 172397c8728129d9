import { unpackClip } from "../../ui/src/figure/clip";
import { expect, test } from "../../ui/e2e";

test("a clip that the resident draws is one that the page can play", async ({ host }) => {
  test.setTimeout(240_000);
  const answer = await fetch(`${host.url}/clip/scap_squeeze`);
  expect(answer.status).toBe(200);
  const clip = await unpackClip(await answer.arrayBuffer());
  expect(clip.id).toBe("scap_squeeze");
  expect(clip.size).toEqual([520, 368]);
  expect(clip.keys.length).toBeGreaterThanOrEqual(2);
  expect(clip.alt).not.toBe("");
  const known = new Set(Object.keys(clip.widths));
  expect(clip.roles.filter((role) => role.startsWith("line.") && !known.has(role))).toEqual([]);
});

test("a movement that nobody drew has no clip", async ({ host }) => {
  const answer = await fetch(`${host.url}/clip/no_such_movement`);
  expect(answer.status).toBe(404);
});
