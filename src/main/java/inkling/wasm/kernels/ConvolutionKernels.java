package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.KernelWriter.FLOAT;
import static inkling.wasm.kernels.KernelWriter.VALUE_COST;
import static inkling.wasm.kernels.KernelWriter.VECTOR;
import static inkling.wasm.kernels.Tile.PANEL;
import static inkling.wasm.kernels.Tile.PANEL_VECTORS;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.assembler.ValueType;
import inkling.wasm.threads.Division;

/**
 * The products of convolutions, straight from pictures that have their edges around them. Patches are not copied: one row
 * of a patch is a run of neighbouring values, and lists say where in the picture each patch begins, or each value of one
 * is. Tiles are those of {@link DenseKernels}; the last tile of an odd number does a row several times, with the same
 * result, rather than rows one by one.
 */
public final class ConvolutionKernels {
    private static final int TILE_ROWS = Tile.ROWS;
    private static final int UNROLLED = 4;

    public final Kernel spread;
    public final Kernel convolve;
    public final Kernel filterGradient;
    private final KernelWriter writer;

    ConvolutionKernels(KernelWriter writer) {
        this.writer = writer;
        spread = writer.declare("spread", Division.ofRows(1).costing(VALUE_COST));
        convolve = writer.declare("convolve", Division.ofRows(1));
        filterGradient = writer.declare("filterGradient", Division.ofRows(Tile.NARROW_ROWS));
        spread(spread);
        convolve(convolve);
        filterGradient(filterGradient);
    }

    /**
     * Copies pictures in runs of neighbouring values to where there is room between and around the runs, which becomes
     * zero. Parameters: source, values from picture to picture and from line to line, target, values from picture to
     * picture, from a picture's beginning to its first run, and from line to line, lines, runs of a line, values of a run,
     * values from run to run in the target.
     */
    private static void spread(Kernel kernel) {
        FunctionWriter f = kernel.code();
        int source = kernel.array();
        int sourcePicture = kernel.bytes();
        int sourceLine = kernel.bytes();
        int target = kernel.array();
        int targetPicture = kernel.bytes();
        int margin = kernel.bytes();
        int targetLine = kernel.bytes();
        int lines = kernel.integer();
        int runs = kernel.integer();
        int bytes = kernel.bytes();
        int step = kernel.bytes();
        int picture = kernel.from();
        int to = kernel.to();
        int p = f.local(ValueType.I32);
        int q = f.local(ValueType.I32);
        int begin = f.local(ValueType.I32);
        int end = f.local(ValueType.I32);
        int line = f.local(ValueType.I32);
        int run = f.local(ValueType.I32);
        f.whileFits(picture, 1, to, () -> {
            f.get(picture)
                    .get(targetPicture)
                    .op(I32_MUL)
                    .get(target)
                    .op(I32_ADD)
                    .set(begin);
            f.clearBytes(begin, targetPicture);
            f.get(begin).get(margin).op(I32_ADD).set(begin);
            f.i32Const(0).set(line);
            f.whileFits(line, 1, lines, () -> {
                f.get(picture).get(sourcePicture).op(I32_MUL).get(source).op(I32_ADD);
                f.get(line).get(sourceLine).op(I32_MUL).op(I32_ADD).set(p);
                f.i32Const(0).set(run);
                f.whileFits(run, 1, runs, () -> {
                    f.get(run).get(step).op(I32_MUL).get(begin).op(I32_ADD).set(q);
                    f.get(p).get(bytes).op(I32_ADD).set(end);
                    f.whileFits(p, VECTOR, end, () -> {
                        f.get(q).get(p).op(V128_LOAD, 0).op(V128_STORE, 0);
                        f.increase(p, VECTOR).increase(q, VECTOR);
                    });
                    f.whileFits(p, FLOAT, end, () -> {
                        f.get(q).get(p).op(F32_LOAD, 0).op(F32_STORE, 0);
                        f.increase(p, FLOAT).increase(q, FLOAT);
                    });
                    f.increase(run, 1);
                });
                f.get(begin).get(targetLine).op(I32_ADD).set(begin);
                f.increase(line, 1);
            });
            f.increase(picture, 1);
        });
    }

