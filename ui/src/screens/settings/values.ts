import type { SettingValue } from "../../ipc/generated/SettingValue";
import type { Settings } from "../../ipc/generated/Settings";
import { seconds } from "../../lib/fields";

/** Settings by key, each as the control needs it. A key the resident does not know yet falls back on something empty. */
export class Values {
  constructor(
    private readonly settings: Settings,
    /** Changes one at once. */
    readonly set: (key: string, value: SettingValue) => void,
  ) {}

  private get(key: string): SettingValue | undefined {
    return this.settings.values[key] ?? this.settings.defaults[key];
  }

  text(key: string): string {
    const value = this.get(key);
    return typeof value === "string" ? value : "";
  }

  list(key: string): string[] {
    const value = this.get(key);
    return Array.isArray(value) ? value : [];
  }

  on(key: string): boolean {
    return this.get(key) === true;
  }

  number(key: string): number {
    const value = this.get(key);
    return typeof value === "number" ? value : 0;
  }

  seconds(key: string): number {
    return seconds(this.text(key)) ?? 0;
  }
}
