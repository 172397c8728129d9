import type { Card } from "../../ipc/generated/Card";
import { t } from "../../lib/text";

/** What a card says once its break is over. */
export function ended(card: Card, hurt: boolean): { title: string; lead: string } {
  switch (card.outcome) {
    case "skipped":
    case "snoozed":
    case "expired":
      return hurt
        ? { title: t("card-ended-hurt"), lead: t("card-ended-hurt-lead") }
        : { title: t("card-ended-skipped"), lead: t("card-ended-skipped-lead") };
    case "partly":
      return hurt
        ? { title: t("card-ended-hurt"), lead: t("card-ended-hurt-lead") }
        : { title: t("card-ended-partly"), lead: t("card-ended-partly-lead") };
    case "natural":
      return { title: t("card-ended-done"), lead: t("card-ended-natural-lead") };
    case "done":
    case null:
      return { title: t("card-ended-done"), lead: t("card-ended-done-lead") };
  }
}
