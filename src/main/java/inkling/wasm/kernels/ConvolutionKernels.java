package inkling.wasm.kernels;

import static inkling.wasm.assembler.Instruction.*;
import static inkling.wasm.kernels.DenseKernels.Tile.PANEL;
import static inkling.wasm.kernels.KernelModule.Division.VALUE_COST;
import static inkling.wasm.kernels.Lanes.FLOAT;

import inkling.wasm.assembler.FunctionWriter;
import inkling.wasm.kernels.DenseKernels.Tile;
import inkling.wasm.kernels.KernelModule.Division;
import inkling.wasm.kernels.KernelModule.Kernel;

/**
 * The products of convolutions, straight from pictures that have their edges around them. Patches are not copied: one row
 * of a patch is a run of neighbouring values, and lists say where in the picture each patch begins, or each value of one
 * is. Tiles are those of {@link DenseKernels}; the last tile of an odd number does a row several times, with the same
 * result, rather than rows one by one.
 */
public final class ConvolutionKernels {
    private static final int UNROLLED = 4;

    public final Kernel spread;
    public final Kernel convolve;
    public final Kernel filterGradient;
    private final KernelModule module;

    ConvolutionKernels(KernelModule module) {
        this.module = module;
        spread = module.declare("spread", Division.ofRows(1).costing(VALUE_COST));
        convolve = module.declare("convolve", Division.ofRows(1));
        filterGradient = module.declare("filterGradient", Division.ofRows(Tile.NARROW_ROWS));
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
    private void spread(Kernel kernel) {
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
        f.stepping(picture, 1, kernel.to(), () -> {
            int from = f.at(source, picture, sourcePicture).keep();
            int begin = f.at(target, picture, targetPicture).keep();
            f.clearBytes(begin, targetPicture);
            f.increaseBy(begin, margin);
            f.repeat(lines, line -> {
                int p = f.at(from, line, sourceLine).keep();
                f.repeat(runs, run -> {
                    int q = f.at(begin, run, step).keep();
                    int end = f.sum(p, bytes).keep();
                    for (boolean wide : new boolean[] {true, false}) {
                        Lanes lanes = module.lanes(f, wide);
                        f.stepping(p, lanes.bytes(), end, () -> {
                            lanes.get(q).get(p).load(0).store(0);
                            f.increase(q, lanes.bytes());
                        });
                    }
                });
                f.increaseBy(begin, targetLine);
            });
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
        Tile tile = Tile.of(f, module.lanes(f), Tile.ROWS);
        int skip = f.get(line).get(run).op(I32_SUB).keep();
        int last = f.get(positions).i32Const(1).op(I32_SUB).keep();
        f.stepping(picture, 1, kernel.to(), () -> {
            int base = f.at(pictures, picture, pictureBytes).keep();
            int panel = f.get(panels).keep();
            int j = f.i32Const(0).keep();
            f.stepping(j, FLOAT, PANEL, n4, () -> {
                f.get(picture).get(positions).op(I32_MUL).get(n4).op(I32_MUL);
                int out = f.get(c).op(I32_ADD).get(j).op(I32_ADD).keep();
                int first = f.sum(initial, j).keep();
                int i = f.i32Const(0).keep();
                f.stepping(i, 1, Tile.ROWS, positions, () -> {
                    for (int r = 0; r < Tile.ROWS; r++) {
                        int position = tileRow(f, i, r, last);
                        f.element(starts, position).get(base).op(I32_ADD).set(tile.factors()[r]);
                        f.at(out, position, n4).set(tile.addresses()[r]);
                        tile.load(r, first);
                    }
                    int b = f.get(panel).keep();
                    f.repeat(size, row -> {
                        int end = f.sum(tile.factors()[0], run).keep();
                        for (int steps : new int[] {UNROLLED, 1}) {
                            f.whileTrue(() -> f.fits(tile.factors()[0], steps * FLOAT, end), () -> {
                                for (int s = 0; s < steps; s++) {
                                    tile.loadLine(b, s * PANEL);
                                    tile.add(s * FLOAT);
                                }
                                f.increaseAll(tile.factors(), steps * FLOAT);
                                f.increase(b, steps * PANEL);
                            });
                        }
                        advance(f, tile, skip);
                    });
                    tile.store(j, n4);
                });
                f.increaseBy(panel, panelBytes);
            });
        });
    }

    /** A local with the number of the r-th row of a tile that begins at a row i. */
    private static int tileRow(FunctionWriter f, int i, int r, int last) {
        int row = f.get(i).i32Const(r).op(I32_ADD).keep();
        f.lower(row, last).set(row);
        return row;
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
        Tile tile = Tile.of(f, module.lanes(f), Tile.ROWS);
        int[] offsets = f.locals(ValueType.I32, Tile.ROWS);
        int last = f.get(kernel.to()).i32Const(1).op(I32_SUB).keep();
        int begin = f.get(d).keep();
        f.repeat(count, picture -> {
            int k = f.get(kernel.from()).keep();
            f.stepping(k, 1, Tile.ROWS, kernel.to(), () -> {
                for (int r = 0; r < Tile.ROWS; r++) {
                    int value = tileRow(f, k, r, last);
                    f.element(steps, value).get(pictures).op(I32_ADD).set(offsets[r]);
                    f.at(g, value, n4).set(tile.addresses()[r]);
                }
                int j = f.i32Const(0).keep();
                f.stepping(j, FLOAT, PANEL, n4, () -> {
                    for (int r = 0; r < Tile.ROWS; r++) {
                        tile.load(r, tile.addresses()[r]);
                        f.get(offsets[r]).set(tile.factors()[r]);
                    }
                    int delta = f.sum(begin, j).keep();
                    f.repeat(height, y -> {
                        f.repeat(width, x -> {
                            tile.loadLine(delta, 0);
                            tile.add(0);
                            advance(f, tile, stride);
                            f.increaseBy(delta, n4);
                        });
                        advance(f, tile, skip);
                    });
                    tile.store(j, n4);
                    for (int r = 0; r < Tile.ROWS; r++) {
                        f.increase(tile.addresses()[r], PANEL);
                    }
                });
            });
            f.increaseBy(pictures, pictureBytes);
            f.get(height).get(width).op(I32_MUL).get(n4).op(I32_MUL);
            f.get(begin).op(I32_ADD).set(begin);
        });
    }

    /** Goes on by so many bytes, a local, in the first factor of all rows. */
    private static void advance(FunctionWriter f, Tile tile, int bytes) {
        for (int factor : tile.factors()) {
            f.increaseBy(factor, bytes);
        }
    }
}
