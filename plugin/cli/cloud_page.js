// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// The page of a color cloud: what is shown, and what mouse, fingers and keys
// do.  Nothing is fetched; all data is in the element "data".

"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const look = data.look;
const canvas = document.getElementById("cloud");
const context = canvas.getContext("2d", {willReadFrequently: true});
const darkQuery = matchMedia("(prefers-color-scheme: dark)");

const state = {
  camera: {...data.camera},
  space: data.space,
  points: true,
  centroids: true,
  emphasized: null,
  pointer: null,  // where the mouse hovers, in CSS pixels
};

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

const codes = bytesOf(data.points);
const clusters = bytesOf(data.clusters);
const pointCount = clusters.length;
const swatchColors = data.palette.map(({hex}) =>
    [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)));
const pointColors = Array.from(
    clusters, (_, i) => Array.from(codes.subarray(3 * i, 3 * i + 3)));
const colorOf = (dot) =>
    dot.isCentroid ? swatchColors[dot.index] : pointColors[dot.index];

function valuesOf(space, color) {
  return space === "srgb" ? color : oklabValues(...color);
}

// Where all points and then the palette's colors are in the box.
function placesIn(space) {
  const axes = data.axes[space];
  const places = new Float64Array(3 * (pointCount + swatchColors.length));
  for (let i = 0; i < pointCount + swatchColors.length; ++i) {
    const color = i < pointCount ? pointColors[i]
        : swatchColors[i - pointCount];
    const values = valuesOf(space, color);
    for (let axis = 0; axis < 3; ++axis) {
      places[3 * i + axis] = placeOf(axes[axis], values[axis]);
    }
  }
  return places;
}

const places = {srgb: placesIn("srgb"), oklab: placesIn("oklab")};

function number(value, decimals) {
  const text = Math.abs(value).toFixed(decimals);
  const sign = value < 0 && Number(text) !== 0 ? "\u2212" : "";
  return sign + text.replace(".", data.point);
}

function textOf(dot) {
  const color = colorOf(dot);
  const values = valuesOf(state.space, color);
  const text = state.space === "srgb"
      ? `R: ${color[0]}  G: ${color[1]}  B: ${color[2]}`
      : `L: ${number(values[2], 2)}  a: ${number(values[0], 2)}  ` +
        `b: ${number(values[1], 2)}`;
  return dot.isCentroid ? `${text}  ${data.palette[dot.index].percent}` : text;
}

const isDark = () => data.dark || darkQuery.matches;
const theme = () => data.themes[isDark() ? "dark" : "light"];

// One of each point and of each palette color, kept from frame to frame.
const dotCount = pointCount + swatchColors.length;
const allDots = Array.from({length: dotCount}, (_, i) => {
  const isCentroid = i >= pointCount;
  return {x: 0, y: 0, depth: 0, halfEdge: 0, radius: 0, rim: 0, isCentroid,
          index: isCentroid ? i - pointCount : i};
});

// Where dot `i` is seen, and how large.
function updateDot(i, projection, pointRadius) {
  const dot = allDots[i];
  const own = places[state.space];
  projection.into(dot, own[3 * i], own[3 * i + 1], own[3 * i + 2]);
  if (!dot.isCentroid) {
    dot.radius = Math.max(look.smallestPoint, pointRadius * dot.halfEdge);
    dot.rim = dot.radius * look.pointRim;
    return;
  }
  const radius = look.smallestSphere +
      look.sphereOfAll * Math.sqrt(data.palette[dot.index].share);
  dot.radius = Math.max(look.smallestSphereRadius, radius * dot.halfEdge);
  dot.rim = Math.max(1, dot.radius * look.sphereRim);
  dot.depth += radius + look.sphereLift;
}

// All that is shown, from the far to the near.
function dotsOf(projection) {
  const radius = look.pointRadius *
      clamp((2000 / Math.max(1, pointCount)) ** 0.25, 0.4, 1.4);
  const from = state.points ? 0 : pointCount;
  const to = state.centroids ? allDots.length : pointCount;
  // Numbers sort fast: depths in millionths, with the dot in the last digits.
  const keys = new Float64Array(Math.max(0, to - from));
  for (let i = from; i < to; ++i) {
    updateDot(i, projection, radius);
    keys[i - from] = Math.round((allDots[i].depth + 4) * 1e6) * 2 ** 20 + i;
  }
  return Array.from(keys.sort(), (key) => allDots[key % 2 ** 20]);
}