    /**
     * {@code c[p] = initial + Σ patch(p, k) · b[k]}. Parameters: pictures, values of one, the bytes at which each
     * position's patch begins, number of positions, rows of a patch, values of such a row, values from one row to the
     * next, panels of b, values of a panel, initial, c, length of c's rows.
     */
    private void convolve(Kernel kernel) {
        FunctionWriter f = kernel.code();
        int pictures = kernel.array();
        int pictureBytes = kernel.bytes();
        int starts = kernel.array();
        int positions = kernel.integer();
        int size = kernel.integer();
        int run = kernel.bytes();
        int line = kernel.bytes();
        int panels = kernel.array();
        int panelBytes = kernel.bytes();
        int initial = kernel.array();
        int c = kernel.array();
        int n4 = kernel.bytes();
        int picture = kernel.from();
        int to = kernel.to();
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
        int[] addresses = f.locals(ValueType.I32, TILE_ROWS);
        Tile tile = Tile.of(f, writer.lanes(f), TILE_ROWS);
        int[] first = f.locals(ValueType.V128, PANEL_VECTORS);
        f.get(line).get(run).op(I32_SUB).set(skip);
        f.get(positions).i32Const(1).op(I32_SUB).set(last);
        f.whileFits(picture, 1, to, () -> {
            f.get(picture)
                    .get(pictureBytes)
                    .op(I32_MUL)
                    .get(pictures)
                    .op(I32_ADD)
                    .set(base);
            f.get(panels).set(panel);
            f.i32Const(0).set(j);
            f.whileFits(j, FLOAT, n4, () -> {
                f.get(picture).get(positions).op(I32_MUL).get(n4).op(I32_MUL);
                f.get(c).op(I32_ADD).get(j).op(I32_ADD).set(out);
                f.get(initial).get(j).op(I32_ADD).set(b);
                ColumnBlocks.load(f, first, b);
                f.i32Const(0).set(i);
                f.whileFits(i, 1, positions, () -> {
                    for (int r = 0; r < TILE_ROWS; r++) {
                        f.get(i).i32Const(r).op(I32_ADD).set(one);
                        f.lower(one, last).set(one);
                        f.get(one).shift(I32_SHL, 2).get(starts).op(I32_ADD).op(I32_LOAD, 0);
                        f.get(base).op(I32_ADD).set(factors[r]);
                        f.get(one).get(n4).op(I32_MUL).get(out).op(I32_ADD).set(addresses[r]);
                        tile.begin(r, first);
                    }
                    f.get(panel).set(b);
                    f.i32Const(0).set(row);
                    f.whileFits(row, 1, size, () -> {
                        f.get(factors[0]).get(run).op(I32_ADD).set(end);
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
                            f.get(factor).get(skip).op(I32_ADD).set(factor);
                        }
                        f.increase(row, 1);
                    });
                    tile.store(addresses, j, n4);
                    f.increase(i, TILE_ROWS);
                });
                f.get(panel).get(panelBytes).op(I32_ADD).set(panel);
                f.increase(j, PANEL);
            });
            f.increase(picture, 1);
        });
    }

    /**
     * {@code g[k] += Σ patch(p, k) · d[p]} over all positions of all pictures, in their order. Parameters: pictures,
     * values of one, the bytes at which each of a patch's values is in the first patch, d, g, length of g's and d's rows,
     * positions from top to bottom, from left to right, values from one to the next to the right, values from the end of a
     * line of positions to the next line, pictures. A range is of a patch's values.
     */
    private void filterGradient(Kernel kernel) {
        FunctionWriter f = kernel.code();
        int pictures = kernel.array();
        int pictureBytes = kernel.bytes();
        int steps = kernel.array();
        int d = kernel.array();
        int g = kernel.array();
        int n4 = kernel.bytes();
        int height = kernel.integer();
        int width = kernel.integer();
        int stride = kernel.bytes();
        int skip = kernel.bytes();
        int count = kernel.integer();
        int from = kernel.from();
        int to = kernel.to();
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
        int[] addresses = f.locals(ValueType.I32, TILE_ROWS);
        Tile tile = Tile.of(f, writer.lanes(f), TILE_ROWS);
        f.get(to).i32Const(1).op(I32_SUB).set(last);
        f.get(d).set(begin);
        f.whileFits(picture, 1, count, () -> {
            f.get(from).set(k);
            f.whileFits(k, 1, to, () -> {
                for (int r = 0; r < TILE_ROWS; r++) {
                    f.get(k).i32Const(r).op(I32_ADD).set(one);
                    f.lower(one, last).set(one);
                    f.get(one).shift(I32_SHL, 2).get(steps).op(I32_ADD).op(I32_LOAD, 0);
                    f.get(pictures).op(I32_ADD).set(offsets[r]);
                    f.get(one).get(n4).op(I32_MUL).get(g).op(I32_ADD).set(addresses[r]);
                }
                f.i32Const(0).set(j);
                f.whileFits(j, FLOAT, n4, () -> {
                    for (int r = 0; r < TILE_ROWS; r++) {
                        tile.load(r, addresses[r]);
                        f.get(offsets[r]).set(factors[r]);
                    }
                    f.get(begin).get(j).op(I32_ADD).set(delta);
                    f.i32Const(0).set(y);
                    f.whileFits(y, 1, height, () -> {
                        f.i32Const(0).set(x);
                        f.whileFits(x, 1, width, () -> {
                            tile.loadLine(delta, 0);
                            for (int r = 0; r < TILE_ROWS; r++) {
                                tile.add(r, factors[r], 0);
                                f.get(factors[r]).get(stride).op(I32_ADD).set(factors[r]);
                            }
                            f.get(delta).get(n4).op(I32_ADD).set(delta);
                            f.increase(x, 1);
                        });
                        for (int factor : factors) {
                            f.get(factor).get(skip).op(I32_ADD).set(factor);
                        }
                        f.increase(y, 1);
                    });
                    tile.store(addresses, j, n4);
                    for (int row : addresses) {
                        f.increase(row, PANEL);
                    }
                    f.increase(j, PANEL);
                });
                f.increase(k, TILE_ROWS);
            });
            f.get(pictures).get(pictureBytes).op(I32_ADD).set(pictures);
            f.get(height).get(width).op(I32_MUL).get(n4).op(I32_MUL);
            f.get(begin).op(I32_ADD).set(begin);
            f.increase(picture, 1);
        });
    }
}
