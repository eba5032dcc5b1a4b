"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const themes = document.querySelector(".theme");
  const remembered = (theme) => {
    try {
      if (theme === undefined) return localStorage.getItem("constitution-gate.theme");
      localStorage.setItem("constitution-gate.theme", theme);
    } catch {
      // A page that is opened from a file may have no storage.
    }
    return null;
  };
  const dress = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    for (const button of all("button", themes)) {
      button.setAttribute("aria-pressed", String(button.dataset.theme === (root.dataset.theme ?? "auto")));
    }
  };
  themes.hidden = false;
  themes.addEventListener("click", (event) => {
    const theme = event.target.closest("button")?.dataset.theme;
    if (theme) {
      dress(theme);
      remembered(theme);
    }
  });
  dress(remembered());

  const form = document.querySelector(".filters");
  const gates = all(".gate");
  const texts = new Map();
  const textOf = (gate) => {
    if (!texts.has(gate)) {
      const around = gate.closest(".feature").querySelector("h3").textContent;
      const within = gate.closest(".principle").querySelector("h4").textContent;
      texts.set(gate, `${around} ${within} ${gate.textContent}`.toLowerCase());
    }
    return texts.get(gate);
  };

  const opened = [];
  const said = (number) => number.toLocaleString("en");
  const filter = () => {
    const wanted = new FormData(form);
    const verdicts = new Set(wanted.getAll("verdict"));
    const words = wanted.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const gate of gates) {
      const { verdict, level, principle, plan } = gate.dataset;
      gate.hidden = !(
        (!verdicts.size || verdicts.has(verdict)) &&
        (!wanted.get("level") || wanted.get("level") === level) &&
        (!wanted.get("principle") || wanted.get("principle") === principle) &&
        (!wanted.has("differs") || plan === "differs") &&
        words.every((word) => textOf(gate).includes(word))
      );
      shown += !gate.hidden;
    }
    for (const part of all(".principle, .feature")) part.hidden = !part.querySelector(".gate:not([hidden])");
    const filtered = shown < gates.length;
    for (const feature of filtered ? all(".feature:not([hidden]):not([open])") : opened.splice(0)) {
      feature.open = filtered;
      if (filtered) opened.push(feature);
    }
    root.classList.toggle("filtered", filtered);
    form.querySelector(".result").textContent = filtered ? `${said(shown)} of ${said(gates.length)} gates` : "";
    form.querySelector("[type=reset]").hidden = !filtered;
    document.querySelector(".empty").hidden = shown > 0;
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    form.elements.expand.addEventListener("click", () => {
      for (const each of all(".feature:not([hidden]), .gate:not([hidden]) > details")) each.open = true;
    });
    form.elements.collapse.addEventListener("click", () => {
      for (const each of all(".gate > details")) each.open = false;
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, select, textarea");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        form.elements.text.focus();
      } else if (event.key === "Escape" && event.target === form.elements.text && form.elements.text.value) {
        form.elements.text.value = "";
        filter();
      }
    });
    filter();
  }

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.matches(".gate, .feature")) return;
    if (target.hidden || target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    for (let each = target; each; each = each.parentElement) if (each.localName === "details") each.open = true;
    const own = target.querySelector(":scope > details");
    if (own) own.open = true;
    target.scrollIntoView();
    target.querySelector("summary").focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal();
  });
  // The browser goes to the fragment by itself when the page has loaded, and would go back.
  addEventListener("load", () => setTimeout(reveal));

  const closed = [];
  addEventListener("beforeprint", () => {
    for (const feature of all(".feature:not([open]):not([hidden])")) {
      feature.open = true;
      closed.push(feature);
    }
  });
  addEventListener("afterprint", () => {
    for (const feature of closed.splice(0)) feature.open = false;
  });
})();
