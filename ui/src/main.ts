import "./styles/tokens.css";
import "./styles/figure.css";
import "./styles/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { connect } from "./ipc";
import { followSystem } from "./lib/theme";
import { Resident } from "./state/resident.svelte";

followSystem(document.documentElement);

const target = document.getElementById("app");
if (target !== null) {
  const resident = new Resident(await connect());
  mount(App, { target, props: { resident } });
}
