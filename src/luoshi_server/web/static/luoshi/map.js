// The map: GeoJSON in, drawn as SVG by Leaflet without tiles.  Each feature says in its properties
// kind, name, href, note and is_late; a point's kind also decides its shape.
(() => {
  "use strict";

  const SHAPES = {
    hazard: (x, y, r) => `M${x} ${y - r}L${x + r} ${y + r * 0.8}H${x - r}Z`,
    accident: (x, y, r) => `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`,
    "black-spot": (x, y, r) => `M${x - r * 0.8} ${y - r * 0.8}h${r * 1.6}v${r * 1.6}h${-r * 1.6}Z`,
  };
  const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0Z`;
  const shapeOf = (kind) => SHAPES[kind] || circle;
  const formOf = (geometry) =>
    /Polygon/.test(geometry.type) ? "area" : /Line/.test(geometry.type) ? "way" : "place";
  const lookOf = (feature) =>
    [formOf(feature.geometry), feature.properties.kind, feature.properties.is_late ? "is-late" : ""]
      .filter(Boolean).join(" ");

  // A circle marker drawn in the shape of its kind, so that it can be told without its colour.
  const Place = L.CircleMarker.extend({
    _updatePath() {
      if (!this._path) return;
      const { x, y } = this._point;
      this._path.setAttribute("d", shapeOf(this.options.kind)(x, y, this._radius));
    },
  });

  function words(feature, openWord) {
    const { name, note, href } = feature.properties;
    const box = document.createElement("div");
    box.append(Object.assign(document.createElement("strong"), { textContent: name || "" }));
    if (note) box.append(Object.assign(document.createElement("p"), { textContent: note }));
    if (href && /^\/(?!\/)/.test(href)) {
      const line = document.createElement("p");
      line.append(Object.assign(document.createElement("a"), { href, textContent: openWord }));
      box.append(line);
    }
    return box;
  }

  // What the pointer can open, the keyboard can open too.
  function reachable(layer, name) {
    const path = layer.getElement?.();
    if (!path) return;
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", name || "");
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      layer.openPopup();
      layer.getPopup().getElement()?.querySelector("a[href]:not(.leaflet-popup-close-button)")?.focus();
    });
    layer.on("popupclose", () => { if (document.activeElement === document.body) path.focus(); });
  }

  function drawKey(key, feature) {
    if (!key) return;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", lookOf({ ...feature, properties: { kind: feature.properties.kind } }));
    path.setAttribute("d", {
      area: "M1 1h18v12H1Z", way: "M1 11L8 4L19 9", place: shapeOf(feature.properties.kind)(10, 7, 6.5),
    }[formOf(feature.geometry)]);
    key.replaceChildren(path);
  }

  function show(section, canvas, collection) {
    const map = L.map(canvas, { attributionControl: false, zoomControl: false, zoomSnap: 0.25, maxZoom: 19 });
    L.control.zoom({ zoomInTitle: section.dataset.zoomIn, zoomOutTitle: section.dataset.zoomOut }).addTo(map);
    const whole = L.geoJSON(collection).getBounds();
    map.fitBounds(whole.isValid() ? whole : [[-1, -1], [1, 1]], { padding: [16, 16], animate: false });

    const groups = new Map();
    const order = { area: 0, way: 1, place: 2 };
    const features = [...collection.features].sort(
      (one, other) => order[formOf(one.geometry)] - order[formOf(other.geometry)]);
    for (const feature of features) {
      const kind = feature.properties.kind;
      if (!groups.has(kind)) {
        groups.set(kind, L.layerGroup().addTo(map));
        drawKey(section.querySelector(`[data-key-of="${CSS.escape(kind)}"]`), feature);
      }
      L.geoJSON(feature, {
        style: () => ({ className: lookOf(feature), interactive: true }),
        pointToLayer: (_feature, at) => new Place(at, { radius: 8, kind, className: lookOf(feature) }),
        onEachFeature: (_feature, layer) => {
          layer.bindPopup(words(feature, section.dataset.open), { autoPanPadding: [24, 24] });
          if (formOf(feature.geometry) === "area" && feature.properties.name) {
            layer.bindTooltip(feature.properties.name, { permanent: true, direction: "center" });
          }
          layer.on("add", () => reachable(layer, feature.properties.name));
        },
      }).eachLayer((layer) => groups.get(kind).addLayer(layer));
    }
    stripColours(canvas);
    bindLegend(section, map, groups, features);
  }

  // Leaflet writes its blue as attributes; the style sheet's colours win over attributes, so only
  // the widths and opacities that it also writes have to go.
  function stripColours(canvas) {
    const names = ["fill-opacity", "stroke-opacity", "stroke-width", "stroke", "fill"];
    canvas.querySelectorAll("path.leaflet-interactive").forEach((path) =>
      names.forEach((name) => path.removeAttribute(name)));
  }

  function bindLegend(section, map, groups, features) {
    section.querySelectorAll("[data-kind]").forEach((box) => {
      const kind = box.dataset.kind;
      const count = section.querySelector(`[data-count="${CSS.escape(kind)}"]`);
      count.textContent = features.filter((feature) => feature.properties.kind === kind).length;
      count.hidden = false;
      box.addEventListener("change", () => {
        const group = groups.get(kind);
        if (!group) return;
        if (box.checked) map.addLayer(group); else map.removeLayer(group);
        stripColours(section);
      });
    });
  }

  document.querySelectorAll("[data-map]").forEach(async (section) => {
    const canvas = section.querySelector(".map-canvas");
    try {
      const answer = await fetch(section.dataset.url, { headers: { Accept: "application/geo+json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      show(section, canvas, await answer.json());
    } catch (problem) {
      section.querySelector(".map-remark").textContent = section.dataset.failed;
      section.querySelector(".map-list").open = true;
      canvas.hidden = true;
      throw problem;
    }
  });
})();
