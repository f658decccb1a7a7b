package inkling.wasm.kernels;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ModuleWriter;
import inkling.wasm.assembler.ValueType;

/**
 * Writes the products of convolutions, straight from pictures that have their edges around them. Patches are not
 * copied: one row of a patch is a run of neighbouring values, and lists say how many bytes from the picture's begin each
 * patch is, or each value of one. Tiles are those of {@link DenseKernels}; the last tile of an odd number does a row
 * several times, with the same result, rather than rows one by one.
 */
public final class ConvolutionKernels {
    private static final int TILE_ROWS = 4;
    private static final int TILE_VECTORS = 2;
    private static final int UNROLLED = 4;
    private static final int FLOAT = 4;
    private static final int VECTOR = 16;
    private static final int PANEL = ProductWriter.PANEL;

    private final ModuleWriter module;
    private final boolean relaxed;

    public ConvolutionKernels(ModuleWriter module, boolean relaxed) {
        this.module = module;
        this.relaxed = relaxed;
    }

    public void write() {
        spread();
        convolve();
        filterGradient();
    }

    /**
     * Copies pictures in chunks of neighbouring values to where there is room between and around the chunks, which
     * becomes zero. Parameters: source, bytes from picture to picture and from line to line, target, bytes from picture
     * to picture, from a picture's begin to its first chunk, and from line to line, lines, chunks of a line, bytes of a
     * chunk, bytes from chunk to chunk in the target, from, to (pictures).
     */
    private void spread() {
        FunctionWriter f = module.divided("spread");
        int source = f.integer();
        int sourcePicture = f.integer();
        int sourceLine = f.integer();
        int target = f.integer();
        int targetPicture = f.integer();
        int margin = f.integer();
        int targetLine = f.integer();
        int lines = f.integer();
        int chunks = f.integer();
        int bytes = f.integer();
        int step = f.integer();
        int picture = f.integer();
        int to = f.integer();
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int begin = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int line = f.local(ValueType.I32);
        int chunk = f.local(ValueType.I32);
        f.whileFits(picture, 1, to, () -> {
            f.get(picture).get(targetPicture).i32Mul().get(target).i32Add().set(begin);
            f.clearBytes(begin, targetPicture);
            f.get(begin).get(margin).i32Add().set(begin);
            f.i32Const(0).set(line);
            f.whileFits(line, 1, lines, () -> {
                f.get(picture).get(sourcePicture).i32Mul().get(source).i32Add();
                f.get(line).get(sourceLine).i32Mul().i32Add().set(p);
                f.i32Const(0).set(chunk);
                f.whileFits(chunk, 1, chunks, () -> {
                    f.get(chunk).get(step).i32Mul().get(begin).i32Add().set(q);
                    f.get(p).get(bytes).i32Add().set(end);
                    f.whileFits(p, VECTOR, end, () -> {
                        f.get(q).get(p).v128Load(0).v128Store(0);
                        f.increase(p, VECTOR).increase(q, VECTOR);
                    });
                    f.whileFits(p, FLOAT, end, () -> {
                        f.get(q).get(p).f32Load(0).f32Store(0);
                        f.increase(p, FLOAT).increase(q, FLOAT);
                    });
                    f.increase(chunk, 1);
                });
                f.get(begin).get(targetLine).i32Add().set(begin);
                f.increase(line, 1);
            });
            f.increase(picture, 1);
        });
    }

