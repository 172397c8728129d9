import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../locales/en.ftl?raw";

/** What a message takes: names to texts and numbers. */
export type Args = Record<string, FluentVariable>;

function load(locale: string, source: string): FluentBundle {
  // No message mixes writing directions yet; isolation marks would only end up in copied text.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const faults = bundle.addResource(new FluentResource(source));
  const [first] = faults;
  if (first !== undefined) throw first;
  return bundle;
}

const bundle = load("en", english);

/** Whether there is a message of this name. */
export function has(id: string): boolean {
  return bundle.hasMessage(id);
}

/** The message `id` in the language of the page. A missing one is a fault of ours and shows its name. */
export function t(id: string, args: Args = {}): string {
  const pattern = bundle.getMessage(id)?.value;
  if (pattern === null || pattern === undefined) return id;
  return bundle.formatPattern(pattern, args, []);
}