const rims = new Map();

// The colors of the points' rims in a theme.
function rimsOn(colors) {
  if (!rims.has(colors)) {
    rims.set(colors, pointColors.map(
        (color) => mixed(color, colors.ink, colors.pointRimInk)));
  }
  return rims.get(colors);
}

function drawDots(dots, colors) {
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const raster = new Raster(image);
  const pointRims = rimsOn(colors);
  for (const dot of dots) {
    const color = colorOf(dot);
    if (dot.isCentroid) {
      const halo = {...dot, rim: 0,
                    radius: dot.radius + Math.max(1, dot.radius * look.halo)};
      raster.disc(halo, colors.ground, colors.ground);
      raster.sphere(dot, color, mixed(color, colors.ink, look.sphereRimInk));
    } else if (state.emphasized !== null &&
               clusters[dot.index] !== state.emphasized) {
      const faded = mixed(colors.ground, color, look.fadedPart);
      raster.disc(dot, faded, faded);
    } else {
      raster.disc(dot, color, pointRims[dot.index]);
    }
  }
  context.putImageData(image, 0, 0);
}

let dots = [];

function draw() {
  const colors = theme();
  const {width, height} = canvas;
  const scale = width / canvas.clientWidth;
  const projection = makeProjection(state.camera, width, height, look);
  context.fillStyle = css(colors.ground);
  context.fillRect(0, 0, width, height);
  const side = Math.min(width, height);
  new BoxDrawing(context, projection, data.axes[state.space], colors, look,
                 Math.max(look.fontSize * side, look.smallestFont * scale),
                 Math.max(look.lineWidth * side, scale));
  dots = dotsOf(projection);
  drawDots(dots, colors);
  showTip();
}

let isAsked = false;

function redraw() {
  if (!isAsked) {
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      draw();
    });
  }
}

// The nearest to the viewer of what is drawn at (x, y), in the canvas' pixels.
function pick(x, y) {
  let found = null;
  let least = look.pickReach * canvas.width / canvas.clientWidth;
  for (let i = dots.length - 1; i >= 0; --i) {
    const apart = Math.hypot(dots[i].x - x, dots[i].y - y);
    if (apart <= dots[i].radius) {
      return dots[i];
    }
    if (apart < least) {
      least = apart;
      found = dots[i];
    }
  }
  return found;
}

function showTip() {
  const tip = document.getElementById("tip");
  const ring = document.getElementById("ring");
  const scale = canvas.width / canvas.clientWidth;
  const dot = state.pointer &&
      pick(state.pointer.x * scale, state.pointer.y * scale);
  tip.hidden = ring.hidden = !dot;
  if (!dot) {
    return;
  }
  document.getElementById("values").textContent = textOf(dot);
  document.getElementById("chip").style.background = css(colorOf(dot));
  const x = dot.x / scale, y = dot.y / scale, radius = dot.radius / scale + 3;
  Object.assign(ring.style, {
    left: `${x - radius}px`, top: `${y - radius}px`,
    width: `${2 * radius}px`, height: `${2 * radius}px`,
  });
  const left = clamp(x - tip.offsetWidth / 2, 0,
                     Math.max(0, canvas.clientWidth - tip.offsetWidth));
  const above = y - radius - tip.offsetHeight - 6;
  tip.style.left = `${left}px`;
  tip.style.top = `${above < 0 ? y + radius + 6 : above}px`;
}

function turn(azimuth, elevation) {
  const camera = state.camera;
  camera.azimuth = (camera.azimuth + azimuth) % 360;
  camera.elevation = clamp(camera.elevation + elevation, -90, 90);
  redraw();
}

function zoom(factor) {
  state.camera.zoom = clamp(state.camera.zoom * factor, 0.25, 8);
  redraw();
}

