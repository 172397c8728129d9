import type { Answer } from "../../ipc/generated/Answer";
import type { Card } from "../../ipc/generated/Card";
import { t } from "../../lib/text";

/** What a card says once its break is over. */
export interface Ended {
  title: string;
  lead: string;
  /** The loop opens: it was done, by the clock or by the person's own word. */
  opens: boolean;
}

/** What a card says of how its break ended, and of the last answer given on it. */
export function ended(card: Card, last: Answer["what"] | null): Ended {
  if (last === "stop_hurt") return { title: t("card-ended-hurt"), lead: t("card-ended-hurt-lead"), opens: false };
  switch (card.outcome) {
    case "skipped":
    case "snoozed":
    case "expired":
      return { title: t("card-ended-skipped"), lead: t("card-ended-skipped-lead"), opens: false };
    case "partly": {
      const done = last === "done";
      return { title: t(done ? "card-ended-done" : "card-ended-partly"), lead: t("card-ended-partly-lead"), opens: done };
    }
    case "natural":
      return { title: t("card-ended-done"), lead: t("card-ended-natural-lead"), opens: true };
    case "done":
    case null:
      return { title: t("card-ended-done"), lead: t("card-ended-done-lead"), opens: true };
  }
}
