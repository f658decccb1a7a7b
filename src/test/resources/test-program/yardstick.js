// Times the kernels that YardstickProgram offers, compiled to JavaScript and to WebAssembly GC, in turns with loops
// tuned by hand: in JavaScript, and in WebAssembly without vectors.
import { main } from "./tests.js";
import { load } from "./lib/wasm-gc-runtime.js";
import { dense, gather, sparse } from "./by-hand.js";

const options = new URLSearchParams(location.hash.slice(1));
const ROUNDS = Number(options.get("rounds") ?? 6);
const TURN_MS = Number(options.get("ms") ?? 40);
const WIDTH = 784;
const PAGE_BYTES = 1 << 16;

/** Sums of up to so many products, rounded in another order. */
const TOLERANCE = 1e-3;

const entries = [];
let module = null;
let engine = "js";

function entry(kind, shape, flop, hand, job, result) {
  const name = `${kind} ${shape}`;
  let found = entries.find(candidate => candidate.name === name);
  if (!found) {
    found = { name, flop, hand, jobs: [] };
    entries.push(found);
  }
  found.jobs.push({ name: `Java, ${engine}`, job, result });
}

globalThis.yardstick = {
  loops(bytes) {
    module = new WebAssembly.Module(bytes);
  },
  dense(data, job, result) {
    const { m, k, n } = data;
    entry("dense", `${m}×${k}×${n}`, 2 * m * k * n, () => [denseInJavaScript(data), denseInWebAssembly(data)], job, result);
  },
  sparse(kind, data, job, result) {
    const { starts, values, n } = data;
    const gradient = kind === "gradient";
    entry(kind, `${starts.length - 1}×${WIDTH}×${n}`, 2 * values.length * n,
      () => [sparseInJavaScript(gradient, data), sparseInWebAssembly(gradient, data)], job, result);
  },
};

function denseInJavaScript({ m, k, n, x, w, b }) {
  const y = new Float32Array(m * n);
  return { name: "by hand, JavaScript", job: () => dense(x, w, b, y, m, k, n), result: () => y };
}

/** Arrays one after the other in a memory, and the loops over it. */
function place(...arrays) {
  const bytes = arrays.reduce((sum, array) => sum + array.byteLength + 8, 0);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
  const { exports } = new WebAssembly.Instance(module, { m: { m: memory, lost() {} } });
  let at = 0;
  const views = arrays.map(array => {
    const view = new array.constructor(memory.buffer, at, array.length);
    view.set(array);
    at = (at + array.byteLength + 7) & ~7;
    return view;
  });
  return { loops: exports, views };
}

function denseInWebAssembly({ m, k, n, x, w, b }) {
  const { loops, views } = place(x, w, b, new Float32Array(m * n), new Float32Array(k * n));
  const [px, pw, pb, py, panels] = views.map(view => view.byteOffset);
  const job = () => {
    loops.packDense(pw, panels, k, n);
    loops.dense(px, panels, pb, py, m, k, n);
  };
  return { name: "by hand, WebAssembly", job, result: () => views[3] };
}

function begin(y, b, rows, n) {
  for (let r = 0; r < rows; r++) {
    y.set(b, r * n);
  }
}

function sparseInJavaScript(gradient, { n, starts, columns, values, w, b }) {
  const batch = starts.length - 1;
  const turned = { starts: new Int32Array(WIDTH + 2), columns: new Uint16Array(columns.length),
    values: new Float32Array(columns.length) };
  const y = new Float32Array(n * (gradient ? WIDTH : batch));
  const job = () => {
    if (gradient) {
      gather(starts, columns, values, turned, WIDTH);
      sparse(turned.starts, turned.columns, turned.values, w, y, WIDTH, batch, n);
    } else {
      begin(y, b, batch, n);
      sparse(starts, columns, values, w, y, batch, WIDTH, n);
    }
  };
  return { name: "by hand, JavaScript", job, result: () => y };
}

function sparseInWebAssembly(gradient, { n, starts, columns, values, w, b }) {
  const batch = starts.length - 1;
  const rows = gradient ? WIDTH : batch;
  const { loops, views } = place(new Int32Array(rows + 2), new Uint16Array(columns.length),
    new Float32Array(values.length), w, new Float32Array(w.length), new Float32Array(n * rows));
  const turned = { starts: views[0], columns: views[1], values: views[2] };
  const [ps, pc, pv, pw, panels, py] = views.map(view => view.byteOffset);
  if (!gradient) {
    turned.starts.set(starts);
    turned.columns.set(columns);
    turned.values.set(values);
  }
  const job = () => {
    if (gradient) {
      gather(starts, columns, values, turned, WIDTH);
    } else {
      begin(views[5], b, batch, n);
    }
    const k = gradient ? batch : WIDTH;
    loops.packSparse(pw, panels, k, n);
    loops.sparse(ps, pc, pv, panels, py, rows, k, n);
  };
  return { name: "by hand, WebAssembly", job, result: () => views[5] };
}

function rate(flop, job) {
  const start = performance.now();
  let calls = 0;
  let elapsed = 0;
  while (elapsed < TURN_MS) {
    job();
    calls++;
    elapsed = performance.now() - start;
  }
  return (flop * calls) / elapsed / 1e6;
}

function difference(a, b) {
  return a.length === b.length ? a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i])), 0) : Infinity;
}

function measure({ name, flop, hand, jobs }) {
  const all = [...hand(), ...jobs];
  all.forEach(each => each.job());
  const expected = all[0].result();
  const wrong = all.filter(each => !(difference(each.result(), expected) < TOLERANCE));
  if (wrong.length > 0) {
    throw new Error(`${name}: other results from ${wrong.map(each => each.name).join("; ")}.`);
  }
  const rates = all.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    all.forEach(({ job }, i) => {
      const figure = rate(flop, job);
      // The first turn is for the compilers.
      if (round > 0) {
        rates[i].push(figure);
      }
    });
  }
  return `${name}\n${all.map(({ name: who }, i) => line(who, rates[i], i > 1 ? rates[who.includes("js") ? 0 : 1] : null))
    .join("")}`;
}

/** The middle of some figures. */
function median(figures) {
  return figures.slice().sort((a, b) => a - b)[figures.length >> 1];
}

/** The ratios are of turns in the same round, since a machine that others use is not equally fast in all. */
function line(who, turns, hand) {
  const text = `  ${who.padEnd(21)} best ${Math.max(...turns).toFixed(2)}, median ${median(turns).toFixed(2)}`;
  return hand
    ? `${text}; by hand is ${median(turns.map((figure, round) => hand[round] / figure)).toFixed(2)} times as fast\n`
    : `${text}\n`;
}

async function run() {
  main(["yardstick"]);
  engine = "wasm-gc";
  const { exports } = await load("tests.wasm");
  exports.main(["yardstick"]);
  let text = "";
  for (const each of entries) {
    text += measure(each);
    document.querySelector("#result").textContent = text;
    await new Promise(resolve => setTimeout(resolve));
  }
  return text;
}

run().catch(error => `wrong: ${error.message}`).then(text => {
  document.querySelector("#result").textContent = text;
  document.body.dataset.result = text;
});
