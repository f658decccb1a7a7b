// Products tuned by hand in JavaScript.

/** y = x · w + b in tiles of 4 × 4 with the sums in locals; m and n are multiples of four. */
export function dense(x, w, b, y, m, k, n) {
  for (let j = 0; j < n; j += 4) {
    for (let r = 0; r < m; r += 4) {
      let s00 = b[j], s01 = b[j + 1], s02 = b[j + 2], s03 = b[j + 3];
      let s10 = s00, s11 = s01, s12 = s02, s13 = s03;
      let s20 = s00, s21 = s01, s22 = s02, s23 = s03;
      let s30 = s00, s31 = s01, s32 = s02, s33 = s03;
      let p = r * k;
      let q = j;
      for (let i = 0; i < k; i++) {
        const w0 = w[q], w1 = w[q + 1], w2 = w[q + 2], w3 = w[q + 3];
        const x0 = x[p], x1 = x[p + k], x2 = x[p + 2 * k], x3 = x[p + 3 * k];
        s00 += x0 * w0; s01 += x0 * w1; s02 += x0 * w2; s03 += x0 * w3;
        s10 += x1 * w0; s11 += x1 * w1; s12 += x1 * w2; s13 += x1 * w3;
        s20 += x2 * w0; s21 += x2 * w1; s22 += x2 * w2; s23 += x2 * w3;
        s30 += x3 * w0; s31 += x3 * w1; s32 += x3 * w2; s33 += x3 * w3;
        p++;
        q += n;
      }
      let o = r * n + j;
      y[o] = s00; y[o + 1] = s01; y[o + 2] = s02; y[o + 3] = s03;
      o += n;
      y[o] = s10; y[o + 1] = s11; y[o + 2] = s12; y[o + 3] = s13;
      o += n;
      y[o] = s20; y[o + 1] = s21; y[o + 2] = s22; y[o + 3] = s23;
      o += n;
      y[o] = s30; y[o + 1] = s31; y[o + 2] = s32; y[o + 3] = s33;
    }
  }
}

/** y += rows of entries · w, eight columns of a matrix k × n packed and summed at a time; n is a multiple of eight. */
export function sparse(starts, columns, values, w, y, rows, k, n) {
  const panel = new Float32Array(8 * k);
  for (let j = 0; j < n; j += 8) {
    for (let c = 0; c < k; c++) {
      for (let u = 0; u < 8; u++) {
        panel[8 * c + u] = w[c * n + j + u];
      }
    }
    for (let r = 0; r < rows; r++) {
      const o = r * n + j;
      let s0 = y[o], s1 = y[o + 1], s2 = y[o + 2], s3 = y[o + 3];
      let s4 = y[o + 4], s5 = y[o + 5], s6 = y[o + 6], s7 = y[o + 7];
      for (let e = starts[r], end = starts[r + 1]; e < end; e++) {
        const v = values[e];
        const q = 8 * columns[e];
        s0 += v * panel[q]; s1 += v * panel[q + 1]; s2 += v * panel[q + 2]; s3 += v * panel[q + 3];
        s4 += v * panel[q + 4]; s5 += v * panel[q + 5]; s6 += v * panel[q + 6]; s7 += v * panel[q + 7];
      }
      y[o] = s0; y[o + 1] = s1; y[o + 2] = s2; y[o + 3] = s3;
      y[o + 4] = s4; y[o + 5] = s5; y[o + 6] = s6; y[o + 7] = s7;
    }
  }
}

/** Turns rows of entries into columns; {@code turned.starts} has two places more than there are columns. */
export function gather(starts, columns, values, turned, width) {
  const at = turned.starts;
  at.fill(0);
  for (let e = 0; e < columns.length; e++) {
    at[columns[e] + 2]++;
  }
  for (let c = 2; c <= width; c++) {
    at[c] += at[c - 1];
  }
  for (let r = 0; r + 1 < starts.length; r++) {
    for (let e = starts[r]; e < starts[r + 1]; e++) {
      const place = at[columns[e] + 1]++;
      turned.columns[place] = r;
      turned.values[place] = values[e];
    }
  }
}