    /**
     * {@code c[p] = initial + Σ patch(p, k) · b[k]}. Parameters: pictures, bytes of one, where each place's patch
     * begins, number of places, rows of a patch, bytes of such a row, bytes from one row to the next, panels of b, bytes
     * of a panel, initial, c, length of c's rows, from, to (pictures).
     */
    private void convolve() {
        FunctionWriter f = module.divided("convolve");
        int pictures = f.integer();
        int pictureBytes = f.integer();
        int starts = f.integer();
        int places = f.integer();
        int size = f.integer();
        int run = f.integer();
        int line = f.integer();
        int panels = f.integer();
        int panelBytes = f.integer();
        int initial = f.integer();
        int c = f.integer();
        int n4 = f.integer();
        int picture = f.integer();
        int to = f.integer();
        int base = f.local(ValueType.I32);
        int out = f.local(ValueType.I32);
        int panel = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int i = f.local(ValueType.I32);
        int one = f.local(ValueType.I32);
        int last = f.local(ValueType.I32);
        int row = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int b = f.local(ValueType.I32);
        int skip = f.local(ValueType.I32);
        int[] factors = f.locals(ValueType.I32, TILE_ROWS);
        int[] place = f.locals(ValueType.I32, TILE_ROWS);
        Tile tile = new Tile(f, relaxed);
        int[] first = f.locals(ValueType.V128, TILE_VECTORS);
        f.get(line).get(run).i32Sub().set(skip);
        f.get(places).i32Const(1).i32Sub().set(last);
        f.whileFits(picture, 1, to, () -> {
            f.get(picture).get(pictureBytes).i32Mul().get(pictures).i32Add().set(base);
            f.get(panels).set(panel);
            f.i32Const(0).set(j);
            f.whileFits(j, FLOAT, n4, () -> {
                f.get(picture).get(places).i32Mul().get(n4).i32Mul();
                f.get(c).i32Add().get(j).i32Add().set(out);
                f.get(initial).get(j).i32Add().set(b);
                Blocks.load(f, first, b);
                f.i32Const(0).set(i);
                f.whileFits(i, 1, places, () -> {
                    for (int r = 0; r < TILE_ROWS; r++) {
                        f.get(i).i32Const(r).i32Add().set(one);
                        f.lower(one, last).set(one);
                        f.get(one).i32Shl(2).get(starts).i32Add().i32Load(0);
                        f.get(base).i32Add().set(factors[r]);
                        f.get(one).get(n4).i32Mul().get(out).i32Add().set(place[r]);
                        tile.begin(r, first);
                    }
                    f.get(panel).set(b);
                    f.i32Const(0).set(row);
                    f.whileFits(row, 1, size, () -> {
                        f.get(factors[0]).get(run).i32Add().set(end);
                        for (int steps : new int[] {UNROLLED, 1}) {
                            f.whileFits(factors[0], steps * FLOAT, end, () -> {
                                for (int s = 0; s < steps; s++) {
                                    tile.loadLine(b, s * PANEL);
                                    for (int r = 0; r < TILE_ROWS; r++) {
                                        tile.add(r, factors[r], s * FLOAT);
                                    }
                                }
                                for (int factor : factors) {
                                    f.increase(factor, steps * FLOAT);
                                }
                                f.increase(b, steps * PANEL);
                            });
                        }
                        for (int factor : factors) {
                            f.get(factor).get(skip).i32Add().set(factor);
                        }
                        f.increase(row, 1);
                    });
                    tile.store(place, j, n4);
                    f.increase(i, TILE_ROWS);
                });
                f.get(panel).get(panelBytes).i32Add().set(panel);
                f.increase(j, PANEL);
            });
            f.increase(picture, 1);
        });
    }

