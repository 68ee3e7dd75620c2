/* The gallery of a run: a page of cards at a time, out of columns that report/index.js gives. No part of it asks a network
   for anything but files beside the page, and all of it works from disk. */
"use strict";
window.ridgeline = (function () {
  const PAGE = 60;
  const SIDE = 256;
  const REASONS = 100;
  const FORMATS = {p: "PNG", j: "JPEG", t: "TIFF"};
  const $ = (id) => document.getElementById(id);
  const api = {};
  const details = [];
  const waiting = {};
  let data;
  let times = {seconds: [], facts: {}, command: ""};
  let order = [];
  let page = 0;
  let shown = -1;

  const element = (name, style, text) => {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  const plural = (n, what) => count(n) + " " + what + (n === 1 ? "" : "s");
  const bytes = (n) => {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let unit = 0;
    while (n >= 999.5 && unit < units.length - 1) {
      n /= 1000;
      unit++;
    }
    return Number(n.toPrecision(3)) + " " + units[unit];
  };
  const seconds = (s) => (s === undefined ? "" : s < 0.1 ? Math.round(s * 1000) + " ms" : Number(s.toPrecision(2)) + " s");
  const address = (folder, name, ending) =>
    folder + "/" + name.split("/").map(encodeURIComponent).join("/") + (ending || "");
  const formats = (i) => FORMATS[data.from[i]] + " \u2192 " + FORMATS[data.to[i]];
  const size = (i) => data.widths[i] + " \u00d7 " + data.heights[i];

  /* The half of a thumbnail: both stand side by side in one file, the right one after a gap to a multiple of 16. */
  const thumbnail = (i) => {
    const longer = Math.max(data.widths[i], data.heights[i]);
    const scaled = (n) => (longer <= SIDE ? n : Math.max(1, Math.round((n * SIDE) / longer)));
    const width = scaled(data.widths[i]);
    return {width, height: scaled(data.heights[i]), start: Math.ceil(width / 16) * 16};
  };
  const half = (i, side) => {
    const t = thumbnail(i);
    const box = element("div", "half");
    const picture = element("img");
    picture.loading = "lazy";
    picture.decoding = "async";
    picture.alt = side + ": " + data.names[i];
    picture.src = address("thumbnails", data.names[i], ".jpg");
    picture.style.width = (100 * (t.start + t.width)) / t.width + "%";
    picture.style.left = side === "after" ? (-100 * t.start) / t.width + "%" : "0";
    box.append(picture);
    return box;
  };

  /* A box of the thumbnail's shape in a frame of so many pixels; thin images are not made thinner than can be seen. */
  const fit = (box, i, width, height, most) => {
    const t = thumbnail(i);
    const scale = Math.min(width / t.width, height / t.height, most);
    box.style.width = Math.max(2, t.width * scale) + "px";
    box.style.aspectRatio = Math.max(2, t.width * scale) + " / " + Math.max(2, t.height * scale);
  };

  const card = (i) => {
    const item = element("li");
    const link = element("a", "card");
    link.href = hash({image: data.names[i]});
    link.dataset.index = i;
    const pair = element("div", "pair");
    for (const side of ["before", "after"]) {
      const frame = element("div", "frame " + side);
      const box = half(i, side);
      fit(box, i, 250, 164, 2);
      frame.append(box);
      pair.append(frame);
    }
    const name = element("p", "name");
    name.title = data.names[i];
    name.append(element("bdi", "", data.names[i]));
    const numbers = [size(i), formats(i), bytes(data.read[i]) + " \u2192 " + bytes(data.written[i])];
    if (times.seconds[i] !== undefined) numbers.push(seconds(times.seconds[i]));
    link.append(pair, name, element("p", "numbers", numbers.join(" \u00b7 ")));
    item.append(link);
    return item;
  };

  /* What is chosen stands in the address, so that it can be sent, and the browser's buttons go back and forth. */
  const state = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    return {
      query: given.get("query") || "",
      format: given.get("format") || "",
      sort: given.get("sort") || "name",
      show: given.get("show") || "both",
      page: Math.max(1, parseInt(given.get("page"), 10) || 1),
      image: given.get("image"),
    };
  };
  const hash = (change) => {
    const next = Object.assign(state(), change);
    const params = new URLSearchParams();
    if (next.query) params.set("query", next.query);
    if (next.format) params.set("format", next.format);
    if (next.sort !== "name") params.set("sort", next.sort);
    if (next.show !== "both") params.set("show", next.show);
    if (next.page > 1) params.set("page", next.page);
    if (next.image) params.set("image", next.image);
    return "#" + (String(params) || "gallery");
  };
  const go = (change, how) => {
    if (how === "replace") location.replace(hash(change));
    else location.hash = hash(change);
  };

  const columns = {
    pixels: (i) => data.widths[i] * data.heights[i],
    read: (i) => data.read[i],
    written: (i) => data.written[i],
    seconds: (i) => times.seconds[i] || 0,
  };
  const select = (now) => {
    const words = now.query.toLowerCase().split(/\s+/).filter(Boolean);
    order = [];
    for (let i = 0; i < data.names.length; i++) {
      if (now.format && data.from[i] + data.to[i] !== now.format) continue;
      const name = words.length ? data.names[i].toLowerCase() : "";
      if (words.every((word) => name.includes(word))) order.push(i);
    }
    const column = columns[now.sort];
    if (column) order.sort((a, b) => column(b) - column(a) || a - b);
  };

  const draw = () => {
    const now = state();
    for (const name of ["query", "format", "sort", "show"]) {
      if ($(name).value !== now[name] && document.activeElement !== $(name)) $(name).value = now[name];
    }
    select(now);
    const pages = Math.max(1, Math.ceil(order.length / PAGE));
    page = Math.min(now.page, pages) - 1;
    const cards = $("cards");
    cards.dataset.show = now.show;
    cards.replaceChildren(...order.slice(page * PAGE, (page + 1) * PAGE).map(card));
    const from = page * PAGE + 1;
    $("count").textContent = order.length
      ? (order.length === data.names.length ? "" : count(order.length) + " of ") + plural(data.names.length, "image")
        + (pages > 1 ? ", " + count(from) + " to " + count(Math.min(order.length, from + PAGE - 1)) : "")
      : "No image of " + count(data.names.length) + " is like this.";
    $("pager").hidden = pages === 1;
    $("page").max = pages;
    $("page").value = page + 1;
    $("pages").textContent = "of " + count(pages);
    $("first").disabled = $("previous").disabled = page === 0;
    $("last").disabled = $("next").disabled = page === pages - 1;
    const image = now.image === null ? -1 : data.names.indexOf(now.image);
    if (image !== shown) open(image);
  };

  /* Details of some hundred images come in one script, when the first of them is looked at. */
  const load = (source, then) => {
    const script = element("script");
    script.src = source;
    script.onload = then;
    script.onerror = () => then(new Error(source + " cannot be loaded"));
    document.head.append(script);
  };
  api.load = load;
  const detail = (i, then) => {
    const part = Math.floor(i / data.details);
    if (details[part]) {
      then(details[part][i % data.details]);
      return;
    }
    if (waiting[part]) {
      waiting[part].push([i, then]);
      return;
    }
    waiting[part] = [[i, then]];
    load("report/details-" + part + ".js", () => {});
  };
  api.details = ([part, rows]) => {
    details[part] = rows;
    for (const [i, then] of waiting[part] || []) then(rows[i % data.details]);
  };

  const open = (i) => {
    shown = i;
    const dialog = $("image");
    api.viewer.close();
    if (i < 0) {
      if (dialog.open) dialog.close();
      return;
    }
    if (!dialog.open) dialog.showModal();
    $("title").textContent = data.names[i];
    const place = order.indexOf(i);
    $("back").disabled = place <= 0;
    $("forth").disabled = place < 0 || place === order.length - 1;
    const facts = $("facts");
    facts.replaceChildren();
    const fact = (name, ...values) => {
      const row = element("div");
      const value = element("dd");
      value.append(...values);
      row.append(element("dt", "", name), value);
      facts.append(row);
    };
    fact("Pixels", size(i));
    fact("Format", formats(i));
    fact("Size", bytes(data.read[i]) + " \u2192 " + bytes(data.written[i]));
    if (times.seconds[i] !== undefined) fact("Time", seconds(times.seconds[i]));
    const result = element("a", "", "images/" + data.names[i]);
    result.href = address("images", data.names[i]);
    fact("Result", result);
    detail(i, ([input, layout, before, after, channels, bits]) => {
      if (shown !== i) return;
      fact("Input", input + (layout ? " (" + layout + ")" : ""));
      fact("Samples of the result", channels + " of " + bits + " bits");
      fact("SHA-256 of input", element("code", "", before));
      fact("SHA-256 of result", element("code", "", after));
    });
    api.viewer.open({
      index: i,
      name: data.names[i],
      width: data.widths[i],
      height: data.heights[i],
      half,
      fit,
      folder: address("pyramids", data.names[i]),
    });
  };
  const step = (by) => {
    const place = order.indexOf(shown) + by;
    if (shown >= 0 && place >= 0 && place < order.length) {
      go({image: data.names[order[place]], page: Math.floor(place / PAGE) + 1}, "replace");
    }
  };

  const refused = () => {
    const rows = data.refused;
    $("refused").hidden = rows.length === 0;
    let until = 0;
    const more = () => {
      for (const [path, length, why] of rows.slice(until, until + REASONS)) {
        const row = element("tr");
        row.append(
          element("td", "path", path), element("td", "number", bytes(length)), element("td", "", why));
        $("reasons").append(row);
      }
      until += REASONS;
      $("more").hidden = until >= rows.length;
    };
    $("more").addEventListener("click", more);
    more();
  };

  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (shown >= 0) {
      if (event.target === $("curtain") && /^Arrow/.test(event.key)) return;
      if (event.key === "ArrowLeft") step(-1);
      else if (event.key === "ArrowRight") step(1);
      else api.viewer.key(event.key);
    } else if (typing) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      $("query").focus();
    } else if (event.key === "ArrowLeft" && !$("previous").disabled) {
      go({page});
    } else if (event.key === "ArrowRight" && !$("next").disabled) {
      go({page: page + 2});
    }
  };

  api.index = (columns) => {
    data = columns;
  };
  api.times = (measured) => {
    times = measured;
  };
  api.start = () => {
    const kinds = new Set();
    for (let i = 0; i < data.names.length; i++) kinds.add(data.from[i] + data.to[i]);
    for (const kind of [...kinds].sort()) {
      const option = element("option", "", FORMATS[kind[0]] + " \u2192 " + FORMATS[kind[1]]);
      option.value = kind;
      $("format").append(option);
    }
    $("made").textContent = times.facts.finished || "";
    $("command").textContent = times.command;
    for (const [name, value] of Object.entries(times.facts)) {
      const row = element("tr");
      const head = element("th", "", name);
      head.scope = "row";
      row.append(head, element("td", "", value));
      $("measured").append(row);
    }
    refused();
    let typed;
    $("query").addEventListener("input", () => {
      clearTimeout(typed);
      typed = setTimeout(() => go({query: $("query").value, page: 1}, "replace"), 120);
    });
    $("controls").addEventListener("submit", (event) => event.preventDefault());
    for (const name of ["format", "sort", "show"]) {
      $(name).addEventListener("change", () => go({[name]: $(name).value, page: 1}, "replace"));
    }
    const turn = (to) => {
      go({page: to});
      $("gallery").scrollIntoView();
    };
    $("first").addEventListener("click", () => turn(1));
    $("previous").addEventListener("click", () => turn(page));
    $("next").addEventListener("click", () => turn(page + 2));
    $("last").addEventListener("click", () => turn(Number($("page").max)));
    $("page").addEventListener("change", () => turn(Math.max(1, Number($("page").value) || 1)));
    $("back").addEventListener("click", () => step(-1));
    $("forth").addEventListener("click", () => step(1));
    $("close").addEventListener("click", () => go({image: null}));
    $("image").addEventListener("cancel", (event) => {
      event.preventDefault();
      go({image: null});
    });
    $("image").addEventListener("close", () => {
      if (shown >= 0) go({image: null});
    });
    document.addEventListener("keydown", keys);
    window.addEventListener("hashchange", draw);
    draw();
  };
  return api;
})();
