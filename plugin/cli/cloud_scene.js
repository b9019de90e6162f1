// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Scene Palette developers
//
// Draws a color cloud as ui/color_cloud.cc does: the same projection, the same
// box, the same discs and spheres straight in the pixels.  `look` has the
// numbers of ui/cloud_look.h.

"use strict";

const boxCorners = Array.from(
    {length: 8}, (_, i) => [i & 1, i & 2, i & 4].map((bit) => bit ? 1 : -1));

// The same as ui/cloud_camera.cc; a page has room for the labels.
function makeProjection(camera, width, height, look) {
  const azimuth = camera.azimuth * Math.PI / 180;
  const elevation = camera.elevation * Math.PI / 180;
  const sinA = Math.sin(azimuth), cosA = Math.cos(azimuth);
  const sinE = Math.sin(elevation), cosE = Math.cos(elevation);
  const toward = [cosE * cosA, cosE * sinA, sinE];
  const up = [-sinE * cosA, -sinE * sinA, cosE];
  const half = camera.zoom * Math.min(width, height) / 2 / look.pictureReach;
  const distance = look.viewerDistance;
  let centerX = 0, centerY = 0;
  const into = (seen, x, y, z) => {
    seen.depth = toward[0] * x + toward[1] * y + toward[2] * z;
    seen.halfEdge = half * distance / (distance - seen.depth);
    seen.x = centerX + seen.halfEdge * (cosA * y - sinA * x);
    seen.y = centerY - seen.halfEdge * (up[0] * x + up[1] * y + up[2] * z);
    return seen;
  };
  const at = (x, y, z) => into({x: 0, y: 0, depth: 0, halfEdge: 0}, x, y, z);
  let left = 0, right = 0, top = 0, bottom = 0;
  for (const corner of boxCorners) {
    const seen = at(...corner);
    left = Math.min(left, seen.x);
    right = Math.max(right, seen.x);
    top = Math.min(top, seen.y);
    bottom = Math.max(bottom, seen.y);
  }
  centerX = (width - left - right) / 2;
  centerY = (height - top - bottom) / 2;
  return {at, into, sides: toward.map((x) => (x > -1e-9 ? 1 : -1))};
}

// Björn Ottosson, "A perceptual color space for image processing", 2020.
function oklabValues(r, g, b) {
  const linear = (code) => {
    const x = code / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  };
  const lr = linear(r), lg = linear(g), lb = linear(b);
  const l = Math.cbrt(
      0.4122214708 * lr + 0.5363325363 * lg + 0.0514459929 * lb);
  const m = Math.cbrt(
      0.2119034982 * lr + 0.6806995451 * lg + 0.1073969566 * lb);
  const s = Math.cbrt(
      0.0883024619 * lr + 0.2817188376 * lg + 0.6299787005 * lb);
  return [
    1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
  ];
}

function mixed(from, to, part) {
  return from.map((x, i) => Math.floor(x + (to[i] - x) * part + 0.5));
}

const css = (color) => `rgb(${color.join(" ")})`;

// The pixels of an ImageData, whose bytes are R, G, B, A.  Loops are written
// out: they take most of the time of a frame.
class Raster {
  constructor(image) {
    this.bytes = image.data;
    this.width = image.width;
    this.height = image.height;
  }

  // The pixels that a disc can touch: right and bottom excluded.
  area(dot) {
    const reach = dot.radius + 0.5;
    return {
      left: Math.max(0, Math.floor(dot.x - reach)),
      right: Math.min(this.width, Math.ceil(dot.x + reach)),
      top: Math.max(0, Math.floor(dot.y - reach)),
      bottom: Math.min(this.height, Math.ceil(dot.y + reach)),
    };
  }

  disc(dot, fill, edge) {
    const bytes = this.bytes;
    const {left, right, top, bottom} = this.area(dot);
    const radius = dot.radius, core = radius - dot.rim;
    const inside = core > 0.5 ? (core - 0.5) ** 2 : -1;
    const outside = (radius + 0.5) ** 2;
    const r = fill[0], g = fill[1], b = fill[2];
    const edgeR = edge[0], edgeG = edge[1], edgeB = edge[2];
    for (let row = top; row < bottom; ++row) {
      const dy = row + 0.5 - dot.y;
      let at = 4 * (row * this.width + left);
      for (let column = left; column < right; ++column, at += 4) {
        const dx = column + 0.5 - dot.x;
        const distance2 = dx * dx + dy * dy;
        if (distance2 <= inside) {
          bytes[at] = r;
          bytes[at + 1] = g;
          bytes[at + 2] = b;
        } else if (distance2 < outside) {
          const distance = Math.sqrt(distance2);
          const own = clamp(core - distance + 0.5, 0, 1);
          const part = clamp(radius - distance + 0.5, 0, 1);
          bytes[at] += (edgeR + (r - edgeR) * own - bytes[at]) * part;
          bytes[at + 1] += (edgeG + (g - edgeG) * own - bytes[at + 1]) * part;
          bytes[at + 2] += (edgeB + (b - edgeB) * own - bytes[at + 2]) * part;
        }
      }
    }
  }