function change(changes) {
  Object.assign(state, changes);
  for (const id of ["points", "centroids"]) {
    document.getElementById(id).setAttribute("aria-pressed", state[id]);
  }
  for (const id of ["srgb", "oklab"]) {
    document.getElementById(id).setAttribute("aria-pressed",
                                             state.space === id);
  }
  Array.from(document.getElementById("palette").children).forEach(
      (button, i) => {
        button.setAttribute("aria-pressed", state.emphasized === i);
      });
  redraw();
}

const reset = () => change({camera: {...data.camera}});
const actions = {
  ArrowLeft: () => turn(-5, 0),
  ArrowRight: () => turn(5, 0),
  ArrowUp: () => turn(0, 5),
  ArrowDown: () => turn(0, -5),
  "+": () => zoom(1.15),
  "=": () => zoom(1.15),
  "-": () => zoom(1 / 1.15),
  "0": reset,
  s: () => change({space: state.space === "srgb" ? "oklab" : "srgb"}),
  p: () => change({points: !state.points}),
  c: () => change({centroids: !state.centroids}),
  Escape: () => change({emphasized: null}),
};

canvas.addEventListener("keydown", (event) => {
  const action = actions[event.key];
  if (action && !event.ctrlKey && !event.altKey && !event.metaKey) {
    event.preventDefault();
    action();
  }
});

const held = new Map();  // the places of fingers and of the pressed mouse
const spread = () => {
  const [a, b] = held.values();
  return Math.hypot(a.x - b.x, a.y - b.y);
};

canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  held.set(event.pointerId, {x: event.offsetX, y: event.offsetY});
  canvas.classList.add("turning");
});
canvas.addEventListener("pointermove", (event) => {
  const place = {x: event.offsetX, y: event.offsetY};
  const before = held.get(event.pointerId);
  state.pointer = before ? null : place;
  if (!before) {
    showTip();
    return;
  }
  const spreadBefore = held.size === 2 ? spread() : 0;
  held.set(event.pointerId, place);
  if (held.size === 2) {
    zoom(spread() / Math.max(1, spreadBefore));
  } else if (held.size === 1) {
    turn((before.x - place.x) * 0.4, (place.y - before.y) * 0.4);
  }
});
for (const name of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(name, (event) => {
    held.delete(event.pointerId);
    canvas.classList.toggle("turning", held.size > 0);
    // A finger has no other way to ask what is under it.
    state.pointer = {x: event.offsetX, y: event.offsetY};
    showTip();
  });
}
canvas.addEventListener("pointerleave", () => {
  state.pointer = null;
  showTip();
});
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(Math.exp(-0.0015 * clamp(event.deltaY, -200, 200)));
}, {passive: false});

function listen(id, action) {
  document.getElementById(id).addEventListener("click", action);
}
listen("srgb", () => change({space: "srgb"}));
listen("oklab", () => change({space: "oklab"}));
listen("points", actions.p);
listen("centroids", actions.c);
listen("nearer", actions["+"]);
listen("further", actions["-"]);
listen("reset", reset);

function addPalette() {
  const strip = document.getElementById("palette");
  const colors = data.palette.length;
  strip.className = colors > 32 ? "many" : colors > 10 ? "some" : "";
  data.palette.forEach(({hex, share, percent}, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `${hex}  ${percent}`;
    button.setAttribute("aria-label", `${hex}, ${percent}`);
    button.style.setProperty("--swatch", hex);
    button.style.setProperty("--width", `${100 * share}%`);
    for (const text of [hex, percent]) {
      const line = document.createElement("span");
      line.textContent = text;
      button.append(line);
    }
    button.addEventListener("click", () => change(
        {emphasized: state.emphasized === index ? null : index}));
    strip.append(button);
  });
}

function resize() {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(canvas.clientWidth * scale));
  canvas.height = Math.max(1, Math.round(canvas.clientHeight * scale));
  redraw();
}

function follow() {
  document.documentElement.classList.toggle("dark", isDark());
  redraw();
}

addPalette();
follow();
change({});
darkQuery.addEventListener("change", follow);
new ResizeObserver(resize).observe(canvas);
