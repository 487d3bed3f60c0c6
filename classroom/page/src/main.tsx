import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/atkinson-hyperlegible-mono/wght.css";
import "./styles/page.css";
import { render } from "preact";
import { boot } from "./app/boot";
import { recallChoices } from "./app/choices";
import { App, loadWorkbench } from "./views/App";

recallChoices();
const page = document.getElementById("page");
if (page) render(<App />, page);
void boot();
void loadWorkbench();