  sphere(dot, color, edge) {
    const {left, right, top, bottom} = this.area(dot);
    const core = dot.radius - dot.rim;
    for (let row = top; row < bottom; ++row) {
      const dy = row + 0.5 - dot.y;
      let at = 4 * (row * this.width + left);
      for (let column = left; column < right; ++column, at += 4) {
        const dx = column + 0.5 - dot.x;
        const distance = Math.sqrt(dx * dx + dy * dy);
        const part = clamp(dot.radius - distance + 0.5, 0, 1);
        if (part === 0) {
          continue;
        }
        const scale = 1 / Math.max(core, distance);
        const x = dx * scale, y = dy * scale;
        const z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
        const facing = Math.max(0, -0.43 * x - 0.56 * y + 0.708 * z);
        const mirror = Math.max(0, -0.2326 * x - 0.303 * y + 0.9241 * z);
        const shade = Math.min(1, 0.58 + 0.52 * facing);
        const gloss = 0.42 * mirror ** 32;
        const own = clamp(core - distance + 0.5, 0, 1);
        for (let i = 0; i < 3; ++i) {
          const seen = color[i] * shade * (1 - gloss) + 255 * gloss;
          const here = edge[i] + (seen - edge[i]) * own;
          this.bytes[at + i] += (here - this.bytes[at + i]) * part;
        }
      }
    }
  }
}

function clamp(x, low, high) {
  return x < low ? low : x > high ? high : x;
}

const placeOf = (axis, value) =>
    2 * (value - axis.from) / (axis.to - axis.from) - 1;

function withValue(point, axis, value) {
  const copy = point.slice();
  copy[axis] = value;
  return copy;
}

// The box, as ui/cloud_box.cc draws it.
class BoxDrawing {
  constructor(context, projection, axes, theme, look, fontSize, lineWidth) {
    Object.assign(this, {context, projection, axes, theme, look, fontSize});
    this.taken = [];
    context.lineWidth = lineWidth;
    context.lineJoin = "round";
    context.textBaseline = "alphabetic";
    for (let axis = 0; axis < 3; ++axis) {
      this.drawSide(axis);
    }
    for (let axis = 0; axis < 3; ++axis) {
      this.drawEdge(this.bestEdge(axis));
    }
  }

  see(point) {
    return this.projection.at(point[0], point[1], point[2]);
  }

  lines(points) {
    points.forEach((point, i) => {
      const seen = this.see(point);
      if (i === 0) {
        this.context.moveTo(seen.x, seen.y);
      } else {
        this.context.lineTo(seen.x, seen.y);
      }
    });
  }