    /**
     * {@code g[k] += Σ patch(p, k) · d[p]} over all places of all pictures, in their order. Parameters: pictures, bytes
     * of one, where each of a patch's values is in the first patch, d, g, length of g's and d's rows, places from top to
     * bottom, from left to right, bytes from one to the next to the right, bytes from the end of a line of places to the
     * next line, pictures, from, to (values of a patch).
     */
    private void filterGradient() {
        FunctionWriter f = module.divided("filterGradient");
        int pictures = f.integer();
        int pictureBytes = f.integer();
        int steps = f.integer();
        int d = f.integer();
        int g = f.integer();
        int n4 = f.integer();
        int height = f.integer();
        int width = f.integer();
        int stride = f.integer();
        int skip = f.integer();
        int count = f.integer();
        int from = f.integer();
        int to = f.integer();
        int picture = f.local(ValueType.I32);
        int j = f.local(ValueType.I32);
        int k = f.local(ValueType.I32);
        int one = f.local(ValueType.I32);
        int last = f.local(ValueType.I32);
        int y = f.local(ValueType.I32);
        int x = f.local(ValueType.I32);
        int delta = f.local(ValueType.I32);
        int begin = f.local(ValueType.I32);
        int[] offsets = f.locals(ValueType.I32, TILE_ROWS);
        int[] factors = f.locals(ValueType.I32, TILE_ROWS);
        int[] place = f.locals(ValueType.I32, TILE_ROWS);
        Tile tile = new Tile(f, relaxed);
        f.get(to).i32Const(1).i32Sub().set(last);
        f.get(d).set(begin);
        f.whileFits(picture, 1, count, () -> {
            f.get(from).set(k);
            f.whileFits(k, 1, to, () -> {
                for (int r = 0; r < TILE_ROWS; r++) {
                    f.get(k).i32Const(r).i32Add().set(one);
                    f.lower(one, last).set(one);
                    f.get(one).i32Shl(2).get(steps).i32Add().i32Load(0);
                    f.get(pictures).i32Add().set(offsets[r]);
                    f.get(one).get(n4).i32Mul().get(g).i32Add().set(place[r]);
                }
                f.i32Const(0).set(j);
                f.whileFits(j, FLOAT, n4, () -> {
                    for (int r = 0; r < TILE_ROWS; r++) {
                        tile.load(r, place);
                        f.get(offsets[r]).set(factors[r]);
                    }
                    f.get(begin).get(j).i32Add().set(delta);
                    f.i32Const(0).set(y);
                    f.whileFits(y, 1, height, () -> {
                        f.i32Const(0).set(x);
                        f.whileFits(x, 1, width, () -> {
                            tile.loadLine(delta, 0);
                            for (int r = 0; r < TILE_ROWS; r++) {
                                tile.add(r, factors[r], 0);
                                f.get(factors[r]).get(stride).i32Add().set(factors[r]);
                            }
                            f.get(delta).get(n4).i32Add().set(delta);
                            f.increase(x, 1);
                        });
                        for (int factor : factors) {
                            f.get(factor).get(skip).i32Add().set(factor);
                        }
                        f.increase(y, 1);
                    });
                    tile.store(place, j, n4);
                    for (int row : place) {
                        f.increase(row, PANEL);
                    }
                    f.increase(j, PANEL);
                });
                f.increase(k, TILE_ROWS);
            });
            f.get(pictures).get(pictureBytes).i32Add().set(pictures);
            f.get(height).get(width).i32Mul().get(n4).i32Mul();
            f.get(begin).i32Add().set(begin);
            f.increase(picture, 1);
        });
    }

    /** Sums that stay in registers, and a line of the second factor. */
    private static final class Tile {
        private final FunctionWriter code;
        private final Lanes lanes;
        private final int factor;
        private final int[] line;
        private final int[][] sums = new int[TILE_ROWS][];

        Tile(FunctionWriter code, boolean relaxed) {
            this.code = code;
            lanes = new Lanes(code, true, relaxed);
            factor = lanes.local();
            line = code.locals(ValueType.V128, TILE_VECTORS);
            for (int r = 0; r < TILE_ROWS; r++) {
                sums[r] = code.locals(ValueType.V128, TILE_VECTORS);
            }
        }

        void begin(int row, int[] first) {
            for (int v = 0; v < TILE_VECTORS; v++) {
                code.get(first[v]).set(sums[row][v]);
            }
        }

        /** Goes on with sums from memory. */
        void load(int row, int[] place) {
            Blocks.load(code, sums[row], place[row]);
        }

        /** The line that is to be multiplied next. */
        void loadLine(int place, int offset) {
            for (int v = 0; v < TILE_VECTORS; v++) {
                code.get(place).v128Load(offset + v * VECTOR).set(line[v]);
            }
        }

        /** A row's sums grow by the line times the float at a place. */
        void add(int row, int place, int offset) {
            code.get(place).v128Load32Splat(offset).set(factor);
            for (int v = 0; v < TILE_VECTORS; v++) {
                lanes.addProduct(sums[row][v], factor, line[v]);
            }
        }

        /** Stores all sums, which are from column j on, as far as the rows have columns. */
        void store(int[] place, int j, int to) {
            code.fits(j, PANEL, to).choose(() -> store(place, j, to, false), () -> store(place, j, to, true));
        }

        private void store(int[] place, int j, int to, boolean end) {
            for (int r = 0; r < TILE_ROWS; r++) {
                Blocks.store(code, sums[r], place[r], j, to, end);
            }
        }
    }
}
