/* What opens when an image is chosen: before and after, under a curtain or side by side; of the thumbnail, or, where the run
   made pyramids, in deep zoom. */
ridgeline.viewer = (function () {
  const $ = (id) => document.getElementById(id);
  const deep = document.body.dataset.viewer === "deep_zoom";
  const stage = $("stage");
  const curtain = $("curtain");
  const viewer = {};
  let mode = "curtain";
  let place = 0.5;
  let image = null;
  let left = null;
  let right = null;
  let boxes = [];

  const choose = (chosen) => {
    mode = chosen;
    stage.dataset.mode = mode;
    for (const button of document.querySelectorAll("[data-mode]")) {
      if (button.tagName === "BUTTON") button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    }
    if (image && deep) zoomed();
    else if (image) thumbnails();
  };

  const move = (to) => {
    place = Math.min(1, Math.max(0, to));
    curtain.style.left = 100 * place + "%";
    curtain.setAttribute("aria-valuenow", String(Math.round(100 * place)));
    clip();
  };

  /* The curtain hangs in the window; what is left of it of the image on top is cut away. */
  const clip = () => {
    if (!image) return;
    if (!deep) {
      for (const box of boxes) {
        const from = (place * stage.clientWidth - box.offsetLeft) / box.clientWidth;
        box.lastChild.style.clipPath = "inset(0 0 0 " + 100 * Math.min(1, Math.max(0, from)) + "%)";
      }
      return;
    }
    if (!left || left.world.getItemCount() < 2) return;
    const after = left.world.getItemAt(1);
    after.setOpacity(mode === "curtain" || mode === "after" ? 1 : 0);
    const at = new OpenSeadragon.Point(place * stage.clientWidth, 0);
    const x = mode === "curtain" ? after.viewerElementToImageCoordinates(at).x : 0;
    const from = Math.min(image.width, Math.max(0, x));
    if (from >= image.width) after.setOpacity(0);
    else after.setClip(new OpenSeadragon.Rect(from, 0, image.width - from, image.height));
  };

  /* Without pyramids: the thumbnail, at most three times as large as it is. */
  const thumbnails = () => {
    const draw = (pane, sides) => {
      const box = document.createElement("div");
      box.className = "picture";
      image.fit(box, image.index, pane.clientWidth - 16, pane.clientHeight - 16, 3);
      box.append(...sides.map((side) => image.half(image.index, side)));
      pane.replaceChildren(box);
      return box;
    };
    if (mode === "side") {
      draw($("left"), ["before"]);
      draw($("right"), ["after"]);
      boxes = [];
    } else {
      const box = draw($("left"), mode === "curtain" ? ["before", "after"] : [mode]);
      boxes = mode === "curtain" ? [box] : [];
    }
    clip();
  };

  const source = (side) => ({
    Image: {
      xmlns: "http://schemas.microsoft.com/deepzoom/2008",
      Url: image.folder + "/" + side + "_files/",
      Format: "jpg",
      Overlap: "1",
      TileSize: "254",
      Size: {Width: String(image.width), Height: String(image.height)},
    },
  });
  const make = (pane, sides) => {
    const made = OpenSeadragon({
      element: pane,
      drawer: "canvas", // tiles from disk taint a canvas, which WebGL would not take
      showNavigationControl: false,
      tileSources: sides.map((side) => ({tileSource: source(side), x: 0, y: 0, width: 1})),
      maxZoomPixelRatio: 16,
      minZoomImageRatio: 0.5,
      visibilityRatio: 0.5,
      animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 0.6,
      gestureSettingsMouse: {clickToZoom: false, dblClickToZoom: true},
      imageSmoothingEnabled: true,
    });
    made.innerTracker.keyDownHandler = null;
    made.innerTracker.keyHandler = null;
    return made;
  };
  const scale = () => left.world.getItemAt(0).viewportToImageZoom(left.viewport.getZoom(true));
  const tell = () => {
    if (!left || left.world.getItemCount() === 0) return;
    const now = scale();
    const text = now >= 0.095 ? Math.round(100 * now) + " %" : Number((100 * now).toPrecision(2)) + " %";
    $("scale").textContent = text;
    left.drawer.setImageSmoothingEnabled(now < 2);
    if (right) right.drawer.setImageSmoothingEnabled(now < 2);
  };
  const follow = (from, to) => {
    const copy = () => {
      if (mode !== "side" || !to() || from.leading === false) return;
      to().leading = false;
      to().viewport.zoomTo(from.viewport.getZoom(false), null, true);
      to().viewport.panTo(from.viewport.getCenter(false), true);
      to().leading = true;
    };
    from.addHandler("zoom", copy);
    from.addHandler("pan", copy);
  };
  /* That an image is closed before its last tile is there is no reason for a warning, which OpenSeadragon gives. */
  const quiet = () => {
    const loud = OpenSeadragon.console;
    OpenSeadragon.console = Object.create(loud);
    OpenSeadragon.console.warn = (text, ...rest) => {
      if (!String(text).includes("loaded before reset")) loud.warn(text, ...rest);
    };
  };
  const zoomed = () => {
    if (!window.OpenSeadragon) {
      ridgeline.load("report/openseadragon.min.js", () => {
        quiet();
        if (image) zoomed();
      });
      return;
    }
    if (!left) {
      left = make($("left"), ["before", "after"]);
      left.world.addHandler("add-item", () => {
        clip();
        tell();
      });
      for (const event of ["animation", "update-viewport", "resize", "open"]) {
        left.addHandler(event, () => {
          clip();
          tell();
        });
      }
      follow(left, () => right);
    }
    if (mode === "side" && !right) {
      right = make($("right"), ["after"]);
      follow(right, () => left);
      right.addHandler("open", () => {
        right.viewport.zoomTo(left.viewport.getZoom(false), null, true);
        right.viewport.panTo(left.viewport.getCenter(false), true);
      });
    }
    clip();
  };
  const zoom = (how) => {
    if (!left || left.world.getItemCount() === 0) return;
    const view = left.viewport;
    if (how === "in") view.zoomBy(1.6);
    else if (how === "out") view.zoomBy(1 / 1.6);
    else if (how === "one") view.zoomTo(left.world.getItemAt(0).imageToViewportZoom(1));
    else view.goHome();
    view.applyConstraints();
  };

  viewer.open = (chosen) => {
    image = chosen;
    $("zoom").hidden = !deep;
    choose(mode);
    move(place);
  };
  viewer.close = () => {
    image = null;
    boxes = [];
    for (const each of [left, right]) if (each) each.destroy();
    left = right = null;
    $("left").replaceChildren();
    $("right").replaceChildren();
    $("scale").textContent = "";
  };
  viewer.key = (key) => {
    const modes = {c: "curtain", s: "side", b: "before", a: "after"};
    const zooms = {"+": "in", "=": "in", "-": "out", "0": "fit", "1": "one"};
    if (modes[key]) choose(modes[key]);
    else if (deep && zooms[key]) zoom(zooms[key]);
  };
  /* For tests and the console: the deep-zoom viewers of the open image, and what the eye sees. */
  viewer.state = () => ({mode, place, left, right, scale: left && left.world.getItemCount() ? scale() : null});

  for (const button of document.querySelectorAll("button[data-mode]")) {
    button.addEventListener("click", () => choose(button.dataset.mode));
  }
  for (const button of document.querySelectorAll("button[data-zoom]")) {
    button.addEventListener("click", () => zoom(button.dataset.zoom));
  }
  curtain.addEventListener("pointerdown", (event) => {
    curtain.setPointerCapture(event.pointerId);
    event.preventDefault();
    curtain.focus();
  });
  curtain.addEventListener("pointermove", (event) => {
    if (!curtain.hasPointerCapture(event.pointerId)) return;
    const box = stage.getBoundingClientRect();
    move((event.clientX - box.left) / box.width);
  });
  curtain.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") move(place - 0.02);
    else if (event.key === "ArrowRight") move(place + 0.02);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(1);
    else return;
    event.preventDefault();
  });
  window.addEventListener("resize", () => {
    if (!image) return;
    if (deep) clip();
    else thumbnails();
  });
  return viewer;
})();