  drawSide(axis) {
    const context = this.context;
    const u = (axis + 1) % 3, v = (axis + 2) % 3;
    const base = withValue([0, 0, 0], axis, -this.projection.sides[axis]);
    const at = (a, b) => withValue(withValue(base, u, a), v, b);
    const trace = () => {
      context.beginPath();
      this.lines([at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)]);
      context.closePath();
    };
    trace();
    context.fillStyle = css(this.theme.sides[axis]);
    context.fill();
    context.beginPath();
    for (const tick of this.axes[u].ticks) {
      const a = placeOf(this.axes[u], tick);
      this.lines([at(a, -1), at(a, 1)]);
    }
    for (const tick of this.axes[v].ticks) {
      const b = placeOf(this.axes[v], tick);
      this.lines([at(-1, b), at(1, b)]);
    }
    context.strokeStyle = css(this.theme.grid);
    context.stroke();
    trace();
    context.strokeStyle = css(this.theme.edge);
    context.stroke();
  }

  makeEdge(axis, open, far) {
    const side = this.projection.sides;
    const place = withValue(withValue([0, 0, 0], open, side[open]), far,
                            -side[far]);
    const from = this.see(withValue(place, axis, -1));
    const to = this.see(withValue(place, axis, 1));
    const middle = {x: (from.x + to.x) / 2, y: (from.y + to.y) / 2};
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const outward = {x: (to.y - from.y) / length, y: (from.x - to.x) / length};
    const beyond = (seen) => (seen.x - middle.x) * outward.x +
        (seen.y - middle.y) * outward.y;
    if (beyond(this.see([0, 0, 0])) > 0) {
      outward.x *= -1;
      outward.y *= -1;
    }
    const isOutermost = boxCorners.every(
        (corner) => beyond(this.see(corner)) < 1e-3);
    return {axis, place, across: open, middle, outward, length, isOutermost};
  }

  bestEdge(axis) {
    const u = (axis + 1) % 3, v = (axis + 2) % 3;
    const one = this.makeEdge(axis, u, v), other = this.makeEdge(axis, v, u);
    if (one.isOutermost !== other.isOutermost) {
      return one.isOutermost ? one : other;
    }
    const isOne = axis === 2 ? one.middle.x < other.middle.x
        : one.middle.y > other.middle.y;
    return isOne ? one : other;
  }

  hasLabels(edge) {
    const least = edge.isOutermost ? 0
        : this.look.labeledInnerEdge * this.see([0, 0, 0]).halfEdge;
    return edge.length >= Math.max(least, 3 * this.fontSize);
  }

  label(text, size, bold) {
    const font = `${bold ? "bold " : ""}${size}px "DejaVu Sans", system-ui, ` +
        "sans-serif";
    this.context.font = font;
    const ink = this.context.measureText(text);
    return {
      text, font,
      left: ink.actualBoundingBoxLeft,
      ascent: ink.actualBoundingBoxAscent,
      width: ink.actualBoundingBoxLeft + ink.actualBoundingBoxRight,
      height: ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent,
    };
  }

  tickEnd(edge, place) {
    const point = withValue(edge.place, edge.axis, place);
    point[edge.across] *= 1 + this.look.tickLength;
    return point;
  }

  centered(label, from, direction, distance) {
    return {
      x: from.x + direction.x * distance - label.width / 2,
      y: from.y + direction.y * distance - label.height / 2,
      width: label.width, height: label.height,
    };
  }

  drawEdge(edge) {
    const {context, fontSize, look, theme} = this;
    const axis = this.axes[edge.axis];
    const outward = edge.outward;
    const reach = (label) => (label.width * Math.abs(outward.x) +
                              label.height * Math.abs(outward.y)) / 2;
    if (!this.hasLabels(edge)) {
      return;
    }
    context.beginPath();
    const labels = axis.ticks.map((tick, i) => {
      const place = placeOf(axis, tick);
      const end = this.tickEnd(edge, place);
      this.lines([withValue(edge.place, edge.axis, place), end]);
      const label = this.label(axis.labels[i], fontSize, false);
      label.place = this.centered(label, this.see(end), outward,
                                  look.labelGap * fontSize + reach(label));
      return label;
    });
    context.strokeStyle = css(theme.edge);
    context.stroke();
    context.fillStyle = css(theme.label);
    const step = this.stepFor(labels);
    for (let i = 0; i < labels.length; i += step) {
      this.show(labels[i]);
    }
    const name = this.label(axis.name, look.nameSize * fontSize, true);
    const widest = Math.max(...labels.map(reach));
    name.place = this.centered(
        name, this.see(this.tickEnd(edge, 0)), outward,
        (look.labelGap + look.nameGap) * fontSize + 2 * widest + reach(name));
    context.fillStyle = css(axis.to > 1 ? theme.names[edge.axis] : theme.label);
    this.show(name);
  }

  stepFor(labels) {
    const last = labels.length - 1;
    for (let step = 1; step < last; ++step) {
      const areApart = labels.every((label, i) =>
          i < step || i % step !== 0 ||
          !overlap(this.withMargin(label.place),
                   this.withMargin(labels[i - step].place)));
      if (last % step === 0 && areApart) {
        return step;
      }
    }
    return last;
  }

  withMargin(place) {
    const x = this.look.labelMargin * this.fontSize, y = x / 3;
    return {x: place.x - x, y: place.y - y, width: place.width + 2 * x,
            height: place.height + 2 * y};
  }

  show(label) {
    if (this.taken.some((other) => overlap(other, label.place))) {
      return;
    }
    this.taken.push(this.withMargin(label.place));
    this.context.font = label.font;
    this.context.fillText(label.text, label.place.x + label.left,
                          label.place.y + label.ascent);
  }
}

function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width &&
      a.y < b.y + b.height && b.y < a.y + a.height;
}
